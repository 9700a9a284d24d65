"""A table as rows with a name for each cell, whatever its form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, dropwhile, islice
from typing import Any, Final

from attrs import frozen

from gwreport.errors import GwReportError

Numbered = Iterator[tuple[int, Mapping[str, Any] | GwReportError]]
"""The rows with their numbers, as a spreadsheet counts; what cannot be read is an error in their place."""
Records = Iterator[tuple[int, Sequence[Any]]]
"""The cells of each row with its number."""

SAMPLE: Final = 20  # rows that show which column holds the texts
_MOST_HEADS: Final = 6  # rows that may name the columns: titles and groups of columns stand above


@frozen
class TextTable:
    """One table: the names of its columns, and its rows, which are read as they are asked for.

    ``first`` are some of the first rows, to be looked at without taking them from ``rows``; None where the
    form has none apart. ``is_lower`` says that rows above the one with the names were passed over.
    """

    columns: tuple[str, ...]
    rows: Numbered
    first: tuple[Mapping[str, Any], ...] | None = None
    is_lower: bool = False


def tables_under_heads(
    records: Records, rows: Callable[[Records, tuple[str, ...]], Numbered], *, widen: bool = False
) -> Iterator[TextTable]:
    """A table under the first row that is not empty, then under each of the next ones.

    Who asks takes the rows of the first whose columns it knows, and those of no other: a title or the names
    of groups may stand over them. With ``widen`` there are as many columns as the first rows have cells.
    """
    records = dropwhile(lambda record: not _filled(record[1]), records)
    first = list(islice(records, _MOST_HEADS + SAMPLE))
    widest = max((_filled(cells) for _, cells in first), default=0)
    for at, (_, cells) in enumerate(first[:_MOST_HEADS]):
        if _filled(cells):
            columns = _names(cells, widest if widen else len(cells))
            below = first[at + 1 :]
            looked_at = (row for _, row in rows(iter(below), columns) if isinstance(row, Mapping))
            yield TextTable(columns, rows(chain(below, records), columns), tuple(looked_at), at > 0)


def _filled(cells: Sequence[Any]) -> int:
    """How many cells a row has, up to the last that is not empty."""
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1] not in (None, "")), 0)


def _names(cells: Sequence[Any], width: int) -> tuple[str, ...]:
    """The names of columns; one without a name, or with that of another, has the letter that Excel shows."""
    given = ["" if cell is None else str(cell).strip().removeprefix("\ufeff") for cell in cells[:width]]
    given += [""] * (width - len(given))
    names: list[str] = []
    for at, name in enumerate(given):
        lettered = f"{name} ({_letter(at)})" if name else _letter(at)
        names.append(lettered if not name or name in names else name)
    return tuple(names)


def _letter(at: int) -> str:
    """The letter of a column as a spreadsheet shows it: A, B, …, Z, AA."""
    above, last = divmod(at, 26)
    return (_letter(above - 1) if above else "") + chr(ord("A") + last)
