"""Say whether a change alters what is read: every row of many texts, as hashes and as differences.

    python tools/fingerprint.py write FILE [TEXT ...]       read the texts, write every row
    python tools/fingerprint.py compare OLD NEW [--show N]  list the rows that differ, N of a text (default 5)
    python tools/fingerprint.py hash FILE                   a hash for each text and kind of row, one for all

Without texts, those of ../shared/corpus/open are read (GWREPORT_SHARED names another folder), or, where there
is none, those of examples/. The rows are
the headings, mentions, statements and headline targets, each without its rule and its doubts: a rule may be
renamed, what it reads may not change unseen. Only the public interface is used, so that any version can write
FILE.
Exit code of ``compare``: 0 equal, 1 different.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import gwreport
from gwreport.analysis.targets import headline_targets
from gwreport.export.tables import statement_rows

SHARED = Path(os.environ.get("GWREPORT_SHARED", Path(__file__).resolve().parents[2] / "shared"))
KINDS = ("headings", "mentions", "statements", "targets")


def report_rows(report: gwreport.Report) -> dict[str, list[str]]:
    """Every row of a report as text, by kind; the rule that made it is left out."""
    headings = [
        f"{s.heading.start}-{s.heading.end} -{s.span.end} {s.level} {s.role} {s.marker}|{s.title}"
        for s in report.walk()
    ]
    mentions = [f"{m.span.start}-{m.span.end} {m.label} {m.text} {m.value}" for m in report.mentions]
    statements = []
    for row in statement_rows([report]):
        cells = [
            f"{name}={getattr(row, name)}"
            for name in row.columns()
            if name not in ("rule", "sentence", "doubts")
        ]
        statements.append(" ".join(cells))
    table = headline_targets(report)
    targets = [
        f"{t.statement.indicator.id} {t.statement.quantity.span.start} {t.form} {t.words}" for t in table
    ]
    targets += [
        f"{wish.indicator.id} qualitative {wish.span.start}-{wish.span.end}" for wish in table.qualitative
    ]
    return {"headings": headings, "mentions": mentions, "statements": statements, "targets": targets}


def text_rows(path: Path) -> dict[str, list[str]]:
    """The rows of all reports of a file; a file without one is read as if it were one."""
    reports = gwreport.read(path) or [gwreport.parse(path.read_text(encoding="utf-8"))]
    rows: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for report in reports:
        for kind, found in report_rows(report).items():
            rows[kind] += found
    return rows


def usual_texts() -> list[Path]:
    """The texts that are read where none are named."""
    corpus = SHARED / "corpus" / "open"
    examples = Path(__file__).resolve().parents[1] / "examples"
    return sorted((corpus if corpus.exists() else examples).glob("*.txt"))


def write(target: Path, texts: list[Path]) -> None:
    """Read the texts and write their rows, a line each."""
    with gzip.open(target, "wt", encoding="utf-8", compresslevel=3) as stream:
        for path in texts:
            stream.write(json.dumps({"text": path.stem, **text_rows(path)}, ensure_ascii=False) + "\n")


def load(path: Path) -> Iterator[dict[str, list[str]]]:
    """The rows of each text, its name under ``text``."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def compare(old: Path, new: Path, show: int) -> int:
    """Print how the rows of two files differ; the number of rows that do."""
    before = {str(rows["text"]): rows for rows in load(old)}
    after = {str(rows["text"]): rows for rows in load(new)}
    total = Counter({"texts": len(before.keys() ^ after.keys())})
    for name in sorted(before.keys() & after.keys()):
        for kind in KINDS:
            gone = list((Counter(before[name][kind]) - Counter(after[name][kind])).elements())
            come = list((Counter(after[name][kind]) - Counter(before[name][kind])).elements())
            total[kind] += len(gone) + len(come)
            for sign, rows in (("-", gone), ("+", come)):
                for row in rows[:show]:
                    print(f"{name} {kind} {sign} {row}")
    print(" · ".join(f"{kind} {total[kind]}" for kind in (*KINDS, "texts")), "differ")
    return sum(total.values())


def print_hashes(path: Path) -> None:
    """Print a hash for each text and kind, and one for the whole file."""
    whole = hashlib.sha256()
    for rows in load(path):
        hashes = []
        for kind in KINDS:
            digest = hashlib.sha256("\n".join(rows[kind]).encode("utf-8", "surrogatepass")).hexdigest()[:12]
            whole.update(digest.encode())
            hashes.append(f"{kind} {digest}")
        print(rows["text"], *hashes)
    print("all", whole.hexdigest()[:16])


def main() -> int:
    """Run one of the three commands."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    writing = commands.add_parser("write")
    writing.add_argument("file", type=Path)
    writing.add_argument("texts", type=Path, nargs="*")
    comparing = commands.add_parser("compare")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    comparing.add_argument("--show", type=int, default=5)
    commands.add_parser("hash").add_argument("file", type=Path)
    options = parser.parse_args()
    if options.command == "write":
        write(options.file, options.texts or usual_texts())
        return 0
    if options.command == "compare":
        return 1 if compare(options.old, options.new, options.show) else 0
    print_hashes(options.file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
