"""``gwreport agreement``: how far two coders, or a table and one's own coding, agree."""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from gwreport.cli import display
from gwreport.cli.inputs import json_line
from gwreport.reading.encodings import decode
from gwreport.review.agreement import Agreement, Cells, compare_decisions, compare_tables
from gwreport.review.decisions import read_decisions


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "agreement",
        help="how far two coders, or a table and your own coding, agree: Cohen's kappa and what differs",
        description="Compare two files of decisions, or, with --on, two CSV tables that code the same rows.",
    )
    parser.add_argument("first", metavar="FILE", help="decisions.jsonl, or a CSV table")
    parser.add_argument("second", metavar="FILE", help="another of its kind")
    parser.add_argument("--on", metavar="COLUMNS", type=_names, help="columns that say which rows are one")
    parser.add_argument(
        "--columns",
        metavar="COLUMNS",
        type=_names,
        default=(),
        help="compare only these columns",
    )
    parser.add_argument(
        "-f", "--format", choices=("text", "jsonl"), default="text", help="form of the results"
    )
    parser.set_defaults(run=run, usage_error=parser.error)


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    first, second = Path(options.first), Path(options.second)
    if options.on:
        found = compare_tables(_table(first), _table(second), options.on, options.columns)
    elif ".csv" in (first.suffix.lower(), second.suffix.lower()):
        options.usage_error("two tables need --on, the columns that say which rows are one")
    else:
        found = compare_decisions(read_decisions(first), read_decisions(second))
    lines = _records(found) if options.format == "jsonl" else _lines(found, options.first, options.second)
    sys.stdout.writelines(lines)
    return 0


def _table(path: Path) -> list[Cells]:
    """The rows of a CSV, in whatever encoding a spreadsheet saved it."""
    text = decode(path.read_bytes(), name=path.name).text
    return [
        {name: cell or "" for name, cell in row.items() if name}
        for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    ]


def _lines(found: Agreement, first: str, second: str) -> Iterator[str]:
    rows = max((field.rows for field in found.fields), default=0)
    yield f"{rows:,} rows in both; {found.only_first:,} only in {first}, "
    yield f"{found.only_second:,} only in {second}\n"
    head = ("field", "rows", "alike", "share", "kappa")
    table = [
        (
            field.field,
            f"{field.rows:,}",
            f"{field.alike:,}",
            f"{field.alike / field.rows:.1%}" if field.rows else "-",
            _kappa(field.kappa),
        )
        for field in found.fields
    ]
    yield from (f"{line}\n" for line in display.table([head, *table], right=(1, 2, 3, 4), indent=2))
    if found.disagreements:
        yield f"\nDisagreements ({len(found.disagreements):,})\n"
        cells = [
            [display.cut(cell, 28) or "-" for cell in (*d.row, d.field, d.first, d.second)]
            for d in found.disagreements
        ]
        yield from (f"{line}\n" for line in display.table(cells, indent=2))


def _kappa(kappa: Fraction | None) -> str:
    return "-" if kappa is None else f"{float(kappa):.3f}"


def _records(found: Agreement) -> Iterator[str]:
    for field in found.fields:
        kappa = None if field.kappa is None else round(float(field.kappa), 6)
        yield json_line({"field": field.field, "rows": field.rows, "alike": field.alike, "kappa": kappa})
    for d in found.disagreements:
        yield json_line({"row": d.row, "field": d.field, "first": d.first, "second": d.second})
