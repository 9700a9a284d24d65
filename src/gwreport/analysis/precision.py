"""How exactly a number was written, and exact intervals around it."""

from __future__ import annotations

import re
from fractions import Fraction

from attrs import frozen

from gwreport.model import Bound, Mention, Quantity

# The first number of a mention, with its decimals apart; separators of thousands are skipped.
_WRITTEN = re.compile(r"(?P<whole>\d[\d,，]*)(?:\.(?P<decimals>\d+))?")


def written_precision(mention: Mention[Quantity]) -> Fraction:
    """Half a unit of the last written digit, in the quantity's unit: 5.5% → 0.05, 1.2万亿元 → 50 billion.

    A number written with Chinese numerals counts as precise to its last non-zero power of ten.
    """
    low = mention.value.low
    if low is None:
        return Fraction(0)
    value = Fraction(low)
    written = _WRITTEN.search(mention.text)
    if written is None:
        return _last_power(value) / 2
    digits = written["decimals"] or ""
    last_digit = Fraction(1, 10 ** len(digits))
    number = int((written["whole"] + digits).replace(",", "").replace("，", "")) * last_digit
    scale = value / number if number else Fraction(1)
    return scale * last_digit / 2


def _last_power(value: Fraction) -> Fraction:
    """The largest power of ten that divides a whole number; 1 otherwise."""
    if value.denominator != 1 or value == 0:
        return Fraction(1)
    whole, power = abs(value.numerator), 1
    while whole % 10 == 0:
        whole //= 10
        power *= 10
    return Fraction(power)


@frozen
class Interval:
    """All the values that a written number may mean; an open end is None."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def of(cls, mention: Mention[Quantity]) -> Interval:
        """The written value or range, widened by the written precision and opened by its bound."""
        quantity, half = mention.value, written_precision(mention)
        low = None if quantity.low is None else Fraction(quantity.low) - half
        high = None if quantity.high is None else Fraction(quantity.high) + half
        if quantity.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
            return cls(low, None)
        if quantity.bound in (Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY):
            return cls(None, high)
        if quantity.bound is Bound.APPROX and low is not None and high is not None:
            return cls(low - abs(low) / 20, high + abs(high) / 20)
        return cls(low, high)

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return not (
            (self.high is not None and other.low is not None and self.high < other.low)
            or (other.high is not None and self.low is not None and other.high < self.low)
        )
