"""What is handed over to an annotator: a mark for each mention, a link for each statement."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Any

from attrs import frozen

from gwreport.model import Indicator, Label, Mention, Period, Quantity, Region, Report
from gwreport.model.shown import period, quantity
from gwreport.span import Span


@frozen
class Mark:
    """A place with a label and what it means in words; ``number`` counts from 1 in the order of the text."""

    number: int
    span: Span
    label: str
    note: str


@frozen
class Link:
    """A statement: from the mark of its indicator to that of its figure, with aspect and status."""

    source: Mark
    target: Mark
    aspect: str
    status: str


def marks_of(report: Report, labels: Collection[str] | None = None) -> tuple[Mark, ...]:
    """The mentions of some labels, or of all, as marks."""
    chosen = [m for m in report.mentions if labels is None or m.label in labels]
    return tuple(
        Mark(number, mention.span, str(mention.label), meaning(mention))
        for number, mention in enumerate(chosen, 1)
    )


def meaning(mention: Mention[Any]) -> str:
    """What a mention means, in a few words."""
    value = mention.value
    if isinstance(value, Quantity):
        return quantity(value)
    if isinstance(value, Period):
        return period(value)
    if isinstance(value, Region):
        return value.adcode or value.name
    return value.id if isinstance(value, Indicator) else str(value)


def links_of(report: Report, marks: Collection[Mark]) -> Iterator[Link]:
    """The statements whose indicator and figure both have a mark.

    The indicator of a statement is the last mark of it before the figure, or the first one after.
    """
    figures = {mark.span: mark for mark in marks if mark.label == Label.QUANTITY}
    named: dict[str, list[Mark]] = {}
    for mark in marks:
        if mark.label == Label.INDICATOR:
            named.setdefault(mark.note, []).append(mark)
    for statement in report.statements:
        figure = figures.get(statement.quantity.span)
        names = named.get(statement.indicator.id)
        if figure is not None and names:
            at = bisect_right([name.span.start for name in names], figure.span.start)
            yield Link(names[max(at - 1, 0)], figure, str(statement.aspect), str(statement.status))


class Utf16Offsets:
    """From code points of a text to UTF-16 code units, in which JavaScript counts.

    >>> Utf16Offsets("𠮷林增长5%")(2)
    3
    """

    def __init__(self, text: str) -> None:
        self._wide = [at for at, character in enumerate(text) if ord(character) > 0xFFFF]

    def __call__(self, offset: int) -> int:
        """The offset in UTF-16 code units."""
        return offset + bisect_right(self._wide, offset - 1)
