"""Cue words: what the words between an indicator and its value say."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from ahocorasick_rs import AhoCorasick, MatchKind

from gwreport.errors import DataTableError

_TABLE = "cues.toml"


class Cue(StrEnum):
    """The kinds of cue words; one list of ``data/cues.toml`` each."""

    UP = "up"
    DOWN = "down"
    UP_TO = "up_to"
    ATTAIN = "attain"
    NEW = "new"
    AVERAGE = "average"
    EACH = "each"
    ALL = "all"
    FROM = "from"
    TO = "to"
    RANK = "rank"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    COMPARE = "compare"
    BASE = "base"
    EARLIER = "earlier"
    PRICE = "price"
    AIM = "aim"
    PLAN_SHARE = "plan_share"
    CUMULATIVE = "cumulative"
    TOTAL = "total"
    TAIL = "tail"
    WHERE = "where"
    SUBSET = "subset"
    NEGATION = "negation"
    DONE = "done"
    FILL = "fill"
    TERM = "term"
    NOISE = "noise"


class CueTable:
    """Cue words and the automaton that finds them.

    >>> table = default_cues()
    >>> [(start, end, str(cue)) for start, end, cue in table.find("比上年增长")]
    [(0, 1, 'base'), (1, 3, 'earlier'), (3, 5, 'up')]
    """

    def __init__(self, words: Mapping[str, Cue]) -> None:
        self._cues = tuple(words.values())
        self._automaton = AhoCorasick(tuple(words), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, Cue]]:
        """Every cue word of ``text`` as (start, end, cue): leftmost, longest, disjoint."""
        cues = self._cues
        return [
            (start, end, cues[index]) for index, start, end in self._automaton.find_matches_as_indexes(text)
        ]


@cache
def default_cues() -> CueTable:
    """The cue words that come with gwreport (``data/cues.toml``)."""
    text = resources.files("gwreport.data").joinpath(_TABLE).read_text(encoding="utf-8")
    return parse_cues(text, name=_TABLE)


def parse_cues(text: str, *, name: str = "cues") -> CueTable:
    """The cue words of a TOML text. Raises ``DataTableError`` for an unknown list or a word in two lists."""
    words: dict[str, Cue] = {}
    lists = {str(cue) for cue in Cue}
    for key, row in tomllib.loads(text).get("cues", {}).items():
        if key not in lists:
            raise DataTableError(name, f"cues.{key}", f"not one of {', '.join(sorted(lists))}")
        for word in row:
            if word in words:
                raise DataTableError(name, f"cues.{key}", f"{word!r} also stands in {words[word]!s}")
            words[word] = Cue(key)
    return CueTable(words)
