"""The rows of the long tables and how they are made: one for each statement, headline target or figure."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from itertools import chain, islice
from typing import Any, Self

from attrs import Attribute, evolve, fields, frozen

from gwreport.analysis.doubts.candidates import Candidates
from gwreport.analysis.figures import Figure, read_figures
from gwreport.analysis.subjects import subject_name
from gwreport.analysis.targets import Presence, Target, headline_targets
from gwreport.model import Indicator, Mention, Number, Quantity, Report, Section, Statement
from gwreport.script.clauses import sentences
from gwreport.script.marks import CLAUSE_END, LIST_MARK, both_widths, one_of
from gwreport.span import Span

TABLE_VERSION = 3
"""The version of the columns; it is written into the metadata of every form that has any."""

KEY_PREFIX = "key_"
"""What the name of a column begins with that a table of texts or a path gave to its reports."""

_NO_FILE = "<text>"  # the name of a source that was handed over as text
_TWELVE_DIGITS = Context(prec=12, rounding=ROUND_HALF_EVEN)


@frozen(kw_only=True)
class Row:
    """The columns that every table begins with: whose report, of which year, and where it was read.

    ``title`` and ``delivered`` are what the report says of itself. ``file`` is the name of the file, of a
    file in a zip after that of the zip; ``document`` the number of the report among the documents of the
    file, or of the row of a table of texts; ``text_sha256`` the SHA-256 of its part of the text as it was
    given, in UTF-8. ``keys`` are no column but one each, the last of a table, with the name after ``key_``.
    """

    adcode: str | None
    region: str | None
    level: str | None
    parent_code: str | None
    year: int | None
    title: str | None
    delivered: date | None
    file: str | None
    document: int | None
    text_sha256: str | None
    keys: tuple[tuple[str, str], ...] = ()

    @classmethod
    def blank(cls, **known: Any) -> Self:  # noqa: ANN401 - one keyword for each column
        """A row of empty cells but for those given."""
        empty = {f.name: None if column_kind(f.type)[1] else "" for f in cls.attributes()}
        return cls(**{**empty, **known})

    @classmethod
    def attributes(cls) -> tuple[Attribute[Any], ...]:
        """The fields that are columns, in order: all but the keys."""
        return tuple(f for f in fields(cls) if f.name != "keys")

    @classmethod
    def columns(cls, keys: Iterable[str] = ()) -> tuple[str, ...]:
        """The names of the columns, in order; those of the ``keys`` are the last."""
        return (*(f.name for f in cls.attributes()), *(KEY_PREFIX + name for name in keys))

    def cells(self, keys: Iterable[str] = ()) -> tuple[Any, ...]:
        """The cells, in the order of :meth:`columns`; of a key that the row does not have None.

        Raises ``ValueError`` for a row with another key, which would be lost.
        """
        names, own = tuple(keys), dict(self.keys)
        if not own.keys() <= set(names):
            lost = ", ".join(sorted(own.keys() - set(names)))
            raise ValueError(f"the table has no column for the key {lost}; give all names of keys")
        return (*(getattr(self, f.name) for f in self.attributes()), *(own.get(name) for name in names))


def key_names(rows: Iterable[Row]) -> tuple[str, ...]:
    """The names of the keys of all rows, in the order in which they are met first."""
    return tuple(dict.fromkeys(name for row in rows for name, _ in row.keys))


def with_type(rows: Iterable[Row], row_type: type[Row] | None) -> tuple[Iterable[Row], type[Row]]:
    """The rows with their type: the one given, else that of the first row, else of statements."""
    if row_type is not None:
        return rows, row_type
    waiting = iter(rows)
    first = list(islice(waiting, 1))
    return chain(first, waiting), type(first[0]) if first else StatementRow


@frozen(kw_only=True)
class StatementRow(Row):
    """One statement.

    ``value`` is the single value, empty for a range; ``low`` and ``high`` are its ends. A fraction without
    a finite decimal is rounded to twelve significant digits. ``period_start`` and ``period_end`` are
    inclusive days, ``section`` is the path of headings, ``sentence`` what the number is written in
    (at most 1,000 characters), ``source_start`` and ``source_end`` the quantity's half-open place in the
    text as it was given. ``doubts`` are the codes of what speaks against it, joined by `;`.
    """

    indicator: str
    indicator_name: str
    aspect: str
    status: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str
    direction: str
    period_start: date | None
    period_end: date | None
    section: str | None
    sentence: str | None
    source_start: int | None
    source_end: int | None
    rule: str | None
    doubts: str | None


@frozen(kw_only=True)
class TargetRow(Row):
    """What a report promises for one indicator in the year it plans.

    ``presence`` is ``stated``, ``qualitative``, ``absent`` or ``not_found``; the cells of a number are empty
    but for ``stated``. ``form`` is ``point``, ``at_least``, ``at_most``, ``around`` or ``range``; ``words``
    are the constraint words, joined by a space; ``hardness`` is ``hard``, ``soft`` or ``ceiling``.
    ``target_role`` is ``base``, or ``stretch`` for the further of two figures (7.5%左右，力争8%);
    ``midpoint`` is the value or the middle of a range. ``doubts`` are those of :class:`StatementRow`,
    ``candidates`` the other figures that a doubtful, absent or not found target may be, as written, best
    first, joined by `;`.
    """

    indicator: str
    indicator_name: str
    presence: str
    aspect: str | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    bound: str | None
    form: str | None
    words: str | None
    hardness: str | None
    direction: str | None
    text: str | None
    source_start: int | None
    source_end: int | None
    rule: str | None
    target_role: str | None
    midpoint: Decimal | None
    doubts: str | None
    candidates: str | None


@frozen(kw_only=True)
class FigureRow(Row):
    """One quantity, whether it makes a statement or not; durations are left out.

    ``subject`` is what it counts or measures and ``verb`` the word that leads to it, both as printed;
    ``subject_name`` is the name under which subjects are compared across reports. ``role`` is that of the
    innermost section, ``indicator`` the one that the quantity makes a statement on. The other columns are
    those of :class:`StatementRow`.
    """

    role: str | None
    subject: str | None
    subject_name: str | None
    verb: str | None
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    bound: str
    aspect: str
    status: str
    direction: str
    period_start: date | None
    period_end: date | None
    indicator: str | None
    indicator_name: str | None
    section: str | None
    sentence: str | None
    source_start: int | None
    source_end: int | None


def figure_rows(reports: Iterable[Report], *, subject: str | None = None) -> Iterator[FigureRow]:
    """One row for each quantity of each report, in the order of the texts.

    With ``subject`` only those whose subject has it in its name, as
    :func:`~gwreport.analysis.subjects.subject_name` writes both.
    """
    wanted = None if subject is None else subject_name(subject)
    for report in reports:
        paths, innermost = section_paths(report), _Sections(report)
        written = _Sentences(report.text)
        cells = report_cells(report)
        for figure in read_figures(report):
            quantity = figure.quantity
            name = None if quantity.subject_text is None else subject_name(quantity.subject_text)
            if wanted is not None and (name is None or wanted not in name):
                continue
            section = innermost.around(quantity.span)
            yield FigureRow(
                **cells,
                **_figure_cells(report, figure),
                subject_name=name,
                role=str(section.role) if section else None,
                section=paths.get(section.heading.start) if section else None,
                sentence=written.around(quantity.span),
            )


def _figure_cells(report: Report, figure: Figure) -> dict[str, Any]:
    """The cells that are of the figure alone."""
    mention, value = figure.quantity, figure.quantity.value
    period, indicator, place = figure.period, figure.indicator, report.to_source(mention.span)
    return {
        "subject": mention.subject_text,
        "verb": mention.verb,
        "kind": str(value.kind),
        "value": decimal_cell(value.value),
        "low": decimal_cell(value.low),
        "high": decimal_cell(value.high),
        "unit": value.unit,
        "bound": str(value.bound),
        "aspect": str(figure.aspect),
        "status": str(figure.status),
        "direction": str(figure.direction),
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "indicator": indicator.id if indicator else None,
        "indicator_name": indicator.name if indicator else None,
        "source_start": place.start,
        "source_end": place.end,
    }


class _Sections:
    """The innermost section around a place."""

    def __init__(self, report: Report) -> None:
        self._sections = list(report.walk())
        self._starts = [section.span.start for section in self._sections]

    def around(self, place: Span) -> Section | None:
        """The innermost section that a place begins in; None before the first heading."""
        at = bisect_right(self._starts, place.start) - 1
        while at >= 0 and self._sections[at].span.end <= place.start:
            at -= 1
        return self._sections[at] if at >= 0 else None


def statement_rows(reports: Iterable[Report]) -> Iterator[StatementRow]:
    """One row for each statement of each report, in the order of the texts."""
    for report in reports:
        paths = section_paths(report)
        written = _Sentences(report.text)
        cells = report_cells(report)
        for statement in report.statements:
            period, section = statement.period, statement.section
            yield StatementRow(
                **cells,
                **_statement_cells(report, statement),
                status=str(statement.status),
                value=decimal_cell(statement.quantity.value.value),
                period_start=period.start if period else None,
                period_end=period.end if period else None,
                section=paths.get(section.heading.start) if section else None,
                sentence=written.around(statement.quantity.span),
            )


# A text without full stops is one sentence; of such a one a row gives the clauses around its number.
_LONGEST_SENTENCE = 1000
_CLAUSE_END = re.compile(one_of(both_widths(CLAUSE_END) + LIST_MARK))


class _Sentences:
    """The sentences of a text, each cut out once however many rows it is in."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._sentences = list(sentences(text))
        self._starts = [sentence.start for sentence in self._sentences]
        self._last: tuple[int, str] = (-1, "")

    def around(self, place: Span) -> str | None:
        """The sentence that a place begins in; of one longer than 1,000 characters the clauses near it."""
        at = bisect_right(self._starts, place.start) - 1
        if at < 0:
            return None
        sentence = self._sentences[at]
        if len(sentence) > _LONGEST_SENTENCE:
            return self._near(sentence, place).of(self._text)
        if self._last[0] != at:
            self._last = at, sentence.of(self._text)
        return self._last[1]

    def _near(self, sentence: Span, place: Span) -> Span:
        """The whole clauses within half the longest sentence on either side of a place."""
        half = _LONGEST_SENTENCE // 2
        low, high = max(sentence.start, place.start - half), min(sentence.end, place.start + half)
        first = _CLAUSE_END.search(self._text, low, place.start) if low > sentence.start else None
        last = [mark.end() for mark in _CLAUSE_END.finditer(self._text, min(place.end, high), high)]
        return Span(first.end() if first else low, last[-1] if last and high < sentence.end else high)


def target_rows(reports: Iterable[Report], *, indicators: Sequence[Indicator] = ()) -> Iterator[TargetRow]:
    """One row for each headline target of each report, stated or qualitative.

    For each of ``indicators`` that a report sets no target for there is a row too, which tells ``absent``
    from ``not_found``.
    """
    for report in reports:
        table = headline_targets(report)
        cells = report_cells(report)
        for target in table:
            yield _stated_row(report, target, cells)
        for wish in table.qualitative:
            yield _unstated_row(report, wish.indicator, Presence.QUALITATIVE, cells, wish.span)
        others = Candidates(report, table.passage)
        for indicator in indicators:
            presence = table.presence(indicator)
            if presence in (Presence.ABSENT, Presence.NOT_FOUND):
                row = _unstated_row(report, indicator, presence, cells, None)
                yield evolve(row, candidates=_written(others.of(indicator)))


def _stated_row(report: Report, target: Target, cells: dict[str, Any]) -> TargetRow:
    return TargetRow(
        **cells,
        **_statement_cells(report, target.statement),
        presence=str(Presence.STATED),
        form=str(target.form),
        words=" ".join(target.words) or None,
        hardness=target.hardness,
        text=target.statement.evidence.of(report.text),
        target_role=str(target.role),
        midpoint=decimal_cell(target.midpoint),
        candidates=_written(target.candidates),
    )


def _written(figures: Iterable[Mention[Quantity]]) -> str | None:
    """Figures as the text has them."""
    return ";".join(figure.text for figure in figures) or None


def _statement_cells(report: Report, statement: Statement) -> dict[str, Any]:
    """The cells that a statement has in every table."""
    quantity = statement.quantity.value
    place = report.to_source(statement.quantity.span)
    return {
        "indicator": statement.indicator.id,
        "indicator_name": statement.indicator.name,
        "aspect": str(statement.aspect),
        "low": decimal_cell(quantity.low),
        "high": decimal_cell(quantity.high),
        "unit": quantity.unit,
        "bound": str(quantity.bound),
        "direction": str(statement.direction),
        "source_start": place.start,
        "source_end": place.end,
        "rule": statement.rule,
        "doubts": ";".join(statement.doubts) or None,
    }


def _unstated_row(
    report: Report, indicator: Indicator, presence: Presence, cells: dict[str, Any], span: Span | None
) -> TargetRow:
    place = report.to_source(span) if span else None
    return TargetRow.blank(
        **cells,
        indicator=indicator.id,
        indicator_name=indicator.name,
        presence=str(presence),
        text=span.of(report.text) if span else None,
        source_start=place.start if place else None,
        source_end=place.end if place else None,
    )


def report_cells(report: Report) -> dict[str, Any]:
    """The cells that every table begins with, and the keys."""
    metadata, document = report.metadata, report.document
    region, name = metadata.region, document.source.name
    given = document.span.of(document.source.text)
    return {
        "adcode": region.adcode if region else None,
        "region": region.name if region else None,
        "level": str(metadata.level) if metadata.level else None,
        "parent_code": region.parent if region else None,
        "year": metadata.year,
        "title": metadata.title,
        "delivered": metadata.delivered,
        "file": None if name == _NO_FILE else name,
        "document": document.number,
        "text_sha256": hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest(),
        "keys": tuple((key, cell) for key, cell in report.keys if cell),
    }


def decimal_cell(number: Number | None) -> Decimal | None:
    """A number as a decimal; one without a finite decimal is rounded to twelve significant digits."""
    if not isinstance(number, Fraction):
        return number
    return _TWELVE_DIGITS.divide(Decimal(number.numerator), Decimal(number.denominator))


def section_paths(report: Report) -> dict[int, str]:
    """The path of headings for each section, by the start of its heading."""
    paths: dict[int, str] = {}

    def visit(sections: Sequence[Any], above: str) -> None:
        for section in sections:
            own = f"{section.marker}{section.title}".strip()
            path = " / ".join(part for part in (above, own) if part)
            paths[section.heading.start] = path
            visit(section.children, path)

    visit(report.sections, "")
    return paths


def column_kind(annotation: object) -> tuple[str, bool]:
    """The plain type of a column, and whether it may be empty."""
    name = str(annotation)
    return name.removesuffix(" | None"), name.endswith(" | None")
