"""What the caller knows of a report: its place by name or code, and its year in any form of a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from operator import index
from typing import SupportsIndex

from gwreport.errors import RegionError, YearError
from gwreport.frontmatter.clue import KnownPlace, read_clue
from gwreport.gazetteer.regions import NATION, Division, code_prefix, region_table
from gwreport.model import Level, Region
from gwreport.script.classes import CHINESE_DIGITS, CHINESE_ZEROS

YearLike = int | float | str | SupportsIndex
"""What a year may be given as: 2022, "2022", "2022年", "2022-01-12", 2022.0, and the numbers of numpy."""

# A year that the caller gives. Every time of a report is then within the years that a calendar date can have.
FIRST_YEAR, LAST_YEAR = 1900, 2200

_YEAR_TEXT = re.compile(r"(\d{4})(?:\.0+)?\s*(?:年度?)?")
#: A day of the year, also as Excel and pandas write it: 2022-01-12 00:00:00, 2022/1/12, 2022年1月.
_MONTH, _DAY = r"\s?(?:0?[1-9]|1[0-2])\s?", r"\s?(?:0?[1-9]|[12][0-9]|3[01])\s?"
_DAY_TEXT = re.compile(
    rf"(\d{{4}})(?:\s?年{_MONTH}月(?:{_DAY}日?)?|([-/.]){_MONTH}\2{_DAY}(?:[ T]\d\d:\d\d(?::\d\d)?)?)"
)
_DIGITS = str.maketrans(CHINESE_ZEROS + CHINESE_DIGITS, "0" * len(CHINESE_ZEROS) + "123456789")
_BETWEEN = re.compile(r"[\s/\\·,，、>\-—_|]+")
_CODE = re.compile(r"(\d{2}|\d{4}|\d{6})(?:0{6})?")
_LONGEST = 40  # characters of a name with all its parents


def given_year(year: object) -> int:
    """The year that is meant, as a whole number. Raises ``YearError`` for what is none from 1900 to 2200.

    >>> given_year("2022年"), given_year(2022.0), given_year("二〇二二年"), given_year("2022-01-12")
    (2022, 2022, 2022, 2022)
    """
    found = _whole(year)
    if found is None or not FIRST_YEAR <= found <= LAST_YEAR:
        raise YearError(year, FIRST_YEAR, LAST_YEAR)
    return found


def _whole(year: object) -> int | None:
    """A whole number; None for anything else. True is none, though Python counts with it."""
    if isinstance(year, str):
        digits = year.strip().translate(_DIGITS)
        text = _YEAR_TEXT.fullmatch(digits) or _DAY_TEXT.fullmatch(digits)
        return int(text[1]) if text else None
    if isinstance(year, float):
        return int(year) if year.is_integer() else None
    try:
        return None if isinstance(year, bool) else index(year)  # type: ignore[arg-type]
    except TypeError:
        return None


def known_places(words: str, year: int | None = None) -> tuple[Region, ...]:
    """The places that a name, a name with its parents, or a code may mean, in the order of their codes.

    A full name wins over a short one, and of short names that of a province (吉林). Raises ``RegionError``
    where there is none.

    >>> [place.adcode for place in known_places("河北保定满城")]
    ['130607']
    >>> [place.adcode for place in known_places("鼓楼区")]
    ['320106', '320302', '350102', '410204']
    """
    run = _BETWEEN.sub("", unicodedata.normalize("NFKC", words))
    code = _CODE.fullmatch(run)
    if code is not None:
        place = region_table().by_code(code[1].ljust(6, "0"), year=year)
        if place is None:
            raise RegionError(words, "no such code", ())
        return (place,)
    found = {d.code: d for d in _chains(run, 0, year, NATION)} if len(run) <= _LONGEST else {}
    if found:
        return tuple(d.region for _, d in sorted(_clearest(list(found.values()), run)))
    place = read_clue(run, KnownPlace(year)).place
    if place is None or place.level not in (Level.TOWNSHIP, Level.AREA) or not run.endswith(place.name):
        raise RegionError(words, "no such place", _near(run))
    return (place,)


def _chains(run: str, at: int, year: int | None, within: str) -> Iterator[Division]:
    """The last places of all ways to read a run as names, each of a place within that before it."""
    table = region_table()
    for end in range(at + 2, len(run) + 1):
        for division in table.candidates(run[at:end], year=year, within=within):
            if division.code == within and at:  # 吉林吉林 is the city, no province within itself
                continue
            if end == len(run):
                yield division
            elif code_prefix(division.code) != division.code:  # a county has no places within
                yield from _chains(run, end, year, division.code)


def _clearest(found: list[Division], run: str) -> list[tuple[str, Division]]:
    """Of the places of a run those that it names in full, else the province, else all; with their codes."""
    exact = [d for d in found if run.endswith(d.name)]
    provinces = [d for d in found if d.level is Level.PROVINCE]
    return [(d.code, d) for d in exact or provinces or found]


def given_region(words: str, year: int | None, own: Region | None, province: str | None) -> Region:
    """The one place that the caller means.

    Of several, the one that the text itself is from (``own``) or that lies in the ``province`` (its code) of
    which the text speaks most. Raises ``RegionError`` with the candidates where that leaves none or several.
    """
    found = known_places(words, year)
    if len(found) == 1:
        return found[0]
    settled = [place for place in found if own is not None and place.adcode == own.adcode]
    if not settled and province is not None:
        settled = [place for place in found if (place.adcode or "").startswith(province[:2])]
    if len(settled) != 1:
        raise RegionError(words, f"{len(found)} places have this name", tuple(map(described, found)))
    return settled[0]


def described(place: Region) -> str:
    """A place with its parents and code.

    >>> described(known_places("130607")[0])
    '满城区 (河北省保定市, 130607)'
    """
    above = "".join(parent.name for parent in _parents(place))
    inner = ", ".join(filter(None, (above, place.adcode)))
    return f"{place.name} ({inner})" if inner else place.name


def _parents(place: Region) -> Sequence[Region]:
    """The places that a place lies in, the highest first, without the nation."""
    code = place.parent
    if code is None or code == NATION:
        return ()
    parent = region_table().by_code(code)
    return () if parent is None else (*_parents(parent), parent)


def _near(run: str) -> tuple[str, ...]:
    """Places of names like one that nobody has."""
    table = region_table()
    names = get_close_matches(run, list(table.names()), n=3)
    return tuple(dict.fromkeys(described(d.region) for name in names for d in table.candidates(name)))
