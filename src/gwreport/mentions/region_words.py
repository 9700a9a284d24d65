"""The words that the region rules need, indexed once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.data import read_lines, read_toml
from gwreport.lexicon.matching import WordMatcher, any_of
from gwreport.lexicon.regions import region_table

# A letter but a Latin one; a class of the Han range itself takes long to compile.
HAN, OTHER = r"[^\W\da-zA-Z_]", r"[\W\da-zA-Z_]"


@frozen
class PlaceWords:
    """Tables of ``data/region_words.toml`` and ``data/common_pairs.txt`` in the form that the rules use."""

    ordinary: frozenset[str]
    distinct: frozenset[str]
    generic: frozenset[str]
    foreign: frozenset[str]
    foreign_city: re.Pattern[str]
    pairs: frozenset[str]
    suffix_words: frozenset[str]
    tails: re.Pattern[str]
    nation_next: tuple[str, ...]
    honoured: tuple[str, ...]
    long_heads: WordMatcher
    loose: re.Pattern[str]
    zone_head: re.Pattern[str]
    zone_words: re.Pattern[str]
    breaks: re.Pattern[str]
    village_head: re.Pattern[str]
    village_generic: re.Pattern[str]
    starts: WordMatcher
    by_start: Mapping[str, tuple[str, ...]]


@cache
def place_words() -> PlaceWords:
    """The tables, read once."""
    words = read_toml("region_words.toml")
    lines = read_lines("common_pairs.txt")
    ordinary, foreign = frozenset(words["ordinary"].split()), frozenset(words["foreign"].split())
    table = region_table()
    names = {*table.names(), *table.areas, *foreign}
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_start.setdefault(name[:2], []).append(name)
    starts = sorted(by_start)
    pairs = frozenset(word for line in lines for word in line.split())
    heads = f"(?P<head>{any_of(words['village_heads'])})(?![{words['village_next']}])"
    return PlaceWords(
        ordinary,
        frozenset(words["distinct"].split()),
        frozenset(words["generic"].split()),
        foreign,
        re.compile(
            rf"{HAN}{{2,8}}?(?:[市州郡省](?:{HAN}{{2,4}}?[市区])?|都{HAN}{{2,4}}?[市区])(?![场民长级委政场])"
        ),
        pairs.union(words["more_pairs"]),
        frozenset(words["suffix_words"]),
        re.compile(f"(?!{any_of(words['not_tails'])})(?:{any_of(words['tails'])})"),
        tuple(words["nation_next"]),
        tuple(words["honoured"]),
        WordMatcher(words["long_heads"]),
        re.compile(any_of(words["loose_words"])),
        re.compile(any_of(words["zones"])),
        re.compile(f"(?:{any_of(words['zone_words'])})$"),
        re.compile(f"{any_of(words['breaks'])}|[{words['break_characters']}]|(?![·（）()]){OTHER}"),
        re.compile(heads),
        re.compile(f"(?:{any_of(words['village_generic'])})$"),
        WordMatcher(starts, overlapping=True),
        {start: tuple(by_start[start]) for start in starts},
    )
