"""Names without a head, told by the list that they stand in: 甲、乙等12家企业, 甲、乙等项目."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any, Final

from gwreport.lexicon.names import NOUN, PLACE, VERB
from gwreport.mentions.name_grammar import Name
from gwreport.mentions.name_words import COUNTED, JOIN, STOP, Word, Words, choice, is_own
from gwreport.model import Label

_ENDING: Final = frozenset({VERB, STOP, COUNTED})
_MOST_MEMBERS: Final = 20
_LONGEST_MEMBER: Final = 20
_LONGEST_COMMON: Final = 6
_NUMBER: Final = r"(?:\d+|[一二三四五六七八九十百两多数几]+)[余多]?(?:[个家户所条座项处批]|大)(?:以上)?"


class NameLists:
    """Finds the members of lists that end in 等 and a noun for bodies or works."""

    def __init__(self, table: Mapping[str, Any], label: Label) -> None:
        self.label = label
        self.rule = "organization.list" if label == Label.ORG else "facility.list"
        self._end = re.compile(
            f"等(?P<count>{_NUMBER})?(?:{choice(table['qualifiers'])}|{_NUMBER}|的){{0,6}}(?:{choice(table['nouns'])})"
            "(?![家库主])"
        )

    def names(self, words: Words) -> Iterator[Name]:
        """The members of every list, in no certain order."""
        for match in self._end.finditer(words.text):
            yield from self._members(words, match.start(), counted=match["count"] is not None)

    def _members(self, words: Words, end: int, *, counted: bool) -> Iterator[Name]:
        members = list(self._parts(words, end))
        own = [member for member in members if self._is_own(words, member)]
        alone = len(members) == 1
        for member in members:
            start, stop = member[0].start, member[-1].end
            if stop - start > _LONGEST_MEMBER:
                continue
            listed = 2 * len(own) > len(members) and stop - start <= _LONGEST_COMMON
            single = alone and counted and len(member) == 1 and member[0].kind == NOUN
            if member in own or listed or (single and self._led(words, start)):
                yield Name(start, stop, self.label, self.rule)

    def _is_own(self, words: Words, member: list[Word]) -> bool:
        text, generic = words.text, words.lexicon.generic
        if all(w.kind == PLACE or text[w.start : w.end] in generic for w in member):
            return False
        return any(is_own(word, text, words.lexicon) for word in member)

    def _led(self, words: Words, start: int) -> bool:
        """Whether a verb stands right before: 引进远景等15家企业."""
        before = words.before(start)
        return bool(before) and before[-1].kind == VERB

    def _parts(self, words: Words, end: int) -> Iterator[list[Word]]:
        """The members from the last to the first; the first begins behind a verb or another mark."""
        text, stops = words.text, words.stops
        at = end
        for _ in range(_MOST_MEMBERS):
            i = bisect_left(stops, at) - 1
            start = stops[i] + 1 if i >= 0 else 0
            cut = words.cut(max(start, at - 2 * _LONGEST_MEMBER), at)
            first = next((k for k in range(len(cut) - 1, -1, -1) if cut[k].kind in _ENDING), -1)
            yield from self._joined(cut[first + 1 :])
            if first >= 0 or i < 0 or text[stops[i]] != "、":
                return
            at = stops[i]

    def _joined(self, member: list[Word]) -> Iterator[list[Word]]:
        part: list[Word] = []
        for word in member:
            if word.kind == JOIN:
                if part:
                    yield part
                part = []
            else:
                part.append(word)
        if part:
            yield part
