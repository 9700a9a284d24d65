"""What displaCy draws: ``spacy.displacy.render(displacy_data(report), style="ent", manual=True)``."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from gwreport.annotators.marks import marks_of
from gwreport.model import Report


def displacy_data(report: Report, *, labels: Collection[str] | None = None) -> dict[str, Any]:
    """The text with its mentions as ``ents``, in code points.

    displaCy draws no overlapping entities: of two that overlap the longer stays, of equal ones the first.
    """
    kept: list[tuple[int, int, str]] = []
    taken = bytearray(len(report.text))
    for mark in sorted(marks_of(report, labels), key=lambda mark: (-len(mark.span), mark.span.start)):
        start, end = mark.span.start, mark.span.end
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, mark.label))
    return {
        "text": report.text,
        "ents": [{"start": start, "end": end, "label": label} for start, end, label in sorted(kept)],
        "title": report.metadata.title,
    }
