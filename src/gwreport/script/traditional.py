"""Traditional characters, read as simplified ones: one for one, so that every place stays where it is.

A character that only traditional script has is simplified wherever it is. One that is standard in simplified
script as well (乾 of 乾县, 著 of 显著) is simplified only in a text that is traditional as a whole, and there
not within the words that keep it. Tables: ``script/traditional.toml`` (OpenCC) and
``script/also_simplified.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import field, frozen

from gwreport.script.classes import WIDE_HAN_RANGE
from gwreport.script.radicals import radical_folds
from gwreport.tables.matching import any_of
from gwreport.tables.schema import load

#: A text is traditional as a whole where at least one in so many of its Han characters is traditional: in
#: traditional print it is one in three, in a simplified report with a few of them one in a hundred.
WHOLE = 10


@frozen
class _CharacterPairs:
    """``traditional.toml``: pairs of a traditional and a simplified character."""

    pairs: tuple[str, ...]


@frozen
class _Character:
    """One character of ``also_simplified.toml``, with the words that decide how it is read."""

    written: str
    meant: str
    kept: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    always: tuple[str, ...] = ()


@frozen
class _AlsoSimplified:
    """``also_simplified.toml``."""

    character: tuple[_Character, ...]


@frozen
class _WordsToSimplify:
    """Words with a character to simplify: for each its place in the word and what it becomes, or None."""

    readings: dict[str, tuple[int, str] | None]
    pattern: re.Pattern[str] = field(init=False)

    @pattern.default
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(any_of(self.readings))

    def folds(self, text: str) -> list[tuple[int, str]]:
        """The places of ``text`` where a word asks for another character."""
        found = ((m.start(), self.readings[m.group()]) for m in self.pattern.finditer(text))
        return [(start + reading[0], reading[1]) for start, reading in found if reading]


@frozen
class _Script:
    """Both tables, ready for use."""

    characters: dict[str, str]
    sign: re.Pattern[str]
    anywhere: _WordsToSimplify
    in_traditional: _WordsToSimplify


@cache
def _script() -> _Script:
    doubtful = load(_AlsoSimplified, "script/also_simplified.toml").character
    standard = {c.written for c in doubtful}
    pairs = load(_CharacterPairs, "script/traditional.toml").pairs
    characters = {pair[0]: pair[1] for pair in pairs if pair[0] not in standard}
    return _Script(
        characters,
        _signs((*characters, *(c.written for c in doubtful if c.always))),
        _WordsToSimplify({word: _reading(c, word) for c in doubtful for word in c.always}),
        _WordsToSimplify({word: reading for c in doubtful for word, reading in _in_traditional(c)}),
    )


def _in_traditional(character: _Character) -> Iterator[tuple[str, tuple[int, str] | None]]:
    """The words that decide in a text that is traditional as a whole, and what each decides."""
    yield from ((word, None) for word in character.kept)
    yield from ((word, _reading(character, word)) for word in character.only or (character.written,))


def _reading(character: _Character, word: str) -> tuple[int, str]:
    """Where a word holds a character, and what it becomes."""
    return word.index(character.written), character.meant


def _signs(characters: Iterable[str]) -> re.Pattern[str]:
    """Any of the characters; those beyond 16 bits as one range, which takes a thirtieth of the time."""
    return re.compile(f"[{''.join(c for c in characters if c < _BEYOND)}{_BEYOND}-\U0002ffff]")


_BEYOND = "\U00020000"
_HAN = re.compile(f"[{WIDE_HAN_RANGE}]")


def folds(text: str) -> list[tuple[int, str]]:
    """Where a text is to be read in simplified script: position and simplified character, in order.

    Radicals that stand for characters are read as these first.

    >>> folds("乾县糧食增產"), folds("乾縣糧食增產，顯著改善。")[0]
    ([(2, '粮'), (5, '产')], (1, '县'))
    """
    radicals = radical_folds(text)
    if radicals:
        return sorted((dict(radicals) | dict(_script_folds(_changed(text, radicals)))).items())
    return _script_folds(text)


def _script_folds(text: str) -> list[tuple[int, str]]:
    """The traditional characters of a text without radicals, as :func:`folds` gives them."""
    script = _script()
    signs = [m.start() for m in script.sign.finditer(text)]
    if not signs:
        return []
    sure = [(place, script.characters[text[place]]) for place in signs if text[place] in script.characters]
    whole = sure and len(sure) * WHOLE >= len(_HAN.findall(text))
    words = script.in_traditional if whole else script.anywhere
    return sorted(sure + words.folds(_changed(text, sure)))


def simplified(text: str) -> str:
    """A text with its traditional characters as simplified ones, as long as before.

    >>> simplified("國務院總理作工作報告"), simplified("著名的乾陵位於乾县")
    ('国务院总理作工作报告', '著名的乾陵位于乾县')
    """
    return _changed(text, folds(text))


def _changed(text: str, changes: list[tuple[int, str]]) -> str:
    """A text with other characters at some places."""
    if not changes:
        return text
    characters = list(text)
    for place, character in changes:
        characters[place] = character
    return "".join(characters)
