"""The words that the region rules need, indexed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import frozen

from gwreport.gazetteer.abroad import foreign_names
from gwreport.gazetteer.regions import region_table
from gwreport.mentions.common_words import WordClass, common_pairs, common_words
from gwreport.model import Level, Region
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

# A letter but a Latin one; a class of the Han range itself takes long to compile.
# Banners of one old name are told apart by their sides, which stand alone in the reports of their prefecture.
SIDES = frozenset({"前旗", "中旗", "后旗", "左旗", "右旗"})
HAN, OTHER = r"[^\W\da-zA-Z_]", r"[\W\da-zA-Z_]"


@frozen
class PlaceWords:
    """Tables of ``words.toml`` and the common words in the form that the rules use."""

    ordinary: frozenset[str]
    nowhere_alone: frozenset[str]
    distinct: frozenset[str]
    generic: frozenset[str]
    words: frozenset[str]
    verbs: frozenset[str]
    areas: Mapping[str, Region]
    fields: frozenset[str]
    foreign: frozenset[str]
    foreign_city: re.Pattern[str]
    pairs: frozenset[str]
    around: frozenset[str]
    suffix_words: frozenset[str]
    tails: re.Pattern[str]
    tail_starts: frozenset[str]
    nation_next: tuple[str, ...]
    honoured: tuple[str, ...]
    long_heads: WordMatcher
    loose: re.Pattern[str]
    zone_heads: WordMatcher
    zone_words: re.Pattern[str]
    breaks: re.Pattern[str]
    village_head: re.Pattern[str]
    village_generic: tuple[str, ...]
    starts: WordMatcher
    by_start: Mapping[str, tuple[str, ...]]

    def are_words(self, text: str) -> bool:
        """Whether a text is a verb, or common words one behind the other; one noun may be a name (河套)."""
        if text in self.verbs:
            return True
        reached = {0}
        for end in range(2, len(text) + 1):
            if any(text[start:end] in self.words for start in reached if 1 < end - start < len(text)):
                reached.add(end)
        return len(text) in reached


@cache
def place_words() -> PlaceWords:
    """The tables, read once."""
    words = read_toml("mentions/places/words.toml")
    ordinary, foreign = frozenset(words["ordinary"].split()), foreign_names()
    table = region_table()
    sides = (side + lake for lake in words["lakes"].split() for side in words["lake_sides"])
    areas = dict(table.areas)
    for name in (*words["areas"].split(), *sides):
        areas.setdefault(name, Region(name, None, Level.AREA))
    names = {*table.names(), *areas, *foreign, *SIDES}
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_start.setdefault(name[:2], []).append(name)
    starts = sorted(by_start)
    classes = common_words()
    heads = f"(?P<head>{any_of(words['village_heads'])})(?![{words['village_next']}])"
    return PlaceWords(
        ordinary,
        frozenset(words["nowhere_alone"].split()),
        frozenset(words["distinct"].split()),
        frozenset(words["generic"].split()),
        frozenset(classes),
        frozenset(word for word, kind in classes.items() if kind is not WordClass.NOUN),
        MappingProxyType(areas),
        frozenset(words["fields"].split()),
        foreign,
        re.compile(
            rf"{HAN}{{2,8}}?(?:[市州郡省](?:{HAN}{{2,4}}?[市区])?|都{HAN}{{2,4}}?[市区])(?![场民长级委政场])"
        ),
        common_pairs().union(words["more_pairs"]),
        frozenset(words["around"].split()),
        frozenset(words["suffix_words"]),
        re.compile(f"(?!{any_of(words['not_tails'])})(?:{any_of(words['tails'])})"),
        frozenset(tail[0] for tail in words["tails"]),
        tuple(words["nation_next"]),
        tuple(words["honoured"]),
        WordMatcher(words["long_heads"], dense=True),
        re.compile(any_of(words["loose_words"])),
        WordMatcher([*words["zones"], "分区"], dense=True),
        re.compile(f"(?:{any_of(words['zone_words'])})$"),
        re.compile(f"{any_of(words['breaks'])}|[{words['break_characters']}]|(?![·（）()]){OTHER}"),
        re.compile(heads),
        tuple(words["village_generic"]),
        WordMatcher(starts, overlapping=True),
        MappingProxyType({start: tuple(by_start[start]) for start in starts}),
    )
