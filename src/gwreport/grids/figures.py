"""The cells with figures, with all that belongs to them: name, unit, heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.grids.cells import Cells, grids_in
from gwreport.grids.heads import (
    FIGURES,
    RELATIVE,
    ColumnKind,
    GridColumn,
    Head,
    bare_name,
    first_unit,
    read_head,
)
from gwreport.grids.words import head_words
from gwreport.span import Span
from gwreport.tables.matching import any_of
from gwreport.units import UnitTable

_NUMBERED: Final = re.compile(
    r"\s*(?:[0-9]{1,3}(?:\.[0-9]{1,2})?[、.．)）](?![0-9])|[一二三四五六七八九十]{1,3}[、.．]|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[①-⑳●■◆·•])\s*"
)
_FOOTNOTE: Final = re.compile(r"\s*(?:[（(]?(?:[*＊※①-⑩]|注[0-9]?)[）)]?|\[[0-9]{1,2}\])\s*$")
_DIGIT: Final = re.compile(r"[0-9０-９]")
#: Years and what is compared with them, before what a head tells: 2023年比2020年, 五年, 比“十三五”末.
_TIMES: Final = re.compile(
    r"(?:(?:19|20)[0-9]{2}(?:[—–~至-](?:19|20)[0-9]{2})?年?|[“\"]?十[一二三四五]五[”\"]?(?:以来|时期|期间|末)?"
    r"|近?[两二三四五六七八九十]年[来前]?|[比较以同]|为基[期数]|累计)+"
)
_LONGEST_CELL: Final = 30  # characters; what is longer is no figure but a text
_LONGEST_UNIT: Final = 10
_LONGEST_TELLING: Final = 6
_BRACKETS: Final = ("[]", "〔〕", "【】", "()", "（）", "［］")


@frozen
class CellFigure:
    """A cell with a figure.

    ``name`` is what it is a figure of, ``group`` the row that the name is a part of, where there is one.
    ``value`` is the cell without footnote marks, ``unit`` the words that would stand behind its number (""
    where nothing says), ``column`` the number of its column. ``when`` is the cell of its row that says
    which year it holds for, where rows are years; ``area`` that its row is of a part of the place.
    """

    name: Span
    value: Span
    column: int
    unit: str
    row: Span
    group: Span | None = None
    when: Span | None = None
    area: bool = False


@frozen
class FigureTable:
    """A table with figures: its place, the lines over it, its columns and the cells with figures, by rows."""

    span: Span
    captions: tuple[Span, ...]
    columns: tuple[GridColumn, ...]
    figures: tuple[CellFigure, ...]


def figure_tables(text: str, units: UnitTable) -> list[FigureTable]:
    """The tables of a text that hold figures under heads that say what they are, in order."""
    found = []
    for grid in grids_in(text):
        head = read_head(text, grid, units)
        figures = () if head is None else tuple(_Rows(text, head, units).figures())
        if head is not None and figures:
            found.append(FigureTable(grid.span, head.captions, head.columns, figures))
    return found


class _Rows:
    """The rows under a head, read from the top: a row may be a part of one before it."""

    def __init__(self, text: str, head: Head, units: UnitTable) -> None:
        self._text = text
        self._head = head
        self._units = units
        self._of_kind: dict[ColumnKind, int] = {}
        for at, column in enumerate(head.columns):
            self._of_kind.setdefault(column.kind, at)
        self._names = [at for at, c in enumerate(head.columns) if c.kind is ColumnKind.NAME]
        self._group: Span | None = None
        self._last: dict[int, Span] = {}

    def figures(self) -> Iterator[CellFigure]:
        """The cells with figures, row by row; a head that is repeated is passed over."""
        heads = {head.of(self._text) for column in self._head.columns for head in column.heads}
        for row in self._head.body:
            if all(cell.of(self._text) in heads for cell in row if cell):
                continue
            if self._names:
                yield from self._of_name(row)
            else:
                yield from self._of_heads(row)

    # -- rows that are named ---------------------------------------------------------------------------------

    def _of_name(self, row: Cells) -> Iterator[CellFigure]:
        """The figures of a row that names what they are of."""
        name, group, unit = self._name(row)
        if not name:
            return
        at = self._of_kind.get(ColumnKind.UNIT)
        written = "" if at is None else row[at].of(self._text)
        unit = first_unit(written, self._units) or (written if len(written) <= _LONGEST_UNIT else "") or unit
        for column in self._with_figures(row):
            yield CellFigure(
                name, self._value(row[column]), column, self._unit(column, unit), _whole(row), group
            )

    def _name(self, row: Cells) -> tuple[Span, Span | None, str]:
        """The name of a row, the name of the row that it is a part of, and the unit behind the name."""
        cells = self._names_of(row)
        if not cells:
            return Span(0, 0), None, ""
        bare, is_part = self._stripped(cells[-1])
        serial = self._of_kind.get(ColumnKind.SERIAL)
        is_part = is_part or (serial is not None and not row[serial] and self._group is not None)
        name, unit = bare_name(self._text, bare, self._units)
        if len(cells) > 1:
            return name, bare_name(self._text, self._stripped(cells[0])[0], self._units)[0], unit
        if is_part or (self._group is not None and only_tells(name.of(self._text))):
            return name, self._group, unit
        self._group = name
        return name, None, unit

    def _names_of(self, row: Cells) -> list[Span]:
        """The cells that name a row, the widest first; where one is empty that of the row above goes on."""
        for at in self._names:
            if row[at]:
                self._last = {before: cell for before, cell in self._last.items() if before < at}
                self._last[at] = row[at]
        return [self._last[at] for at in self._names if at in self._last]

    def _stripped(self, cell: Span) -> tuple[Span, bool]:
        """A name without its number, words for a part of the row above and footnote marks; whether those."""
        start, end, is_part = cell.start, cell.end, False
        while (mark := _NUMBERED.match(self._text, start, end)) and mark.end() < end:
            start = mark.end()
        while mark := _subset().match(self._text, start, end):
            start, is_part = mark.end(), True
        while (mark := _NUMBERED.match(self._text, start, end)) and mark.end() < end:
            start = mark.end()
        foot = _FOOTNOTE.search(self._text, start, end)
        return Span(start, max(start, foot.start()) if foot else end), is_part

    # -- rows of years or places -----------------------------------------------------------------------------

    def _of_heads(self, row: Cells) -> Iterator[CellFigure]:
        """The figures of a row of a year or a place, whose heads name what they are of."""
        time, area = self._of_kind.get(ColumnKind.TIME), self._of_kind.get(ColumnKind.AREA)
        label = row[area].of(self._text) if area is not None else ""
        of_part = area is not None and label.replace(" ", "") not in head_words().whole
        name: Span | None = None
        for at, column in enumerate(self._head.columns):
            own = self._own_name(column)
            name = own or name
            if name is not None and at in self._with_figures(row, every=True):
                yield CellFigure(
                    name,
                    self._value(row[at]),
                    at,
                    self._unit(at, ""),
                    _whole(row),
                    None,
                    row[time] if time is not None and row[time] else None,
                    of_part,
                )

    def _own_name(self, column: GridColumn) -> Span | None:
        """What the head of a column names; None where it only says what is told of the one before it."""
        if column.kind in (ColumnKind.TIME, ColumnKind.AREA, ColumnKind.SERIAL, ColumnKind.NOTE):
            return None
        if column.kind in FIGURES and len(column.heads) > 1:
            return column.top
        plain = column.name.of(self._text)
        return None if not plain or (column.kind in FIGURES and only_tells(plain)) else column.name

    # -- cells -----------------------------------------------------------------------------------------------

    def _with_figures(self, row: Cells, *, every: bool = False) -> Iterator[int]:
        """The columns in which a row has a figure."""
        for at, column in enumerate(self._head.columns):
            may = column.kind in FIGURES or (every and column.kind is ColumnKind.OTHER)
            cell = row[at].of(self._text)
            if may and len(cell) <= _LONGEST_CELL and _DIGIT.search(cell):
                yield at

    def _value(self, cell: Span) -> Span:
        if self._text[cell.start] + self._text[cell.end - 1] in _BRACKETS:  # as plans mark sums and means
            return Span(cell.start + 1, cell.end - 1)
        foot = _FOOTNOTE.search(self._text, cell.start, cell.end)
        return Span(cell.start, foot.start()) if foot and foot.start() > cell.start else cell

    def _unit(self, column: int, unit: str) -> str:
        """The unit of a cell: that of its column, that of its row, the one over the table."""
        head = self._head.columns[column]
        if head.unit:
            return head.unit
        if head.kind is ColumnKind.RANK:
            return "位"
        if head.kind in RELATIVE and unit not in _points():
            return "%"
        return unit or next(iter(self._head.units), "")


def only_tells(name: str) -> bool:
    """Whether a name only says what is told of the one before it: 增速, 比上年增长, 占比, 比2020年增长."""
    return telling_at(name) is not None


def telling_at(name: str) -> int | None:
    """Where a name that only tells of the one before it does so, behind times and comparisons; else None."""
    if len(name) <= _LONGEST_TELLING and name.startswith(_telling()):
        return 0
    times = _TIMES.match(name)
    if times is None or not 0 < len(name) - times.end() <= _LONGEST_TELLING:
        return None
    return times.end() if name.startswith(_moving(), times.end()) else None


def _whole(row: Cells) -> Span:
    filled = [cell for cell in row if cell]
    return Span(filled[0].start, filled[-1].end)


def _points() -> Sequence[str]:
    return ("个百分点", "百分点", "pp", "‰")


@cache
def _subset() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{any_of(head_words().subset)})\s*[:：]?\s*")


@cache
def _moving() -> tuple[str, ...]:
    """What may stand behind a time or a comparison; alone 提高 or 减少 begin names as well."""
    return (*_telling(), *head_words().moved)


@cache
def _telling() -> tuple[str, ...]:
    words = head_words()
    return (*words.growth, *words.share, *words.rank, *words.average, *words.change)
