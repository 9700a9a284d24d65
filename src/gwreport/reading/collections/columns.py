"""Which columns of a table hold the text, the place and the year of a report, and which are kept as keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from attrs import field, frozen

from gwreport.errors import ColumnError
from gwreport.reading.encodings import likeness
from gwreport.tables.schema import load

#: A column of texts has cells of so many characters.
_LONG = 200
#: A cell reads like official prose from this share of its frequent characters on.
_PROSE = 0.3


@frozen
class _ColumnNames:
    """The table ``columns.toml``."""

    text: tuple[str, ...]
    region: tuple[str, ...]
    year: tuple[str, ...]


def _several(given: str | Sequence[str] | None) -> tuple[str, ...]:
    """One name or several, as a tuple."""
    return (given,) if isinstance(given, str) else tuple(given or ())


@frozen
class Columns:
    """The columns that a caller names, and the sheet of a workbook.

    ``region`` may be several columns, the widest place first (province, city, county). What they, ``year``
    and ``keys`` name are the keys of a report.
    """

    text: str | None = None
    region: tuple[str, ...] = field(default=(), converter=_several)
    year: str | None = None
    keys: tuple[str, ...] = field(default=(), converter=_several)
    sheet: str | None = None

    @property
    def key_names(self) -> tuple[str, ...]:
        """The names of the keys, in order."""
        return tuple(dict.fromkeys((*self.region, *filter(None, (self.year,)), *self.keys)))

    def require(self, name: str, there: Sequence[str], first: Sequence[Mapping[str, Any]]) -> str:
        """The column of texts, of a table with the columns ``there`` and these ``first`` rows.

        Raises ``ColumnError``, with the column that is probably meant, where one is not named or not there.
        """
        for role, wanted in (
            ("text", (self.text,)),
            ("region", self.region),
            ("year", (self.year,) if self.year is not None else ()),
            ("keys", self.keys),
        ):
            for column in wanted:
                if column is None or column not in there:
                    raise ColumnError(name, role, column, likely(role, there, first), tuple(there))
        assert self.text is not None
        return self.text

    def keys_of(self, cells: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """The keys of a row: name and text of each cell."""
        return tuple((name, key_text(cells.get(name))) for name in self.key_names)

    def region_of(self, cells: Mapping[str, Any]) -> str | None:
        """The place that a row names, None where its cells are empty; a code in the last stands alone."""
        words = [text for name in self.region if (text := key_text(cells.get(name)))]
        if not words:
            return None
        return words[-1] if words[-1].isdecimal() else " ".join(words)

    def year_of(self, cells: Mapping[str, Any]) -> str | None:
        """The year that a row names, also where the cell is a day."""
        cell = cells.get(self.year) if self.year is not None else None
        return str(cell.year) if isinstance(cell, date) else key_text(cell) or None


def key_text(cell: object) -> str:
    """A cell as a key: what a spreadsheet shows of a whole number, a day and a text; nothing is empty.

    >>> [key_text(cell) for cell in (130607.0, " 满城 ", None, float("nan"), datetime(2021, 1, 9))]
    ['130607', '满城', '', '', '2021-01-09']
    """
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == cell.time().min else cell).isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def likely(role: str, there: Sequence[str], first: Sequence[Mapping[str, Any]] = ()) -> str | None:
    """The column that probably plays a role (``text``, ``region``, ``year``), None where none does.

    A column of texts is known by its cells, where there are any; else a column is known by its name.
    """
    if role == "text" and (longest := _column_of_prose(there, first)) is not None:
        return longest
    words = getattr(_names(), role, ())
    lowered = {name.strip().lower(): name for name in reversed(there)}
    exact = [lowered[word] for word in words if word in lowered]
    holding = [name for word in words if len(word) > 1 for name in there if word in name.lower()]
    return next(iter((*exact, *holding)), None)


def _column_of_prose(there: Sequence[str], first: Sequence[Mapping[str, Any]]) -> str | None:
    """The column with the longest cell of prose, None where that is short."""
    lengths = {name: max((_prose(row.get(name)) for row in first), default=0) for name in there}
    longest = max(there, key=lambda name: lengths[name], default=None)
    return longest if longest is not None and lengths[longest] >= _LONG else None


def _prose(cell: object) -> int:
    """The length of a cell that reads like official prose, else 0."""
    return len(cell) if isinstance(cell, str) and likeness(cell) >= _PROSE else 0


@cache
def _names() -> _ColumnNames:
    return load(_ColumnNames, "reading/collections/columns.toml")
