"""What a consistency check reports, and the tables that the checks share."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from attrs import frozen

from gwreport.model import Number, Severity
from gwreport.span import Span
from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import load


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
class _Identity:
    """``[[identity]]``: an indicator that is the sum of others."""

    total: str
    parts: tuple[str, ...]


@frozen
class _Structure:
    """``[structure]``: indicators whose shares sum to 100, and words for shares."""

    words: re.Pattern[str]
    shares: tuple[str, ...]


@frozen
class _PriceRules:
    """``[prices]``: what grows at constant prices, and by how many percent a year prices may move."""

    constant: frozenset[str]
    deflator_since: int
    deflator: tuple[Decimal, Decimal]
    deflator_before: tuple[Decimal, Decimal]
    other_basis: re.Pattern[str]


@frozen
class _ScopeWords:
    """``[scope]``: words of a clause that narrow what its figure is about, and those that do not."""

    plain: re.Pattern[str]
    part: re.Pattern[str]
    plan: tuple[str, ...]
    steps: tuple[str, ...]


@frozen
class _Growth:
    """``[growth]``: words between a level and its change."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    average: tuple[str, ...]
    basis: tuple[str, ...]
    not_a_part: re.Pattern[str]


@frozen
class _ChecksTable:
    """``analysis/checks.toml`` as it is written."""

    identity: tuple[_Identity, ...]
    structure: _Structure
    prices: _PriceRules
    scope: _ScopeWords
    growth: _Growth


@frozen(eq=False)
class Rules:
    """The compiled table ``analysis/checks.toml``."""

    identities: tuple[tuple[str, tuple[str, ...]], ...]
    structure: tuple[str, ...]
    structure_words: re.Pattern[str]
    constant_prices: frozenset[str]
    other_basis: re.Pattern[str]
    plain_words: re.Pattern[str]
    part_words: re.Pattern[str]
    plan_words: WordMatcher
    step_words: tuple[str, ...]
    change: re.Pattern[str]
    not_a_part: re.Pattern[str]
    deflator: tuple[Fraction, Fraction]
    deflator_before: tuple[Fraction, Fraction]
    deflator_since: int

    def moves(self, first: int | None) -> tuple[Fraction, Fraction]:
        """How much prices may move a year from the year of the first level on; None for an unknown year."""
        return self.deflator_before if first is None or first < self.deflator_since else self.deflator


@cache
def rules() -> Rules:
    """The rules of ``analysis/checks.toml``, read once."""
    table = load(_ChecksTable, "analysis/checks.toml")
    scope, prices, growth = table.scope, table.prices, table.growth
    return Rules(
        identities=tuple((row.total, row.parts) for row in table.identity),
        structure=table.structure.shares,
        structure_words=table.structure.words,
        constant_prices=prices.constant,
        other_basis=prices.other_basis,
        plain_words=scope.plain,
        part_words=scope.part,
        plan_words=WordMatcher(scope.plan, overlapping=True),
        step_words=scope.steps,
        change=re.compile(_change(growth)),
        not_a_part=growth.not_a_part,
        deflator=_percents(prices.deflator),
        deflator_before=_percents(prices.deflator_before),
        deflator_since=prices.deflator_since,
    )


def _change(growth: _Growth) -> str:
    """Between a level and the rate, difference or multiple that belongs to it (，比上年增长)."""
    return (
        rf"(?:[^，,。；\n\d]{{0,6}}[，,、])?(?:{any_of(growth.basis)})?(?P<average>{any_of(growth.average)})?"
        rf"(?:(?P<up>{any_of(growth.up)})|(?P<down>{any_of(growth.down)}))(?:达到|达|了|为)?"
    )


def _percents(ends: tuple[Decimal, Decimal]) -> tuple[Fraction, Fraction]:
    low, high = ends
    return Fraction(low) / 100, Fraction(high) / 100


def shown(number: Fraction) -> str:
    """A number for people: two decimals at most."""
    return f"{round(number * 100) / 100:.2f}".rstrip("0").rstrip(".")
