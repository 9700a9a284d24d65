"""Mentions of places: administrative divisions, zones, named areas, towns and villages."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.mentions.places.abbreviations import abbreviated_places
from gwreport.mentions.places.found import Refused, Verdict, only_found
from gwreport.mentions.places.lists import listed_places
from gwreport.mentions.places.longer_names import without_longer_names
from gwreport.mentions.places.meanings import Home, Meanings
from gwreport.mentions.places.names import NameReader
from gwreport.mentions.places.neighbours import ListReader
from gwreport.mentions.places.own import own_place, own_town, townships, villages_by_short_name
from gwreport.mentions.places.villages import VillageReader
from gwreport.mentions.places.zones import zones
from gwreport.model import Diagnostic, Label, Level, Mention, Region
from gwreport.script.overlap import settle
from gwreport.span import Span


class RegionExtractor:
    """Finds places and resolves them by the year and the own place of the report.

    Divisions have the code that they bore in the report's year; an ambiguous name means the place nearest
    to the report's own one (朝阳 is 朝阳市 in Liaoning and 朝阳区 in Beijing) and has no code where that does
    not settle it. A division right after the one it lies in makes one mention with the value of the last.
    Zones, named areas and foreign states have level ``area`` and no code; towns and villages are read by
    their heads. Names that are ordinary words (合作, 和平) need another place beside them, and a place that
    begins the name of a body, a work or an event makes no mention. Source of the rules:
    docs/conventions.md, section 4.

    With ``townships`` the names of the townships of the report's own county or prefecture are known besides,
    from the table of ``gwreport.gazetteer.townships``, which is read then.

    >>> from gwreport.model import Metadata
    >>> reading = Reading("襄樊市与京津冀、合作市签订合作协议。", Metadata(year=2008))
    >>> [(m.text, m.value.adcode) for m in RegionExtractor().extract(reading)]
    [('襄樊市', '420600'), ('京津冀', None), ('合作市', '623001')]
    """

    name = "regions"
    labels: frozenset[str] = frozenset({Label.REGION})
    reads_mentions = False

    def __init__(self, *, townships: bool = False) -> None:
        self.townships = townships

    def extract(self, reading: Reading) -> Iterable[Mention[Region] | Diagnostic]:
        """The mentions of places in the order of the text, disjoint."""
        text = reading.text
        return [
            Mention(Span(f.start, f.end), text[f.start : f.end], Label.REGION, f.region, f.rule)
            for f in only_found(self._judge(reading))
        ]

    def refused(self, reading: Reading) -> list[Refused]:
        """What looks like a place and is none, with the id of the rule that says so, in order.

        One part of a text may be refused by several rules, and be a part of a place by another.

        >>> [(r.start, r.end, r.rule) for r in RegionExtractor().refused(Reading("各开发区竞相发展。"))]
        [(0, 4, 'zone.no-name')]
        """
        refused = (verdict for verdict in self._judge(reading) if isinstance(verdict, Refused))
        return sorted(refused, key=lambda item: (item.start, item.end))

    def _judge(self, reading: Reading) -> list[Verdict]:
        """All verdicts on a text: first on names of tables and on lists, then on what they stand before."""
        text, home = reading.text, Home.of(reading.metadata)
        meanings = Meanings(home)
        lists = ListReader(text, meanings)
        named, refused = NameReader(text, meanings).read()
        verdicts: list[Verdict] = [*refused, *lists.with_neighbours(named)]
        listed = list(listed_places(lists, next(iter(only_found(verdicts)), None)))
        verdicts += listed
        places = settle([*only_found(verdicts), *own_place(reading)])
        if self.townships:
            own = list(townships(text, home, places))
            verdicts += own
            places = settle([*only_found(own), *places])
        towns = frozenset(f.region.name for f in only_found(listed) if f.region.level is Level.TOWNSHIP)
        villages = list(VillageReader(text, meanings, towns).read(places))
        below = only_found(villages)
        later: list[Verdict] = [*zones(text, meanings, places), *villages]
        later += villages_by_short_name(text, below, towns)
        later += own_town(reading, below)
        later += abbreviated_places(text, home)
        found = settle([*places, *only_found(later)])
        refusals = [verdict for verdict in (*verdicts, *later) if isinstance(verdict, Refused)]
        return [*refusals, *without_longer_names(text, found)]
