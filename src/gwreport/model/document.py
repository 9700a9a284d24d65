"""A text as it was given, and the clean text that is read."""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum

from attrs import frozen

from gwreport.model.diagnostic import Diagnostic
from gwreport.model.shown import Brief, counted
from gwreport.pickling import by_fields
from gwreport.span import OffsetMap, Span


class PlaceKind(StrEnum):
    """What the places of a document are."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    ROW = "row"


@frozen
class Place:
    """A page or paragraph of a document, or a row of a table: its number, from 1, and where it begins."""

    kind: PlaceKind
    number: int
    start: int

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


@frozen(repr=False)
class Source(Brief):
    """A text exactly as it was given, or as it was taken out of a document.

    ``name`` is a file name, or "<text>" for text handed over directly; ``encoding`` is the encoding that
    bytes were decoded with, None for text and documents. ``places`` say where the pages, paragraphs or rows
    of a document begin in the text; a text has none.
    """

    text: str
    name: str = "<text>"
    encoding: str | None = None
    places: tuple[Place, ...] = ()

    def _name(self) -> tuple[object, ...]:
        return (self.name,)

    def _facts(self) -> tuple[str, ...]:
        places = counted(len(self.places), self.places[0].kind) if self.places else ""
        return counted(len(self.text), "character"), self.encoding or "", places

    def locate(self, offset: int) -> Place | None:
        """The page, paragraph or row that a place of the text lies in; None in a text."""
        at = bisect_right(self.places, offset, key=lambda place: place.start) - 1
        return self.places[at] if at >= 0 else None


@frozen
class Repair:
    """One difference between source and clean text: ``span`` of the source, read as ``text``.

    ``rule`` names the repair (``fullwidth``, ``number-space``, ``scrubbed-word``, ``markup`` …).
    """

    span: Span
    text: str
    rule: str

    __reduce__ = by_fields


class DocumentKind(StrEnum):
    """What a document of a crawl is: a government work report, one of its kin, or anything else."""

    REPORT = "report"
    COMMUNIQUE = "communique"  # 统计公报
    PLAN = "plan"  # 规划纲要
    PLAN_REPORT = "plan_report"  # on the plan of a year and how it was carried out
    BUDGET_REPORT = "budget_report"
    PARTY_REPORT = "party_report"  # to a party congress
    DIGEST = "digest"  # a report in short
    OTHER = "other"


@frozen(repr=False)
class Document(Brief):
    """One document of a source: its place there, its clean text and the map between the two.

    ``number`` counts the documents of a source from 1, those that are no reports too; in a table of texts it
    is the number of the row.
    """

    source: Source
    span: Span
    kind: DocumentKind
    title: str | None
    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    number: int = 1

    def _name(self) -> tuple[object, ...]:
        return self.kind, self.title

    def _facts(self) -> tuple[str, ...]:
        repairs = counted(len(self.repairs), "repair") if self.repairs else ""
        return counted(len(self.text), "character"), repairs

    def to_source(self, span: Span) -> Span:
        """Where a span of the clean text is in the source."""
        return self.offsets.to_source(span)
