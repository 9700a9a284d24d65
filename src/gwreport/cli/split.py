"""``gwreport split``: the documents of a crawl, reports and others."""

from __future__ import annotations

import argparse
from typing import Any

from attrs import frozen

from gwreport.cli import display
from gwreport.cli.inputs import (
    Components,
    Input,
    add_input_arguments,
    add_output_arguments,
    json_line,
    write_all,
)
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
    return write_all(options, _Work(Components.of(options), options.format, len(options.files) > 1))


@frozen
class _Work:
    """From an input to the list of its documents; runs in any process."""

    components: Components
    form: str
    named: bool

    def __call__(self, given: Input) -> list[str]:
        documents = self.components.pipeline().split(given.content(), name=given.name)
        if self.form == "jsonl":
            return [json_line(_record(given.name, document)) for document in documents]
        heading = [f"{given.name}:"] if self.named else []
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
        return [f"{line}\n" for line in (*heading, *display.table(rows, right=(1,)))]


def _record(name: str, document: Document) -> dict[str, Any]:
    return {
        "file": name,
        "kind": str(document.kind),
        "title": document.title,
        "start": document.span.start,
        "end": document.span.end,
        "text": document.text,
    }
