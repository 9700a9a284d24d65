"""Write docs/indicators.md from the catalogue of indicators.

    python tools/indicators_page.py [--check]

``--check`` writes nothing: exit code 1 where the page is not what the tables say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gwreport.cli.indicators import indicator_rows
from gwreport.indicators.catalogue import default_catalogue

PAGE = Path(__file__).resolve().parents[1] / "docs/indicators.md"
FORMS_SHOWN = 6
HEAD = """# Indicators

<!-- written by tools/indicators_page.py: edit the tables of src/gwreport/indicators instead -->

What the catalogue knows. Wherever an indicator is asked for, its id, its Chinese or English name or a full
form will do; `gwreport indicators -f csv` lists every form. *Nature* is what a level is: a stock at a date, a
flow over a year, a rate, an index. Units are unit symbols or classifiers; without any, every unit of the
dimension will do. A few of the forms are shown, the shortest first.
"""
TITLES = {
    True: "Indicators that headline targets are set for",
    False: "Other indicators",
}


def page() -> str:
    """The text of the page."""
    return HEAD + "".join(_parts())


def _parts() -> Iterator[str]:
    rows = indicator_rows(default_catalogue())
    for headline, title in TITLES.items():
        yield f"\n## {title}\n\n| id | name | English | nature | units | forms | source |\n"
        yield "|---|---|---|---|---|---|---|\n"
        for row in rows:
            if row["headline"] is headline:
                units = " ".join(row["units"]) or row["dimension"]
                forms = " · ".join(row["forms"][:FORMS_SHOWN])
                cells = (
                    f"`{row['id']}`",
                    row["name"],
                    row["english"],
                    row["nature"],
                    units,
                    forms,
                    row["source"],
                )
                yield f"| {' | '.join(cells)} |\n"


def main(arguments: list[str]) -> int:
    """Run the command."""
    text = page()
    if "--check" in arguments:
        fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
        if not fresh:
            print(f"{PAGE.name} is not what the tables say: python tools/indicators_page.py", file=sys.stderr)
        return 0 if fresh else 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
