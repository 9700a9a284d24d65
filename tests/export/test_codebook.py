"""The codebook, and what it gives to Stata and Excel files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas
import pytest

from gwreport.analysis.targets import Presence, TargetForm, TargetRole
from gwreport.export import tables
from gwreport.export.codebook import codebook, column_of
from gwreport.export.tables import FigureRow, FindingRow, StatementRow, TargetRow
from gwreport.model import Aspect, Bound, Direction, Level, QuantityKind, SectionRole, Severity, Status
from gwreport.review.decisions import Verdict
from gwreport.review.merging import CheckedTargetRow

ROW = StatementRow.blank(
    region="云河县",
    level="county",
    year=2031,
    delivered=date(2031, 1, 9),
    document=3,
    indicator="gdp",
    indicator_name="地区生产总值",
    aspect="growth",
    status="actual",
    low=Decimal("5.5"),
    unit="%",
    bound="exact",
    direction="up",
    keys=(("省份", "青岚"), ("文本总长度(字)", "100"), ("文本总长度[字]", "99"), ("很" * 40, "长")),
)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("level", Level),
        ("aspect", Aspect),
        ("status", Status),
        ("bound", Bound),
        ("direction", Direction),
        ("presence", Presence),
        ("form", TargetForm),
        ("severity", Severity),
        ("hardness", ("hard", "soft", "ceiling")),
        ("target_role", TargetRole),
        ("role", SectionRole),
        ("kind", QuantityKind),
        ("checked", Verdict),
    ],
)
def test_the_values_are_those_of_the_model(column: str, values: object) -> None:
    assert list(column_of(column).values) == [str(value) for value in values]  # type: ignore[attr-defined]


@pytest.mark.parametrize("row_type", [StatementRow, TargetRow, FigureRow, FindingRow, CheckedTargetRow])
def test_every_column_is_described_in_a_line_that_stata_takes(row_type: type[tables.Row]) -> None:
    lines = list(codebook("t", row_type))
    assert [line.column for line in lines] == list(row_type.columns())
    assert all(0 < len(line.meaning) <= 80 for line in lines)
    for line in lines:
        assert ("number" in line.type) <= bool(line.unit), line.column


# ---- Stata ---------------------------------------------------------------------------------------


@pytest.fixture
def stata(tmp_path: Path) -> Path:
    tables.write_stata([ROW, StatementRow.blank(indicator="cpi")], tmp_path / "rows.dta")
    return tmp_path / "rows.dta"


def test_variables_and_values_have_labels(stata: Path) -> None:
    with pandas.read_stata(stata, iterator=True) as reader:
        labels = reader.variable_labels()
        values = reader.value_labels()
        assert reader.data_label.startswith("gwreport ")
    assert labels["year"] == "year that the report plans"
    assert all(labels.values())
    assert list(values["aspect"].values()) == list(column_of("aspect").values)
    assert {"level", "status", "bound", "direction"} <= values.keys()


def test_years_are_whole_numbers_and_days_days(stata: Path, tmp_path: Path) -> None:
    frame = pandas.read_stata(stata, convert_categoricals=False)
    assert frame["year"].iloc[0] == 2031
    assert pandas.isna(frame["year"].iloc[1])
    assert frame["delivered"].iloc[0] == pandas.Timestamp("2031-01-09")
    assert frame["aspect"].iloc[0] == list(column_of("aspect").values).index("growth")
    tables.write_stata([ROW], tmp_path / "filled.dta")
    assert pandas.read_stata(tmp_path / "filled.dta").dtypes["year"] == "int32"


def test_keys_of_any_name_come_back(stata: Path) -> None:
    assert next(iter(tables.read_stata(stata, StatementRow))).keys == ROW.keys


# ---- Excel ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"]
)
def test_no_cell_runs_as_a_formula(text: str, tmp_path: Path) -> None:
    row = StatementRow.blank(indicator="gdp", sentence=text, title=text)
    tables.write_workbook([row], tmp_path / "rows.xlsx")
    with ZipFile(tmp_path / "rows.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    cells = next(openpyxl.load_workbook(tmp_path / "rows.xlsx").worksheets[0].iter_rows(min_row=2))
    found = [cell for cell in cells if cell.value == text]
    assert [(cell.data_type, cell.quotePrefix) for cell in found] == [("s", True)] * 2
    assert list(tables.read_workbook(tmp_path / "rows.xlsx", StatementRow)) == [row]


def test_what_excel_cannot_hold_is_replaced_or_cut(tmp_path: Path) -> None:
    row = StatementRow.blank(indicator="gdp", sentence="a\x00b\x0bc\ud800", section="长" * 40_000)
    tables.write_workbook([row], tmp_path / "rows.xlsx")
    (found,) = tables.read_workbook(tmp_path / "rows.xlsx", StatementRow)
    assert found.sentence == "a\ufffdb\ufffdc\ufffd"
    assert len(found.section or "") == 32_767


def test_a_workbook_has_numbers_days_and_the_versions(tmp_path: Path) -> None:
    tables.write_workbook([ROW], tmp_path / "rows.xlsx")
    book = openpyxl.load_workbook(tmp_path / "rows.xlsx")
    head = [cell.value for cell in book.worksheets[0][1]]
    cells = dict(zip(head, book.worksheets[0][2], strict=True))
    assert (cells["year"].value, cells["low"].value, cells["document"].value) == (2031, 5.5, 3)
    assert cells["delivered"].is_date
    assert [cell.value for cell in book["about"]["A"]] == ["gwreport", "table version", "table"]
