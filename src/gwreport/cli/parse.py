"""``gwreport parse``: reports as readable pages or JSON lines."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
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
    remarks_to_tell,
    write_all,
)
from gwreport.files import Entry, read_entry
from gwreport.model import Label, Report, Section

PARTS = ("outline", "statements", "quantities", "times", "entities", "remarks")
_DEFAULT_PARTS = ("outline", "statements", "remarks")
_STATEMENT_HEAD = ("indicator", "aspect", "value", "", "period", "status", "as written")
_TITLE_COLUMNS = 60
_COUNTED = {
    Label.QUANTITY: "quantities",
    Label.TIME: "times",
    Label.INDICATOR: "indicators",
    Label.REGION: "regions",
    Label.ORG: "organisations",
    Label.PERSON: "people",
    Label.FACILITY: "facilities",
    Label.POLICY: "policies",
    Label.DOCUMENT: "documents",
    Label.EVENT: "events",
}


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "parse",
        help="read reports: metadata, outline, quantities, times, statements",
        description="Read every report of the files. What is no report is left out; a file without any "
        "report is an error.",
    )
    add_input_arguments(parser)
    add_output_arguments(parser, ("text", "jsonl"))
    parser.add_argument(
        "--show",
        metavar="PARTS",
        type=_parts,
        default=_DEFAULT_PARTS,
        help=f"parts of a readable page, parted by commas, or all: {', '.join(PARTS)} "
        f"(default: {','.join(_DEFAULT_PARTS)})",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    form = form_of(options, READABLE, "text")
    return write_all(options, _ParseWork(Components.of(options), form, options.show))


def _parts(text: str) -> tuple[str, ...]:
    if text == "all":
        return PARTS
    wanted = [part.strip() for part in text.split(",")]
    for part in wanted:
        if part not in PARTS:
            raise argparse.ArgumentTypeError(f"no part {part!r}; expected some of {', '.join(PARTS)}, or all")
    return tuple(part for part in PARTS if part in wanted)


@frozen
class _ParseWork:
    """From an input to what is printed of it; runs in any process."""

    components: Components
    form: str
    parts: tuple[str, ...]

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        if self.form == "jsonl":
            lines = [json_line(report.to_dict()) for report in reports]
        else:
            lines = ["\n".join(page(report, self.parts)) + "\n\n" for report in reports]
        return Shown(lines, remarks_to_tell(reports))


def page(report: Report, parts: tuple[str, ...] = _DEFAULT_PARTS) -> list[str]:
    """The lines of a readable page about a report."""
    lines = [report.metadata.title or "(no title)"]
    facts = [*display.metadata(report.metadata), ("text", _size(report)), ("found", _counts(report))]
    lines += display.table(facts, indent=2)
    for part in parts:
        lines += _section_of_page(part, report)
    return lines


def _section_of_page(part: str, report: Report) -> list[str]:
    rows, head, right = {
        "outline": (_outline, (), ()),
        "statements": (_statements, _STATEMENT_HEAD, (2,)),
        "quantities": (_quantities, ("offset", "as written", "kind", "value"), (0, 3)),
        "times": (_times, ("offset", "as written", "period"), (0,)),
        "entities": (_entities, ("offset", "label", "text"), (0,)),
        "remarks": (_remarks, ("offset", "severity", "code", "remark"), (0,)),
    }[part]
    table = list(rows(report))
    if not table:
        return []
    return ["", part.capitalize(), *display.table([head, *table] if head else table, right=right, indent=2)]


def _size(report: Report) -> str:
    parts = [f"{len(report.text):,} characters"]
    if report.document.repairs:
        repairs = len(report.document.repairs)
        parts.append(f"{repairs:,} repair{'s' * (repairs > 1)}")
    return " · ".join(parts)


def _counts(report: Report) -> str:
    labels = Counter(mention.label for mention in report.mentions)
    names: dict[str, str] = {str(label): name for label, name in _COUNTED.items()}
    order = sorted(labels, key=lambda label: list(names).index(label) if label in names else len(names))
    counts = [(len(list(report.walk())), "sections"), (len(report.statements), "statements")]
    counts += [(labels[label], names.get(label, label)) for label in order]
    return " · ".join(f"{count} {_numbered(name, count)}" for count, name in counts if count) or "nothing"


def _numbered(plural: str, count: int) -> str:
    """The word for what is counted: 1 quantity, 2 quantities.

    >>> [_numbered(name, 1) for name in ("quantities", "people", "times", "WORD")]
    ['quantity', 'person', 'time', 'WORD']
    """
    if count != 1 or plural == "people":
        return plural if count != 1 else "person"
    return plural.removesuffix("ies") + "y" if plural.endswith("ies") else plural.removesuffix("s")


def _outline(report: Report) -> Iterator[tuple[str, str]]:
    def rows(section: Section, depth: int, around: str = "") -> Iterator[tuple[str, str]]:
        title = display.cut(f"{section.marker}{section.title}" or "(no heading)", _TITLE_COLUMNS - 2 * depth)
        yield "  " * depth + title, "" if section.role == around else str(section.role)
        for child in section.children:
            yield from rows(child, depth + 1, section.role)

    for section in report.sections:
        yield from rows(section, 0)


def _statements(report: Report) -> Iterator[tuple[str, ...]]:
    for statement in report.statements:
        yield (
            display.cut(statement.indicator.name, 30),
            str(statement.aspect),
            display.quantity(statement.quantity.value),
            {"up": "↑", "down": "↓"}.get(statement.direction, ""),
            display.period(statement.period),
            str(statement.status),
            statement.quantity.text,
        )


def _quantities(report: Report) -> Iterator[tuple[str, ...]]:
    for mention in report.quantities:
        value = mention.value
        yield str(mention.span.start), mention.text, str(value.kind), display.quantity(value)


def _times(report: Report) -> Iterator[tuple[str, ...]]:
    for mention in report.times:
        yield str(mention.span.start), mention.text, display.period(mention.value)


def _entities(report: Report) -> Iterator[tuple[str, ...]]:
    for mention in report.entities:
        yield str(mention.span.start), mention.label, mention.text


def _remarks(report: Report) -> Iterator[tuple[str, ...]]:
    for remark in report.diagnostics:
        yield str(remark.span.start), str(remark.severity), remark.code, display.cut(remark.message, 70)
