"""What a consistency check reports, and the tables that the checks share."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from attrs import frozen

from gwreport.model import Number, Severity
from gwreport.span import Span
from gwreport.tables.files import read_toml
from gwreport.tables.matching import any_of


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
class Rules:
    """The compiled table ``analysis/checks.toml``."""

    identities: tuple[tuple[str, tuple[str, ...]], ...]
    structure: tuple[str, ...]
    constant_prices: frozenset[str]
    other_basis: re.Pattern[str]
    plain_words: re.Pattern[str]
    part_words: re.Pattern[str]
    plan_words: re.Pattern[str]
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
    scope = table["scope"]
    prices = table["prices"]
    return Rules(
        tuple((row["total"], tuple(row["parts"])) for row in table["identity"]),
        tuple(table["structure"]["shares"]),
        frozenset(prices["constant"]),
        re.compile(any_of(prices["other_basis"])),
        re.compile(any_of(scope["plain"])),
        re.compile(any_of(scope["part"])),
        re.compile(any_of(scope["plan"])),
        _percents(prices["deflator"]),
        _percents(prices["deflator_before"]),
        prices["deflator_since"],
    )


def _percents(ends: tuple[float, float]) -> tuple[Fraction, Fraction]:
    low, high = ends
    return Fraction(str(low)) / 100, Fraction(str(high)) / 100


def shown(number: Fraction) -> str:
    """A number for people: two decimals at most."""
    return f"{round(number * 100) / 100:.2f}".rstrip("0").rstrip(".")
