"""What most quantities are, read at once: Arabic digits, 万 or 亿, one unit that nothing goes on from.

The grammar would read the same: it asks first for dates, names, ranges and shared units, which other
characters begin.
"""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.quantities.amounts import AmountReader
from gwreport.mentions.quantities.drafts import Draft
from gwreport.mentions.quantities.guards import Idioms
from gwreport.mentions.quantities.units import PARTS
from gwreport.model import QuantityKind
from gwreport.units import Unit, UnitTable

_KINDS: Final = frozenset({"percent", "point", "money", "measure", "count", "multiple"})
_NO_FIRST: Final = frozenset(
    "年月日号时世届次季后"  # dates, names and numbering
    "十百千万亿多余几分又"  # what the numeral goes on with
    "成级块度"  # units that are read apart
    "p/／"
)
"""With these no unit begins that surely is one behind plain digits."""
_GOES_ON: Final = frozenset(
    "/／每"  # rates
    "-—–~～─―－﹣−至到"  # ranges
    ":：∶︰"  # ratios
    "半多点级亿季目〇零一二两三四五六七八九"
)
"""With these a quantity may go on behind its unit, or be something else."""
_JOINTS: Final = frozenset("、和与及以")
_REACH: Final = 18
"""How far before a number the other half of its unit may be."""
_OF_LINES: Final = (5, 6)
"""Digits of public telephone lines: 12345, 96500."""
_LISTED: Final = 12
_COUNT: Final = QuantityKind.COUNT
"""How far before a number the first place of its list may be (第一、二位)."""


class PlainReader:
    """Reads plain quantities of one table of units; the rest is left to the grammar."""

    def __init__(self, amounts: AmountReader, idioms: Idioms, units: UnitTable) -> None:
        self._value = amounts.number
        self._match_unit = units.match
        self._words = {
            word: (QuantityKind(unit.kind), unit.symbol, f"quantity.{unit.kind}")
            for word, unit in units.by_word.items()
            if _is_plain(word, unit, idioms)
        }
        # An Arabic number before these may be a name: 12345市长热线, 2019届, 1500县.
        self._doubtful = idioms.few | idioms.whole_only | idioms.weak_with_chinese
        firsts = re.escape("".join(sorted({word[0] for word in self._words})))
        follows = f"(?=[{firsts}])" if firsts else "(?!)"  # a table of one's own may hold no plain unit
        self._number = re.compile(
            "(?<![A-Za-z+_第前])(?P<digits>[0-9]{1,9})(?P<decimals>\\.[0-9]{1,6})?(?P<scale>万亿?|亿)?"
            + follows
        )
        self._joint = re.compile(f"(?:及?以上|[、和与及])[、，]?(?:{amounts.start.pattern})")

    def read(self, text: str, position: int) -> Draft | None:
        """The quantity that begins at ``position``, its bound still open; None where it is not plain."""
        number = self._number.match(text, position)
        if number is None:
            return None
        end = number.end()
        found = self._match_unit(text, end)
        if found is None:
            return None
        stop, word = found[0], text[end : found[0]]
        plain = self._words.get(word)
        if plain is None or self._goes_on(text, stop) or _is_in_list(text, position):
            return None
        kind, symbol, rule = plain
        if kind is _COUNT and not self._counts(number, word):
            return None
        if symbol in PARTS and "每" in text[max(0, position - _REACH) : position]:
            return None
        value = self._value(number[0])
        return None if value is None else Draft(position, stop, kind, value, value, symbol, rule)

    def _goes_on(self, text: str, stop: int) -> bool:
        """Whether what follows a unit may change what the quantity is."""
        following = text[stop : stop + 1]
        if following in _JOINTS:
            return self._joint.match(text, stop) is not None
        return following in _GOES_ON or following.isspace() or (following.isascii() and following.isalnum())

    def _counts(self, number: re.Match[str], word: str) -> bool:
        """Whether the number is surely no name: it is short, or its unit follows no names."""
        digits = len(number["digits"])
        if word in self._doubtful:
            return digits < 4 and number.end() == number.end("digits")
        return digits not in _OF_LINES


def _is_plain(word: str, unit: Unit, idioms: Idioms) -> bool:
    """Whether a unit word after plain digits surely is a unit."""
    if unit.kind not in _KINDS or word in idioms.never_units or word[0] in _NO_FIRST:
        return False
    numbers_names = any(
        name.startswith(word) or word.startswith(name) for name in idioms.context.numbered_names
    )
    return not numbers_names and (word[0] == "%" or not word[0].isascii())


def _is_in_list(text: str, position: int) -> bool:
    """Whether the number may be a further place of a list: 第一、二位."""
    before = text[position - 1 : position]
    return before in ("、", "和") and "第" in text[max(0, position - _LISTED) : position]
