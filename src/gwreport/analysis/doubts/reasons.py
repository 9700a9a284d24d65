"""Why a statement may be wrong: the reasons, each with a code, and which hold for the statements of a report.

A reason is a row of :data:`REASONS`; all that hold are given, in this order. The codes are stable.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import evolve, frozen

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.values import is_unusual
from gwreport.model import Report, SectionRole, Statement, Status

# Years in a row, or the way to now, before a figure that was read as one of a single year.
_SPAN = re.compile("[两三四五六七八九十几][年载]|时期|期间|以来|来[，,]")
_ACROSS = frozenset({"subject.later", "order.back", "order.earlier", "all.earlier"})
_GUESSED_PERIODS = frozenset({"until.planned", "span.kept"})
_BACK = (SectionRole.REVIEW, SectionRole.PROBLEMS)
_AHEAD = (SectionRole.PLAN, SectionRole.OUTLOOK)


@frozen
class Reason:
    """A reason to doubt a statement: its code, what it means, and whether it holds."""

    code: str
    meaning: str
    holds: Callable[[Facts, Statement], bool]


def _is_across_clauses(_: Facts, statement: Statement) -> bool:
    return statement.rule in _ACROSS


def _is_against_section(_: Facts, statement: Statement) -> bool:
    role = statement.section.role if statement.section else None
    return role in (_BACK if statement.status is Status.TARGET else _AHEAD)


def _has_guessed_period(facts: Facts, statement: Statement) -> bool:
    period = statement.period
    if not _GUESSED_PERIODS.isdisjoint(statement.reasons):
        return True
    if period is None or period.start is None or period.end is None:
        return False
    one = period.start.year == period.end.year
    return one and _SPAN.search(facts.opening(statement).of(facts.report.text)) is not None


#: The reasons, in the order in which their codes are given.
REASONS = (
    Reason("several-figures", "the report gives another value for the same thing", Facts.has_other_value),
    Reason(
        "across-clauses", "the indicator is named in an earlier clause than the figure", _is_across_clauses
    ),
    Reason(
        "role-unsure", "no heading says whether the review or the plan is read", Facts.is_outside_sections
    ),
    Reason("against-section", "a target in the review, or an outturn in the plan", _is_against_section),
    Reason(
        "year-guessed",
        "no day, title or heading names the planned year or the one before",
        lambda facts, _: facts.guesses_year,
    ),
    Reason("place-unknown", "the text does not tell whose report it is", lambda facts, _: facts.lacks_place),
    Reason("other-place", "the sentence names another place before the figure", Facts.names_another_place),
    Reason("damage-beside", "a number of the same clause is damaged", Facts.is_damaged),
    Reason(
        "unusual-value",
        "the value lies outside the span that the indicator has in its era",
        lambda _, statement: is_unusual(statement),
    ),
    Reason(
        "contradicted",
        "other figures of the report do not agree with it",
        lambda facts, statement: statement.quantity.span.start in facts.contradicted,
    ),
    Reason(
        "period-guessed",
        "a span of years is named beside a figure that was read as one of a single year, or it has no begin",
        _has_guessed_period,
    ),
)


def with_doubts(report: Report, *, knows_place: bool = False, knows_year: bool = False) -> Report:
    """The report, each statement with the codes of the reasons to doubt it; nothing else is changed.

    ``knows_place`` and ``knows_year`` say that the caller gave them, so that nothing was to be guessed.
    """
    facts = Facts(report, knows_place, knows_year)
    return evolve(report, statements=tuple(_doubted(facts, statement) for statement in report.statements))


def _doubted(facts: Facts, statement: Statement) -> Statement:
    codes = tuple(reason.code for reason in REASONS if reason.holds(facts, statement))
    return evolve(statement, doubts=codes) if codes else statement
