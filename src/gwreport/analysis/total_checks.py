"""Do parts make up their wholes? Shares that sum to 100, totals against parts, parts against totals."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from gwreport.analysis.finding import Finding, rules, shown
from gwreport.analysis.precision import Interval, written_precision
from gwreport.model import (
    Aspect,
    Bound,
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

# Further apart, shares belong to different sentences on different things.
_NEAR = 120


def check_shares(report: Report) -> Iterator[Finding]:
    """Shares of a whole (三次产业结构为A:B:C, or three shares in a row) that do not sum to 100."""
    structures = {s.quantity.span for s in report.statements if s.indicator.id == "industrial_structure"}
    for mention in report.quantities:
        parts = mention.value.parts
        if parts is None or len(parts) < 3:
            continue
        before = report.text[max(0, mention.span.start - 14) : mention.span.start]
        if mention.span in structures or rules().structure_words.search(before):
            half = sum((_part_precision(part) for part in parts), Fraction(0))
            yield from _shares_finding(mention.text, (mention,), parts, half)
    yield from _separate_shares(report)


def _separate_shares(report: Report) -> Iterator[Finding]:
    """Three shares in a row, one for each member of the structure."""
    wanted = rules().structure
    shares = [s for s in report.statements if s.aspect is Aspect.SHARE and s.indicator.id in wanted]
    for group in zip(shares, shares[1:], shares[2:], strict=False):
        if {s.indicator.id for s in group} == set(wanted) and _are_of_one_whole(group):
            yield from _sum_finding([s.quantity for s in group])


def _sum_finding(shares: Sequence[Mention[Quantity]]) -> Iterator[Finding]:
    numbers = tuple(m.value.low for m in shares if m.value.low is not None)
    half = sum((written_precision(m) for m in shares), Fraction(0))
    yield from _shares_finding("、".join(m.text for m in shares), shares, numbers, half)


def _are_of_one_whole(group: Sequence[Statement]) -> bool:
    """Whether shares are near each other, exact, and of one period, status and unit."""
    first, last = group[0].quantity, group[-1].quantity
    if last.span.end - first.span.start > _NEAR:
        return False
    if any(s.quantity.value.bound is not Bound.EXACT or not s.quantity.value.value for s in group):
        return False
    return len({(s.status, s.period, s.quantity.value.unit) for s in group}) == 1


def _shares_finding(
    text: str, mentions: Sequence[Mention[Quantity]], parts: Sequence[Number], tolerance: Fraction
) -> Iterator[Finding]:
    total = sum((Fraction(part) for part in parts), Fraction(0))
    # Ratios that are far from 100 are no shares (1:2:3).
    if 80 < total < 120 and abs(total - 100) > tolerance:
        yield Finding(
            "shares-sum",
            Severity.WARNING,
            f"the shares {text} sum to {shown(total)}, not to 100",
            tuple(m.span for m in mentions),
            tuple(parts),
            Fraction(100),
            tolerance,
        )


def _part_precision(part: Number) -> Fraction:
    if not isinstance(part, Decimal):
        return Fraction(0)
    return Fraction(1, 2) * Fraction(10) ** int(part.as_tuple().exponent)


def check_totals(report: Report) -> Iterator[Finding]:
    """A total that is not the sum of its parts, by the identities of ``analysis/checks.toml``."""
    for (_, period, _), group in _by_period(report.statements).items():
        levels = {s.indicator.id: s for s in reversed(group)}
        for total_id, part_ids in rules().identities:
            members = [levels.get(i) for i in (*part_ids, total_id)]
            present = [s for s in members if s is not None and s.quantity.value.bound is Bound.EXACT]
            if len(present) == len(part_ids) + 1 and period is not None:
                yield from _total_finding(present[:-1], present[-1])


def _by_period(statements: Iterable[Statement]) -> dict[tuple[Status, Period | None, str], list[Statement]]:
    groups: dict[tuple[Status, Period | None, str], list[Statement]] = defaultdict(list)
    for s in statements:
        if s.aspect is Aspect.LEVEL and not s.quantity.value.is_range:
            groups[s.status, s.period, s.quantity.value.unit].append(s)
    return groups


def _total_finding(parts: Sequence[Statement], total: Statement) -> Iterator[Finding]:
    values = [Fraction(s.quantity.value.low or 0) for s in parts]
    stated = total.quantity.value.low
    if stated is None:
        return
    expected = sum(values, Fraction(0))
    tolerance = sum((written_precision(s.quantity) for s in (*parts, total)), Fraction(0))
    if abs(expected - Fraction(stated)) > tolerance:
        names = " + ".join(f"{s.indicator.name} {s.quantity.text}" for s in parts)
        yield Finding(
            "total-mismatch",
            Severity.WARNING,
            f"{names} is not {total.indicator.name} {total.quantity.text}",
            tuple(s.quantity.span for s in (*parts, total)),
            (*values, stated),
            expected,
            tolerance,
        )


# Between a whole and a part of it: 2025人，其中女性810人.
_AMONG = re.compile(r"[，,；（(]其中[：:，,]?[^，。；！？\n\d其]{1,16}")
_LEVELS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE)


def check_parts(report: Report) -> Iterator[Finding]:
    """A part (其中…) that is larger than its whole."""
    for whole, part in pairwise(report.quantities):
        most, least = whole.value.high, part.value.low
        if most is None or least is None or not _is_part(report.text, whole, part):
            continue
        all_of_it, share = Interval.of(whole), Interval.of(part)
        if share.low is None or all_of_it.high is None or share.low <= all_of_it.high:
            continue
        yield Finding(
            "part-exceeds-total",
            Severity.WARNING,
            f"the part {part.text} is more than the whole {whole.text}",
            (whole.span, part.span),
            (most, least),
            None,
            written_precision(whole) + written_precision(part),
        )


def _is_part(text: str, whole: Mention[Quantity], part: Mention[Quantity]) -> bool:
    """Whether the text calls one quantity a part of the other, measured alike (2025人，其中女性810人)."""
    a, b = whole.value, part.value
    if a.kind not in _LEVELS or (a.kind, a.unit) != (b.kind, b.unit):
        return False
    between = _AMONG.fullmatch(text, whole.span.end, part.span.start)
    return between is not None and rules().not_a_part.search(between[0]) is None
