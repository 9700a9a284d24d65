"""``gwreport view``: a report as a page for the browser."""

from __future__ import annotations

import argparse
from typing import Any

from gwreport.cli.forms import PAGES, form_of
from gwreport.cli.inputs import Components, add_input_arguments, reports_in
from gwreport.cli.output import Output, complain
from gwreport.cli.parts import refuse_an_input
from gwreport.model.shown import counted
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
        "--number", metavar="N", type=int, default=1, help="which report of the files (default: the first)"
    )
    add_language_argument(parser)
    parser.set_defaults(run=run)


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
    form_of(options, PAGES, "html")
    refuse_an_input(options.output, options.files)
    number, found = options.number, 0
    for entry, reports in reports_in(options, Components.of(options).pipeline()):
        if 1 <= number - found <= len(reports):
            if len(reports) > 1:
                at = number - found
                complain(f"{entry.label}: report {at} of {len(reports)}; --number N shows another")
            with Output(options.output) as output:
                output.stream.write(view_page(reports[number - found - 1], language=options.language))
                output.keep()
            return 0
        found += len(reports)
    if found:
        complain(f"--number {number}: {options.files[0]} holds {counted(found, 'report')}")
    return 1
