"""Mentions of works: roads, railways, airports, plants, parks, bases, scenic areas, ports, projects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gwreport.interfaces import Reading
from gwreport.lexicon.names import name_table
from gwreport.mentions.name_grammar import Name, NameGrammar, mentions_of
from gwreport.mentions.name_reader import NameReader
from gwreport.mentions.name_words import choice
from gwreport.model import Diagnostic, Label, Mention


class FacilityExtractor:
    """Finds works that are named, with their stages and stretches.

    The value of a mention is the name as written. Works without a name of their own
    (高速公路, 重大项目) and zones (开发区, 新区), which are regions, are no mentions.

    >>> reading = Reading("沐河大桥二期建成通车,推进云湖至青川高速公路前期工作,新建水库3座。")
    >>> [m.text for m in FacilityExtractor().extract(reading)]
    ['沐河大桥二期', '云湖至青川高速公路']
    """

    name = "facilities"
    labels: frozenset[str] = frozenset({Label.FACILITY})

    def __init__(self, grammar: NameGrammar | None = None) -> None:
        self._reader = NameReader(grammar)
        table = name_table("facilities")
        self._quoted = re.compile(
            f"“[^“”，。；、：\\s]{{2,14}}”(?=(?:顺利|成功|正式|全面|全线)?(?:{choice(table['progress']['verbs'])}))"
        )

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        """The mentions in the order of the text; ``rule`` tells how each was found."""
        text = reading.text
        return mentions_of(Label.FACILITY, self._reader.names(text, self._progressing(text)), text)

    def _progressing(self, text: str) -> Iterator[Name]:
        """“深蓝一号”投产: quoted, and built."""
        for match in self._quoted.finditer(text):
            yield Name(match.start(), match.end(), Label.FACILITY, "facility.quoted")
