"""Spaces that do not belong: within numbers, before units, between the words of a sentence."""

from __future__ import annotations

import re

NUMBER_SPACE = "number-space"
SPACE = "space"

#: How far back (characters) a sentence is followed to see what it begins with.
REACH = 200
#: A line up to here (characters) without a mark may be a heading or term with a gap behind it.
TERM = 30

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_CJK = "\u3400-\u9fff\uf900-\ufaff〇"
_UNIT = (
    r"[%％‰万亿千百个年月日元亩吨斤担户家项次位台套米倍座条处件辆册艘头只株张篇种岁周天届里克标度瓦架所间栋片批起例宗场支]"
    r"|公[里斤顷分]|平方|立方|人(?![民口均])|[美欧港]元|小时|分钟|季度|名(?![词称单录])|部(?![分门署])|级|类|层|成(?![立为果])|毫|微"
)
_D = "[0-9０-９]"
_POINTS = frozenset(".．")
# What a number whose digits are spaced out is certain of: each digit alone (1 9 9 8), also before a sign of
# amounts (1 1 %), or groups of three as in other languages (2 305 800元). A number before it, a name that
# ends in digits and a line that begins with the first group (numbering) make it uncertain.
_SPACED_OUT = (
    r"(?<![0-9.])[0-9](?: [0-9]){2,}(?![0-9.])",
    rf"(?<![0-9０-９.．])(?<![0-9０-９] ){_D}(?: {_D}){{1,5}}(?: {{0,2}}[.．] {{0,2}}{_D}(?: {_D})*)?"
    r"(?= {0,2}[%％‰万亿])",
    r"(?<=[^0-9０-９.．,，\-—–/:：+A-Za-z\n])(?<![0-9０-９] )[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?:\.[0-9]+)?"
    rf"(?= {{0,2}}(?:{_UNIT}))",
)


class Gaps:
    """Decides what a gap between two characters is; compiled once, used for many texts."""

    def __init__(self) -> None:
        self._unit = re.compile(_UNIT)
        self._pointed = re.compile(rf"[.．] {{1,3}}{_D}+ {{0,3}}[％%‰万亿]")
        self._after_count = re.compile(rf"[0-9０-９%％‰倍]|{_UNIT}")
        self._bound = re.compile("(?:以|之) ?[上下内外]|左右|上下")
        self._decimals = re.compile(rf"{_D}[.．] {{1,3}}{_D}+ {{0,3}}[％%‰万亿]")
        self._number = re.compile("|".join(_SPACED_OUT))
        self._listed = re.compile(r"(?:^|\n)[ \t\u3000]*[-—•]?[ \t]*[0-9０-９.]{1,4}\Z")
        self._calendar = re.compile("[年月%％万亿]|日(?!常)")
        self._year = re.compile("[0-9]{4}年")
        self._inner = re.compile(rf"[{_CJK}A-Za-z0-9０-９Ａ-Ｚａ-ｚ％%“”（）()《》、，；：。]")
        self._heading = re.compile(
            r"[\s”]*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.、．]"
            r"|第[一二三四五六七八九十]{1,3}[，、章节部]|[①-⑳⑴-⒇])"
        )
        self._mark = re.compile("[，。；、：！？,;:]")

    def rule(self, text: str, start: int, end: int, body: int) -> str | None:
        """The rule under which the gap ``[start, end)`` is to be deleted, None where it stays.

        ``body`` is where the words of the report begin: names and titles before it keep their gaps.
        """
        left, right = text[start - 1], text[end]
        if self._in_quantity(text, start, end, left, right):
            return NUMBER_SPACE
        if start < body or not (self._inner.match(left) and self._inner.match(right)):
            return None
        if (left in _DIGITS and right in _DIGITS) or left in "。！？；" or self._heading.match(text, end):
            return None
        return SPACE if self._in_prose(text, start, right) else None

    def _in_quantity(self, text: str, start: int, end: int, left: str, right: str) -> bool:
        """Whether a gap lies within a number, before its unit or before 以上."""
        if left in _DIGITS:
            return self._after_digit(text, start, end, right)
        if left in "%％":
            return self._bound.match(text, end) is not None
        if left == "以":
            return right in "上下内外" and self._after_count.match(text[start - 2 : start - 1]) is not None
        return left in _POINTS and right in _DIGITS and self._in_decimals(text, start)

    def _after_digit(self, text: str, start: int, end: int, right: str) -> bool:
        """Whether a gap after a digit lies within a quantity."""
        if right in _DIGITS:
            return self._spaced_out(text, start, end)
        if right in _POINTS:
            return text[end + 1 : end + 2] in _DIGITS or self._pointed.match(text, end) is not None
        if self._bound.match(text, end):
            return True
        if not self._unit.match(text, end):
            return False
        listed = self._listed.search(text[max(0, start - 8) : start])
        return listed is None or self._calendar.match(text, end) is not None

    def _in_decimals(self, text: str, start: int) -> bool:
        """Whether the point before a gap is that of a decimal: ``8. 6%``, ``8 . 6%``."""
        whole = len(text[max(0, start - 4) : start - 1].rstrip(" "))
        digit = max(0, start - 4) + whole - 1
        return digit >= 0 and self._decimals.match(text[digit] + text[start - 1 : start + 24]) is not None

    def _spaced_out(self, text: str, start: int, end: int) -> bool:
        """Whether a gap between digits lies within one number: ``1 9 9 8``, ``34 065元``, ``1 1 %``."""
        low = max(0, start - 24)
        return any(m.start() < start and end < m.end() for m in self._number.finditer(text, low, end + 24))

    def _in_prose(self, text: str, place: int, right: str) -> bool:
        """Whether a place lies in running text: past what may be a heading, in more than a short line."""
        low = max(0, place - REACH)
        begin = max(text.rfind(mark, low, place) for mark in "\n。！？")
        if begin < 0 and low > 0:
            return True
        if self._heading.match(text, begin + 1 if begin >= 0 else 0):
            return False
        line = text.rfind("\n", low, place)
        if line < 0 < low:
            return True
        term = place - line <= TERM and not self._mark.search(text, line + 1, place)
        if term and (right not in _DIGITS or self._year.match(text, place + 1)):
            return False
        stop = text.find("\n", place, place + 60)
        return (stop if stop >= 0 else min(len(text), place + 60)) - line > 40
