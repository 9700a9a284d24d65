"""The only module that knows every stage."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from typing import Any

from attrs import evolve

from gwreport.frontmatter.metadata import metadata_remarks, read_metadata
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import (
    Extractor,
    Normalizer,
    OutlineParser,
    Reader,
    Reading,
    Segmenter,
    StatementBuilder,
)
from gwreport.mentions.bodies.facilities import FacilityExtractor
from gwreport.mentions.bodies.organizations import OrganizationExtractor
from gwreport.mentions.documents import DocumentExtractor
from gwreport.mentions.events.extractor import EventExtractor
from gwreport.mentions.people.extractor import PersonExtractor
from gwreport.mentions.places.extractor import RegionExtractor
from gwreport.mentions.policies.extractor import PolicyExtractor
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.model import (
    Diagnostic,
    Document,
    DocumentKind,
    Label,
    Mention,
    Region,
    Report,
    Statement,
)
from gwreport.outline.decode import ReportOutlineParser
from gwreport.reading.cleaning.normalize import ReportNormalizer, clean
from gwreport.reading.segmenters import JiebaSegmenter
from gwreport.reading.source import read_source, text_source
from gwreport.reading.splitting.crawl import single_report, split_source
from gwreport.statements.builder import RuleStatementBuilder

# Which of two names of equal length stays where they overlap.
_PRECEDENCE = (Label.DOCUMENT, Label.EVENT, Label.ORG, Label.REGION, Label.FACILITY, Label.PERSON)


class Pipeline:
    """The stages from raw text to :class:`Report`, each replaceable by argument.

    A component satisfies its protocol in ``gwreport.interfaces``; None stands for the built-in
    one. Extractors run in the order given; ``statements`` builds from all that they found. Where names of
    different labels overlap (the place in 青川原市博物馆), the longest stays, of equal ones the first label
    in DOCUMENT, EVENT, ORG, REGION, FACILITY, PERSON; policies neither remove a name nor give way to one. The
    ``segmenter`` is handed to the extractors, which ask it only where a word's end is in doubt; ``readers``
    of file formats are asked before the built-in ones.
    Raises ``TypeError`` for an argument that does not satisfy its protocol.

    >>> from gwreport.reading.segmenters import CharacterSegmenter
    >>> Pipeline(segmenter=CharacterSegmenter(), extractors=[]).parse("增长6%").mentions
    ()
    """

    def __init__(
        self,
        *,
        normalizer: Normalizer | None = None,
        outline: OutlineParser | None = None,
        extractors: Sequence[Extractor[Any]] | None = None,
        statements: StatementBuilder | None = None,
        segmenter: Segmenter | None = None,
        readers: Sequence[Reader] = (),
    ) -> None:
        if extractors is not None:
            extractors = tuple(extractors)
        self._given: dict[str, Any] = {
            "normalizer": normalizer,
            "outline": outline,
            "extractors": extractors,
            "statements": statements,
            "segmenter": segmenter,
            "readers": tuple(readers),
        }
        self.normalizer = normalizer if normalizer is not None else ReportNormalizer()
        self.outline = outline if outline is not None else ReportOutlineParser()
        self.extractors: tuple[Extractor[Any], ...] = (
            extractors
            if extractors is not None
            else (
                TimeExtractor(),
                QuantityExtractor(),
                IndicatorExtractor(),
                RegionExtractor(),
                PersonExtractor(),
                OrganizationExtractor(),
                FacilityExtractor(),
                EventExtractor(),
                DocumentExtractor(),
                PolicyExtractor(),
            )
        )
        self.statements = statements if statements is not None else RuleStatementBuilder()
        self.segmenter = segmenter if segmenter is not None else JiebaSegmenter()
        self.readers = tuple(readers)
        _check(self.normalizer, Normalizer, "normalizer")
        _check(self.outline, OutlineParser, "outline")
        _check(self.statements, StatementBuilder, "statements")
        _check(self.segmenter, Segmenter, "segmenter")
        for extractor in self.extractors:
            _check(extractor, Extractor, "extractors")
        for reader in self.readers:
            _check(reader, Reader, "readers")

    def __reduce__(self) -> tuple[Callable[[], Pipeline], tuple[()]]:
        """Pickled as what it was made of; built-in components are made anew where it is unpickled."""
        return partial(Pipeline, **self._given), ()

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

    def split(self, data: str | bytes | os.PathLike[str], *, name: str | None = None) -> list[Document]:
        """The documents of a file or crawl, reports and others; ``name`` is for messages."""
        source = read_source(data, name=name, readers=self.readers)
        return [clean(source, part, self.normalizer) for part in split_source(source)]

    def read(self, data: str | bytes | os.PathLike[str], *, name: str | None = None) -> list[Report]:
        """Every report of a file or crawl; ``name`` is for messages."""
        source = read_source(data, name=name, readers=self.readers)
        parts = [part for part in split_source(source) if part.kind is DocumentKind.REPORT]
        return [self.parse_document(clean(source, part, self.normalizer)) for part in parts]

    def read_one(
        self,
        data: str | bytes | os.PathLike[str],
        *,
        name: str | None = None,
        title: str | None = None,
        region: str | Region | None = None,
        year: int | None = None,
    ) -> Report:
        """The one report that a file is, whatever it looks like; the arguments of :meth:`parse`."""
        source = read_source(data, name=name, readers=self.readers)
        document = clean(source, single_report(source), self.normalizer)
        return self.parse_document(document, title=title, region=region, year=year)

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
        sections = self.outline.parse(document.text)
        reading = Reading(document.text, metadata, sections, (), self.segmenter)
        remarks = [*document.diagnostics, *metadata_remarks(metadata)]
        for extractor in self.extractors:
            found = _sort_out(extractor, extractor.extract(reading), remarks, Mention)
            mentions = _merge(reading.mentions, found)
            reading = Reading(reading.text, metadata, sections, mentions, self.segmenter)
        reading = evolve(reading, mentions=_settle(reading.mentions))
        statements = _sort_out(self.statements, self.statements.build(reading), remarks, Statement)
        remarks.sort(key=lambda d: d.span)
        return Report(document, metadata, sections, reading.mentions, tuple(statements), tuple(remarks))


def _check(component: object, protocol: type, argument: str) -> None:
    """Refuse a component that lacks a method, and a class handed over in place of an object."""
    if isinstance(component, type) or not isinstance(component, protocol):
        hint = "; it is a class, make an object of it" if isinstance(component, type) else ""
        raise TypeError(f"{argument}: {component!r} does not satisfy {protocol.__name__}{hint}")


def _sort_out(
    component: Extractor[Any] | StatementBuilder,
    items: Iterable[Any],
    remarks: list[Diagnostic],
    wanted: type,
) -> list[Any]:
    """The wanted items; diagnostics among them go to ``remarks``."""
    kept = []
    for item in items:
        if isinstance(item, wanted):
            kept.append(item)
        elif isinstance(item, Diagnostic):
            remarks.append(item)
        else:
            raise TypeError(f"{component.name} gave {item!r}, expected {wanted.__name__} or Diagnostic")
    return kept


def _place(mention: Mention[Any]) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _merge(one: Sequence[Mention[Any]], other: Sequence[Mention[Any]]) -> tuple[Mention[Any], ...]:
    """Both lists in the order of the text."""
    return tuple(sorted((*one, *other), key=_place))


def _settle(mentions: tuple[Mention[Any], ...]) -> tuple[Mention[Any], ...]:
    """The mentions without names that lie in, or cut into, a longer name of another label."""
    names = [m for m in mentions if m.label in _PRECEDENCE]
    dropped: set[int] = set()
    held: Mention[Any] | None = None
    for name in names:
        if held is None or held.label == name.label or name.span.start >= held.span.end:
            if held is None or name.span.end > held.span.end:
                held = name
            continue
        first = _weight(held) >= _weight(name)
        dropped.add(id(name if first else held))
        held = held if first else name
    return tuple(m for m in mentions if id(m) not in dropped)


def _weight(mention: Mention[Any]) -> tuple[int, int]:
    return len(mention.span), -_PRECEDENCE.index(mention.label)


@cache
def default_pipeline() -> Pipeline:
    """The pipeline of built-in components, made once, when first asked for."""
    return Pipeline()
