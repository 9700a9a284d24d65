"""Words beside a figure that do not go with the years that it was read for."""

from __future__ import annotations

import re
from functools import cache

from gwreport.analysis.doubts.facts import Facts
from gwreport.analysis.doubts.words import words
from gwreport.model import Aspect, Bound, Direction, QuantityKind, Statement, Status
from gwreport.tables.matching import any_of

_NAME = 8  # characters after a span of years within which it is part of a name
_PARAGRAPH = 300  # characters before a level that is held in which its span of years is looked for
_OF_ONE_YEAR = 15  # percent
_WITHOUT_BEGIN = frozenset({"until.planned", "span.kept"})
_TOLD_BESIDE = frozenset({"year.named", "until.level"})  # the year stands beside the figure
_FLOW = "flow"  # the nature of an indicator whose values are of a year, not of a day
_LAST_OF_SEVERAL = "year.last"  # the last year of a part on several


@cache
def _span_of_years() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(words().span)})(?!.{{0,{_NAME}}}(?:{any_of(words().named)}))")


def is_in_a_span(facts: Facts, statement: Statement) -> bool:
    """Whether a figure that was read as one of a single year may be one of several, or the other way."""
    if not _WITHOUT_BEGIN.isdisjoint(statement.reasons):
        return True
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return False
    if period.start.year != period.end.year:
        return _is_as_of_one_year(statement)
    return (
        statement.aspect is Aspect.AVERAGE_GROWTH
        or _is_of_a_part_on_several(statement)
        or _names_several(facts, statement, period.end.year)
    )


def _is_of_a_part_on_several(statement: Statement) -> bool:
    """Whether the share that something has was read for the last year of a part that is on several."""
    is_share = statement.status is Status.ACTUAL and statement.aspect is Aspect.SHARE
    return is_share and _LAST_OF_SEVERAL in statement.reasons


def _names_several(facts: Facts, statement: Statement, year: int) -> bool:
    """Whether words before a figure of a single year name several."""
    text, place, clause = facts.report.text, facts.opening(statement), facts.clause(statement)
    if words().of_years.search(text, clause.start, clause.end) is not None:
        return True
    if not _TOLD_BESIDE.isdisjoint(statement.reasons):
        return False
    is_held = words().held.search(text, clause.start, clause.end) is not None
    if statement.status is Status.TARGET and year != facts.report.metadata.year:
        return is_held
    if not is_held and not _adds_up(statement):
        return False
    low = place.start
    if is_held and statement.quantity.value.bound is not Bound.EXACT:
        low = max(0, text.rfind("\n", 0, place.end) + 1, place.end - _PARAGRAPH)
    return _span_of_years().search(text, low, place.end) is not None


def _adds_up(statement: Statement) -> bool:
    """Whether the figures of several years make a sum."""
    is_amount = statement.aspect is Aspect.LEVEL and statement.indicator.nature == _FLOW
    return is_amount or statement.aspect is Aspect.CHANGE


def _is_as_of_one_year(statement: Statement) -> bool:
    """Whether growth over years that the text does not name beside it is as small as that of one."""
    value = statement.quantity.value
    is_growth = statement.aspect is Aspect.GROWTH and statement.direction is Direction.UP
    if not is_growth or "span.around" not in statement.reasons or value.kind is not QuantityKind.PERCENT:
        return False
    return value.high is not None and value.high < _OF_ONE_YEAR
