"""The only module that knows every stage."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import Any

from attrs import evolve

from gwreport.analysis.doubts.reasons import with_doubts
from gwreport.errors import PluginError, UnmetNeedError
from gwreport.frontmatter.agreement import disagreements
from gwreport.frontmatter.given import YearLike
from gwreport.frontmatter.metadata import metadata_remarks, read_metadata
from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue, read_catalogue
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import (
    Extractor,
    Normalizer,
    NumeralReader,
    OutlineParser,
    Reader,
    Reading,
    Segmenter,
    StatementBuilder,
    SubjectFinder,
)
from gwreport.mentions.bodies.extractor import BodyExtractor
from gwreport.mentions.documents import DocumentExtractor
from gwreport.mentions.events.extractor import EventExtractor
from gwreport.mentions.people.extractor import PersonExtractor
from gwreport.mentions.places.extractor import RegionExtractor
from gwreport.mentions.policies.extractor import PolicyExtractor
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.mentions.subjects.finder import GrammarSubjectFinder, with_subjects
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.model import (
    Diagnostic,
    Document,
    DocumentKind,
    Label,
    Mention,
    Region,
    Report,
    Severity,
    Source,
    Statement,
)
from gwreport.model.report import with_columns
from gwreport.numerals import BuiltinNumeralReader
from gwreport.outline.decode import ReportOutlineParser
from gwreport.plugins import Group, require_installed, resolve
from gwreport.reading.cleaning.normalize import ReportNormalizer, clean
from gwreport.reading.segmenters import JiebaSegmenter
from gwreport.reading.source import looks_like_a_path, read_source, text_source
from gwreport.reading.splitting.crawl import single_report, split_source
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.text_index import TextIndex
from gwreport.units import UnitTable, load_units, read_units

# Which of two names of equal length stays where they overlap.
_PRECEDENCE = (Label.DOCUMENT, Label.EVENT, Label.ORG, Label.REGION, Label.FACILITY, Label.PERSON)
_NAMES: frozenset[str] = frozenset(_PRECEDENCE)


def default_extractors() -> tuple[Extractor[Any], ...]:
    """New built-in extractors, in the order in which they run.

    To add one of your own: ``Pipeline(extractors=[*default_extractors(), mine])``.
    """
    return (
        TimeExtractor(),
        QuantityExtractor(),
        IndicatorExtractor(),
        RegionExtractor(),
        PersonExtractor(),
        BodyExtractor(),
        EventExtractor(),
        DocumentExtractor(),
        PolicyExtractor(),
    )


class Pipeline:
    """The stages from raw text to :class:`Report`, each replaceable by argument.

    A component satisfies its protocol in ``gwreport.interfaces``, or is the name of an entry point of
    its group in ``gwreport.plugins``; None is the built-in one. ``statements`` builds from all that the
    ``extractors`` found, which run in the order given, but each after what it ``needs``.

    ``numerals``, ``units`` and ``indicators`` are what every built-in component reads numerals, units
    and names of indicators with. A table given as an object or name is used as it is; a path
    (``pathlib.Path``) to a TOML file adds to the built-in table. The ``segmenter`` is handed to the
    extractors too, which ask it only where a word's end is in doubt. ``readers`` of file formats are asked
    before the built-in ones.

    Where names of different labels overlap (the place in 青川原市博物馆), the longest stays, of equal
    ones the first label in DOCUMENT, EVENT, ORG, REGION, FACILITY, PERSON; policies neither remove a
    name nor give way to one.

    Raises ``TypeError`` for an argument that does not satisfy its protocol, ``UnmetNeedError`` where an
    extractor lacks what it needs, the ``PluginError`` of ``gwreport.plugins.component`` for a name, and
    ``DataTableError`` for a file.

    >>> Pipeline(segmenter="characters", extractors=["times"]).parse("2024年增长6%").mentions[0].text
    '2024年'
    """

    def __init__(  # noqa: PLR0913 - one keyword for each stage that can be replaced
        self,
        *,
        normalizer: Normalizer | str | None = None,
        outline: OutlineParser | str | None = None,
        extractors: Sequence[Extractor[Any] | str] | None = None,
        statements: StatementBuilder | str | None = None,
        subjects: SubjectFinder | str | None = None,
        segmenter: Segmenter | str | None = None,
        readers: Sequence[Reader | str] = (),
        numerals: NumeralReader | str | None = None,
        units: UnitTable | str | os.PathLike[str] | None = None,
        indicators: IndicatorCatalogue | str | os.PathLike[str] | None = None,
    ) -> None:
        if isinstance(extractors, str):
            raise TypeError(f"extractors: expected several, such as [{extractors!r}], got one name")
        if extractors is not None:
            extractors = tuple(extractors)
        self._given: dict[str, Any] = {
            "normalizer": normalizer,
            "outline": outline,
            "extractors": extractors,
            "statements": statements,
            "subjects": subjects,
            "segmenter": segmenter,
            "readers": tuple(readers),
            "numerals": numerals,
            "units": units,
            "indicators": indicators,
        }
        self.normalizer: Normalizer = _component(Group.NORMALIZERS, normalizer, ReportNormalizer)
        self.outline: OutlineParser = _component(Group.OUTLINE_PARSERS, outline, ReportOutlineParser)
        self.extractors: tuple[Extractor[Any], ...] = in_order(
            default_extractors()
            if extractors is None
            else [_component(Group.EXTRACTORS, given, None) for given in extractors]
        )
        self.statements: StatementBuilder = _component(
            Group.STATEMENT_BUILDERS, statements, RuleStatementBuilder
        )
        self.subjects: SubjectFinder = _component(Group.SUBJECT_FINDERS, subjects, GrammarSubjectFinder)
        self.segmenter: Segmenter = _component(Group.SEGMENTERS, segmenter, JiebaSegmenter)
        self.readers: tuple[Reader, ...] = tuple(_component(Group.READERS, each, None) for each in readers)
        self.numerals: NumeralReader = _component(Group.NUMERALS, numerals, BuiltinNumeralReader)
        self.units: UnitTable = (
            load_units().extended(read_units(units))
            if isinstance(units, os.PathLike)
            else _component(Group.UNITS, units, load_units)
        )
        self.indicators: IndicatorCatalogue = (
            default_catalogue().extended(read_catalogue(indicators))
            if isinstance(indicators, os.PathLike)
            else _component(Group.INDICATORS, indicators, default_catalogue)
        )

    def __reduce__(self) -> tuple[Callable[[], Pipeline], tuple[()]]:
        """Pickled as what it was made of; built-in components are made anew where it is unpickled."""
        return partial(Pipeline, **self._given), ()

    def parse(
        self,
        text: str,
        *,
        title: str | None = None,
        region: str | Region | None = None,
        year: YearLike | None = None,
    ) -> Report:
        """Read one report from its text.

        Raises ``YearError`` and ``RegionError`` as :func:`gwreport.parse` does.
        """
        source = text_source(text)
        document = clean(source, single_report(source), self.normalizer)
        report = self.parse_document(document, title=title, region=region, year=year)
        if not looks_like_a_path(text, self.readers):
            return report
        message = f"the text is {text.strip()!r}, which looks like a path; gwreport.read opens files"
        remark = Diagnostic("looks-like-a-path", message, Span(0, len(report.text)), Severity.WARNING)
        return evolve(report, diagnostics=(remark, *report.diagnostics))

    def split(
        self, data: str | bytes | os.PathLike[str] | Source, *, name: str | None = None
    ) -> list[Document]:
        """The documents of a file or crawl: reports, their kin, and others; ``name`` is for messages."""
        source = read_source(data, name=name, readers=self.readers)
        return self._documents(source)

    def read(
        self,
        data: str | bytes | os.PathLike[str] | Source,
        *,
        name: str | None = None,
        region: str | Region | None = None,
        year: YearLike | None = None,
    ) -> list[Report]:
        """Every report of a file or crawl; ``name`` is that of the file, else as for :meth:`parse`."""
        source = read_source(data, name=name, readers=self.readers)
        documents = self._documents(source, DocumentKind.REPORT)
        return [self.parse_document(document, region=region, year=year) for document in documents]

    def _documents(self, source: Source, wanted: DocumentKind | None = None) -> list[Document]:
        """The clean documents of a source, of one kind or all, numbered as they stand there."""
        return [
            evolve(clean(source, part, self.normalizer), number=number)
            for number, part in enumerate(split_source(source), 1)
            if wanted in (None, part.kind)
        ]

    def read_one(
        self,
        data: str | bytes | os.PathLike[str] | Source,
        *,
        name: str | None = None,
        title: str | None = None,
        region: str | Region | None = None,
        year: YearLike | None = None,
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
        year: YearLike | None = None,
    ) -> Report:
        """Read one report from a clean document."""
        metadata = read_metadata(document, title=title, region=region, year=year)
        # A copy is read: automata leave the UTF-8 of a text beside it, which a kept report need not hold.
        text = document.text[:1] + document.text[1:]
        sections = self.outline.parse(text)
        reading = Reading(
            text,
            metadata,
            sections,
            segmenter=self.segmenter,
            numerals=self.numerals,
            units=self.units,
            indicators=self.indicators,
            index=TextIndex(text, self.units),
        )
        remarks = [*document.diagnostics, *metadata_remarks(metadata)]
        if region is not None or year is not None:
            remarks += disagreements(document, metadata)
        found: list[Mention[Any]] = []
        for extractor in self.extractors:
            if getattr(extractor, "reads_mentions", True):
                reading = evolve(reading, mentions=_in_order_of_text(found))
            new = _sort_out(extractor, extractor.extract(reading), remarks, Mention)
            reading = evolve(reading, by_label=_by_label(reading.by_label or {}, new))
            found += new
        reading = evolve(reading, mentions=_settle(_in_order_of_text(found)))
        mentions = with_subjects(reading, self.subjects)
        reading = evolve(reading, mentions=mentions, by_label=_by_label({}, mentions))
        statements = _sort_out(self.statements, self.statements.build(reading), remarks, Statement)
        remarks.sort(key=lambda d: d.span)
        report = Report(document, metadata, sections, reading.mentions, tuple(statements), tuple(remarks))
        knows = {"knows_place": region is not None, "knows_year": year is not None}
        doubted = with_doubts(report, **knows, index=reading.index)
        return with_columns(doubted)


_ARGUMENTS = {
    Group.NORMALIZERS: ("normalizer", Normalizer),
    Group.OUTLINE_PARSERS: ("outline", OutlineParser),
    Group.EXTRACTORS: ("extractors", Extractor),
    Group.STATEMENT_BUILDERS: ("statements", StatementBuilder),
    Group.SUBJECT_FINDERS: ("subjects", SubjectFinder),
    Group.SEGMENTERS: ("segmenter", Segmenter),
    Group.READERS: ("readers", Reader),
    Group.NUMERALS: ("numerals", NumeralReader),
    Group.UNITS: ("units", UnitTable),
    Group.INDICATORS: ("indicators", IndicatorCatalogue),
}


def _component(group: Group, given: object, builtin: Callable[[], Any] | None) -> Any:  # noqa: ANN401 - by group
    """The component of an argument: the built-in one, that of a name, or the object given.

    An object that lacks a method is refused, and so is a class handed over in place of an object.
    """
    argument, protocol = _ARGUMENTS[group]
    if given is None and builtin is not None:
        return builtin()
    if isinstance(given, str):
        return resolve(group, given)
    if isinstance(given, type) or not isinstance(given, protocol):
        hint = "; it is a class, make an object of it" if isinstance(given, type) else ""
        raise TypeError(f"{argument}: {given!r} does not satisfy {protocol.__name__}{hint}")
    require_installed(given)
    return given


def in_order(extractors: Sequence[Extractor[Any]]) -> tuple[Extractor[Any], ...]:
    """The extractors, each after all that it needs, else in the order given.

    Raises ``UnmetNeedError`` where nothing gives what one needs, and ``PluginError`` where extractors need
    each other.

    >>> [extractor.name for extractor in in_order([IndicatorExtractor(), QuantityExtractor()])]
    ['quantities', 'indicators']
    """
    waiting = [(extractor, _needed(extractor, extractors)) for extractor in extractors]
    ordered: list[Extractor[Any]] = []
    while waiting:
        open_names = {id(extractor) for extractor, _ in waiting}
        ready = next((pair for pair in waiting if open_names.isdisjoint(pair[1])), None)
        if ready is None:
            names = " and ".join(sorted(extractor.name for extractor, _ in waiting))
            raise PluginError(f"the extractors {names} need each other; none of them can run first")
        waiting.remove(ready)
        ordered.append(ready[0])
    return tuple(ordered)


def _needed(extractor: Extractor[Any], extractors: Sequence[Extractor[Any]]) -> set[int]:
    """The identities of the extractors that must run before one of them."""
    found: set[int] = set()
    for need in sorted(getattr(extractor, "needs", ())):
        givers = {
            id(other)
            for other in extractors
            if other is not extractor and (need == other.name or need in other.labels)
        }
        if not givers:
            others = [other for other in extractors if other is not extractor]
            there = {other.name for other in others}.union(*(other.labels for other in others))
            raise UnmetNeedError(extractor.name, str(need), tuple(sorted(there)))
        found |= givers
    return found


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


_place = attrgetter("span.start", "span.end")


def _in_order_of_text(found: list[Mention[Any]]) -> tuple[Mention[Any], ...]:
    """All that was found so far; it is sorted in place, so that the next call finds most of it in order."""
    found.sort(key=_place)
    return tuple(found)


def _by_label(
    known: Mapping[str, Sequence[Mention[Any]]], new: Iterable[Mention[Any]]
) -> dict[str, Sequence[Mention[Any]]]:
    """The mentions by their labels, those of each in the order of the text."""
    groups: dict[str, list[Mention[Any]]] = {}
    for mention in new:
        groups.setdefault(mention.label, []).append(mention)
    both = ((label, [*known.get(label, ()), *group]) for label, group in groups.items())
    return {
        **known,
        **{label: sorted(group, key=_place) if label in known else group for label, group in both},
    }


def _settle(mentions: tuple[Mention[Any], ...]) -> tuple[Mention[Any], ...]:
    """The mentions without names that lie in, or cut into, a longer name of another label."""
    dropped: set[int] = set()
    held: Mention[Any] | None = None
    for name in mentions:
        if name.label not in _NAMES:
            continue
        if held is None or _apart(held, name):
            held = name if held is None or name.span.end > held.span.end else held
        elif _weight(held) >= _weight(name):
            dropped.add(id(name))
        else:
            dropped.add(id(held))
            held = name
    return tuple(m for m in mentions if id(m) not in dropped)


def _apart(held: Mention[Any], name: Mention[Any]) -> bool:
    """Whether two names may stay side by side: of one label, or without overlap."""
    return held.label == name.label or name.span.start >= held.span.end


def _weight(mention: Mention[Any]) -> tuple[int, int]:
    return len(mention.span), -_PRECEDENCE.index(mention.label)


@cache
def default_pipeline() -> Pipeline:
    """The pipeline of built-in components, made once, when first asked for."""
    return Pipeline()
