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
                    self.point(match[2], match.end(1))
            position = match.end()
        self.finish(end)
        left = max(0, self.places - self.shift)
        return (self.high + self.middle + self.low) // 10 ** (self.places - left), left

    def chinese(self, run: str, position: int) -> None:
        """One Chinese digit, 零 and a digit, or a string of digits at the start."""
        if self.places or self.bare or self.pending is not None:
            raise self.error(position, "expected a unit between two digits")
        if position == self.start and (len(run) > 1 or run == "零"):
            self.digit_string(run, position)
            return
        if run[0] == "零":
            self.skip_place(position)
            run, position = run[1:], position + 1
        if len(run) > 1 or run == "零":
            raise self.error(position, _VAGUE if counts_up(run) else "expected a unit")
        if run:
            self.pending, self.width, self.two = DIGITS[run], 0, run == "两"

    def skip_place(self, position: int) -> None:
        """零 between units."""
        if self.last == 10 or self.zero:
            raise self.error(position, "零 skips no place here")
        self.zero = True

    def digit_string(self, run: str, position: int) -> None:
        """Chinese digits side by side that are a number by their places: 二〇二四, 零 before 点."""
        if counts_up(run):
            raise self.error(position, _VAGUE)
        after = self.canon[position + len(run) : self.end][:1]
        leading_zero = run[0] == "零" and after not in ("", "点", ".")
        if "两" in run or leading_zero:
            raise self.error(position, "expected digits from 零 to 九, none of them 零 before a unit")
        self.pending, self.width, self.plain = int(run.translate(TO_ARABIC)), len(run), True

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
        if unit >= self.small:
            raise self.error(position, "units must get smaller")
        if self.pending is None:
            coefficient = self.implied_one(unit, position)
        else:
            coefficient = self.pending
            self.check_coefficient(coefficient, unit, position)
        if self.zero and self.last in (100, 1000) and unit * 10 >= self.last:
            raise self.error(position, "零 skips no place here")
        self.low += coefficient * unit
        if self.places:
            self.shift += len(str(unit)) - 1
        self.pending, self.zero, self.two, self.small, self.last = None, False, False, unit, unit

    def implied_one(self, unit: int, position: int) -> int:
        """The one that a unit without a digit before it has: at the start (十五, 百万) or in 一百零十五."""
        if position == self.start:
            self.bare = unit > 10
            return 1
        within = not (self.bare or self.places) and (self.zero or self.last in (100, 1000))
        if unit > 10 or not within:
            raise self.error(position, "expected a digit before the unit")
        return 1

    def check_coefficient(self, coefficient: int, unit: int, position: int) -> None:
        """Refuse a number that no unit follows: 零百, 两十, 25百, 2.5十."""
        if (coefficient == 0 and not self.arabic) or (self.two and unit == 10):
            raise self.error(position, "the digit before the unit does not fit")
        longer = bool(self.places) or self.width > 1
        if longer and (unit < 1000 or self.low or not self.arabic):
            raise self.error(position, "the number before the unit does not fit")

    def big_unit(self, unit: int, position: int) -> None:
        """万, 亿, 万万 or 万亿."""
        if position == self.start:
            self.pending, self.width, self.bare = 1, 0, True
        elif not (self.pending is not None or self.low or (unit == 10**8 and self.middle)):
            raise self.error(position, "expected a number before the unit")
        self.two = False
        self.settle(position, final=False)
        term = (self.low if unit == 10**4 else self.middle + self.low) * unit
        if (unit == 10**4 and self.middle) or (self.limit and term >= self.limit):
            raise self.error(position, "units must get smaller")
        if unit == 10**4:
            self.middle, self.low = term, 0
        else:
            self.high, self.middle, self.low = self.high + term, 0, 0
            self.limit = unit * 10**self.places
        self.shift += (len(str(unit)) - 1) * bool(self.places)
        self.zero, self.small, self.last = False, 10**4, unit

    def settle(self, position: int, *, final: bool) -> None:
        """Add a coefficient without a unit of its own to the terms below 万."""
        if self.pending is None:
            if self.zero:
                raise self.error(position, "expected a digit after 零")
            return
        if self.two and position - self.start > 1:
            raise self.error(position - 1, "两 needs a unit after it")
        # Without 零 the unit of a single digit is not sure.
        loose = not self.zero and (final or self.last <= 10**4)
        value = self.pending
        if self.last > 10 and not self.width and loose:
            value *= self.implied_unit(position, final=final)
        elif self.last and self.too_long(loose=loose):
            raise self.error(position - self.width, "the last number does not fit below its unit")
        self.low, self.pending = self.low + value, None

    def too_long(self, *, loose: bool) -> bool:
        """Whether the pending number has no room below the last unit, or but one digit of unsure place."""
        return bool(self.width) and (self.width >= len(str(self.last)) or (self.width < 2 and loose))

    def implied_unit(self, position: int, *, final: bool) -> int:
        """The unit of a last digit that has none: 三万二 is 32000."""
        if not final or self.plain or self.last > 10**8:
            raise self.error(position - 1, "expected a unit or 零 at the last digit")
        return self.last // 10

    def finish(self, position: int) -> None:
        """Close the numeral."""
        self.settle(position, final=True)


def _why_not(char: str) -> str:
    if char == "兆":
        return "兆 is 10**6 in some texts and 10**12 in others"
    if char in "多余几数来":
        return f"{char} makes the amount vague"
    return f"{char!r} does not belong in a numeral"
