"""Metadata: who reported to whom and when."""

from __future__ import annotations

from gwreport.model import Document, Metadata, Region


def read_metadata(
    document: Document,
    *,
    title: str | None = None,
    region: str | Region | None = None,
    year: int | None = None,
) -> Metadata:
    """The metadata of a report; what the caller knows wins over what the text says."""
    return Metadata(title=title or document.title, year=year)
