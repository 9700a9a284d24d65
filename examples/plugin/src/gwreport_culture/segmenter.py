"""A segmenter: the longest word of a list at each place, else one character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from gwreport import Span


class LongestMatchSegmenter:
    """Cuts text by the longest words of ``words.txt``; runs of letters and digits stay whole.

    A segmenter gives spans that cover all but white space. The list is read when the first text is cut, so
    that making the component costs nothing.
    """

    name = "longest-match"

    def __init__(self) -> None:
        self._pattern: re.Pattern[str] | None = None

    def segment(self, text: str) -> Iterator[Span]:
        """The words of the text."""
        if self._pattern is None:
            self._pattern = _pattern()
        for match in self._pattern.finditer(text):
            yield Span(*match.span())


def _pattern() -> re.Pattern[str]:
    table = resources.files("gwreport_culture").joinpath("words.txt").read_text(encoding="utf-8")
    words = [line for line in table.split() if "\u4e00" <= line[0] <= "\u9fff"]
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), r"[A-Za-z0-9]+(?:\.[0-9]+)?", r"\S"]))
