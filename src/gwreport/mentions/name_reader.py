"""All names of bodies and works of a text, from heads and lists together."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.lexicon.names import name_table
from gwreport.mentions.name_grammar import Name, NameGrammar, longest, name_grammar
from gwreport.mentions.name_lists import NameLists
from gwreport.model import Label


class NameReader:
    """Reads names by their heads and by the lists that they stand in, so that each has one label."""

    def __init__(self, grammar: NameGrammar | None = None) -> None:
        self.grammar = grammar if grammar is not None else name_grammar()
        self._lists = (
            NameLists(name_table("organizations")["lists"], Label.ORG),
            NameLists(name_table("facilities")["lists"], Label.FACILITY),
        )

    def names(self, text: str, others: Iterable[Name] = ()) -> list[Name]:
        """The names in the order of the text, disjoint; ``others`` are names found in other ways."""
        words = self.grammar.words(text)
        found = [*self.grammar.names(words), *others]
        for lists in self._lists:
            found.extend(lists.names(words))
        return longest(found)
