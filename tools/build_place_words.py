"""Build ``mentions/common_words/pairs.txt`` from the dictionary of jieba.

    python tools/build_place_words.py [--check]

A short place name of two characters may straddle two ordinary words (隆重庆祝 holds 重庆), and the beginning
of a name that no table holds must not cut into a word. The table lists the common words of two characters
that are no names. ``--check`` compares without writing.
"""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src/gwreport/mentions/common_words/pairs.txt"
COMMON = 400  # occurrences in the corpus that the dictionary was counted on
# Places that the dictionary takes for other words.
PLACES = frozenset(
    "大连海口银川合肥保定常德孝感恩施黄石信阳烟台拉萨河源茂名酒泉商丘开封"[i : i + 2] for i in range(0, 34, 2)
)
NAMES = ("ns", "nr", "nz", "nt")
HEAD = """\
# Common words of two characters, which a place name does not cut into.
# source: PyPI jieba 0.42.1 (MIT), dict.txt, words of {common} or more counts, no names
# date: 2025-11-22
# licence: MIT
# Built by tools/build_place_words.py.
"""


def build() -> str:
    """The text of the table."""
    words = set()
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if len(word) == 2 and int(count) >= COMMON and not tag.startswith(NAMES) and word not in PLACES:
            words.add(word)
    lines = sorted(words)
    rows = [" ".join(lines[i : i + 30]) for i in range(0, len(lines), 30)]
    return HEAD.format(common=COMMON) + "\n".join(rows) + "\n"


def main() -> int:
    """Build and write, or compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="compare with the tree, write nothing")
    text = build()
    if parser.parse_args().check:
        return int(TARGET.read_text("utf-8") != text)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
