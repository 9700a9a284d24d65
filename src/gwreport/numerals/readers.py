"""Readers of numerals that a pipeline can be given: the built-in one, and the package cn2an."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Final

from gwreport.errors import NumeralError
from gwreport.numerals.characters import NUMERAL_PATTERN, Number
from gwreport.numerals.reading import parse_numeral
from gwreport.optional import import_package, require_package

_EXACT_DIGITS: Final = 15  # what a binary floating-point number of 64 bits holds for sure
_ARABIC: Final = re.compile(r"(?P<number>[0-9]{1,24}(?:\.[0-9]{1,24})?)(?P<unit>[十百千万亿]*)", re.ASCII)
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

    cn2an calculates with binary fractions and cuts off what is left (1.23456万 as 12345). To be exact, Arabic
    digits keep their value here, and only the multiplier after a decimal is asked for; a decimal in
    Chinese characters is refused where it has more than 15 digits. What cn2an refuses is no numeral.

    >>> [str(Cn2anNumeralReader().read(text)) for text in ("三千五百万", "1.23456万", "三点五")]
    ['35000000', '12345.60000', '3.5']
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
        arabic = _ARABIC.fullmatch(text)
        if arabic is None:
            return self._asked(text)
        unit = arabic["unit"]
        return Decimal(arabic["number"]) * (self._asked(f"一{unit}") if unit else 1)

    def _asked(self, text: str) -> Decimal:
        """What cn2an says."""
        if self._module is None:
            self._module = import_package("cn2an", _PURPOSE, "cn2an")
        try:
            value = self._module.cn2an(text, self.mode)
        except (ValueError, TypeError, KeyError, IndexError) as error:
            raise NumeralError(text, 0, f"cn2an refuses it ({error})") from error
        if isinstance(value, int):
            return Decimal(value)
        if len(text) - 1 > _EXACT_DIGITS:
            raise NumeralError(text, 0, "cn2an gives no exact value for so many digits")
        return Decimal(f"{value:.{_EXACT_DIGITS}g}")
