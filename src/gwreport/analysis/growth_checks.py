"""Do stated growth rates and differences follow from the levels beside them?

Only figures that the text itself ties together are compared: 由A增长到B、增长C% and 达到B，比上年增加N，
增长C%. Growth at constant prices may differ from that of the levels by a plausible movement of prices.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from gwreport.analysis.finding import Finding, rules, shown
from gwreport.analysis.precision import Interval, written_precision
from gwreport.model import Label, Mention, Quantity, QuantityKind, Report, Severity

_LEVELS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE)
_UP = "增加|增长|提高|提升|上升|扩大|攀升|跃升|发展|壮大|扩展|增"
_DOWN = "下降|降低|减少|压减|压缩|回落|缩小|缩短|降|减"
_GAP = r"[^，。；！？\n\d]"
# Between the two levels of 由A增长到B.
_TO = re.compile(rf"{_GAP}{{0,8}}(?:到|至){_GAP}{{0,6}}(?:(?:19|20)\d\d年(?:底|末)?(?:的)?)?{_GAP}{{0,4}}")
_FROM = re.compile(r"(?:由|从)[^，。；、由从到]{0,16}$")
_CHANGE = (
    r"(?:[^，,。；\n\d]{0,6}[，,、])?(?:(?:比|较)(?:上年|去年|年初|上年末)|同比|累计|总共|共|净|实现|一年)?(?P<average>年均|平均每年)?"
    rf"(?:(?P<up>(?:{_UP})|增幅|增速|增长率)|(?P<down>(?:{_DOWN})|降幅))(?:达到|达|了|为)?"
)
# Between the second level and the rate, difference or multiple that belongs to both.
_BY = re.compile(_CHANGE)
# How far before the first level its indicator may be named (生产总值连跨三个台阶，从A增加到B).
_NAMED_WITHIN = 40
# The years that a 年均 without a base year may look back.
_LOOK_BACK = tuple(range(2, 11))
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def check_growth(report: Report) -> Iterator[Finding]:
    """A growth rate or difference that does not follow from the levels beside it."""
    found = report.quantities
    for index, first in enumerate(found[:-2]):
        if first.value.kind not in _LEVELS and first.value.kind is not QuantityKind.PERCENT:
            continue
        second, third = found[index + 1 : index + 3]
        if third.span.start - first.span.end > 80:
            continue
        yield from _from_to(report, first, second, third)
        yield from _level_and_change(report, first, second, third)


def _from_to(
    report: Report, first: Mention[Quantity], second: Mention[Quantity], third: Mention[Quantity]
) -> Iterator[Finding]:
    """由A增长到B、增长C% and 由A提高到B，提高N个百分点."""
    text = report.text
    if not _are_levels_of_one(text, first, second):
        return
    link = _BY.fullmatch(text, second.span.end, third.span.start)
    if link is None or rules().other_basis.search(text, first.span.start, third.span.start):
        return
    sign = -1 if link["down"] else 1
    a, b, c = Interval.of(first), Interval.of(second), Interval.of(third)
    kind = third.value.kind
    is_rate = first.value.kind is QuantityKind.PERCENT
    if kind is QuantityKind.PERCENT and not is_rate:
        years = _years_between(report, first, second) if link["average"] else 1
        yield from _rate_finding(report, first, second, third, sign, (years,) if years else _LOOK_BACK)
    elif link["average"]:
        return
    elif kind is QuantityKind.MULTIPLE and not is_rate and link["up"]:
        ratio = _ratio(b, a)
        more = Interval(_plus(c.low, 1), _plus(c.high, 1))
        # 增长2倍 is three times as much; many write it for twice as much.
        if not (ratio.meets(more) or ratio.meets(c)):
            yield _finding("growth-mismatch", first, second, third, _exact_growth(first, second), "times")
    elif _is_difference(first.value, third.value) and not _difference(b, a, sign).meets(c):
        expected = sign * (Fraction(second.value.low or 0) - Fraction(first.value.low or 0))
        yield _finding("difference-mismatch", first, second, third, expected, "")


def _is_difference(level: Quantity, change: Quantity) -> bool:
    """Whether the second may be the difference of two levels like the first."""
    if level.kind is QuantityKind.PERCENT:
        return change.kind is QuantityKind.POINT
    return (change.unit, change.kind) == (level.unit, level.kind)


def _level_and_change(
    report: Report, level: Mention[Quantity], change: Mention[Quantity], rate: Mention[Quantity]
) -> Iterator[Finding]:
    """达到B，比上年增加N，增长C%: the base is B − N."""
    text = report.text
    if level.value.kind not in _LEVELS or rate.value.kind is not QuantityKind.PERCENT:
        return
    if (change.value.unit, change.value.kind) != (level.value.unit, level.value.kind):
        return
    more = _BY.fullmatch(text, level.span.end, change.span.start)
    by = _BY.fullmatch(text, change.span.end, rate.span.start)
    if more is None or by is None or more["average"] or by["average"]:
        return
    if bool(more["down"]) is not bool(by["down"]):
        return
    if rules().other_basis.search(text, level.span.start, rate.span.start):
        return
    sign = -1 if more["down"] else 1
    b, n, c = Interval.of(level), Interval.of(change), Interval.of(rate)
    base = _difference(b, n, 1) if sign == 1 else _sum(b, n)
    if base.low is None or base.low <= 0 or n.high is None or n.low is None or base.high is None:
        return
    if not Interval(n.low / base.high * 100, n.high / base.low * 100).meets(c):
        low = Fraction(level.value.low or 0) - sign * Fraction(change.value.low or 0)
        expected = Fraction(change.value.low or 0) / low * 100 if low else Fraction(0)
        yield _finding("growth-mismatch", level, change, rate, expected, "%")


def _are_levels_of_one(text: str, first: Mention[Quantity], second: Mention[Quantity]) -> bool:
    """Whether two quantities are the levels of one thing before and after."""
    a, b = first.value, second.value
    return (
        (a.unit, a.kind) == (b.unit, b.kind)
        and _TO.fullmatch(text, first.span.end, second.span.start) is not None
        and _FROM.search(text, max(0, first.span.start - 20), first.span.start) is not None
    )


def _years_between(report: Report, first: Mention[Quantity], second: Mention[Quantity]) -> int | None:
    """How many years lie between the base year written before the first level and that of the second."""
    text, plan = report.text, report.metadata.year
    base = _YEAR.search(text, max(0, first.span.start - 12), first.span.start)
    last = _YEAR.search(text, first.span.end, second.span.start)
    if base is None or (last is None and plan is None):
        return None
    end = int(last[1]) if last else (plan or 0) - 1
    return end - int(base[1]) if end > int(base[1]) else None


def _rate_finding(
    report: Report,
    first: Mention[Quantity],
    second: Mention[Quantity],
    rate: Mention[Quantity],
    sign: int,
    terms: tuple[int, ...],
) -> Iterator[Finding]:
    constant = _is_at_constant_prices(report, first, second)
    ratio = _ratio(Interval.of(second), Interval.of(first))
    for years in terms:
        claimed = _claimed_ratio(Interval.of(rate), sign, years)
        if constant:
            between = years if years > 1 else _years_between(report, first, second) or 1
            plan = report.metadata.year
            first_year = plan - 1 - between if plan is not None else None
            least, most = ((1 + move) ** between for move in rules().moves(first_year))
            claimed = Interval(claimed.low and claimed.low * least, claimed.high and claimed.high * most)
        if claimed.meets(ratio):
            return
    years = terms[0] if len(terms) == 1 else 0
    growth = sign * _exact_growth(first, second)
    yield _finding("growth-mismatch", first, second, rate, growth, "%", years=years, constant=constant)


def _is_at_constant_prices(report: Report, first: Mention[Quantity], second: Mention[Quantity]) -> bool:
    """Whether the two levels are of an indicator whose growth is reported at constant prices."""
    constant = rules().constant_prices
    if any(s.quantity.span == second.span and s.indicator.id in constant for s in report.statements):
        return True
    start = max(report.text.rfind("。", 0, first.span.start), first.span.start - _NAMED_WITHIN)
    names = [
        m.value.id
        for m in report.mentions
        if m.label == Label.INDICATOR and start <= m.span.start and m.span.end <= first.span.start
    ]
    return bool(names) and names[-1] in constant


def _claimed_ratio(rate: Interval, sign: int, years: int) -> Interval:
    """How many times the first level the second is after so many years of a rate in percent."""
    ends = [None if end is None else (1 + sign * end / 100) ** years for end in (rate.low, rate.high)]
    return Interval(ends[0], ends[1]) if sign == 1 else Interval(ends[1], ends[0])


def _exact_growth(first: Mention[Quantity], second: Mention[Quantity]) -> Fraction:
    before = Fraction(first.value.low or 0)
    return (Fraction(second.value.low or 0) / before - 1) * 100 if before else Fraction(0)


def _finding(
    code: str,
    first: Mention[Quantity],
    second: Mention[Quantity],
    third: Mention[Quantity],
    expected: Fraction,
    unit: str,
    *,
    years: int = 1,
    constant: bool = False,
) -> Finding:
    if code == "growth-mismatch":
        unit = "%"
    span_of_years = f" in {years} years" if years > 1 else "" if years else " in all"
    why = "; the rate may be at constant prices" if constant else ""
    told = f"{first.text} and {second.text} make {shown(expected)} {unit}".rstrip()
    numbers = tuple(m.value.low if m.value.low is not None else Fraction(0) for m in (first, second, third))
    return Finding(
        code,
        Severity.INFO if constant or years == 0 else Severity.WARNING,
        f"{told}{span_of_years}, but the text says {third.text}{'' if years == 1 else ' a year'}{why}",
        (first.span, second.span, third.span),
        numbers,
        expected if years == 1 else None,
        written_precision(third),
    )


# ---- intervals ----


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
