"""Mentions of documents: what is between title marks, 《…》, or marks for them, 〈…〉 and <<…>>."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gwreport.interfaces import Reading
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label, Mention
from gwreport.script.classes import HAN_RANGE
from gwreport.span import Span

# One class first: a search for it is far faster than for alternatives.
_MARK: Final = re.compile("[《》〈〉<>＜＞](?:(?<=[《》〈〉])|(?<=<)<|(?<=>)>|(?<=＜)＜|(?<=＞)＞)")
_CLOSES: Final = {"》": "《", "〉": "〈", ">>": "<<", "＞＞": "＜＜"}
# Marks that are used for other things too hold a title only if it has words.
_WORDS: Final = re.compile(f"[{HAN_RANGE}]{{2}}")
# The longest titles of laws and opinions have about 80 characters; what is longer lacks its closing mark.
_LONGEST: Final = 120


class _Pair(NamedTuple):
    """Where an opening mark begins and its closing mark ends, and the length of a mark."""

    start: int
    end: int
    mark: int


class DocumentExtractor:
    """Finds the titles of documents.

    A title within a title belongs to the outer one. A mark without its partner makes no mention. Angle
    brackets of other kinds hold a title where words are in them. The value is the title without its marks
    and without white space. Source: docs/conventions.md, section 4.

    >>> reading = Reading("印发《关于贯彻《云河县节水条例》的意见》,修订《县志》。")
    >>> [mention.value for mention in DocumentExtractor().extract(reading)]
    ['关于贯彻《云河县节水条例》的意见', '县志']
    """

    name = "documents"
    labels: frozenset[str] = frozenset({Label.DOCUMENT})
    reads_mentions = False

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of documents in the order of the text, disjoint."""
        text = reading.text
        for pair in _outermost(text):
            if _refusal(text, pair) is None:
                span = Span(pair.start, pair.end)
                yield Mention(span, span.of(text), Label.DOCUMENT, _title(text, pair), "document.marks")

    def refused(self, reading: Reading) -> list[Refused]:
        """Pairs of marks that hold no title, with the rule that says so, in the order of the text.

        >>> [(r.start, r.end, r.rule) for r in DocumentExtractor().refused(Reading("若a<<b则a>>c，见《》"))]
        [(2, 9, 'document.no-words'), (12, 14, 'document.empty')]
        """
        found = ((pair, _refusal(reading.text, pair)) for pair in _outermost(reading.text))
        return [Refused(pair.start, pair.end, f"document.{rule}") for pair, rule in found if rule is not None]


def _refusal(text: str, pair: _Pair) -> str | None:
    """Why the marks hold no title: nothing is in them, or they are others' too and no words are."""
    title = _title(text, pair)
    if not title:
        return "empty"
    return None if text[pair.start] == "《" or _WORDS.search(title) else "no-words"


def _title(text: str, pair: _Pair) -> str:
    """What is between the marks, without white space."""
    return "".join(text[pair.start + pair.mark : pair.end - pair.mark].split())


def _outermost(text: str) -> list[_Pair]:
    """The pairs of marks in no other pair, in order; no pairs too far apart."""
    opened: list[tuple[str, int]] = []
    waiting = dict.fromkeys(_CLOSES.values(), 0)  # how many opening marks of each kind are open
    pairs: list[_Pair] = []
    for match in _MARK.finditer(text):
        mark = match[0]
        opening = _CLOSES.get(mark)
        if opening is None:
            opened.append((mark, match.start()))
            waiting[mark] += 1
        elif waiting[opening]:
            start, end = _close(opened, waiting, opening), match.end()
            if end - start <= _LONGEST:
                while pairs and pairs[-1].start > start:
                    pairs.pop()
                pairs.append(_Pair(start, end, len(mark)))
    return pairs


def _close(opened: list[tuple[str, int]], waiting: dict[str, int], opening: str) -> int:
    """Where the last ``opening`` mark is; it is taken from the open ones with all after it."""
    while True:
        mark, start = opened.pop()
        waiting[mark] -= 1
        if mark == opening:
            return start
