"""``gwreport explain``: what was read at a place of the text, and by which rule."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from gwreport.cli import display
from gwreport.cli.inputs import Components, add_input_arguments, reports_in
from gwreport.cli.output import complain
from gwreport.model import Mention, Period, Quantity, Report
from gwreport.pipeline import Pipeline
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.statements.decision import Outcome, Reason
from gwreport.statements.explain import explain, meaning

_CONTEXT = 30
_LIMIT = 20


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the command."""
    parser = commands.add_parser(
        "explain",
        help="show what was read at a place of the text, and by which rule",
        description="Show the sections, mentions, statements, repairs and remarks at a place: an offset in "
        "the file (counted in characters from 0) or every occurrence of a text.",
    )
    add_input_arguments(parser, many=False)
    parser.add_argument("place", metavar="OFFSET|TEXT", help="where to look")
    parser.add_argument(
        "--text", action="store_true", help="take the place for a text, even if it is a number"
    )
    parser.set_defaults(run=run, usage_error=parser.error)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if not options.place:
        options.usage_error("the place is empty; expected an offset or a text")
    pipeline = Components.of(options).pipeline()
    reports = [report for _, found in reports_in(options, pipeline) for report in found]
    if not reports:
        return 1
    places = list(_places(reports, options.place, options.text or not options.place.isdecimal()))
    if not places:
        complain(_nowhere(options.place, reports, options.files[0]))
        return 1
    found = {id(report): _outcomes(pipeline, report) for report, _ in places[:_LIMIT]}
    for number, (report, span) in enumerate(places[:_LIMIT]):
        lines = explanation(report, span, found[id(report)])
        sys.stdout.write("\n" * bool(number) + "\n".join(lines) + "\n")
    if len(places) > _LIMIT:
        complain(f"{len(places) - _LIMIT} more occurrences are not shown; give an offset or a longer text")
    return 0


def _places(reports: list[Report], place: str, as_text: bool) -> Iterator[tuple[Report, Span]]:
    """The report and clean span of each occurrence."""
    for report in reports:
        if not as_text:
            offset, covered = int(place), report.document.offsets.source_span
            if covered.start <= offset < covered.end:
                yield report, report.document.offsets.to_clean(Span(offset, offset + 1))
            continue
        at = report.text.find(place)
        while at >= 0:
            yield report, Span(at, at + len(place))
            at = report.text.find(place, at + len(place))


def _nowhere(place: str, reports: list[Report], name: str) -> str:
    spans = ", ".join(f"{r.document.span.start}–{r.document.span.end}" for r in reports)
    return f"{name}: no {place!r} in a report; reports stand at {spans}"


def _outcomes(pipeline: Pipeline, report: Report) -> list[Outcome]:
    """What became of each figure of a report; nothing where another builder made its statements."""
    builder = pipeline.statements
    if not isinstance(builder, RuleStatementBuilder):
        return []
    catalogue = pipeline.indicators if builder.catalogue is None else builder.catalogue
    return explain(report, builder=RuleStatementBuilder(catalogue))


def explanation(report: Report, span: Span, outcomes: Sequence[Outcome] = ()) -> list[str]:
    """The lines about a span of the clean text; ``outcomes`` are those of the figures of the report."""
    source = report.to_source(span)
    line = report.source.count("\n", 0, source.start) + 1
    lines = [
        f"{report.metadata.title or '(no title)'}, offset {source.start} of the file (line {line})",
        f"  …{_context(report.text, span)}…",
    ]
    for heading, rows in (
        ("sections", _sections(report, span)),
        ("mentions", _mentions(report, span)),
        ("statements", _statements(report, span)),
        ("reasons", _reasons(report, span, outcomes)),
        ("refusals", _refusals(span, outcomes)),
        ("repairs", _repairs(report, source)),
        ("remarks", _remarks(report, span)),
    ):
        found = list(rows)
        lines += [heading, *display.table(found, indent=2)] if found else [f"{heading}: none"]
    return lines


def _context(text: str, span: Span) -> str:
    before = text[max(0, span.start - _CONTEXT) : span.start]
    after = text[span.end : span.end + _CONTEXT]
    return " ".join(f"{before}【{span.of(text)}】{after}".split())


def _touches(one: Span, other: Span) -> bool:
    return one.overlaps(other) or (not other and one.start <= other.start < one.end)


def _sections(report: Report, span: Span) -> Iterator[tuple[str, ...]]:
    for section in report.walk():
        if _touches(section.span, span):
            title = display.cut(f"{section.marker}{section.title}" or "(no heading)", 60)
            yield f"level {section.level}", str(section.role), title, _range(section.span)


def _mentions(report: Report, span: Span) -> Iterator[tuple[str, ...]]:
    for mention in report.mentions:
        if _touches(mention.span, span):
            yield (
                mention.label,
                mention.text,
                value_in_words(mention),
                f"rule {mention.rule}",
                _range(mention.span),
            )


def _statements(report: Report, span: Span) -> Iterator[tuple[str, ...]]:
    for statement in report.statements:
        if _touches(statement.evidence, span):
            yield (
                statement.indicator.id,
                str(statement.aspect),
                display.quantity(statement.quantity.value),
                str(statement.direction),
                display.period(statement.period),
                str(statement.status),
                f"rule {statement.rule}",
                display.cut(statement.evidence.of(report.text), 50),
            )


def _reasons(report: Report, span: Span, outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """Why the statements at a place say what they say, a row for each decision."""
    at = {statement.quantity.span for statement in report.statements if _touches(statement.evidence, span)}
    for outcome in outcomes:
        if outcome.statement is not None and outcome.figure.span in at:
            for reason in outcome.reasons:
                yield outcome.figure.text, outcome.indicator, *_in_words(reason)


def _refusals(span: Span, outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    """Why the figures at a place that make no statement make none."""
    for outcome in outcomes:
        if outcome.statement is None and _touches(outcome.figure.span, span):
            yield outcome.figure.text, outcome.indicator or "-", *_in_words(outcome.reasons[0])


def _in_words(reason: Reason) -> tuple[str, str, str]:
    """The id of a reason, the word that decided, and its sentence."""
    return reason.id, reason.word or "-", meaning(reason.id)


def _repairs(report: Report, source: Span) -> Iterator[tuple[str, ...]]:
    for repair in report.document.repairs:
        if _touches(repair.span, source) or (not repair.span and repair.span.start == source.start):
            written = repair.span.of(report.source)
            yield f"{written!r} read as {repair.text!r}", f"rule {repair.rule}", _range(repair.span)


def _remarks(report: Report, span: Span) -> Iterator[tuple[str, ...]]:
    for remark in report.diagnostics:
        if _touches(remark.span, span):
            yield str(remark.severity), remark.code, remark.message


def value_in_words(mention: Mention[Any]) -> str:
    """The value of a mention in a few characters."""
    value = mention.value
    if isinstance(value, Quantity):
        return f"{value.kind} {display.quantity(value)}"
    if isinstance(value, Period):
        return display.period(value)
    name = getattr(value, "name", None)
    return display.cut(str(value if name is None else name), 30)


def _range(span: Span) -> str:
    return f"{span.start}–{span.end}"
