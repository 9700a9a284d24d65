"""An extractor: museums, libraries, galleries and theatres."""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from gwreport import Diagnostic, Mention, Span
from gwreport.interfaces import Reading

_KINDS = {"博物馆": "museum", "图书馆": "library", "美术馆": "gallery", "大剧院": "theatre"}


@frozen
class Venue:
    """What a mention stands for: its kind, and whether it bears a name of its own.

    A value of a mention is frozen, so that reports can be compared, hashed and pickled.
    """

    kind: str
    named: bool


class CultureExtractor:
    """Finds places of culture, with up to six characters of a name before them.

    An extractor has a ``name``, declares its ``labels`` and gives mentions in the order of the text, those of
    one label disjoint. It needs no arguments, so that an entry point can make it.
    """

    name = "culture"
    labels: frozenset[str] = frozenset({"CULTURE"})

    def __init__(self) -> None:
        kinds = "|".join(_KINDS)
        self._pattern = re.compile(rf"(?P<name>(?:[\u4e00-\u9fff]{{2,5}}?[省市县区])?)(?P<kind>{kinds})")

    def extract(self, reading: Reading) -> Iterator[Mention[Venue] | Diagnostic]:
        """The places of culture of the report; the value tells their kind."""
        for match in self._pattern.finditer(reading.text):
            venue = Venue(_KINDS[match["kind"]], bool(match["name"]))
            yield Mention(Span(*match.span()), match[0], "CULTURE", venue, f"culture.{venue.kind}")
