"""Why a statement may be wrong: the reasons, each with a code, and which hold for the statements of a report.

A reason is a row of :data:`REASONS`; all that hold are given, in this order. The codes are stable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from attrs import evolve, frozen

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.gains import may_be_a_gain
from gwreport.analysis.doubts.owners import has_another_subject, is_of_a_zone, leads_with_another_place
from gwreport.analysis.doubts.periods import is_in_a_span
from gwreport.analysis.doubts.values import is_unusual
from gwreport.analysis.doubts.wording import is_of_other_status
from gwreport.model import Report, SectionRole, Statement, Status
from gwreport.text_index import TextIndex

_BACK = (SectionRole.REVIEW, SectionRole.PROBLEMS)
_AHEAD = (SectionRole.PLAN, SectionRole.OUTLOOK)


@frozen
class DoubtReason:
    """A reason to doubt a statement: its code, what it means, and whether it holds."""

    code: str
    meaning: str
    holds: Callable[[Facts, Statement], bool]


def _is_against_section(_: Facts, statement: Statement) -> bool:
    role = statement.section.role if statement.section else None
    return role in (_BACK if statement.status is Status.TARGET else _AHEAD)


#: The reasons, in the order in which their codes are given.
REASONS = (
    DoubtReason(
        "several-figures",
        "the report gives another value for the same thing",
        lambda facts, statement: facts.amounts.has_other_value(statement),
    ),
    DoubtReason(
        "far-smaller",
        "the report gives more than twice as much for the indicator in that year or one near it",
        lambda facts, statement: facts.amounts.is_far_smaller(statement),
    ),
    DoubtReason("other-subject", "by its grammar the figure counts something else", has_another_subject),
    DoubtReason(
        "role-unsure", "no heading says whether the review or the plan is read", Facts.is_outside_sections
    ),
    DoubtReason("against-section", "a target in the review, or an outturn in the plan", _is_against_section),
    DoubtReason(
        "against-words",
        "words of what was done beside a target, or words of aim beside an outturn",
        is_of_other_status,
    ),
    DoubtReason(
        "year-guessed",
        "no day, title or heading names the planned year or the one before",
        lambda facts, _: facts.guesses_year,
    ),
    DoubtReason(
        "place-unknown", "the text does not tell whose report it is", lambda facts, _: facts.lacks_place
    ),
    DoubtReason("other-place", "another place leads a clause before the figure", leads_with_another_place),
    DoubtReason(
        "zone",
        "an amount of money after a zone or another part of the place in its sentence",
        is_of_a_zone,
    ),
    DoubtReason(
        "level-or-gain",
        "a stock is read as what there is, or as what was added, without a word for it",
        may_be_a_gain,
    ),
    DoubtReason(
        "unusual-value",
        "the value lies outside the span that the indicator has in its era",
        lambda _, statement: is_unusual(statement),
    ),
    DoubtReason(
        "period-guessed",
        "a span of years is named beside a figure of a single year, or the span has no begin",
        is_in_a_span,
    ),
)


def meanings() -> Mapping[str, str]:
    """What each code means."""
    return {reason.code: reason.meaning for reason in REASONS}


def with_doubts(
    report: Report, *, knows_place: bool = False, knows_year: bool = False, index: TextIndex | None = None
) -> Report:
    """The report, each statement with the codes of the reasons to doubt it; nothing else is changed.

    ``knows_place`` and ``knows_year`` say that the caller gave them, so that nothing was to be guessed;
    ``index`` is that of the text where there is one.
    """
    facts = Facts(report, knows_place, knows_year, index)
    return evolve(report, statements=tuple(_doubted(facts, statement) for statement in report.statements))


def _doubted(facts: Facts, statement: Statement) -> Statement:
    codes = tuple(reason.code for reason in REASONS if reason.holds(facts, statement))
    return evolve(statement, doubts=codes) if codes else statement
