"""The two tables of common words, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final

from gwreport.tables.files import read_lines
from gwreport.tables.prepared import Prepared
from gwreport.tables.schema import load_rows


class WordClass(StrEnum):
    """The part that a common word has in names."""

    NOUN = "noun"
    NOUN_VERB = "noun-verb"  # a verb that is part of names too: 管理, 服务
    VERB = "verb"  # a verb or word of grammar, which no name goes across
    PHRASE = "phrase"


_TABLE: Final = "mentions/common_words/words.csv"
_LETTERS: Final = {"n": WordClass.NOUN, "m": WordClass.NOUN_VERB, "v": WordClass.VERB, "p": WordClass.PHRASE}


def _listed() -> dict[str, str]:
    """The words in lines, and a letter for the class of each."""
    letters = {str(kind): letter for letter, kind in _LETTERS.items()}
    rows = [row.split(",") for row in load_rows(_TABLE, "word", "class")]
    return {
        "words": "\n".join(word for word, _ in rows),
        "classes": "".join(letters[kind] for _, kind in rows),
    }


#: The words of reports and their classes.
WORDS: Final = Prepared("mentions/common_words/words", (_TABLE, "mentions/common_words/reader.py"), _listed)


@cache
def common_words() -> Mapping[str, WordClass]:
    """The words of reports and their classes (``words.csv``).

    >>> common_words()["环境"], common_words().get("青岚")
    (<WordClass.NOUN: 'noun'>, None)
    """
    listed = WORDS.value()
    classes = map(_LETTERS.__getitem__, listed["classes"])
    return MappingProxyType(dict(zip(listed["words"].split("\n"), classes, strict=True)))


@cache
def common_pairs() -> frozenset[str]:
    """The common words of two characters (``pairs.txt``).

    >>> "重庆" in common_pairs(), "庆祝" in common_pairs()
    (False, True)
    """
    return frozenset(word for line in read_lines("mentions/common_words/pairs.txt") for word in line.split())
