"""The lexicon of the grammar of names: heads, classes of words and compiled patterns, from the tables.

A lexicon is made of any three tables, so that a user's own words need no change in the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Final

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.gazetteer.abroad import foreign_names
from gwreport.gazetteer.regions import region_table
from gwreport.mentions.bodies import kinds
from gwreport.mentions.bodies.kinds import FIRM, INNER, NOUN, PLACE, SCOPE, TERM, VERB, BodyHead, HeadKind
from gwreport.mentions.bodies.tables import (
    BodyTables,
    OrganizationTable,
    StageWords,
    StateWords,
    WordTable,
    body_tables,
)
from gwreport.mentions.common_words import WordClass, common_words
from gwreport.script.classes import CHINESE_TENS
from gwreport.script.marks import CLAUSE_END, LIST_MARK, SENTENCE_END, both_widths, one_of
from gwreport.tables.matching import ShortTextMatcher, WordMatcher, any_of
from gwreport.tables.prepared import Prepared

_COMMON_CLASSES: Final = {
    WordClass.NOUN: NOUN,
    WordClass.NOUN_VERB: INNER,
    WordClass.VERB: VERB,
    WordClass.PHRASE: NOUN,
}
_STAGE: Final = rf"[（(]?[{CHINESE_TENS}\d]{{1,2}}期[）)]?"
_MARK: Final = one_of(both_widths(SENTENCE_END + CLAUSE_END) + LIST_MARK)
_COMMITTEE: Final = "委员会"


@frozen(eq=False)
class BodyLexicon:
    """All words of the grammar of names, indexed for one pass over a text each, and its patterns.

    ``heads`` and ``classes`` give the head and the class of a word; ``generic`` words give a name nothing of
    its own, ``nameless`` ones say what a work is for. The patterns match what follows a head: ``beyond``
    makes it part of another name, ``after_work`` are stages and works, ``along`` stretches, ``progressing``
    says how far a work has come, ``founding`` that a group is founded, ``after_firm`` what firms do,
    ``after_street`` what follows the name of a street. All other fields are as in the tables.
    """

    heads: Mapping[str, BodyHead]
    classes: Mapping[str, str]
    generic: frozenset[str]
    nameless: frozenset[str]
    trades: frozenset[str]
    firm_verbs: frozenset[str]
    group_kinds: frozenset[str]
    building_words: frozenset[str]
    building_characters: frozenset[str]
    social: frozenset[str]
    streets: frozenset[str]
    metro: frozenset[str]
    place_characters: frozenset[str]
    joining_lines: tuple[str, ...]
    actions: frozenset[str]
    place_actions: frozenset[str]
    doing: frozenset[str]
    national: frozenset[str]
    vague: frozenset[str]
    field_heads: tuple[str, ...]
    neighbours: frozenset[str]
    qualifiers: frozenset[str]
    terrain: frozenset[str]
    unknown_parts: Mapping[str, str]
    beyond: re.Pattern[str]
    after_work: re.Pattern[str]
    along: re.Pattern[str]
    after_street: re.Pattern[str]
    after_firm: re.Pattern[str]
    founding: re.Pattern[str]
    progressing: re.Pattern[str]
    _head_list: tuple[BodyHead | None, ...]
    _head_matcher: WordMatcher
    _class_matcher: ShortTextMatcher

    def find_heads(self, text: str) -> Iterator[tuple[int, int, BodyHead]]:
        """Where heads are, the longest word at each place; a word such as 工程师 hides its head."""
        for index, start, end in self._head_matcher.find(text):
            head = self._head_list[index]
            if head is None:
                continue
            if head.kind is _STATE and head.word[-1] == "委" and text.startswith("员会", end):
                if text.startswith("议", end + 2):
                    continue  # 市委员会议
                start, end, head = end - 1, end + 2, self.heads[_COMMITTEE]  # 市委员会 is no 市委
            yield start, end, head

    def words(self, text: str) -> list[tuple[int, int, str]]:
        """The known words of a short text with their classes, leftmost and longest."""
        return self._class_matcher.find(text)


@cache
def body_lexicon(tables: BodyTables) -> BodyLexicon:
    """The lexicon of the tables, made once. Raises ``DataTableError`` for heads of an unknown kind."""
    bodies, works, words = tables.organizations, tables.facilities, tables.words
    heads = _heads(tables)
    listed = WORDS.value() if tables is body_tables() else _listed(tables)
    classes = dict(zip(listed["words"].split("\n"), listed["classes"], strict=True))
    masked = listed["masked"].split("\n")
    common, stages, progress = works.common, works.stages, works.progress
    return BodyLexicon(
        heads=heads,
        classes=classes,
        generic=frozenset(words.generic) | {w for w, h in heads.items() if h.kind not in _NO_GENERIC},
        nameless=common.nameless,
        trades=frozenset(bodies.firms.trades),
        firm_verbs=bodies.firms.before,
        group_kinds=bodies.firms.group_kinds,
        building_words=works.building.words,
        building_characters=frozenset(works.building.characters),
        social=works.building.social,
        streets=common.streets,
        metro=common.metro,
        place_characters=frozenset(common.place_characters),
        joining_lines=common.joining_lines,
        actions=words.actions,
        place_actions=words.place_actions,
        doing=words.doing,
        national=words.national,
        vague=words.vague,
        field_heads=words.field_heads,
        neighbours=frozenset(words.neighbours),
        qualifiers=frozenset(words.qualifiers),
        terrain=frozenset(words.terrain),
        unknown_parts={
            "stops": words.stops,
            "joins": words.joins,
            "ranks": any_of(words.ranks),
            "counters": any_of(words.counters),
            "capacities": any_of(words.capacities),
        },
        beyond=common.beyond,
        after_work=_after_work(stages),
        along=re.compile(f"(?:{any_of(stages.stretches)})(?:{any_of(stages.ends)})?"),
        after_street=re.compile(f"{_MARK}|$|{any_of((*stages.stretches, *stages.after_streets))}"),
        after_firm=bodies.firms.after,
        founding=re.compile(
            f"(?:{any_of(bodies.firms.founding_adverbs)})?(?:{any_of(bodies.firms.founding)})"
        ),
        progressing=re.compile(
            f"(?:{any_of(progress.between)}){{0,4}}"
            f"(?:{any_of(progress.verbs)}|建设(?:{any_of(progress.pushed)})推进)"
        ),
        head_list=(*heads.values(), *(None for _ in masked)),
        head_matcher=WordMatcher([*heads, *masked]),
        class_matcher=ShortTextMatcher(classes),
    )


def _listed(tables: BodyTables) -> dict[str, str]:
    """The words of a lexicon in lines, a letter for the class of each, and the words that mask heads."""
    heads = _heads(tables)
    classes = dict(sorted(_classes(tables.words, tables.organizations, heads).items()))
    return {
        "words": "\n".join(classes),
        "classes": "".join(classes.values()),
        "masked": "\n".join(sorted({*_masking(heads, classes), *tables.words.masks.difference(heads)})),
    }


def _built_in() -> dict[str, str]:
    return _listed(body_tables())


#: The words of the built-in lexicon.
WORDS: Final = Prepared(
    "mentions/bodies/lexicon",
    (
        "mentions/bodies/organizations.toml",
        "mentions/bodies/facilities.toml",
        "mentions/bodies/words.toml",
        "mentions/bodies/kinds.py",
        "mentions/bodies/tables.py",
        "mentions/bodies/lexicon.py",
        "mentions/common_words/words.csv",
        "mentions/common_words/reader.py",
        "gazetteer/abroad.toml",
        "gazetteer/abroad.py",
        "gazetteer/regions.csv",
        "gazetteer/regions.py",
    ),
    _built_in,
)

# Heads that say what something is; all but streets give a longer name nothing of its own.
_STATE: Final = HeadKind.STATE
_NO_GENERIC: Final = kinds.CLOSED | kinds.STREETS


def _after_work(stages: StageWords) -> re.Pattern[str]:
    works, ends = any_of(stages.works), any_of(stages.ends)
    return re.compile(f"(?:{_STAGE})?(?:(?:{works}){{0,3}}(?:{ends}))?(?:{_STAGE})?")


def _heads(tables: BodyTables) -> dict[str, BodyHead]:
    """Every head by its word; of words in several lists the first here holds, but state bodies before all."""
    bodies, works = tables.organizations, tables.facilities
    heads: dict[str, BodyHead] = {}
    listed: list[tuple[HeadKind, Iterable[str]]] = [
        *_by_kind("mentions/bodies/organizations.toml", bodies.heads),
        *_by_kind("mentions/bodies/facilities.toml", works.heads),
        (HeadKind.TRADE, bodies.firms.trades),
        (HeadKind.FIRM, bodies.firms.enterprises),
        (HeadKind.MASS, bodies.state.mass),
    ]
    for kind, words in listed:
        for word in words:
            heads.setdefault(word, BodyHead(word, kind))
    heads |= {word: BodyHead(word, HeadKind.STATE) for word in _state_words(bodies.state)}
    heads |= {word: BodyHead(word, HeadKind.CONSULTATIVE) for word in bodies.state.consultative}
    heads |= {f"{numeral}期": BodyHead("期", HeadKind.STAGE) for numeral in CHINESE_TENS}
    heads["号线"] = BodyHead("号线", HeadKind.NUMBERED_LINE)
    return heads


def _by_kind(table: str, heads: Mapping[str, Iterable[str]]) -> Iterator[tuple[HeadKind, Iterable[str]]]:
    """The lists of heads with their kinds."""
    known = {str(kind): kind for kind in HeadKind if kind not in kinds.CLOSED}
    for kind, words in heads.items():
        if kind not in known:
            raise DataTableError(table, f"heads.{kind}", f"expected one of {', '.join(known)}")
        yield known[kind], words


def _state_words(table: StateWords) -> Iterator[str]:
    """Bodies of the nation, and every organ of every rank and of a term: 市人大常委会, 届人民政府."""
    yield from (*table.national, *table.former, *table.schools)
    for organ in table.organs:
        yield TERM + organ
        for level in table.levels:
            yield level + organ


def _masking(heads: Mapping[str, BodyHead], classes: Mapping[str, str]) -> Iterator[str]:
    """Common words with a head in them that is not theirs: not 铁路 in 高速铁路 or 铁路建设."""
    names = [word for word, head in heads.items() if head.kind not in kinds.CLOSED]
    finder = WordMatcher(names, overlapping=True)
    for word, kind in classes.items():
        if word in heads or kind == FIRM or word[-2:] in heads:
            continue
        if any(_hides(word, names[index], end, classes) for index, _, end in finder.find(word)):
            yield word


def _hides(word: str, head: str, end: int, classes: Mapping[str, str]) -> bool:
    """Whether a common word is no name although ``head`` ends in it at ``end``."""
    rest = word[end:]
    if rest and len(head) == end and classes.get(rest) in (INNER, VERB):
        return False
    return bool(rest) or len(head) == 1


def _classes(words: WordTable, bodies: OrganizationTable, heads: Mapping[str, BodyHead]) -> dict[str, str]:
    """The class of every known word; of words in several lists the last here holds."""
    classes = _common_classes(words.drop)
    places = chain(region_table().names(), foreign_names())
    classes |= {name: PLACE for name in places if len(name) > 1 and name not in words.ordinary}
    formed = (HeadKind.STAGE, HeadKind.NUMBERED_LINE)
    classes |= {word: NOUN for word, head in heads.items() if len(word) > 1 and head.kind not in formed}
    for kind, listed in (
        (NOUN, words.generic),
        (INNER, words.inner),
        (VERB, words.verbs),
        (SCOPE, words.scope),
        (PLACE, words.places),
        (FIRM, bodies.firms.enterprises),
    ):
        classes |= {word: kind for word in listed if len(word) > 1}
    return classes


def _common_classes(dropped: frozenset[str]) -> dict[str, str]:
    """The classes of the common words; a phrase that begins or ends with a verb is one."""
    common = {word: kind for word, kind in common_words().items() if word not in dropped}
    classes = {word: _COMMON_CLASSES[kind] for word, kind in common.items()}
    for word, kind in common.items():
        if kind is WordClass.PHRASE and VERB in (classes.get(word[:2]), classes.get(word[-2:])):
            classes[word] = VERB
    return classes
