"""What a replaceable component has to do.

A component is any object with these methods and attributes; nothing is subclassed. It is handed
to :class:`gwreport.Pipeline` by argument. ``gwreport.testing`` checks that a component keeps these contracts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol, TypeVar, runtime_checkable

from attrs import field, frozen

from gwreport.indicators.catalogue import IndicatorCatalogue
from gwreport.model import Diagnostic, Mention, Metadata, Repair, Section, Source, Statement, Subject
from gwreport.numerals import Number
from gwreport.span import Span
from gwreport.text_index import TextIndex
from gwreport.units import UnitTable, load_units

V_co = TypeVar("V_co", covariant=True)


@frozen
class Reading:
    """What is known of a report when a component is asked: all that earlier stages made.

    ``segmenter``, ``numerals``, ``units`` and ``indicators`` are those of the pipeline, for components that
    need to know where words end, what a numeral, a unit or the name of an indicator is; None where a
    component is asked without a pipeline. ``by_label`` are the mentions once more, for :meth:`labelled`,
    and ``index`` is what several components look up in the text, for :meth:`indexed`.
    """

    text: str
    metadata: Metadata = field(factory=Metadata)
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention[Any], ...] = ()
    segmenter: Segmenter | None = field(default=None, eq=False, repr=False)
    numerals: NumeralReader | None = field(default=None, eq=False, repr=False)
    units: UnitTable | None = field(default=None, eq=False, repr=False)
    indicators: IndicatorCatalogue | None = field(default=None, eq=False, repr=False)
    by_label: Mapping[str, Sequence[Mention[Any]]] | None = field(default=None, eq=False, repr=False)
    index: TextIndex | None = field(default=None, eq=False, repr=False)

    def labelled(self, *labels: str) -> list[Mention[Any]]:
        """The mentions of some labels, those of each label in the order of the text.

        In a pipeline these are all that were found so far, also where ``mentions`` are fewer.
        """
        if self.by_label is None:
            return [mention for mention in self.mentions if mention.label in labels]
        return [mention for label in labels for mention in self.by_label.get(label, ())]

    def indexed(self) -> TextIndex:
        """What is looked up in the text: the index that all of a pipeline share, else a new one."""
        if self.index is not None:
            return self.index
        return TextIndex(self.text, load_units() if self.units is None else self.units)


@runtime_checkable
class Segmenter(Protocol):
    """Cuts text into words."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    def segment(self, text: str) -> Iterable[Span]:
        """The words of ``text`` as non-empty, ordered, disjoint spans that cover all but white space."""
        ...


@runtime_checkable
class Reader(Protocol):
    """Makes a text of the bytes of one file format."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    @property
    def suffixes(self) -> frozenset[str]:
        """How names of such files end, in lower case with the dot; asked where no content tells."""
        ...

    def sniff(self, data: bytes) -> bool:
        """Whether the bytes of a file are of this format, by signs that no other format has."""
        ...

    def read(self, data: bytes, name: str) -> Source:
        """The text of a file as a source of that ``name``; raises ``InputError`` for what cannot be read."""
        ...


@runtime_checkable
class NumeralReader(Protocol):
    """Finds numerals in a text and reads them."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    @property
    def pattern(self) -> str:
        """The source of a regular expression, without groups, for what may be a numeral.

        It is part of larger expressions and must take no time beyond linear. That of the built-in reader is
        ``gwreport.numerals.NUMERAL_PATTERN``; a match that is no numeral is refused by :meth:`read`.
        """
        ...

    def read(self, text: str) -> Number:
        """The exact value of the numeral ``text``. Raises ``NumeralError`` where it is none, or not sure."""
        ...


@runtime_checkable
class Normalizer(Protocol):
    """Finds what should be read differently from how it is written."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    def repairs(self, text: str) -> Iterable[Repair]:
        """Ordered, disjoint repairs of ``text``; their spans refer to ``text``."""
        ...


@runtime_checkable
class OutlineParser(Protocol):
    """Finds the sections of a clean text."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    def parse(self, text: str) -> tuple[Section, ...]:
        """The top sections in order; children lie within their parent and never overlap."""
        ...


@runtime_checkable
class Extractor(Protocol[V_co]):
    """Finds mentions in a report.

    An extractor may also have an attribute ``needs``: the labels or names (``frozenset[str]``) of what must
    run before it. A pipeline refuses an extractor without what it needs, and runs it after all of that.
    One that never looks at ``reading.mentions`` may say so by an attribute ``reads_mentions`` that is False:
    the mentions are then not put in order for it, and those that it is handed may be fewer. What
    :meth:`Reading.labelled` gives is complete even so.
    """

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    @property
    def labels(self) -> frozenset[str]:
        """The labels that its mentions may carry."""
        ...

    def extract(self, reading: Reading) -> Iterable[Mention[V_co] | Diagnostic]:
        """Mentions in the order of the text, those of one label disjoint, and remarks on doubtful places."""
        ...


@runtime_checkable
class SubjectFinder(Protocol):
    """Finds what each quantity counts or measures."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    def find(self, reading: Reading) -> Mapping[Span, Subject]:
        """The subjects of quantities by the span of the quantity; those without one need not be there.

        A subject lies in the text, has no white space at its ends and never overlaps its quantity.
        """
        ...


@runtime_checkable
class StatementBuilder(Protocol):
    """Combines mentions to statements."""

    @property
    def name(self) -> str:
        """The name that components are listed under."""
        ...

    def build(self, reading: Reading) -> Iterable[Statement | Diagnostic]:
        """Statements in the order of their quantities, and remarks on what was doubtful."""
        ...
