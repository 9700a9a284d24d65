"""A cell as the sentence that it stands for: 地区生产总值 | 亿元 | 198.5 as 地区生产总值198.5亿元."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final

from gwreport.grids.figures import CellFigure
from gwreport.grids.words import head_words
from gwreport.span import Span

_DIGITS: Final = r"(?:[0-9]{1,3}(?: [0-9]{3}){1,3}(?![0-9])|[0-9][0-9,，]*)(?:\.[0-9]+)?"
_NUMBER: Final = re.compile(rf"[-−－+＋]?{_DIGITS}(?:\s*(?:-|—|–|~|～|至)\s*-?{_DIGITS})?")
_MINUS: Final = "−－"
_PLUS: Final = "+＋"
#: What may stand behind a number that has no unit of its own.
_BARE_END: Final = re.compile(r"\s*(?:左右|上下|以上|以内|以下|及以上|[±，、；]|[（(]|$)")


class Written:
    """A text put together of pieces of a report and words of our own, with the way back.

    >>> written = Written("GDP | 5")
    >>> written.take(Span(0, 3))
    >>> written.add("增长")
    >>> written.take(Span(6, 7))
    >>> written.text, written.place(Span(5, 6))
    ('GDP增长5', Span(start=6, end=7))
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._froms: list[int | None] = []
        self._length = 0

    def take(self, span: Span) -> None:
        """Go on with a piece of the report, without the blanks in it."""
        start = span.start
        for match in re.finditer(r"\S+", span.of(self._source)):
            self._put(match.group(), start + match.start())

    def stand_for(self, span: Span, character: str) -> None:
        """Go on with a character that stands for one of the report."""
        self._put(character, span.start)

    def add(self, words: str) -> None:
        """Go on with words of our own."""
        if words:
            self._put(words, None)

    def _put(self, words: str, start: int | None) -> None:
        self._parts.append(words)
        self._starts.append(self._length)
        self._froms.append(start)
        self._length += len(words)

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._parts)

    def __len__(self) -> int:
        return self._length

    def written_at(self, place: Span, within: Span) -> Span | None:
        """Where a place of the report is written within a span, with the unit of our own right behind it."""
        first = last = None
        at = bisect_right(self._starts, within.start) - 1
        while at < len(self._starts) and self._starts[at] < within.end:
            start, length = self._froms[at], len(self._parts[at])
            if start is not None and start < place.end and place.start < start + length:
                begin = self._starts[at]
                first = begin + max(0, place.start - start) if first is None else first
                last = begin + min(length, place.end - start)
            elif start is None and last == self._starts[at]:
                return Span(first or 0, last + length)
            at += 1
        return None if first is None or last is None else Span(first, last)

    def place(self, span: Span) -> Span | None:
        """The place in the report of what is taken from it within a span; None where nothing is."""
        first = last = None
        for position in range(span.start, span.end):
            at = bisect_right(self._starts, position) - 1
            start = self._froms[at]
            if start is not None:
                here = start + position - self._starts[at]
                first, last = here if first is None else first, here
        return None if first is None or last is None else Span(first, last + 1)


def write_value(written: Written, text: str, figure: CellFigure) -> None:
    """Write the cell of a figure, its unit behind the number that has none, signs of a bound as words."""
    start, end = figure.value.start, figure.value.end
    for sign, word in head_words().bound.items():
        if text.startswith(sign, start, end):
            written.add(word)
            start += len(sign)
            break
    number = _NUMBER.search(text, start, end)
    if number is None:
        return
    if number.start() > start:
        written.take(Span(start, number.start()))
    begin = number.start()
    if text[begin] in _PLUS:
        begin += 1
    elif text[begin] in _MINUS:
        written.stand_for(Span(begin, begin + 1), "-")
        begin += 1
    written.take(Span(begin, number.end()))
    if _BARE_END.match(text, number.end(), end):
        written.add(figure.unit)
    if number.end() < end:
        written.take(Span(number.end(), end))
