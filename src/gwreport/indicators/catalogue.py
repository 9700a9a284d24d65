"""The catalogue of statistical indicators and the ways in which reports write them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path

from attrs import field, frozen

from gwreport.errors import DataTableError, UnknownIndicatorError
from gwreport.indicators.forms import Form, Forms, Kind, Row, expand_all
from gwreport.model import Indicator, Level
from gwreport.tables.matching import VocabularyMatcher
from gwreport.tables.prepared import Prepared
from gwreport.tables.schema import Texts, TextSet, load, read

__all__ = ["Entry", "Form", "IndicatorCatalogue", "default_catalogue", "parse_catalogue", "read_catalogue"]

# A form of a later table wins over the same words of an earlier one.
_TABLES = tuple(f"indicators/{name}.toml" for name in ("indicators", "people", "environment", "economy"))
_LATIN = re.compile("[A-Za-z]")
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
            Forms.merged(self.forms, other.forms),
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

    def whole_form(self, name: str) -> Form | None:
        """The form that a whole name is, with nothing but qualifiers before it; None for anything else.

        >>> default_catalogue().whole_form("城市公共停车位").text
        '停车位'
        >>> default_catalogue().whole_form("云河停车位")
        """
        form = self.forms.get(name) or self.form_of(name)
        if form is None or form.text == name:
            return form
        return form if 0 in self.starts(name, len(name) - len(form.text), form, 0) else None

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
        return VocabularyMatcher(self.forms.words if isinstance(self.forms, Forms) else self.forms)

    def find(self, text: str) -> list[tuple[int, int, Form]]:
        """Every form in ``text`` as (start, end, form): leftmost, longest, disjoint; look-alikes included."""
        forms = self.forms
        return [(start, end, forms[word]) for word, start, end in self._matcher.find(text)]


def _built_in() -> Iterator[tuple[str, IndicatorTable]]:
    return ((name, load(IndicatorTable, name)) for name in _TABLES)


def _built_in_forms() -> list[Row]:
    groups = (group for name, table in _built_in() for group in _groups(table, name))
    return Forms.of(groups).rows()


#: The forms of the built-in tables.
FORMS = Prepared(
    "indicators/forms", (*_TABLES, "indicators/catalogue.py", "indicators/forms.py"), _built_in_forms
)


@cache
def default_catalogue() -> IndicatorCatalogue:
    """The catalogue that comes with gwreport: the tables of the folder ``indicators``."""
    return _catalogue((table for _, table in _built_in()), Forms.of_rows(FORMS.value()))


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
    return _catalogue([table], Forms.of(_groups(table, name)))


def _catalogue(tables: Iterable[IndicatorTable], forms: Forms) -> IndicatorCatalogue:
    """The catalogue of some tables and all their forms; later tables win."""
    entries: dict[str, Entry] = {}
    guard = Guard()
    for table in tables:
        entries |= {id: row.entry(id, headline=table.headline) for id, row in table.indicator.items()}
        guard = guard.extended(table.guard)
    return IndicatorCatalogue(entries, forms, guard)


def _groups(table: IndicatorTable, name: str) -> Iterator[tuple[Kind, Iterable[str]]]:
    """The forms of a table; later ones win: full names of an indicator over weaker uses of the same words."""
    yield ("other", None, (), (), ()), expand_all(table.other.forms, name, "other")
    for id, row in table.indicator.items():
        entry = f"indicator.{id}"
        yield ("level", id, (), row.verbs, row.verbs_behind), expand_all(row.object_forms, name, entry)
        for key, use in reversed(_FORM_FIELDS.items()):
            yield (use, id, (), (), ()), expand_all(getattr(row, key), name, entry)
    for key, compound in table.compound.items():
        if len(compound.members) < 2:
            raise DataTableError(name, f"compound.{key}", "needs two or more members")
        forms = expand_all(compound.forms, name, f"compound.{key}")
        yield ("level", compound.one, compound.members, (), ()), forms
