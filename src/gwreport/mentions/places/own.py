"""The report's own town or zone, villages by their short names, and the townships of the own place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from attrs import frozen

from gwreport.interfaces import Reading
from gwreport.mentions.places.found import Found, Refused, Verdict
from gwreport.mentions.places.meanings import Home
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Region
from gwreport.tables.matching import WordMatcher, any_of

if TYPE_CHECKING:
    from gwreport.gazetteer.townships import Township

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


@frozen
class OwnTownships:
    """The townships of a county or prefecture by name, ready to be found together."""

    matcher: WordMatcher
    entries: Mapping[str, tuple[Township, ...]]

    def region(self, name: str, county: str | None = None) -> Region | None:
        """The place of a name in a county; without one, with the county that it lies in if there is one."""
        found = [entry for entry in self.entries[name] if county in (None, entry.parent)]
        if not found:
            return None
        return found[0].region if len(found) == 1 else Region(name, None, Level.TOWNSHIP)


@lru_cache(maxsize=16)
def own_townships(code: str) -> OwnTownships:
    """The townships within a place; names that are common words (和平街道) are left out."""
    words = place_words()
    from gwreport.gazetteer.townships import township_table  # half a megabyte that few ask for

    entries: dict[str, tuple[Township, ...]] = {}
    for entry in township_table().of(code):
        head = next((head for head in words.township_heads if entry.name.endswith(head)), None)
        stem = entry.name.removesuffix(head) if head is not None else ""
        if entry.level is Level.TOWNSHIP and len(stem) > 1 and stem not in words.pairs:
            entries[entry.name] = (*entries.get(entry.name, ()), entry)
    return OwnTownships(WordMatcher(entries), MappingProxyType(entries))


def townships(text: str, home: Home, found: Sequence[Found]) -> Iterator[Verdict]:
    """The townships of the report's own county or prefecture; one behind its county joins with it.

    The reports of provinces and of the nation have too many for a name to say which.
    """
    if home.code is None or home.code.endswith("0000"):
        return
    table = own_townships(home.code)
    starts = {place.start: place for place in found}
    ends = {place.end: place for place in found}
    for _, start, end in table.matcher.find(text):
        if any(at in starts and starts[at].end > end for at in range(start + 1, end)):
            yield Refused(start, end, "township.other-place")  # which begins within the name
        else:
            yield _township(text[start:end], start, table, ends.get(start))


def _township(name: str, start: int, table: OwnTownships, county: Found | None) -> Verdict:
    """The township of a name, within the county before it or by itself."""
    end = start + len(name)
    if county is not None and county.region.adcode is not None:
        inside = table.region(name, county.region.adcode)
        if inside is not None:
            return Found(county.start, end, inside, "region.township")
    region = None if name in place_words().seats else table.region(name)
    if region is None:
        return Refused(start, end, "township.seat")
    return Found(start, end, region, "region.township")
