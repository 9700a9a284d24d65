"""The words of the pages, in English and Chinese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

from attrs import fields, frozen

from gwreport.tables.schema import load


class Language(StrEnum):
    """The languages that a page can be read in."""

    ENGLISH = "en"
    CHINESE = "zh"


def language_of(name: str | None) -> Language | None:
    """The language of a name, None for none. Raises ``ValueError`` for a name of no language.

    >>> language_of("zh")
    <Language.CHINESE: 'zh'>
    """
    if name is None:
        return None
    if name not in list(Language):
        raise ValueError(f"no language {name!r}; expected one of {', '.join(Language)}, or none")
    return Language(name)


Word = tuple[str, str]
"""A word in English and Chinese, in the order of :class:`Language`."""


@frozen
class _PageWordsTable:
    """``pages/words.toml``: for each group of words, the words by their names."""

    page: Mapping[str, Word]
    label: Mapping[str, Word]
    one: Mapping[str, Word]
    aspect: Mapping[str, Word]
    status: Mapping[str, Word]
    bound: Mapping[str, Word]
    kind: Mapping[str, Word]
    role: Mapping[str, Word]
    form: Mapping[str, Word]
    severity: Mapping[str, Word]
    level: Mapping[str, Word]


@cache
def words() -> Mapping[str, Word]:
    """Every word by its group and name, such as ``status-target``."""
    return dict(_named(load(_PageWordsTable, "pages/words.toml")))


def _named(table: _PageWordsTable) -> Iterator[tuple[str, Word]]:
    for group in fields(_PageWordsTable):
        for name, word in getattr(table, group.name).items():
            yield f"{group.name}-{name}", word


def spoken(name: str, language: Language) -> str:
    """A word in a language; of a name that no table holds (one of a plug-in) its last part.

    >>> spoken("status-target", Language.CHINESE), spoken("label-DISH", Language.ENGLISH)
    ('目标', 'DISH')
    """
    word = words().get(name)
    return name.partition("-")[2] if word is None else word[list(Language).index(language)]
