"""Stretches of the body that have a role of their own without a heading.

Reviews end with a look at problems, and reports without top headings turn from review to plan in the middle of the
text. Such a stretch becomes a section with empty marker and title and a heading of length 0.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import ahocorasick_rs
from attrs import frozen

from gwreport.model import SectionRole

_SENTENCE_ENDS = ("。", "！", "？", "!", "\n")
_LOOK_BACK = 200
_LOOK_AHEAD = 260
#: As many words of trouble make a stretch of problems.
_TROUBLES = 2
#: A closing appeal is no longer than this.
_CLOSING = 2500


@frozen
class Turn:
    """A sentence at ``start`` with which the body turns to another role."""

    start: int
    role: SectionRole


@frozen(eq=False)
class TurnFinder:
    """Finds the sentences of ``data/outline.toml`` that begin a stretch."""

    words: ahocorasick_rs.AhoCorasick
    roles: Sequence[SectionRole]
    reaches: Sequence[int]
    troubles: ahocorasick_rs.AhoCorasick
    closing: Sequence[str]

    @classmethod
    def from_table(cls) -> TurnFinder:
        """The finder for the library's table."""
        table = tomllib.loads((files("gwreport.data") / "outline.toml").read_text(encoding="utf8"))
        words: list[str] = []
        roles: list[SectionRole] = []
        reaches: list[int] = []
        troubles: list[str] = []
        for row in table["body"]:
            role = SectionRole(row["role"])
            words += row["words"]
            roles += [role] * len(row["words"])
            reaches += [row["reach"]] * len(row["words"])
            troubles += row.get("with", [])
        return cls(
            ahocorasick_rs.AhoCorasick(words),
            roles,
            reaches,
            ahocorasick_rs.AhoCorasick(troubles),
            table["closing"]["words"],
        )

    def turns(self, text: str) -> list[Turn]:
        """The turns in ``text``, in order; a sentence that turns to two roles counts for the first."""
        found: list[Turn] = []
        for word, start, _ in self.words.find_matches_as_indexes(text):
            sentence = sentence_start(text, start)
            role = self.roles[word]
            if start - sentence > self.reaches[word] or (found and found[-1].start == sentence):
                continue
            if role is SectionRole.PROBLEMS:
                ahead = text[start : start + _LOOK_AHEAD]
                if len(self.troubles.find_matches_as_indexes(ahead)) <= _TROUBLES:
                    continue
            found.append(Turn(sentence, role))
        return found

    def closing_start(self, text: str, low: int, high: int) -> int | None:
        """Where the closing appeal of ``text[low:high]`` begins; None where there is none."""
        low = max(low, high - _CLOSING)
        appeal = max((text.rfind(word, low, high) for word in self.closing), default=-1)
        if appeal < 0:
            return None
        first = min(at for word in self.closing if (at := text.find(word, max(low, appeal - 700), high)) >= 0)
        line = text.rfind("\n", low, first) + 1
        if line > low:
            return line
        address = text.rfind("各位代表", max(low, first - 300), first)
        return address if address >= 0 else max(low, sentence_start(text, first))


@cache
def turn_finder() -> TurnFinder:
    """The finder that comes with the library."""
    return TurnFinder.from_table()


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around ``position`` begins, at most 200 characters back."""
    low = max(0, position - _LOOK_BACK)
    start = max(text.rfind(mark, low, position) for mark in _SENTENCE_ENDS) + 1
    start = max(start, low)
    while start < position and text[start] in " \t\u3000\u00a0\r”":
        start += 1
    return start
