"""Reads one integer or decimal: Arabic, Chinese or a stack of both."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from gwreport.errors import NumeralError
from gwreport.numerals.characters import DIGITS, MULTIPLIERS, TO_ARABIC, counts_up

_VAGUE: Final = "digits that count up are a vague amount"


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])|[0-9]+)(?:\.([0-9]+))?"
        r"|([十百千])|(万亿|万万|[万亿])|([零一二三四五六七八九两]+)|[点.]([零一二三四五六七八九]+)"
    )


class Stack:
    """The sum of terms such as 三百, 5千, 1.37万亿; each unit smaller than the one before.

    ``high`` holds the finished terms in 亿 and above, ``middle`` those in 万, ``low`` those below, all
    scaled by ten to ``places``; ``pending`` is a coefficient whose unit has not come yet, ``last`` the last
    unit. ``error`` makes the error of a position and a detail.
    """

    __slots__ = (
        "arabic", "bare", "canon", "end", "error", "high", "last", "limit", "low", "middle", "pending",
        "places", "plain", "shift", "small", "start", "two", "width", "zero",
    )  # fmt: skip

    def __init__(self, error: Callable[[int, str], NumeralError], canon: str, start: int, end: int) -> None:
        self.error, self.canon, self.start, self.end = error, canon, start, end
        self.high = self.middle = self.low = 0
        self.pending: int | None = None
        self.width = 0  # digits of a pending Arabic or positional number, 0 for a single Chinese digit
        self.limit = 0  # what a further term in 亿 must stay below
        self.small = 10**4  # what the next small unit must stay below
        self.last = 0
        self.places = 0
        self.shift = 0  # how far units have moved the decimals
        self.zero = False  # a 零 stands before what comes next
        self.bare = False  # the numeral starts with a unit alone, 百万
        self.two = False  # the pending digit is 两
        self.plain = False  # digits stand side by side, so that a last digit means what it says
        self.arabic = False

    def read(self) -> tuple[int, int]:
        """The mantissa and the number of decimals."""
        canon, end, token = self.canon, self.end, _tokens().match
        position = self.start
        if position >= end:
            raise self.error(position, "expected a digit")
        while position < end:
            match = token(canon, position, end)
            if match is None:
                raise self.error(position, _why_not(canon[position]))
            group = match.lastindex
            if group == 5:
                self.chinese(match[5], position)
            elif group == 3:
                self.small_unit(10 if match[3] == "十" else MULTIPLIERS[match[3]], position)
            elif group == 4:
                self.big_unit(MULTIPLIERS[match[4]], position)
                self.plain = self.plain or match[4] == "万万"
            elif group == 6:
                if self.arabic:
                    raise self.error(position, "点 after Arabic digits is a time of day")
                self.point(match[6], position)
            else:
                self.digits(match[1].replace(",", ""), position)
                if match[2] is not None:
                    self.point(match[2], position)
            position = match.end()
        self.finish(end)
        left = max(0, self.places - self.shift)
        return (self.high + self.middle + self.low) // 10 ** (self.places - left), left

    def chinese(self, run: str, position: int) -> None:
        """One Chinese digit, 零 and a digit, or a string of digits at the start."""
        if self.places or self.bare or self.pending is not None:
            raise self.error(position, "expected a unit between two digits")
        if position == self.start and (len(run) > 1 or run == "零"):
            if counts_up(run):
                raise self.error(position, _VAGUE)
            after = position + len(run)
            if "两" in run or (run[0] == "零" and after < self.end and self.canon[after] not in "点."):
                raise self.error(position, "expected digits from 零 to 九, none of them 零 before a unit")
            self.pending, self.width, self.plain = int(run.translate(TO_ARABIC)), len(run), True
            return
        if run[0] == "零":
            if self.last == 10 or self.zero:
                raise self.error(position, "零 skips no place here")
            self.zero, run, position = True, run[1:], position + 1
        if len(run) > 1 or run == "零":
            raise self.error(position, _VAGUE if counts_up(run) else "expected a unit")
        if run:
            self.pending, self.width, self.two = DIGITS[run], 0, run == "两"

    def digits(self, run: str, position: int) -> None:
        """Arabic digits."""
        if self.places or self.bare or self.pending is not None:
            raise self.error(position, "expected a unit between two numbers")
        self.pending, self.width, self.plain, self.arabic = int(run), len(run), True, True

    def point(self, run: str, position: int) -> None:
        """Decimals."""
        if self.places or self.bare or (self.pending is None and (self.zero or position == self.start)):
            raise self.error(position, "a decimal point needs a number before it, and only one")
        self.settle(position, final=False)
        self.places, scale = len(run), 10 ** len(run)
        self.pending = self.low * scale + int(run.translate(TO_ARABIC))
        self.high, self.middle, self.limit = self.high * scale, self.middle * scale, self.limit * scale
        self.low, self.width, self.last = 0, len(run), 0

    def small_unit(self, unit: int, position: int) -> None:
        """十, 百 or 千."""
        coefficient = self.pending
        if unit >= self.small:
            raise self.error(position, "units must get smaller")
        if coefficient is None:
            if position == self.start:
                self.bare = unit > 10
            elif unit > 10 or self.bare or self.places or not (self.zero or self.last in (100, 1000)):
                raise self.error(position, "expected a digit before the unit")
            coefficient = 1
        elif (coefficient == 0 and not self.arabic) or (self.two and unit == 10):
            raise self.error(position, "the digit before the unit does not fit")
        elif (self.places or self.width > 1) and (unit < 1000 or self.low or not self.arabic):
            raise self.error(position, "the number before the unit does not fit")
        if self.zero and self.last in (100, 1000, 10**4) and unit * 10 >= self.last:
            raise self.error(position, "零 skips no place here")
        self.low += coefficient * unit
        if self.places:
            self.shift += len(str(unit)) - 1
        self.pending, self.zero, self.two, self.small, self.last = None, False, False, unit, unit

    def big_unit(self, unit: int, position: int) -> None:
        """万, 亿, 万万 or 万亿."""
        if position == self.start:
            self.pending, self.width, self.bare = 1, 0, True
        elif self.pending is None and not self.low and not (unit == 10**8 and self.middle):
            raise self.error(position, "expected a number before the unit")
        self.two = False
        self.settle(position, final=False)
        if unit == 10**4:
            if self.middle or (self.limit and self.low * unit >= self.limit):
                raise self.error(position, "units must get smaller")
            self.middle, self.low = self.low * unit, 0
        else:
            term = (self.middle + self.low) * unit
            if self.limit and term >= self.limit:
                raise self.error(position, "units must get smaller")
            self.high, self.middle, self.low = self.high + term, 0, 0
            self.limit = unit * 10**self.places
        if self.places:
            self.shift += len(str(unit)) - 1
        self.zero, self.small, self.last = False, 10**4, unit

    def settle(self, position: int, *, final: bool) -> None:
        """Add a coefficient without a unit of its own to the terms below 万."""
        pending, last = self.pending, self.last
        if pending is None:
            if self.zero:
                raise self.error(position, "expected a digit after 零")
            return
        if self.two and position - self.start > 1:
            raise self.error(position - 1, "两 needs a unit after it")
        loose = not self.zero and (final or last <= 10**4)  # the unit of a single digit is not sure
        if last > 10 and not self.width and loose:
            if not final or self.plain or last > 10**8:
                raise self.error(position - 1, "expected a unit or 零 at the last digit")
            pending *= last // 10  # 三万二 is 32000
        elif last and self.width and (self.width >= len(str(last)) or (self.width < 2 and loose)):
            raise self.error(position - self.width, "the last number does not fit below its unit")
        self.low, self.pending = self.low + pending, None

    def finish(self, position: int) -> None:
        """Close the numeral."""
        self.settle(position, final=True)


def _why_not(char: str) -> str:
    if char == "兆":
        return "兆 is 10**6 in some texts and 10**12 in others"
    if char in "多余几数来":
        return f"{char} makes the amount vague"
    return f"{char!r} does not belong in a numeral"
