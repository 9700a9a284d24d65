"""Keep the floors shown in docs/outline-and-quality.md those of gold_floors.toml.

    python tools/quality_page.py [--check]

Without --check the page is rewritten; with it, exit code 1 says that it is out of date.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/outline-and-quality.md"
BLOCK = re.compile(r"(?<=<!-- floors -->\n).*?(?=<!-- end of floors -->)", re.S)
SETS = {
    "score": "reports labelled whole",
    "score3": "labels of 1982 to 2026",
    "panel": "place, year and growth target of many reports",
}


def table() -> str:
    """The floors as a table, shares as printed."""
    floors = tomllib.loads((ROOT / "gold_floors.toml").read_text(encoding="utf-8"))
    lines = ["", "| labels | figure | floor |", "| --- | --- | --- |"]
    for name, meaning in SETS.items():
        figures = {key: value for key, value in floors[name].items() if not isinstance(value, dict)}
        lines += [f"| {meaning} | `{key}` | {value} |" for key, value in figures.items()]
    return "\n".join([*lines, "", ""])


def main() -> int:
    """Write or check the page."""
    text = PAGE.read_text(encoding="utf-8")
    made = BLOCK.sub(lambda _: table(), text)
    if "--check" in sys.argv[1:]:
        if made != text:
            print(f"{PAGE.relative_to(ROOT)}: out of date; run python tools/quality_page.py", file=sys.stderr)
        return int(made != text)
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
