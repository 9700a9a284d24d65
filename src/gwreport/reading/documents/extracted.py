"""A source made of pieces that were taken out of a document, each with its place there."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.model import Place, PlaceKind, Source


def extracted_source(pieces: Iterable[tuple[int, str]], name: str, kind: PlaceKind) -> Source:
    """The pieces as lines of one text, which is kept, with the number of the place of each.

    >>> source = extracted_source([(1, "甲"), (1, "乙"), (2, "丙")], "a.pdf", PlaceKind.PAGE)
    >>> source.text, [(place.start, place.number) for place in source.places]
    ('甲\\n乙\\n丙', [(0, 1), (4, 2)])
    """
    lines: list[str] = []
    places: list[Place] = []
    start = 0
    for number, piece in pieces:
        if not places or places[-1].number != number:
            places.append(Place(kind, number, start))
        lines.append(piece)
        start += len(piece) + 1
    return Source("\n".join(lines), name, None, tuple(places))
