"""Keep the output shown in README.md and docs/ that of the commands named beside it.

    python tools/readme_output.py [--check]

A block is written so; "lines A-B" is optional and anything left out is shown as "…":

    <!-- output of: gwreport parse examples/NAME.txt | lines 1-30 -->
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
    r"(?: \| lines (?P<first>\d+)-(?P<last>\d+))? -->\n```text\n)"
    r"(?P<shown>.*?)(?P<foot>^```$)",
    re.M | re.S,
)


def output(command: str, first: str | None, last: str | None) -> str:
    """What a command prints, or some of its lines."""
    arguments = shlex.split(command)
    run = [sys.executable, "-m", "gwreport.cli", *arguments[1:]]
    if arguments[0] == "python":
        run = [sys.executable, *arguments[1:]]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    lines = done.stdout.rstrip("\n").split("\n")
    if first is not None and last is not None:
        start, end = int(first) - 1, int(last)
        lines = ["…"] * (start > 0) + lines[start:end] + ["…"] * (end < len(lines))
    return "\n".join(lines) + "\n"


def refreshed(text: str) -> str:
    """The text with every block as the command prints it now."""

    def block(match: re.Match[str]) -> str:
        return match["head"] + output(match["command"], match["first"], match["last"]) + match["foot"]

    return BLOCK.sub(block, text)


def main() -> int:
    """Rewrite or check README.md and the pages of docs/."""
    check = "--check" in sys.argv[1:]
    stale = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
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
