"""The part of a text before the head of a name, cut into words of known classes."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Final, NamedTuple

from gwreport.lexicon.names import FIRM, PLACE, NameLexicon

# Classes beside those of the lexicon: unknown characters, Latin letters and digits, an ordinal (第一, 三号),
# a counted or measured amount, a capacity, a joining and a stopping character.
UNKNOWN: Final = "U"
LATIN: Final = "L"
ORDINAL: Final = "T"
COUNTED: Final = "M"
CAPACITY: Final = "Q"
JOIN: Final = "C"
STOP: Final = "F"

_LONGEST_NAME: Final = 30
_STOPS: Final = re.compile(r"[^\w\-·#×.&]|_")
_NUMERAL: Final = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百千两几多数首])"
_GAP: Final = r"""
    (?P<M>(?:\d+[-—~])?{number}+[多余]?[万亿千百]*(?:[个家所座条项批处名届次套类户支部门片块层栋幢轮口眼件]|公里|千米|亿元|万元|元|平方公里|周年|年|月|日|天)|\d?A+级|[一二两三四五]级|国家级|省级|市级)
  | (?P<Q>(?:\d+(?:\.\d+)?[×xX*])?\d+(?:\.\d+)?[万亿]?(?:吨|千瓦时|千瓦|立方米|立方|方|千伏|[kK][vV]|MW|GW|兆瓦|吉瓦|辆|台|平方米|亩|头|只|片|标箱|级|年))
  | (?P<L>[A-Za-z0-9][A-Za-z0-9.+\-]*|\#|-)
  | (?P<T>第[一二三四五六七八九十百]+|[一二三四五六七八九十]+号)
  | (?P<F>[{stops}])
  | (?P<C>[{joins}])
  | (?P<U>.)
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

    def __init__(self, text: str, lexicon: NameLexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.stops = [m.start() for m in _STOPS.finditer(text)]
        self._gap = re.compile(
            _GAP.format(number=_NUMERAL, stops=lexicon.stops, joins=lexicon.joins), re.VERBOSE | re.DOTALL
        )

    def chunk_start(self, at: int) -> int:
        """Where the stretch without punctuation that ends at ``at`` begins."""
        i = bisect_right(self.stops, at - 1) - 1
        return self.stops[i] + 1 if i >= 0 else 0

    def chunk_end(self, at: int) -> int:
        """Where the stretch without punctuation that holds ``at`` ends."""
        i = bisect_right(self.stops, at - 1)
        return self.stops[i] if i < len(self.stops) else len(self.text)

    def before(self, at: int) -> list[Word]:
        """The words of the chunk that ends at ``at``."""
        start = max(self.chunk_start(at), at - _LONGEST_NAME)
        return self.cut(start, at)

    def cut(self, start: int, end: int) -> list[Word]:
        """The words between two places."""
        words: list[Word] = []
        here = start
        for left, right, kind in self.lexicon.words(self.text[start:end]):
            if here < start + left:
                self._unknown(here, start + left, words)
            words.append(Word(start + left, start + right, kind))
            here = start + right
        if here < end:
            self._unknown(here, end, words)
        return words

    def _unknown(self, start: int, end: int, words: list[Word]) -> None:
        for match in self._gap.finditer(self.text, start, end):
            kind = match.lastgroup or UNKNOWN
            if kind == UNKNOWN and words and words[-1].kind == UNKNOWN and words[-1].end == match.start():
                words[-1] = Word(words[-1].start, match.end(), UNKNOWN)
            else:
                words.append(Word(match.start(), match.end(), kind))


def is_own(word: Word, text: str, lexicon: NameLexicon) -> bool:
    """Whether a word says by itself that something is named: a place, a firm, two unknown characters."""
    if word.kind in (PLACE, FIRM):
        return True
    if word.kind != UNKNOWN or word.end - word.start < 2:
        return False
    return not all(c in lexicon.qualifiers for c in text[word.start : word.end])


def choice(words: str) -> str:
    """A pattern for one of several words, the longest first."""
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))
