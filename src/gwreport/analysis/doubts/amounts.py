"""Figures of one report held against each other: two for the same thing, one far below another."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from functools import cached_property

from attrs import define

from gwreport.analysis.doubts.words import words
from gwreport.model import Aspect, Bound, Number, QuantityKind, Report, Statement

_EVENTS = "level.event"  # counts of what was done in one go; a report has many of them for one thing
_FEWEST = 2  # times that an amount is below another one of its years
_NEAR_YEARS = 3
_ROUNDING = Fraction(1, 10)  # of an amount (首次突破100亿元，达到102.1亿元)
_ROUNDING_OF_PERCENT = Fraction(1, 100)
_NEAR = 16  # characters on either side of a figure
_Ends = tuple[Fraction | None, Fraction | None]
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_LEVEL, _PERCENT = Aspect.LEVEL, QuantityKind.PERCENT
_SEVERAL = (Aspect.RANK, Aspect.CHANGE)  # aspects of which a report may give many figures
_FROM_BELOW = (Bound.AT_LEAST, Bound.MORE_THAN)
_FROM_ABOVE = (Bound.AT_MOST, Bound.LESS_THAN)


@define(eq=False, slots=False)
class Amounts:
    """The values that a report states, by what they are said of."""

    report: Report

    def has_other_value(self, statement: Statement) -> bool:
        """Whether the report gives, for the very same thing, a value that this one cannot be."""
        claim = _claim(statement)
        if claim is None or claim not in self._narrowest or self._is_given_twice(statement):
            return False
        low, high = _reach(statement)
        least_high, most_low = self._narrowest[claim]
        return _is_less(least_high, low) or _is_less(high, most_low)

    def is_far_smaller(self, statement: Statement) -> bool:
        """Whether an amount is less than half of what the report gives for its indicator about that year."""
        year, low = _year(statement), statement.quantity.value.low
        if year is None or low is None or not _is_amount(statement):
            return False
        key = (statement.indicator.id, statement.quantity.value.unit)
        years = range(year - _NEAR_YEARS, year + _NEAR_YEARS + 1)
        return any(low * _FEWEST < self._largest.get((*key, near), low) for near in years)

    @cached_property
    def _narrowest(self) -> dict[object, _Ends]:
        """For each claim of several figures their least upper and their greatest lower end."""
        groups: dict[object, list[Statement]] = defaultdict(list)
        for statement in self.report.statements:
            if not self._is_given_twice(statement):
                groups[_claim(statement)].append(statement)
        groups.pop(None, None)
        ends: dict[object, _Ends] = {}
        for claim, group in groups.items():
            if len(group) > 1:
                lows, highs = zip(*map(_reach, group), strict=True)
                least_high = min((high for high in highs if high is not None), default=None)
                ends[claim] = (least_high, max((low for low in lows if low is not None), default=None))
        return ends

    def _is_given_twice(self, statement: Statement) -> bool:
        """Whether the words around a figure say that its thing has two, each of a kind of its own."""
        place, text = statement.quantity.span, self.report.text
        return words().twice.search(text, max(0, place.start - _NEAR), place.end + _NEAR) is not None

    @cached_property
    def _largest(self) -> dict[object, Number]:
        """The largest amount of each indicator in each year."""
        amounts: dict[object, Number] = defaultdict(lambda: Fraction(0))
        for statement in self.report.statements:
            year, low = _year(statement), statement.quantity.value.low
            if year is not None and low is not None and _is_amount(statement):
                key = (statement.indicator.id, statement.quantity.value.unit, year)
                amounts[key] = max(amounts[key], low)
        return dict(amounts)


def _claim(statement: Statement) -> object:
    """What two statements on the very same thing have in common; None where there may be several."""
    if statement.aspect in _SEVERAL or _EVENTS in statement.reasons:
        return None
    return (
        statement.indicator.id,
        statement.aspect,
        statement.direction,
        statement.period,
        statement.status,
        statement.quantity.value.unit,
    )


def _reach(statement: Statement) -> _Ends:
    """What a value may be when written with more digits; None for an open end."""
    value = statement.quantity.value
    rounding = _ROUNDING_OF_PERCENT if value.kind is _PERCENT else _ROUNDING
    low = None if value.low is None or value.bound in _FROM_ABOVE else Fraction(value.low) * (1 - rounding)
    high = None if value.high is None or value.bound in _FROM_BELOW else Fraction(value.high) * (1 + rounding)
    return low, high


def _is_less(one: Fraction | None, other: Fraction | None) -> bool:
    return one is not None and other is not None and one < other


def _year(statement: Statement) -> int | None:
    """The single year of a statement."""
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return None
    return period.end.year if period.start.year == period.end.year else None


def _is_amount(statement: Statement) -> bool:
    """Whether a statement gives a level that is no percentage and no count of what was done."""
    is_level = statement.aspect is _LEVEL and _EVENTS not in statement.reasons
    return is_level and statement.quantity.value.kind is not _PERCENT
