"""Many inputs, one output: what the commands that read files have in common."""

from __future__ import annotations

import argparse
import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from gwreport.batch import Failure, map_ordered
from gwreport.cli.output import Output, Progress, complain, describe
from gwreport.cli.parts import refuse_an_input
from gwreport.errors import GwReportError
from gwreport.pipeline import Pipeline, default_extractors

STDIN = "-"


@frozen
class Input:
    """One file to read; ``data`` holds its bytes where they came from standard input."""

    name: str
    data: bytes | None = None

    def content(self) -> bytes | Path:
        """What ``Pipeline.read`` takes."""
        return Path(self.name) if self.data is None else self.data


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
    """One or many files, and the choice of components."""
    nargs = "+" if many else 1
    parser.add_argument(
        "files", nargs=nargs, metavar="FILE", help="a report or a crawl; - for standard input"
    )
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
        default=formats[0],
        help="form of the results (default: %(default)s)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.add_argument(
        "-j",
        "--processes",
        metavar="N",
        type=process_count,
        default=1,
        help="read N files at a time; auto: as many as there are processors (default: 1)",
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="stop at the first file that cannot be read and write no output file",
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


def inputs(files: Sequence[str]) -> list[Input]:
    """The inputs of a command line; standard input is read here, once."""
    if files.count(STDIN) > 1:
        raise GwReportError("standard input (-) can be read only once")
    return [Input("<stdin>", sys.stdin.buffer.read()) if name == STDIN else Input(name) for name in files]


def write_all(
    options: argparse.Namespace,
    work: Callable[[Input], list[str]],
    header: str = "",
    *,
    convert: Callable[[Path, Path], None] | None = None,
) -> int:
    """Write what ``work`` makes of each input, in order; 1 if some input failed, else 0.

    ``header`` comes before all; ``convert`` makes the output file from the text, where that is not text.

    A file that cannot be read costs one line on stderr and the others go on, unless ``--strict``. If
    nothing could be read, no output file is left. ``work`` must be picklable.
    """
    refuse_an_input(options.output, [*options.files, options.units or "", options.catalogue or ""])
    given = inputs(options.files)
    on_screen = options.output in (None, STDIN) and sys.stdout.isatty()
    progress = Progress(len(given), results_on_screen=on_screen)
    failed = 0
    with Output(options.output, convert=convert) as output:
        outcomes = map_ordered(work, given, processes=min(options.processes, len(given)), on_error="record")
        for each, outcome in zip(given, outcomes, strict=True):
            if isinstance(outcome, Failure):
                failed += 1
                progress.clear()
                report_failure(outcome.error, each.name, options)
                if options.strict:
                    return 1
            elif outcome:
                output.stream.write(header + "".join(outcome))
                header = ""
            progress.advance(each.name)
        progress.clear()
        if failed < len(given):
            output.keep()
    return 1 if failed else 0


def report_failure(error: Exception, name: str, options: argparse.Namespace) -> None:
    """One line for an error that was foreseen; for another also where it comes from, if asked."""
    if isinstance(error, GwReportError | OSError):
        complain(describe(error, name))
    else:
        complain(f"{name}: unexpected {type(error).__name__}: {error} (--traceback shows where)")
    if options.traceback:
        traceback.print_exception(error)


def json_line(value: dict[str, Any]) -> str:
    """One line of JSON in readable characters."""
    return json.dumps(value, ensure_ascii=False) + "\n"
