"""What a consistency check reports, and the tables that the checks share."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from attrs import frozen

from gwreport.model import Number, Severity
from gwreport.span import Span
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of


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


@frozen(eq=False)
class Rules:
    """The compiled table ``analysis/checks.toml``."""

    identities: tuple[tuple[str, tuple[str, ...]], ...]
    structure: tuple[str, ...]
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
    table = read_toml("analysis/checks.toml")
    scope, prices, growth = table["scope"], table["prices"], table["growth"]
    return Rules(
        identities=tuple((row["total"], tuple(row["parts"])) for row in table["identity"]),
        structure=tuple(table["structure"]["shares"]),
        constant_prices=frozenset(prices["constant"]),
        other_basis=re.compile(any_of(prices["other_basis"])),
        plain_words=re.compile(any_of(scope["plain"])),
        part_words=re.compile(any_of(scope["part"])),
        plan_words=WordMatcher(scope["plan"], overlapping=True),
        step_words=tuple(scope["steps"]),
        change=re.compile(_change(growth)),
        not_a_part=re.compile(any_of(growth["not_a_part"])),
        deflator=_percents(prices["deflator"]),
        deflator_before=_percents(prices["deflator_before"]),
        deflator_since=prices["deflator_since"],
    )


def _change(growth: dict[str, list[str]]) -> str:
    """Between a level and the rate, difference or multiple that belongs to it (，比上年增长)."""
    return (
        rf"(?:[^，,。；\n\d]{{0,6}}[，,、])?(?:{any_of(growth['basis'])})?(?P<average>{any_of(growth['average'])})?"
        rf"(?:(?P<up>{any_of(growth['up'])})|(?P<down>{any_of(growth['down'])}))(?:达到|达|了|为)?"
    )


def _percents(ends: tuple[float, float]) -> tuple[Fraction, Fraction]:
    low, high = ends
    return Fraction(str(low)) / 100, Fraction(str(high)) / 100


def shown(number: Fraction) -> str:
    """A number for people: two decimals at most."""
    return f"{round(number * 100) / 100:.2f}".rstrip("0").rstrip(".")
