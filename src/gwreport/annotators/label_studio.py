"""Tasks with predictions for Label Studio, and the labelling interface that they need.

The forms are those of the guide to pre-annotations (https://labelstud.io/guide/predictions). Label Studio
counts code points since its pull request 1559 of 2021, before that UTF-16 code units.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Literal
from xml.sax.saxutils import quoteattr

from gwreport._version import __version__
from gwreport.annotators.marks import Link, Mark, Utf16Offsets, links_of, marks_of
from gwreport.model import Aspect, Label, Report, Status

Offsets = Literal["code points", "utf-16"]


def label_studio_task(
    report: Report, *, labels: Collection[str] | None = None, offsets: Offsets = "code points"
) -> dict[str, Any]:
    """A task: the text, place and year, and a prediction with a region for each mention.

    Statements are relations from the indicator to the figure, with aspect and status as labels. ``labels``
    chooses among the mentions; ``offsets`` is ``"utf-16"`` for a Label Studio before 1.4. Raises
    ``ValueError`` for other offsets. A list of tasks as JSON is what Label Studio imports.
    """
    if offsets not in ("code points", "utf-16"):
        raise ValueError(f"offsets are {offsets!r}; expected 'code points' or 'utf-16'")
    count: Callable[[int], int] = Utf16Offsets(report.text) if offsets == "utf-16" else int
    marks = marks_of(report, labels)
    regions = [_region(mark, report.text, count) for mark in marks]
    place = report.metadata.region
    return {
        "data": {
            "text": report.text,
            "title": report.metadata.title,
            "region": place.name if place else None,
            "year": report.metadata.year,
        },
        "predictions": [
            {
                "model_version": f"gwreport {__version__}",
                "result": regions + [_relation(link) for link in links_of(report, marks)],
            }
        ],
    }


def _region(mark: Mark, text: str, count: Callable[[int], int]) -> dict[str, Any]:
    return {
        "id": f"m{mark.number}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {
            "start": count(mark.span.start),
            "end": count(mark.span.end),
            "text": mark.span.of(text),
            "labels": [mark.label],
        },
        "meta": {"text": [mark.note]},
    }


def _relation(link: Link) -> dict[str, Any]:
    return {
        "type": "relation",
        "from_id": f"m{link.source.number}",
        "to_id": f"m{link.target.number}",
        "direction": "right",
        "labels": [link.aspect, link.status],
    }


def label_studio_interface(labels: Collection[str] | None = None) -> str:
    """The labelling interface (XML) for tasks with these labels, by default all built-in ones."""
    names = list(Label) if labels is None else labels
    values = "\n".join(f"    <Label value={quoteattr(str(name))}/>" for name in names)
    relations = "\n".join(f'    <Relation value="{name}"/>' for name in (*Aspect, *Status))
    return (
        "<View>\n"
        f"  <Relations>\n{relations}\n  </Relations>\n"
        f'  <Labels name="label" toName="text">\n{values}\n  </Labels>\n'
        '  <Text name="text" value="$text" granularity="symbol"/>\n'
        "</View>\n"
    )
