"""Headline targets of a folder of documents, read by the workers of a Spark cluster, as Parquet files.

    spark-submit --conf spark.sql.execution.arrow.maxRecordsPerBatch=64 spark_targets.py FOLDER OUT [TASKS]

FOLDER holds texts, Word documents, PDF files and pages, in folders of any depth; OUT becomes a folder of
Parquet files with the columns of `gwreport targets`. The work is cut into TASKS (200), so that a worker that
dies costs a small part of it. gwreport, pyspark and what the documents need
(`pip install 'gwreport[spark,docx,pdf]'`) must be on every worker.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

import gwreport
from gwreport.errors import InputError
from gwreport.export.spark import target_frame


def reports_of(content: bytes) -> list[gwreport.Report]:
    """The reports of a file; a file that is no document, or broken, has none."""
    try:
        return gwreport.read(content)
    except InputError:
        return []


def main(folder: str, out: str, tasks: int = 200) -> None:
    spark = SparkSession.builder.appName("headline targets").getOrCreate()
    files = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(folder)
    spread = files.select("path", "content").repartition(tasks)
    targets = target_frame(spread, reports_of, column="content", file="path")
    targets.write.mode("overwrite").parquet(out)
    spark.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
