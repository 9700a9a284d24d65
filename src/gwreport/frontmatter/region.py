"""Which government reports: its place and level, from all that names it."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

from gwreport.frontmatter.body import home_province, own_levels, place_in_body
from gwreport.frontmatter.clue import Clue, KnownPlace, read_clue
from gwreport.frontmatter.head import HAN, NUMBER, YEAR, FrontText, flat
from gwreport.frontmatter.office import Office
from gwreport.frontmatter.session import Congress, find_congress, place_before
from gwreport.frontmatter.words import words
from gwreport.gazetteer.regions import NATION, region_table
from gwreport.model import Level, Region
from gwreport.tables.matching import any_of

_OWN_WITHIN = 3000  # how far into the body a government may name itself
_SUBTITLE = re.compile("——|--|─|―|—")


@frozen
class _RegionPatterns:
    """A government that speaks for itself, the place of a title, and what is no part of a place's name."""

    own: re.Pattern[str]
    title: re.Pattern[str]
    year_before: re.Pattern[str]
    organ_after: re.Pattern[str]
    words_before: re.Pattern[str]


@cache
def _patterns() -> _RegionPatterns:
    head = words().head
    organ = f"(?:{any_of(head.organs)})"
    own_organ = any_of((*head.organs, head.cabinet))
    year = f"(?:{YEAR}年度?)?"
    return _RegionPatterns(
        own=re.compile(f"(?:代表|受)(?P<place>[{HAN}]{{0,24}}?)(?:第?{NUMBER}届)?(?P<organ>{own_organ})"),
        title=re.compile(
            f"(?P<place>[{HAN}·]{{2,40}}?){organ}?[(]?{year}[)]?[《“]?{organ}?{year}[《“]?(?:政府)?工作"
        ),
        year_before=re.compile(f"^(?:{YEAR}年)?度?"),
        organ_after=re.compile(f"(?:第?{NUMBER}届)?(?:{any_of(head.short_organs)})?$"),
        words_before=re.compile(f"^(?:{any_of(head.before_place)})+"),
    )


@frozen
class Sources:
    """What may name the government: title, head and body of a report, and what was read from them."""

    title: str
    head: FrontText
    body: str
    congress: Congress | None
    office: Office
    year: int | None


def read_region(sources: Sources) -> tuple[Region | None, Level | None]:
    """The reporting government's place and its level; a level alone where only that is known."""
    own = _patterns().own.search(sources.head.opening) or _patterns().own.search(sources.body, 0, _OWN_WITHIN)
    if _is_national(sources, own):
        return region_table().by_code(NATION), Level.NATIONAL
    own_run = _bare(own["place"]) if own else ""
    word = _own_word(own_run, sources.office)
    levels = words().own_words.get(word, ())
    runs = _runs(sources, own_run)
    for run in runs:
        clue = read_clue(run, KnownPlace(sources.year, levels, word))
        if clue.place is not None:
            place = _settled(clue.place, runs, sources)
            return place, place.level
        levels = levels or clue.levels
    levels = levels or own_levels(sources.body)
    found = place_in_body(sources.body, levels, sources.year) if levels else None
    return found, found.level if found else levels[0] if len(levels) == 1 else None


def _own_word(own: str, office: Office) -> str:
    """What a government calls itself: 市 before 人民政府, or in the office of its head (市长)."""
    own_words = words().own_words
    if own in own_words:
        return own
    return next((word for word in own_words if (office.role or "").endswith(word + "长")), "")


def _is_national(sources: Sources, own: re.Match[str] | None) -> bool:
    """Whether the State Council reports, by its own words, its congress or the office of its head."""
    if own is not None and own["organ"] == words().head.cabinet:
        return True
    is_nation = sources.congress is not None and sources.congress.is_national
    return is_nation or (sources.office.role or "").endswith("总理")


def _runs(sources: Sources, own: str) -> tuple[str, ...]:
    """The words that name the place, the most telling first."""
    before = sources.office.before
    runs = (
        _of_title(sources.title),
        sources.congress.place if sources.congress else "",
        _bare(place_before(before, len(before))[0]),
        own,
        _bare(sources.head.fields.get("publisher", "")),
    )
    return tuple(filter(None, runs))


def _settled(place: Region, runs: tuple[str, ...], sources: Sources) -> Region:
    """A place whose name several places have, settled by a fuller name in the head or by its province."""
    if place.adcode is not None or place.name not in region_table():
        return place
    known = KnownPlace(sources.year, (place.level,))
    for clue in (read_clue(run, known) for run in runs):
        if _is_fuller(clue, place):
            return clue.place or place
    province = home_province(sources.body)
    inside = KnownPlace(sources.year, (place.level,), within=province)
    within = read_clue(place.name, inside).place if province else None
    return within or place


def _is_fuller(clue: Clue, place: Region) -> bool:
    """Whether a clue names a place of the same name with its code."""
    return clue.place is not None and clue.place.adcode is not None and clue.place.name == place.name


def _bare(run: str) -> str:
    """The words for a place without 人民政府 and 第…届 after it, and without 本届 or 我 before it."""
    run = _patterns().organ_after.sub("", run)
    if region_table().longest_at(run, 0) is None:  # 上海市 does not lose its 上
        run = _patterns().words_before.sub("", run)
    return run


def _of_title(title: str) -> str:
    """The words for a place in a title."""
    line = _patterns().year_before.sub("", _SUBTITLE.split(flat(title))[-1])
    found = find_congress(line)
    if found is not None and found[0].place:
        return found[0].place
    named = _patterns().title.match(line)
    return _bare(named["place"]) if named else ""
