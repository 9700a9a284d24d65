"""Clean text: recorded repairs over a source."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Normalizer
from gwreport.model import Document, Repair, Source
from gwreport.span import OffsetMap
from gwreport.text.crawl import Part


class ReportNormalizer:
    """The built-in repairs."""

    name = "report"

    def repairs(self, text: str) -> Iterable[Repair]:
        """Ordered, disjoint repairs of ``text``."""
        return ()


def clean(source: Source, part: Part, normalizer: Normalizer) -> Document:
    """The clean document of a part of a source."""
    return Document(
        source,
        part.span,
        part.kind,
        part.title,
        part.span.of(source.text),
        OffsetMap.identity(len(part.span), part.span.start),
    )
