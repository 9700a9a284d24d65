"""``gwreport review``: a page on which people check rows, and what their decisions say of the error rate."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from attrs import frozen

from gwreport.cli.forms import PAGES, form_of
from gwreport.cli.inputs import (
    Components,
    Shown,
    add_input_arguments,
    add_process_argument,
    count_argument,
    json_line,
    remarks_to_tell,
    write_all,
)
from gwreport.cli.tables.checked import read_all
from gwreport.cli.view import add_language_argument
from gwreport.files import Entry, read_entry
from gwreport.pages.review import ReviewPage
from gwreport.review.audit import audit, sample
from gwreport.review.decisions import latest
from gwreport.review.items import TABLES, Item, doubtful_first, item_from, items_of


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "review",
        help="a page on which people check rows, with keys to accept, correct and reject",
        description="Write one page of HTML with every headline target (or row of another table) in its "
        "sentence, doubtful ones first. Decisions are saved from it as decisions.jsonl. With --decisions the "
        "error rate that they show is printed, with its 95 % interval.",
    )
    add_input_arguments(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help="write to FILE, whole or not at all")
    add_process_argument(parser)
    parser.add_argument("--strict", action="store_true", help="stop at the first file that cannot be read")
    parser.add_argument(
        "--rows", choices=sorted(TABLES), default="targets", help="the table to check (default: %(default)s)"
    )
    parser.add_argument("--coder", metavar="NAME", default="", help="who checks")
    parser.add_argument(
        "--sample", metavar="N", type=count_argument, help="only N rows, taken at random, for an audit"
    )
    parser.add_argument(
        "--seed", metavar="S", type=int, default=0, help="another seed gives another sample (default: 0)"
    )
    parser.add_argument(
        "--decisions", metavar="FILE", action="append", default=[], help="begin with these (repeat for more)"
    )
    add_language_argument(parser)
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if options.output is None:
        options.usage_error("a page needs a file: -o review.html")
    form_of(options, PAGES, "html")
    decisions = read_all(options.decisions)
    components = Components.of(options)
    page = ReviewPage(
        language=options.language,
        coder=options.coder,
        decisions=decisions,
        catalogue=components.pipeline().indicators,
    )
    convert = _Page(page, options.sample, options.seed)
    return write_all(options, _Items(components, options.rows), convert=convert)


@frozen
class _Items:
    """From an input to the rows to check, as lines of JSON; runs in any process."""

    components: Components
    table: str

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        items = [item for report in reports for item in items_of(report, self.table)]
        return Shown([json_line(item.to_dict()) for item in items], remarks_to_tell(reports))


@frozen
class _Page:
    """From a file of rows as lines of JSON to the page."""

    page: ReviewPage
    sample: int | None
    seed: int

    def __call__(self, text: Path, target: Path) -> None:
        with text.open(encoding="utf-8", newline="") as stream:
            items: list[Item] = [item_from(json.loads(line)) for line in stream]
        chosen = items if self.sample is None else sample(items, self.sample, self.seed)
        target.write_text(self.page.html(doubtful_first(chosen)), encoding="utf-8", newline="\n")
        if self.page.decisions:
            print(audit(chosen, latest(self.page.decisions)))
