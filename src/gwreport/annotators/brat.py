"""The standoff form of brat (https://brat.nlplab.org/standoff.html), which counts code points.

A text-bound annotation that holds a line end is given in fragments, one for each line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from attrs import frozen

from gwreport.annotators.marks import Link, Mark, links_of, marks_of
from gwreport.model import Aspect, Label, Report, Status
from gwreport.span import Span


@frozen
class BratFiles:
    """What the files ``NAME.txt`` and ``NAME.ann`` hold, both in UTF-8."""

    text: str
    annotations: str


def brat_files(report: Report, *, labels: Collection[str] | None = None) -> BratFiles:
    """The text of a report and its annotations.

    A mention is a text-bound annotation with its value as a note, a statement a relation from the indicator
    to the figure, named by aspect and status (``growth_target``).
    """
    marks = marks_of(report, labels)
    lines = [*_text_bound(marks, report.text), *_notes(marks), *_relations(links_of(report, marks))]
    return BratFiles(report.text, "".join(f"{line}\n" for line in lines))


def _text_bound(marks: Iterable[Mark], text: str) -> Iterator[str]:
    for mark in marks:
        parts = list(_lines_of(mark.span, text))
        places = ";".join(f"{part.start} {part.end}" for part in parts)
        yield f"T{mark.number}\t{mark.label} {places}\t{' '.join(part.of(text) for part in parts)}"


def _lines_of(span: Span, text: str) -> Iterator[Span]:
    """The parts of a span that lie on one line each."""
    start = span.start
    for line in span.of(text).split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1


def _notes(marks: Iterable[Mark]) -> Iterator[str]:
    for mark in marks:
        yield f"#{mark.number}\tAnnotatorNotes T{mark.number}\t{' '.join(mark.note.split())}"


def _relations(links: Iterable[Link]) -> Iterator[str]:
    for number, link in enumerate(links, 1):
        yield (
            f"R{number}\t{link.aspect}_{link.status} Arg1:T{link.source.number} Arg2:T{link.target.number}"
        )


def brat_configuration(labels: Collection[str] | None = None) -> str:
    """The file ``annotation.conf`` of the folder that the others lie in."""
    names = [str(name) for name in (list(Label) if labels is None else labels)]
    relations = [
        f"{aspect}_{status}\tArg1:{Label.INDICATOR}, Arg2:{Label.QUANTITY}"
        for aspect in Aspect
        for status in Status
    ]
    overlaps = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    lines = [
        "[entities]",
        *names,
        "",
        "[relations]",
        overlaps,
        *relations,
        "",
        "[events]",
        "",
        "[attributes]",
    ]
    return "".join(f"{line}\n" for line in lines)
