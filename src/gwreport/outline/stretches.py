"""Stretches of the body that have a role of their own without a heading.

Reviews end with a look at problems, and reports without top headings turn from review to plan in the
middle of the text. Such a stretch becomes a section with empty marker and title and a heading of length 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.span import Span
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher

_SENTENCE_ENDS = ("。", "！", "？", "!", "\n")
_LOOK_BACK = 200
_LOOK_AHEAD = 260
#: As many words of trouble make a stretch of problems.
_TROUBLES = 2
#: A closing appeal is no longer than this.
_CLOSING = 700
#: What stands after the appeal, thanks or a name, is no longer than this.
_AFTERWORD = 60
#: A line that explains a word.
_GLOSS = re.compile(
    r"^[ \t\u3000]*(?:[\[［（(]?\d{1,3}[\]］）).．、：:]{0,2} ?)[^\n]{2,50}?(?:[：:]|是?指)", re.MULTILINE
)


@frozen
class Turn:
    """A sentence at ``start`` with which the body turns to another role."""

    start: int
    role: SectionRole


@frozen(eq=False)
class TurnFinder:
    """Finds the sentences of ``outline/words.toml`` that begin a stretch."""

    words: WordMatcher
    roles: Sequence[SectionRole]
    reaches: Sequence[int]
    troubles: WordMatcher
    appeals: Sequence[str]

    @classmethod
    def from_table(cls) -> TurnFinder:
        """The finder for the library's table."""
        table = read_toml("outline/words.toml")
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
            WordMatcher(words),
            roles,
            reaches,
            WordMatcher(troubles),
            table["closing"]["words"],
        )

    def turns(self, text: str) -> list[Turn]:
        """The turns in ``text``, in order; a sentence that turns to two roles counts for the first."""
        found: list[Turn] = []
        for word, start, _ in self.words.find(text):
            sentence = sentence_start(text, start)
            role = self.roles[word]
            if start - sentence > self.reaches[word] or (found and found[-1].start == sentence):
                continue
            if role is SectionRole.PROBLEMS:
                ahead = text[start : start + _LOOK_AHEAD]
                if len(self.troubles.find(ahead)) <= _TROUBLES:
                    continue
            found.append(Turn(sentence, role))
        return found

    def closing(self, text: str, low: int, high: int) -> Span | None:
        """The closing appeal of ``text[low:high]`` with its paragraph; None where there is none.

        A glossary or list may follow it within the range.
        """
        appeal = max((text.rfind(word, low, high) for word in self.appeals), default=-1)
        if appeal < 0:
            return None
        end = text.find("\n", appeal, high)
        end = high if end < 0 else end + 1
        if end < high and not text[end:high].strip():
            end = high
        rest = text[end:high]
        if len(rest) > _AFTERWORD and len(_GLOSS.findall(rest, 0, 4000)) < 2:
            return None
        if len(rest) <= _AFTERWORD:
            end = high
        low = max(low, appeal - _CLOSING)
        first = min(at for word in self.appeals if (at := text.find(word, low, end)) >= 0)
        line = text.rfind("\n", low, first) + 1
        address = text.rfind("各位代表", max(low, first - 300), first)
        if address >= 0 and not text[max(low, address - 1) : address].strip("\n。！!”"):
            return Span(max(line, address) if line > low else address, end)
        return Span(line if line > low else max(low, sentence_start(text, first)), end)


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
