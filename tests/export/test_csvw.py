"""The file about a CSV, in the vocabulary of the W3C."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest

from gwreport import __version__
from gwreport.export.csvw import metadata_name, metadata_text
from gwreport.export.tables import TABLE_VERSION, FigureRow, FindingRow, Row, StatementRow, TargetRow


@pytest.mark.parametrize("row_type", [StatementRow, TargetRow, FigureRow, FindingRow])
def test_every_column_is_there_in_order(row_type: type[Row]) -> None:
    about = json.loads(metadata_text(row_type, "表.tsv", delimiter="\t", keys=("省份", "code")))
    columns = about["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == [*row_type.columns(("省份", "code"))]
    assert [unquote(column["name"]) for column in columns] == [column["titles"] for column in columns]
    assert all(column["name"].isascii() for column in columns)
    assert (unquote(about["url"]), about["dialect"]["delimiter"]) == ("表.tsv", "\t")
    assert about["schema:creator"]["schema:softwareVersion"] == __version__
    assert about["schema:version"] == str(TABLE_VERSION)


def test_columns_say_their_type_unit_and_values() -> None:
    about = json.loads(metadata_text(StatementRow, "a.csv"))
    columns = {column["name"]: column for column in about["tableSchema"]["columns"]}
    assert columns["year"]["datatype"] == {"base": "integer"}
    assert columns["low"]["datatype"] == {"base": "decimal"}
    assert columns["delivered"]["datatype"] == {"base": "date"}
    assert columns["status"]["datatype"] == {"base": "string", "format": "actual|target"}
    assert columns["year"]["schema:unitText"] == "calendar year"
    assert (columns["indicator"]["required"], columns["year"]["required"]) == (True, False)


def test_the_name_is_the_default_one() -> None:
    assert metadata_name("out/rows.csv") == "out/rows.csv-metadata.json"


def test_json_lines_have_no_dialect() -> None:
    about = json.loads(metadata_text(TargetRow, "a.jsonl", delimiter=None))
    assert "dialect" not in about
    assert len(about["tableSchema"]["columns"]) == len(TargetRow.columns())
