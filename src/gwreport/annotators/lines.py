"""A line of JSON for doccano and for Prodigy, both of which count code points."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from gwreport.annotators.marks import links_of, marks_of
from gwreport.model import Report


def doccano_line(
    report: Report, *, labels: Collection[str] | None = None, relations: bool = False
) -> dict[str, Any]:
    """What doccano imports as JSONL for sequence labelling: the text, and each label with start and end.

    With ``relations``, the form for projects that use them: entities and, for statements, relations. Names of
    places and bodies may overlap figures, so the project must allow overlapping spans. Place and year go
    along as metadata.
    """
    marks = marks_of(report, labels)
    place = report.metadata.region
    about = {"text": report.text, "region": place.name if place else None, "year": report.metadata.year}
    if not relations:
        return {**about, "label": [[mark.span.start, mark.span.end, mark.label] for mark in marks]}
    return {
        **about,
        "entities": [
            {
                "id": mark.number,
                "label": mark.label,
                "start_offset": mark.span.start,
                "end_offset": mark.span.end,
            }
            for mark in marks
        ],
        "relations": [
            {
                "id": number,
                "from_id": link.source.number,
                "to_id": link.target.number,
                "type": f"{link.aspect}_{link.status}",
            }
            for number, link in enumerate(links_of(report, marks), 1)
        ],
    }


def prodigy_line(report: Report, *, labels: Collection[str] | None = None) -> dict[str, Any]:
    """A task of Prodigy: ``text``, ``spans`` with start, end and label, and ``meta`` to show below.

    Prodigy adds the tokens; those of ``blank:zh`` are single characters, with which every span agrees. Spans
    may overlap, as in ``spans.manual``.
    """
    place = report.metadata.region
    meta = {
        "region": place.name if place else None,
        "year": report.metadata.year,
        "title": report.metadata.title,
    }
    return {
        "text": report.text,
        "spans": [
            {"start": mark.span.start, "end": mark.span.end, "label": mark.label}
            for mark in marks_of(report, labels)
        ],
        "meta": {name: value for name, value in meta.items() if value is not None},
    }
