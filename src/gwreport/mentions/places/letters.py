"""Places named by one letter: 英、葡两国, 对俄贸易, 在津布局, 川渝两省市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from gwreport.gazetteer.regions import region_table
from gwreport.interfaces import Reading
from gwreport.mentions.places.names import Found
from gwreport.mentions.places.words import place_words
from gwreport.model import Level, Region
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

_AND = "、和及与"
_LONGEST_RUN = 6


@frozen
class LetterWords:
    """The letters of states and provinces, and the words that make a place of them."""

    states: Mapping[str, str]
    provinces: Mapping[str, str]
    all_provinces: frozenset[str]
    listed: tuple[re.Pattern[str], ...]
    dealt_with: re.Pattern[str]
    doings: str
    together: WordMatcher
    prefectures: frozenset[str]


@cache
def letter_words() -> LetterWords:
    """The table, read once."""
    words = read_toml("mentions/places/words.toml")["letters"]
    states = {word[0]: word[1:] for word in words["states"].split()}
    provinces = {word[:2]: word[2:] for word in words["provinces"].split()}
    letter = f"[{''.join(states)}]"
    # Counties right below a province count as prefectures do (神农架林区).
    high = (d for d in region_table().divisions() if d.level is Level.PREFECTURE or d.code[2:4] == "90")
    firsts = {d.name[0] for d in high}.union(words["new_areas"].split()) - {"即"}
    # Each pattern begins with a plain character, which is what makes the search fast.
    return LetterWords(
        states,
        provinces,
        frozenset(provinces.values()) | {word[2:] for word in words["more_provinces"].split()},
        tuple(re.compile(f"{mark}{letter}(?=等?[两三四五六]?国)") for mark in _AND),
        re.compile(f"对{letter}(?={any_of(words['dealings'].split())})"),
        any_of(words["doings"].split()),
        WordMatcher(words["together"].split(), dense=True),
        frozenset(firsts),
    )


def _states(text: str) -> Iterator[int]:
    """Where letters stand for states: all members of a list that ends with 国, and one behind 对."""
    words = letter_words()
    for pattern in words.listed:
        for match in pattern.finditer(text):
            at = match.start() + 1
            yield at
            while at > 1 and text[at - 1] in _AND and text[at - 2] in words.states:
                at -= 2
                yield at
    for match in words.dealt_with.finditer(text):
        yield match.end() - 1


def letters(reading: Reading) -> Iterator[Found]:
    """States by their letters in a list or behind 对, and the province of the report behind 在, 来, 赴."""
    text, words = reading.text, letter_words()
    for at in _states(text):
        yield Found(at, at + 1, Region(words.states[text[at]], None, Level.AREA), "region.letter")
    own = reading.metadata.region
    code = None if own is None else own.adcode or own.parent
    yield from _runs(text, "" if own is None else own.name[0])
    letter = words.provinces.get((code or "")[:2])
    if code is None or letter is None:
        return
    province = region_table().by_code(f"{code[:2]}0000", year=reading.metadata.year)
    if province is not None:
        for match in re.finditer(f"{letter}(?<=[在来赴].)(?={words.doings})", text):
            yield Found(match.start(), match.end(), province, "region.letter")


def _runs(text: str, own: str) -> Iterator[Found]:
    """Letters of several places before a word for what is done together (川渝两省市, “青河洛”一体化)."""
    words = letter_words()
    for _, at, _ in words.together.find(text):
        end = at - (text[at - 1 : at] == "”")
        last = text[end - 1 : end]
        if last not in words.all_provinces and last not in words.prefectures and last != own:
            continue
        start = _start_of_run(text, end, own)
        if start is not None and (text[start - 1 : start] != "“" or text[end : end + 1] == "”"):
            yield Found(start, end, Region(text[start:end], None, Level.AREA), "region.letters")


def _start_of_run(text: str, end: int, own: str) -> int | None:
    """Where a run of letters of places that ends at ``end`` begins; None where there is none."""
    words = letter_words()
    start = end
    while start > max(0, end - _LONGEST_RUN) and text[start - 1] in words.all_provinces:
        start -= 1
    if end - start > 1 and _is_run(text, start, end):
        return start
    floor = start = max(0, end - _LONGEST_RUN)
    for match in place_words().breaks.finditer(text, floor, end):
        start = match.end()
    run = text[start:end]
    known = words.all_provinces | words.prefectures | {own}
    fitting = (
        (start > floor or not floor)
        and 2 < len(run) < 5
        and own in run
        and known.issuperset(run)
        and len(set(run)) == len(run)
    )
    return start if fitting and _is_run(text, start, end) else None


def _is_run(text: str, start: int, end: int) -> bool:
    """Whether no common word and no other name holds two of the letters, or one and its neighbour."""
    pairs, table = place_words().pairs, region_table()
    return not any(
        text[at : at + 2] in pairs or text[at : at + 2] in table for at in range(max(0, start - 1), end)
    )
