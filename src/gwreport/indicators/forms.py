"""The forms of indicators: what a template of a table stands for, and very many of them in little room."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple

from gwreport.errors import DataTableError

__all__ = ["Form", "Forms", "Kind", "Row", "expand_all"]

Kind = tuple[str, str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""All of a form but its text."""
Row = tuple[str, str | None, list[str], list[str], list[str], str]
"""A kind and its forms, one a line, as plain data."""

_PAIRED = frozenset("（）“”")
_LATIN = re.compile("[A-Za-z]")
_HAN = "[\u4e00-\u9fff]"
# Where a blank may come into a name with Latin letters: beside Chinese, before the number of PM2.5.
_BLANK_PLACES = re.compile(rf"(?<=[A-Za-z0-9])(?={_HAN})|(?<={_HAN})(?=[A-Za-z])|(?<=PM)(?=2)")
_PUNCTUATION = ({}, *(str.maketrans("（）“”", marks) for marks in ("()“”", '()""', '（）""', "（）‘’")))


class Form(NamedTuple):
    """One way to write an indicator.

    ``use`` is ``level`` for a full name, ``growth``, ``average`` or ``share`` for a name of its (average)
    growth or share, ``added`` for a name of what it grew by, ``weak`` for a word that means the indicator
    only where growth is told of it, ``subject`` for one that does so only in a list, ``head`` for words that
    name its subject and not it, ``tail`` for words that are short for it behind those (粮食播种面积…，总产…),
    ``other`` for a look-alike that is no indicator.
    ``members`` names the indicators of a form with a shared head (城乡居民收入), ``one`` the one that a
    single figure belongs to. ``verbs`` are those that make it the indicator where it is only what they are
    done to (新建学校5所, 新建5所学校), ``verbs_behind`` those that do so behind it in its clause
    (贫困人口5万人如期脱贫); without any it needs none.
    """

    text: str
    use: str
    one: str | None
    members: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    verbs_behind: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The indicator that it names, the first of several; None for a look-alike."""
        return self.one or (self.members[0] if self.members else None)


class Forms(Mapping[str, Form]):
    """The forms of a catalogue by their text. They share a few hundred kinds; each is made when asked for.

    >>> forms = Forms.of([(("level", "gdp", (), (), ()), ["GDP", "国内生产总值"])])
    >>> forms["GDP"].one, "总值" in forms, list(forms)
    ('gdp', False, ['GDP', '国内生产总值'])
    """

    __slots__ = ("_kinds", "words")

    def __init__(self, words: dict[str, int], kinds: list[Kind]) -> None:
        self.words: Mapping[str, int] = words
        self._kinds = kinds

    @classmethod
    def of(cls, groups: Iterable[tuple[Kind, Iterable[str]]]) -> Forms:
        """The forms of each kind; of one text in several groups the last holds."""
        words: dict[str, int] = {}
        numbers: dict[Kind, int] = {}
        for kind, texts in groups:
            words.update(dict.fromkeys(texts, numbers.setdefault(kind, len(numbers))))
        return cls(words, list(numbers))

    @classmethod
    def of_rows(cls, rows: Iterable[Row]) -> Forms:
        """The forms that :meth:`rows` wrote."""
        return cls.of(
            ((use, one, tuple(members), tuple(verbs), tuple(behind)), texts.split("\n"))
            for use, one, members, verbs, behind, texts in rows
        )

    @classmethod
    def merged(cls, first: Mapping[str, Form], second: Mapping[str, Form]) -> Forms:
        """The forms of two catalogues; where both have a text, that of the second."""
        if isinstance(first, Forms) and not second:
            return first
        return cls.of((form[1:], (text,)) for forms in (first, second) for text, form in forms.items())

    def rows(self) -> list[Row]:
        """The forms as plain data, in their order."""
        return [
            (use, one, list(members), list(verbs), list(behind), "\n".join(text for text, _ in texts))
            for number, texts in groupby(self.words.items(), key=itemgetter(1))
            for use, one, members, verbs, behind in (self._kinds[number],)
        ]

    def __getitem__(self, text: str) -> Form:
        return Form(text, *self._kinds[self.words[text]])

    def __contains__(self, text: object) -> bool:
        return text in self.words

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)


def expand_all(templates: Iterable[str], table: str, entry: str) -> Iterator[str]:
    """Every form that some templates stand for. Raises ``DataTableError`` for brackets that do not close."""
    for template in templates:
        yield from _expand(template, table, entry)


def _expand(template: str, table: str, entry: str) -> Iterable[str]:
    """Every string that a template stands for: ``[x]`` may be missing, ``(x|y)`` is one of them."""
    written, rest = _alternatives(template, 0)
    if rest != len(template):
        raise DataTableError(table, entry, f"unbalanced brackets in the form {template!r}")
    found = dict.fromkeys(form for form in written if form)
    if not _PAIRED.isdisjoint(template):
        found = dict.fromkeys(form.translate(marks) for form in found for marks in _PUNCTUATION)
    return _with_blanks(found) if _LATIN.search(template) else found


def _with_blanks(forms: Iterable[str]) -> Iterator[str]:
    """The forms, and those with Latin letters also with blanks around these: 人均 GDP, R&D 经费, PM 2.5."""
    for form in forms:
        yield form
        if _LATIN.search(form):
            parts = _BLANK_PLACES.split(form)
            for blanks in product(("", " "), repeat=len(parts) - 1):
                if any(blanks):
                    yield "".join(map("".join, zip(parts, (*blanks, ""), strict=True)))


def _alternatives(template: str, at: int) -> tuple[list[str], int]:
    """The strings of ``x|y|…`` from ``at`` up to a closing bracket or the end, and where that is."""
    found: list[str] = []
    sequence: list[list[str]] = []
    literal_start = at
    while at < len(template) and template[at] not in ")]":
        mark = template[at]
        if mark in "([":
            sequence.append([template[literal_start:at]])
            options, at = _alternatives(template, at + 1)
            closed = at < len(template) and template[at] == (")" if mark == "(" else "]")
            sequence.append([*options, ""] if mark == "[" else options)
            at += 1 if closed else len(template) + 1
            literal_start = at
        elif mark == "|":
            sequence.append([template[literal_start:at]])
            found.extend("".join(parts) for parts in product(*sequence))
            sequence, literal_start = [], at + 1
            at += 1
        else:
            at += 1
    sequence.append([template[literal_start:at]])
    found.extend("".join(parts) for parts in product(*sequence))
    return found, at
