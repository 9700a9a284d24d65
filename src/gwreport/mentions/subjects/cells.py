"""The subjects of figures in tables: what their rows or heads name."""

from __future__ import annotations

from bisect import bisect_left

from gwreport.grids.figures import CellFigure, only_tells
from gwreport.grids.words import head_words
from gwreport.interfaces import Reading
from gwreport.model import Label, QuantityKind, Subject
from gwreport.span import Span

_SHORTEST = 2  # characters of a word of growth at the end of a name


def subjects_of_cells(reading: Reading) -> dict[Span, Subject]:
    """The subject of each quantity in a cell of a table, by the span of the quantity."""
    tables = reading.indexed().tables
    if not tables:
        return {}
    quantities = [
        mention.span
        for mention in reading.labelled(Label.QUANTITY)
        if mention.value.kind is not QuantityKind.DURATION
    ]
    found: dict[Span, Subject] = {}
    for figure in (figure for table in tables for figure in table.figures):
        at = bisect_left(quantities, Span(figure.value.start, figure.value.start))
        while at < len(quantities) and quantities[at].end <= figure.value.end:
            found[quantities[at]] = Subject(_subject(reading.text, figure), None)
            at += 1
    return found


def _subject(text: str, figure: CellFigure) -> Span:
    """The name without a word of growth at its end; where it is no more than that, the name of its group."""
    name = figure.name
    if figure.group is not None and only_tells(name.of(text)):
        name = figure.group
    for word in head_words().telling:
        rest = len(name) - len(word)
        if len(word) >= _SHORTEST and rest > 0 and text.endswith(word, name.start, name.end):
            return Span(name.start, name.start + rest)
    return name
