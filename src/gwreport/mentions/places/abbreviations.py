"""Places named by one character: 英、葡两国, 对俄贸易, 在津布局, 川渝两省市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.found import Check, Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.meanings import Home
from gwreport.mentions.places.words import after_last_break, place_words
from gwreport.model import Level, Region
from gwreport.script.marks import LIST_MARKS, one_of
from gwreport.tables.matching import WordMatcher, any_of

_LONGEST_RUN = 6
_CITIES_IN_RUN = (3, 4)  # how many abbreviations of cities, the own place among them, make a name


@frozen
class Abbreviations:
    """The characters that stand for states, provinces and cities, and the words that make a place of them."""

    states: Mapping[str, str]
    provinces: Mapping[str, str]
    all_provinces: frozenset[str]
    cities: frozenset[str]
    listed: tuple[re.Pattern[str], ...]
    towards: re.Pattern[str]
    doings: str
    together: WordMatcher


@cache
def abbreviations() -> Abbreviations:
    """The table, read once."""
    words = place_words().abbreviations
    state = one_of("".join(words.states))
    named = {division.name[0] for division in region_table().below_provinces()}
    cities = named.union(words.new_areas) - set(words.no_cities)
    return Abbreviations(
        states=words.states,
        provinces=words.provinces,
        all_provinces=frozenset(words.provinces.values()).union(words.more_provinces),
        cities=frozenset(cities),
        # Each pattern begins with a plain character, which is what makes the search fast.
        listed=tuple(re.compile(f"{mark}{state}(?=等?[两三四五六]?国)") for mark in LIST_MARKS),
        towards=re.compile(f"对{state}(?={any_of(words.dealings)})"),
        doings=any_of(words.doings),
        together=WordMatcher(words.together, dense=True),
    )


@frozen
class Run:
    """Abbreviations of several places one behind the other, before a word for what is done together."""

    text: str
    start: int
    end: int

    def is_part_of_quotation(self) -> bool:
        """“川渝合作”: the quotation goes on behind the run."""
        return self.text[self.start - 1 : self.start] == "“" and self.text[self.end : self.end + 1] != "”"

    def holds_word(self) -> bool:
        """A common word or another name holds two of the characters, or one and its neighbour."""
        text, pairs, table = self.text, place_words().pairs, region_table()
        edges = range(max(0, self.start - 1), self.end)
        return any(text[at : at + 2] in pairs or text[at : at + 2] in table for at in edges)


HOLDS_WORD = Check("abbreviation.word", Run.holds_word)
RUN_CHECKS = (HOLDS_WORD, Check("abbreviation.quotation", Run.is_part_of_quotation))


def abbreviated_places(text: str, home: Home) -> Iterator[Verdict]:
    """States in a list or behind 对, runs of places, the report's province behind 在, 来, 赴."""
    words = abbreviations()
    for at in _states(text):
        yield Found(at, at + 1, Region(words.states[text[at]], None, Level.AREA), "region.abbreviation")
    yield from _runs(text, home.name[:1])
    yield from _own_province(text, home)


def _states(text: str) -> Iterator[int]:
    """Where a character stands for a state: all members of a list that ends with 国, and one behind 对."""
    words = abbreviations()
    for pattern in words.listed:
        for match in pattern.finditer(text):
            at = match.start() + 1
            yield at
            while at > 1 and text[at - 1] in LIST_MARKS and text[at - 2] in words.states:
                at -= 2
                yield at
    for match in words.towards.finditer(text):
        yield match.end() - 1


def _own_province(text: str, home: Home) -> Iterator[Found]:
    """The report's own province where something is done in it (在津布局)."""
    words = abbreviations()
    code = (home.code or "")[:2]
    province = region_table().by_code(f"{code}0000", year=home.year)
    if code in words.provinces and province is not None:
        for match in re.finditer(f"{words.provinces[code]}(?<=[在来赴].)(?={words.doings})", text):
            yield Found(match.start(), match.end(), province, "region.abbreviation")


def _runs(text: str, own: str) -> Iterator[Verdict]:
    """Places before a word for what is done together (川渝两省市, “青河洛”一体化)."""
    words = abbreviations()
    for _, at, _ in words.together.find(text):
        end = at - (text[at - 1 : at] == "”")
        last = text[end - 1 : end]
        if last and (last in words.all_provinces or last in words.cities or last == own):
            yield _judge_run(text, end, own)


def _judge_run(text: str, end: int, own: str) -> Verdict:
    """The run that ends at a position: of provinces, else of cities with the own place among them."""
    run = _provinces(text, end)
    if run is None or first_refusal(run, (HOLDS_WORD,)):
        run = _cities(text, end, own)
    if run is None:
        return Refused(end - 1, end, "abbreviation.alone")
    rule = first_refusal(run, RUN_CHECKS)
    if rule is not None:
        return Refused(run.start, end, rule)
    return Found(run.start, end, Region(text[run.start : end], None, Level.AREA), "region.abbreviations")


def _provinces(text: str, end: int) -> Run | None:
    """Two provinces or more before a position."""
    start, known = end, abbreviations().all_provinces
    while start > max(0, end - _LONGEST_RUN) and text[start - 1] in known:
        start -= 1
    return Run(text, start, end) if end - start > 1 else None


def _cities(text: str, end: int, own: str) -> Run | None:
    """Three or four places that differ, the own one among them, from a mark or a word on."""
    words, floor = abbreviations(), max(0, end - _LONGEST_RUN)
    start = after_last_break(text, floor, end)
    run = text[start:end]
    if (start == floor and floor) or len(run) not in _CITIES_IN_RUN or len(set(run)) < len(run):
        return None
    known = words.all_provinces | words.cities | {own}
    return Run(text, start, end) if own in run and known.issuperset(run) else None
