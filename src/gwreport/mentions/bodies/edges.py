"""Where a name begins whose head was found: its left edge, read over words of known classes.

The edge is a value: ``Edge`` says where the name begins and by which rule, ``Refusal`` by which rule nothing
is named. Here are the rules for names with a word of their own (沐岭大桥); those for one word right before
a short head (谈爱桥) and for names of common words (市人民医院) are in ``stems``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from gwreport.mentions.bodies import kinds
from gwreport.mentions.bodies.kinds import (
    CAPACITY,
    COUNTED,
    FIRM,
    GRADE,
    INNER,
    JOIN,
    LATIN,
    NOUN,
    ORDINAL,
    PLACE,
    SCOPE,
    STOP,
    UNKNOWN,
    VERB,
    HeadKind,
)
from gwreport.mentions.bodies.names import Edge, HeadCandidate, NameRule, Refusal, RefusalRule, Verdict
from gwreport.mentions.bodies.stems import BATCHES, bound_edge, common_edge, is_inner_body, is_work
from gwreport.mentions.bodies.words import Word, Words, between_ends
from gwreport.model import Label
from gwreport.script.classes import ALL_LEVEL_ENDS

# Classes of words that go with the word of its own after them: 220千伏沐岭…, 第四…, 中国…, G104….
_LEADING: Final = frozenset({CAPACITY, ORDINAL, SCOPE, LATIN})
_NUMBERING: Final = re.compile(r"\d{1,2}\.")
_CASCADE: Final = re.compile("[一二三四五六七八九]级")
_ROAD_CODE: Final = re.compile(r"[GSX]\d+|\d{3}")
_LONGEST_QUOTE: Final = 14
_LONGEST_BRACKET: Final = 7
_SHORTEST_PROJECT: Final = 5
# So many characters that only qualify make a name after all: 华中数字产业创新基地.
_LONG_GENERIC: Final = 8


def left_edge(candidate: HeadCandidate) -> Verdict:
    """Where the name of ``candidate`` begins, or why it names nothing."""
    if not candidate.before and candidate.head.kind is not HeadKind.NUMBERED_LINE:
        return _bracketed(candidate.words, candidate.start) or Refusal(RefusalRule.NOTHING_BEFORE)
    if candidate.head.kind in kinds.BOUND:
        return bound_edge(candidate)
    taken, closed = _taken(candidate)
    if taken and not closed:
        opened = _opened(candidate, taken)
        if opened is not None:
            return opened
    first = _first_own(candidate, taken)
    if first is None or _is_too_little(candidate, taken[first:]):
        return common_edge(candidate, taken)
    return _project_refusal(candidate, taken[first:]) or _with_words_before(candidate, taken, first)


def _with_words_before(candidate: HeadCandidate, taken: list[Word], first: int) -> Edge:
    """The edge at the first own word, or at what is before it and belongs to the name."""
    if first == 0:
        return Edge(taken[0].start, NameRule.OWN)
    if candidate.head.label == Label.ORG and (
        taken[0].kind == SCOPE or _is_under_rank(candidate.words, taken, first)
    ):
        return Edge(taken[0].start, NameRule.UNDER_RANK)
    before = taken[first - 1]
    numbering = _NUMBERING.fullmatch(candidate.words.text, before.start, before.end)
    if before.kind in _LEADING and not numbering:
        return Edge(before.start, NameRule.LED)
    return Edge(taken[first].start, NameRule.OWN)


# The words that the name may hold.


def _taken(candidate: HeadCandidate) -> tuple[list[Word], bool]:
    """The words that the name may hold, and whether a word (not punctuation) ended them."""
    before = candidate.before
    for i in range(len(before) - 1, -1, -1):
        limit = _LIMITS.get(before[i].kind)
        cut = None if limit is None else limit(candidate, i)
        if cut is not None:
            return before[cut:], True
    return before, False


def _after(candidate: HeadCandidate, i: int) -> int:
    """Verbs and amounts: the name begins after them."""
    return i + 1


def _after_verb(candidate: HeadCandidate, i: int) -> int | None:
    """Verbs, but not the step of a cascade: 沐岭滩二级水电站."""
    step = candidate.words.text[candidate.before[i].start : candidate.start]
    return None if i > 0 and _is_step(candidate, step) else i + 1


def _is_step(candidate: HeadCandidate, written: str) -> bool:
    return candidate.head.word.endswith("站") and _CASCADE.fullmatch(written) is not None


def _after_stop(candidate: HeadCandidate, i: int) -> int | None:
    """A function word ends the name, but not 至 between the two ends of a line."""
    words = candidate.words
    line = candidate.head.kind in kinds.LINES and words.text[candidate.before[i].start] == "至"
    return None if line and between_ends(candidate.before, i) else i + 1


def _after_grade(candidate: HeadCandidate, i: int) -> int | None:
    """A grade (5A级) belongs to a name only after a word of its own."""
    return None if i > 0 and candidate.words.is_own(candidate.before[i - 1]) else i + 1


def _after_action(candidate: HeadCandidate, i: int) -> int | None:
    """建设 is a verb where a place or firm does it to something: 云湖建设世界一流汽车城."""
    words, before = candidate.words, candidate.before
    action = words.written(before[i])
    if action not in words.lexicon.actions or i == 0 or i + 1 == len(before):
        return None
    actor, following = before[i - 1], before[i + 1]
    if actor.kind == PLACE or words.text[actor.end - 1] in ALL_LEVEL_ENDS:
        work = candidate.head.label == Label.FACILITY and i + 2 < len(before)
        acts = action in words.lexicon.place_actions and (work or following.kind != INNER)
    else:
        head = words.lexicon.heads.get(words.written(actor))
        body = head is not None and head.label == Label.ORG
        acts = body and following.kind in (UNKNOWN, PLACE, FIRM)
    return i + 1 if acts else None


def _after_join(candidate: HeadCandidate, i: int) -> int | None:
    """和 and 与 end the name but between two nouns of work (修复与治理) of a project or body."""
    head = candidate.head
    if head.kind not in kinds.PROJECTS and head.label != Label.ORG:
        return i + 1
    return None if _joins_work(candidate.words, candidate.before, i) else i + 1


def _joins_work(words: Words, before: list[Word], i: int) -> bool:
    if i == 0:
        return False
    if i + 1 == len(before):
        return before[i - 1].kind == INNER
    left, right = before[i - 1], before[i + 1]
    if left.kind not in (NOUN, INNER) or right.kind not in (NOUN, INNER):
        return False
    return words.written(left) not in words.lexicon.heads and INNER in (left.kind, right.kind)


def _after_capacity(candidate: HeadCandidate, i: int) -> int | None:
    """A capacity is part of a project's name after what carries it (吉化120万吨…); a voltage begins one."""
    before = candidate.before
    if candidate.head.kind in kinds.WITH_CAPACITY and i > 0 and _carries(before[i - 1]):
        return None
    return i if candidate.words.written(before[i]).lower().endswith(("kv", "千伏")) else i + 1


def _carries(word: Word) -> bool:
    return word.kind in (PLACE, FIRM, UNKNOWN) or (word.kind == NOUN and word.end - word.start == 2)


# By the class of a word: from which word on the name goes, None if the word does not end it.
_LIMITS: Final[dict[str, Callable[[HeadCandidate, int], int | None]]] = {
    VERB: _after_verb,
    COUNTED: _after,
    STOP: _after_stop,
    GRADE: _after_grade,
    INNER: _after_action,
    JOIN: _after_join,
    CAPACITY: _after_capacity,
}


# Quotations and brackets before those words.


def _opened(candidate: HeadCandidate, taken: list[Word]) -> Edge | None:
    """The edge at a quotation or bracket that ends right before the words."""
    words, at = candidate.words, taken[0].start
    edge = _quoted(candidate, at)
    if edge is None and at == words.chunk_start(candidate.start):
        edge = _bracketed(words, at)
    return edge


def _quoted(candidate: HeadCandidate, at: int) -> Edge | None:
    """A quotation that ends right before a work's words begin (“两山”红色旅游铁路); “大”字 counts none."""
    words, head = candidate.words, candidate.head
    text = words.text
    if head.kind in kinds.PROJECTS or head.label == Label.ORG:
        return None
    if at < 3 or text[at - 1] not in '”"' or text[at] == "字":
        return None
    begin = text.rfind("“", max(0, at - _LONGEST_QUOTE), at - 1)
    whole = begin >= 0 and words.chunk_start(at - 1) == begin + 1
    return Edge(begin, NameRule.OPENED) if whole else None


def _bracketed(words: Words, at: int) -> Edge | None:
    """Where a name begins that holds a place in brackets: 云湖电子（青川）研究院."""
    text = words.text
    if at < 4 or text[at - 1] not in "）)":
        return None
    low = at - _LONGEST_BRACKET
    opening = max(text.rfind("（", low, at), text.rfind("(", low, at))
    if opening < 2 or words.lexicon.classes.get(text[opening + 1 : at - 1]) != PLACE:
        return None
    before = words.before(opening)
    if not before or not (words.is_own(before[-1]) or before[-1].kind == SCOPE):
        return None
    return Edge(before[-1].start, NameRule.BRACKETED)


def _is_under_rank(words: Words, taken: list[Word], first: int) -> bool:
    """Whether a rank, or a body with its rank, is before the place: 市三院北区医院, 市滨江医院."""
    if taken[0].kind != UNKNOWN or words.written(taken[0]) not in ALL_LEVEL_ENDS:
        return False
    between = taken[1:first]
    return not between or any(is_inner_body(words, word) for word in between)


# The first word that something is named by.


def _first_own(candidate: HeadCandidate, taken: list[Word]) -> int | None:
    """Which of the words is the first that something is named by."""
    for i, word in enumerate(taken):
        if _is_own(candidate, word):
            return _with_joined(candidate.words, taken, i)
        if word.kind == ORDINAL and _is_one_of_several(candidate, word):
            return _with_place_before(candidate.words, taken, i)
        if candidate.words.is_terrain(taken, i):
            return i - 1
    return None


def _is_own(candidate: HeadCandidate, word: Word) -> bool:
    if candidate.words.is_own(word):
        return True
    rule = _OWN_BY_CLASS.get(word.kind)
    return rule is not None and rule(candidate, word)


def _joins_countries(candidate: HeadCandidate, word: Word) -> bool:
    """中老铁路: a line to a neighbour."""
    written = candidate.words.written(word)
    neighbours = candidate.words.lexicon.neighbours
    if candidate.head.kind not in kinds.LINES or not 2 <= len(written) <= 3:
        return False
    return written[0] == "中" and neighbours.issuperset(written[1:])


def _says_with_whom(candidate: HeadCandidate, word: Word) -> bool:
    """中德产业园: a word of scope that names the partner."""
    head, written = candidate.head, candidate.words.written(word)
    if head.kind not in kinds.NAMED_BY_PLACE or head.label == Label.ORG:
        return False
    return len(written) == 2 and written[0] == "中" and written not in candidate.words.lexicon.vague


def _names_line(candidate: HeadCandidate, word: Word) -> bool:
    """北外环高速, 沪宁高速: a line by a ring of streets or by the short names of the places that it joins."""
    words = candidate.words
    if candidate.head.kind not in kinds.LINES:
        return False
    part = words.written(word)
    street = words.lexicon.heads.get(part)
    if street is not None and street.kind is HeadKind.RING_STREET:
        return True
    return _joins_places(words, part) and words.text.startswith(words.lexicon.joining_lines, word.end)


def _joins_places(words: Words, part: str) -> bool:
    """Whether a word may be made of the short names of places: 沪宁, 天平."""
    lexicon = words.lexicon
    known = part in lexicon.generic or part in lexicon.nameless
    return len(part) in (2, 3) and not known and lexicon.place_characters.issuperset(part)


def _is_road_code(candidate: HeadCandidate, word: Word) -> bool:
    """G104, 306: the code of a road."""
    kind = candidate.head.kind
    if kind not in kinds.LINES and kind is not HeadKind.ENGINEERING:
        return False
    return _ROAD_CODE.match(candidate.words.text, word.start) is not None


# By the class of a word: whether it names something before heads of some kinds only.
_OWN_BY_CLASS: Final[dict[str, Callable[[HeadCandidate, Word], bool]]] = {
    UNKNOWN: _joins_countries,
    SCOPE: _says_with_whom,
    NOUN: _names_line,
    INNER: _names_line,
    LATIN: _is_road_code,
}


def _is_one_of_several(candidate: HeadCandidate, word: Word) -> bool:
    """Whether an ordinal says which of several (第四自来水厂); 全国第一大桥 is a boast."""
    words, kind = candidate.words, candidate.head.kind
    if kind not in kinds.NAMED_BY_RANK or words.text[word.start] != "第":
        return False
    if words.text[word.end : word.end + 1] in BATCHES:
        return False
    return words.written(word) != "第一" or word.start == words.chunk_start(word.start)


def _with_joined(words: Words, taken: list[Word], i: int) -> int:
    """The first word of a name that goes on to the left: 京港澳高速, 荷花路浔溪隧道."""
    if i == 0:
        return i
    word, before = taken[i], taken[i - 1]
    common = before.kind in (NOUN, INNER)
    if common and word.kind == UNKNOWN and words.text[word.start] in "路街":
        return i - 1
    if word.kind not in (NOUN, INNER):
        return i
    single = before.kind == UNKNOWN and before.end - before.start == 1
    return i - 1 if single and words.text[before.start] in words.lexicon.place_characters else i


def _with_place_before(words: Words, taken: list[Word], i: int) -> int:
    """The word that a name with an ordinal begins with: the place or rank before (市第三福利院)."""
    if i == 0:
        return i
    before = taken[i - 1]
    ranked = before.end - before.start == 1 and words.text[before.start] in ALL_LEVEL_ENDS
    return i - 1 if ranked or before.kind == PLACE else i


# Whether the words from there on are enough.


def _is_too_little(candidate: HeadCandidate, name: list[Word]) -> bool:
    """Whether only a place and words that qualify are before a head that needs more (湖北重点项目)."""
    kind = candidate.head.kind
    if kind in kinds.NAMED_BY_PLACE or kind is HeadKind.NUMBERED_LINE:
        return False
    if kind in kinds.LINES and candidate.right > candidate.end:
        return False
    if kind in kinds.NAMED_BY_PLACE_BESIDE and name[-1].kind == PLACE:
        return False
    return _only_qualifies(candidate, name)


def _only_qualifies(candidate: HeadCandidate, name: list[Word]) -> bool:
    words, head = candidate.words, candidate.head
    if not all(_qualifies(words, word) for word in name):
        return False
    rest = [word for word in name if word.kind != PLACE]
    if head.kind in kinds.NAMED_BY_PLACE_BESIDE and any(is_inner_body(words, word) for word in rest):
        return False
    if head.kind in kinds.WITH_CAPACITY:
        return not any(is_work(words, words.written(word)) for word in rest)
    return sum(word.end - word.start for word in rest) + len(head.word) < _LONG_GENERIC


def _qualifies(words: Words, word: Word) -> bool:
    """Whether a word is a place, counts a batch or gives a name nothing of its own."""
    if word.kind == PLACE or words.written(word) in words.lexicon.generic:
        return True
    return word.kind == ORDINAL and words.text[word.end : word.end + 1] in BATCHES


def _project_refusal(candidate: HeadCandidate, name: list[Word]) -> Refusal | None:
    """Why a project's words name nothing: they say too little, or a 工程 is a campaign."""
    kind = candidate.head.kind
    if kind in kinds.PROJECTS and not _says_enough(candidate, name):
        return Refusal(RefusalRule.SHORT_PROJECT)
    if kind is HeadKind.ENGINEERING and not _is_building(candidate.words, name):
        return Refusal(RefusalRule.CAMPAIGN)
    return None


def _says_enough(candidate: HeadCandidate, name: list[Word]) -> bool:
    """Whether a project's name says enough: a place or firm, or more than one short unknown word."""
    if any(word.kind in (PLACE, FIRM) for word in name):
        return True
    words = candidate.words
    own = sum(w.end - w.start for w in name if words.written(w) not in words.lexicon.generic)
    return own + len(candidate.head.word) > _SHORTEST_PROJECT


def _is_building(words: Words, name: list[Word]) -> bool:
    """Whether 工程 is a work: by a word of building, a work, waters, a place that has no campaign there."""
    lexicon = words.lexicon
    social = any(words.written(word) in lexicon.social for word in name)
    return any(_is_of_building(words, word) or (word.kind == PLACE and not social) for word in name)


def _is_of_building(words: Words, word: Word) -> bool:
    lexicon, part = words.lexicon, words.written(word)
    if part in lexicon.building_words or is_work(words, part):
        return True
    return word.kind == UNKNOWN and not lexicon.building_characters.isdisjoint(part)
