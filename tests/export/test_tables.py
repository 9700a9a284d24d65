"""The long table: every form gives back the rows that went in."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.errors import SchemaError
from gwreport.export import tables
from gwreport.export.tables import StatementRow, TargetRow

# Stata and CSV cannot tell an empty text from none, so optional texts are None or not empty.
CELL_TEXT = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Co", "Cn")), min_size=1, max_size=12
).filter(lambda t: t == t.strip() and t not in ("", "nan", "NaN"))
OPTIONAL_TEXT = st.none() | CELL_TEXT
NUMBER = st.none() | st.decimals(min_value=0, max_value=10**9, places=4)
DAY = st.none() | st.dates(min_value=date(1954, 1, 1), max_value=date(2100, 12, 31))

KEYS = st.just(()) | st.tuples(CELL_TEXT.map(lambda cell: ("省份", cell)), st.just(("年份", "2031")))
PROVENANCE = {
    "title": OPTIONAL_TEXT,
    "delivered": DAY,
    "file": OPTIONAL_TEXT,
    "document": st.none() | st.integers(1, 10**6),
    "text_sha256": OPTIONAL_TEXT,
}
ROWS = st.builds(
    StatementRow,
    **PROVENANCE,
    adcode=st.none() | st.integers(110000, 659999).map(str),
    region=OPTIONAL_TEXT,
    level=st.none() | st.sampled_from(["national", "province", "county"]),
    parent_code=OPTIONAL_TEXT,
    year=st.none() | st.integers(1954, 2030),
    indicator=CELL_TEXT,
    indicator_name=CELL_TEXT,
    aspect=st.sampled_from(["level", "growth"]),
    status=st.sampled_from(["actual", "target"]),
    value=NUMBER,
    low=NUMBER,
    high=NUMBER,
    unit=st.sampled_from(["%", "CNY", "", "个"]),
    bound=st.sampled_from(["exact", "approx"]),
    direction=st.sampled_from(["up", "none"]),
    period_start=DAY,
    period_end=DAY,
    section=OPTIONAL_TEXT,
    sentence=OPTIONAL_TEXT,
    source_start=st.none() | st.integers(0, 10**6),
    source_end=st.none() | st.integers(0, 10**6),
    rule=OPTIONAL_TEXT,
    doubts=OPTIONAL_TEXT,
)


def with_keys(rows: tuple[list[StatementRow], tuple[tuple[str, str], ...]]) -> list[StatementRow]:
    return [evolve(row, keys=rows[1]) for row in rows[0]]


LISTS = st.tuples(st.lists(ROWS, min_size=1, max_size=4), KEYS).map(with_keys)
TARGET_ROWS = st.builds(
    TargetRow,
    **PROVENANCE,
    adcode=st.none() | st.integers(110000, 659999).map(str),
    region=OPTIONAL_TEXT,
    level=st.none() | st.sampled_from(["national", "province", "county"]),
    parent_code=OPTIONAL_TEXT,
    year=st.none() | st.integers(1954, 2030),
    indicator=CELL_TEXT,
    indicator_name=CELL_TEXT,
    presence=st.sampled_from(["stated", "qualitative", "absent", "not_found"]),
    aspect=st.none() | st.sampled_from(["level", "growth"]),
    low=NUMBER,
    high=NUMBER,
    unit=st.none() | st.sampled_from(["%", "CNY", "个"]),
    bound=st.none() | st.sampled_from(["exact", "approx"]),
    form=st.none() | st.sampled_from(["point", "range"]),
    words=OPTIONAL_TEXT,
    hardness=OPTIONAL_TEXT,
    direction=st.none() | st.sampled_from(["up", "none"]),
    text=OPTIONAL_TEXT,
    source_start=st.none() | st.integers(0, 10**6),
    source_end=st.none() | st.integers(0, 10**6),
    rule=OPTIONAL_TEXT,
    doubts=OPTIONAL_TEXT,
    candidates=OPTIONAL_TEXT,
    target_role=st.none() | st.sampled_from(["base", "stretch"]),
    midpoint=NUMBER,
)
TARGET_LISTS = st.lists(TARGET_ROWS, min_size=1, max_size=3)


@given(LISTS, st.booleans())
def test_csv_gives_back_its_rows(rows: list[StatementRow], bom: bool) -> None:
    text = tables.csv_text(rows, bom=bom)
    assert text.startswith("\ufeff") == bom
    assert list(tables.read_csv(text, StatementRow)) == rows


@given(LISTS)
def test_json_lines_give_back_their_rows(rows: list[StatementRow]) -> None:
    target = io.StringIO()
    assert tables.write_jsonl(rows, target) == len(rows)
    assert list(tables.read_jsonl(target.getvalue(), StatementRow)) == rows


@settings(max_examples=25)
@given(LISTS)
def test_arrow_and_parquet_give_back_their_rows(rows: list[StatementRow]) -> None:
    assert list(tables.from_arrow(tables.to_arrow(rows), StatementRow)) == rows
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        tables.write_parquet(rows, path)
        assert list(tables.read_parquet(path, StatementRow)) == rows


@settings(max_examples=15)
@given(LISTS)
def test_pandas_and_stata_give_back_their_rows(rows: list[StatementRow]) -> None:
    assert list(tables.from_pandas(tables.to_pandas(rows), StatementRow)) == rows
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.dta"
        tables.write_stata(rows, path)
        assert list(tables.read_stata(path, StatementRow)) == rows


@settings(max_examples=15)
@given(TARGET_LISTS)
def test_targets_come_back_from_every_form(rows: list[TargetRow]) -> None:
    lines = io.StringIO()
    tables.write_jsonl(rows, lines)
    assert list(tables.read_csv(tables.csv_text(rows, row_type=TargetRow), TargetRow)) == rows
    assert list(tables.read_jsonl(lines.getvalue(), TargetRow)) == rows
    assert list(tables.from_pandas(tables.to_pandas(rows, row_type=TargetRow), TargetRow)) == rows
    with TemporaryDirectory() as folder:
        parquet, stata = Path(folder) / "rows.parquet", Path(folder) / "rows.dta"
        tables.write_parquet(rows, parquet, row_type=TargetRow)
        tables.write_stata(rows, stata, row_type=TargetRow)
        assert list(tables.read_parquet(parquet, TargetRow)) == rows
        assert list(tables.read_stata(stata, TargetRow)) == rows


def test_the_version_of_the_columns_is_written_down() -> None:
    schema = tables.arrow_schema(TargetRow)
    assert schema.metadata[b"gwreport.table_version"] == str(tables.TABLE_VERSION).encode()
    assert schema.names == list(TargetRow.columns())


def test_a_long_text_fits_a_stata_file() -> None:
    row = TargetRow.blank(indicator="gdp", presence="qualitative", text="稳" * 3000)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.dta"
        tables.write_stata([row], path, row_type=TargetRow)
        assert next(tables.read_stata(path, TargetRow)).text == "稳" * 3000


def test_an_empty_table_keeps_its_columns() -> None:
    text = tables.csv_text([])
    assert text.strip().split(",") == list(StatementRow.columns())
    assert list(tables.read_csv(text, StatementRow)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("year,region\n2022,x\n", "columns"),
        ("", "columns"),
        (",".join(StatementRow.columns()) + "\n1,2\n", "line 2"),
        (",".join(StatementRow.columns()) + "\n" + "x," * 27 + "x\n", "line 2, year"),
    ],
)
def test_a_foreign_csv_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(SchemaError) as caught:
        list(tables.read_csv(text, StatementRow))
    assert caught.value.path == place


@pytest.mark.parametrize("line", ["no json", "[]", "{}", '{"year": 2022}'])
def test_foreign_json_lines_are_refused(line: str) -> None:
    with pytest.raises(SchemaError):
        list(tables.read_jsonl(line, StatementRow))


def test_a_fraction_is_rounded_to_twelve_digits() -> None:
    assert tables.decimal_cell(Fraction(1, 3)) == Decimal("0.333333333333")
    assert tables.decimal_cell(Fraction(1, 8)) == Decimal("0.125")
    assert tables.decimal_cell(None) is None
