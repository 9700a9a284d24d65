"""The words and patterns of ``evidence.toml``, and what lists of both have in common."""

from __future__ import annotations

import re
from functools import cache

from attrs import fields, frozen

from gwreport.script.classes import CHINESE_TENS
from gwreport.tables.schema import Texts, load


@frozen
class Alternatives:
    """Words, and patterns beside them, of which any may be meant."""

    words: tuple[str, ...] = ()
    patterns: Texts = ()

    @property
    def source(self) -> str:
        """The source of a pattern for any of the words and patterns."""
        return "|".join([*map(re.escape, self.words), *self.patterns])


@frozen
class _EvidenceTable:
    """The table ``evidence.toml``."""

    government: Alternatives
    other_body: Alternatives
    congress: Alternatives
    title: Alternatives
    about: Alternatives
    other_report: Alternatives
    budget: Alternatives
    delivered: Alternatives
    address: Alternatives
    closing: Alternatives
    appeal: Alternatives
    resolution: Alternatives
    news: Alternatives
    front: Alternatives
    public_affairs: Alternatives
    document: Alternatives
    scheme_heading: Alternatives


@cache
def evidence_words() -> _EvidenceTable:
    """The table, read when first asked for."""
    return load(_EvidenceTable, "reading/splitting/evidence.toml")


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """For each list of the table, by its name, a pattern for any of its entries."""
    table = evidence_words()
    return {each.name: re.compile(getattr(table, each.name).source) for each in fields(_EvidenceTable)}


def joined_headings(words: Alternatives) -> re.Pattern[str]:
    """Headings that consist of the words, one or several joined: 二、财政和金融."""
    word, number = f"(?:{words.source})", f"[{CHINESE_TENS}]{{1,3}}"
    marker = rf"(?:{number}[、.．]|[（(]{number}[）)]|第{number}[篇章节部]|[0-9]{{1,2}}[.、．])"
    joined = rf"{word}(?:[、和与及 ]?{word}){{0,5}}"
    return re.compile(rf"^[ \u3000]*{marker}[ \u3000]*{joined}[ \u3000]*$", re.M)
