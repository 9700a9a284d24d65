"""The subject of every quantity of a report, by the grammar of the clauses that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from gwreport.interfaces import Reading, SubjectFinder
from gwreport.mentions.subjects.pieces import pieces_of
from gwreport.mentions.subjects.sentence import SentenceReader
from gwreport.mentions.subjects.tables import role_words, subject_words
from gwreport.model import Label, Mention, QuantityKind, Subject
from gwreport.script.marks import SENTENCE_END
from gwreport.span import Span

_ENDS = SENTENCE_END + "\n"
_END = re.compile(f"[{_ENDS}]")
_OF_INTEREST = frozenset({Label.QUANTITY, Label.TIME, Label.INDICATOR})


class GrammarSubjectFinder:
    """Finds what each quantity counts or measures (docs/conventions.md, section 3.2).

    A sentence is cut into words of the grammar and what stands between them, and read once from left to
    right; nothing outside a sentence decides within it. Durations have no subject.
    """

    name = "grammar"

    def find(self, reading: Reading) -> Mapping[Span, Subject]:
        """The subjects and verbs of the quantities, by the span of the quantity."""
        text, found = reading.text, {}
        words, matched = subject_words(), role_words()
        for start, end, mentions in _sentences(text, reading.mentions):
            pieces = pieces_of(text, start, end, mentions, matched)
            for named in SentenceReader(text, pieces, words).read():
                subject = None if named.subject is None else Span(*named.subject)
                verb = None if named.verb is None else text[named.verb[0] : named.verb[1]]
                if subject is not None or verb is not None:
                    found[Span(named.piece.start, named.piece.end)] = Subject(subject, verb)
        return found


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
        if mention.label != Label.QUANTITY or (subject := found.get(mention.span)) is None
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


def _sentences(
    text: str, mentions: Sequence[Mention[Any]]
) -> Iterator[tuple[int, int, list[Mention[Any]]]]:
    """The sentences with a quantity: start, end, and the mentions of interest in each, disjoint."""
    held: list[Mention[Any]] = []
    start, end = 0, -1
    for mention in mentions:
        if mention.label not in _OF_INTEREST:
            continue
        place = mention.span
        if place.start >= end:
            if any(m.label == Label.QUANTITY for m in held):
                yield start, end, held
            held = []
            start = max(max(text.rfind(mark, max(end, 0), place.start) for mark in _ENDS) + 1, end, 0)
            stop = _END.search(text, place.end)
            end = len(text) if stop is None else stop.start()
        if held and held[-1].span.end > place.start:
            if mention.label != Label.QUANTITY or held[-1].label == Label.QUANTITY:
                continue
            while held and held[-1].span.end > place.start:
                held.pop()
        held.append(mention)
    if any(m.label == Label.QUANTITY for m in held):
        yield start, end, held
