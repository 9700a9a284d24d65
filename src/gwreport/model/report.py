"""A government work report, read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from gwreport.model.columns import MentionColumns
from gwreport.model.diagnostic import Diagnostic
from gwreport.model.document import Document, Place
from gwreport.model.mention import ENTITY_LABELS, Label, Mention
from gwreport.model.outline import Section
from gwreport.model.shown import Brief, counted
from gwreport.model.statement import Statement
from gwreport.model.values import Indicator, Level, Period, Quantity, Region
from gwreport.span import Span

if TYPE_CHECKING:
    from gwreport.export.frames import Form
    from gwreport.export.panels import TableName


@frozen
class Metadata:
    """Who reported to whom and when; None where the text does not say.

    ``year`` is the year that the report plans, ``congress`` the people's congress by its full name,
    ``session`` the number of its session.
    """

    title: str | None = None
    region: Region | None = None
    level: Level | None = None
    year: int | None = None
    delivered: date | None = None
    congress: str | None = None
    session: int | None = None
    speaker: str | None = None
    role: str | None = None


_Mentions = tuple[Mention[Any], ...]


def _as_objects(held: _Mentions | MentionColumns) -> _Mentions:
    return held.mentions() if isinstance(held, MentionColumns) else held


@frozen(repr=False)
class Report(Brief):
    """A report: its text, metadata, outline, mentions, statements and the remarks on its reading.

    ``keys`` are what a table of texts or a path says of it: pairs of a column's name and its cell.
    """

    document: Document
    metadata: Metadata
    sections: tuple[Section, ...] = ()
    _mentions: _Mentions | MentionColumns = field(default=(), alias="mentions", eq=_as_objects)
    statements: tuple[Statement, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    keys: tuple[tuple[str, str], ...] = ()

    def _name(self) -> tuple[object, ...]:
        place = self.metadata.region
        return place.name if place else self.metadata.title, self.metadata.year

    def _facts(self) -> tuple[str, ...]:
        return (
            counted(len(self.text), "character"),
            counted(sum(1 for _ in self.walk()), "section"),
            counted(len(self.statements), "statement"),
        )

    @property
    def text(self) -> str:
        """The clean text; all spans refer to it."""
        return self.document.text

    @property
    def source(self) -> str:
        """The text as it was given."""
        return self.document.source.text

    def to_source(self, span: Span) -> Span:
        """Where a span of the clean text is in :attr:`source`."""
        return self.document.to_source(span)

    def locate(self, span: Span) -> Place | None:
        """The page, paragraph or row of the document that a span begins in; None where it came as text."""
        return self.document.source.locate(self.to_source(span).start)

    def walk(self) -> Iterator[Section]:
        """Every section, depth first, in the order of the text."""
        for section in self.sections:
            yield from section.walk()

    @property
    def mentions(self) -> tuple[Mention[Any], ...]:
        """What was found in the text: quantities, times, indicators, places and other names, in its order.

        A report that is kept holds them as columns; those of the last few reports are held as objects too.
        """
        return _as_objects(self._mentions)

    @property
    def quantities(self) -> tuple[Mention[Quantity], ...]:
        """The mentions of quantities."""
        return tuple(m for m in self.mentions if m.label == Label.QUANTITY)

    @property
    def times(self) -> tuple[Mention[Period], ...]:
        """The mentions of times."""
        return tuple(m for m in self.mentions if m.label == Label.TIME)

    @property
    def regions(self) -> tuple[Mention[Region], ...]:
        """The mentions of places."""
        return tuple(m for m in self.mentions if m.label == Label.REGION)

    @property
    def indicators(self) -> tuple[Mention[Indicator], ...]:
        """The mentions of indicators."""
        return tuple(m for m in self.mentions if m.label == Label.INDICATOR)

    @property
    def names(self) -> tuple[Mention[str], ...]:
        """The mentions of bodies, people, projects, policies, documents and events; the value is the name."""
        return tuple(m for m in self.mentions if m.label in ENTITY_LABELS and m.label != Label.REGION)

    @property
    def entities(self) -> tuple[Mention[Any], ...]:
        """The mentions of places, bodies, people, projects, policies, documents and events."""
        return tuple(m for m in self.mentions if m.label in ENTITY_LABELS)

    def to_html(self, *, language: str | None = None) -> str:
        """The report as a page of HTML that needs no network: outline, marked text, and tables.

        ``language`` is ``"en"`` or ``"zh"``; without one the page opens in that of the browser. Raises
        ``ValueError`` for any other.
        """
        from gwreport.pages.view import view_page
        from gwreport.pages.words import language_of

        return view_page(self, language=language_of(language))

    def to_frame(self, table: TableName = "targets", *, form: Form = "pandas") -> Any:  # noqa: ANN401
        """The report as a table: its ``targets``, ``statements``, ``figures`` or ``sections``, one a row.

        The arguments and errors are those of :func:`gwreport.to_frame`, which makes a table of many reports.
        """
        from gwreport.export.panels import to_frame

        return to_frame(self, table, form=form)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from gwreport.pages.fragment import report_fragment

        return report_fragment(self)

    def to_dict(self) -> dict[str, Any]:
        """The report as plain data that JSON can hold; ``schema_version`` tells its form."""
        from gwreport.model import codec

        return codec.unstructure(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """The report that :meth:`to_dict` wrote. Raises ``SchemaError`` for anything else."""
        from gwreport.model import codec

        return codec.structure(data)


def with_columns(report: Report) -> Report:
    """The same report, its mentions held as columns, but for those that its statements hold."""
    figures = (statement.quantity for statement in report.statements)
    return evolve(report, mentions=MentionColumns.of(report.text, report.mentions, figures))
