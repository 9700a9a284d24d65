"""The catalogue of statistical indicators and the ways in which reports write them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property, partial, reduce
from itertools import product
from pathlib import Path
from typing import NamedTuple

from attrs import field, frozen

from gwreport.errors import DataTableError, UnknownIndicatorError
from gwreport.model import Indicator, Level
from gwreport.tables.files import read_text
from gwreport.tables.matching import VocabularyMatcher
from gwreport.tables.schema import Texts, TextSet, check_head, read

__all__ = ["Entry", "Form", "IndicatorCatalogue", "default_catalogue", "parse_catalogue", "read_catalogue"]

# A form of a later table wins over the same words of an earlier one.
_TABLES = tuple(f"indicators/{name}.toml" for name in ("indicators", "people", "environment", "economy"))
_PAIRED = frozenset("（）“”")
_LATIN = re.compile("[A-Za-z]")
_HAN = "[\u4e00-\u9fff]"
# Where a blank may come into a name with Latin letters: beside Chinese, before the number of PM2.5.
_BLANK_PLACES = re.compile(rf"(?<=[A-Za-z0-9])(?={_HAN})|(?<={_HAN})(?=[A-Za-z])|(?<=PM)(?=2)")
_PUNCTUATION = ({}, *(str.maketrans("（）“”", marks) for marks in ("()“”", '()""', '（）""', "（）‘’")))
_NEEDING = frozenset({"weak", "subject", "bare"})  # uses that need a predicate after them
_FORM_FIELDS = {
    "forms": "level",
    "bare_forms": "bare",
    "growth_forms": "growth",
    "average_forms": "average",
    "share_forms": "share",
    "added_forms": "added",
    "weak_forms": "weak",
    "subject_forms": "subject",
    "head_forms": "head",
    "tail_forms": "tail",
}


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


# Forms are made by the ten thousand: straight from a tuple of all their fields, without a call in Python.
_made: Callable[[tuple[str, str, str | None, tuple[str, ...], tuple[str, ...], tuple[str, ...]]], Form]
_made = partial(tuple.__new__, Form)


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
    facilities: frozenset[str] = frozenset()
    per_head: bool = False
    leads: frozenset[str] = frozenset()
    qualifiers: frozenset[str] = frozenset()
    headline: bool = True


class Nature(StrEnum):
    """What a level of an indicator is: at a date, over a year, a share or mean, an index."""

    STOCK = "stock"
    FLOW = "flow"
    RATE = "rate"
    INDEX = "index"


@frozen
class IndicatorRow:
    """An ``[indicator.ID]`` of a table of indicators; the head of ``indicators.toml`` explains the keys."""

    name: str
    english: str
    nature: Nature
    dimension: str
    source: str = ""
    units: TextSet = frozenset()
    unitless: bool = False
    event: bool = False
    cumulative: bool = False
    share_as: str | None = None
    stock: str | None = None
    siblings: Mapping[str, str] = field(factory=dict, hash=False)
    before: TextSet = frozenset()
    facilities: TextSet = frozenset()
    per_head: bool = False
    leads: TextSet = frozenset()
    qualifiers: TextSet = frozenset()
    verbs: Texts = ()
    verbs_behind: Texts = ()
    forms: Texts = ()
    bare_forms: Texts = ()
    growth_forms: Texts = ()
    average_forms: Texts = ()
    share_forms: Texts = ()
    added_forms: Texts = ()
    weak_forms: Texts = ()
    subject_forms: Texts = ()
    head_forms: Texts = ()
    tail_forms: Texts = ()
    object_forms: Texts = ()

    def entry(self, id: str, *, headline: bool) -> Entry:
        """The entry of the catalogue that the row is; ``headline`` as its table says."""
        return Entry(
            Indicator(id, self.name, self.english, self.nature.value, self.dimension),
            self.source,
            self.units | {""} if self.unitless else self.units,
            self.event,
            self.cumulative,
            self.share_as,
            self.before,
            self.stock,
            dict(self.siblings),
            self.facilities,
            self.per_head,
            self.leads,
            self.qualifiers,
            headline,
        )


@frozen
class CompoundRow:
    """A ``[compound.NAME]``: forms that name several indicators with one head."""

    members: Texts
    forms: Texts
    one: str | None = None


@frozen
class LookAlikes:
    """``[other]``: forms that look like an indicator and are none."""

    forms: Texts = ()


@frozen
class Guard:
    """``[guard]``: what may be before and after a form, so that it names the whole.

    ``level_nouns`` are the nouns for a place of a level (市), which with ``level_ends`` name what is the
    level's own (市本级). ``negations`` stand before a verb that did not happen (尚未脱贫).
    """

    whole: TextSet = frozenset()
    before: TextSet = frozenset()
    before_not: TextSet = frozenset()
    after: TextSet = frozenset()
    level_nouns: Mapping[Level, TextSet] = field(factory=dict, hash=False)
    level_ends: TextSet = frozenset()
    negations: TextSet = frozenset()

    def extended(self, other: Guard) -> Guard:
        """This guard with the words of another."""
        return Guard(
            self.whole | other.whole,
            self.before | other.before,
            self.before_not | other.before_not,
            self.after | other.after,
            {**self.level_nouns, **other.level_nouns},
            self.level_ends | other.level_ends,
            self.negations | other.negations,
        )

    def own_words(self, level: Level | None, region: str | None) -> frozenset[str]:
        """The words for what is a report's own, by its level and the name of its place.

        >>> {"云河", "云河市", "市"} <= default_catalogue().guard.own_words(Level.PREFECTURE, "云河市")
        True
        """
        if level is None:
            return frozenset()
        nouns = self.level_nouns.get(level, frozenset())
        if region is None:
            return frozenset((*nouns, *(noun + end for noun in nouns for end in self.level_ends)))
        every = (noun for words in self.level_nouns.values() for noun in words)
        nouns = frozenset(noun for noun in every if region.endswith(noun))
        places = (region, *(region.removesuffix(noun) for noun in nouns))
        ended = (word + end for word in (*nouns, region) for end in self.level_ends)
        return frozenset((*nouns, *places, *ended))


@frozen
class IndicatorTable:
    """A table of indicators, such as ``indicators.toml``.

    ``headline`` says whether its indicators may be headline targets of a report (see ``gwreport.analysis``).
    """

    version: str = ""
    headline: bool = True
    indicator: Mapping[str, IndicatorRow] = field(factory=dict, hash=False)
    compound: Mapping[str, CompoundRow] = field(factory=dict, hash=False)
    other: LookAlikes = LookAlikes()
    guard: Guard = Guard()


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
    guard: Guard = Guard()

    def __reduce__(self) -> tuple[type[IndicatorCatalogue], tuple[object, ...]]:
        """Pickled without the automaton, which cannot travel between processes."""
        return IndicatorCatalogue, (self.entries, self.forms, self.guard)

    def __getitem__(self, id: str) -> Entry:
        """The entry of an id. Raises ``KeyError`` for an unknown one."""
        return self.entries[id]

    def __contains__(self, id: object) -> bool:
        return id in self.entries

    def __len__(self) -> int:
        return len(self.entries)

    def named(self, name: str) -> Indicator:
        """The indicator of an id, of a Chinese or English name, or of a form that is a full name.

        Raises :class:`gwreport.errors.UnknownIndicatorError`, which names what is near.

        >>> catalogue = default_catalogue()
        >>> [catalogue.named(name).id for name in ("gdp", "养老床位", "parking spaces", "社零总额")]
        ['gdp', 'elderly_care_beds', 'parking_spaces', 'retail_sales']
        """
        id = self._ids.get(name.strip().casefold())
        form = self.forms.get(name.strip()) if id is None else None
        if form is not None and form.use == "level" and not form.members:
            id = form.one
        if id is None:
            raise UnknownIndicatorError(name, self.near(name))
        return self.entries[id].indicator

    def near(self, name: str) -> tuple[str, ...]:
        """Ids and names like ``name``, the likest first, and those that hold it; at most five."""
        known = list(dict.fromkeys(self._ids))
        wanted = name.strip().casefold()
        holding = [each for each in known if wanted and wanted in each]
        return tuple(dict.fromkeys((*get_close_matches(wanted, known), *holding)))[:5]

    def extended(self, other: IndicatorCatalogue) -> IndicatorCatalogue:
        """This catalogue with the entries and forms of ``other`` added, which wins where both have one."""
        return IndicatorCatalogue(
            {**self.entries, **other.entries},
            {**self.forms, **other.forms},
            self.guard.extended(other.guard),
        )

    def knowing(self, indicators: Iterable[Indicator]) -> IndicatorCatalogue:
        """This catalogue, with bare entries for those ``indicators`` that it does not hold."""
        missing = {each.id: Entry(each, "") for each in indicators if each.id not in self.entries}
        return self.extended(IndicatorCatalogue(missing, {})) if missing else self

    def stands_free(self, text: str, start: int, form: Form, own: frozenset[str] = frozenset()) -> bool:
        """Whether a form at ``start`` names the whole: nothing unknown is directly before it.

        ``own`` are words for the report's own place and level (市级, 云河市), which may be there where they
        name the whole themselves; a closing quotation mark ends a modifier.

        >>> catalogue = default_catalogue()
        >>> form = catalogue.forms["发电量"]
        >>> [catalogue.stands_free(text, len(text) - 3, form) for text in ("全市发电量", "风能发电量")]
        [True, False]
        """
        if text[start - 1 : start] == " " and _LATIN.match(form.text):
            start -= 1  # 绿色 GDP
        if start == 0:
            return True
        if not text[start - 1].isalnum():
            return text[start - 1] not in "”’》」』"
        if text[start - 1].isdecimal():
            return True
        entry = self.entries.get(form.id or "")
        if form.use == "bare":
            return text[max(0, start - 2) : start] in self.guard.whole
        if entry is not None and self._names_facility(text, start, form, entry):
            return True
        return self._allowed(text, start, frozenset() if entry is None else entry.before, own)

    def starts(self, text: str, start: int, form: Form, low: int) -> Iterator[int]:
        """Where a name may start whose form is at ``start``: there, or before qualifiers, not before ``low``.

        >>> catalogue = default_catalogue()
        >>> list(catalogue.starts("新增城市公共停车位", 6, catalogue.forms["停车位"], 0))
        [6, 4, 2]
        """
        yield start
        entry = self.entries.get(form.id or "")
        if entry is None or not entry.qualifiers:
            return
        sizes = self._qualifier_sizes[entry.indicator.id]
        while start > low:
            begins = (start - size for size in sizes if start - size >= low)
            before = next((begin for begin in begins if text[begin:start] in entry.qualifiers), None)
            if before is None:
                return
            yield before
            start = before

    def form_of(self, name: str) -> Form | None:
        """The form of a name as printed, without the qualifiers before it; None for no name.

        >>> default_catalogue().form_of("城市公共停车位").text
        '停车位'
        """
        at = next((at for at in range(len(name)) if name[at:] in self.forms), None)
        return None if at is None else self.forms[name[at:]]

    def _allowed(self, text: str, start: int, also: frozenset[str], own: frozenset[str]) -> bool:
        """Whether the word before ``start`` is one that may be before a form."""
        guard = self.guard
        for size in self._before_sizes:
            word = text[max(0, start - size) : start]
            if word in guard.before or word in guard.whole or word in also:
                return True
            if word in guard.before_not:
                return False
        starts = [start - len(word) for word in own if text.endswith(word, 0, start)]
        return any(
            before == 0 or not text[before - 1].isalnum() or self._allowed(text, before, also, frozenset())
            for before in starts
        )

    def _names_facility(self, text: str, start: int, form: Form, entry: Entry) -> bool:
        """Whether a named facility of the place stands for it: 云河机场旅客吞吐量, 云河港货物吞吐量."""
        if not entry.facilities or text.endswith(self._denied, 0, start):
            return False
        ends = tuple(entry.facilities)
        return text.endswith(ends, 0, start) or form.text.startswith(ends)

    def stands_for_it(self, text: str, end: int, form: Form) -> bool:
        """Whether a form ending at ``end`` means the indicator there: a weak one needs its predicate."""
        if form.use not in _NEEDING or end >= len(text) or not text[end].isalpha():
            return True
        return text.startswith(self._after_words, end)

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """The id by ids and names, in lower case; an id wins over a name."""
        found: dict[str, str] = {}
        for id, entry in self.entries.items():
            found.setdefault(entry.indicator.name.casefold(), id)
            found.setdefault(entry.indicator.english.casefold(), id)
        return {**found, **{id.casefold(): id for id in self.entries}}

    @cached_property
    def _after_words(self) -> tuple[str, ...]:
        return tuple(self.guard.after)

    @cached_property
    def _denied(self) -> tuple[str, ...]:
        return tuple(self.guard.before_not)

    @cached_property
    def _before_sizes(self) -> tuple[int, ...]:
        guard = self.guard
        also = [word for entry in self.entries.values() for word in entry.before]
        words = (*guard.before, *guard.whole, *guard.before_not, *also)
        return tuple(sorted({len(word) for word in words}, reverse=True))

    @cached_property
    def _qualifier_sizes(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of each indicator's qualifiers, longest first."""
        entries = self.entries.items()
        return {id: tuple(sorted({len(word) for word in e.qualifiers}, reverse=True)) for id, e in entries}

    @cached_property
    def _matcher(self) -> VocabularyMatcher:
        return VocabularyMatcher(self.forms)

    def find(self, text: str) -> list[tuple[int, int, Form]]:
        """Every form in ``text`` as (start, end, form): leftmost, longest, disjoint; look-alikes included."""
        forms = self.forms
        return [(start, end, forms[word]) for word, start, end in self._matcher.find(text)]


@cache
def default_catalogue() -> IndicatorCatalogue:
    """The catalogue that comes with gwreport: the tables of the folder ``indicators``."""
    return reduce(IndicatorCatalogue.extended, map(_built_in, _TABLES))


def _built_in(table: str) -> IndicatorCatalogue:
    text = read_text(table)
    check_head(text, table)
    return parse_catalogue(text, name=table)


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
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataTableError(name, "the file", f"not TOML: {error}") from error
    table = read(IndicatorTable, data, name)
    forms: dict[str, Form] = {}
    for written in _expand_all(table.other.forms, name, "other"):
        forms[written] = _made((written, "other", None, (), (), ()))
    for id, row in table.indicator.items():
        _add_forms(forms, id, row, name)
    for key, compound in table.compound.items():
        _add_compound(forms, key, compound, name)
    entries = {id: row.entry(id, headline=table.headline) for id, row in table.indicator.items()}
    return IndicatorCatalogue(entries, forms, table.guard.extended(Guard()))  # with plain mappings


def _add_forms(forms: dict[str, Form], id: str, row: IndicatorRow, table: str) -> None:
    """Add the forms of one indicator; the full names win over weaker uses of the same words."""
    for written in _expand_all(row.object_forms, table, f"indicator.{id}"):
        forms[written] = _made((written, "level", id, (), row.verbs, row.verbs_behind))
    for key, use in reversed(_FORM_FIELDS.items()):
        for written in _expand_all(getattr(row, key), table, f"indicator.{id}"):
            forms[written] = _made((written, use, id, (), (), ()))


def _add_compound(forms: dict[str, Form], key: str, row: CompoundRow, table: str) -> None:
    if len(row.members) < 2:
        raise DataTableError(table, f"compound.{key}", "needs two or more members")
    for written in _expand_all(row.forms, table, f"compound.{key}"):
        forms[written] = _made((written, "level", row.one, row.members, (), ()))


def _expand_all(templates: Iterable[str], table: str, entry: str) -> Iterator[str]:
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
