"""A government's place read from a run of words: 云南省昆明市官渡区, 本市, 城关镇, 云河新区."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve, frozen

from gwreport.frontmatter.head import HAN
from gwreport.frontmatter.words import words
from gwreport.gazetteer.regions import Division, region_table
from gwreport.model import Level, Region
from gwreport.script.classes import LEVEL_ENDS
from gwreport.tables.matching import any_of

# After so many years nobody means the district that was once called 新区 or 郊区 and nothing more.
_FORGOTTEN = 12
_LONGEST_AREA, _SHORTEST_AREA = 8, 3
_RANK = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP, Level.AREA)


@frozen
class Clue:
    """What a report calls its own government: a run of words before 政府, 第…届 or an office.

    ``place`` is the place the words name; ``levels`` the levels that a bare 市 or 省 leaves open.
    """

    place: Region | None
    levels: tuple[Level, ...] = ()


@frozen
class KnownPlace:
    """What is known of a place besides its name, used where a name is ambiguous.

    ``year`` is that of the report, ``levels`` those that the report's own words allow, ``word`` what it
    calls itself (市), ``within`` the code of a division that it may lie in.
    """

    year: int | None = None
    levels: Sequence[Level] = ()
    word: str = ""
    within: str | None = None


@frozen
class _Endings:
    """Names of townships, of zones and of places that the gazetteer does not hold, by their endings."""

    township: re.Pattern[str]
    zone: re.Pattern[str]
    unlisted: re.Pattern[str]


@cache
def _endings() -> _Endings:
    table = words().places
    return _Endings(
        re.compile(f"[{HAN}·]{{1,14}}?(?:{any_of(table.townships)})"),
        re.compile(f"[{HAN}·]{{1,16}}?(?:{any_of(table.zones)})"),
        re.compile(f"[{HAN}·]{{1,10}}?(?:{any_of((*table.unlisted, '市'))})"),
    )


@frozen
class _Chain:
    """How far a run is read: the last place of the chain, where its name begins, where the rest does."""

    run: str
    place: Region | None = None
    last: int = 0
    at: int = 0

    @property
    def rest(self) -> str:
        """What is not read yet."""
        return self.run[self.at :]

    @property
    def after_full_name(self) -> bool:
        """Whether the last place is named in full, so that what follows is no part of its name."""
        return self.at > 0 and self.run[self.at - 1] in LEVEL_ENDS


def read_clue(run: str, known: KnownPlace) -> Clue:
    """Read a run of words as a chain of places, the last of them being meant (云南省昆明市官渡区)."""
    own = words().own_words
    if run in own:
        return Clue(None, own[run])
    chain = _read_chain(run, known)
    if not chain.rest:
        return Clue(chain.place)
    if chain.rest in own and chain.place is not None:
        better = choose(run[: chain.at], evolve(known, levels=own[chain.rest], word=chain.rest))
        return Clue(better or chain.place)
    unlisted = _unlisted(_name_of_rest(chain), chain.place)
    if unlisted is not None:
        return Clue(unlisted)
    return Clue(chain.place if chain.at else _suffix(run, known))


def _read_chain(run: str, known: KnownPlace) -> _Chain:
    """As many places of a run as follow one another."""
    chain = _Chain(run)
    while chain.rest:
        longer = _next_place(chain, known)
        if longer is None:
            break
        chain = longer
    return chain


def _next_place(chain: _Chain, known: KnownPlace) -> _Chain | None:
    """The chain with one more place; None where no place follows."""
    run, at = chain.run, chain.at
    name = region_table().longest_at(run, at)
    zone = _named_zone(chain, name, known.year)
    if zone is not None:
        return evolve(chain, place=zone, at=len(run))
    if name is None:
        area = _area_at(run, at) if chain.place is not None else None
        return None if area is None else evolve(chain, at=at + len(area))
    if not _is_complete(run, at, name):
        return None
    place = choose(name, known, chain.place)
    if place is None and chain.place is not None and _is_generic(name):
        return None  # 新区 after a city that never had a district of that name
    return _Chain(run, place or chain.place, at, at + len(name))


def _named_zone(chain: _Chain, name: str | None, year: int | None) -> Region | None:
    """The named zone that the rest of a run is, where no division of the year bears the whole name.

    A place before it that is not named in full belongs to its name (青岛西海岸新区).
    """
    table, rest = region_table(), chain.rest
    if rest not in table.areas or not _endings().zone.fullmatch(rest):
        return None
    if name == rest and table.candidates(rest, year=year):
        return None
    own = chain.run[chain.last :] if chain.at and not chain.after_full_name else rest
    return Region(own, None, Level.AREA, chain.place.adcode if chain.place else None)


def _name_of_rest(chain: _Chain) -> str:
    """The name that the rest of a run ends.

    苏州工业园区 is one name; 长沙市 before 岳麓科技园区 is only where it lies.
    """
    is_zone = _endings().zone.fullmatch(chain.rest) is not None or _is_generic(chain.rest)
    # After 州 alone the rest is one name with it too.
    apart = chain.after_full_name and not chain.run[: chain.at].endswith("州")
    return chain.run[chain.last :] if is_zone and not apart else chain.rest


def _is_generic(name: str) -> bool:
    """Whether a name only says of which kind a district is (新区, 郊区, 东区)."""
    return len(name) == 2 and name[1] == "区"


def _is_complete(run: str, at: int, name: str) -> bool:
    """Whether a name ends with the run or the word for a division, or another name follows (湖北鄂州市)."""
    after = at + len(name)
    if after == len(run) or name[-1] in LEVEL_ENDS or name in ("中国", "内蒙古"):
        return True
    follower = region_table().longest_at(run, after) or _area_at(run, after)
    return follower is not None and follower[-1] in LEVEL_ENDS


def _area_at(run: str, at: int) -> str | None:
    """The named area that begins at a place of a run and is no division (雄安新区)."""
    areas = region_table().areas
    lengths = range(_LONGEST_AREA, _SHORTEST_AREA - 1, -1)
    return next((run[at : at + length] for length in lengths if run[at : at + length] in areas), None)


def _suffix(run: str, known: KnownPlace) -> Region | None:
    """The longest known place that a run ends with, where its beginning is something else."""
    table = region_table()
    for start in range(1, len(run) - 1):
        name = table.longest_at(run, start)
        if name is not None and start + len(name) == len(run) and name[-1] in LEVEL_ENDS:
            return choose(name, known)
    return None


def choose(name: str, known: KnownPlace, context: Region | None = None) -> Region | None:
    """The place of a name in its context; of several the one that the levels allow, else None."""
    exact = _exact(name, known, list(_candidates(name, known, context)))
    for level in known.levels or _RANK:
        fitting = [d for d in exact if d.level == level]
        if len(fitting) == 1:
            return fitting[0].region
        if fitting:
            return Region(name, None, level) if fitting[0].name == name else None
    return exact[0].region if len(exact) == 1 else None


def _exact(name: str, known: KnownPlace, found: list[Division]) -> list[Division]:
    """Of the divisions of a name those that bear it in full, else those of the report's own word.

    大理 in the report of a 市 is not 大理白族自治州.
    """
    exact = [d for d in found if d.name == name] or found
    return [d for d in exact if known.word and d.name.endswith(known.word)] or exact


def _candidates(name: str, known: KnownPlace, context: Region | None) -> Iterator[Division]:
    """The divisions of a name: those in its context, else those within a division, else all."""
    table, year, generic = region_table(), known.year, _is_generic(name)
    inside = context.adcode if context else None
    found: Sequence[Division] = ()
    for code in filter(None, (inside, known.within)):
        found = found or table.candidates(name, year=year, within=code)
    if not (generic and inside):
        found = found or table.candidates(name, year=year)
    for division in found:
        if not generic or year is None or year - (division.valid_to or year) <= _FORGOTTEN:
            yield division


def _unlisted(name: str, context: Region | None) -> Region | None:
    """A township, a zone, or a place that the table does not hold, by the ending of its name."""
    parent, endings = context.adcode if context else None, _endings()
    if endings.township.fullmatch(name):
        return Region(name, None, Level.TOWNSHIP, parent)
    area = region_table().areas.get(name)
    if area is not None:
        return area
    if endings.zone.fullmatch(name):
        return Region(name, None, Level.AREA, parent)
    if len(name) > 2 and endings.unlisted.fullmatch(name):
        return Region(name, None, _level_by_ending(name, parent), parent)
    return None


def _level_by_ending(name: str, parent: str | None) -> Level:
    """The level of a place by the word that its name ends with; a 市 in a prefecture is a county."""
    for ending, level in words().places.unlisted.items():
        if name.endswith(ending):
            return level
    return Level.COUNTY if parent and not parent.endswith("0000") else Level.PREFECTURE
