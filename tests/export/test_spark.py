"""Tables made on a Spark cluster (of one machine here); the tox environment ``spark`` has Spark."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

import gwreport
from gwreport.errors import MissingDependencyError
from gwreport.export import spark, tables
from gwreport.export.tables import FigureRow, StatementRow, TargetRow

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TEXTS = [
    f"{year}年{place}政府工作报告\n各位代表：\n一、{year - 1}年工作回顾\n地区生产总值增长{rate}%。\n"
    f"二、{year}年工作安排\n主要预期目标是：地区生产总值增长{rate}%左右，城镇新增就业1.2万人。\n"
    for year, place, rate in ((2023, "青川原市", 5), (2024, "云河县", 6))
]


def test_the_schema_names_every_column() -> None:
    for row_type in (StatementRow, TargetRow, FigureRow):
        assert [part.split(" ")[0] for part in spark.spark_schema(row_type).split(", ")] == list(
            row_type.columns()
        )


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    sql: Any = pytest.importorskip("pyspark.sql", reason="run by tox -e spark")
    builder = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    for name in ("spark.driver.host", "spark.driver.bindAddress"):
        builder = builder.config(name, "127.0.0.1")
    made = builder.getOrCreate()
    yield made
    made.stop()


@pytest.mark.filterwarnings("ignore")
def test_spark_gives_the_rows_of_the_library(session: SparkSession) -> None:
    texts = session.createDataFrame([(text,) for text in TEXTS], "text string")
    reports = [gwreport.parse(text) for text in TEXTS]

    def read_one(text: str) -> list[gwreport.Report]:
        return [gwreport.parse(text)]

    for frame, rows, row_type in (
        (spark.statement_frame(texts, read_one), tables.statement_rows(reports), StatementRow),
        (spark.target_frame(texts, read_one), tables.target_rows(reports), TargetRow),
        (spark.figure_frame(texts, read_one), tables.figure_rows(reports), FigureRow),
    ):
        expected = [tuple(_double(getattr(row, name)) for name in row_type.columns()) for row in rows]
        assert [tuple(row) for row in frame.collect()] == expected
        assert expected


def _double(cell: Any) -> object:
    return float(cell) if type(cell).__name__ == "Decimal" else cell


def test_without_spark_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    texts: Any = object()
    with pytest.raises(MissingDependencyError, match=r"gwreport\[spark\]"):
        spark.statement_frame(texts, gwreport.read)
