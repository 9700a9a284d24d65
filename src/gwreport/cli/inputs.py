"""Many inputs, one output: what the commands that read files have in common."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from gwreport.batch import Failure, map_ordered
from gwreport.cli.output import STDIN, Output, Progress, complain, describe
from gwreport.cli.parts import refuse_an_input
from gwreport.cli.texts.search import Material, add_search_arguments
from gwreport.cli.texts.tally import Tally
from gwreport.errors import GwReportError
from gwreport.files import Entry, read_entry
from gwreport.model import Report
from gwreport.pipeline import Pipeline, default_extractors


@frozen
class Shown:
    """What a command shows of an entry, and what is to be told of its reports."""

    lines: list[str]
    remarks: tuple[str, ...] = ()
    label: str = ""


#: Remarks that are told on stderr: what only the caller can set right.
_TOLD = frozenset(("region-disagrees", "year-disagrees", "cell-full"))


def remarks_to_tell(reports: Iterable[Report]) -> tuple[str, ...]:
    """The remarks on reports that are told on stderr."""
    remarks = (remark for report in reports for remark in report.diagnostics)
    return tuple(remark.message for remark in remarks if remark.code in _TOLD)


@frozen
class Components:
    """What was asked for by name or file; empty means the built-in components.

    ``added`` extractors run beside the built-in ones, ``only`` in their place; ``units`` and ``catalogue``
    are files that add to the built-in tables.
    """

    segmenter: str | None = None
    added: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
    numerals: str | None = None
    units: str | None = None
    catalogue: str | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> Components:
        """What the options ask for, checked so that a wrong name or file is named before any reading."""
        chosen = cls(
            options.segmenter,
            tuple(options.extractor),
            tuple(options.only),
            tuple(options.reader),
            options.numerals,
            options.units,
            options.catalogue,
        )
        chosen.pipeline()
        return chosen

    def pipeline(self) -> Pipeline:
        """The pipeline with these components, one in each process."""
        return _pipeline(self)


@cache
def _pipeline(chosen: Components) -> Pipeline:
    builtin = () if chosen.only else default_extractors()
    there = {extractor.name for extractor in builtin}.union(chosen.only)
    added = [name for name in dict.fromkeys(chosen.added) if name not in there]
    return Pipeline(
        segmenter=chosen.segmenter,
        extractors=[*builtin, *dict.fromkeys(chosen.only), *added],
        readers=chosen.readers,
        numerals=chosen.numerals,
        units=Path(chosen.units) if chosen.units else None,
        indicators=Path(chosen.catalogue) if chosen.catalogue else None,
    )


def add_input_arguments(parser: argparse.ArgumentParser, *, many: bool = True) -> None:
    """One or many files, how they are read, and the choice of components."""
    nargs = "+" if many else 1
    parser.add_argument(
        "files",
        nargs=nargs,
        metavar="FILE",
        help="a report or crawl, a folder, glob, zip or table of texts; - for standard input",
    )
    add_search_arguments(parser)
    parser.add_argument("--segmenter", metavar="NAME", help="cut words with this component")
    parser.add_argument("--numerals", metavar="NAME", help="read numerals with this component")
    parser.add_argument("--units", metavar="FILE", help="a TOML file of units beside the built-in ones")
    parser.add_argument(
        "--catalogue", metavar="FILE", help="a TOML file of indicators beside the built-in ones"
    )
    for name, text in (
        ("--extractor", "use this extractor beside the built-in ones"),
        ("--only", "use this extractor in place of the built-in ones"),
        ("--reader", "ask this reader of files before the built-in ones"),
    ):
        parser.add_argument(
            name, metavar="NAME", action="append", default=[], help=f"{text} (repeat for more)"
        )
    parser.add_argument("--traceback", action="store_true", help="show where in the program an error arose")


def add_output_arguments(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """The form and place of the results, and how many processes make them."""
    parser.add_argument(
        "-f",
        "--format",
        choices=formats,
        help=f"form of the results (default: that of the ending of the output, else {formats[0]})",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    add_process_argument(parser)
    parser.add_argument(
        "--strict",
        action="store_true",
        help="stop at the first file that cannot be read and write no output file",
    )


def add_process_argument(parser: argparse.ArgumentParser) -> None:
    """How many processes read."""
    parser.add_argument(
        "-j",
        "--processes",
        metavar="N",
        type=process_count,
        default=1,
        help="read N files at a time; auto: as many as there are processors (default: 1)",
    )


def count_argument(text: str) -> int:
    """A whole number of 1 or more, as an argument."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, got {text!r}")
    return int(text)


def process_count(text: str) -> int:
    """A number of processes; ``auto`` stands for that of the processors that this process may use."""
    if text == "auto":
        affinity = getattr(os, "sched_getaffinity", None)
        return len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    try:
        return count_argument(text)
    except argparse.ArgumentTypeError as error:
        raise argparse.ArgumentTypeError(f"{error}; or auto") from None


@frozen
class _Labelled:
    """From an entry to what is shown of it, with its label; runs in any process."""

    work: Callable[[Entry], Shown]

    def __call__(self, entry: Entry) -> Shown:
        return evolve(self.work(entry), label=entry.label)


def write_all(
    options: argparse.Namespace,
    work: Callable[[Entry], Shown],
    header: str = "",
    *,
    convert: Callable[[Path, Path], None] | None = None,
) -> int:
    """Write what ``work`` makes of each text, in order; 1 if some failed or none was read, else 0.

    ``header`` comes before all; ``convert`` makes the output file from the text, where that is not text.

    A text that cannot be read costs one line on stderr and the others go on, unless ``--strict``. If nothing
    could be read, no output file is left. ``work`` must be picklable.
    """
    refuse_an_input(options.output, [*options.files, options.units or "", options.catalogue or ""])
    material = Material.of(options)
    progress = Progress(material.count, results_on_screen=_has_the_screen(options))
    tally = Tally()
    processes = min(options.processes, material.count or options.processes)
    with Output(options.output, convert=convert) as output:
        for outcome in map_ordered(
            _Labelled(work), material.entries(), processes=processes, on_error="record"
        ):
            tally.add(outcome)
            progress.clear()
            if isinstance(outcome, Failure):
                report_failure(outcome.error, _label(outcome), options)
                if options.strict and tally.failed:
                    return tally.code
            else:
                _tell(outcome, options)
                header = _write(outcome, header, output)
            progress.advance(_label(outcome))
        progress.clear()
        if tally.read:
            output.keep()
    if tally.total > 1 and material.count is None and not options.quiet:
        complain(tally.summary())
    return tally.code


def _has_the_screen(options: argparse.Namespace) -> bool:
    """Whether a bar would disturb: results go to the screen, or nothing is to be told."""
    return bool(options.quiet) or (options.output in (None, STDIN) and sys.stdout.isatty())


def _tell(shown: Shown, options: argparse.Namespace) -> None:
    """Tell the remarks on a text, unless it is to be quiet, and that it was read, if that is wanted."""
    for remark in () if options.quiet else shown.remarks:
        complain(f"{shown.label}: {remark}")
    if options.verbose:
        complain(f"{shown.label}: read")


@frozen
class _Read:
    """From an entry to its reports; runs in any process."""

    pipeline: Pipeline

    def __call__(self, entry: Entry) -> tuple[Entry, list[Report]]:
        return entry, read_entry(self.pipeline, entry)


def reports_in(
    options: argparse.Namespace, pipeline: Pipeline, *, processes: int = 1
) -> Iterator[tuple[Entry, list[Report]]]:
    """The reports of each text, one text after the other, for a command that may stop before the last.

    A text that cannot be read or holds no report costs one line on stderr.
    """
    entries = Material.of(options).entries()
    for outcome in map_ordered(_Read(pipeline), entries, processes=processes, on_error="record"):
        if isinstance(outcome, Failure):
            report_failure(outcome.error, _label(outcome), options)
            continue
        entry, reports = outcome
        for remark in () if options.quiet else remarks_to_tell(reports):
            complain(f"{entry.label}: {remark}")
        yield entry, reports


def _write(shown: Shown, header: str, output: Output) -> str:
    """Write what is shown of a text, after the header; the header if nothing was."""
    if not shown.lines:
        return header
    output.stream.write(header + "".join(shown.lines))
    return ""


def _label(outcome: Shown | Failure) -> str:
    """What messages call a text; empty where the list of texts itself broke off."""
    if isinstance(outcome, Shown):
        return outcome.label
    return outcome.item.label if isinstance(outcome.item, Entry) else ""


def report_failure(error: Exception, name: str, options: argparse.Namespace) -> None:
    """One line for an error that was foreseen; for another also where it comes from, if asked."""
    if isinstance(error, GwReportError | OSError):
        message = describe(error, name)
        complain(message if name in message else f"{name}: {message}")
    else:
        complain(f"{name}: unexpected {type(error).__name__}: {error} (--traceback shows where)")
    if options.traceback or options.verbose:
        traceback.print_exception(error)


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON in readable characters."""
    return json.dumps(value, ensure_ascii=False) + "\n"
