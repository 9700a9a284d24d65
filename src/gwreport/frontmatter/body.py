"""A government's place read from the body of a report whose head does not name it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from gwreport.frontmatter.head import HAN
from gwreport.frontmatter.words import words
from gwreport.gazetteer.regions import NATION, region_table
from gwreport.model import Level, Region
from gwreport.tables.matching import WordMatcher, any_of

_SELF = re.compile("[我全](国|省|市|县|区|州|盟|旗|镇|乡)")
_LAST_CHARACTER = re.compile("[市县区旗州盟]")
_FIRST_YEAR, _LATEST = 1980, 2024
_ENOUGH = 60_000  # characters of a body that tell its place; the longest reports have about as many
# How often a report without a head names its own place at least, in points, and how much more than others.
_LEAST, _TIMES_MORE = 6, 2
_POINTS_OF_COUNTY = 3
_OFTEN_TOWNSHIP = 5


def home_province(body: str) -> str | None:
    """The code of the province that a text names most, for names that several provinces have."""
    counts = {code: body.count(stem) for stem, code in _stems(_LATEST)[Level.PROVINCE]}
    (first, most), (_, second) = Counter(counts).most_common(2)
    return first if most >= 2 and most >= 2 * second else None


def own_levels(body: str) -> tuple[Level, ...]:
    """The levels that a text's words for itself allow: 全市 and 我市 far more often than 我国."""
    counts = Counter(_SELF.findall(body))
    national = counts.pop("国", 0)
    if not counts:
        return (Level.NATIONAL,) if national >= 10 else ()
    word, most = counts.most_common(1)[0]
    if national >= 10 and national > 10 * most:
        return (Level.NATIONAL,)
    return words().own_words[word] if most >= 5 else ()


def place_in_body(body: str, levels: Sequence[Level], year: int | None) -> Region | None:
    """The place of one of ``levels`` that a report without a head names far more often than any other."""
    table, body = region_table(), body[:_ENOUGH]
    if Level.NATIONAL in levels:
        return table.by_code(NATION)
    if Level.TOWNSHIP in levels:
        return _township(body)
    is_province = levels[:1] == (Level.PROVINCE,)
    code = home_province(body) if is_province else _most_named(body, levels, year)
    return table.by_code(code, year=year) if code else None


def _most_named(body: str, levels: Sequence[Level], year: int | None) -> str | None:
    """The code of the place that a text names far more often than any other, with its counties."""
    points = _own_names(body, levels, year)
    if Level.PREFECTURE in levels:
        points.update(_parts_named(body, year))
    (code, most), (_, second) = (*points.most_common(2), ("", 0), ("", 0))[:2]
    return code if most >= _LEAST and most >= _TIMES_MORE * second else None


def _own_names(body: str, levels: Sequence[Level], year: int | None) -> Counter[str]:
    """How often a text names each place of the levels that it names in full at least twice."""
    points: Counter[str] = Counter()
    for name, count in _full_names(body).most_common(20):
        found = [
            division
            for division in region_table().candidates(name, year=year)
            if division.level in levels
            and division.name[-1] == name[-1]
            and (year is None or division.years_off(year) <= 1)
        ]
        if len(found) == 1 and count >= 2:
            points[found[0].code] = body.count(min(found[0].shorts, key=len, default=name))
    return points


def _full_names(body: str) -> Counter[str]:
    """How often each name of the table that ends like a division occurs."""
    table = region_table()
    names: Counter[str] = Counter()
    for match in _LAST_CHARACTER.finditer(body):
        end = match.end()
        names.update(
            name
            for length in range(2, min(table.longest, end) + 1)
            if (name := body[end - length : end]) in table
        )
    return names


def _parts_named(body: str, year: int | None) -> dict[str, int]:
    """For each prefecture how many of its counties a text names, three points for each after the first."""
    finder, codes = _counties(_LATEST if year is None else min(max(year, _FIRST_YEAR), _LATEST))
    named = {found[0] for found in finder.find(body)}
    parts = Counter(codes[index][:4] + "00" for index in named)
    return {code: _POINTS_OF_COUNTY * (count - 1) for code, count in parts.items() if count > 1}


@lru_cache(maxsize=4)
def _stems(year: int) -> Mapping[Level, tuple[tuple[str, str], ...]]:
    """For each level the shortest names of the places of a year with their codes; only names of one place."""
    owners: dict[Level, dict[str, list[str]]] = {}
    for division in region_table().divisions():
        if division.years_off(year) == 0:
            stem = min(division.shorts, key=len, default=division.name)
            owners.setdefault(division.level, {}).setdefault(stem, []).append(division.code)
    return MappingProxyType(
        {
            level: tuple((stem, codes[0]) for stem, codes in found.items() if len(codes) == 1)
            for level, found in owners.items()
        }
    )


@lru_cache(maxsize=4)
def _counties(year: int) -> tuple[WordMatcher, tuple[str, ...]]:
    """The shortest names of the counties of a year, ready to be found together, and their codes."""
    stems = _stems(year)[Level.COUNTY]
    return WordMatcher((stem for stem, _ in stems), overlapping=True), tuple(code for _, code in stems)


@cache
def _township_organ() -> re.Pattern[str]:
    organs = any_of(words().places.township_words.organs)
    return re.compile(f"([{HAN}]{{2,5}}?)(镇|乡|街道)(?:{organs})")


def _township(body: str) -> Region | None:
    """The township whose government or party committee the text names."""
    table = words().places.township_words
    names: Counter[str] = Counter()
    for match in _township_organ().finditer(body):
        stem = match[1].removeprefix(table.party)
        if stem not in table.collective and not stem.endswith(table.collective_end):
            names[stem + match[2]] += 1
    if not names:
        return None
    name, count = names.most_common(1)[0]
    is_own = count >= 3 and body.count(name) >= _OFTEN_TOWNSHIP
    return Region(name, None, Level.TOWNSHIP) if is_own else None
