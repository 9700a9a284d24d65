"""Places named by one letter: 英、葡两国, 对俄贸易, 在津布局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from attrs import frozen

from gwreport.data import read_toml
from gwreport.interfaces import Reading
from gwreport.lexicon.matching import any_of
from gwreport.lexicon.regions import region_table
from gwreport.mentions.region_names import Found
from gwreport.model import Level, Region

_AND = "、和及与"


@frozen
class LetterWords:
    """The letters of states and provinces, and the words that make a place of them."""

    states: Mapping[str, str]
    provinces: Mapping[str, str]
    listed: tuple[re.Pattern[str], ...]
    dealt_with: re.Pattern[str]
    doings: str


@cache
def letter_words() -> LetterWords:
    """The table, read once."""
    words = read_toml("region_words.toml")["letters"]
    states = {word[0]: word[1:] for word in words["states"].split()}
    provinces = {word[:2]: word[2:] for word in words["provinces"].split()}
    letter = f"[{''.join(states)}]"
    # Each pattern begins with a plain character, which is what makes the search fast.
    return LetterWords(
        states,
        provinces,
        tuple(re.compile(f"{mark}{letter}(?=等?[两三四五六]?国)") for mark in _AND),
        re.compile(f"对{letter}(?={any_of(words['dealings'].split())})"),
        any_of(words["doings"].split()),
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
    letter = words.provinces.get((code or "")[:2])
    if code is None or letter is None:
        return
    province = region_table().by_code(f"{code[:2]}0000", year=reading.metadata.year)
    if province is not None:
        for match in re.finditer(f"{letter}(?<=[在来赴].)(?={words.doings})", text):
            yield Found(match.start(), match.end(), province, "region.letter")
