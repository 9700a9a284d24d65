"""Targets across reports: what came of them, and what the level above asks for.

That targets grow along the levels of government (层层加码) is the finding of Li, Liu, Weng & Zhou (2019),
Target Setting in Tournaments: Theory and Evidence from China, The Economic Journal 129(623): 2888-2915.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from gwreport.analysis.precision import written_precision
from gwreport.analysis.target_passage import lower_is_better
from gwreport.analysis.targets import Target, TargetForm, headline_targets, is_for_year
from gwreport.gazetteer.lineage import same_place
from gwreport.model import Aspect, Direction, Indicator, Number, Report, Statement, Status


@frozen
class Outturn:
    """A target of one year beside what the next report says came of it.

    ``gap`` is outturn minus target in the unit of the target (percentage points for rates); ``met`` says
    whether the bound was kept, with the written precision as tolerance.
    """

    target: Target
    actual: Statement
    gap: Number | None
    met: bool | None


@frozen
class Amplification:
    """One target at two levels of government: ``excess`` is what the lower level asks for more (层层加码)."""

    indicator: Indicator
    own: Target
    above: Target
    excess: Number


def compare_outturn(earlier: Report, later: Report) -> tuple[Outturn, ...]:
    """The headline targets of a report against the outturns that a later report of the same place gives.

    A place under a former name or code (襄樊市, 襄阳市) is the same. Raises ``ValueError`` where the two
    are of different places.
    """
    ours, theirs = earlier.metadata.region, later.metadata.region
    if ours is not None and theirs is not None and not same_place(ours, theirs):
        raise ValueError(f"the reports are of different places: {ours.name} and {theirs.name}")
    year = earlier.metadata.year
    outturns = {
        _measured(s): s
        for s in reversed(later.statements)
        if s.status is Status.ACTUAL and is_for_year(s, year)
    }
    pairs = ((target, outturns.get(_measured(target.statement))) for target in headline_targets(earlier))
    return tuple(_compare(target, actual) for target, actual in pairs if actual is not None)


def _measured(statement: Statement) -> tuple[str, Aspect, str]:
    """What a statement measures: its indicator, aspect and unit."""
    return statement.indicator.id, statement.aspect, statement.quantity.value.unit


def _compare(target: Target, actual: Statement) -> Outturn:
    aim, got = target.midpoint, actual.quantity.value.low
    if aim is None or got is None:
        return Outturn(target, actual, None, None)
    signed = -got if actual.direction is not target.statement.direction and _turned(target, actual) else got
    gap = _minus(signed, aim)
    tolerance = written_precision(target.statement.quantity) if target.form is TargetForm.AROUND else 0
    # A promised fall of 3 % is met by a fall of 4 %; a promised price rise of 3 % is met by one of 2 %.
    is_ceiling = target.indicator.id in lower_is_better() and target.statement.direction is not Direction.DOWN
    if target.form is TargetForm.AT_MOST or is_ceiling:
        high = target.quantity.high
        met = high is not None and _minus(signed, high) <= tolerance
    else:
        low = target.quantity.low
        met = low is not None and _minus(signed, low) >= -tolerance
    return Outturn(target, actual, gap, met)


def _turned(target: Target, actual: Statement) -> bool:
    return {target.statement.direction, actual.direction} == {Direction.UP, Direction.DOWN}


def compare_levels(own: Report, above: Report) -> tuple[Amplification, ...]:
    """The headline targets of a government against those of the government above it in the same year.

    Raises ``ValueError`` where the two plan different years.
    """
    if own.metadata.year != above.metadata.year:
        raise ValueError(f"the reports plan different years: {own.metadata.year} and {above.metadata.year}")
    upper = headline_targets(above)
    results = []
    for target in headline_targets(own):
        other = upper.get(target.indicator.id, target.statement.aspect)
        if other is None or other.quantity.unit != target.quantity.unit:
            continue
        mine, theirs = target.midpoint, other.midpoint
        if mine is not None and theirs is not None:
            results.append(Amplification(target.indicator, target, other, _minus(mine, theirs)))
    return tuple(results)


def _minus(one: Number, other: Number) -> Number:
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return one - other
    return Fraction(one) - Fraction(other)
