"""Which government reports: a place read from names in the head, or else from the body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from gwreport.frontmatter.head import HAN
from gwreport.frontmatter.words import words
from gwreport.gazetteer.regions import NATION, Division, region_table
from gwreport.model import Level, Region
from gwreport.tables.matching import WordMatcher

_ENDINGS = "省市县区旗州盟"
_TOWNSHIP = re.compile(f"[{HAN}·]{{1,14}}?(?:镇|民族乡|乡|街道|苏木)")
_ZONE = re.compile(
    f"[{HAN}·]{{1,16}}?(?:新区|开发区|高新区|示范区|试验区|实验区|合作区|起步区|先行区|管理区|度假区|风景区|经开区|工业园区|园区)"
)
_UNKNOWN = re.compile(f"[{HAN}·]{{1,10}}?(?:自治州|自治县|自治旗|地区|省|市|县|区|旗|州|盟)")
_LEVEL_OF_ENDING = {
    "自治州": Level.PREFECTURE,
    "自治县": Level.COUNTY,
    "自治旗": Level.COUNTY,
    "地区": Level.PREFECTURE,
    "省": Level.PROVINCE,
    "县": Level.COUNTY,
    "区": Level.COUNTY,
    "旗": Level.COUNTY,
    "州": Level.PREFECTURE,
    "盟": Level.PREFECTURE,
}
# Words that stand before 镇 or 乡 without naming one.
_COLLECTIVE = frozenset(("建制", "中心", "重点", "特色", "城乡", "各", "我", "全", "本", "城", "乡", "集"))
_SELF = re.compile("[我全](国|省|市|县|区|州|盟|旗|镇|乡)")
_TOWNSHIP_ORGAN = re.compile(f"([{HAN}]{{2,5}}?)(镇|乡|街道)(?:人民政府|政府|党委|办事处)")
_LATEST = 2024
# After so many years nobody means the district that was once called 新区 or 郊区 and nothing more.
_FORGOTTEN = 12
_ENOUGH = 60_000  # characters of a body that tell its place; the longest reports have about as many
_RANK = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP, Level.AREA)


@frozen
class Clue:
    """What a report calls its own government: a run of words before 政府, 第…届 or an office.

    ``place`` is the place the words name; ``levels`` the levels that a bare 市 or 省 leaves open.
    """

    place: Region | None
    levels: tuple[Level, ...] = ()


def read_clue(run: str, year: int | None, levels: Sequence[Level] = (), within: str | None = None) -> Clue:
    """Read a run of words as a chain of places, the last of them being meant (云南省昆明市官渡区).

    ``levels`` are those that the report's own words allow, used where a name is ambiguous.
    """
    own = words().own_words
    if run in own:
        return Clue(None, own[run])
    table = region_table()
    context: Region | None = None
    at = last = 0
    while at < len(run):
        name = table.longest_at(run, at)
        zone = _named_zone(run, at, last, context, name, year)
        if zone is not None:
            return Clue(zone)
        if name is None and context is not None and (area := _area_at(run, at)):
            at += len(area)
            continue
        if name is None or not (_complete(run, at, name) or at + len(name) == len(run)):
            break
        place = _choose(name, year, levels, context, within)
        if place is None and context is not None and _is_generic(name):
            break  # 新区 behind a city that never had a district of that name
        context = place or context
        last, at = at, at + len(name)
    rest = run[at:]
    if rest in own and context is not None:
        allowed = tuple(Level(level) for level in own[rest])
        better = _choose(run[:at], year, allowed, None, within)
        return Clue(better or context)
    if rest:
        # 苏州工业园区 is one name; 长沙市 before 岳麓科技园区 is only where it lies.
        zone_of = _ZONE.fullmatch(rest) or _is_generic(rest)
        name = run[last:] if zone_of and run[at - 1] not in "省市县区旗盟" else rest
        unknown = _unlisted(name, context)
        if unknown is not None:
            return Clue(unknown)
        if context is None and at == 0:
            return Clue(_suffix(run, year, levels, within))
        return Clue(context if at else None)
    return Clue(context)


def _named_zone(
    run: str, at: int, last: int, context: Region | None, name: str | None, year: int | None
) -> Region | None:
    """The named zone that the rest of a run is, where no division of the year bears the whole name.

    A place before it that is not named in full belongs to its name (青岛西海岸新区).
    """
    table, rest = region_table(), run[at:]
    if rest not in table.areas or not _ZONE.fullmatch(rest):
        return None
    if name == rest and table.candidates(rest, year=year):
        return None
    own = run[last:] if at and run[at - 1] not in "省市县区旗盟州" else rest
    return Region(own, None, Level.AREA, context.adcode if context else None)


def _is_generic(name: str) -> bool:
    """Whether a name only tells the kind of a district (新区, 郊区, 东区)."""
    return len(name) == 2 and name[1] == "区"


def _complete(run: str, at: int, name: str) -> bool:
    """Whether a name ends with the word for a division, or another such name follows at once (湖北鄂州市)."""
    if name[-1] in _ENDINGS or name in ("中国", "内蒙古"):
        return True
    after = at + len(name)
    follower = region_table().longest_at(run, after) or _area_at(run, after)
    return follower is not None and follower[-1] in _ENDINGS


def _area_at(run: str, at: int) -> str | None:
    """The named area that begins at a place of a run and is no division (雄安新区)."""
    areas = region_table().areas
    return next((run[at : at + n] for n in range(8, 2, -1) if run[at : at + n] in areas), None)


def _suffix(run: str, year: int | None, levels: Sequence[Level], within: str | None) -> Region | None:
    """The longest known place that a run ends with, where its beginning is something else."""
    table = region_table()
    for start in range(1, len(run) - 1):
        name = table.longest_at(run, start)
        if name is not None and start + len(name) == len(run) and name[-1] in _ENDINGS:
            return _choose(name, year, levels, None, within)
    return None


def _choose(
    name: str, year: int | None, levels: Sequence[Level], context: Region | None, within: str | None
) -> Region | None:
    """The place of a name in its context; of several the one that the levels allow, else None."""
    table = region_table()
    found: Sequence[Division] = ()
    for code in (context.adcode if context else None, within):
        found = found or (table.candidates(name, year=year, within=code) if code else ())
    generic = _is_generic(name)
    if not (generic and context and context.adcode):
        found = found or table.candidates(name, year=year)
    if generic and year is not None:
        found = [d for d in found if year - (d.valid_to or year) <= _FORGOTTEN]
    exact = [d for d in found if d.name == name] or list(found)
    for level in levels or _RANK:
        fitting = [d for d in exact if d.level == level]
        if len(fitting) == 1:
            return fitting[0].region
        if fitting:
            return Region(name, None, level) if fitting[0].name == name else None
    return exact[0].region if len(exact) == 1 else None


def _unlisted(name: str, context: Region | None) -> Region | None:
    """A township, a zone, or a place that the table does not hold, by the ending of its name."""
    parent = context.adcode if context else None
    if _TOWNSHIP.fullmatch(name):
        return Region(name, None, Level.TOWNSHIP, parent)
    area = region_table().areas.get(name)
    if area is not None:
        return area
    if _ZONE.fullmatch(name):
        return Region(name, None, Level.AREA, parent)
    if len(name) > 2 and _UNKNOWN.fullmatch(name):
        for ending, level in _LEVEL_OF_ENDING.items():
            if name.endswith(ending):
                return Region(name, None, level, parent)
        return Region(
            name, None, Level.COUNTY if parent and not parent.endswith("0000") else Level.PREFECTURE, parent
        )
    return None


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
    if levels[:1] == (Level.PROVINCE,):
        code = home_province(body)
        return table.by_code(code, year=year) if code else None
    scores = Counter(_own_names(body, levels, year))
    if Level.PREFECTURE in levels:
        scores.update(_parts_named(body, year))
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 6 or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return table.by_code(ranked[0][0], year=year)


def _own_names(body: str, levels: Sequence[Level], year: int | None) -> dict[str, int]:
    """How often a text names each place of the levels that it names in full at least twice."""
    table = region_table()
    names: Counter[str] = Counter()
    for match in re.finditer("[市县区旗州盟]", body):
        end = match.end()
        for length in range(2, min(table.longest, end) + 1):
            name = body[end - length : end]
            if name in table:
                names[name] += 1
    scores: dict[str, int] = {}
    for name, count in names.most_common(20):
        found = [d for d in table.candidates(name, year=year) if d.level in levels and d.name[-1] == name[-1]]
        found = [d for d in found if year is None or d.years_off(year) <= 1]
        if len(found) == 1 and count >= 2:
            scores[found[0].code] = body.count(min(found[0].shorts, key=len, default=name))
    return scores


def _parts_named(body: str, year: int | None) -> dict[str, int]:
    """For each prefecture how many of its counties a text names, three points for each after the first."""
    finder, codes = _counties(_LATEST if year is None else min(max(year, 1980), _LATEST))
    named = {found[0] for found in finder.find(body)}
    parts = Counter(codes[index][:4] + "00" for index in named)
    return {code: 3 * (count - 1) for code, count in parts.items() if count > 1}


def _township(body: str) -> Region | None:
    """The township whose government or party committee the text names."""
    names: Counter[str] = Counter()
    for match in _TOWNSHIP_ORGAN.finditer(body):
        stem = match[1].removeprefix("中共")
        if stem not in _COLLECTIVE and not stem.endswith(("党委", "各", "全", "我")):
            names[stem + match[2]] += 1
    if not names:
        return None
    name, count = names.most_common(1)[0]
    return Region(name, None, Level.TOWNSHIP) if count >= 3 and body.count(name) >= 5 else None
