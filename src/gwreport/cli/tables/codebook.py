"""``gwreport codebook``: what each column of the tables holds."""

from __future__ import annotations

import argparse
import csv
import sys
from typing import Any, Final

from attrs import asdict, fields

from gwreport.cli import display
from gwreport.cli.inputs import json_line
from gwreport.export.codebook import Entry, codebook
from gwreport.export.tables import FigureRow, FindingRow, Row, StatementRow, TargetRow
from gwreport.review.merging import checked_type

#: The tables by their command; the last columns of the first two are there with ``--decisions``.
TABLES: Final[dict[str, type[Row]]] = {
    "targets": checked_type(TargetRow),
    "statements": checked_type(StatementRow),
    "figures": FigureRow,
    "check": FindingRow,
}
_COLUMNS = tuple(field.name for field in fields(Entry))


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "codebook",
        help="what each column of the tables holds: type, unit, values, meaning",
        description="List the columns of the tables that targets, statements, figures and check write. "
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
    if options.format == "jsonl":
        sys.stdout.writelines(json_line(asdict(line)) for line in lines)
    elif options.format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(line, name) for name in _COLUMNS] for line in lines)
    else:
        print("\n".join(display.table([_COLUMNS, *(tuple(asdict(line).values()) for line in lines)])))
    return 0
