"""Build ``src/gwreport/data/common_pairs.txt`` from the dictionary of jieba.

    python tools/build_place_words.py [--check]

A short place name of two characters may straddle two ordinary words (隆重庆祝 holds 重庆, 创新和田园 holds 和田).
The table lists the common words of two characters that can do so: those that end with the first character of a
place name or begin with the last one of a place name. ``--check`` compares without writing.
"""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from gwreport.lexicon.regions import region_table

TARGET = Path(__file__).resolve().parent.parent / "src/gwreport/data/common_pairs.txt"
COMMON = 400  # occurrences in the corpus that the dictionary was counted on
NAMES = ("ns", "nr", "nz", "nt")
HEAD = """\
# Common words of two characters that a short place name may straddle.
# Source: PyPI jieba 0.42.1 (MIT), dict.txt, words counted {common} times or more that are no names, 2025-11-22.
# Built by tools/build_place_words.py.
"""


def build() -> str:
    """The text of the table."""
    names = {name for name in region_table().names() if len(name) == 2}
    first, last = {name[0] for name in names}, {name[-1] for name in names}
    words = set()
    for line in files("jieba").joinpath("dict.txt").read_text("utf-8").splitlines():
        word, count, tag = line.split()
        if len(word) == 2 and int(count) >= COMMON and not tag.startswith(NAMES) and word not in names:
            if word[1] in first or word[0] in last:
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
