"""Statements of tables inside a report: each cell is read as the sentence that it stands for.

What the sentence says (level, growth, share) is decided as for any other; when it holds and whether it is
aimed at, the heads say (``rules.table``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, Final

from attrs import evolve, frozen

from gwreport.grids.figures import CellFigure, FigureTable, telling_at
from gwreport.grids.heads import ColumnKind, GridColumn
from gwreport.grids.words import head_words
from gwreport.grids.written import Written, write_value
from gwreport.indicators.catalogue import Entry, IndicatorCatalogue
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.model import Label, Mention, Period, Section
from gwreport.numerals.calendar import read_count
from gwreport.span import Span
from gwreport.statements.context import Context, SentencePlace
from gwreport.statements.decision import Case, Outcome, decide, refusal, settled
from gwreport.statements.rules import table as rules
from gwreport.statements.sentence import SentenceReader
from gwreport.statements.times import years_of_period
from gwreport.statements.tokens import Tokenizer, relevant

_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_COUNTED_YEARS: Final = re.compile("([两二三四五六七八九十])年")
_END: Final = "。\n"
_POINTS: Final = ("个百分点", "百分点")
_PERCENT: Final = ("%", "％", "‰")
_GROWTH: Final = "增长"
_RISE: Final = "提高"
_DECLINE: Final = "下降"
_SHARING: Final = "占"
#: What stands between the name and the figure for a column that does not hold amounts.
_LEADS: Final = {
    ColumnKind.GROWTH: _GROWTH,
    ColumnKind.AVERAGE: "年均增长",
    ColumnKind.CHANGE: "增加",
    ColumnKind.SHARE: "占比",
    ColumnKind.RANK: "居第",
    ColumnKind.CONTRIBUTION: "贡献率",
}

_MOVING: Final = frozenset({ColumnKind.GROWTH, ColumnKind.CHANGE})
_RELATIVE: Final = frozenset({*_LEADS, ColumnKind.FULFILMENT} - {ColumnKind.AVERAGE})
#: Forms of indicators that name one by themselves.
_NAMING: Final = frozenset({"level", "growth", "average", "share", "added", "bare", "weak"})


@frozen
class _CellSentence:
    """A cell as a sentence: where it is written, what the table tells of it, and how it came to its name."""

    figure: CellFigure
    span: Span
    told: rules.Told
    way: Case[object, None]
    section: Section | None


class TableReader:
    """Reads the tables of a report; ``spans`` are their places, in which no other sentence is read."""

    def __init__(self, reading: Reading, catalogue: IndicatorCatalogue, tokenizer: Tokenizer) -> None:
        self._reading = reading
        self._catalogue = catalogue
        self._tokenizer = tokenizer
        named = bool(reading.labelled(Label.INDICATOR))
        self._tables = reading.indexed().tables if named else []
        self.spans = [table.span for table in self._tables]

    def outcomes(self, context: Context) -> Iterator[Outcome]:
        """What became of each figure of the tables."""
        if not self._tables:
            return
        written = Written(self._reading.text)
        heads = _Heads(self._reading)
        sentences = [
            self._sentence(figure, column, told, context, written)
            for table in self._tables
            for figure, column, told in heads.told(table, context)
        ]
        figures = self._figures(sentences, written)
        reading = evolve(
            self._reading, text=written.text, sections=(), mentions=(), by_label=None, index=None
        )
        names = IndicatorExtractor().extract(evolve(reading, indicators=self._catalogue))
        both: list[Mention[Any]] = [*(name for name in names if isinstance(name, Mention)), *figures]
        both.sort(key=lambda mention: mention.span)
        reading = evolve(reading, mentions=tuple(both))
        reader = SentenceReader(reading, self._catalogue, self._tokenizer.cues)
        known = relevant(both)
        starts = [mention.span.start for mention in known]
        for sentence in sentences:
            first, last = (bisect_left(starts, end) for end in (sentence.span.start, sentence.span.end))
            for outcome in self._read(sentence, reader, written.text, known[first:last]):
                yield self._back(outcome, sentence, figures[outcome.figure])

    # -- writing ---------------------------------------------------------------------------------------------

    def _sentence(
        self, figure: CellFigure, column: GridColumn, told: rules.Told, context: Context, written: Written
    ) -> _CellSentence:
        """Write a cell as a sentence."""
        text, start = self._reading.text, len(written)
        name, group = figure.name, figure.group
        way = rules.BY_ROW if figure.name.start >= figure.row.start else rules.BY_COLUMN
        pieces: tuple[Span, ...] = (name,)
        if group is not None and not self._names(name.of(text)):
            pieces, way = self._with_group(name, group, way)
        for piece in pieces:
            written.take(piece)
        name_text = "".join("".join(piece.of(text).split()) for piece in pieces)
        written.add(self._lead(name_text, figure, column))
        write_value(written, text, figure)
        span = Span(start, len(written))
        written.add(_END)
        return _CellSentence(figure, span, told, way, context.section(figure.value.start))

    def _with_group(
        self, name: Span, group: Span, way: Case[object, None]
    ) -> tuple[tuple[Span, ...], Case[object, None]]:
        """A name without an indicator with that of its group, in the order in which they name one."""
        text = self._reading.text
        at = telling_at(name.of(text))
        if at is not None or name.of(text).startswith(head_words().telling):  # 地区生产总值, 比2020年增长
            return (group, Span(name.start + (at or 0), name.end)), rules.BY_PART
        for order in ((name, group), (group, name)):
            if self._joins(*(piece.of(text) for piece in order)):
                return order, rules.BY_PART
        return (name,), way

    def _names(self, text: str) -> Entry | None:
        """The indicator that a name has in it."""
        ids = [form.id for _, _, form in self._catalogue.find(text) if form.use in _NAMING and form.id]
        return self._catalogue[ids[-1]] if ids and ids[-1] in self._catalogue else None

    def _joins(self, first: str, second: str) -> bool:
        """Whether two names together are that of an indicator: 城镇 of 居民人均可支配收入."""
        found = self._catalogue.find(first + second)
        return any(form.id and start < len(first) < end for start, end, form in found)

    def _lead(self, name: str, figure: CellFigure, column: GridColumn) -> str:
        """The words between the name and the figure."""
        words, kind = head_words().telling, column.kind
        cell, head = figure.value.of(self._reading.text), column.name.of(self._reading.text)
        if kind is ColumnKind.SHARE and head.startswith(_SHARING):
            return "".join(head.split())
        if kind in _MOVING and cell.startswith(words):
            return ""
        if kind is ColumnKind.GROWTH:
            return self._growing(name, figure)
        if kind is ColumnKind.CHANGE:
            return next((word for word in head_words().moved if word in head), _LEADS[kind])
        return _LEADS[kind] if kind in _LEADS else self._of_value(name, cell, figure)

    def _of_value(self, name: str, cell: str, figure: CellFigure) -> str:
        """The word before a figure of a column of values: that of growth where it is a percentage of none."""
        told = any(word in name or word in cell for word in head_words().telling)
        return "" if told or not _is_relative(figure.unit, cell) else self._growth(name, figure)

    def _growing(self, name: str, figure: CellFigure) -> str:
        """The word of growth behind a name; what is counted in per cent itself rises."""
        words = head_words()
        if name.endswith(words.rate) and not any(word in name for word in words.growth):
            return _RISE
        return "" if name.endswith(words.telling) else _RISE if figure.unit in _POINTS else _GROWTH

    def _growth(self, name: str, figure: CellFigure) -> str:
        """The word of growth before a percentage of what is no rate; of decline in a group of declines."""
        entry = self._names(name)
        if entry is None or entry.indicator.dimension == "percent" or "%" in entry.units:
            return ""
        group = "" if figure.group is None else figure.group.of(self._reading.text)
        return _DECLINE if any(word in group for word in head_words().lessening) else _GROWTH

    def _figures(
        self, sentences: Sequence[_CellSentence], written: Written
    ) -> dict[Mention[Any], Mention[Any]]:
        """The quantities of the cells, as mentions in what is written, each with its own."""
        quantities = self._reading.labelled(Label.QUANTITY)
        starts, text = [quantity.span.start for quantity in quantities], written.text
        found: dict[Mention[Any], Mention[Any]] = {}
        for sentence in sentences:
            value = sentence.figure.value
            at = bisect_left(starts, value.start)
            while at < len(quantities) and quantities[at].span.end <= value.end:
                span = written.written_at(quantities[at].span, sentence.span)
                if span is not None:
                    found[evolve(quantities[at], span=span, text=span.of(text))] = quantities[at]
                at += 1
        return found

    # -- reading ---------------------------------------------------------------------------------------------

    def _read(
        self, sentence: _CellSentence, reader: SentenceReader, text: str, mentions: Sequence[Mention[Any]]
    ) -> list[Outcome]:
        """The outcomes of a sentence, with places in what is written."""
        told = sentence.told
        refused = refusal(rules.REFUSED, told)
        if refused is not None:
            return [Outcome(m, (refused,)) for m in mentions if m.label == Label.QUANTITY]
        status = settled(decide(rules.STATUS, told))
        period = decide(rules.PERIOD, rules.Timed(told, status)).verdict
        years = years_of_period(period)
        place = SentencePlace(sentence.section, status, years, years, outlook=False, term=years)
        tokens = self._tokenizer.tokens(text, sentence.span.start, sentence.span.end, mentions)
        return reader.read(tokens, place)[0]

    def _back(self, outcome: Outcome, sentence: _CellSentence, figure: Mention[Any]) -> Outcome:
        """An outcome with places in the report, and what the heads say."""
        made = outcome.statement
        if made is None:
            return evolve(outcome, figure=figure)
        status = decide(rules.STATUS, sentence.told)
        period = decide(rules.PERIOD, rules.Timed(sentence.told, settled(status)))
        _, aspect, _, _, scope = outcome.reasons
        reasons = (sentence.way.reason(), aspect, period.reason, status.reason, scope)
        statement = evolve(
            made,
            quantity=figure,
            period=period.verdict,
            status=settled(status),
            evidence=_evidence(sentence.figure, figure.span),
            rule=sentence.way.id,
            reasons=tuple(reason.id for reason in reasons[1:]),
        )
        return evolve(outcome, figure=figure, reasons=reasons, statement=statement)


def _is_relative(unit: str, cell: str) -> bool:
    """Whether a cell holds a percentage."""
    return unit in _PERCENT or any(sign in cell for sign in _PERCENT)


def _evidence(figure: CellFigure, quantity: Span) -> Span:
    """From the name of a row to its figure; where the name is elsewhere, the row."""
    start = figure.name.start if figure.row.contains(figure.name) else figure.row.start
    return Span(min(start, quantity.start), max(quantity.end, figure.value.end))


class _Heads:
    """What the heads and titles of tables tell of their figures."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._year = reading.metadata.year
        self._times: list[Mention[Period]] = [
            time for time in reading.labelled(Label.TIME) if isinstance(time.value, Period)
        ]
        self._starts = [time.span.start for time in self._times]

    def told(
        self, table: FigureTable, context: Context
    ) -> Iterator[tuple[CellFigure, GridColumn, rules.Told]]:
        """The figures of a table with their columns and what is told of them."""
        over = self._first(table.captions)
        years = years_of_period(over)
        on = years[0] if years is not None and years[0] == years[1] else None
        own = [self._first(column.heads, on) for column in table.columns]
        title = "".join(caption.of(self._text) for caption in table.captions)
        around = context.status(table.span.start)
        for figure in table.figures:
            column = table.columns[figure.column]
            near = _beside(table.columns, own, figure.column)
            heads = (*table.columns[near].heads, *column.heads) if near is not None else column.heads
            row = (figure.when,) if figure.when is not None else ()
            told = rules.Told(
                column.kind,
                figure.area,
                "".join(head.of(self._text) for head in (*row, *heads)),
                title,
                self._first(row, on),
                own[figure.column],
                None if near is None else own[near],
                over,
                self._span(column, own),
                self._base((*column.heads, figure.name)),
                self._year,
                around,
            )
            yield figure, column, told

    def _first(self, places: Sequence[Span], on: int | None = None) -> Period | None:
        """The time that the last of some cells with one names; ``on`` is the year that the title names."""
        for place in reversed(places):
            period = self._relative(place, on) or self._named(place)
            if period is not None:
                return period
        return None

    def _relative(self, place: Span, on: int | None) -> Period | None:
        """The year that a cell names by its distance from that which the table is on: 上年实际, 本年计划."""
        words, text = head_words(), place.of(self._text)
        year = self._year if on is None else on
        for named, back in ((words.last_year, 1), (words.this_year, 0)):
            if year is not None and text.startswith(named):
                return Period.of_years(year - back, year - back)
        return None

    def _named(self, place: Span) -> Period | None:
        """The first time in a cell that is not only compared with, or a year by its digits alone."""
        return next((time for time, compared in self._times_in(place) if not compared), None)

    def _base(self, places: Sequence[Span]) -> int | None:
        """The year that a column or row is compared with, where it is none of 上年: 2020 of 比2020年增长."""
        words = head_words().last_year
        distant = [place for place in places if not any(word in place.of(self._text) for word in words)]
        found = [time for place in distant for time, compared in self._times_in(place) if compared]
        years = years_of_period(found[-1]) if found else None
        return None if years is None else years[1]

    def _times_in(self, place: Span) -> Iterator[tuple[Period, bool]]:
        """The times in a cell, else its year in digits alone, each with whether it is compared with."""
        at, none = bisect_left(self._starts, place.start), True
        while at < len(self._times) and self._times[at].span.end <= place.end:
            time = self._times[at]
            if years_of_period(time.value) is not None:
                none = False
                yield time.value, self._is_compared(place, time.span.start)
            at += 1
        bare = _YEAR.search(self._text, place.start, place.end)
        if none and bare is not None:
            yield Period.of_years(*[int(bare.group())] * 2), self._is_compared(place, bare.start())

    def _is_compared(self, place: Span, start: int) -> bool:
        """Whether a word before a time in a cell says that something is compared with it."""
        return self._text[place.start : start].rstrip('“"').endswith(head_words().compared)

    def _span(self, column: GridColumn, own: Sequence[Period | None]) -> Period | None:
        """The years of a sum or mean: as many as its head counts, up to the last one before the plan."""
        at_head = years_of_period(self._first(column.heads))
        if at_head is not None and at_head[0] < at_head[1]:
            return Period.of_years(*at_head)
        past = self._past(own)
        counted = _COUNTED_YEARS.search("".join(head.of(self._text) for head in column.heads))
        count = read_count(counted[1]) if counted else None
        last = self._last_year(past)
        if last is not None and count is not None:
            return Period.of_years(last - count + 1, last)
        return Period.of_years(past[0] + 1, past[-1]) if len(past) > 1 else None

    def _past(self, own: Sequence[Period | None]) -> list[int]:
        """The years of columns before the plan, in order."""
        ends = {years[1] for period in own if (years := years_of_period(period)) is not None}
        return sorted(year for year in ends if self._year is None or year < self._year)

    def _last_year(self, past: Sequence[int]) -> int | None:
        """The last of the years of a table, else that before the plan."""
        if past:
            return past[-1]
        return None if self._year is None else self._year - 1


def _beside(columns: Sequence[GridColumn], own: Sequence[Period | None], at: int) -> int | None:
    """The column whose year a column without one shares: that before it, else that after it."""
    if own[at] is not None or columns[at].kind not in _RELATIVE:
        return None
    for near in chain(range(at - 1, -1, -1), range(at + 1, len(columns))):
        if own[near] is not None and columns[near].kind is ColumnKind.VALUE:
            return near
    return None
