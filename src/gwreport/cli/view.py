"""``gwreport view``: a report as a page for the browser."""

from __future__ import annotations

import argparse
from typing import Any

from attrs import frozen

from gwreport.cli.inputs import Components, Shown, add_input_arguments, remarks_to_tell, write_all
from gwreport.cli.output import complain
from gwreport.errors import GwReportError
from gwreport.files import Entry, read_entry
from gwreport.pages.view import view_page
from gwreport.pages.words import Language


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "view",
        help="a report as a page for the browser: text with what was read marked, outline, tables",
        description="Write one page of HTML that shows a report; it needs no network and no other file.",
    )
    add_input_arguments(parser, many=False)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    parser.add_argument(
        "--number", metavar="N", type=int, default=1, help="which report of the file (default: the first)"
    )
    add_language_argument(parser)
    parser.set_defaults(run=run, processes=1, strict=False)


def add_language_argument(parser: argparse.ArgumentParser) -> None:
    """The language in which a page opens."""
    parser.add_argument(
        "--language",
        type=Language,
        choices=list(Language),
        help="language of the page (default: that of the browser)",
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    work = _Page(Components.of(options), options.number, options.language)
    return write_all(options, work)


@frozen
class _Page:
    """From an input to the page of one of its reports."""

    components: Components
    number: int
    language: Language | None

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        if not 1 <= self.number <= len(reports):
            raise GwReportError(f"--number {self.number}: the file holds {len(reports)} report(s)")
        if len(reports) > 1:
            complain(f"{entry.label}: report {self.number} of {len(reports)}; --number N shows another")
        report = reports[self.number - 1]
        return Shown([view_page(report, language=self.language)], remarks_to_tell([report]))
