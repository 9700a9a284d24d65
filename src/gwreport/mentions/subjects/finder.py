"""The subject of every quantity of a report, by the grammar of the clauses that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from sys import intern
from typing import Any

from gwreport.interfaces import Reading, SubjectFinder
from gwreport.mentions.subjects.cells import subjects_of_cells
from gwreport.mentions.subjects.pieces import Cutter
from gwreport.mentions.subjects.sentence import SentenceReader
from gwreport.mentions.subjects.tables import role_words, subject_words
from gwreport.model import Label, Mention, Quantity, QuantityKind, Subject
from gwreport.script.edges import Edges
from gwreport.script.marks import CLAUSE_END, both_widths, one_of
from gwreport.span import Span

_CLAUSE_END = re.compile(one_of(both_widths(CLAUSE_END)))
# So many clauses are read up to the first quantity, its own among them.
_CLAUSES = 3
Stretch = tuple[int, int, list[Mention[Any]]]
_QUANTITY, _DURATION = Label.QUANTITY, QuantityKind.DURATION
_OF_INTEREST = frozenset({_QUANTITY, Label.TIME, Label.INDICATOR})


class GrammarSubjectFinder:
    """Finds what each quantity counts or measures (docs/conventions.md, section 3.2).

    A sentence is cut into words of the grammar and what stands between them, and read once from left to
    right; nothing outside a sentence decides within it. Durations have no subject.
    """

    name = "grammar"

    def find(self, reading: Reading) -> Mapping[Span, Subject]:
        """The subjects and verbs of the quantities, by the span of the quantity."""
        text = reading.text
        found: dict[Span, Subject] = {}
        words, cutter = subject_words(), Cutter(text, role_words())
        for start, end, mentions in _sentences(text, reading.indexed().sentences, reading.mentions):
            place, span = None, None
            for named in SentenceReader(text, cutter.pieces(start, end, mentions), words).read():
                if named.subject != place:  # many figures in a row have one subject
                    place = named.subject
                    span = None if place is None else Span(*place)
                verb = None if named.verb is None else intern(text[named.verb[0] : named.verb[1]])
                figure = named.figure.figure
                if figure is not None and (span is not None or verb is not None):
                    found[figure.span] = Subject(span, verb)
        return found | subjects_of_cells(reading)


class NoSubjectFinder:
    """Finds no subjects: ``Pipeline(subjects="none")`` where they are not wanted."""

    name = "none"

    def find(self, reading: Reading) -> Mapping[Span, Subject]:
        """Nothing."""
        return {}


def with_subjects(reading: Reading, finder: SubjectFinder) -> tuple[Mention[Any], ...]:
    """The mentions of a reading, its quantities with the subjects that are found."""
    found = finder.find(reading)
    if not found:
        return reading.mentions
    text = reading.text
    return tuple(
        mention
        if mention.label != _QUANTITY or (subject := found.get(mention.span)) is None
        else _with_subject(mention, subject, text)
        for mention in reading.mentions
    )


def _with_subject(mention: Mention[Any], subject: Subject, text: str) -> Mention[Any]:
    span = subject.span
    return Mention(
        mention.span,
        mention.text,
        mention.label,
        mention.value,
        mention.rule,
        span,
        None if span is None else text[span.start : span.end],
        subject.verb,
    )


def _sentences(text: str, edges: Edges, mentions: Sequence[Mention[Any]]) -> Iterator[Stretch]:
    """What of each sentence with a quantity can tell a subject, and the mentions in it, disjoint."""
    held: list[Mention[Any]] = []
    start, end = 0, -1
    for mention in mentions:
        if mention.label not in _OF_INTEREST or _is_foreign(mention):
            continue
        place = mention.span
        if place.start >= end:
            yield from _near_quantities(text, start, end, held)
            held = []
            start, end = edges.start(place.start, max(end, 0)), edges.end(place.end)
        _hold(held, mention)
    yield from _near_quantities(text, start, end, held)


def _is_foreign(mention: Mention[Any]) -> bool:
    """Whether the mention is a quantity of an extractor that gives other values."""
    return mention.label == _QUANTITY and not isinstance(mention.value, Quantity)


def _hold(held: list[Mention[Any]], mention: Mention[Any]) -> None:
    """Adds a mention to those held; of two that overlap a quantity stays, else the first."""
    if held and held[-1].span.end > mention.span.start:
        if mention.label != _QUANTITY or held[-1].label == _QUANTITY:
            return
        while held and held[-1].span.end > mention.span.start:
            held.pop()
    held.append(mention)


def _near_quantities(text: str, start: int, end: int, mentions: list[Mention[Any]]) -> Iterator[Stretch]:
    """A sentence from some clauses before its first quantity to the end of the clause of the last."""
    quantities = [mention for mention in mentions if mention.label == _QUANTITY]
    if all(quantity.value.kind is _DURATION for quantity in quantities):  # they have no subject
        return
    first, last = quantities[0].span.start, quantities[-1].span.end
    marks = [mark.end() for mark in _CLAUSE_END.finditer(text, start, first)]
    if len(marks) >= _CLAUSES:
        start = marks[-_CLAUSES]
        mentions = [mention for mention in mentions if start <= mention.span.start]
    stop = _CLAUSE_END.search(text, last, end)
    end = end if stop is None else stop.start()
    while mentions and mentions[-1].span.end > end:  # they are disjoint
        mentions = mentions[:-1]
    yield start, end, mentions
