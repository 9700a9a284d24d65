"""Do a report's own numbers agree? In the spirit of R's statcheck.

Every check compares intervals, not points: a written number stands for all values that round to it, so a
finding means that no reading within the written precision makes the figures agree. Sources: the identities
of ``data/checks.toml``; Nuijten et al. (2016), Behavior Research Methods 48, for the idea.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from importlib.resources import files

from attrs import frozen

from gwreport.analysis.precision import Interval, written_precision
from gwreport.analysis.targets import headline_targets
from gwreport.model import (
    Aspect,
    Bound,
    Direction,
    Mention,
    Number,
    Period,
    Quantity,
    QuantityKind,
    Report,
    Severity,
    Statement,
    Status,
)
from gwreport.span import Span


@frozen
class Finding:
    """Figures of one report that do not agree.

    ``spans`` are the places of the figures and ``numbers`` their values in the same order; ``expected`` is
    what the others make the last one, ``tolerance`` how far rounding could move it.
    """

    code: str
    severity: Severity
    message: str
    spans: tuple[Span, ...]
    numbers: tuple[Number, ...]
    expected: Number | None
    tolerance: Number


@frozen
class _Rules:
    """The compiled table ``data/checks.toml``."""

    identities: tuple[tuple[str, tuple[str, ...]], ...]
    constant_prices: frozenset[str]


@cache
def _rules() -> _Rules:
    table = tomllib.loads((files("gwreport.data") / "checks.toml").read_text(encoding="utf8"))
    identities = tuple((row["total"], tuple(row["parts"])) for row in table["identity"])
    return _Rules(identities, frozenset(table["prices"]["constant"]))


def check_report(report: Report) -> tuple[Finding, ...]:
    """All findings on a report, in the order of the text."""
    found = [
        *check_shares(report),
        *check_growth(report),
        *check_totals(report),
        *check_repeated(report),
        *check_ambition(report),
    ]
    return tuple(sorted(found, key=lambda f: f.spans[0]))


# ---- shares that should sum to 100 ----


def check_shares(report: Report) -> Iterator[Finding]:
    """Shares of a structure (三次产业结构为A:B:C) that do not sum to 100."""
    structures = {s.quantity.span for s in report.statements if s.indicator.id == "industrial_structure"}
    for mention in report.quantities:
        parts = mention.value.parts
        if parts is None or len(parts) < 3:
            continue
        named = (
            mention.span in structures or "结构" in report.text[mention.span.start - 14 : mention.span.start]
        )
        total = sum((Fraction(part) for part in parts), Fraction(0))
        tolerance = sum((_part_precision(part) for part in parts), Fraction(0))
        if named and 80 < total < 120 and abs(total - 100) > tolerance:
            yield Finding(
                "shares-sum",
                Severity.WARNING,
                f"the shares {mention.text} sum to {_show(total)}, not to 100",
                (mention.span,),
                parts,
                Fraction(100),
                tolerance,
            )


def _part_precision(part: Number) -> Fraction:
    if isinstance(part, Fraction):
        return Fraction(0)
    exponent = part.as_tuple().exponent
    return Fraction(1, 2) * Fraction(10) ** int(exponent)


# ---- stated growth against stated levels ----

# Between the two levels of 由A增长到B, and between B and the growth rate that belongs to them.
_RISES_TO = re.compile(
    r"(?:[^，。；！？\n]{0,8}?)(?:增加|增长|提高|提升|上升|扩大|攀升|跃升|发展|壮大)?(?:到|至)(?:[^，。；！？\n\d]{0,6})"
)
_FROM = re.compile(r"(?:由|从)[^，。；、由从]{0,16}$")
_BY = re.compile(
    r"(?:[^，,。；\n]{0,6}[，,、])?(?:同比|累计|总共|共|净|实现)?(?P<average>年均)?(?:增长|提高|增幅|增速|增长率)(?:达到|达|了|为)?"
)
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def check_growth(report: Report) -> Iterator[Finding]:
    """A growth rate that does not follow from the two levels beside it (由235亿元增长到350亿元、增长49%)."""
    text = report.text
    indicators = {s.quantity.span: s.indicator.id for s in report.statements}
    found = report.quantities
    for first, second, rate in zip(found, found[1:], found[2:], strict=False):
        if rate.value.kind is not QuantityKind.PERCENT or not _levels(text, first, second):
            continue
        link = _BY.fullmatch(text, second.span.end, rate.span.start)
        if link is None:
            continue
        years = _years_between(text, first, report) if link["average"] else 1
        if years is not None:
            constant = indicators.get(second.span) in _rules().constant_prices
            yield from _growth_finding(first, second, rate, years, constant)


def _levels(text: str, first: Mention[Quantity], second: Mention[Quantity]) -> bool:
    """Whether two quantities are the levels of one thing before and after."""
    a, b = first.value, second.value
    same = (
        a.unit == b.unit
        and a.kind is b.kind
        and a.kind in (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE)
    )
    return (
        same
        and second.span.start - first.span.end <= 20
        and _RISES_TO.fullmatch(text, first.span.end, second.span.start) is not None
        and _FROM.search(text, max(0, first.span.start - 20), first.span.start) is not None
    )


def _years_between(text: str, first: Mention[Quantity], report: Report) -> int | None:
    """How many years lie between a base year written before the first level and the review year."""
    plan = report.metadata.year
    written = _YEAR.search(text, max(0, first.span.start - 12), first.span.start)
    if plan is None or written is None:
        return None
    years = plan - 1 - int(written[1])
    return years if years > 0 else None


def _growth_finding(
    first: Mention[Quantity], second: Mention[Quantity], rate: Mention[Quantity], years: int, constant: bool
) -> Iterator[Finding]:
    before, after, stated = Interval.of(first), Interval.of(second), Interval.of(rate)
    low = after.low / before.high if after.low is not None and before.high else None
    high = after.high / before.low if after.high is not None and before.low else None
    claimed = Interval(_power(stated.low, years), _power(stated.high, years))
    if claimed.meets(Interval(low, high)):
        return
    a, b, r = first.value.low, second.value.low, rate.value.low
    if a is None or b is None or r is None or not a:
        return
    growth = (Fraction(b) / Fraction(a) - 1) * 100
    told = f"{first.text} → {second.text} is {_show(growth)} %" + (f" in {years} years" if years > 1 else "")
    why = "; the rate may be at constant prices" if constant else ""
    yield Finding(
        "growth-mismatch",
        Severity.INFO if constant else Severity.WARNING,
        f"{told}, but the text says {rate.text}{' a year' if years > 1 else ''}{why}",
        (first.span, second.span, rate.span),
        (a, b, r),
        growth if years == 1 else None,
        written_precision(rate),
    )


def _power(percent: Fraction | None, years: int) -> Fraction | None:
    return None if percent is None else (1 + percent / 100) ** years


# ---- totals against parts ----


def check_totals(report: Report) -> Iterator[Finding]:
    """A total that is not the sum of its parts, by the identities of ``data/checks.toml``."""
    for key, group in _by_period(report.statements).items():
        levels = {s.indicator.id: s for s in reversed(group)}
        for total_id, part_ids in _rules().identities:
            members = [levels.get(i) for i in (*part_ids, total_id)]
            present = [s for s in members if s is not None and s.quantity.value.bound is Bound.EXACT]
            if len(present) == len(part_ids) + 1 and key[1] is not None:
                yield from _total_finding(present[:-1], present[-1])


def _by_period(statements: Iterable[Statement]) -> dict[tuple[Status, Period | None, str], list[Statement]]:
    groups: dict[tuple[Status, Period | None, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.aspect is Aspect.LEVEL and not s.quantity.value.is_range:
            groups[s.status, s.period, s.quantity.value.unit].append(s)
    return groups


def _total_finding(parts: Sequence[Statement], total: Statement) -> Iterator[Finding]:
    values = [Fraction(s.quantity.value.low or 0) for s in parts]
    told = total.quantity.value.low
    if told is None:
        return
    expected = sum(values, Fraction(0))
    tolerance = sum((written_precision(s.quantity) for s in (*parts, total)), Fraction(0))
    if abs(expected - Fraction(told)) > tolerance:
        names = " + ".join(f"{s.indicator.name} {s.quantity.text}" for s in parts)
        yield Finding(
            "total-mismatch",
            Severity.WARNING,
            f"{names} is not {total.indicator.name} {total.quantity.text}",
            tuple(s.quantity.span for s in (*parts, total)),
            (*values, told),
            expected,
            tolerance,
        )


# ---- the same figure told twice ----


def check_repeated(report: Report) -> Iterator[Finding]:
    """The same indicator, aspect, period and status with values that cannot both be true."""
    groups: dict[object, list[Statement]] = defaultdict(list)
    for s in report.statements:
        if s.aspect not in (Aspect.RANK, Aspect.CHANGE) and s.period is not None:
            key = s.indicator.id, s.aspect, s.period, s.status, s.quantity.value.unit
            groups[key].append(s)
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            if _same_scope(first, other) and not Interval.of(first.quantity).meets(
                Interval.of(other.quantity)
            ):
                yield _repeated_finding(first, other)


def _same_scope(first: Statement, other: Statement) -> bool:
    """Whether two levels are near enough to be of one thing: a part is told more often than an error."""
    a, b = first.quantity.value.low, other.quantity.value.low
    if first.aspect is not Aspect.LEVEL or not a or not b:
        return True
    return Fraction(1, 2) < Fraction(a) / Fraction(b) < 2


def _repeated_finding(first: Statement, other: Statement) -> Finding:
    a, b = first.quantity.value, other.quantity.value
    numbers = tuple(n for n in (a.low, b.low) if n is not None)
    return Finding(
        "told-twice",
        Severity.WARNING,
        f"{first.indicator.name} ({first.aspect}, {first.status}) is told as {first.quantity.text} "
        f"and as {other.quantity.text}",
        (first.quantity.span, other.quantity.span),
        numbers,
        a.low,
        written_precision(first.quantity) + written_precision(other.quantity),
    )


# ---- targets below the outturn ----


def check_ambition(report: Report) -> Iterator[Finding]:
    """A headline target below the outturn of the year before (no contradiction, but worth a look)."""
    year = report.metadata.year
    if year is None:
        return
    outturns = {
        (s.indicator.id, s.aspect, s.quantity.value.unit): s
        for s in reversed(report.statements)
        if s.status is Status.ACTUAL
        and s.period == Period.of_years(year - 1)
        and s.direction is not Direction.DOWN
    }
    for target in headline_targets(report):
        statement = target.statement
        actual = outturns.get((target.indicator.id, statement.aspect, target.quantity.unit))
        if actual is None or statement.direction is Direction.DOWN:
            continue
        aim, got = Interval.of(statement.quantity), Interval.of(actual.quantity)
        ceiling = target.quantity.bound in (Bound.AT_MOST, Bound.LESS_THAN)
        if not ceiling and aim.high is not None and got.low is not None and aim.high < got.low:
            numbers = tuple(n for n in (actual.quantity.value.low, target.quantity.low) if n is not None)
            yield Finding(
                "target-below-outturn",
                Severity.INFO,
                f"{target.indicator.name}: target {statement.quantity.text} "
                f"after an outturn of {actual.quantity.text}",
                (actual.quantity.span, statement.quantity.span),
                numbers,
                actual.quantity.value.low,
                written_precision(actual.quantity) + written_precision(statement.quantity),
            )


def _show(number: Fraction) -> str:
    """A number for people: two decimals at most."""
    return f"{round(number * 100) / 100:g}"
