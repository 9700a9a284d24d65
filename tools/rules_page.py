"""Write docs/rules.md from the decision tables of the statements and the rows of their tests.

    python tools/rules_page.py [--check]

``--check`` writes nothing: exit code 1 where the page is not what the tables say.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from gwreport.statements.explain import RULES

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/rules.md"
ROWS = ROOT / "tests/statements/rules.toml"
HEAD = """# Rules of statements

<!-- written by tools/rules_page.py: edit the decision tables or tests/statements/rules.toml instead -->

`Statement.rule` is the id of how figure and indicator were joined, `Statement.reasons` holds those of the
decisions on aspect, period, status and scope. A figure that makes no statement has a refusal; its id and
the word that decided are given by `gwreport explain FILE PLACE` and `gwreport.statements.explain.refusals`.
Of the rows of a table the first that holds decides. In each example the figure in bold has the id among its
reasons; the report plans 2022, and the section is a review where no other role is named.
"""


def page() -> str:
    """The text of the page."""
    return HEAD + "".join(_parts())


def _parts() -> Iterator[str]:
    examples = _examples()
    for title, tables in RULES.items():
        yield f"\n## {title}\n\n| id | | meaning | example |\n|---|---|---|---|\n"
        seen: set[str] = set()
        for case in (case for table in tables for case in table):
            if case.id not in seen:
                seen.add(case.id)
                kind = "refusal" if case.verdict is None else "rule"
                yield f"| `{case.id}` | {kind} | {case.meaning} | {examples.get(case.id, '')} |\n"


def _examples() -> dict[str, str]:
    """The first row of each id, with its figure in bold."""
    found: dict[str, str] = {}
    for row in tomllib.loads(ROWS.read_text(encoding="utf-8"))["row"]:
        if row["id"] not in found:
            notes = [row["role"]] if "role" in row else []
            notes += ["no year is known"] if row.get("year") == 0 else []
            text = row["text"].replace(row["figure"], f"**{row['figure']}**", 1)
            text = text.strip().replace("|", "\\|").replace("\n", "<br>")
            found[row["id"]] = text + (f" ({', '.join(notes)})" if notes else "")
    return found


def main() -> int:
    """Write the page, or check it."""
    text = page()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/rules.md is not what the tables say: python tools/rules_page.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
