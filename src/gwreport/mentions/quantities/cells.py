"""Quantities of tables: numbers of cells, whose units are in another cell, in a head or over the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gwreport.grids.figures import CellFigure, FigureTable
from gwreport.grids.heads import ColumnKind
from gwreport.grids.written import Written, write_value
from gwreport.model import Label, Mention, Quantity

Mentions = list[Mention[Quantity]]
_END = "。\n"
_PLACE = "第"  # before the number of a rank
_SIGNED = "为"  # before a number with a sign, which would else be the dash of a list
_MINUS = ("-", "−", "－")


def with_cells(
    text: str,
    found: Mentions,
    tables: Sequence[FigureTable],
    read: Callable[[str], Sequence[Mention[Quantity]]],
) -> Mentions:
    """The quantities ``found`` in a text, those in the cells of its ``tables`` as the heads of these say.

    ``read`` gives the quantities of a text.
    """
    if not tables:
        return found
    figures = [(figure, table.columns[figure.column].kind) for table in tables for figure in table.figures]
    written = _written(text, figures)
    cells = (_placed(text, written, mention) for mention in read(written.text))
    outside = _outside(found, sorted((figure.value.start, figure.value.end) for figure, _ in figures))
    return _disjoint([*outside, *(cell for cell in cells if cell is not None)])


def _placed(text: str, written: Written, mention: Mention[Quantity]) -> Mention[Quantity] | None:
    """A quantity of what is written, at its place in the text; None for one of our own words."""
    place = written.place(mention.span)
    if place is None:
        return None
    return Mention(place, place.of(text), Label.QUANTITY, mention.value, mention.rule)


def _disjoint(mentions: Mentions) -> Mentions:
    """The mentions in order, of two that overlap the first."""
    kept: Mentions = []
    for mention in sorted(mentions, key=lambda mention: mention.span):
        if not kept or kept[-1].span.end <= mention.span.start:
            kept.append(mention)
    return kept


def _written(text: str, figures: Sequence[tuple[CellFigure, ColumnKind]]) -> Written:
    """Every cell with its unit, a sentence each."""
    written = Written(text)
    for figure, kind in figures:
        if kind is ColumnKind.RANK:
            written.add(_PLACE)
        elif figure.value.of(text)[:1] in _MINUS:
            written.add(_SIGNED)
        write_value(written, text, figure)
        written.add(_END)
    return written


def _outside(found: Mentions, cells: Sequence[tuple[int, int]]) -> Mentions:
    """The mentions that touch none of the cells; both are in order."""
    kept, at = [], 0
    for mention in found:
        while at < len(cells) and cells[at][1] <= mention.span.start:
            at += 1
        if at == len(cells) or cells[at][0] >= mention.span.end:
            kept.append(mention)
    return kept
