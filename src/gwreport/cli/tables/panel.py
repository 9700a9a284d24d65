"""``gwreport panel``: a subject, or the headline targets with their outturns, by place and year."""

from __future__ import annotations

import argparse
import csv
from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from attrs import asdict, fields

from gwreport.analysis.panel import HeadlineRow, SubjectRow
from gwreport.cli import display
from gwreport.cli.forms import form_of
from gwreport.cli.inputs import Components, add_input_arguments, add_process_argument, json_line, reports_in
from gwreport.cli.output import Output
from gwreport.cli.parts import refuse_an_input
from gwreport.errors import GwReportError
from gwreport.export.frames import pandas_module, pyarrow_module
from gwreport.export.panels import as_table, panel
from gwreport.export.rows import decimal_cell

#: The form of a panel by the ending of its file.
_ENDINGS: Final = MappingProxyType(
    {f".{form}": form for form in ("csv", "tsv", "jsonl", "parquet", "dta")} | {".txt": "text"}
)

_NEEDS: Final = MappingProxyType({"parquet": pyarrow_module, "dta": pandas_module})


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "panel",
        help="targets beside outturns, or a subject, by place and year",
        description="One row for each place, year and indicator: the headline target, and the outturn where "
        "the report of the next year is among the files. With --subject the figures on that, by place and "
        "year. A place that was renamed or given another code is one place.",
    )
    add_input_arguments(parser)
    parser.add_argument(
        "-f",
        "--format",
        choices=("csv", "tsv", "jsonl", "text"),
        help="form of the results (default: that of the ending of the output, else csv)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    add_process_argument(parser)
    parser.add_argument(
        "--indicator",
        metavar="NAME",
        action="append",
        default=[],
        help="only this indicator, by id or name (repeat for more)",
    )
    parser.add_argument("--subject", metavar="NOUN", help="the figures on this subject, such as 农村公路")
    parser.add_argument(
        "--narrower",
        action="store_true",
        help="with --subject: also subjects that end in it, such as 县乡农村公路",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if options.subject and options.indicator:
        raise GwReportError("a panel is of a subject or of indicators; leave out --subject or --indicator")
    form = form_of(options, _ENDINGS, "csv")
    if form in _NEEDS:
        _NEEDS[form]()  # before the reading, so that a missing package is reported at once
    refuse_an_input(options.output, options.files)
    pipeline = Components.of(options).pipeline()
    indicators = [pipeline.indicators.named(name) for name in options.indicator] or None
    read = reports_in(options, pipeline, processes=options.processes)
    reports = [report for _, found in read for report in found]
    if not reports:
        return 1
    rows = panel(
        reports, subject=options.subject, narrower=options.narrower, indicators=indicators, form="rows"
    )
    kind = HeadlineRow if options.subject is None else SubjectRow
    if form in _NEEDS:
        _write_table(rows, kind, form, options.output)
        return 0
    with Output(options.output, newline="") as output:
        _WRITERS[form](rows, [f.name for f in fields(kind)], output.stream)
        output.keep()
    return 0


def _write_table(rows: Sequence[Any], kind: type[Any], form: str, path: str) -> None:
    """Write a form that only a package can write, by way of a file beside it."""

    def convert(_: Path, target: Path) -> None:
        if form == "parquet":
            import pyarrow.parquet

            pyarrow.parquet.write_table(as_table(rows, kind, "arrow"), target)
        else:
            frame = as_table(rows, kind, "pandas").astype({"year": "float64"})
            frame.fillna({name: "" for name in frame if frame[name].dtype == object}).to_stata(
                target, write_index=False, version=118
            )

    with Output(path, convert=convert) as output:
        output.keep()


def _cells(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of either kind
    return {name: _cell(value) for name, value in asdict(row).items()}


def _cell(value: object) -> object:
    """A number as it is written out, a member of an enumeration as its text."""
    if isinstance(value, Decimal | Fraction):
        return format(decimal_cell(value) or Decimal(0), "f")
    return str(value) if isinstance(value, str) else value


def _write_delimited(rows: Sequence[Any], columns: list[str], stream: Any, delimiter: str) -> None:  # noqa: ANN401
    writer = csv.DictWriter(stream, columns, delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(map(_cells, rows))


def _write_csv(rows: Sequence[Any], columns: list[str], stream: Any) -> None:  # noqa: ANN401
    _write_delimited(rows, columns, stream, ",")


def _write_tsv(rows: Sequence[Any], columns: list[str], stream: Any) -> None:  # noqa: ANN401
    _write_delimited(rows, columns, stream, "\t")


def _write_jsonl(rows: Sequence[Any], columns: list[str], stream: Any) -> None:  # noqa: ANN401
    stream.writelines(json_line(_cells(row)) for row in rows)


def _write_text(rows: Sequence[Any], columns: list[str], stream: Any) -> None:  # noqa: ANN401
    cells = [[display.cut(str(_cells(row)[name] or ""), 24) for name in columns] for row in rows]
    stream.writelines(f"{line}\n" for line in display.table([columns, *cells]))


_WRITERS: Final[dict[str, Callable[[Sequence[Any], list[str], Any], None]]] = {
    "csv": _write_csv,
    "tsv": _write_tsv,
    "jsonl": _write_jsonl,
    "text": _write_text,
}
