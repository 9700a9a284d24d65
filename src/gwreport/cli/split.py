"""``gwreport split``: the documents of a crawl, reports and others."""

from __future__ import annotations

import argparse
from typing import Any

from attrs import frozen

from gwreport.cli import display
from gwreport.cli.forms import READABLE, form_of
from gwreport.cli.inputs import (
    Components,
    Shown,
    add_input_arguments,
    add_output_arguments,
    json_line,
    write_all,
)
from gwreport.cli.texts.search import Material
from gwreport.files import Entry, split_entry
from gwreport.model import Document

_TITLE_COLUMNS = 60


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "split",
        help="list the documents of a crawl and tell reports from others",
        description="List the documents of the files: what each is, its length, its place in the file "
        "and its title.",
    )
    add_input_arguments(parser)
    add_output_arguments(parser, ("text", "jsonl"))
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    named = Material.of(options).count != 1
    form = form_of(options, READABLE, "text")
    return write_all(options, _SplitWork(Components.of(options), form, named))


@frozen
class _SplitWork:
    """From an input to the list of its documents; runs in any process."""

    components: Components
    form: str
    named: bool

    def __call__(self, entry: Entry) -> Shown:
        documents = split_entry(self.components.pipeline(), entry)
        if self.form == "jsonl":
            return Shown([json_line(_record(entry, document)) for document in documents])
        heading = [f"{entry.label}:"] if self.named else []
        rows = [("kind", "characters", "place", "title")]
        rows += [
            (
                str(document.kind),
                f"{len(document.text):,}",
                f"{document.span.start}–{document.span.end}",
                display.cut(document.title or "", _TITLE_COLUMNS),
            )
            for document in documents
        ]
        return Shown([f"{line}\n" for line in (*heading, *display.table(rows, right=(1,)))])


def _record(entry: Entry, document: Document) -> dict[str, Any]:
    return {
        "file": entry.name,
        "document": document.number if entry.row is None else entry.row,
        "kind": str(document.kind),
        "title": document.title,
        "start": document.span.start,
        "end": document.span.end,
        "text": document.text,
    }
