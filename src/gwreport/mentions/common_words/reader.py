"""The two tables of common words, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from gwreport.tables.files import read_lines
from gwreport.tables.schema import load_rows


class WordClass(StrEnum):
    """The part that a common word has in names."""

    NOUN = "noun"
    NOUN_VERB = "noun-verb"  # a verb that is part of names too: 管理, 服务
    VERB = "verb"  # a verb or word of grammar, which no name goes across
    PHRASE = "phrase"


@cache
def common_words() -> Mapping[str, WordClass]:
    """The words of reports and their classes (``words.csv``).

    >>> common_words()["环境"], common_words().get("青岚")
    (<WordClass.NOUN: 'noun'>, None)
    """
    classes = {str(kind): kind for kind in WordClass}
    rows = (row.split(",") for row in load_rows("mentions/common_words/words.csv", "word", "class"))
    return MappingProxyType({word: classes[kind] for word, kind in rows})


@cache
def common_pairs() -> frozenset[str]:
    """The common words of two characters (``pairs.txt``).

    >>> "重庆" in common_pairs(), "庆祝" in common_pairs()
    (False, True)
    """
    return frozenset(word for line in read_lines("mentions/common_words/pairs.txt") for word in line.split())
