"""Rows of reports as a file of the form that is asked for, or as lines for people."""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from gwreport.cli import display
from gwreport.cli.forms import form_of
from gwreport.cli.inputs import Components, Shown, remarks_to_tell, write_all
from gwreport.cli.output import STDIN, Output
from gwreport.cli.parts import refuse_an_input
from gwreport.cli.tables.checked import decided_on
from gwreport.cli.texts.search import Material
from gwreport.errors import GwReportError
from gwreport.export import tables
from gwreport.export.csvw import metadata_name, metadata_text
from gwreport.export.tables import Row
from gwreport.files import Entry, read_entry
from gwreport.model import Report

FORMS: Final = ("csv", "tsv", "jsonl", "text")
_DELIMITERS: Final = {"csv": ",", "tsv": "\t"}
_TEXTS: Final = (*_DELIMITERS, "jsonl")

#: From some reports to their rows; picklable.
Rows = Callable[[list[Report]], Iterable[Row]]


def endings() -> dict[str, str]:
    """The form of a table by the ending of its file."""
    return {**{suffix: suffix.removeprefix(".") for suffix in tables.FORMATS}, ".txt": "text"}


def write_table(
    options: argparse.Namespace, rows: Rows, row_type: type[Row], shown: Sequence[str] = ()
) -> int:
    """Write a table of all reports in the form that was asked for, and return the exit code.

    ``rows`` makes the rows of some reports and must be picklable; ``shown`` are the columns of the form for
    people.
    """
    form = form_of(options, endings(), "csv")
    if options.metadata:
        _check_metadata(options, form)
    if options.decisions:
        rows, row_type = decided_on(rows, row_type, options.decisions)
        shown = (*shown, "checked")
    keys = Material.of(options).search.key_names
    kind = tables.FORMATS.get(f".{form}")
    table = _TableWork(Components.of(options), rows, row_type, keys, tuple(shown))
    if kind is not None and not kind.is_text:
        if kind.needs is not None:
            kind.needs()  # before the reading, so that a missing package is reported at once
        return write_all(options, evolve(table, form="jsonl"), convert=_Converted(kind, row_type, keys))
    header = ""
    if form in _DELIMITERS:
        header = tables.csv_text(
            [], row_type=row_type, keys=keys, bom=options.bom, delimiter=_DELIMITERS[form]
        )
    code = write_all(options, evolve(table, form=form), header)
    if options.metadata and Path(options.output).exists():
        _write_metadata(options.output, row_type, keys, form)
    return code


def _check_metadata(options: argparse.Namespace, form: str) -> None:
    if options.output in (None, STDIN) or form not in _TEXTS:
        raise GwReportError("--metadata is for a table in a text file, .csv, .tsv or .jsonl; give -o FILE")
    refuse_an_input(metadata_name(options.output), options.files)


def _write_metadata(output: str, row_type: type[Row], keys: tuple[str, ...], form: str) -> None:
    with Output(metadata_name(output)) as beside:
        beside.stream.write(
            metadata_text(row_type, Path(output).name, delimiter=_DELIMITERS.get(form), keys=keys)
        )
        beside.keep()


@frozen
class _Converted:
    """From a file of JSON lines to one of another form."""

    form: tables.Format
    row_type: type[Row]
    keys: tuple[str, ...]

    def __call__(self, text: Path, target: Path) -> None:
        with text.open(encoding="utf-8", newline="") as stream:
            rows = list(tables.read_jsonl(stream, self.row_type))
        self.form.write(rows, target, self.row_type, self.keys)


@frozen
class _TableWork:
    """From an entry to the rows of its reports as lines; runs in any process."""

    components: Components
    rows: Rows
    row_type: type[Row]
    keys: tuple[str, ...]
    shown: tuple[str, ...]
    form: str = "jsonl"

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        return Shown(self._lines(list(self.rows(reports))), remarks_to_tell(reports))

    def _lines(self, found: list[Row]) -> list[str]:
        if self.form == "jsonl":
            target = io.StringIO()
            tables.write_jsonl(found, target)
            return [target.getvalue()]
        if self.form in _DELIMITERS:
            text = tables.csv_text(
                found, row_type=self.row_type, keys=self.keys, delimiter=_DELIMITERS[self.form]
            )
            return [text.split("\r\n", 1)[1]]
        cells = [[_cell(getattr(row, name)) for name in self.shown] for row in found]
        return [f"{line}\n" for line in display.table([self.shown, *cells])]


def _cell(value: object) -> str:
    return "" if value is None else display.cut(format(value), 24)
