"""The catalogue of statistical indicators and the ways in which reports write them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from itertools import product
from pathlib import Path
from typing import Any

from attrs import field, frozen

from gwreport.errors import DataTableError
from gwreport.model import Indicator
from gwreport.tables.files import read_text
from gwreport.tables.matching import WordMatcher

__all__ = ["Entry", "Form", "IndicatorCatalogue", "default_catalogue", "parse_catalogue", "read_catalogue"]

_TABLE = "indicators/indicators.toml"
_NATURES = frozenset({"stock", "flow", "rate", "index"})
_PAIRED = frozenset("（）“”")
_PUNCTUATION = ({}, *(str.maketrans("（）“”", marks) for marks in ("()“”", '()""', '（）""', "（）‘’")))
_FORM_FIELDS = {
    "forms": "level",
    "growth_forms": "growth",
    "average_forms": "average",
    "share_forms": "share",
    "added_forms": "added",
    "weak_forms": "weak",
    "subject_forms": "subject",
    "head_forms": "head",
    "tail_forms": "tail",
}


@frozen
class Form:
    """One way to write an indicator.

    ``use`` is ``level`` for a full name, ``growth``, ``average`` or ``share`` for a name of its (average)
    growth or share, ``added`` for a name of what it grew by, ``weak`` for a word that means the indicator
    only where growth is told of it, ``subject`` for one that does so only in a list, ``head`` for words that
    name its subject and not it, ``tail`` for words that are short for it behind those (粮食播种面积…，总产…),
    ``other`` for a look-alike that is no indicator.
    ``members`` names the indicators of a form with a shared head (城乡居民收入), ``one`` the one that a
    single figure belongs to.
    """

    text: str
    use: str
    one: str | None
    members: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """The indicator that it names, the first of several; None for a look-alike."""
        return self.one or (self.members[0] if self.members else None)


@frozen
class Entry:
    """What the catalogue says of one indicator beyond its name."""

    indicator: Indicator
    source: str
    units: frozenset[str] = frozenset()
    event: bool = False
    cumulative: bool = False
    share_as: str | None = None
    before: frozenset[str] = frozenset()
    stock: str | None = None
    siblings: Mapping[str, str] = field(factory=dict, hash=False)


@frozen(slots=False)
class IndicatorCatalogue:
    """Indicators by id, and the automaton of all their forms.

    >>> catalogue = default_catalogue()
    >>> catalogue["gdp"].indicator.name
    '地区生产总值'
    >>> [(start, end, form.one) for start, end, form in catalogue.find("人均GDP和GDP")]
    [(0, 5, 'gdp_per_capita'), (6, 9, 'gdp')]
    """

    entries: Mapping[str, Entry] = field(hash=False)
    forms: Mapping[str, Form] = field(hash=False, repr=False)
    before: frozenset[str] = frozenset()
    before_not: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[type[IndicatorCatalogue], tuple[object, ...]]:
        """Pickled without the automaton, which cannot travel between processes."""
        return IndicatorCatalogue, (self.entries, self.forms, self.before, self.before_not, self.after)

    def __getitem__(self, id: str) -> Entry:
        """The entry of an id. Raises ``KeyError`` for an unknown one."""
        return self.entries[id]

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def extended(self, other: IndicatorCatalogue) -> IndicatorCatalogue:
        """This catalogue with the entries and forms of ``other`` added, which wins where both have one."""
        return IndicatorCatalogue(
            {**self.entries, **other.entries},
            {**self.forms, **other.forms},
            self.before | other.before,
            self.before_not | other.before_not,
            self.after | other.after,
        )

    def knowing(self, indicators: Iterable[Indicator]) -> IndicatorCatalogue:
        """This catalogue, with bare entries for those ``indicators`` that it does not hold."""
        missing = {each.id: Entry(each, "") for each in indicators if each.id not in self.entries}
        return self.extended(IndicatorCatalogue(missing, {})) if missing else self

    def stands_free(self, text: str, start: int, also: frozenset[str] = frozenset()) -> bool:
        """Whether a form at ``start`` names the whole: nothing unknown stands directly before it.

        ``also`` are further words that may stand there; a closing quotation mark ends a modifier.

        >>> default_catalogue().stands_free("全市发电量", 2), default_catalogue().stands_free("风能发电量", 2)
        (True, False)
        """
        if start == 0:
            return True
        if not text[start - 1].isalnum():
            return text[start - 1] not in "”’》」』"
        if text[start - 1].isdecimal():
            return True
        allowed, denied = self.before, self.before_not
        for size in self._before_sizes:
            word = text[max(0, start - size) : start]
            if word in allowed or word in also:
                return True
            if word in denied:
                return False
        return False

    def stands_for_it(self, text: str, end: int, form: Form) -> bool:
        """Whether a form ending at ``end`` means the indicator there: a weak one needs its predicate."""
        if form.use not in ("weak", "subject") or end >= len(text) or not text[end].isalpha():
            return True
        return text.startswith(self._after_words, end)

    @cached_property
    def _after_words(self) -> tuple[str, ...]:
        return tuple(self.after)

    @cached_property
    def _before_sizes(self) -> tuple[int, ...]:
        return tuple(sorted({len(word) for word in self.before | self.before_not}, reverse=True))

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(self.forms)

    @cached_property
    def _matcher(self) -> WordMatcher:
        return WordMatcher(self._texts)

    def find(self, text: str) -> list[tuple[int, int, Form]]:
        """Every form in ``text`` as (start, end, form): leftmost, longest, disjoint; look-alikes included."""
        forms, texts = self.forms, self._texts
        return [(start, end, forms[texts[index]]) for index, start, end in self._matcher.find(text)]


@cache
def default_catalogue() -> IndicatorCatalogue:
    """The catalogue that comes with gwreport (``indicators/indicators.toml``)."""
    return parse_catalogue(read_text(_TABLE), name=_TABLE)


def read_catalogue(path: str | os.PathLike[str]) -> IndicatorCatalogue:
    """A user's catalogue: a TOML file of the same form as ``indicators/indicators.toml``.

    Use it alone, or add it to the built-in one: ``default_catalogue().extended(read_catalogue(path))``.
    Raises ``DataTableError`` for a file that breaks the rules of the table.
    """
    return parse_catalogue(Path(path).read_text(encoding="utf-8"), name=os.fspath(path))


def parse_catalogue(text: str, *, name: str = "catalogue") -> IndicatorCatalogue:
    """The catalogue that the TOML ``text`` describes. Raises ``DataTableError`` where it breaks the rules.

    >>> catalogue = parse_catalogue('''
    ... [indicator.tea_output]
    ... name = "茶叶产量"
    ... english = "Tea output"
    ... nature = "flow"
    ... dimension = "mass"
    ... forms = ["[干]茶叶[总]产量"]
    ... ''')
    >>> sorted(catalogue.forms)
    ['干茶叶产量', '干茶叶总产量', '茶叶产量', '茶叶总产量']
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataTableError(name, "the file", f"not TOML: {error}") from error
    entries: dict[str, Entry] = {}
    forms: dict[str, Form] = {}
    for template in table.get("other", {}).get("forms", ()):
        for written in _expand(template, name, "other"):
            forms[written] = Form(written, "other", None)
    for id, row in table.get("indicator", {}).items():
        entries[id] = _entry(id, row, name)
        _add_forms(forms, id, row, name)
    for key, row in table.get("compound", {}).items():
        _add_compound(forms, key, row, name)
    guard = table.get("guard", {})
    return IndicatorCatalogue(
        entries,
        forms,
        frozenset(guard.get("before", ())),
        frozenset(guard.get("before_not", ())),
        frozenset(guard.get("after", ())),
    )


def _entry(id: str, row: Mapping[str, Any], table: str) -> Entry:
    for needed in ("name", "english", "nature", "dimension"):
        if not isinstance(row.get(needed), str):
            raise DataTableError(table, f"indicator.{id}", f"needs a text for {needed!r}")
    if row["nature"] not in _NATURES:
        raise DataTableError(table, f"indicator.{id}", f"nature must be one of {', '.join(sorted(_NATURES))}")
    return Entry(
        Indicator(id, row["name"], row["english"], row["nature"], row["dimension"]),
        row.get("source", ""),
        frozenset(row.get("units", ())),
        bool(row.get("event", False)),
        bool(row.get("cumulative", False)),
        row.get("share_as"),
        frozenset(row.get("before", ())),
        row.get("stock"),
        dict(row.get("siblings", {})),
    )


def _add_forms(forms: dict[str, Form], id: str, row: Mapping[str, Any], table: str) -> None:
    """Add the forms of one indicator; the full names win over weaker uses of the same words."""
    for key in reversed(_FORM_FIELDS):
        for template in row.get(key, ()):
            for written in _expand(template, table, f"indicator.{id}"):
                forms[written] = Form(written, _FORM_FIELDS[key], id)


def _add_compound(forms: dict[str, Form], key: str, row: Mapping[str, Any], table: str) -> None:
    members = tuple(row.get("members", ()))
    if len(members) < 2:
        raise DataTableError(table, f"compound.{key}", "needs two or more members")
    for template in row.get("forms", ()):
        for written in _expand(template, table, f"compound.{key}"):
            forms[written] = Form(written, "level", row.get("one"), members)


def _expand(template: str, table: str, entry: str) -> Iterable[str]:
    """Every string that a template stands for: ``[x]`` may be missing, ``(x|y)`` is one of them."""
    written, rest = _alternatives(template, 0)
    if rest != len(template):
        raise DataTableError(table, entry, f"unbalanced brackets in the form {template!r}")
    found = dict.fromkeys(form for form in written if form)
    if _PAIRED.isdisjoint(template):
        return list(found)
    return list(dict.fromkeys(form.translate(marks) for form in found for marks in _PUNCTUATION))


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
