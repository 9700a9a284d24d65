"""Words beside a figure that do not go with how it was read (``words.toml``)."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.analysis.doubts.facts import Facts
from gwreport.model import Aspect, Bound, Direction, QuantityKind, Region, Statement, Status
from gwreport.script.marks import CLAUSE_END, LIST_MARK, both_widths
from gwreport.tables.matching import any_of
from gwreport.tables.schema import load

_NAME = 8  # characters after a span of years within which it is part of a name
_PARAGRAPH = 300  # characters before a level that is held in which its span of years is looked for
_BEFORE_PLACE = (
    both_widths(CLAUSE_END) + LIST_MARK + "。\n 在和"
)  # what a place that leads a clause stands after
_OF_ONE_YEAR = 15  # percent
_JOINED = re.compile("[、和及与]")  # a list: the indicator's name is one of its members
_SHORTEST = 3  # characters of a subject that may be another thing
# Periods that a word of the past (提前, 同期) may go with: they are counted from an outturn.
_FROM_A_BASE = frozenset({"since.base", "until.level", "until.planned", "span.around"})
_WITHOUT_BEGIN = frozenset({"until.planned", "span.kept"})
_ROUNDED = re.compile("[多余几]")


@frozen
class _Words:
    """``words.toml``, which says what each list is for."""

    done: re.Pattern[str]
    aim: re.Pattern[str]
    own: re.Pattern[str]
    span: tuple[str, ...]
    named: tuple[str, ...]
    held: re.Pattern[str]
    neutral: frozenset[str]


@cache
def _words() -> _Words:
    return load(_Words, "analysis/doubts/words.toml")


@cache
def _span_of_years() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(_words().span)})(?!.{{0,{_NAME}}}(?:{any_of(_words().named)}))")


def is_of_other_status(facts: Facts, statement: Statement) -> bool:
    """Whether words beside a target tell what was done, or words beside an outturn what is aimed at."""
    if not _FROM_A_BASE.isdisjoint(statement.reasons):
        return False
    clause = facts.clause(statement)
    aims = _words().aim.search(facts.report.text, clause.start, clause.end) is not None
    if statement.status is not Status.TARGET:
        return aims
    figure = statement.quantity
    if figure.value.bound is Bound.NEARLY or _ROUNDED.search(figure.text) or statement.aspect is Aspect.RANK:
        return True
    opening = facts.opening(statement)
    return not aims and _words().done.search(facts.report.text, opening.start, opening.end) is not None


def is_in_a_span(facts: Facts, statement: Statement) -> bool:
    """Whether a figure that was read as one of a single year may be one of several, or the other way."""
    if not _WITHOUT_BEGIN.isdisjoint(statement.reasons):
        return True
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return False
    if period.start.year != period.end.year:
        return _is_as_of_one_year(statement)
    if statement.aspect is Aspect.AVERAGE_GROWTH:
        return True
    planned, text = facts.report.metadata.year, facts.report.text
    place, clause = facts.opening(statement), facts.clause(statement)
    is_held = _words().held.search(text, clause.start, clause.end) is not None
    if statement.status is Status.TARGET and period.end.year != planned:
        return is_held
    low = place.start
    if is_held and statement.quantity.value.bound is not Bound.EXACT:
        low = max(0, text.rfind("\n", 0, place.end) + 1, place.end - _PARAGRAPH)
    return _span_of_years().search(text, low, place.end) is not None


def _is_as_of_one_year(statement: Statement) -> bool:
    """Whether growth over years that the text does not name beside it is as small as that of one."""
    value = statement.quantity.value
    is_growth = statement.aspect is Aspect.GROWTH and statement.direction is Direction.UP
    if not is_growth or "span.around" not in statement.reasons or value.kind is not QuantityKind.PERCENT:
        return False
    return value.high is not None and value.high < _OF_ONE_YEAR


def leads_with_another_place(facts: Facts, statement: Statement) -> bool:
    """Whether a clause of the sentence before the figure is led by a place that is not the report's."""
    opening, text = facts.opening(statement), facts.report.text
    for place in facts.places.within(opening):
        start = place.span.start
        leads = start == opening.start or text[start - 1] in _BEFORE_PLACE
        is_elsewhere = isinstance(place.value, Region) and facts.is_elsewhere(place.value)
        if leads and is_elsewhere and not _words().own.search(text, place.span.end, opening.end):
            return True
    return False


def has_another_subject(facts: Facts, statement: Statement) -> bool:
    """Whether the figure counts, by the grammar of its clause, something other than the indicator."""
    subject = statement.quantity.subject
    name = facts.name(statement)
    if subject is None or name is None:
        return False
    if subject.end <= name.start or name.end <= subject.start:
        return len(subject) >= _SHORTEST
    before = facts.report.text[subject.start : name.start]
    return bool(before) and before not in _words().neutral and _JOINED.search(before) is None
