"""``gwreport kwic``: every occurrence of a word with the text around it."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import Any

from attrs import frozen

from gwreport.cli import display
from gwreport.cli.forms import form_of
from gwreport.cli.inputs import (
    Components,
    Shown,
    add_input_arguments,
    add_output_arguments,
    count_argument,
    remarks_to_tell,
    write_all,
)
from gwreport.cli.output import BOLD, STDIN, marked
from gwreport.cli.tables.written import FORMS, endings, write_table
from gwreport.cli.words.rows import ContextRow, context_rows
from gwreport.files import Entry, read_entry
from gwreport.model import Report, SectionRole

_TEXT_FIRST = ("text", *(form for form in FORMS if form != "text"))


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "kwic",
        help="every occurrence of a word with the text around it",
        description="Keyword in context: a line for each occurrence of a word, with the text before "
        "and after.",
    )
    parser.add_argument("word", metavar="WORD", type=_word, help="the word to look for")
    add_input_arguments(parser)
    add_output_arguments(parser, _TEXT_FIRST)
    parser.add_argument(
        "--width",
        metavar="N",
        type=count_argument,
        default=20,
        help="characters to show on either side (default: %(default)s)",
    )
    add_role_argument(parser)
    parser.set_defaults(run=run, decisions=[], bom=False, metadata=False)


def add_role_argument(parser: argparse.ArgumentParser) -> None:
    """The sections to look in."""
    parser.add_argument(
        "--role",
        action="append",
        default=[],
        choices=[str(role) for role in SectionRole],
        help="look only in sections of this role, such as plan (repeat for more)",
    )


def _word(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("expected a word of at least one character")
    return text


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    roles = frozenset(map(SectionRole, options.role))
    rows = partial(context_rows, word=options.word, width=options.width, roles=roles)
    if form_of(options, endings(), "text") != "text":
        return write_table(options, rows, ContextRow)
    colour = BOLD if options.output in (None, STDIN) and marked("x", BOLD, sys.stdout) != "x" else ""
    return write_all(options, _Lines(Components.of(options), rows, options.width, bool(colour)))


def _place(report: Report) -> str | None:
    region = report.metadata.region
    return None if region is None else region.name


@frozen
class _Lines:
    """From an entry to its occurrences as lines that stand below each other; runs in any process."""

    components: Components
    rows: Any
    width: int
    is_marked: bool

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        lines = []
        for report in reports:
            found = list(self.rows([report]))
            name = " ".join(map(str, filter(None, (_place(report), report.metadata.year))))
            lines.append(f"{name or entry.label}: {len(found)}\n")
            lines += [self._line(row) for row in found]
        return Shown(lines, remarks_to_tell(reports))

    def _line(self, row: ContextRow) -> str:
        blank = " " * (2 * self.width - display.width(row.before))
        hit = f"{BOLD}{row.hit}\x1b[0m" if self.is_marked else row.hit
        return f"  {row.source_start:>7}  {blank}{row.before} {hit} {row.after}".rstrip() + "\n"
