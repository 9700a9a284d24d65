"""The members of lists that end with 等 and a noun for places: 石桥、柳湾等村, 甲、乙等三个县."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.found import Check, Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.neighbours import ListReader
from gwreport.mentions.places.words import name_start, place_words
from gwreport.model import Level, Region
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import CLAUSE_END, LIST_MARKS, SENTENCE_END, both_widths, one_of

_EDGES = both_widths(SENTENCE_END + CLAUSE_END + "（）") + "\n“”"
_AND = re.compile(one_of(LIST_MARKS))
_LONGEST_LIST = 160
_LONGEST_NAME = 4


@frozen
class Part:
    """A member of a list."""

    text: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """The member as printed."""
        return self.text[self.start : self.end]

    def is_of_wrong_length(self) -> bool:
        """A member of one character or of five."""
        return not 1 < len(self.name) <= _LONGEST_NAME

    def holds_mark(self) -> bool:
        """A member with a mark or a space in it."""
        return not self.name.isalpha()

    def is_work(self) -> bool:
        """青川广场, 柏岭路: a work, a road or a river, unless a division bears the name."""
        return self.name not in region_table() and self.name.endswith(place_words().works)

    def is_worded(self) -> bool:
        """餐饮, 健康: words and no name, unless a division bears it."""
        return self.name not in region_table() and place_words().is_worded(self.name)

    def is_plain_name(self) -> bool:
        """Whether the member is a short name that holds no word of the language."""
        name, words = self.name, place_words()
        if len(name) >= _LONGEST_NAME or not name.isalpha():
            return False
        if name in region_table():
            return True
        return not (name in words.words or name.endswith(words.works) or words.is_worded(name))

    def without_words_before(self) -> Part:
        """The first member of a list without the words before its name."""
        return Part(self.text, name_start(self.text, self.end, self.end - self.start), self.end)


QUARTER_CHECKS = (
    Check("list.length", Part.is_of_wrong_length),
    Check("list.mark", Part.holds_mark),
    Check("list.work", Part.is_work),
    Check("list.common-word", Part.is_worded),
)


def listed_places(reader: ListReader, beside: Found | None) -> Iterator[Verdict]:
    """The members of the lists of a report, and those that are no places.

    ``beside`` is a place whose province the members may share. Source of the heads: ``words.toml``.
    """
    words, text = place_words(), reader.text
    for match in words.list_end.finditer(text):
        head, parts = match["head"], _parts(text, match.start())
        if head == "镇" and match["kind"].endswith("小"):
            yield from _small_towns(parts)
        elif head in words.below_county:
            yield from _villages(parts, head)
        elif head in words.quarters:
            yield from _quarters(parts)
        else:
            members = (reader.member(part.start, part.end, beside) for part in parts)
            yield from (member for member in members if member is not None)


def _parts(text: str, end: int) -> list[Part]:
    """The members of a list that ends at ``end``, from the start of its clause."""
    begin = start_of_clause(text, end, ends=_EDGES, low=max(0, end - _LONGEST_LIST))
    parts = []
    for name in _AND.split(text[begin:end]):
        parts.append(Part(text, begin, begin + len(name)))
        begin += len(name) + 1
    return parts


def _too_few(parts: Sequence[Part]) -> Refused:
    return Refused(parts[0].start, parts[-1].end, "list.few-names")


def _listed(part: Part, region: Region) -> Found:
    return Found(part.start, part.end, region, "region.list")


def _quarters(parts: Sequence[Part]) -> Iterator[Verdict]:
    """The quarters of a town, where half of the members are names (曲江、龙首等重点商圈)."""
    parts = [parts[0].without_words_before(), *parts[1:]]
    rules = [first_refusal(part, QUARTER_CHECKS) for part in parts]
    few = rules.count(None) * 2 < len(parts)
    for part, rule in zip(parts, rules, strict=True):
        if rule is not None:
            yield Refused(part.start, part.end, rule)
        elif not few:
            yield _listed(part, Region(part.name, None, Level.AREA))
    if few:
        yield _too_few(parts)


def _small_towns(parts: Sequence[Part]) -> Iterator[Verdict]:
    """Towns with a trade, where two thirds of the members are names (青坪、沐溪等特色小镇)."""
    parts = [parts[0].without_words_before(), *parts[1:]]
    named = sum(part.is_plain_name() for part in parts)
    if named < 2 or named * 3 < len(parts) * 2:
        yield _too_few(parts)
    elif any(part.is_of_wrong_length() for part in parts):
        yield Refused(parts[0].start, parts[-1].end, "list.length")
    else:
        yield from (_listed(part, Region(part.name, None, Level.AREA)) for part in parts)


def _villages(parts: Sequence[Part], head: str) -> Iterator[Verdict]:
    """Villages, where half of the members are names; the value of each has its head."""
    words = place_words()
    named = sum(not words.is_worded(part.name) for part in parts)
    if len(parts) < 2 or named * 2 < len(parts):
        yield _too_few(parts)
        return
    for part in (parts[0].without_words_before(), *parts[1:]):
        stem = part.name.removesuffix(head)
        if 2 <= len(stem) <= _LONGEST_NAME + 1:
            yield _listed(part, Region(stem + head, None, Level.TOWNSHIP))
        else:
            yield Refused(part.start, part.end, "list.length")
