"""Rows and cells of the tables in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from attrs import frozen

from gwreport.grids.words import head_words
from gwreport.span import Span
from gwreport.tables.matching import any_of

Cells = tuple[Span, ...]

_BARS: Final = "|｜│┃"
_BAR: Final = re.compile(f"[{_BARS}]")
_RULE: Final = re.compile(r"[\s:|｜│┃+=\-─━┄┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═]+")
_WIDE: Final = re.compile(r"[ ]*[\t\u3000][ \t\u3000]*| {2,}")
_BLANK: Final = re.compile(r"[ \t\u3000]+")
_TAB: Final = re.compile(r"\t")
_FIGURE: Final = re.compile(r"[0-9０-９]")
_SENTENCE_END: Final = "。；！？"
_FEWEST: Final = 2  # rows, and cells of a row
_FEWEST_HEADS: Final = 3  # columns of a table that only blanks divide
_LONGEST_GROUP: Final = 24  # characters of a row that names what the next ones are about
_LINES_ABOVE: Final = 3
_FARTHEST_ABOVE: Final = 250  # characters
_LONGEST_ABOVE: Final = 60  # characters of a title or a line with the unit


@frozen
class Grid:
    """A table as rows of cells, each the place of its text without the blanks around it, which may be empty.

    ``above`` are the lines right over it that may be its title or name its unit, from the top.
    """

    rows: tuple[Cells, ...]
    span: Span
    above: tuple[Span, ...] = ()


def grids_in(text: str) -> list[Grid]:
    """The tables of a text, in order: runs of lines with pipes, and lines under a head with its columns."""
    found = list(_barred(text)) if any(bar in text for bar in _BARS) else []
    found += _headed(text, [grid.span for grid in found])
    return sorted(found, key=lambda grid: grid.span)


# ---- lines with pipes ----------------------------------------------------------------------------


def _barred(text: str) -> Iterator[Grid]:
    """The runs of lines with pipes; lines that only rule off are passed over."""
    run: list[Span] = []
    for line in _lines_with_bars(text):
        if run and not _RULE.fullmatch(text, run[-1].end, line.start):
            yield from _grid(text, run)
            run = []
        run.append(line)
    yield from _grid(text, run)


def _lines_with_bars(text: str) -> Iterator[Span]:
    end = 0
    while match := _BAR.search(text, end):
        start = text.rfind("\n", 0, match.start()) + 1
        end = _line_end(text, match.start())
        yield Span(start, end)


def _grid(text: str, lines: list[Span]) -> Iterator[Grid]:
    rows = tuple(_between_bars(text, line) for line in lines if not _RULE.fullmatch(line.of(text)))
    rows = tuple(row for row in rows if row)
    if len(rows) >= _FEWEST and sum(len(row) >= _FEWEST for row in rows) >= _FEWEST:
        yield Grid(rows, Span(lines[0].start, lines[-1].end), _above(text, lines[0].start))


def _between_bars(text: str, line: Span) -> Cells:
    """The cells of a line; a bar at its start or end divides nothing."""
    bars = [match.start() for match in _BAR.finditer(text, line.start, line.end)]
    starts, ends = [line.start, *(bar + 1 for bar in bars)], [*bars, line.end]
    cells = [_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True)]
    first = 1 if not text[line.start : bars[0]].strip() else 0
    last = len(cells) - 1 if not text[bars[-1] + 1 : line.end].strip() else len(cells)
    return tuple(cells[first:last])


# ---- lines under a head --------------------------------------------------------------------------


@cache
def _head_line() -> re.Pattern[str]:
    return re.compile(rf"\n[ \t\u3000]*(?:{any_of(head_words().opening)})[ \t\u3000][^\n]+")


def _headed(text: str, taken: list[Span]) -> Iterator[Grid]:
    """The tables whose columns blanks or tabs divide, each under a head that opens with a word for it."""
    end = 0
    for match in _head_line().finditer(
        "\n" + text
    ):  # a search that begins with a line feed leaps to the next
        head = Span(match.start(), match.end() - 1)
        if head.start < end or any(span.overlaps(head) for span in taken):
            continue
        mark = _divider(head.of(text))
        cells = _divided(text, head, mark)
        if len(cells) >= _FEWEST_HEADS and not any(_is_long(cell) for cell in cells):
            rows, end = _rows_below(text, head, cells, mark)
            if len(rows) >= _FEWEST - 1:
                yield Grid((cells, *rows), Span(head.start, end), _above(text, head.start))


def _divider(head: str) -> re.Pattern[str]:
    """What divides the cells: tabs, else wide blanks, else any."""
    if "\t" in head.strip():
        return _TAB
    return _WIDE if len(_WIDE.split(head.strip())) >= _FEWEST_HEADS else _BLANK


def _divided(text: str, line: Span, mark: re.Pattern[str]) -> Cells:
    start, end = line.start, line.end
    if mark is not _TAB:
        whole = _trimmed(text, start, end)
        start, end = whole.start, whole.end
    cells = []
    for match in mark.finditer(text, start, end):
        cells.append(_trimmed(text, start, match.start()))
        start = match.end()
    return (*cells, _trimmed(text, start, end))


def _rows_below(text: str, head: Span, heads: Cells, mark: re.Pattern[str]) -> tuple[list[Cells], int]:
    """The rows under a head, as far as they fit its columns, and where the last of them ends."""
    columns, numbered = len(heads), heads[0].of(text) in head_words().serial
    rows: list[Cells] = []
    waiting: list[Cells] = []  # names of groups, which only a row after them makes part of the table
    end = last = head.end
    while last < len(text):
        line = Span(last + 1, _line_end(text, last + 1))
        last = line.end
        whole = _trimmed(text, line.start, line.end)
        if not whole:
            continue
        cells = _divided(text, line, mark)
        if numbered and len(cells) == columns - 1:  # a row that has no number of its own
            cells = (Span(whole.start, whole.start), *cells)
        if len(cells) == columns and _FIGURE.search(text, line.start, line.end):
            rows += [*waiting, cells]
            waiting, end = [], line.end
        elif len(whole) <= _LONGEST_GROUP and text[whole.end - 1] not in _SENTENCE_END and not waiting:
            waiting.append(cells)
        else:
            break
    return rows, end


# ---- both ----------------------------------------------------------------------------------------


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _is_long(cell: Span) -> bool:
    return len(cell) > _LONGEST_GROUP


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _above(text: str, start: int) -> tuple[Span, ...]:
    """The short lines over a table that end no sentence, from the top."""
    found: list[Span] = []
    end, first = start - 1, max(0, start - _FARTHEST_ABOVE)
    while end > first and len(found) < _LINES_ABOVE:
        begin = text.rfind("\n", 0, end) + 1
        line = _trimmed(text, begin, end)
        end = begin - 1
        if not line:
            continue
        if len(line) > _LONGEST_ABOVE or text[line.end - 1] in _SENTENCE_END:
            break
        found.append(line)
    return tuple(reversed(found))
