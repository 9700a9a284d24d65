"""The words that the region rules need, indexed once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from attrs import frozen

from gwreport.lexicon.matching import WordMatcher
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
    data = files("gwreport.data")
    words = tomllib.loads(data.joinpath("region_words.toml").read_text("utf-8"))
    lines = data.joinpath("common_pairs.txt").read_text("utf-8").splitlines()
    ordinary, foreign = frozenset(words["ordinary"].split()), frozenset(words["foreign"].split())
    table = region_table()
    names = {*table.names(), *table.areas, *foreign}
    by_start: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_start.setdefault(name[:2], []).append(name)
    starts = sorted(by_start)
    pairs = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    heads = f"(?P<head>{_any(words['village_heads'])})(?![{words['village_next']}])"
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
        re.compile(f"(?!{_any(words['not_tails'])})(?:{_any(words['tails'])})"),
        tuple(words["nation_next"]),
        tuple(words["honoured"]),
        WordMatcher(words["long_heads"]),
        re.compile(_any(words["loose_words"])),
        re.compile(_any(words["zones"])),
        re.compile(f"(?:{_any(words['zone_words'])})$"),
        re.compile(f"{_any(words['breaks'])}|[{words['break_characters']}]|(?![·（）()]){OTHER}"),
        re.compile(heads),
        re.compile(f"(?:{_any(words['village_generic'])})$"),
        WordMatcher(starts, overlapping=True),
        {start: tuple(by_start[start]) for start in starts},
    )


def _any(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
