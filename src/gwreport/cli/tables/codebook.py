"""``gwreport codebook``: what each column of the tables holds."""

from __future__ import annotations

import argparse
import csv
import sys
from typing import Any, Final

from attrs import asdict, astuple, fields

from gwreport.cli import display
from gwreport.cli.inputs import json_line
from gwreport.export.codebook import CodebookLine, codebook
from gwreport.export.tables import FigureRow, FindingRow, Row, SectionRow, StatementRow, TargetRow
from gwreport.review.merging import checked_type

#: The tables by their command; the last columns of the first two are there with ``--decisions``.
TABLES: Final[dict[str, type[Row]]] = {
    "targets": checked_type(TargetRow),
    "statements": checked_type(StatementRow),
    "figures": FigureRow,
    "check": FindingRow,
    "sections": SectionRow,
}
_COLUMNS = tuple(field.name for field in fields(CodebookLine))


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "codebook",
        help="what each column of the tables holds: type, unit, values, meaning",
        description="List the columns of the tables targets, statements, figures and check write, and of "
        "the table of sections that to_frame makes. "
        "The columns of keys, key_NAME, come after them.",
    )
    parser.add_argument(
        "tables", nargs="*", metavar="TABLE", help=f"{', '.join(TABLES)} (default: all)", default=[]
    )
    parser.add_argument(
        "-f",
        "--format",
        choices=("text", "csv", "jsonl"),
        default="text",
        help="form of the list (default: %(default)s)",
    )
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    for name in options.tables:
        if name not in TABLES:
            options.usage_error(f"no table {name!r}; expected some of {', '.join(TABLES)}")
    wanted = options.tables or TABLES
    lines = [line for name in TABLES if name in wanted for line in codebook(name, TABLES[name])]
    {"jsonl": _write_jsonl, "csv": _write_csv, "text": _write_text}[options.format](lines)
    return 0


def _write_jsonl(lines: list[CodebookLine]) -> None:
    sys.stdout.writelines(json_line(asdict(line)) for line in lines)


def _write_csv(lines: list[CodebookLine]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(astuple(line) for line in lines)


def _write_text(lines: list[CodebookLine]) -> None:
    print("\n".join(display.table([_COLUMNS, *(astuple(line) for line in lines)])))
