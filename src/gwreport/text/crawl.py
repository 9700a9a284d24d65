"""Parting a source into documents, and telling reports from anything else."""

from __future__ import annotations

from attrs import frozen

from gwreport.model import DocumentKind, Source
from gwreport.span import Span


@frozen
class Part:
    """A document's place in a source, its kind, its title, and furniture inside it that is to be dropped."""

    span: Span
    kind: DocumentKind
    title: str | None = None
    dropped: tuple[Span, ...] = ()


def split_source(source: Source) -> tuple[Part, ...]:
    """The documents of a source, in order."""
    return (Part(Span(0, len(source.text)), DocumentKind.REPORT),)


def single_report(source: Source) -> Part:
    """The whole source as one report, for a caller who says that it is one."""
    return Part(Span(0, len(source.text)), DocumentKind.REPORT)
