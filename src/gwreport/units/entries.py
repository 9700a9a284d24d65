"""The entries of a table of units, as its TOML file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from attrs import frozen

from gwreport.tables.schema import Characters

__all__ = ["DimensionEntry", "Entries", "UnitEntry"]


@frozen
class UnitEntry:
    """``[FACTOR, WORDS]`` of a symbol: the factor to the coherent unit, and the words or None.

    A word may end in ``?``: alone it often means something else. A unit of money that is no currency of its
    own (角) names the currency.
    """

    factor: Fraction
    words: tuple[str, ...] | None
    currency: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.factor <= 0:
            raise ValueError(f"factor {self.factor} is not above zero")


@frozen
class DimensionEntry:
    """The units of one dimension, and what it is made of; None where that is left to another table."""

    units: Mapping[str, UnitEntry]
    kind: str | None = None
    bases: Mapping[str, int] | None = None


@frozen
class Entries:
    """All entries of a table; see the head of ``units.toml``."""

    dimension: Mapping[str, DimensionEntry]
    classifiers: Mapping[str, tuple[str, ...]]
    not_before: Mapping[str, Characters]
    meta: Mapping[str, Any]
