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

_STRUCTURE = re.compile(r"结构|比重|比例")
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
        if mention.span in structures or _STRUCTURE.search(before):
            half = sum((_part_precision(part) for part in parts), Fraction(0))
            yield from _shares_finding(mention.text, (mention,), parts, half)
    yield from _separate_shares(report)


def _separate_shares(report: Report) -> Iterator[Finding]:
    wanted = rules().structure
    shares = [s for s in report.statements if s.aspect is Aspect.SHARE and s.indicator.id in wanted]
    for group in zip(shares, shares[1:], shares[2:], strict=False):
        first, last = group[0], group[-1]
        alike = {(s.status, s.period, s.quantity.value.unit) for s in group}
        exact = all(s.quantity.value.bound is Bound.EXACT and s.quantity.value.value for s in group)
        near = last.quantity.span.end - first.quantity.span.start <= _NEAR
        if near and exact and len(alike) == 1 and {s.indicator.id for s in group} == set(wanted):
            mentions = tuple(s.quantity for s in group)
            numbers = tuple(m.value.low for m in mentions if m.value.low is not None)
            half = sum((written_precision(m) for m in mentions), Fraction(0))
            yield from _shares_finding("、".join(m.text for m in mentions), mentions, numbers, half)


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


# Between a whole and a part of it: 2025人，其中女性810人.
_AMONG = re.compile(r"[，,；（(]其中[：:，,]?[^，。；！？\n\d其]{1,16}")
_LEVELS = (QuantityKind.MONEY, QuantityKind.COUNT, QuantityKind.MEASURE)
# Words of growth between 其中 and the number: no part, but what came of it.
_GROWS = re.compile(r"增|减|降|提高|超|比")


def check_parts(report: Report) -> Iterator[Finding]:
    """A part (其中…) that is larger than its whole."""
    text = report.text
    found = report.quantities
    for whole, part in pairwise(found):
        if whole.value.kind not in _LEVELS or (whole.value.kind, whole.value.unit) != (
            part.value.kind,
            part.value.unit,
        ):
            continue
        between = _AMONG.fullmatch(text, whole.span.end, part.span.start)
        if between is None or _GROWS.search(between[0]):
            continue
        all_of_it, share = Interval.of(whole), Interval.of(part)
        if share.low is None or all_of_it.high is None or share.low <= all_of_it.high:
            continue
        if part.value.low is None or whole.value.high is None:
            continue
        yield Finding(
            "part-exceeds-total",
            Severity.WARNING,
            f"the part {part.text} is more than the whole {whole.text}",
            (whole.span, part.span),
            (whole.value.high, part.value.low),
            None,
            written_precision(whole) + written_precision(part),
        )
