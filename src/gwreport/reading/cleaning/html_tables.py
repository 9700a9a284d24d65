"""Tables of HTML that hold data: a line for each row, with pipes between the cells.

Pages use tables for layout too; of those nothing is changed here. A table is one of data where it holds no
other table, has rows of several cells, and no cell is longer than a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from attrs import define, field

_TAG: Final = re.compile(r"<(/?)(table|tr|td|th|caption)\b([^<>]*)>", re.I)
_OTHER_TAG: Final = re.compile(r"<[^<>]*>")
_SPANS: Final = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*([0-9]{1,3})", re.I)
_SIGN: Final = re.compile(r"<table\b", re.I)
_LONGEST_CELL: Final = 150  # characters
_LONGEST_SOURCE: Final = 6000  # characters of a cell with its tags
_MOST_COLUMNS: Final = 60
_FEWEST: Final = 2  # rows, and cells of a row
_BAR: Final = "| "


@define
class _HtmlCell:
    start: int
    end: int
    wide: int
    high: int
    tag: int


@define
class _HtmlTable:
    """A table that is being read: its rows, each the place of its tag with its cells."""

    start: int
    rows: list[tuple[int, list[_HtmlCell]]] = field(factory=list)
    ends: list[int] = field(factory=list)
    nested: bool = False
    open_cell: _HtmlCell | None = None

    def close_cell(self, at: int) -> None:
        if self.open_cell is not None:
            self.open_cell.end = at
            self.open_cell = None


@define
class DataTable:
    """A table of data: its place, and what each of its tags is read as, by where the tag begins."""

    start: int
    end: int
    tags: dict[int, str]


def data_tables(text: str) -> list[DataTable]:
    """The tables of data in a page, in order."""
    if _SIGN.search(text) is None:
        return []
    found = [data for table, end in _tables(text) if (data := _data(text, table, end)) is not None]
    return sorted(found, key=lambda table: table.start)


def _tables(text: str) -> Iterator[tuple[_HtmlTable, int]]:
    """The tables without another in them, with the place where each ends."""
    waiting: list[_HtmlTable] = []
    for tag in _TAG.finditer(text):
        closing, name = bool(tag[1]), tag[2].lower()
        if name == "table" and not closing:
            for outer in waiting[-1:]:
                outer.nested = True
            waiting.append(_HtmlTable(tag.start()))
        elif waiting and name == "table":
            table = waiting.pop()
            table.close_cell(tag.start())
            if not table.nested:
                yield table, tag.end()
        elif waiting:
            _take(waiting[-1], tag, name, closing=closing)


def _take(table: _HtmlTable, tag: re.Match[str], name: str, *, closing: bool) -> None:
    """Go on with a tag of a row or cell."""
    if name == "caption":
        return
    table.close_cell(tag.start())
    if closing:
        table.ends.append(tag.start())
    elif name == "tr":
        table.rows.append((tag.start(), []))
    elif table.rows:
        spans = {kind.lower(): int(count) for kind, count in _SPANS.findall(tag[3])}
        wide = min(max(spans.get("col", 1), 1), _MOST_COLUMNS)
        table.open_cell = _HtmlCell(tag.end(), tag.end(), wide, max(spans.get("row", 1), 1), tag.start())
        table.rows[-1][1].append(table.open_cell)


def _data(text: str, table: _HtmlTable, end: int) -> DataTable | None:
    """The table with its tags read as bars, where it holds data."""
    several = sum(len(cells) >= _FEWEST for _, cells in table.rows)
    if several < _FEWEST or any(_is_long(text, cell) for _, cells in table.rows for cell in cells):
        return None
    tags = dict.fromkeys(table.ends, " ")
    below = _Below()
    for start, cells in table.rows:
        tags[start] = "\n"
        column = 0
        for cell in cells:
            free = below.free_from(column)
            tags[cell.tag] = tags.get(cell.tag, "") + _BAR * (free - column + 1)
            column = below.fill(free, cell)
            if cell.wide > 1:
                tags[cell.end] = " " + _BAR * (cell.wide - 1)
        below.free_from(column)
    return DataTable(table.start, end, tags)


class _Below:
    """The columns that cells of the rows above still fill."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}

    def free_from(self, column: int) -> int:
        """The first column from ``column`` on that no cell above fills; what is passed is used up."""
        while self._rows.get(column, 0) > 0:
            self._rows[column] -= 1
            column += 1
        return column

    def fill(self, column: int, cell: _HtmlCell) -> int:
        """Put a cell at a column; the column behind it."""
        for covered in range(column, column + cell.wide):
            self._rows[covered] = cell.high - 1
        return column + cell.wide


def _is_long(text: str, cell: _HtmlCell) -> bool:
    if cell.end - cell.start > _LONGEST_SOURCE:
        return True
    return len(_OTHER_TAG.sub("", text[cell.start : cell.end]).strip()) > _LONGEST_CELL
