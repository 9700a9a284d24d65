"""What is read: files, folders, globs, zips and tables of texts, and what is known of them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from gwreport.cli.output import STDIN
from gwreport.errors import GwReportError, RegionError, YearError
from gwreport.files import Columns, Entry, Known
from gwreport.frontmatter.given import given_year, known_places
from gwreport.reading.collections.paths import is_glob
from gwreport.reading.collections.patterns import PathPattern
from gwreport.reading.collections.rows import is_table
from gwreport.reading.collections.search import Search

_COLUMN_OPTIONS = (
    ("--text-column", "the column of a table of texts that holds them", False),
    ("--region-column", "the column with the place, by name or code (repeat: province, city, county)", True),
    ("--year-column", "the column with the year that a report plans", False),
    ("--key-column", "a column to keep beside the rows (repeat for more)", True),
)


def add_search_arguments(parser: argparse.ArgumentParser) -> None:
    """What to look for in the files, and what is known of all of them."""
    group = parser.add_argument_group("what is read")
    group.add_argument(
        "--one", action="store_true", help="take each file or cell for one report, whatever it looks like"
    )
    group.add_argument(
        "--region",
        metavar="PLACE",
        type=_place,
        help="the place of the reports: a name, with its parents or without its ending, or a code",
    )
    group.add_argument("--year", metavar="YEAR", type=_year, help="the year that the reports plan")
    for name, text, repeated in _COLUMN_OPTIONS:
        if repeated:
            group.add_argument(name, metavar="NAME", action="append", default=[], help=text)
        else:
            group.add_argument(name, metavar="NAME", help=text)
    group.add_argument(
        "--sheet", metavar="NAME", help="the sheet of a workbook (default: the first that fits)"
    )
    group.add_argument(
        "--pattern",
        metavar="PATTERN",
        type=_pattern,
        help="take keys from the end of a path, such as {region}/{year}.txt",
    )


def _place(text: str) -> str:
    """A place that the gazetteer knows; which of several it is, the text may tell."""
    try:
        known_places(text)
    except RegionError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _year(text: str) -> int:
    try:
        return given_year(text)
    except YearError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _pattern(text: str) -> PathPattern:
    try:
        return PathPattern(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


@frozen
class Material:
    """The files of a command line and how they are read."""

    files: tuple[str, ...]
    search: Search
    known: Known

    @classmethod
    def of(cls, options: argparse.Namespace) -> Material:
        """What the options ask for. Raises ``GwReportError`` where standard input is named twice."""
        files = tuple(options.files)
        if files.count(STDIN) > 1:
            raise GwReportError("standard input (-) can be read only once")
        output = getattr(options, "output", None)
        columns = Columns(
            options.text_column,
            options.region_column,
            options.year_column,
            options.key_column,
            options.sheet,
        )
        without = frozenset() if output in (None, STDIN) else frozenset((os.path.realpath(output),))
        search = Search(columns, options.pattern, without)
        return cls(files, search, Known(options.one, options.region, options.year))

    @property
    def count(self) -> int | None:
        """How many texts there are; None where that is only known when all are found."""
        many = (name != STDIN and self._holds_many(name) for name in self.files)
        return None if any(many) else len(self.files)

    @staticmethod
    def _holds_many(name: str) -> bool:
        return is_glob(name) or Path(name).is_dir() or is_table(name) or name.lower().endswith(".zip")

    def entries(self) -> Iterator[Entry]:
        """The texts, in order, as they are found; standard input is read when it is its turn."""
        for name in self.files:
            if name == STDIN:
                yield self.known.of(Entry("<stdin>", sys.stdin.buffer.read(), named=True))
            else:
                yield from map(self.known.of, self.search.entries(name))
