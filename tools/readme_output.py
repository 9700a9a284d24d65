"""Keep the output shown in README.md and docs/ that of the commands named beside it.

    python tools/readme_output.py [--check]

A block is written so; the lines are optional and what is left out is shown as "…":

    <!-- output of: gwreport parse examples/NAME.txt | lines 1-30,51-60 -->
    ```text
    ```

Without --check the files are rewritten; with it, exit code 1 says which block is out of date.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(
    r"(?P<head><!-- output of: (?P<command>[^|\n]*?)"
    r"(?: \| lines (?P<lines>[\d,-]+))? -->\n```text\n)"
    r"(?P<shown>.*?)(?P<foot>^```$)",
    re.M | re.S,
)


def output(command: str, wanted: str | None) -> str:
    """What a command prints, or some of its lines."""
    arguments = shlex.split(command)
    run = [sys.executable, "-m", "gwreport", *arguments[1:]]
    if arguments[0] == "python":
        run = [sys.executable, *arguments[1:]]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = done.stdout.rstrip("\n").split("\n")
    if wanted is not None:
        lines = chosen(lines, wanted)
    return "\n".join(lines) + "\n"


def chosen(lines: list[str], wanted: str) -> list[str]:
    """The lines of the ranges ``wanted``, counted from 1, with an ellipsis for each gap."""
    shown, end = [], 0
    for part in wanted.split(","):
        first, last = (int(number) for number in part.split("-"))
        shown += ["…"] * (first > end + 1) + lines[first - 1 : last]
        end = last
    return shown + ["…"] * (end < len(lines))


def refreshed(text: str) -> str:
    """The text with every block as the command prints it now."""

    def block(match: re.Match[str]) -> str:
        return match["head"] + output(match["command"], match["lines"]) + match["foot"]

    return BLOCK.sub(block, text)


def main() -> int:
    """Rewrite or check README.md and the pages of docs/."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path in [*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md"))]:
        before = path.read_text(encoding="utf-8")
        after = refreshed(before)
        if after != before:
            stale.append(path)
            if not check:
                path.write_text(after, encoding="utf-8")
    what = "out of date; run python tools/readme_output.py" if check else "refreshed"
    for path in stale:
        print(f"{path.relative_to(ROOT)}: {what}")
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
