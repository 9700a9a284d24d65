"""Places by their neighbours in a list: names that are ordinary words elsewhere (昆明、大理和东川)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.found import Check, Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.meanings import Meaning, Meanings, Need, choose
from gwreport.mentions.places.words import after_last_break, place_words
from gwreport.model import Level
from gwreport.script.marks import LIST_MARKS, both_widths

_EDGES = LIST_MARKS + both_widths("，。；：（") + "《“\n 在"
_LIST_GOES_ON = re.compile(r"[、和及与，。；,;）)”\s\d]|等|[两三四五六七八九十]|$")
_LONGEST_MEMBER = 12


@frozen
class Member:
    """A whole member of a list that is a name, and the codes of the own place and of a neighbour."""

    meaning: Meaning
    near: tuple[str | None, ...]

    def is_nation(self) -> bool:
        """中国 in a list of words."""
        return self.meaning.first.level is Level.NATIONAL

    def needs_place_before(self) -> bool:
        """城区 in a list."""
        return self.meaning.need is Need.INSIDE

    def is_far_word(self) -> bool:
        """A county whose name is a word, of another province than its neighbour and the report."""
        first = self.meaning.first
        if self.meaning.need < Need.EDGE or first.level is not Level.COUNTY:
            return False
        return not any(code and code[:2] == first.code[:2] for code in self.near)


CHECKS = (
    Check("member.nation", Member.is_nation),
    Check("member.inside-only", Member.needs_place_before),
    Check("member.far-word", Member.is_far_word),
)


@frozen
class ListReader:
    """Reads the members of lists in one report."""

    text: str
    meanings: Meanings

    def with_neighbours(self, found: Sequence[Found]) -> Iterator[Verdict]:
        """The places and their neighbours in lists, in order."""
        for number, item in enumerate(found):
            if item.rule == "region.foreign" or item.region.level is Level.NATIONAL:
                yield item
                continue
            yield from self._before(item, found[number - 1].end if number else 0)
            yield item
            stop = found[number + 1].start if number + 1 < len(found) else len(self.text)
            yield from self._after(item, stop)

    def member(self, start: int, end: int, beside: Found | None = None) -> Verdict | None:
        """The place that a whole member of a list names, or why it is none; None for what is no name."""
        name = self.text[start:end]
        meaning = self.meanings.of(name)
        if meaning is None:
            return None
        code = None if beside is None else beside.region.adcode
        rule = first_refusal(Member(meaning, (self.meanings.home.code, code)), CHECKS)
        if rule is not None:
            return Refused(start, end, rule)
        region = choose(self.text, start, name, meaning.divisions, () if beside is None else (beside,))
        return Found(start, end, region, "region.list")

    def _after(self, item: Found, stop: int) -> Iterator[Verdict]:
        """The members of a list behind a place, each a whole name, up to the first that is none."""
        text, at = self.text, item.end
        while at + 3 <= stop and text[at] in LIST_MARKS:
            start = at + 1
            at = start + len(region_table().longest_at(text, start) or "")
            if at == start or at > stop:
                return
            if not _LIST_GOES_ON.match(text, at) and not self._ends_list(start, at, item):
                yield Refused(start, at, "member.goes-on")
                return
            member = self.member(start, at, item)
            if member is not None:
                yield member
            if not isinstance(member, Found):
                return

    def _ends_list(self, start: int, end: int, beside: Found) -> bool:
        """Whether a name stands before a common word, as its neighbour's sister (长阳、五峰脱贫)."""
        words, text = place_words(), self.text
        meaning = self.meanings.of(text[start:end])
        if meaning is None or beside.region.adcode is None or meaning.first.parent != beside.region.parent:
            return False
        if text[end - 1 : end + 1] in words.pairs or text[start : end + 1] in words.words:
            return False
        after = text[end : end + 2]
        return after in words.pairs or after in words.words

    def _before(self, item: Found, stop: int) -> list[Verdict]:
        """The members of a list before a place, each a whole name, back to the first that is none."""
        text, at = self.text, item.start
        members: list[Verdict] = []
        while at - 3 >= stop and text[at - 1] in LIST_MARKS:
            end = at - 1
            at = self._start_of_member(end, stop)
            if at == stop and at and text[at - 1] not in _EDGES:
                break
            member = self.member(at, end, item)
            if not isinstance(member, Found):
                member = self._after_verb(at, end, item) or member
                members += [member] if member is not None else []
                break
            members.append(member)
        return members[::-1]

    def _start_of_member(self, end: int, stop: int) -> int:
        start, floor = end, max(stop, end + 1 - _LONGEST_MEMBER)
        while start > floor and self.text[start - 1] not in _EDGES:
            start -= 1
        return start

    def _after_verb(self, start: int, end: int, beside: Found) -> Verdict | None:
        """The first member of a list, behind a word that no place name holds (支持正阳、…)."""
        begin = after_last_break(self.text, start, end)
        return self.member(begin, end, beside) if start < begin < end - 1 else None
