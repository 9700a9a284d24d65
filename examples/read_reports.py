"""One line for each report in the files named, or in the examples beside this script."""

from __future__ import annotations

import sys
from pathlib import Path

import gwreport


def main(names: list[str]) -> None:
    files = [Path(name) for name in names] or sorted(Path(__file__).parent.glob("*.txt"))
    for file in files:
        for report in gwreport.read(file):
            found = report.metadata
            place = found.region.name if found.region else "?"
            print(
                f"{place} ({found.level}), plan for {found.year}: {len(list(report.walk()))} sections, "
                f"{len(report.quantities)} quantities, {len(report.times)} times, "
                f"{len(report.statements)} statements"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
