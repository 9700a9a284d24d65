"""The part of a text before the head of a name, cut into words of known classes."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from attrs import frozen

from gwreport.mentions.bodies.lexicon import FIRM, INNER, NOUN, PLACE, NameLexicon
from gwreport.model import Label
from gwreport.tables.matching import any_of

# Classes beside those of the lexicon: unknown characters, Latin letters and digits, an ordinal (第一, 三号),
# a counted or measured amount, a capacity, a grade (5A级), a joining and a stopping character.
UNKNOWN: Final = "U"
LATIN: Final = "L"
ORDINAL: Final = "T"
COUNTED: Final = "M"
CAPACITY: Final = "Q"
GRADE: Final = "G"
JOIN: Final = "C"
STOP: Final = "F"

_TERRAIN: Final = frozenset("岭山湖河江湾岛寺溪泉峰谷洲坪塘庄屯营堡坝沟坡垸垭冲岗峪崖潭")
_LONGEST_NAME: Final = 30
_LONGEST_CHUNK: Final = 40
_STOPS: Final = re.compile(r"[^\w\-·#×.&]|_")
_LAST_STOP: Final = re.compile(r"[\w\W]*(?:[^\w\-·#×.&]|_)")
_NUMERAL: Final = r"[\d.一二三四五六七八九十百千两几多数首]"
_COUNTERS: Final = (
    "[个家所座条项批处名届次套类户支部门片块层栋幢轮口眼件]|公里|千米|亿元|万元|元|平方公里|周年|[年月日天]"
)
_CAPACITIES: Final = (
    "吨|千瓦时|千瓦|立方米|立方|方|千伏|[kK][vV]|MW|GW|兆瓦|吉瓦|辆|台|平方米|亩|头|只|片|标箱|级|年"
)
_ORDINAL: Final = re.compile("第[一二三四五六七八九十]+")
_GAP: Final = rf"""
    (?P<M>(?:\d+[-—~])?{_NUMERAL}+[多余]?[万亿千百]*(?:{_COUNTERS})|[一二两三四五]级|国家级|省级|市级)
  | (?P<G>\d?A+级)
  | (?P<Q>(?:\d+(?:\.\d+)?[×xX*])?[\d.十百千万亿]+(?:{_CAPACITIES}))
  | (?P<L>[A-Za-z0-9][A-Za-z0-9.+\-]*|\#|-)
  | (?P<T>第[一二三四五六七八九十百]+|[一二三四五六七八九十]+号)
  | (?P<F>[{{stops}}])
  | (?P<C>[{{joins}}])
  | (?P<U>.)
"""


@frozen
class Name:
    """A name found: its range, what it names and the rule that found it."""

    start: int
    end: int
    label: Label
    rule: str


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
        self._gap = re.compile(_GAP.format(stops=lexicon.stops, joins=lexicon.joins), re.VERBOSE | re.DOTALL)

    def chunk_start(self, at: int) -> int:
        """Where the stretch without punctuation that ends at ``at`` begins, 40 characters back at most."""
        low = max(0, at - _LONGEST_CHUNK)
        match = _LAST_STOP.match(self.text, low, at)
        return match.end() if match else low

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


def is_own(word: Word, text: str, lexicon: NameLexicon) -> bool:
    """Whether a word says by itself that something is named: a place, a firm, two unknown characters."""
    if word.kind in (PLACE, FIRM):
        return True
    if word.kind != UNKNOWN or word.end - word.start < 2:
        return False
    return not all(c in lexicon.qualifiers for c in text[word.start : word.end])


def is_terrain(words: list[Word], i: int, text: str) -> bool:
    """Whether a common word and a character of terrain make a place (桃花岭), the latter at ``i``."""
    word = words[i]
    if word.kind != UNKNOWN or word.end - word.start != 1 or text[word.start] not in _TERRAIN or i == 0:
        return False
    return words[i - 1].kind in (NOUN, INNER) and words[i - 1].end - words[i - 1].start <= 2


def choice(words: str) -> str:
    """A pattern for one of several words, the longest first."""
    return any_of(words.split())
