"""Mentions of documents: what stands between title marks, 《…》, or marks for them, 〈…〉 and <<…>>."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention
from gwreport.span import Span

# One class first: a search for it is far faster than for alternatives.
_MARK = re.compile("[《》〈〉<>＜＞](?:(?<=[《》〈〉])|(?<=<)<|(?<=>)>|(?<=＜)＜|(?<=＞)＞)")
_CLOSES = {"》": "《", "〉": "〈", ">>": "<<", "＞＞": "＜＜"}
# Marks that stand for other things too hold a title only if it has words.
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
# The longest titles of laws and opinions have about 80 characters; what is longer lacks its closing mark.
_LONGEST = 120


class DocumentExtractor:
    """Finds the titles of documents.

    A title within a title belongs to the outer one. A mark without its partner makes no mention. Angle
    brackets of other kinds hold a title where words stand in them. The value is the title without its marks
    and without white space. Source: labelling conventions, section 4.

    >>> reading = Reading("印发《关于贯彻《云河县节水条例》的意见》,修订《县志》。")
    >>> [mention.value for mention in DocumentExtractor().extract(reading)]
    ['关于贯彻《云河县节水条例》的意见', '县志']
    """

    name = "documents"
    labels: frozenset[str] = frozenset({Label.DOCUMENT})

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of documents in the order of the text, disjoint."""
        text = reading.text
        for start, end, mark in _outermost(text):
            title = "".join(text[start + mark : end - mark].split())
            if title and (text[start] == "《" or _WORDS.search(title) is not None):
                yield Mention(Span(start, end), text[start:end], Label.DOCUMENT, title, "document.marks")


def _outermost(text: str) -> list[tuple[int, int, int]]:
    """The pairs of marks in no other pair, in order, with the length of a mark; no pairs too far apart."""
    opened: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_CLOSES.values(), 0)  # how many opening marks of each kind are open
    pairs: list[tuple[int, int, int]] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        opening = _CLOSES.get(mark)
        if opening is None:
            opened.append((mark, match.start()))
            waiting[mark] += 1
        elif waiting[opening]:
            start, end = _close(opened, waiting, opening), match.end()
            if end - start <= _LONGEST:
                while pairs and pairs[-1][0] > start:
                    pairs.pop()
                pairs.append((start, end, len(mark)))
    return pairs


def _close(opened: list[tuple[str, int]], waiting: dict[str, int], opening: str) -> int:
    """Where the last ``opening`` mark stands; it is taken from the open ones with all behind it."""
    while True:
        mark, start = opened.pop()
        waiting[mark] -= 1
        if mark == opening:
            return start
