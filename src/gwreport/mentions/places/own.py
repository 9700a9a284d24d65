"""The report's own town or zone, which no table holds, and villages by their short names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from gwreport.interfaces import Reading
from gwreport.mentions.places.found import Found
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Region
from gwreport.tables.matching import any_of

_TOWN = re.compile("(?:镇|民族乡|乡|街道|苏木)$")
_VILLAGE = re.compile("(?:村|社区|嘎查|镇|乡|街道)$")
_SHORTEST_OWN_TOWN = 4


def own_place(reading: Reading) -> Iterator[Found]:
    """The report's own town or zone by its full and its short name."""
    own = reading.metadata.region
    if own is not None and own.level in (Level.TOWNSHIP, Level.AREA):
        yield from _every(reading.text, own)


def own_town(reading: Reading, villages: Sequence[Found]) -> Iterator[Found]:
    """The town of a township's report whose head does not name it: the one named most often."""
    if reading.metadata.level is not Level.TOWNSHIP or reading.metadata.region is not None:
        return
    towns = Counter(item.region.name for item in villages if _TOWN.search(item.region.name))
    for name, _ in towns.most_common(1):
        if len(name) >= _SHORTEST_OWN_TOWN:
            yield from _every(reading.text, Region(name, None, Level.TOWNSHIP))


def villages_by_short_name(text: str, villages: Sequence[Found], listed: frozenset[str]) -> Iterator[Found]:
    """The villages of a report by their short names in a list, where those hold no common word."""
    names = {item.region.name for item in villages if item.region.name.endswith("村")} | listed
    stems = {_VILLAGE.sub("", name): name for name in names}
    usable = [stem for stem in stems if len(stem) > 1 and not place_words().holds_pair(stem)]
    if usable:
        for match in re.finditer(f"(?<=[、，；。;,\n和])(?:{any_of(usable)})(?=[、和])", text):
            region = Region(stems[match[0]], None, Level.TOWNSHIP)
            yield Found(match.start(), match.end(), region, "region.list")


def _every(text: str, place: Region) -> Iterator[Found]:
    """Where the name of a town stands, or its short name where that is no word of the language."""
    words, short = place_words(), _TOWN.sub("", place.name)
    is_word = short in words.ordinary or short in words.pairs
    usable = len(short) > 2 or (len(short) == 2 and not is_word)
    for match in re.finditer(any_of({place.name, short} if usable else {place.name}), text):
        if words.tail.match(text, match.end()) is None:
            yield Found(match.start(), match.end(), place, "region.own")
