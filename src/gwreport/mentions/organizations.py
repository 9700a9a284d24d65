"""Mentions of organisations: bodies of party and state, firms, schools, hospitals, institutes, leagues."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.lexicon.names import name_table
from gwreport.mentions.name_grammar import NameGrammar, mentions_of
from gwreport.mentions.name_reader import NameReader
from gwreport.mentions.state_bodies import StateBodies
from gwreport.model import Diagnostic, Label, Mention


class OrganizationExtractor:
    """Finds organisations named in full, and firms where a list or what they do tells them.

    The value of a mention is the name as written. A body whose name goes on into that of a work
    (…公司二期项目) or a meeting (省委经济工作会议) is no mention, nor is one in the title of a document.

    >>> reading = Reading("在市委领导下,青川理工大学落户,引进云湖电子等3家企业。")
    >>> [m.text for m in OrganizationExtractor().extract(reading)]
    ['市委', '青川理工大学', '云湖电子']
    """

    name = "organizations"
    labels: frozenset[str] = frozenset({Label.ORG})

    def __init__(self, grammar: NameGrammar | None = None) -> None:
        self._reader = NameReader(grammar)
        self._bodies = StateBodies(name_table("organizations"))

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        """The mentions in the order of the text; ``rule`` tells how each was found."""
        text = reading.text
        return mentions_of(Label.ORG, self._reader.names(text, self._bodies.names(text)), text)
