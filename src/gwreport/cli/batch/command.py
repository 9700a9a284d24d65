"""``gwreport batch``: its options and the order of its steps."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from attrs import frozen

from gwreport.cli.batch.parts import STORE, Layout, clear, write_parts
from gwreport.cli.batch.reading import Record, Task, read_all
from gwreport.cli.batch.results import TABLES, USUAL, Recipe, TextStatus
from gwreport.cli.batch.summary import Pace, Summary
from gwreport.cli.inputs import Components, add_input_arguments, process_count
from gwreport.cli.output import STDIN, complain
from gwreport.cli.texts.search import Material
from gwreport.errors import GwReportError
from gwreport.export.formats import FORMATS
from gwreport.store import Store

_FORMS = ("csv", "jsonl", "parquet")
_TEXTS_IN_A_PART = 100


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "batch",
        help="tables of very many files, by a run that may be ended and go on",
        description="Read files and folders into tables in parts, with a manifest of what became of each "
        "file. A run that was ended goes on where it was, and a second run reads only what has changed.",
    )
    add_input_arguments(parser)
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", required=True, help="the folder of the tables, made where absent"
    )
    parser.add_argument(
        "-f", "--format", choices=_FORMS, default=_FORMS[0], help="form of the parts (default: %(default)s)"
    )
    parser.add_argument(
        "--tables",
        metavar="NAMES",
        type=_tables,
        default=USUAL,
        help=f"the tables to write, parted by commas: some of {', '.join(TABLES)} "
        f"(default: {','.join(USUAL)})",
    )
    parser.add_argument(
        "--indicator",
        metavar="ID",
        action="append",
        default=[],
        help="give a row of targets for this indicator in any case (repeat for more)",
    )
    parser.add_argument(
        "-j",
        "--processes",
        metavar="N",
        type=process_count,
        default="auto",
        help="read N files at a time (default: auto, as many as there are processors)",
    )
    parser.set_defaults(run=run)


def _tables(text: str) -> tuple[str, ...]:
    wanted = [name.strip() for name in text.split(",")]
    for name in wanted:
        if name not in TABLES:
            raise argparse.ArgumentTypeError(f"no table {name!r}; expected some of {', '.join(TABLES)}")
    return tuple(name for name in TABLES if name in wanted)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    components = Components.of(options)
    for name in options.indicator:
        if name not in components.pipeline().indicators:
            raise GwReportError(f"unknown indicator {name!r}; expected an id such as gdp or cpi")
    form = FORMATS[f".{options.format}"]
    if form.needs is not None:
        form.needs()  # before the reading, so that a missing package is reported at once
    recipe = Recipe(components, options.tables, tuple(options.indicator))
    material = Material.of(options)
    if STDIN in material.files:
        raise GwReportError("standard input (-) has no content that a second run could compare; give files")
    names = material.search.key_names
    layout = Layout(Path(options.output), recipe.tables, form.suffix, _TEXTS_IN_A_PART, names)
    _check_apart(layout.folder, options.files)
    layout.folder.mkdir(parents=True, exist_ok=True)
    with _alone(layout.folder), _cleared(layout):
        summary = _BatchRun(recipe, layout, material, options.processes)()
    print("\n".join(summary.lines()))
    return 1 if summary.statuses[TextStatus.FAILED] else 0


@frozen
class _BatchRun:
    """The three steps over some files."""

    recipe: Recipe
    layout: Layout
    material: Material
    processes: int

    def __call__(self) -> Summary:
        """Read, tidy the store, write the parts."""
        summary = Summary()
        with Record() as record:
            self._read(record, summary)
            self._tidy(record)
            write_parts(self.layout, record, summary.counts(), self.processes)
        return summary

    def _read(self, record: Record, summary: Summary) -> None:
        pace = Pace(sum(1 for _ in self.material.entries()))
        task = Task(self.recipe, self.recipe.fingerprint(), self.layout.folder / STORE)
        for reading in read_all(task, self.material.entries(), self.processes):
            record.add(reading)
            summary.add(reading)
            if reading.facts.status is TextStatus.FAILED:
                pace.clear()
                complain(f"{reading.label}: {reading.facts.detail}")
            pace.advance(reading.file)
        pace.clear()

    def _tidy(self, record: Record) -> None:
        """Leave in the store what this run has, whatever runs came before."""
        self.layout.unfinished.mkdir(exist_ok=True)
        with Store(self.layout.folder / STORE) as store:
            if not store.is_compact(record.count_keys()):
                store.compact(record.keys(), self.layout.unfinished)


def _check_apart(folder: Path, files: list[str]) -> None:
    """Raises ``GwReportError`` where the output would be read as an input by the next run."""
    target = Path(os.path.realpath(folder))
    for name in files:
        if Path(os.path.realpath(name)) in (target, *target.parents):
            raise GwReportError(f"{folder}: lies in the input {name}; give the output another place")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """See to it that no other run writes to a folder. Raises ``GwReportError`` where one does."""
    try:
        import fcntl
    except ImportError:  # Windows, where the store alone guards what is written
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise GwReportError(f"{folder}: another run writes to it") from None
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _cleared(layout: Layout) -> Iterator[None]:
    """Leave nothing unfinished, of this run or one that was killed."""
    clear(layout)
    try:
        yield
    finally:
        with suppress(OSError):
            clear(layout)
