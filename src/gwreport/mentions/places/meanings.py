"""Which divisions a name may mean in a report, and what the name needs about it to be read as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from attrs import field, frozen

from gwreport.gazetteer.regions import NATION, RANK, Division, code_prefix, region_table
from gwreport.mentions.places.found import Found
from gwreport.mentions.places.words import SIDES, place_words
from gwreport.model import Level, Metadata, Region
from gwreport.script.clauses import is_broken
from gwreport.script.marks import SENTENCE_END

# How many years after its end (or before its start) a name may still be used of a place.
_FULL_SLACK, _SHORT_SLACK = 12, 5
_ENDS = SENTENCE_END + "；\n"
_EARLIER = 6  # places before an ambiguous name that may settle it
_BANNERS = "15"  # the code of the region whose counties are banners
_LOCAL = (Level.TOWNSHIP, Level.COUNTY)
_LATEST = 2024  # the year of the banners where the report's own is unknown


class Need(IntEnum):
    """What a name needs about it to be read as a place."""

    NOTHING = 0  # only that no other word holds both its edges
    CLEAR = 1  # that no other word holds either edge
    FREE = 2  # besides, that it begins a run of characters
    EDGE = 3  # that it is a run of characters, or another place beside it
    LIST = 4  # another place beside it
    INSIDE = 5  # right behind the place that it lies in


@frozen
class Home:
    """The report's own place and year. ``code`` is None for the nation and where the place is unknown."""

    name: str
    code: str | None
    year: int | None
    level: Level | None

    @classmethod
    def of(cls, metadata: Metadata) -> Home:
        """The own place of a report; of a township, the place that it lies in by its code."""
        own = metadata.region
        code = None if own is None else own.adcode or own.parent
        name = own.name if own is not None else ""
        return cls(name, code if code and code != NATION else None, metadata.year, metadata.level)

    @property
    def is_local(self) -> bool:
        """Whether the report is one of a county or of a place below."""
        return self.level in _LOCAL

    def shares_province(self, division: Division) -> bool:
        """Whether a division lies in the report's own province."""
        return self.code is not None and division.code[:2] == self.code[:2]

    def distance(self, division: Division, name: str) -> tuple[int, bool, int]:
        """How far a meaning is: the own place, the own prefecture, the own province, elsewhere.

        At one distance full names come before short ones, then the higher levels. A short name of the own
        prefecture or of a place above counties is as near as the own place.
        """
        short = division.name != name
        near = self._nearness(division)
        if near == 1 and short and RANK[division.level] < RANK[Level.COUNTY]:
            near = 0
        return near, short, RANK[division.level]

    def _nearness(self, division: Division) -> int:
        own, code = self.code, division.code
        if own is None:
            return 3
        if code == own and division.name == self.name:
            return 0
        if not own.endswith("0000") and code[:4] == own[:4]:
            return 1
        return 2 if code[:2] == own[:2] else 3


@frozen
class Meaning:
    """The divisions that a name may stand for, the nearest of them, and what the name needs about it.

    ``first`` is the first of the divisions, which are alike in level and in whether they bear the name as
    their full one (``full``); ``home`` says whether it lies in the report's own province.
    """

    divisions: tuple[Division, ...]
    first: Division
    need: Need
    full: bool
    home: bool


@frozen
class Meanings:
    """What names mean in one report; each is looked up once."""

    home: Home
    _known: dict[str, Meaning | None] = field(factory=dict, init=False, repr=False, eq=False)

    def of(self, name: str) -> Meaning | None:
        """The divisions that a name may stand for, None where it had none in the years about the report."""
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def is_home(self, name: str) -> bool:
        """Whether a name may stand for a division of the report's own province."""
        meaning = self.of(name)
        return meaning is not None and meaning.home

    def _look_up(self, name: str) -> Meaning | None:
        found = region_table().candidates(name, year=self.home.year) or self._banner(name)
        if not found:
            return None
        full = any(division.name == name for division in found)
        if not self._in_use(found[0], full=full):
            return None
        nearest = found if len(found) == 1 else self._nearest(name, found)
        first = nearest[0]
        need = need_of(name, first, full=full, home=self.home)
        return Meaning(nearest, first, need, first.name == name, self.home.shares_province(first))

    def _nearest(self, name: str, found: tuple[Division, ...]) -> tuple[Division, ...]:
        distances = [self.home.distance(division, name) for division in found]
        least = min(distances)
        return tuple(d for d, distance in zip(found, distances, strict=True) if distance == least)

    def _in_use(self, division: Division, *, full: bool) -> bool:
        """Whether a name was still, or already, used of a division in the year of the report."""
        if self.home.year is None:
            return full or division.valid_to is None
        return division.years_off(self.home.year) <= (_FULL_SLACK if full else _SHORT_SLACK)

    def _banner(self, name: str) -> tuple[Division, ...]:
        """The banner of the own prefecture that a side stands for (前旗): of those that share a name."""
        code = self.home.code
        if name not in SIDES or code is None or not code.startswith(_BANNERS) or code.endswith("0000"):
            return ()
        banners = self._banners(f"{code[:4]}00")
        shared = Counter(division.name[:-2] for division in banners)
        sides = [division for division in banners if division.name.endswith(name)]
        most = max((shared[division.name[:-2]] for division in sides), default=0)
        rivals = [division for division in sides if shared[division.name[:-2]] == most]
        return tuple(rivals) if len(rivals) == 1 else ()

    def _banners(self, prefecture: str) -> list[Division]:
        """The banners of a prefecture in the year of the report that are named by their sides."""
        table, year = region_table(), self.home.year
        names = [name for name in table.names() if name[-2:] in SIDES]
        found = [d for name in names for d in table.candidates(name, year=year, within=prefecture)]
        return list({d.code: d for d in found if d.years_off(year or _LATEST) == 0}.values())


def need_of(name: str, division: Division, *, full: bool, home: Home) -> Need:
    """What a name needs about it: the more so the more it looks like a word, the less so near home."""
    if full:
        return _need_of_full_name(name, division, home)
    words = place_words()
    if name in SIDES:
        return Need.FREE
    if name in words.distinct:
        return Need.NOTHING if division.level is Level.PROVINCE else Need.CLEAR
    if name in words.ordinary:
        return _need_of_word(name, division, home)
    if division.level is not Level.COUNTY or len(name) > 2:
        return Need.NOTHING
    return Need.CLEAR if home.shares_province(division) else Need.EDGE


def _need_of_full_name(name: str, division: Division, home: Home) -> Need:
    words = place_words()
    if name in words.generic:
        return Need.INSIDE
    if division.level is not Level.COUNTY or home.shares_province(division):
        return Need.NOTHING if len(name) > 2 else Need.CLEAR
    return Need.EDGE if len(name) == 2 or name[:-1] in words.ordinary else Need.NOTHING


def _need_of_word(name: str, division: Division, home: Home) -> Need:
    """What a short name needs that is also an ordinary word."""
    if not home.shares_province(division):
        return Need.LIST
    if division.level is not Level.COUNTY:
        return Need.CLEAR
    words = place_words()
    is_word = name in words.nowhere_alone or name in words.pairs or name in words.words
    return Need.LIST if is_word else Need.EDGE


def choose(
    text: str, start: int, name: str, divisions: tuple[Division, ...], beside: Sequence[Found]
) -> Region:
    """The one place of several; among equals the one that lies in a place ``beside`` it in its sentence.

    Where nothing settles it, the place has its full name and no code.
    """
    if len(divisions) == 1:
        return divisions[0].region
    for place in reversed(beside[-_EARLIER:]):
        if is_broken(text, place.end, start, ends=_ENDS):
            break
        inside = [division for division in divisions if lies_in(division.region, place.region)]
        if len(inside) == 1:
            return inside[0].region
    cities = [division for division in divisions if division.name == f"{name}市"]
    if len(cities) == 1:  # and not the prefecture around it, which bore the same name for a time
        return cities[0].region
    full = next((division.name for division in divisions if division.name != name), name)
    return Region(full, None, divisions[0].level)


def lies_in(region: Region, other: Region) -> bool:
    """Whether a division lies in another one, by their codes; no code lies in the nation."""
    inner, outer = region.adcode, other.adcode
    if inner is None or outer is None or inner == outer or outer == NATION:
        return False
    return inner.startswith(code_prefix(outer))
