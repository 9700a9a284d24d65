"""Tables with a column of texts: every form, encodings, separators, missing columns, hostile rows."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import openpyxl
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.batch import Failure, read_table
from gwreport.errors import ColumnError, EmptyInputError, FormatError, InputError, RegionError, YearError
from gwreport.model import PlaceKind
from gwreport.reading.collections.columns import key_text, likely
from gwreport.reading.collections.rows import FORMS

HEAD = ("年份", "区县", "报告全文", "备注")


def report_text(place: str = "云河县", year: int = 2031) -> str:
    return (
        f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n全县地区生产总值增长6.5%，“两免一补”落实。\n"
        f"二、{year}年工作安排\n主要预期目标是：地区生产总值增长6%左右，城镇新增就业1.2万人。\n"
    )


ROWS: list[tuple[Any, ...]] = [
    (2031, "满城", report_text("满城区"), "甲,乙"),
    (2031, "唐县", report_text("高唐县"), None),
    (2030, "易县", "", "没有全文"),
    (2032, "容城", report_text("容城县", 2032), None),
]


def write(path: Path, rows: list[tuple[Any, ...]], head: tuple[str, ...] = HEAD) -> Path:
    """A table in the form of its suffix, by the libraries that users write them with."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in (head, *rows):
            book.active.append(list(row))
        book.save(path)
    elif path.suffix == ".parquet":
        columns = {name: [row[at] for row in rows] for at, name in enumerate(head)}
        pyarrow.parquet.write_table(pyarrow.table(columns), path)
    elif path.suffix in (".jsonl", ".ndjson"):
        lines = [json.dumps(dict(zip(head, row, strict=True)), ensure_ascii=False) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    else:
        with path.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter="\t" if path.suffix == ".tsv" else ",").writerows((head, *rows))
    return path


SUFFIXES = [suffix for suffix in FORMS if suffix != ".xlsm"]
NAMED: dict[str, Any] = {"text": "报告全文", "region": "区县", "year": "年份"}


# ---- every form ----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_form_gives_the_reports_with_their_keys(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"panel{suffix}", ROWS)
    found = list(read_table(path, **NAMED))
    assert [report.keys for report in found] == [
        (("区县", "满城"), ("年份", "2031")),
        (("区县", "唐县"), ("年份", "2031")),
        (("区县", "容城"), ("年份", "2032")),
    ]
    assert [report.metadata.year for report in found] == [2031, 2031, 2032]
    first = 1 if suffix in (".jsonl", ".ndjson", ".parquet") else 2
    assert [report.document.number for report in found] == [first, first + 1, first + 3]
    for report in found:
        assert report.document.source.name == str(path)
        place = report.locate(report.statements[0].evidence)
        assert place is not None
        assert (place.kind, place.number) == (PlaceKind.ROW, report.document.number)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_row_without_a_text_is_recorded_where_that_is_asked_for(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"panel{suffix}", ROWS)
    (failure,) = [o for o in read_table(path, **NAMED, on_error="record") if isinstance(o, Failure)]
    assert failure.index == 2
    assert isinstance(failure.error, EmptyInputError)
    assert str(failure.error).startswith(f"{path}, row ")


def test_a_key_that_disagrees_is_told_and_both_are_there(tmp_path: Path) -> None:
    report = list(read_table(write(tmp_path / "panel.csv", ROWS), **NAMED))[1]
    assert [d.code for d in report.diagnostics if d.code.endswith("disagrees")] == ["region-disagrees"]
    assert report.metadata.region is not None
    assert (report.metadata.region.adcode, report.keys[0]) == ("130627", ("区县", "唐县"))
    assert report.metadata.title == "2031年高唐县政府工作报告"


def test_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    path = write(tmp_path / "panel.xlsx", ROWS * 3)
    assert list(read_table(path, **NAMED, processes=2)) == list(read_table(path, **NAMED))


@settings(max_examples=10)
@given(st.integers(2001, 2040), st.sampled_from(["满城区", "容城县", "保定市"]), st.booleans())
def test_the_same_report_has_the_same_statements_in_every_form(
    tmp_path_factory: pytest.TempPathFactory, year: int, place: str, crlf: bool
) -> None:
    folder = tmp_path_factory.mktemp("forms")
    text = report_text(place, year)
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (expected,) = gwreport.read(folder / "report.txt")
    cell = text.replace("\n", "\r\n") if crlf else text
    for suffix in SUFFIXES:
        path = write(folder / f"panel{suffix}", [(year, None, cell, None)])
        (found,) = read_table(path, text="报告全文")
        assert found.statements == expected.statements
        assert found.metadata == expected.metadata


# ---- encodings and separators --------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_encoding_and_separator_are_told(encoding: str, separator: str, tmp_path: Path) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=separator).writerows((HEAD, *ROWS))
    path = tmp_path / "panel.csv"
    path.write_bytes(target.getvalue().encode(encoding))
    found = list(read_table(path, **NAMED))
    assert [dict(report.keys)["区县"] for report in found] == ["满城", "唐县", "容城"]


def test_a_cell_may_be_as_long_as_a_report(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    text = report_text() + "全县粮食产量30万吨。\n" * 20_000
    (report,) = read_table(write(tmp_path / "a.csv", [(2031, None, text, None)]), text="报告全文")
    assert len(report.text) > 200_000
    assert csv.field_size_limit() == before


def test_cells_with_an_unquoted_separator_are_no_text_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    unquoted = report_text().replace("\n", " ").replace("，", ",")
    path.write_text(f'年份,正文\n2031,{unquoted}\n2031,"{report_text()}"\n', encoding="utf-8")
    outcomes = list(read_table(path, text="正文", on_error="record"))
    assert isinstance(outcomes[0], Failure)
    assert "put cells with a separator in quotes" in str(outcomes[0].error)


# ---- columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_without_a_column_the_likely_one_is_proposed(suffix: str, tmp_path: Path) -> None:
    path = write(tmp_path / f"panel{suffix}", ROWS)
    with pytest.raises(
        ColumnError, match=r"--text-column.*'报告全文' looks like it; columns: 年份, 区县"
    ) as caught:
        list(read_table(path))
    assert (caught.value.likely, caught.value.columns) == ("报告全文", HEAD)


@pytest.mark.parametrize(
    ("named", "role", "likely"),
    [
        ({"text": "正文"}, "text", "报告全文"),
        ({"region": "县"}, "region", "区县"),
        ({"year": "年度"}, "year", "年份"),
        ({"keys": ("代码",)}, "keys", None),
        ({"region": ("区县", "省份")}, "region", "区县"),
    ],
)
def test_a_column_that_is_not_there_is_an_error(
    named: dict[str, Any], role: str, likely: str | None, tmp_path: Path
) -> None:
    path = write(tmp_path / "panel.xlsx", ROWS)
    with pytest.raises(ColumnError) as caught:
        list(read_table(path, **{**NAMED, **named}))
    assert (caught.value.role, caught.value.likely) == (role, likely)


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        (("year", "Text"), "Text"),
        (("id", "content", "title"), "content"),
        (("年份", "政府工作报告全文"), "政府工作报告全文"),
        (("a", "b"), None),
        ((), None),
    ],
)
def test_a_column_of_texts_is_known_by_name_where_its_cells_tell_nothing(
    columns: tuple[str, ...], column: str | None
) -> None:
    assert likely("text", columns) == column


def test_long_codes_are_no_texts() -> None:
    rows = [{"hash": "0f" * 400, "b": report_text() * 3}]
    assert likely("text", ("hash", "b"), rows) == "b"


def test_parents_in_columns_of_their_own(tmp_path: Path) -> None:
    rows = [
        ("江苏", "南京", "鼓楼", report_text("鼓楼区")),
        ("福建", "福州", "鼓楼区", report_text("鼓楼区")),
    ]
    path = write(tmp_path / "panel.xlsx", rows, ("省", "市", "区", "正文"))
    found = list(read_table(path, text="正文", region=("省", "市", "区")))
    codes = [report.metadata.region.adcode for report in found if report.metadata.region]
    assert codes == ["320106", "350102"]
    assert found[0].keys == (("省", "江苏"), ("市", "南京"), ("区", "鼓楼"))
    with pytest.raises(RegionError, match="4 places"):
        list(read_table(path, text="正文", region="区"))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (130607, "130607"),
        (130607.0, "130607"),
        (2022.5, "2022.5"),
        ("  满城 ", "满城"),
        (None, ""),
        (float("nan"), ""),
        (datetime(2031, 1, 9), "2031-01-09"),
        (True, "True"),
    ],
)
def test_a_key_is_what_a_spreadsheet_shows(cell: object, text: str) -> None:
    assert key_text(cell) == text


@pytest.mark.parametrize("year", ["2031年", 2031.0, "２０３１", datetime(2031, 3, 1)])
def test_years_in_cells(year: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "panel.xlsx", [(year, None, report_text(year=2031), None)])
    (report,) = read_table(path, text="报告全文", year="年份")
    assert report.metadata.year == 2031
    assert not [d for d in report.diagnostics if d.code == "year-disagrees"]


# ---- workbooks -----------------------------------------------------------------------------------


def test_the_sheet_with_the_column_is_read_or_the_one_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "说明"
    book.active.append(["数据来源"])
    for title, place in (("一", "满城区"), ("二", "容城县")):
        sheet = book.create_sheet(title)
        sheet.append([])
        sheet.append(["正文", "=1+1"])
        sheet.append([report_text(place), "=1+1"])
    book.save(tmp_path / "panel.xlsx")
    (first,) = read_table(tmp_path / "panel.xlsx", text="正文")
    (second,) = read_table(tmp_path / "panel.xlsx", text="正文", sheet="二")
    assert [r.metadata.title for r in (first, second)] == [
        "2031年满城区政府工作报告",
        "2031年容城县政府工作报告",
    ]
    assert first.document.number == 3
    with pytest.raises(FormatError, match="no sheet '三'; it has: 说明, 一, 二"):
        list(read_table(tmp_path / "panel.xlsx", text="正文", sheet="三"))


def test_a_full_cell_gets_a_remark(tmp_path: Path) -> None:
    text = (report_text() + "粮食产量30万吨。" * 9000)[:32_767]
    (report,) = read_table(write(tmp_path / "panel.xlsx", [(2031, None, text, None)]), text="报告全文")
    assert "cell-full" in [remark.code for remark in report.diagnostics]


def test_characters_that_xml_cannot_hold_are_unescaped(tmp_path: Path) -> None:
    cell = report_text().replace("\n", "_x000D_\n")
    (report,) = read_table(write(tmp_path / "panel.xlsx", [(2031, None, cell, None)]), text="报告全文")
    assert "_x000D_" not in report.source
    assert report.text == gwreport.parse(report_text()).text


# ---- what is no table ----------------------------------------------------------------------------


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


HOSTILE = [
    ("a.xlsx", b"PK\x03\x04broken"),
    ("b.xlsx", b""),
    ("c.xlsx", zipped({"xl/workbook.xml": b"<no"})),
    ("d.parquet", b"PAR1 and nothing more"),
    ("e.parquet", b""),
    ("f.csv", b""),
    ("g.csv", bytes(range(256)) * 40),
    ("h.jsonl", b"{"),
    ("i.jsonl", b"[1, 2]\n"),
    ("j.jsonl", b"[" * 100_000),
    ("k.tsv", codecs.BOM_UTF8),
    ("l.dta", b"<stata_dta>"),
]


@pytest.mark.parametrize(("name", "data"), HOSTILE)
def test_what_is_no_table_is_refused_by_name(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=name):
        list(read_table(tmp_path / name, text="正文"))


def test_a_broken_line_costs_itself_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "panel.jsonl", ROWS)
    path.write_text(path.read_text("utf-8").replace("\n", "\n{broken\n", 1), encoding="utf-8")
    outcomes = list(read_table(path, **NAMED, on_error="record"))
    assert [isinstance(outcome, Failure) for outcome in outcomes] == [False, True, False, True, False]
    assert f"{path}, row 2" in str(cast("Any", outcomes[1]).error)


def test_a_text_that_is_no_report_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "panel.csv", [(2031, "满城", "见附件", None), *ROWS[:1]])
    outcomes = list(read_table(path, **NAMED, on_error="record"))
    assert isinstance(outcomes[0], Failure)
    assert "panel.csv, row 2: no government work report" in str(outcomes[0].error)
    taken = list(read_table(path, **NAMED, one=True))
    assert [report.text[:3] for report in taken] == ["见附件", "203"]


# --- tables as they lie on disks


def table_of(path: Path, *rows: tuple[Any, ...]) -> Path:
    """A table of any rows, the first of which need not name the columns."""
    return write(path, list(rows[1:]), rows[0])


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize(
    "above",
    [
        [],
        [("各县政府工作报告汇总", None, None)],
        [("2031年整理", None, None), (None, None, None), ("基本信息", None, "内容")],
        [(None, None, None), ("来源", "公开网站", None)],
    ],
    ids=["nothing", "title", "title and groups of columns", "blank and source"],
)
def test_titles_may_stand_over_the_names_of_columns(
    above: list[tuple[Any, ...]], suffix: str, tmp_path: Path
) -> None:
    text, rows = report_text("满城区"), [("区县", "年份", "正文")]
    many = [("满城", 2031, text), *[(None, None, None)] * 30, *[("满城", 2031, text)] * 25]
    path = table_of(tmp_path / f"a{suffix}", *above, *rows, *many)
    reports = list(read_table(path, text="正文", year="年份", region="区县"))
    assert len(reports) == 26
    numbers = [report.document.number for report in reports]
    assert numbers[0] == len(above) + 2
    assert numbers[-1] == len(above) + 1 + len(many)


def test_a_column_without_a_name_has_the_letter_of_a_spreadsheet(tmp_path: Path) -> None:
    path = table_of(tmp_path / "a.xlsx", ("区县", "年份", None), ("满城", 2031, report_text("满城区")))
    (report,) = read_table(path, text="C", year="年份")
    assert report.metadata.year == 2031
    with pytest.raises(ColumnError, match="columns: 区县, 年份, C"):
        next(read_table(path, text="正文"))


def test_of_two_columns_of_one_name_the_second_has_its_letter(tmp_path: Path) -> None:
    path = table_of(tmp_path / "a.csv", ("正文", "年份", "正文"), (report_text(), 2031, "摘要"))
    (report,) = read_table(path, text="正文", keys="正文 (C)")
    assert dict(report.keys) == {"正文 (C)": "摘要"}


@pytest.mark.parametrize(
    "cell",
    [
        2031,
        "2031年",
        "2031-01-12",
        "2031/1/12",
        "2031年1月12日",
        "2031-01-12 00:00:00",
        "二〇三一年",
        " 2031.0 ",
    ],
)
def test_a_column_of_years_may_hold_days_and_chinese_digits(cell: object, tmp_path: Path) -> None:
    path = table_of(tmp_path / "a.xlsx", ("年份", "正文"), (cell, report_text("满城区")))
    (report,) = read_table(path, text="正文", year="年份")
    assert report.metadata.year == 2031


@pytest.mark.parametrize(
    "cell", ["2031-2032", "2031-11", "2031-13-01", "44573", "12-01-2031", "三十一年", "2031-01-12前"]
)
def test_what_is_no_year_is_told(cell: str, tmp_path: Path) -> None:
    path = table_of(tmp_path / "a.xlsx", ("年份", "正文"), (cell, report_text("满城区")))
    with pytest.raises(YearError, match=cell):
        list(read_table(path, text="正文", year="年份"))
