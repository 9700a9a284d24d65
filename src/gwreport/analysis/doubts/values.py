"""The spans in which values lie as a rule, by indicator and era (``values.toml``)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen

from gwreport.model import Aspect, Direction, QuantityKind, Statement
from gwreport.tables.schema import load

_RATES = "rate"  # the nature of an indicator whose level is a percentage
_HUNDRED = 100
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_LEVEL, _GROWTH, _AVERAGE_GROWTH = Aspect.LEVEL, Aspect.GROWTH, Aspect.AVERAGE_GROWTH


@frozen
class _UsualValues:
    """A row: the values that are usual for some indicators in some years; without indicators for all."""

    low: Decimal
    high: Decimal
    indicators: frozenset[str] | None = None
    since: int | None = None
    until: int | None = None

    def is_for(self, indicator: str, year: int | None) -> bool:
        """Whether the row holds for an indicator in a year; in an unknown one where it is of all years."""
        if self.indicators is not None and indicator not in self.indicators:
            return False
        if year is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


@frozen
class _ValuesTable:
    """``analysis/doubts/values.toml`` as it is written."""

    growth: tuple[_UsualValues, ...]
    rate: tuple[_UsualValues, ...]


@cache
def _table() -> _ValuesTable:
    return load(_ValuesTable, "analysis/doubts/values.toml")


def is_unusual(statement: Statement) -> bool:
    """Whether the value of a statement lies outside the span that its indicator has in its era.

    Growth is looked at where it is that of one year or an average, and levels of rates; everything else has
    no span.
    """
    spans = _spans(statement)
    if not spans:
        return False
    period = statement.period
    year = period.end.year if period is not None and period.end is not None else None
    span = next((row for row in spans if row.is_for(statement.indicator.id, year)), None)
    return span is not None and any(not span.low <= end <= span.high for end in _percents(statement))


def _spans(statement: Statement) -> tuple[_UsualValues, ...]:
    """The rows that a statement is held against."""
    aspect = statement.aspect
    if aspect is _AVERAGE_GROWTH or (aspect is _GROWTH and _is_yearly(statement)):
        return _table().growth
    is_rate = aspect is _LEVEL and statement.indicator.nature == _RATES
    return _table().rate if is_rate else ()


def _is_yearly(statement: Statement) -> bool:
    """Whether a statement is on one year at most."""
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return False
    return period.start.year == period.end.year


def _percents(statement: Statement) -> list[Fraction]:
    """The ends of the value in percent, those of a fall negative; none where it is in any other unit."""
    value = statement.quantity.value
    ends = [Fraction(end) for end in (value.low, value.high) if end is not None]
    if value.kind is QuantityKind.MULTIPLE:
        return [_HUNDRED * end for end in ends]
    if value.kind is not QuantityKind.PERCENT:
        return []
    return [-abs(end) for end in ends] if statement.direction is Direction.DOWN else ends
