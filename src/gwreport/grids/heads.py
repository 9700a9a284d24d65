"""What each column of a table holds, by its head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import takewhile
from typing import Final

from attrs import evolve, frozen

from gwreport.errors import UnknownUnitError
from gwreport.grids.cells import Cells, Grid
from gwreport.grids.words import Words, head_words
from gwreport.span import Span
from gwreport.tables.matching import any_of
from gwreport.units import UnitTable

_BLANKS: Final = re.compile(r"\s+")
_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_BRACKET: Final = re.compile(r"[（(\[【](?:单位[:：])?([^（()）\[\]【】]{1,16})[）)\]】]\s*$")
#: What a figure is a multiple or percentage of: 为2020年的（%）, 是2018年的倍数, 为上年%.
_RATIO: Final = re.compile(
    r"(?:为|是|相当于|相当)(?:(?:19|20)[0-9]{2}年?|上年|去年|基年|基期)的?(?:[%％倍比百]|$)"
)
_PERCENT: Final = re.compile(r"[%％‰]\s*$")
_CAPTION_UNIT: Final = re.compile(r"单位\s*[:：]\s*([^\s，。；()（）]{1,16})")
_SCALE: Final = re.compile("[十百千万亿]{1,3}")
_VALUE: Final = re.compile(r"[^0-9]{0,12}[-−－+＋±]?[0-9]")
_MOST_HEADS: Final = 4  # rows
_FEWEST_COLUMNS: Final = 2
_GROUP_CELLS: Final = 2  # cells of a row that names a group: its number and its name


class ColumnKind(StrEnum):
    """What a column holds."""

    SERIAL = "serial"
    NAME = "name"
    UNIT = "unit"
    AREA = "area"
    TIME = "time"
    NOTE = "note"
    FULFILMENT = "fulfilment"
    CONTRIBUTION = "contribution"
    RANK = "rank"
    AVERAGE = "average growth"
    CHANGE = "change"
    GROWTH = "growth"
    TOTAL = "total"
    SHARE = "share"
    RATIO = "ratio to an earlier year"
    VALUE = "value"
    OTHER = "other"


#: Columns whose cells may hold figures.
FIGURES: Final = frozenset(
    {
        ColumnKind.FULFILMENT,
        ColumnKind.CONTRIBUTION,
        ColumnKind.RANK,
        ColumnKind.AVERAGE,
        ColumnKind.CHANGE,
        ColumnKind.GROWTH,
        ColumnKind.TOTAL,
        ColumnKind.SHARE,
        ColumnKind.RATIO,
        ColumnKind.VALUE,
    }
)
#: Of these those that tell something of a value, in per cent as a rule.
RELATIVE: Final = frozenset(
    {
        ColumnKind.AVERAGE,
        ColumnKind.GROWTH,
        ColumnKind.SHARE,
        ColumnKind.RATIO,
        ColumnKind.CONTRIBUTION,
        ColumnKind.FULFILMENT,
    }
)


@frozen
class GridColumn:
    """A column: its kind, the places of its heads from the top, and its unit.

    ``name`` is the lowest head without its unit, ``top`` the highest.
    """

    kind: ColumnKind
    heads: Cells
    name: Span
    top: Span
    unit: str = ""


@frozen
class Head:
    """The columns of a table, its title and units, and the rows that are figures."""

    columns: tuple[GridColumn, ...]
    captions: tuple[Span, ...]
    units: tuple[str, ...]
    body: tuple[Cells, ...]


def read_head(text: str, grid: Grid, units: UnitTable) -> Head | None:
    """What the head of a table says; None where it has none, or no column of figures."""
    captions, rows = _titles(grid)
    width, depth = max(map(len, rows), default=0), _depth(text, rows)
    if not 0 < depth <= _MOST_HEADS or width < _FEWEST_COLUMNS:
        return None
    merged = _merged([_padded(row, width) for row in rows[:depth]])
    columns = tuple(_column(text, heads, units) for heads in zip(*merged, strict=True))
    body = tuple(_padded(row, width) for row in rows[depth:])
    columns = _named(text, columns, body)
    if not any(column.kind in FIGURES for column in columns):
        return None
    return Head(columns, tuple(captions), _caption_units(text, captions, units), body)


def _titles(grid: Grid) -> tuple[list[Span], list[Cells]]:
    """The lines over a table, with the first rows of one cell over all columns, and its other rows."""
    titles = list(takewhile(_is_title, grid.rows))
    return [*grid.above, *(cell for row in titles for cell in row if cell)], list(grid.rows[len(titles) :])


def _is_title(row: Cells) -> bool:
    return sum(bool(cell) for cell in row) == 1


def _depth(text: str, rows: Sequence[Cells]) -> int:
    """How many rows are heads: those before the first with a figure, but for the names of groups."""
    depth = next((at for at, row in enumerate(rows) if _has_figure(text, row)), 0)
    while depth > 1 and _is_group(rows[depth - 1]):
        depth -= 1
    return depth


def _has_figure(text: str, row: Cells) -> bool:
    """Whether a row holds a figure that is no year and not its own number."""
    rest = [cell.of(text) for cell in row[1:]]
    return any(_VALUE.match(cell) and not _YEAR.search(cell) for cell in rest) or (
        bool(row) and _YEAR.match(row[0].of(text)) is not None and any(_VALUE.match(cell) for cell in rest)
    )


def _is_group(row: Cells) -> bool:
    """Whether a row only names what the next ones are about, perhaps behind its number."""
    return not any(row[_GROUP_CELLS:])


def _padded(row: Cells, width: int) -> Cells:
    end = row[-1].end if row else 0
    return (*row, *[Span(end, end)] * (width - len(row)))


def _merged(rows: Sequence[Cells]) -> list[list[Span]]:
    """The heads with each cell over several columns repeated, where a lower head parts them."""
    filled = [list(row) for row in rows]
    for depth, row in enumerate(filled):
        for at, cell in enumerate(row):
            below = any(lower[at] for lower in rows[depth + 1 :])
            if not cell and at and below:
                row[at] = row[at - 1]
    return filled


# ---- one column ----------------------------------------------------------------------------------


@cache
def _kinds() -> tuple[tuple[ColumnKind, Words, bool], ...]:
    """The kinds with their words, in the order in which they are asked for; whether all of a head is one."""
    words = head_words()
    return (
        (ColumnKind.SERIAL, words.serial, True),
        (ColumnKind.UNIT, words.unit, True),
        (ColumnKind.AREA, words.area, True),
        (ColumnKind.TIME, words.time, True),
        (ColumnKind.NAME, words.name, True),
        (ColumnKind.NOTE, words.note, False),
        (ColumnKind.FULFILMENT, words.fulfilment, False),
        (ColumnKind.CONTRIBUTION, words.contribution, False),
        (ColumnKind.RANK, words.rank, False),
        (ColumnKind.AVERAGE, words.average, False),
        (ColumnKind.CHANGE, words.change, False),
        (ColumnKind.GROWTH, words.growth, False),
        (ColumnKind.TOTAL, words.total, False),
        (ColumnKind.SHARE, words.share, False),
        (ColumnKind.VALUE, words.value, False),
    )


@cache
def _change() -> re.Pattern[str]:
    """The head of a column of changes: 提高, 比2020年提高, 2023年较2020年减少, 同比下降."""
    moved = any_of(head_words().moved)
    return re.compile(rf"(?:[^比较]{{0,10}}[比较][^比较]{{1,10}}|同比|环比)?(?:{moved})[额量]?[%％]?")


def _column(text: str, heads: Sequence[Span], units: UnitTable) -> GridColumn:
    """The column under some heads; of one without a known word only that it has a year or a unit."""
    distinct = tuple(dict.fromkeys(head for head in heads if head))
    if not distinct:
        return GridColumn(ColumnKind.OTHER, (), Span(0, 0), Span(0, 0))
    (name, unit), (top, over) = (bare_name(text, head, units) for head in (distinct[-1], distinct[0]))
    whole = "".join(_BLANKS.sub("", head.of(text)) for head in distinct)
    unit = unit or _percent_sign(whole)
    kind = _kind(_BLANKS.sub("", name.of(text)), whole)
    if kind is ColumnKind.OTHER and (unit or _YEAR.search(whole)):
        kind = ColumnKind.VALUE
    return GridColumn(kind, distinct, name, top, unit or ("" if kind in RELATIVE else over))


def _percent_sign(head: str) -> str:
    """The sign that ends a head: 增长%."""
    sign = _PERCENT.search(head)
    return "" if sign is None else sign.group().strip()


def _kind(name: str, whole: str) -> ColumnKind:
    """The first kind of which a word is the name of a column, or in all of its heads."""
    if _RATIO.match(name):
        return ColumnKind.RATIO
    if _change().fullmatch(name):
        return ColumnKind.CHANGE
    for kind, words, exact in _kinds():
        named = name in words or whole in words
        if named if exact else any(word in whole for word in words):
            return kind
    return ColumnKind.OTHER


def _named(text: str, columns: Sequence[GridColumn], body: Sequence[Cells]) -> tuple[GridColumn, ...]:
    """The columns, with those whose heads do not say that they hold names or years."""
    found: list[GridColumn] = []
    for at, column in enumerate(columns):
        goes_on = bool(found) and found[-1].kind is ColumnKind.NAME and not column.heads
        if goes_on and _kind_of_cells(text, body, at) is ColumnKind.NAME:
            column = evolve(column, kind=ColumnKind.NAME)  # a head over the names of groups and of rows
        found.append(column)
    if not {column.kind for column in found} & {ColumnKind.NAME, ColumnKind.AREA, ColumnKind.TIME}:
        for at, column in enumerate(found):
            kind = _kind_of_cells(text, body, at)
            if kind is not None and (column.kind is ColumnKind.OTHER or not column.heads):
                found[at] = evolve(column, kind=kind)
                break
    return tuple(found)


def _kind_of_cells(text: str, body: Sequence[Cells], at: int) -> ColumnKind | None:
    """Whether the cells of a column are years, or names; None for figures and nothing."""
    cells = [row[at].of(text) for row in body if row[at]]
    if not cells:
        return None
    if all(_YEAR.match(cell) for cell in cells):
        return ColumnKind.TIME
    return None if any(_VALUE.match(cell) for cell in cells) else ColumnKind.NAME


# ---- units ---------------------------------------------------------------------------------------


def bare_name(text: str, cell: Span, units: UnitTable) -> tuple[Span, str]:
    """The place of a name without the unit in brackets behind it, and the unit; "" where there is none."""
    bracket = _BRACKET.search(text, cell.start, cell.end)
    if bracket is None:
        return cell, ""
    unit = first_unit(bracket[1], units)
    if not unit:
        return cell, ""
    end = bracket.start()
    while end > cell.start and text[end - 1].isspace():
        end -= 1
    return Span(cell.start, end), unit


def first_unit(words: str, units: UnitTable) -> str:
    """The first of some words that is a unit, as written: of 亿元、% the first; "" where none is."""
    listed = [part for part in re.split("[、,，;；]", words) if part.strip()]
    return next((part.strip() for part in listed if is_unit(part.strip(), units)), "")


def is_unit(word: str, units: UnitTable) -> bool:
    """Whether a word is a unit, with or without a multiplier: 亿元, 万人次, 个百分点, 元/人."""
    plain = word.replace("％", "%")
    scale = _SCALE.match(plain)
    bare = (plain, plain[scale.end() :]) if scale else (plain,)
    return any(_known(each, units) for each in bare if each)


def _known(word: str, units: UnitTable) -> bool:
    try:
        units.unit(word)
    except UnknownUnitError:
        return False
    return True


def _caption_units(text: str, captions: Sequence[Span], units: UnitTable) -> tuple[str, ...]:
    """The units that the lines over a table name: 单位：亿元、%."""
    for caption in captions:
        named = _CAPTION_UNIT.search(text, caption.start, caption.end)
        if named:
            listed = [part.strip() for part in re.split("[、,，;；]", named[1])]
            return tuple(part for part in listed if is_unit(part, units))
    return ()
