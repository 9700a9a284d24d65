"""The words that the rules of places need (``words.toml``), and where a name begins, after one of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from attrs import fields, frozen

from gwreport.gazetteer.abroad import foreign_names
from gwreport.gazetteer.regions import region_table
from gwreport.mentions.common_words import WordClass, common_pairs, common_words
from gwreport.model import Level, Region
from gwreport.script.classes import CHINESE_TENS, HAN, NO_HAN
from gwreport.script.marks import JOINING_WORDS
from gwreport.tables.matching import WordMatcher, any_of
from gwreport.tables.schema import Characters, load

# Banners of one old name differ by their sides, which stand alone in the reports of their prefecture.
SIDES = frozenset({"前旗", "中旗", "后旗", "左旗", "右旗"})
CLASSIFIERS = frozenset("个处条项家座")
_AFTER_DIGIT = CLASSIFIERS | frozenset("年月日")


@frozen
class AbbreviationWords:
    """The part ``[abbreviations]`` of the table."""

    states: Mapping[str, str]
    provinces: Mapping[str, str]
    more_provinces: Characters
    new_areas: Characters
    no_cities: Characters
    dealings: tuple[str, ...]
    doings: tuple[str, ...]
    together: tuple[str, ...]


@frozen
class PlaceTable:
    """The lists of ``words.toml``, each under its key; the comments there say what each is for."""

    ordinary: frozenset[str]
    distinct: frozenset[str]
    nowhere_alone: frozenset[str]
    more_pairs: frozenset[str]
    generic: frozenset[str]
    tails: tuple[str, ...]
    not_tails: tuple[str, ...]
    nation_next: tuple[str, ...]
    long_heads: tuple[str, ...]
    loose_words: re.Pattern[str]
    suffix_words: frozenset[str]
    zones: tuple[str, ...]
    zone_kinds: tuple[str, ...]
    more_areas: tuple[str, ...]
    lakes: tuple[str, ...]
    lake_sides: Characters
    fields: frozenset[str]
    fields_next: tuple[str, ...]
    breaks: tuple[str, ...]
    break_characters: Characters
    village_heads: tuple[str, ...]
    village_kinds: tuple[str, ...]
    village_next: Characters
    longer_words: frozenset[str]
    foreign_next: Characters
    honours: tuple[str, ...]
    zone_next: tuple[str, ...]
    seated_zones: frozenset[str]
    side_words: frozenset[str]
    poor_areas: frozenset[str]
    words_in_names: re.Pattern[str]
    waters: Characters
    any_waters: Characters
    quarters: frozenset[str]
    spots: Characters
    below_county: frozenset[str]
    list_divisions: frozenset[str]
    no_list_nouns: tuple[str, ...]
    list_next: Characters
    works: tuple[str, ...]
    named_after: tuple[str, ...]
    city_goes_on: Characters
    lines: tuple[str, ...]
    township_heads: tuple[str, ...]
    seats: frozenset[str]
    abbreviations: AbbreviationWords


@frozen(kw_only=True)
class PlaceWords(PlaceTable):
    """The table with the sets, matchers and patterns that are made of it.

    ``foreign`` are states and parts of the world, ``words`` common words, ``verbs`` those that are no nouns,
    ``pairs`` the words of two characters, which no name cuts into; ``areas`` have no code; ``by_start`` has
    all names of the tables by their first two characters, the longest first.
    """

    foreign: frozenset[str]
    words: frozenset[str]
    verbs: frozenset[str]
    pairs: frozenset[str]
    areas: Mapping[str, Region]
    by_start: Mapping[str, tuple[str, ...]]
    starts: WordMatcher
    tail: re.Pattern[str]
    tail_starts: frozenset[str]
    long_head: WordMatcher
    zone_head: WordMatcher
    zone_kind_at_end: re.Pattern[str]
    name_break: re.Pattern[str]
    village_head: re.Pattern[str]
    list_end: re.Pattern[str]
    line_after: re.Pattern[str]
    foreign_part: re.Pattern[str]

    def are_words(self, text: str) -> bool:
        """Whether a text is a verb, or common words in a row; one noun may be a name (河套)."""
        if text in self.verbs:
            return True
        reached = {0}
        for end in range(2, len(text) + 1):
            if any(text[start:end] in self.words for start in reached if 1 < end - start < len(text)):
                reached.add(end)
        return len(text) in reached

    def holds_pair(self, text: str) -> bool:
        """Whether two characters of a text are a common word, so that it need not be a name."""
        return any(text[at : at + 2] in self.pairs for at in range(len(text) - 1))

    def is_worded(self, text: str) -> bool:
        """Whether a text holds a common word, or is a verb or words only."""
        return self.holds_pair(text) or self.are_words(text)


@cache
def place_words() -> PlaceWords:
    """The table, read once."""
    table = load(PlaceTable, "mentions/places/words.toml")
    classes, foreign = common_words(), foreign_names()
    areas = _areas(table)
    by_start = _by_start({*region_table().names(), *areas, *foreign, *SIDES})
    breaks = f"{any_of(table.breaks)}|[{table.break_characters}]|(?![·（）()]){NO_HAN}"
    return PlaceWords(
        **{key.name: getattr(table, key.name) for key in fields(PlaceTable)},
        foreign=foreign,
        words=frozenset(classes),
        verbs=frozenset(word for word, kind in classes.items() if kind is not WordClass.NOUN),
        pairs=table.more_pairs | common_pairs(),
        areas=areas,
        by_start=by_start,
        starts=WordMatcher(by_start, overlapping=True),
        tail=re.compile(f"(?!{any_of(table.not_tails)})(?:{any_of(table.tails)})"),
        tail_starts=frozenset(tail[0] for tail in table.tails),
        long_head=WordMatcher(table.long_heads, dense=True),
        zone_head=WordMatcher(table.zones, dense=True),
        zone_kind_at_end=re.compile(f"(?:{any_of(table.zone_kinds)})$"),
        name_break=re.compile(breaks),
        village_head=re.compile(f"(?:{any_of(table.village_heads)})(?![{table.village_next}])"),
        list_end=_list_end(table),
        line_after=_line_after(table),
        foreign_part=_foreign_part(table),
    )


def _areas(words: PlaceTable) -> Mapping[str, Region]:
    """The areas of the gazetteer and of the table, and the sides of lakes (环太湖)."""
    sides = (side + lake for lake in words.lakes for side in tuple(words.lake_sides))
    more = {name: Region(name, None, Level.AREA) for name in (*words.more_areas, *sides)}
    return MappingProxyType({**more, **region_table().areas})


def _by_start(names: set[str]) -> Mapping[str, tuple[str, ...]]:
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_start.setdefault(name[:2], []).append(name)
    return MappingProxyType({start: tuple(by_start[start]) for start in sorted(by_start)})


def _list_end(words: PlaceTable) -> re.Pattern[str]:
    """等, a number, what kind of places, and their noun: 等3个村, 等一批特色小镇."""
    nouns = any_of(words.quarters | words.below_county | words.list_divisions)
    number = rf"\d{{1,3}}个|[{CHINESE_TENS}两]{{1,3}}个|多个|一批"
    return re.compile(
        rf"等(?:{number})?(?P<kind>(?![^、]{{0,3}}[进入到下驻上在]){HAN}{{0,4}}?)"
        rf"(?P<head>{nouns})(?<!{any_of(words.no_list_nouns)})(?![{words.list_next}])"
    )


def _line_after(words: PlaceTable) -> re.Pattern[str]:
    """What follows a place in a list of lines (甲至乙、丙至丁等3条高速), up to the noun of them all."""
    place, line = "[^，。；、：！？\\n至]", f"(?:{any_of(words.lines)})"
    return re.compile(
        f"(?:至{place}{{2,16}})?(?:[（(]{place}{{1,8}})?"
        rf"(?:等(?:\d|[两{CHINESE_TENS}]){{1,3}}[条个]{place}{{0,6}}{line}"
        f"|(?:、{place}{{2,16}}至{place}{{2,16}}){{0,12}}、{place}{{2,16}}至{place}{{1,16}}?{line})"
    )


def _foreign_part(words: PlaceTable) -> re.Pattern[str]:
    """A place abroad after its state, by the level at its end (波兰沐岭市)."""
    part = f"{HAN}{{2,4}}?[市区]"
    return re.compile(f"{HAN}{{2,8}}?(?:[市州郡省](?:{part})?|都{part})(?![{words.foreign_next}])")


def after_last_break(text: str, floor: int, end: int) -> int:
    """The end of the last word between two positions that is in no name; ``floor`` where there is none."""
    edge = floor
    for match in place_words().name_break.finditer(text, floor, end):
        edge = match.end()
    return edge


def name_start(text: str, end: int, limit: int) -> int:
    """Where the name that ends at ``end`` begins at the earliest, at most ``limit`` characters before.

    和 begins a name only where a division is called so (和田河), and stands within one in 保护和发展.
    """
    begin = after_last_break(text, max(0, end - limit), end)
    if begin and text[begin - 1].isdigit() and text[begin] in _AFTER_DIGIT:
        begin += 1
    joined = max(text.rfind(word, begin, max(begin, end - 2)) for word in JOINING_WORDS)
    if joined < 0 or text[joined - 2 : joined] == "保护":
        return begin
    names_division = joined == begin and text[joined : joined + 2] in region_table()
    return begin if names_division else joined + 1
