"""The part of a text before the head of a name, cut into words of known classes."""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from gwreport.mentions.bodies.kinds import FIRM, INNER, NOUN, ORDINAL, PLACE, UNKNOWN
from gwreport.mentions.bodies.lexicon import BodyLexicon
from gwreport.tables.scanning import first_characters

_LONGEST_NAME: Final = 30
_LONGEST_CHUNK: Final = 40
_STOPS: Final = re.compile(r"[^\w\-·#×.&]|_")
_NUMERAL: Final = r"[\d.一二三四五六七八九十百千两几多数首]"
_ORDINAL: Final = re.compile("第[一二三四五六七八九十]+")
_GAP: Final = rf"""
    (?P<M>(?:\d+[-—~])?{_NUMERAL}+[多余]?[万亿千百]*(?:{{counters}})|[一二两三四五]级|{{ranks}})
  | (?P<G>\d?A+级)
  | (?P<Q>(?:\d+(?:\.\d+)?[×xX*])?[\d.十百千万亿]+(?:{{capacities}}))
  | (?P<L>[A-Za-z0-9][A-Za-z0-9.+\-]*|\#|-)
  | (?P<T>第[一二三四五六七八九十百]+|[一二三四五六七八九十]+号)
  | (?P<F>[{{stops}}])
  | (?P<C>[{{joins}}])
"""


class Word(NamedTuple):
    """A stretch of the text and its class."""

    start: int
    end: int
    kind: str


class Words:
    """A text with its stops found, ready to be cut into words before any place.

    Cutting is local: it looks back to the last mark of punctuation, at most 30 characters.
    """

    def __init__(self, text: str, lexicon: BodyLexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self._backwards = text[::-1]
        self._gap = _gap(_GAP.format_map(lexicon.unknown_parts))

    def chunk_start(self, at: int) -> int:
        """Where the stretch without punctuation that ends at ``at`` begins, 40 characters back at most."""
        low, size = max(0, at - _LONGEST_CHUNK), len(self.text)
        match = _STOPS.search(self._backwards, size - at, size - low)
        return size - match.start() if match else low

    def chunk_end(self, at: int) -> int:
        """Where the stretch without punctuation that holds ``at`` ends, 40 characters on at most."""
        high = min(len(self.text), at + _LONGEST_CHUNK)
        match = _STOPS.search(self.text, at, high)
        return match.start() if match else high

    def before(self, at: int) -> list[Word]:
        """The words of the chunk that ends at ``at``."""
        start = max(self.chunk_start(at), at - _LONGEST_NAME)
        return self.cut(start, at)

    def cut(self, start: int, end: int) -> list[Word]:
        """The words between two places."""
        words: list[Word] = []
        here = start
        if "第" in self.text[start:end]:  # before a word that begins with the numeral: 第十三水厂
            for match in _ORDINAL.finditer(self.text, start, end):
                self._known(here, match.start(), words)
                words.append(Word(match.start(), match.end(), ORDINAL))
                here = match.end()
        self._known(here, end, words)
        return words

    def written(self, word: Word) -> str:
        """The characters of a word."""
        return self.text[word.start : word.end]

    def is_own(self, word: Word) -> bool:
        """Whether a word says by itself that something is named: a place, a firm, two unknown characters."""
        if word.kind in (PLACE, FIRM):
            return True
        if word.kind != UNKNOWN or word.end - word.start < 2:
            return False
        return not self.lexicon.qualifiers.issuperset(self.text[word.start : word.end])

    def is_terrain(self, words: list[Word], i: int) -> bool:
        """Whether a common word and a character of terrain make a place (桃花岭), the latter at ``i``."""
        word = words[i]
        if i == 0 or word.kind != UNKNOWN or word.end - word.start != 1:
            return False
        if self.text[word.start] not in self.lexicon.terrain:
            return False
        return words[i - 1].kind in (NOUN, INNER) and words[i - 1].end - words[i - 1].start <= 2

    def _known(self, start: int, end: int, words: list[Word]) -> None:
        here = start
        for left, right, kind in self.lexicon.words(self.text[start:end]):
            if kind == PLACE and self.text[start + left - 1 : start + left].isdigit():
                continue  # 41项城建工程: no 项城
            if here < start + left:
                self._unknown(here, start + left, words)
            words.append(Word(start + left, start + right, kind))
            here = start + right
        if here < end:
            self._unknown(here, end, words)

    def _unknown(self, start: int, end: int, words: list[Word]) -> None:
        for match in self._gap.finditer(self.text, start, end):
            kind = match.lastgroup or UNKNOWN
            if kind == UNKNOWN and words and words[-1].kind == UNKNOWN and words[-1].end == match.start():
                words[-1] = Word(words[-1].start, match.end(), UNKNOWN)
            else:
                words.append(Word(match.start(), match.end(), kind))


@cache
def _gap(known: str) -> re.Pattern[str]:
    """What is between known words: one of the ``known`` forms, else unknown characters.

    Those that no form begins with are taken in a run.
    """
    flags = re.VERBOSE | re.DOTALL
    first = first_characters(re.compile(known, flags))
    unknown = "." if first is None else f"[^{first[1:]}+|."
    return re.compile(f"{known}|(?P<{UNKNOWN}>{unknown})", flags)


def between_ends(words: list[Word], i: int) -> bool:
    """Whether 至 is between the two ends of a line (云湖至青川); one may be a common word."""
    if not 0 < i < len(words) - 1:
        return False
    ends = {words[i - 1].kind, words[i + 1].kind}
    return ends <= {PLACE, UNKNOWN, NOUN} and ends != {NOUN}
