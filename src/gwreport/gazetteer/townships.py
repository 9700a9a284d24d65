"""Townships, towns and streets, read only where they are asked for.

The table (``townships.csv``, built by ``tools/build_townships.py``) shows one day, 2023-06-30; lookups
take no year. A county that bore another code in the year of a report may be given by that code all the same,
as long as its name stayed (宁乡县 leads to 宁乡市).

>>> table = township_table()
>>> table.find("沙溪镇", within="442000")
Region(name='沙溪镇', adcode=None, level=<Level.TOWNSHIP: 'township'>, parent='442000')
>>> [township.code for township in table.candidates("沙溪镇")][:3]
['320585101', '330624108', '360825107']
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import chain
from types import MappingProxyType

from attrs import frozen

from gwreport.gazetteer.regions import NATION, code_prefix, region_table
from gwreport.model import Level, Region
from gwreport.tables.schema import load_rows

__all__ = ["AS_OF", "Township", "TownshipTable", "township_table"]

#: The day that the table shows.
AS_OF = date(2023, 6, 30)
# From this number on the units are no townships but farms, forest farms and zones with the work of one.
_UNITS = 400
_OFFICE = "办事处"
_HEADS = ("镇", "乡", "街道", "苏木")


@frozen
class Township:
    """A township, town or street, or a unit like one (level ``area``), with its code of nine digits.

    ``parent`` is the county that it lies in; the prefecture where that has no counties (东莞市) or where the
    entry belongs to a zone. The first digit after the county's six tells the kind: 0 street, 1 town, 2 and 3
    township, 4 and 5 others. Source: GB/T 10114-2003, 县级以下行政区划代码编制规则.
    """

    code: str
    name: str
    level: Level
    parent: str

    @property
    def region(self) -> Region:
        """The place as a value of the model, which has codes down to the county only."""
        return Region(self.name, None, self.level, self.parent)


@frozen
class TownshipTable:
    """All townships. The rows stay text until a county is asked for, so the table is cheap to have."""

    _rows: Mapping[str, tuple[str, str]]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and any(found.name == name for found in self._named((name,), self._rows))

    def __len__(self) -> int:
        return sum(words.count(" ") + 1 for _, words in self._rows.values())

    def townships(self) -> Iterator[Township]:
        """Every entry, in the order of the codes."""
        return chain.from_iterable(map(self._county, self._rows))

    def of(self, place: str | Region) -> tuple[Township, ...]:
        """The entries within a county, prefecture or province, given as a place or its code of any year."""
        return tuple(chain.from_iterable(map(self._county, self._counties(place))))

    def candidates(self, name: str, *, within: str | Region | None = None) -> tuple[Township, ...]:
        """The entries of a name, in the order of their codes.

        ``within`` is a place (or its code) that must contain them. 街道办事处 stands for the street, and a
        name without its last word (沙溪) for every kind, where none has just that name.
        """
        if not name:
            return ()
        counties = self._rows if within is None else self._counties(within)
        street = (name, name.removesuffix(_OFFICE))
        return self._named(street, counties) or self._named(tuple(name + head for head in _HEADS), counties)

    def find(self, name: str, *, within: str | Region | None = None) -> Region | None:
        """The one place of a name, None where there is none or several (城关镇 without ``within``)."""
        found = self.candidates(name, within=within)
        return found[0].region if len(found) == 1 else None

    def by_code(self, code: str) -> Township | None:
        """The entry of a code of nine digits."""
        if code[:6] not in self._rows:
            return None
        return next((township for township in self._county(code[:6]) if township.code == code), None)

    def _counties(self, place: str | Region) -> tuple[str, ...]:
        """The rows of a place; of a former one those of the place that it became."""
        code = place.adcode if isinstance(place, Region) else place
        if not code:
            return ()
        prefix = code_prefix(code)
        found = tuple(county for county in self._rows if county.startswith(prefix))
        later = None if found else _later_code(code)
        return self._counties(later) if later else found

    def _named(self, names: tuple[str, ...], counties: Iterable[str]) -> tuple[Township, ...]:
        """The entries of one of the names; only the rows that hold its letters are read."""
        rows = (county for county in counties if any(name in self._rows[county][1] for name in names))
        return tuple(entry for county in rows for entry in self._county(county) if entry.name in names)

    def _county(self, county: str) -> Iterator[Township]:
        parent, words = self._rows[county]
        number = 0
        for word in words.split(" "):
            numbered = word[0] <= "9"
            number = int(word[:3]) if numbered else number + 1
            level = Level.AREA if number >= _UNITS else Level.TOWNSHIP
            yield Township(f"{county}{number:03}", word[3:] if numbered else word, level, parent)


def _later_code(code: str) -> str | None:
    """The code that a former county or prefecture bears on the day of the table, by name or short name."""
    table = region_table()
    former = [division for division in table.divisions() if division.code == code]
    if not former or code == NATION:
        return None
    words = dict.fromkeys(word for division in former for word in (division.name, *division.shorts))
    for word in words:
        codes = _codes_today(word, f"{code[:2]}0000", former[-1].level) - {code}
        if len(codes) == 1:
            return codes.pop()
    return None


def _codes_today(name: str, province: str, level: Level) -> set[str]:
    """The codes that the places of a name and level in a province bear on the day of the table."""
    found = region_table().candidates(name, year=AS_OF.year, within=province)
    return {d.code for d in found if d.level is level and d.years_off(AS_OF.year) == 0}


@cache
def township_table() -> TownshipTable:
    """The table, read when it is first asked for. Raises ``DataTableError`` for a row of another form."""
    rows: dict[str, tuple[str, str]] = {}
    for line in load_rows("gazetteer/townships.csv", "code", "parent", "townships"):
        county, parent, words = line.split(",")
        rows[county] = (parent or county, words)
    return TownshipTable(MappingProxyType(rows))
