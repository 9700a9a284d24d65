"""The townships of the report's own place, by the names of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from gwreport.gazetteer.townships import Township, township_table
from gwreport.mentions.places.found import Found, Refused, Verdict
from gwreport.mentions.places.meanings import Home
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Region
from gwreport.tables.matching import WordMatcher


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
