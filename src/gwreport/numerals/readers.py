"""Readers of numerals that a pipeline can be given: the built-in one, and the package cn2an."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from gwreport.errors import NumeralError
from gwreport.numerals.characters import NUMERAL_PATTERN, Number
from gwreport.numerals.reading import parse_numeral
from gwreport.optional import import_package, require_package

_EXACT_DIGITS: Final = 15  # what a binary floating-point number of 64 bits holds for sure
_PURPOSE: Final = "reading numerals with cn2an"


class BuiltinNumeralReader:
    """Reads numerals with :func:`gwreport.numerals.parse_numeral`.

    >>> BuiltinNumeralReader().read("三千五百万")
    Decimal('35000000')
    """

    name = "builtin"
    pattern = NUMERAL_PATTERN

    def read(self, text: str) -> Number:
        """The exact value of ``text``. Raises ``NumeralError``."""
        return parse_numeral(text)


class Cn2anNumeralReader:
    """Reads numerals with cn2an (extra ``cn2an``), in its mode ``strict``, ``normal`` or ``smart``.

    Plain Arabic numbers keep their digits and do not pass through cn2an. Where it gives a floating-point
    number, the value is that of its first 15 digits, which are sure; longer ones are refused. It refuses some
    forms that reports are full of (1.37万亿), whose quantities are then lost: it is for comparison.

    >>> str(Cn2anNumeralReader().read("三千五百万")), str(Cn2anNumeralReader().read("1.1万"))
    ('35000000', '11000')
    """

    name = "cn2an"
    pattern = NUMERAL_PATTERN

    def __init__(self, mode: str = "smart") -> None:
        self.mode = mode
        self._module: Any = None

    def require_installed(self) -> None:
        """Raise ``MissingDependencyError`` where cn2an is not installed; nothing is imported."""
        require_package("cn2an", _PURPOSE, "cn2an")

    def __reduce__(self) -> tuple[type[Cn2anNumeralReader], tuple[str]]:
        """Pickled by its mode; a module cannot travel."""
        return Cn2anNumeralReader, (self.mode,)

    def read(self, text: str) -> Number:
        """The value of ``text``. Raises ``NumeralError`` for what cn2an refuses or cannot give exactly."""
        whole, point, decimals = text.partition(".")
        if text.isascii() and whole.isdecimal() and (decimals.isdecimal() or not point):
            return Decimal(text)
        if self._module is None:
            self._module = import_package("cn2an", _PURPOSE, "cn2an")
        try:
            value = self._module.cn2an(text, self.mode)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise NumeralError(text, 0, f"cn2an refuses it ({error})") from error
        if isinstance(value, int):
            return Decimal(value)
        if sum(char.isdecimal() for char in text) > _EXACT_DIGITS:
            raise NumeralError(text, 0, "cn2an gives no exact value for so many digits")
        return Decimal(f"{value:.{_EXACT_DIGITS}g}")
