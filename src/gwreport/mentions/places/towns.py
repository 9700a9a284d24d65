"""The townships of the report's own place, by the names of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from gwreport.gazetteer.townships import Township, township_table
from gwreport.interfaces import Reading
from gwreport.mentions.places.names import Found
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Region
from gwreport.tables.matching import WordMatcher

_HEADS = ("镇", "乡", "街道", "苏木")
# The seat of any county, so that the name alone tells no place.
_SEATS = frozenset({"城关镇", "城关乡", "城关街道"})


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
    pairs = place_words().pairs
    entries: dict[str, tuple[Township, ...]] = {}
    for entry in township_table().of(code):
        stem = next((entry.name.removesuffix(head) for head in _HEADS if entry.name.endswith(head)), "")
        if entry.level is Level.TOWNSHIP and len(stem) > 1 and stem not in pairs:
            entries[entry.name] = (*entries.get(entry.name, ()), entry)
    return OwnTownships(WordMatcher(entries), MappingProxyType(entries))


def townships(reading: Reading, found: Sequence[Found]) -> Iterator[Found]:
    """The townships of the report's own county or prefecture; one behind its county joins with it.

    The reports of provinces and of the nation have too many for a name to tell one.
    """
    own = reading.metadata.region
    code = None if own is None else own.adcode or own.parent
    if code is None or code.endswith("0000"):
        return
    text, table = reading.text, own_townships(code)
    starts = {place.start: place for place in found}
    ends = {place.end: place for place in found}
    for _, start, end in table.matcher.find(text):
        name = text[start:end]
        if any(at in starts and starts[at].end > end for at in range(start + 1, end)):
            continue  # another place begins within the name
        county = ends.get(start)
        inside = table.region(name, county.region.adcode) if county and county.region.adcode else None
        if county is not None and inside is not None:
            yield Found(county.start, end, inside, "region.township")
        elif name not in _SEATS and (region := table.region(name)) is not None:
            yield Found(start, end, region, "region.township")
