"""From reports to a table in one step."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars
import pyarrow
import pytest
from attrs import evolve

import gwreport
from gwreport.export.tables import (
    FigureRow,
    Row,
    SectionRow,
    StatementRow,
    TargetRow,
    csv_text,
    to_arrow,
    to_pandas,
)

TEXT = """云河县人民政府工作报告
——2024年1月9日在云河县第五届人民代表大会第三次会议上
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
全县地区生产总值达到286.4亿元，增长6.5%。
（一）实体经济向好
新建农村公路120公里。
二、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，城镇新增就业3万人以上。
"""
REPORT = gwreport.parse(TEXT)
ROW_TYPES: dict[str, type[Row]] = {
    "targets": TargetRow,
    "statements": StatementRow,
    "figures": FigureRow,
    "sections": SectionRow,
}


@pytest.mark.parametrize("table", ROW_TYPES)
def test_each_table_has_its_columns_in_each_form(table: Any) -> None:
    columns = list(ROW_TYPES[table].columns())
    rows = REPORT.to_frame(table, form="rows")
    assert rows
    assert {type(row) for row in rows} == {ROW_TYPES[table]}
    frame, arrow = REPORT.to_frame(table), REPORT.to_frame(table, form="arrow")
    polars_frame = REPORT.to_frame(table, form="polars")
    assert list(frame.columns) == arrow.column_names == polars_frame.columns == columns
    assert len(frame) == arrow.num_rows == polars_frame.height == len(rows)
    assert isinstance(arrow, pyarrow.Table)
    assert isinstance(polars_frame, polars.DataFrame)


@pytest.mark.parametrize("table", ROW_TYPES)
def test_no_report_gives_an_empty_table_with_columns(table: Any) -> None:
    for form in ("pandas", "polars"):
        assert list(gwreport.to_frame([], table, form=form).columns) == list(ROW_TYPES[table].columns())


def test_the_targets_are_what_is_asked_for_first() -> None:
    frame = REPORT.to_frame()
    assert list(zip(frame.indicator, frame.low, frame.unit, strict=True)) == [
        ("gdp", 6.0, "%"),
        ("urban_jobs", 30000.0, "人"),
    ]
    assert frame.year.tolist() == [2024, 2024]


def test_many_reports_make_one_table_in_their_order() -> None:
    other = gwreport.parse(TEXT.replace("云河县", "青川县").replace("6%左右", "7%左右"))
    frame = gwreport.to_frame(iter([REPORT, other]), "targets")
    assert frame.low[frame.indicator == "gdp"].tolist() == [6.0, 7.0]


def test_types_of_columns_hold_in_polars() -> None:
    schema = REPORT.to_frame("statements", form="polars").schema
    assert schema["low"] == polars.Float64
    assert schema["year"] == polars.Int32
    assert schema["period_start"] == polars.Date
    assert schema["sentence"] == polars.String
    first = REPORT.to_frame("statements", form="polars").row(0, named=True)
    assert (first["value"], first["period_end"]) == (286.4e8, date(2023, 12, 31))


def test_sections_hold_every_sentence_once() -> None:
    opening, *rows = REPORT.to_frame("sections", form="rows")
    assert (opening.depth, opening.marker, opening.heading, opening.role, opening.section) == (
        1, None, None, "opening", None,
    )  # fmt: skip
    assert opening.text.endswith("请予审议。")
    assert [(row.depth, row.marker, row.heading, row.role, row.section) for row in rows] == [
        (1, "一、", "2023年工作回顾", "review", "一、2023年工作回顾"),
        (2, "（一）", "实体经济向好", "review", "一、2023年工作回顾 / （一）实体经济向好"),
        (1, "二、", "2024年工作安排", "plan", "二、2024年工作安排"),
    ]
    assert [row.text for row in rows] == [
        "全县地区生产总值达到286.4亿元，增长6.5%。",
        "新建农村公路120公里。",
        "主要预期目标是：地区生产总值增长6%左右，城镇新增就业3万人以上。",
    ]
    assert [row.characters for row in rows] == [25, 12, 33]
    assert TEXT[rows[0].source_start : rows[0].source_end].startswith("一、2023年")
    assert "农村公路" in TEXT[rows[0].source_start : rows[0].source_end]


def test_the_type_of_rows_is_found_from_the_rows() -> None:
    for table, kind in ROW_TYPES.items():
        rows: Any = REPORT.to_frame(table, form="rows")  # type: ignore[arg-type]
        assert list(to_pandas(rows).columns) == list(kind.columns())
        assert to_arrow(iter(rows)).column_names == list(kind.columns())
        assert csv_text(rows).split("\r\n", 1)[0] == ",".join(kind.columns())
    assert list(to_pandas([]).columns) == list(StatementRow.columns())


def test_keys_of_a_report_are_columns_in_polars_too() -> None:
    (report,) = gwreport.parse_many([TEXT])
    assert isinstance(report, gwreport.Report)
    keyed = evolve(report, keys=(("source", "示例"),))
    assert gwreport.to_frame([keyed], form="polars")["key_source"].to_list() == ["示例", "示例"]


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"table": "target"}, ValueError, "no table 'target'; expected one of .*; did you mean 'targets'"),
        ({"form": "polar"}, ValueError, "form is 'polar'; expected one of pandas, polars, arrow, rows"),
        ({"reports": [5]}, TypeError, "expected reports, got 5"),
    ],
)
def test_what_is_wrong_is_named(wrong: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        gwreport.to_frame(**{"reports": [REPORT], **wrong})


def test_exact_numbers_are_kept_in_rows() -> None:
    rows = REPORT.to_frame("statements", form="rows")
    assert rows[1].value == Decimal("6.5")
