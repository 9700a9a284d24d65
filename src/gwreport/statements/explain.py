"""Why a figure of a report made a statement, or none: the ids of the rules and the words that decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention, Quantity, Report
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder, read_sentences
from gwreport.statements.context import Context
from gwreport.statements.decision import Case, Outcome, decide
from gwreport.statements.rules import aspect, figure, joining, period, scope, status, table

__all__ = ["RULES", "explain", "meaning", "refusals"]

Cases = tuple[Case[Any, Any], ...]

#: Every decision table by what it decides, in the order in which a figure meets them.
RULES: Mapping[str, tuple[Cases, ...]] = MappingProxyType(
    {
        "Figures that are no value": (
            figure.UNREAD,
            figure.STEPS,
            (figure.NO_TOPIC,),
            figure.LINKS,
            figure.DIFFERENCES,
            figure.ATTRIBUTES,
        ),
        "How figures and indicators are joined": (
            joining.FOREIGN,
            joining.ONE,
            joining.MANY,
            joining.LISTS,
            joining.WAYS,
            joining.BASES,
        ),
        "Aspect": (
            aspect.RANKS,
            aspect.POINTS,
            aspect.RATES,
            aspect.RELATIVES,
            aspect.AMOUNTS,
            aspect.COMPARED,
        ),
        "Scope": (scope.SHARES, scope.AMOUNTS),
        "Status": (status.PLANNED, status.REVIEWED, status.START, status.GOAL, status.COMPARED),
        "Tables": (table.REFUSED, table.JOINED, table.STATUS, table.PERIOD),
        "Period": (
            period.PASSED,
            period.STARTS,
            period.UNTIL,
            period.SEVERAL,
            period.TERM,
            period.ONE,
            period.COMPARED,
        ),
    }
)


@cache
def cases() -> Mapping[str, Case[Any, Any]]:
    """Every case of the decision tables by its id."""
    return MappingProxyType(
        {case.id: case for tables in RULES.values() for table in tables for case in table}
    )


def meaning(id: str) -> str:
    """The sentence that says what a rule or refusal is; "" for an id of another builder.

    >>> meaning("growth.up")
    'A percentage with a word of growth.'
    """
    case = cases().get(id)
    return "" if case is None else case.meaning


def explain(
    report: Report, span: Span | None = None, *, builder: RuleStatementBuilder | None = None
) -> list[Outcome]:
    """What became of each figure of a report, or of those that touch ``span`` of its clean text.

    A figure may have several outcomes, one for each indicator that it was joined to. They are found anew from
    the mentions of the report; ``builder`` is the one that made its statements, by default the built-in one.
    """
    reading = Reading(report.text, report.metadata, report.sections, report.mentions)
    found = (builder or RuleStatementBuilder()).outcomes(reading)
    read = {outcome.figure.span for outcome in found}
    every = sorted((*found, *_unread(reading, read)), key=lambda outcome: outcome.figure.span)
    return [outcome for outcome in every if span is None or outcome.figure.span.overlaps(span)]


def refusals(
    report: Report, span: Span | None = None, *, builder: RuleStatementBuilder | None = None
) -> list[Outcome]:
    """The outcomes of :func:`explain` that are no statements.

    >>> import gwreport
    >>> report = gwreport.parse("全市固定资产投资完成年度计划的102%。", year=2024)
    >>> [(one.figure.text, one.reasons[0].id, one.reasons[0].word) for one in refusals(report)]
    [('102%', 'plan.share', '计划的')]
    """
    return [outcome for outcome in explain(report, span, builder=builder) if outcome.statement is None]


def _unread(reading: Reading, read: set[Span]) -> Iterator[Outcome]:
    """The outcomes of the figures that the builder says nothing of."""
    context = Context(reading)
    stating = {
        mention.span.start
        for _, _, mentions, may_state in read_sentences(reading)
        if may_state
        for mention in mentions
    }
    for mention in reading.mentions:
        if mention.label != Label.QUANTITY or mention.span in read:
            continue
        figure_mention: Mention[Quantity] = mention
        start = mention.span.start
        silent = context.place(start, context.begin()) is None
        unread = figure.Unread(figure_mention.value.kind, silent, start in stating)
        yield Outcome(figure_mention, (decide(figure.UNREAD, unread).reason,))
