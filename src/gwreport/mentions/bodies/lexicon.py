"""The words that names of bodies and works are told by: heads, common words, places, firms.

The tables are ``organizations.toml``, ``facilities.toml``, ``name_words.toml`` and
those of ``gwreport.mentions.common_words``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from attrs import field, frozen

from gwreport.errors import DataTableError
from gwreport.gazetteer.abroad import foreign_names
from gwreport.gazetteer.regions import region_table
from gwreport.mentions.common_words import WordClass, common_words
from gwreport.model import Label
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher

# Classes of words: common noun, noun made from a verb, verb, place, firm, a word such as 国家 before a name.
NOUN: Final = "N"
INNER: Final = "W"
VERB: Final = "V"
PLACE: Final = "P"
FIRM: Final = "B"
CROWN: Final = "K"

_COMMON: Final = {
    WordClass.NOUN: NOUN,
    WordClass.NOUN_VERB: INNER,
    WordClass.VERB: VERB,
    WordClass.PHRASE: NOUN,
}
_NEEDS: Final = frozenset({"name", "level", "stem", "bound"})
TERM: Final = "届"
NUMERALS: Final = "一二三四五六七八九十"
_FLAGS: Final = ("place", "adjacent", "level", "line", "capacity", "project", "physical", "solid", "road")


@frozen
class Head:
    """A word that ends a name: what it names and what the part before it must hold.

    ``needs`` is ``name``, ``level``, ``stem`` or ``bound`` as described in ``organizations.toml``, or
    ``firm`` for a firm that is named by its short name, ``body`` for a body of party or state, ``mass`` for a
    mass organisation, ``beside`` for 政协 beside 市人大, ``stage`` for 三期, ``number`` for 号线. ``trade``
    marks the last word of a firm's short name, ``physical`` a head that names a work only beside a word of
    building (工程), ``solid`` one that a common word names alone (英雄大桥), ``road`` one that needs what
    follows a street's name.
    """

    word: str
    label: Label
    needs: str
    place: bool = False
    adjacent: bool = False
    level: bool = False
    line: bool = False
    capacity: bool = False
    project: bool = False
    physical: bool = False
    solid: bool = False
    road: bool = False
    trade: bool = False


@frozen
class NameLexicon:
    """All words of the grammar of names, indexed for one pass over a text each."""

    heads: Mapping[str, Head]
    classes: Mapping[str, str]
    generic: frozenset[str]
    stops: str
    joins: str
    qualifiers: frozenset[str]
    trades: frozenset[str]
    physical: frozenset[str]
    physical_characters: frozenset[str]
    nameless: frozenset[str]
    streets: frozenset[str]
    pairs: frozenset[str]
    _masks: frozenset[str] = field(repr=False)
    _head_list: tuple[Head | None, ...] = field(init=False, repr=False, eq=False)
    _head_matcher: WordMatcher = field(init=False, repr=False, eq=False)
    _class_list: tuple[str, ...] = field(init=False, repr=False, eq=False)
    _class_matcher: WordMatcher = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        masked = sorted(set(_masking(self.heads, self.classes)) | (self._masks - self.heads.keys()))
        set_ = object.__setattr__
        set_(self, "_head_list", (*self.heads.values(), *(None for _ in masked)))
        set_(self, "_head_matcher", WordMatcher([*self.heads, *masked]))
        set_(self, "_class_list", tuple(self.classes.values()))
        set_(self, "_class_matcher", WordMatcher(self.classes))

    def find_heads(self, text: str) -> Iterator[tuple[int, int, Head]]:
        """Where heads stand, the longest word at each place; a word such as 工程师 hides its head."""
        heads = self._head_list
        for index, start, end in self._head_matcher.find(text):
            head = heads[index]
            if head is None:
                continue
            if head.word[-1] == "委" and head.needs == "body" and text.startswith("员会", end):
                if text.startswith("议", end + 2):
                    continue  # 市委员会议
                start, end, head = end - 1, end + 2, self.heads["委员会"]  # 市委员会 is no 市委
            yield start, end, head

    def words(self, text: str) -> list[tuple[int, int, str]]:
        """The known words of a short text with their classes, leftmost and longest."""
        classes = self._class_list
        return [(s, e, classes[i]) for i, s, e in self._class_matcher.find(text)]


def _masking(heads: Mapping[str, Head], words: Mapping[str, str]) -> Iterator[str]:
    """Common words with a head in them that is not theirs: not 铁路 in 高速铁路 or 铁路建设."""
    names = [word for word, head in heads.items() if not head.trade and head.needs in _NEEDS]
    finder = WordMatcher(names, overlapping=True)
    for word, kind in words.items():
        if word in heads or kind == FIRM or word[-2:] in heads:
            continue
        for index, _, end in finder.find(word):
            if len(names[index]) == end < len(word) and words.get(word[end:]) in (INNER, VERB):
                continue
            if end < len(word) or len(names[index]) == 1:
                yield word
                break


@cache
def name_lexicon() -> NameLexicon:
    """The lexicon of the data tables, loaded once. Raises ``DataTableError`` for a damaged table."""
    words, bodies, works = (name_table(n) for n in ("name_words", "organizations", "facilities"))
    heads = dict(_heads("mentions/bodies/organizations.toml", bodies["heads"], Label.ORG))
    heads |= {
        w: h
        for w, h in _heads("mentions/bodies/facilities.toml", works["heads"], Label.FACILITY)
        if w not in heads
    }
    for word in bodies["firms"]["trades"].split():
        heads.setdefault(word, Head(word, Label.ORG, "name", trade=True))
    for word in bodies["firms"]["enterprises"].split():
        heads.setdefault(word, Head(word, Label.ORG, "firm"))
    for word in _bodies(bodies["bodies"]):
        heads[word] = Head(word, Label.ORG, "body")
    for word in bodies["bodies"]["mass"].split():
        heads.setdefault(word, Head(word, Label.ORG, "mass"))
    heads["政协"] = Head("政协", Label.ORG, "beside")
    heads |= {f"{numeral}期": Head("期", Label.FACILITY, "stage", capacity=True) for numeral in NUMERALS}
    heads["号线"] = Head("号线", Label.FACILITY, "number", line=True)
    return NameLexicon(
        heads=heads,
        classes=_classes(words, bodies, heads),
        generic=frozenset(words["generic"].split())
        | {w for w, h in heads.items() if h.needs in _NEEDS and not (h.trade or h.road)},
        stops=words["stops"],
        joins=words["joins"],
        qualifiers=frozenset(words["qualifiers"]),
        trades=frozenset(bodies["firms"]["trades"].split()),
        physical=frozenset(works["physical"]["words"].split()),
        physical_characters=frozenset(works["physical"]["characters"]),
        nameless=frozenset(works["solid"]["nameless"].split()),
        streets=frozenset(works["solid"]["streets"].split()),
        pairs=frozenset(works["solid"]["pairs"]),
        masks=frozenset(words["masks"].split()),
    )


def _bodies(table: Mapping[str, str]) -> Iterator[str]:
    """Bodies of the nation, and every organ of every rank: 市人大常委会."""
    for full in ("national", "former", "schools"):
        yield from table[full].split()
    for organ in table["organs"].split():
        yield TERM + organ
        for level in table["levels"].split():
            yield level + organ


def name_table(name: str) -> dict[str, Any]:
    """One of the TOML tables of names, by its name without ending."""
    return read_toml(f"mentions/bodies/{name}.toml")


def _heads(path: str, groups: Iterable[Mapping[str, Any]], label: Label) -> Iterator[tuple[str, Head]]:
    for group in groups:
        if group["needs"] not in _NEEDS:
            needs = group["needs"]
            raise DataTableError(
                path, group["words"][:12], f"needs is one of {sorted(_NEEDS)}, got {needs!r}"
            )
        flags = {flag: bool(group.get(flag, False)) for flag in _FLAGS}
        for word in group["words"].split():
            yield word, Head(word, label, group["needs"], **flags)


def _classes(
    words: Mapping[str, Any], bodies: Mapping[str, Any], heads: Mapping[str, Head]
) -> dict[str, str]:
    classes: dict[str, str] = {}
    dropped = frozenset(words["drop"].split())
    phrases = []
    for word, part in common_words().items():
        if word not in dropped:
            classes[word] = _COMMON[part]
            if part is WordClass.PHRASE:
                phrases.append(word)
    for word in phrases:
        if VERB in (classes.get(word[:2]), classes.get(word[-2:])):
            classes[word] = VERB
    ordinary = frozenset(words["ordinary"].split())
    for name in region_table().names():
        if len(name) > 1 and name not in ordinary:
            classes[name] = PLACE
    for name in foreign_names():
        if len(name) > 1 and name not in ordinary:
            classes[name] = PLACE
    for word, head in heads.items():
        if len(word) > 1 and head.needs not in ("stage", "number"):
            classes[word] = NOUN
    for kind, listed in (
        (NOUN, words["generic"]),
        (INNER, words["inner"]),
        (VERB, words["verb"]),
        (CROWN, words["crowns"]),
        (PLACE, words["places"]),
        (FIRM, bodies["firms"]["enterprises"]),
    ):
        classes |= {word: kind for word in listed.split() if len(word) > 1}
    return classes
