"""Questions to the Parquet parts of `gwreport batch`: DuckDB joins two tables, polars counts in a third."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import polars

GROWTH = Path(__file__).parent / "growth"
#: The target of a year, and the outturn that the report of the next year gives.
BOTH = """
SELECT target.region, target.year, target.low AS aimed_at, outturn.value AS reached
FROM '{folder}/targets/*.parquet' AS target
LEFT JOIN '{folder}/statements/*.parquet' AS outturn
    ON outturn.region = target.region AND outturn.indicator = target.indicator
    AND outturn.aspect = target.aspect AND outturn.status = 'actual'
    AND outturn.period_start = make_date(target.year, 1, 1)
    AND outturn.period_end = make_date(target.year, 12, 31)
WHERE target.indicator = 'gdp' AND target.aspect = 'growth'
ORDER BY target.region, target.year
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run = [sys.executable, "-m", "gwreport", "batch", str(GROWTH), "-o", folder, "--format", "parquet"]
        subprocess.run([*run, "--tables", "targets,statements,figures"], check=True)
        print("\nGrowth of output, in percent")
        for region, year, aimed_at, reached in duckdb.execute(BOTH.format(folder=folder)).fetchall():
            print(f"{region} {year}: aimed at {aimed_at:g}, reached {reached or '?'}")
        figures = polars.scan_parquet(f"{folder}/figures/*.parquet")  # read as far as the question needs
        planned = figures.filter(polars.col("role") == "plan").group_by("region").len()
        print("\nFigures in the plans")
        for region, count in planned.sort("region").collect().iter_rows():
            print(f"{region}: {count}")


if __name__ == "__main__":
    main()
