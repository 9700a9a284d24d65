"""Tables made on a Spark cluster (of one machine here); the tox environment ``spark`` has Spark."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from attrs import evolve

import gwreport
from gwreport.errors import MissingDependencyError
from gwreport.export import spark, tables
from gwreport.export.frames import read_parquet
from gwreport.export.tables import FigureRow, FindingRow, Row, StatementRow, TargetRow
from many_reports import reports as invented

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
OPEN = ROOT.parent / "shared" / "corpus" / "open"
TEXTS = [
    f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表政府，向大会报告工作，请予审议。\n"
    f"一、{year - 1}年工作回顾\n地区生产总值增长{rate}%，"
    f"三次产业结构为10:40:{rate}0。\n二、{year}年工作安排\n主要预期目标是：地区生产总值增长{rate}%左右，城镇新增就业1.2万人。\n"
    for year, place, rate in ((2023, "青川原市", 5), (2024, "云河县", 6))
]


def test_the_schema_names_every_column() -> None:
    for row_type in (StatementRow, TargetRow, FigureRow, FindingRow):
        assert [part.split(" ")[0] for part in spark.spark_schema(row_type).split(", ")] == list(
            row_type.columns()
        )


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    sql: Any = pytest.importorskip("pyspark.sql", reason="run by tox -e spark")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    for name in ("spark.driver.host", "spark.driver.bindAddress"):
        builder = builder.config(name, "127.0.0.1")
    builder = builder.config("spark.pyspark.python", sys.executable)
    made = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "16").getOrCreate()
    yield made
    made.stop()


def expected(rows: Iterable[Row], keys: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    """The cells of rows as Spark gives them: numbers are doubles."""
    return [tuple(float(c) if isinstance(c, Decimal) else c for c in row.cells(keys)) for row in rows]


TABLES: list[tuple[Callable[..., Any], Callable[[Iterable[gwreport.Report]], Iterable[Row]], type[Row]]] = [
    (spark.statement_frame, tables.statement_rows, StatementRow),
    (spark.target_frame, tables.target_rows, TargetRow),
    (spark.figure_frame, tables.figure_rows, FigureRow),
    (spark.finding_frame, tables.finding_rows, FindingRow),
]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    "frame, rows, row_type", TABLES, ids=[row_type.__name__ for _, _, row_type in TABLES]
)
def test_spark_gives_the_rows_of_the_library(
    frame: Callable[..., Any], rows: Callable[..., Any], row_type: type[Row], session: SparkSession
) -> None:
    texts = session.createDataFrame([(text,) for text in TEXTS], "text string").coalesce(1)
    reports = [gwreport.parse(text) for text in TEXTS]

    def read_one(text: str) -> list[gwreport.Report]:
        return [gwreport.parse(text)]

    found = frame(texts, read_one)
    assert found.columns == list(row_type.columns())
    assert [tuple(row) for row in found.collect()] == expected(rows(reports))
    assert expected(rows(reports))


@pytest.mark.filterwarnings("ignore")
def test_keys_and_files_stay_beside_the_rows_of_bytes(session: SparkSession) -> None:
    given = [
        (TEXTS[0].encode("gb18030"), "a.txt", "青川原市", 7),
        (None, "b.txt", "nobody's", 8),
        (TEXTS[1].encode("utf-8"), "c.txt", None, 9),
    ]
    texts = session.createDataFrame(
        given, "content binary, path string, `place, as filed` string, number int"
    )
    keys = ("place, as filed", "number")
    frame = spark.target_frame(texts.coalesce(1), gwreport.read, column="content", keys=keys, file="path")
    assert frame.columns == [*TargetRow.columns(), "key_place, as filed", "key_number"]
    found = {(row["file"], row["key_place, as filed"], row["key_number"]) for row in frame.collect()}
    assert found == {("a.txt", "青川原市", "7"), ("c.txt", None, "9")}


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.filterwarnings("ignore")
def test_three_hundred_texts_give_the_rows_of_one_process(session: SparkSession) -> None:
    """The open reports of ../shared, where they are, else invented ones; each under a number."""
    files = sorted(OPEN.glob("*.txt"))[:300]
    given = [path.read_text(encoding="utf-8") for path in files] or list(invented(300))
    assert len(given) == 300
    texts = session.createDataFrame(list(enumerate(given)), "number int, text string").repartition(8)
    reports = [
        evolve(report, keys=(("number", str(number)),))
        for number, text in enumerate(given)
        for report in gwreport.read(text)
    ]
    for frame, rows, _ in TABLES[:2]:
        found = frame(texts, gwreport.read, keys=("number",)).collect()
        assert Counter(map(tuple, found)) == Counter(expected(rows(reports), ("number",)))
        assert len(found) > 1000


@pytest.mark.slow
def test_the_script_for_spark_submit(tmp_path: Path) -> None:
    pyspark = pytest.importorskip("pyspark", reason="run by tox -e spark")
    folder, out = tmp_path / "reports", tmp_path / "targets"
    (folder / "deeper").mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (folder / "deeper" / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    submit = [str(Path(pyspark.__file__).parent / "bin" / "spark-submit"), "--master", "local[2]"]
    environment = {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    script = ROOT / "examples" / "cluster" / "spark_targets.py"
    command = [*submit, str(script), str(folder), str(out), "2"]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    rows = [row for part in sorted(out.glob("*.parquet")) for row in read_parquet(part, TargetRow)]
    reports = [report for text in TEXTS for report in gwreport.read(text)]
    assert sorted((row.year, row.indicator, row.low) for row in rows) == sorted(
        (row.year, row.indicator, row.low) for row in tables.target_rows(reports)
    )
    assert {row.file for row in rows} == {
        f"file:{folder}/deeper/{number}.txt" for number in range(len(TEXTS))
    }


def test_without_spark_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    texts: Any = object()
    with pytest.raises(MissingDependencyError, match=r"gwreport\[spark\]"):
        spark.statement_frame(texts, gwreport.read)
