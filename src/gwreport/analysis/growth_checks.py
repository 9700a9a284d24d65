"""Do stated growth rates and differences follow from the levels beside them?

Only figures that the text itself ties together are compared: 由A增长到B、增长C% and 达到B，比上年增加N，
增长C%. Growth at constant prices may differ from that of the levels by a plausible movement of prices.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from fractions import Fraction

from attrs import frozen

from gwreport.analysis.finding import Finding, rules, shown
from gwreport.analysis.precision import Interval, written_precision
from gwreport.model import Label, Mention, Quantity, QuantityKind, Report, Severity
from gwreport.span import Span

_LEVELS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE)
_GAP = r"[^，。；！？\n\d]"
# Between the two levels of 由A增长到B.
_TO = re.compile(rf"{_GAP}{{0,8}}(?:到|至){_GAP}{{0,6}}(?:(?:19|20)\d\d年(?:底|末)?(?:的)?)?{_GAP}{{0,4}}")
_FROM = re.compile(r"(?:由|从)[^，。；、由从到]{0,16}$")
# Three figures further apart than this do not belong together.
_NEAR = 80
# How far before the first level its indicator may be named (生产总值连跨三个台阶，从A增加到B).
_NAMED_WITHIN = 40
# The years that a 年均 without a base year may look back.
_LOOK_BACK = tuple(range(2, 11))
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def check_growth(report: Report) -> Iterator[Finding]:
    """A growth rate or difference that does not follow from the levels beside it."""
    prices = _ConstantPrices.of(report)
    found = report.quantities
    for figures in zip(found, found[1:], found[2:], strict=False):
        three = _Three(report.text, *figures)
        if three.third.span.start - three.first.span.end <= _NEAR:
            for finding in (_from_to(three, prices), _level_and_change(three)):
                if finding is not None:
                    yield finding


@frozen(eq=False)
class _Three:
    """Three quantities in a row: two levels and the change between them, or a level, its change, the rate."""

    text: str
    first: Mention[Quantity]
    second: Mention[Quantity]
    third: Mention[Quantity]

    @property
    def kinds(self) -> tuple[QuantityKind, QuantityKind]:
        """The kinds of the first and of the last."""
        return self.first.value.kind, self.third.value.kind

    @property
    def on_other_basis(self) -> bool:
        """Whether the text says that they are not measured alike (可比价, 同口径)."""
        return rules().other_basis.search(self.text, self.first.span.start, self.third.span.start) is not None

    def change_between(self, one: Mention[Quantity], other: Mention[Quantity]) -> re.Match[str] | None:
        """The words of growth that tie two of them, None where other words are between them."""
        return rules().change.fullmatch(self.text, one.span.end, other.span.start)


# ---- 由A增长到B、增长C% ----


def _from_to(three: _Three, prices: _ConstantPrices) -> Finding | None:
    """由A增长到B、增长C% and 由A提高到B，提高N个百分点."""
    if not _are_levels_of_one(three):
        return None
    change = three.change_between(three.second, three.third)
    if change is None or three.on_other_basis:
        return None
    sign = -1 if change["down"] else 1
    first, third = three.kinds
    is_amount = first is not QuantityKind.PERCENT
    if is_amount and third is QuantityKind.PERCENT:
        return _rate(three, sign, prices, average=bool(change["average"]))
    if change["average"]:
        return None
    if is_amount and third is QuantityKind.MULTIPLE and change["up"]:
        return _multiple(three)
    return _by_difference(three, sign) if _is_difference(three.first.value, three.third.value) else None


def _are_levels_of_one(three: _Three) -> bool:
    """Whether the first two quantities are the levels of one thing before and after."""
    first, second = three.first, three.second
    a, b = first.value, second.value
    start = first.span.start
    return (
        a.kind in (*_LEVELS, QuantityKind.PERCENT)
        and (a.unit, a.kind) == (b.unit, b.kind)
        and _TO.fullmatch(three.text, first.span.end, second.span.start) is not None
        and _FROM.search(three.text, max(0, start - 20), start) is not None
    )


def _rate(three: _Three, sign: int, prices: _ConstantPrices, *, average: bool) -> Finding | None:
    """由A增长到B、增长C%, or 年均增长C% over the years between the two."""
    stated = prices.years_between(three) if average else 1
    constant = prices.are_constant(three)
    growth = _ratio(Interval.of(three.second), Interval.of(three.first))
    for years in (stated,) if stated else _LOOK_BACK:
        claimed = _claimed_ratio(Interval.of(three.third), sign, years)
        if constant:
            claimed = prices.widened(claimed, years if years > 1 else prices.years_between(three) or 1)
        if claimed.meets(growth):
            return None
    expected = sign * _exact_growth(three)
    return _finding("growth-mismatch", three, expected, years=stated or 0, constant=constant)


def _multiple(three: _Three) -> Finding | None:
    """由A增加到B，增长2倍: three times as much; many write it for twice as much."""
    ratio, times = _ratio(Interval.of(three.second), Interval.of(three.first)), Interval.of(three.third)
    more = Interval(_plus(times.low, 1), _plus(times.high, 1))
    if ratio.meets(more) or ratio.meets(times):
        return None
    return _finding("growth-mismatch", three, _exact_growth(three))


def _by_difference(three: _Three, sign: int) -> Finding | None:
    """由A提高到B，提高N."""
    change = _difference(Interval.of(three.second), Interval.of(three.first), sign)
    if change.meets(Interval.of(three.third)):
        return None
    expected = sign * (_number(three.second) - _number(three.first))
    return _finding("difference-mismatch", three, expected)


def _is_difference(level: Quantity, change: Quantity) -> bool:
    """Whether the second may be the difference of two levels like the first."""
    if level.kind is QuantityKind.PERCENT:
        return change.kind is QuantityKind.POINT
    return (change.unit, change.kind) == (level.unit, level.kind)


# ---- 达到B，比上年增加N，增长C% ----


def _level_and_change(three: _Three) -> Finding | None:
    """达到B，比上年增加N，增长C%: the base is B − N."""
    sign = _sign_of_change(three)
    if sign is None or three.on_other_basis:
        return None
    level, change = Interval.of(three.first), Interval.of(three.second)
    base = _difference(level, change, 1) if sign == 1 else _sum(level, change)
    growth = _share(change, base)
    if growth is None or growth.meets(Interval.of(three.third)):
        return None
    before = _number(three.first) - sign * _number(three.second)
    expected = _number(three.second) / before * 100 if before else Fraction(0)
    return _finding("growth-mismatch", three, expected)


def _sign_of_change(three: _Three) -> int | None:
    """1 where a level, its increase and the rate of it follow one another, -1 for a decrease, else None."""
    level, change = three.first.value, three.second.value
    first, third = three.kinds
    if first not in _LEVELS or third is not QuantityKind.PERCENT:
        return None
    if (change.unit, change.kind) != (level.unit, level.kind):
        return None
    more = three.change_between(three.first, three.second)
    by = three.change_between(three.second, three.third)
    if more is None or by is None or more["average"] or by["average"]:
        return None
    if bool(more["down"]) is not bool(by["down"]):
        return None
    return -1 if more["down"] else 1


# ---- prices and years ----


@frozen(eq=False)
class _ConstantPrices:
    """Which levels of a report are of indicators that grow at constant prices, and the year it plans."""

    plan: int | None
    constant_levels: frozenset[Span]
    names: list[tuple[int, int, str]]  # start, end and id of each indicator that is named

    @classmethod
    def of(cls, report: Report) -> _ConstantPrices:
        """What a report says of them."""
        constant = rules().constant_prices
        levels = frozenset(s.quantity.span for s in report.statements if s.indicator.id in constant)
        named = [
            (m.span.start, m.span.end, m.value.id) for m in report.mentions if m.label == Label.INDICATOR
        ]
        return cls(report.metadata.year, levels, sorted(named))

    def are_constant(self, three: _Three) -> bool:
        """Whether the two levels are of such an indicator, by a statement or by the last name before them."""
        if three.second.span in self.constant_levels:
            return True
        end = three.first.span.start
        start = max(0, end - _NAMED_WITHIN)
        start = max(start, three.text.rfind("。", start, end))
        for at in range(bisect_right(self.names, (end,)) - 1, -1, -1):
            first, last, name = self.names[at]
            if first < start:
                break
            if last <= end:
                return name in rules().constant_prices
        return False

    def years_between(self, three: _Three) -> int | None:
        """How many years lie between the base year written before the first level and that of the second."""
        start, end = three.first.span.start, three.first.span.end
        base = _YEAR.search(three.text, max(0, start - 12), start)
        last = _YEAR.search(three.text, end, three.second.span.start)
        until = int(last[1]) if last else self.plan and self.plan - 1
        return until - int(base[1]) if base and until and until > int(base[1]) else None

    def widened(self, ratio: Interval, years: int) -> Interval:
        """A ratio at constant prices, as far as prices may have moved in so many years before the report."""
        first = self.plan - 1 - years if self.plan is not None else None
        least, most = ((1 + move) ** years for move in rules().moves(first))
        return Interval(ratio.low and ratio.low * least, ratio.high and ratio.high * most)


def _finding(
    code: str, three: _Three, expected: Fraction, *, years: int = 1, constant: bool = False
) -> Finding:
    """``years`` is 1 for a growth of the whole time, 0 for a yearly one over an unknown time."""
    unit = "%" if code == "growth-mismatch" else ""
    span_of_years = f" in {years} years" if years > 1 else "" if years else " in all"
    why = "; the rate may be at constant prices" if constant else ""
    made = f"{three.first.text} and {three.second.text} make {shown(expected)} {unit}".rstrip()
    mentions = (three.first, three.second, three.third)
    return Finding(
        code,
        Severity.INFO if constant or years == 0 else Severity.WARNING,
        f"{made}{span_of_years}, but the text says {three.third.text}{'' if years == 1 else ' a year'}{why}",
        tuple(m.span for m in mentions),
        tuple(m.value.low if m.value.low is not None else Fraction(0) for m in mentions),
        expected if years == 1 else None,
        written_precision(three.third),
    )


# ---- numbers and intervals ----


def _number(mention: Mention[Quantity]) -> Fraction:
    return Fraction(mention.value.low or 0)


def _exact_growth(three: _Three) -> Fraction:
    before = _number(three.first)
    return (_number(three.second) / before - 1) * 100 if before else Fraction(0)


def _claimed_ratio(rate: Interval, sign: int, years: int) -> Interval:
    """How many times the first level the second is after so many years of a rate in percent."""
    ends = [None if end is None else (1 + sign * end / 100) ** years for end in (rate.low, rate.high)]
    return Interval(ends[0], ends[1]) if sign == 1 else Interval(ends[1], ends[0])


def _share(part: Interval, whole: Interval) -> Interval | None:
    """A part in percent of its whole; None where an end is open or the whole may be nothing."""
    if part.low is None or part.high is None or whole.low is None or whole.high is None or whole.low <= 0:
        return None
    return Interval(part.low / whole.high * 100, part.high / whole.low * 100)


def _plus(end: Fraction | None, more: int) -> Fraction | None:
    return None if end is None else end + more


def _ratio(upper: Interval, lower: Interval) -> Interval:
    """All ratios of two positive intervals."""
    low = upper.low / lower.high if upper.low is not None and lower.high else None
    high = upper.high / lower.low if upper.high is not None and lower.low and lower.low > 0 else None
    return Interval(low, high)


def _difference(one: Interval, other: Interval, sign: int) -> Interval:
    """All values of ``sign × (one − other)``."""
    low = one.low - other.high if one.low is not None and other.high is not None else None
    high = one.high - other.low if one.high is not None and other.low is not None else None
    if sign == 1:
        return Interval(low, high)
    return Interval(None if high is None else -high, None if low is None else -low)


def _sum(one: Interval, other: Interval) -> Interval:
    low = one.low + other.low if one.low is not None and other.low is not None else None
    high = one.high + other.high if one.high is not None and other.high is not None else None
    return Interval(low, high)
