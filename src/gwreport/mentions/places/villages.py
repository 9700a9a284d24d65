"""Towns, townships, streets and villages by their heads: behind a place, at an edge, or known from a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.found import Check, Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.meanings import Meanings
from gwreport.mentions.places.words import after_last_break, place_words
from gwreport.model import Level, Region
from gwreport.script.clauses import CLAUSE_EDGES

_LONGEST_STEM = 5
_LONGEST_TOWN = 4
_LONGEST_AT_EDGE = 3
_LONG_HEADS = frozenset({"村", "社区", "嘎查"})
_COMMUNITY = "社区"
_NOT_IN_STEM = re.compile("[（）()·镇乡村]|^[一二三四五六七八九十百千万两几数多个各全]")
_EDGE_MARKS = CLAUSE_EDGES + "“（( \u3000"
_EDGE_WORDS = "在把"


@frozen
class Village:
    """What may be the name of a place below the county: a stem from ``start`` and its head from ``head``.

    ``floor`` is the end of the place before it, or as far back as a stem may reach.
    """

    text: str
    floor: int
    start: int
    head: int
    end: int
    local: bool

    @property
    def noun(self) -> str:
        """The head itself."""
        return self.text[self.head : self.end]

    @property
    def stem(self) -> str:
        """The characters before the head."""
        return self.text[self.start : self.head]

    def is_of_wrong_length(self) -> bool:
        """A stem of one character, or a long one."""
        return not 2 <= len(self.stem) <= (_LONGEST_STEM if self.noun in _LONG_HEADS else _LONGEST_TOWN)

    def holds_mark(self) -> bool:
        """8个乡村, 一乡一镇."""
        return _NOT_IN_STEM.search(self.stem) is not None

    def is_kind(self) -> bool:
        """美丽乡村, 示范村."""
        return self.stem.endswith(place_words().village_kinds)

    def is_community(self) -> bool:
        """和谐社区: one that no place stands before."""
        return self.noun == _COMMUNITY

    def is_long(self) -> bool:
        """A stem of four or five characters that no place stands before."""
        return len(self.stem) > _LONGEST_AT_EDGE

    def is_worded(self) -> bool:
        """A stem that holds a common word, unless its honours are named."""
        words = place_words()
        return words.holds_pair(self.stem) and not self.text.startswith(words.honours, self.end)

    def is_touched(self) -> bool:
        """A stem behind a word, unless it is a preposition or the report is one of a small place."""
        before = self.text[self.start - 1 : self.start]
        if not before or before in _EDGE_MARKS or before in _EDGE_WORDS:
            return False
        return not (self.local and self.start > self.floor and not before.isalnum())


STEM_CHECKS = (
    Check("village.length", Village.is_of_wrong_length),
    Check("village.mark", Village.holds_mark),
    Check("village.kind", Village.is_kind),
)
ALONE_CHECKS = (
    Check("village.community", Village.is_community),
    Check("village.long-stem", Village.is_long),
    Check("village.common-word", Village.is_worded),
    Check("village.touched", Village.is_touched),
)


@frozen
class VillageReader:
    """Reads the places below the county of one report; ``listed`` are those that its lists name."""

    text: str
    meanings: Meanings
    listed: frozenset[str]

    def read(self, found: Sequence[Found]) -> Iterator[Verdict]:
        """The places below the county in order, and heads of such places that name none."""
        starts = [item.start for item in found]
        last: Found | None = None
        for match in place_words().village_head.finditer(self.text):
            number = bisect_right(starts, match.start()) - 1
            place = found[number] if number >= 0 else None
            if last is not None and (place is None or last.end > place.end):
                place = last
            verdict = self._judge(match.start(), match.end(), place)
            if isinstance(verdict, Found):
                last = verdict
            yield verdict

    def _judge(self, head: int, end: int, place: Found | None) -> Verdict:
        """The place of a head, or why it is none; ``place`` is the last one before it."""
        if place is not None and self._bears_short_name(place, head, end):
            return self._village(place.start, end)
        if place is not None and place.end >= end:
            return Refused(head, end, "village.within-place")
        floor = max(0 if place is None else place.end, head - _LONGEST_STEM)
        start = after_last_break(self.text, floor, head)
        village = Village(self.text, floor, start, head, end, self.meanings.home.is_local)
        rule = first_refusal(village, STEM_CHECKS)
        if rule is not None:
            return self._in_county(village) or Refused(start, end, rule)
        if place is not None and place.end == start and place.region.level is not Level.AREA:
            above = place.region.adcode or place.region.parent
            region = Region(self.text[start:end], None, Level.TOWNSHIP, above)
            return Found(place.start, end, region, "region.village")
        return self._alone(village)

    def _alone(self, village: Village) -> Verdict:
        """A place that no other one stands before: one that a list names, or one at an edge."""
        skipped = self._listed_at(village)
        if skipped is not None:
            return self._village(village.start + skipped, village.end)
        rule = first_refusal(village, ALONE_CHECKS)
        if rule is not None:
            return Refused(village.start, village.end, rule)
        return self._village(village.start, village.end)

    def _village(self, start: int, end: int, skip: int = 0) -> Found:
        """A place below the county in the report's own; its name begins after ``skip`` characters."""
        region = Region(self.text[start + skip : end], None, Level.TOWNSHIP, self.meanings.home.code)
        return Found(start, end, region, "region.village")

    def _bears_short_name(self, place: Found, head: int, end: int) -> bool:
        """Whether a head right behind a short name makes a town of it (朝阳镇)."""
        short = place.rule == "region.short" and place.region.level is not Level.PROVINCE
        return short and place.end == head and self.text[head:end] != _COMMUNITY

    def _in_county(self, village: Village) -> Found | None:
        """The place whose stem begins with the name of a county of the own province (宁远云溪乡)."""
        text, start = self.text, village.start
        name = region_table().longest_at(text, start) if len(village.stem) > 3 else None
        if name is None or not self.meanings.is_home(name):
            return None
        rest = Village(text, start, start + len(name), village.head, village.end, local=False)
        alone = Village(text, start, start, village.head, village.end, local=False)
        if first_refusal(rest, STEM_CHECKS) or place_words().holds_pair(rest.stem) or alone.is_touched():
            return None
        return self._village(start, village.end, skip=len(name))

    def _listed_at(self, village: Village) -> int | None:
        """Where in a stem a name begins that a list holds, with or without its people (瑶族村)."""
        stem = village.stem
        people = (2, 3) if stem.endswith("族") else ()
        for at in range(len(stem) - 1):
            names = (stem[at:], *(stem[at:-length] for length in people))
            if any(name + village.noun in self.listed for name in names):
                return at
        return None
