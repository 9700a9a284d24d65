"""Mentions of documents: what stands between title marks, 《…》."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gwreport.interfaces import Reading
from gwreport.model import Label, Mention
from gwreport.span import Span

_MARK = re.compile("[《》]")
# The longest titles of laws and opinions have about 80 characters; what is longer lacks its closing mark.
_LONGEST = 120


class DocumentExtractor:
    """Finds the titles of documents.

    A title within a title belongs to the outer one. A mark without its partner makes no mention. The value
    is the title without its marks and without white space. Source: labelling conventions, section 4.

    >>> reading = Reading("印发《关于贯彻《云河县节水条例》的意见》,修订《县志》。")
    >>> [mention.value for mention in DocumentExtractor().extract(reading)]
    ['关于贯彻《云河县节水条例》的意见', '县志']
    """

    name = "documents"
    labels: frozenset[str] = frozenset({Label.DOCUMENT})

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of documents in the order of the text, disjoint."""
        text = reading.text
        for start, end in _outermost(text):
            title = "".join(text[start + 1 : end - 1].split())
            if title:
                yield Mention(Span(start, end), text[start:end], Label.DOCUMENT, title, "document.marks")


def _outermost(text: str) -> list[tuple[int, int]]:
    """The pairs of marks that lie in no other pair, in order; pairs too far apart are none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for match in _MARK.finditer(text):
        if match[0] == "《":
            opened.append(match.start())
        elif opened:
            start, end = opened.pop(), match.end()
            if end - start <= _LONGEST:
                while pairs and pairs[-1][0] > start:
                    pairs.pop()
                pairs.append((start, end))
    return pairs
