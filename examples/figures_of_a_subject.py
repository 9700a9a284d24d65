"""What reports say of one subject, by place and year: `python figures_of_a_subject.py 农村公路 FILES`."""

from __future__ import annotations

import sys
from pathlib import Path

import gwreport

SUBJECT = "农村公路"


def main(arguments: list[str]) -> None:
    subject, *names = arguments or [SUBJECT]
    files = [Path(name) for name in names] or sorted(Path(__file__).parent.glob("*.txt"))
    reports = [report for file in files for report in gwreport.read(file)]
    for row in gwreport.panel(reports, subject=subject, narrower=True, form="rows"):
        times = "" if row.n == 1 else f" ({row.n} figures, the first is shown)"
        print(f"{row.region} {row.year} {row.status} {row.aspect}: {row.value} {row.unit}{times}")


if __name__ == "__main__":
    main(sys.argv[1:])
