"""Unit words, symbols and exact conversion."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def symbol_of(unit: str) -> str:
    """The symbol of a unit given by symbol or word."""
    raise NotImplementedError


def convert(value: Decimal | Fraction, source: str, target: str) -> Decimal | Fraction:
    """A value in ``source`` units, in ``target`` units."""
    raise NotImplementedError
