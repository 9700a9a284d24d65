"""One place under the names and codes that it had one after the other.

An entry of the table ends where a place is renamed (襄樊市, 襄阳市), gets another status (慈溪县, 慈溪市) or
another code, as all counties of a prefecture do when that becomes a city. What follows it is found by the
years, the names and the codes of the entries; a place that was merged into another has no successor.

>>> latest_region(region_table().by_code("420621", year=1999)).name  # 襄阳县, then 襄阳区
'襄州区'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TypeVar

from gwreport.gazetteer.regions import Division, region_table
from gwreport.model import Level, Region

__all__ = ["latest_region", "same_place"]

_Key = TypeVar("_Key")
_Begun = Mapping[tuple[int | None, Level, str], tuple[Division, ...]]
_Marks = Callable[[Division], tuple[str, ...]]


def same_place(one: Region, other: Region) -> bool:
    """Whether two regions are one place, perhaps under two names or codes that it had in turn."""
    return latest_region(one) == latest_region(other)


@cache
def latest_region(region: Region) -> Region:
    """A place under the last name and code that the table has for it; one that it does not have as it is."""
    entries = _entries().get(region.adcode or "", ())
    entry = next((e for e in reversed(entries) if e.name == region.name), None)
    if entry is None:
        return region
    successors = _successors()
    while entry in successors:
        entry = successors[entry]
    return entry.region


@cache
def _entries() -> Mapping[str, tuple[Division, ...]]:
    """The entries of each code, in the order of their years."""
    return _grouped((division.code, division) for division in region_table().divisions())


@cache
def _successors() -> Mapping[Division, Division]:
    """For each entry that another takes up where it ends, that one.

    It begins in the year after, on the same level and in the same province. First those of the same name are
    put together, then those of a like name (慈溪县, 慈溪市), then those of the same code, for the codes of a
    prefecture have been given anew in another order. What could follow two entries follows neither.
    """
    successors: dict[Division, Division] = {}
    for marks in (_own_name, _short_names, _code):
        successors.update(_paired(marks, successors))
    return successors


def _paired(marks: _Marks, known: Mapping[Division, Division]) -> dict[Division, Division]:
    """Entries that ``known`` does not have, each with the only one that could follow by a mark it has."""
    taken = set(known.values())
    begun = _grouped(
        ((division.valid_from, division.level, mark), division)
        for division in region_table().divisions()
        if division not in taken
        for mark in marks(division)
    )
    ended = (d for d in region_table().divisions() if d.valid_to is not None and d not in known)
    claims = _grouped((d, entry) for entry in ended for d in _followers(entry, marks, begun))
    return {entries[0]: later for later, entries in claims.items() if len(entries) == 1}


def _followers(entry: Division, marks: _Marks, begun: _Begun) -> set[Division]:
    """The entry that begins where this one ends and has a mark of it; none where there are several."""
    year = (entry.valid_to or 0) + 1
    named = (d for mark in marks(entry) for d in begun.get((year, entry.level, mark), ()))
    found = {d for d in named if _is_in_province(d, entry)}
    return found if len(found) == 1 else set()


def _own_name(division: Division) -> tuple[str, ...]:
    return (division.name,)


def _short_names(division: Division) -> tuple[str, ...]:
    return division.shorts


def _code(division: Division) -> tuple[str, ...]:
    return (division.code,)


def _is_in_province(later: Division, earlier: Division) -> bool:
    """Whether an entry lies in the province of an earlier one, or in one that began then (重庆市, 1997)."""
    if later.code[:2] == earlier.code[:2]:
        return True
    province = _entries().get(later.code[:2] + "0000", ())
    return bool(province) and province[0].valid_from == later.valid_from


def _grouped(pairs: Iterable[tuple[_Key, Division]]) -> Mapping[_Key, tuple[Division, ...]]:
    groups: dict[_Key, list[Division]] = {}
    for key, division in pairs:
        groups.setdefault(key, []).append(division)
    return {key: tuple(sorted(found, key=lambda d: d.valid_from or 0)) for key, found in groups.items()}
