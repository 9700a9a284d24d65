"""Mentions of places: administrative divisions, zones, named areas, towns and villages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gwreport.interfaces import Reading
from gwreport.mentions.places.guards import free_places
from gwreport.mentions.places.letters import letters
from gwreport.mentions.places.names import Found, NameReader
from gwreport.mentions.places.shapes import groups, short_names, spans_of_name, villages, zones
from gwreport.model import Diagnostic, Label, Level, Mention, Region
from gwreport.span import Span


class RegionExtractor:
    """Finds places and resolves them by the year and the own place of the report.

    Divisions have the code that they bore in the report's year; an ambiguous name means the place nearest
    to the report's own one (朝阳 is 朝阳市 in Liaoning and 朝阳区 in Beijing) and has no code where that does
    not settle it. A division behind the one it lies in makes one mention with the value of the last. Zones,
    named areas and foreign states have level ``area`` and no code; towns and villages are read by their
    heads. Names that are ordinary words (合作, 和平) need another place beside them, and a place that begins
    the name of a body, a work or an event makes no mention. Source of the rules: labelling conventions,
    section 4.

    With ``townships`` the names of the townships of the report's own county or prefecture are known besides,
    from the table of ``gwreport.gazetteer.townships``, which is read then.

    >>> from gwreport.model import Metadata
    >>> reading = Reading("襄樊市与京津冀、合作市签订合作协议。", Metadata(year=2008))
    >>> [(m.text, m.value.adcode) for m in RegionExtractor().extract(reading)]
    [('襄樊市', '420600'), ('京津冀', None), ('合作市', '623001')]
    """

    name = "regions"
    labels: frozenset[str] = frozenset({Label.REGION})

    def __init__(self, *, townships: bool = False) -> None:
        self.townships = townships

    def extract(self, reading: Reading) -> Iterable[Mention[Region] | Diagnostic]:
        """The mentions of places in the order of the text, disjoint."""
        reader = NameReader(reading)
        named = reader.find()
        listed = list(groups(reader, named))
        own = list(_own_place(reading))
        places = _disjoint([*named, *listed, *own])
        if self.townships:
            from gwreport.mentions.places.towns import townships  # reads the table, which few ask for

            places = _disjoint([*townships(reading, places), *places])
        known = frozenset(item.region.name for item in listed if item.region.level is Level.TOWNSHIP)
        below = list(villages(reader, places, known))
        text = reading.text
        found = [
            *places,
            *zones(reader, places),
            *below,
            *short_names(reading, below, known),
            *letters(reading),
        ]
        return [
            Mention(Span(f.start, f.end), text[f.start : f.end], Label.REGION, f.region, f.rule)
            for f in free_places(text, _disjoint(found))
        ]


def _own_place(reading: Reading) -> Iterator[Found]:
    """The report's own town or zone, which no table holds, by its full and its short name."""
    own = reading.metadata.region
    if own is not None and own.level in (Level.TOWNSHIP, Level.AREA):
        for start, end in spans_of_name(reading.text, own.name):
            yield Found(start, end, own, "region.own")


def _disjoint(found: Iterable[Found]) -> list[Found]:
    """The places in order; where two overlap, the longer, else the earlier."""
    out: list[Found] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        while out and item.start < out[-1].end and item.end - item.start > out[-1].end - out[-1].start:
            out.pop()
        if not out or item.start >= out[-1].end:
            out.append(item)
    return out
