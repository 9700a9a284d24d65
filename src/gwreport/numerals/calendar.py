"""The numbers of calendars, meetings and headings: years of four digits and small counts, in any script.

They are written more loosely than amounts: 二O二四 with a Latin letter, 201四 with both scripts, digits of
full width. Values are ``int``; what is none of this gives None, no error.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from gwreport.script.classes import CHINESE_DIGITS, DIGITS, WIDE_DIGITS

ZEROS: Final = "0０〇○零◯OoＯｏОо"
"""What is written for zero in a year: digits, circles, and Latin and Cyrillic letters that look alike."""
YEAR_DIGITS: Final = ZEROS + DIGITS[1:] + WIDE_DIGITS[1:] + CHINESE_DIGITS
"""Every character that may be a digit of a year."""

_TO_ARABIC: Final = str.maketrans(
    dict.fromkeys(ZEROS, "0")
    | {char: str(value) for value, char in enumerate(CHINESE_DIGITS, 1)}
    | {char: str(value) for value, char in enumerate(WIDE_DIGITS[1:], 1)}
)
_SAME: Final = str.maketrans({"两": "二", "兩": "二", "廿": "二十", "卅": "三十"})
_LONGEST: Final = 6


def read_year(text: str) -> int | None:
    """The year that four digits of any script name; None where ``text`` is anything else.

    >>> [read_year(text) for text in ("2024", "二〇二四", "二O一五", "201四", "２０２４", "二四", "二千年")]
    [2024, 2024, 2015, 2014, 2024, None, None]
    """
    digits = text.translate(_TO_ARABIC)
    return int(digits) if len(digits) == 4 and digits.isascii() and digits.isdecimal() else None


def read_count(text: str) -> int | None:
    """A whole number below a thousand as dates, sessions and headings write it; None for anything else.

    >>> [read_count(text) for text in ("12", "十二", "二十", "廿三", "一百零二", "两", "二三", "")]
    [12, 12, 20, 23, 102, 2, None, None]
    """
    if text.isdecimal() and len(text) <= 3:
        return int(text)
    return _counts().get(text.translate(_SAME)) if len(text) <= _LONGEST else None


@cache
def _counts() -> dict[str, int]:
    """一 … 九百九十九 and their values; 一十 beside 十, 一百零二 with every sign for zero."""
    below_hundred = {digit: value for value, digit in enumerate(CHINESE_DIGITS, 1)}
    for tens in range(1, 10):
        head = CHINESE_DIGITS[tens - 1] + "十"
        tens_alone = {head: tens * 10} | ({"十": 10} if tens == 1 else {})
        for written, ten in tens_alone.items():
            below_hundred[written] = ten
            below_hundred |= {written + digit: ten + value for value, digit in enumerate(CHINESE_DIGITS, 1)}
    counts = dict(below_hundred)
    for hundreds, digit in enumerate(CHINESE_DIGITS, 1):
        head = digit + "百"
        counts[head] = hundreds * 100
        for written, value in below_hundred.items():
            if value >= 10:
                counts[head + written] = hundreds * 100 + value
            else:
                counts |= {head + zero + written: hundreds * 100 + value for zero in "零〇"}
    return counts
