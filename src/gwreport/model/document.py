"""A text as it was given, and the clean text that is read."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from gwreport.model.diagnostic import Diagnostic
from gwreport.span import OffsetMap, Span


@frozen
class Source:
    """A text exactly as it was given.

    ``name`` is a file name, or "<text>" for text handed over directly; ``encoding`` is the
    encoding that bytes were decoded with, None for text.
    """

    text: str
    name: str = "<text>"
    encoding: str | None = None


@frozen
class Repair:
    """One difference between source and clean text: ``span`` of the source, read as ``text``.

    ``rule`` names the repair (``fullwidth``, ``number-space``, ``scrubbed-word``, ``markup`` …).
    """

    span: Span
    text: str
    rule: str


class DocumentKind(StrEnum):
    """What a document of a crawl is."""

    REPORT = "report"
    OTHER = "other"


@frozen
class Document:
    """One document of a source: its place there, its clean text and the map between the two."""

    source: Source
    span: Span
    kind: DocumentKind
    title: str | None
    text: str
    offsets: OffsetMap
    repairs: tuple[Repair, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def to_source(self, span: Span) -> Span:
        """Where a span of the clean text is in the source."""
        return self.offsets.to_source(span)
