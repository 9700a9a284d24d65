"""Administrative divisions through time, and named areas.

The divisions come from ``gazetteer/regions.csv`` (codes of GB/T 2260, 1980 to 2025, built by
``tools/build_regions.py``), the areas from ``gazetteer/aliases.toml``. What lies below the counties is in
``gwreport.gazetteer.townships``.

>>> table = region_table()
>>> table.find("襄樊市", year=2005).adcode, table.find("襄阳市", year=2015).adcode
('420600', '420600')
>>> table.find("朝阳区"), table.find("朝阳区", within="220000").adcode
(None, '220104')
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from attrs import field, frozen

from gwreport.model import Level, Region
from gwreport.tables.schema import load, load_rows

__all__ = ["NATION", "RANK", "Division", "RegionTable", "code_prefix", "region_table"]

NATION = "100000"
# An entry stands from the end of valid_from to the end of valid_to, so a report may use a name a year off.
_OPEN = 9999
# The level that the table gives the districts that are no division of the standard.
_MANAGED = "managed"
_COLUMNS = ("code", "name", "level", "parent", "short", "valid_from", "valid_to")


@frozen
class _Aliases:
    """The table of short names, which ``tools/build_regions.py`` reads, and of named areas."""

    aliases: Mapping[str, tuple[str, ...]]
    areas: Mapping[str, tuple[str, ...]]


@frozen
class Division:
    """One entry of the table: a place under one name and code for a span of years.

    ``valid_from`` and ``valid_to`` are the first and last year at whose end the entry stood; None is open
    (before 1980, still in force). ``statutory`` is False for the districts that a prefecture governs like
    counties, though the state never made them divisions (加格达奇区); the statistics bureau gave them codes.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    shorts: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    statutory: bool = True

    def years_off(self, year: int) -> int:
        """How many years ``year`` lies outside the entry's period; 0 inside."""
        return max((self.valid_from or 0) - year, year - (self.valid_to or _OPEN), 0)

    @property
    def region(self) -> Region:
        """The place as a value of the model."""
        return Region(self.name, self.code, self.level, self.parent)


_UNDER_PROVINCE = "90"  # in the code of a county that no prefecture governs


@frozen
class RegionTable:
    """All divisions and named areas, indexed by name and code."""

    _rows: tuple[str, ...]
    _by_name: Mapping[str, tuple[int, ...]]
    _by_code: Mapping[str, tuple[int, ...]]
    areas: Mapping[str, Region]
    longest: int = field(kw_only=True)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name or name in self.areas

    def __len__(self) -> int:
        return len(self._rows)

    def divisions(self) -> Iterable[Division]:
        """Every entry, in the order of the codes."""
        return (self._division(i) for i in range(len(self._rows)))

    def below_provinces(self) -> Iterable[Division]:
        """The prefectures, and the counties right below a province, which count as such (神农架林区)."""
        rows = (row for row in self._rows if row[2:4] == _UNDER_PROVINCE or row[4:6] == "00")
        found = map(_parse, rows)
        return (d for d in found if d.level is Level.PREFECTURE or d.code[2:4] == _UNDER_PROVINCE)

    def names(self) -> Iterable[str]:
        """Every full and short name of a division."""
        return self._by_name.keys()

    def candidates(
        self, name: str, *, year: int | None = None, within: str | Region | None = None
    ) -> tuple[Division, ...]:
        """The entries of that name or short name that fit the year best.

        ``within`` is a place (or its code) that must contain the candidate. Without a year, entries that are
        still in force come before former ones. A report of the year in which a place ended may mean it as
        well as its namesake elsewhere. A named area that became a division (两江新区, 2025) has none before.
        """
        found = self._named(name, within)
        if len(found) < 2:
            return found if found and self._is_first(found[0], name, year) else ()
        off = [d.years_off(_OPEN if year is None else year) for d in found]
        least = min(off)
        if least and name in self.areas:
            return ()
        best = tuple(d for d, o in zip(found, off, strict=True) if o == least)
        return (*best, *_just_ended(found, best, year)) if least == 0 and year is not None else best

    def _is_first(self, division: Division, name: str, year: int | None) -> bool:
        """Whether a name means a division before any area: there is no area of the name, or it stands."""
        return name not in self.areas or division.years_off(_OPEN if year is None else year) == 0

    def _named(self, name: str, within: str | Region | None) -> tuple[Division, ...]:
        """All entries of a name, of any time, that lie in a place."""
        found = tuple([self._division(i) for i in self._by_name.get(name, ())])
        code = within.adcode if isinstance(within, Region) else within
        if not code:
            return found
        prefix = code_prefix(code)
        return tuple(division for division in found if division.code.startswith(prefix))

    def find(
        self, name: str, *, year: int | None = None, within: str | Region | None = None
    ) -> Region | None:
        """The one place of that name, None where there is none or the name is ambiguous.

        A full name wins over a short one, and of a short name the highest level wins (吉林 is the province).
        """
        found = self.candidates(name, year=year, within=within)
        exact = [d for d in found if d.name == name]
        if not exact and found:
            top = min(RANK[d.level] for d in found)
            exact = [d for d in found if RANK[d.level] == top]
        if len(exact) == 1:
            return exact[0].region
        return None if exact or within is not None else self.areas.get(name)

    def by_code(self, code: str, *, year: int | None = None) -> Region | None:
        """The place of a code in a year; without a year, the latest."""
        wanted = _OPEN if year is None else year
        nearest: Division | None = None
        for index in self._by_code.get(code, ()):
            division = self._division(index)
            if nearest is None or division.years_off(wanted) < nearest.years_off(wanted):
                nearest = division
        return None if nearest is None else nearest.region

    def longest_at(self, text: str, start: int) -> str | None:
        """The longest name or short name of a division that begins at ``start``."""
        by_name = self._by_name
        for length in range(min(self.longest, len(text) - start), 1, -1):
            if text[start : start + length] in by_name:
                return text[start : start + length]
        return None

    def _division(self, index: int) -> Division:
        return _parse(self._rows[index])


@cache
def _parse(row: str) -> Division:
    """The entry of a row; a text names the same few hundred places over and over."""
    code, name, level, parent, shorts, first, last = row.split(",")
    return Division(
        code,
        name,
        Level.COUNTY if level == _MANAGED else Level(level),
        parent or None,
        tuple(shorts.split("|")) if shorts else (),
        int(first) if first else None,
        int(last) if last else None,
        level != _MANAGED,
    )


def _just_ended(found: tuple[Division, ...], best: tuple[Division, ...], year: int) -> Iterator[Division]:
    """The entries that ended in ``year`` and lie in another province than those that stand.

    None where one of these began in that year, for it may be the same place (重庆市 left 四川省 in 1997).
    """
    if any(d.valid_from == year for d in best):
        return
    provinces = {d.code[:2] for d in best}
    for division in found:
        if division.valid_to == year - 1 and division.code[:2] not in provinces:
            yield division


#: The levels from the highest down.
RANK = {
    Level.NATIONAL: 0,
    Level.PROVINCE: 1,
    Level.PREFECTURE: 2,
    Level.COUNTY: 3,
    Level.TOWNSHIP: 4,
    Level.AREA: 5,
}


def code_prefix(code: str) -> str:
    """What the codes of all places within a place begin with."""
    if code == NATION:
        return ""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


@cache
def region_table() -> RegionTable:
    """The table, read once. Raises ``DataTableError`` where a row does not have its seven columns."""
    rows = tuple(load_rows("gazetteer/regions.csv", *_COLUMNS))
    by_name: dict[str, tuple[int, ...]] = {}
    by_code: dict[str, tuple[int, ...]] = {}
    for index, row in enumerate(rows):
        code, name, _, _, shorts, _, _ = row.split(",")
        by_code[code] = (*by_code.get(code, ()), index)
        for word in (name, *shorts.split("|")) if shorts else (name,):
            by_name[word] = (*by_name.get(word, ()), index)
    lists = load(_Aliases, "gazetteer/aliases.toml").areas.values()
    areas = {name: Region(name, None, Level.AREA) for names in lists for name in names}
    return RegionTable(
        rows,
        MappingProxyType(by_name),
        MappingProxyType(by_code),
        MappingProxyType(areas),
        longest=max(map(len, by_name)),
    )
