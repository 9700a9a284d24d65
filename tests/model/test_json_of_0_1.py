"""Files of 0.1: gwreport 0.1.0 itself wrote the report beside this test, of a text in our own words."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import gwreport
from gwreport.errors import SchemaError
from gwreport.export import TargetRow, read_table

WRITTEN = Path(__file__).with_name("report-0.1.json")


def old() -> Any:
    return json.loads(WRITTEN.read_text(encoding="utf-8"))


def test_a_report_of_0_1_is_read() -> None:
    report = gwreport.Report.from_dict(old())
    assert report.metadata.title == "云河市人民政府工作报告"
    assert (report.metadata.year, report.metadata.delivered) == (2023, date(2023, 1, 9))
    found = [(item.indicator.id, item.quantity.text, item.quantity.value.low) for item in report.statements]
    assert found == [
        ("gdp", "412.6亿元", Decimal(41_260_000_000)),
        ("gdp", "4.8%", Decimal("4.8")),
        ("industrial_value_added", "6.2%", Decimal("6.2")),
        ("gdp", "6%", Decimal(6)),
        ("urban_jobs", "1.2万人", Decimal(12_000)),
    ]


def test_what_0_1_did_not_know_is_empty() -> None:
    report = gwreport.Report.from_dict(old())
    assert report.keys == ()
    assert {item.doubts for item in report.statements} == {()}
    assert {(mention.subject, mention.verb) for mention in report.quantities} == {(None, None)}


def test_a_report_of_0_1_makes_todays_tables_and_page() -> None:
    report = gwreport.Report.from_dict(old())
    targets = list(gwreport.export.target_rows([report]))
    assert [(row.indicator, row.low, row.year) for row in targets if row.presence == "stated"] == [
        ("gdp", Decimal(6), 2023),
        ("urban_jobs", Decimal(12_000), 2023),
    ]
    assert "云河市人民政府工作报告" in report.to_html()
    assert gwreport.Report.from_dict(report.to_dict()) == report


def test_a_report_of_a_later_form_is_refused_in_one_line() -> None:
    with pytest.raises(SchemaError, match=r"^\$\.schema_version: expected 1, got 2$"):
        gwreport.Report.from_dict({**old(), "schema_version": 2})


def test_a_table_of_0_1_is_refused_with_the_columns_it_lacks(tmp_path: Path) -> None:
    table = tmp_path / "old.csv"
    table.write_text(
        "adcode,region,level,parent_code,year,indicator,indicator_name,presence,aspect,low,high,unit,bound,"
        "form,words,hardness,direction,text,source_start,source_end,rule\n",
        encoding="utf-8",
    )
    with pytest.raises(SchemaError, match=r"not those of table version 3: .*delivered.*doubts.*text_sha256"):
        list(read_table(table, TargetRow))
