"""The only module that knows every stage."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from gwreport.interfaces import Extractor, Normalizer, OutlineParser, Reading, StatementBuilder
from gwreport.mentions.quantities import QuantityExtractor
from gwreport.mentions.times import TimeExtractor
from gwreport.model import (
    Diagnostic,
    Document,
    DocumentKind,
    Mention,
    Region,
    Report,
    Statement,
)
from gwreport.outline.decode import ReportOutlineParser
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.text.crawl import single_report, split_source
from gwreport.text.frontmatter import read_metadata
from gwreport.text.normalize import ReportNormalizer, clean
from gwreport.text.source import read_source, text_source


class Pipeline:
    """The stages from raw text to :class:`Report`, each replaceable by argument.

    A component satisfies its protocol in ``gwreport.interfaces``; None stands for the built-in
    one. Extractors run in the order given; ``statements`` builds from all that they found.
    """

    def __init__(
        self,
        *,
        normalizer: Normalizer | None = None,
        outline: OutlineParser | None = None,
        extractors: Sequence[Extractor[Any]] | None = None,
        statements: StatementBuilder | None = None,
    ) -> None:
        self.normalizer = normalizer if normalizer is not None else ReportNormalizer()
        self.outline = outline if outline is not None else ReportOutlineParser()
        self.extractors: tuple[Extractor[Any], ...] = (
            tuple(extractors) if extractors is not None else (TimeExtractor(), QuantityExtractor())
        )
        self.statements = statements if statements is not None else RuleStatementBuilder()

    def parse(
        self,
        text: str,
        *,
        title: str | None = None,
        region: str | Region | None = None,
        year: int | None = None,
    ) -> Report:
        """Read one report from its text."""
        source = text_source(text)
        document = clean(source, single_report(source), self.normalizer)
        return self.parse_document(document, title=title, region=region, year=year)

    def split(self, data: str | bytes | os.PathLike[str]) -> list[Document]:
        """The documents of a file or crawl, reports and others."""
        source = read_source(data)
        return [clean(source, part, self.normalizer) for part in split_source(source)]

    def read(self, data: str | bytes | os.PathLike[str]) -> list[Report]:
        """Every report of a file or crawl."""
        source = read_source(data)
        parts = [part for part in split_source(source) if part.kind is DocumentKind.REPORT]
        return [self.parse_document(clean(source, part, self.normalizer)) for part in parts]

    def parse_document(
        self,
        document: Document,
        *,
        title: str | None = None,
        region: str | Region | None = None,
        year: int | None = None,
    ) -> Report:
        """Read one report from a clean document."""
        metadata = read_metadata(document, title=title, region=region, year=year)
        reading = Reading(document.text, metadata, self.outline.parse(document.text))
        remarks = list(document.diagnostics)
        for extractor in self.extractors:
            found = _sort_out(extractor.extract(reading), remarks, Mention)
            reading = Reading(reading.text, metadata, reading.sections, _merge(reading.mentions, found))
        statements = _sort_out(self.statements.build(reading), remarks, Statement)
        remarks.sort(key=lambda d: d.span)
        return Report(
            document, metadata, reading.sections, reading.mentions, tuple(statements), tuple(remarks)
        )


def _sort_out(items: Iterable[Any], remarks: list[Diagnostic], wanted: type) -> list[Any]:
    """The wanted items; diagnostics among them go to ``remarks``."""
    kept = []
    for item in items:
        if isinstance(item, wanted):
            kept.append(item)
        else:
            remarks.append(item)
    return kept


def _place(mention: Mention[Any]) -> Span:
    return mention.span


def _merge(one: Sequence[Mention[Any]], other: Sequence[Mention[Any]]) -> tuple[Mention[Any], ...]:
    """Both lists in the order of the text."""
    return tuple(sorted((*one, *other), key=_place))


@cache
def default_pipeline() -> Pipeline:
    """The pipeline of built-in components, made once, when first asked for."""
    return Pipeline()
