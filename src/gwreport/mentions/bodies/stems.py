"""Names without a word of their own: one word right before a short head, ranks, common words."""

from __future__ import annotations

import re
from typing import Final

from gwreport.mentions.bodies import kinds
from gwreport.mentions.bodies.kinds import CAPACITY, INNER, NOUN, PLACE, SCOPE, UNKNOWN, HeadKind
from gwreport.mentions.bodies.names import Edge, HeadCandidate, NameRule, Refusal, RefusalRule, Verdict
from gwreport.mentions.bodies.words import Word, Words
from gwreport.model import Label
from gwreport.script.classes import ALL_LEVEL_ENDS

#: Ordinals before these count something else: 第八届中央委员会, 第一批国家公园.
BATCHES: Final = frozenset("届次批个期代季轮类产大")
_COUNT: Final = re.compile(r"\d|[一二三四五六七八九十百两多几数]+[余多]?[个家所座处]")
_SHORTEST_DESCRIPTION: Final = 4
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_NUMBERED_LINE: Final = HeadKind.NUMBERED_LINE
_STAGE: Final = HeadKind.STAGE


# One word right before a short head.


def bound_edge(candidate: HeadCandidate) -> Verdict:
    """谈爱桥, 市一中: a short head right after one word of its own at the edge of a phrase."""
    words, word = candidate.words, candidate.before[-1]
    if candidate.head.kind in kinds.NAMED_BY_RANK and _is_rank(words, word):
        return Edge(word.start, NameRule.BOUND)
    if not _binds(candidate, word) or words.text[word.start - 1 : word.start] == "“":
        return Refusal(RefusalRule.UNBOUND)
    before = candidate.before[-2:-1]
    longer = before and before[0].kind in (PLACE, CAPACITY)
    return Edge(before[0].start if longer else word.start, NameRule.BOUND)


def _binds(candidate: HeadCandidate, word: Word) -> bool:
    words, kind = candidate.words, candidate.head.kind
    if kind in kinds.STREETS and word.kind in (PLACE, NOUN, INNER):
        return _names_street(candidate, word)
    length = word.end - word.start
    if word.kind == PLACE:
        return kind in kinds.BOUND_BY_PLACE or (kind is HeadKind.SHORT_BRIDGE and length > 2)
    if word.kind == SCOPE:
        return kind in kinds.NAMED_BY_PLACE and words.written(word) in words.lexicon.national
    return word.kind == UNKNOWN and 2 <= length <= 4 and words.is_own(word)


def _names_street(candidate: HeadCandidate, word: Word) -> bool:
    """沐岭路, 人民路, 浔阳东路: a place, a word that streets bear, two characters that say nothing of use."""
    words, lexicon = candidate.words, candidate.words.lexicon
    part = words.written(word)
    if word.kind == PLACE or part in lexicon.streets:
        return True
    says_use = part in lexicon.nameless or part in lexicon.generic
    return not says_use and len(part) == 2 and len(candidate.head.word) > 1


# Common words before a head.


def common_edge(candidate: HeadCandidate, taken: list[Word]) -> Verdict:
    """Names without a word of their own: 市人民医院, 国家乳业技术创新中心, 疫情防控指挥部."""
    words, head = candidate.words, candidate.head
    if head.kind is _NUMBERED_LINE:
        return _line_number(candidate, taken)
    if not taken:
        return Refusal(RefusalRule.NO_OWN_WORD)
    if _COUNT.match(words.text, candidate.end):
        return Refusal(RefusalRule.COUNTED)
    return (
        _rank_edge(candidate, taken)
        or _common_word_edge(candidate, taken)
        or Refusal(RefusalRule.NO_OWN_WORD)
    )


def _rank_edge(candidate: HeadCandidate, taken: list[Word]) -> Verdict | None:
    """市人民医院, 改扩建市中医院: at a rank, which is not enough for one character (市局)."""
    words, head = candidate.words, candidate.head
    ranked = next((word for word in taken if word.kind != INNER), taken[0])
    if head.kind not in kinds.NAMED_BY_RANK or not _is_rank(words, ranked):
        return None
    alone = ranked is taken[-1] and len(head.word) == 1
    return Refusal(RefusalRule.RANK_ONLY) if alone else Edge(ranked.start, NameRule.RANK)


def _common_word_edge(candidate: HeadCandidate, taken: list[Word]) -> Edge | None:
    head = candidate.head
    if head.kind in kinds.NAMED_BY_COMMON_WORD and _names_alone(candidate, taken):
        return Edge(taken[0].start, NameRule.COMMON_WORD)
    return _common_body(candidate, taken) if head.label == Label.ORG else _common_work(candidate, taken)


def _line_number(candidate: HeadCandidate, taken: list[Word]) -> Edge:
    """2号线, with 地铁 where it is before."""
    words, at = candidate.words, candidate.start
    metro = bool(taken) and words.text[taken[0].start : at] in words.lexicon.metro
    return Edge(taken[0].start if metro else at, NameRule.LINE_NUMBER)


def _names_alone(candidate: HeadCandidate, taken: list[Word]) -> bool:
    """Whether one common word of two or three characters names a bridge or group (英雄大桥)."""
    words, word = candidate.words, taken[-1]
    part = words.written(word)
    if candidate.head.label == Label.ORG and word.kind == UNKNOWN and len(part) == 2 and part[0] == "中":
        return len(taken) == 1  # 中茶集团: short for 中国茶叶
    says_use = part in words.lexicon.generic or part in words.lexicon.nameless
    if says_use or word.kind not in (NOUN, INNER) or len(part) not in (2, 3):
        return False
    return len(taken) == 1 or (len(taken) == 2 and taken[0].kind == PLACE)


def _common_work(candidate: HeadCandidate, taken: list[Word]) -> Edge | None:
    """Works without a word of their own: a stage of a work (体育中心二期), one that is being built."""
    words = candidate.words
    if candidate.head.kind is _STAGE:
        doing = (i for i, word in enumerate(taken) if words.written(word) not in words.lexicon.doing)
        own = next(doing, 0)
        staged = is_work(words, words.text[taken[-1].start : candidate.start]) and len(taken) > own + 1
        return Edge(taken[own].start, NameRule.STAGED) if staged else None
    first = taken[0]
    if candidate.head.kind in kinds.PROJECTS or first.start != words.chunk_start(candidate.start):
        return None
    built = _says_more(words, taken) and words.lexicon.progressing.match(words.text, candidate.end)
    return Edge(first.start, NameRule.PROGRESSING) if built else None


def _common_body(candidate: HeadCandidate, taken: list[Word]) -> Edge | None:
    """Bodies without a word of their own: 国家乳业技术创新中心, a group when it is founded."""
    words, head, first = candidate.words, candidate.head, taken[0]
    if head.kind is HeadKind.GROUP and _is_founded(candidate):
        return Edge(first.start, NameRule.FOUNDED)
    field = _field_of_state(words, taken) if head.word.endswith(words.lexicon.field_heads) else None
    if field is not None:
        return Edge(field, NameRule.FIELD)
    if first.kind == SCOPE:
        return Edge(first.start, NameRule.SCOPE) if _is_enough_scope(candidate, taken) else None
    long = candidate.start - first.start >= _SHORTEST_DESCRIPTION
    described = long and head.kind is HeadKind.COMMITTEE and _says_more(words, taken)
    return Edge(first.start, NameRule.DESCRIBED) if described else None


def _is_enough_scope(candidate: HeadCandidate, taken: list[Word]) -> bool:
    """Whether a word of scope begins a name: 国家税务局, 中国大学, 国家羊绒技术创新中心."""
    words, kind = candidate.words, candidate.head.kind
    if kind is HeadKind.BUREAU or _says_more(words, taken):
        return True
    return kind in kinds.NAMED_BY_PLACE and words.written(taken[0]) in words.lexicon.national


def _is_founded(candidate: HeadCandidate) -> bool:
    """交通集团挂牌; 企业集团 is a kind of firm."""
    words = candidate.words
    if words.text[candidate.start - 2 : candidate.start] in words.lexicon.group_kinds:
        return False
    return words.lexicon.founding.match(words.text, candidate.end) is not None


def _field_of_state(words: Words, taken: list[Word]) -> int | None:
    """Where the field before 国家 begins: 储能技术国家重点实验室."""
    begin = next((i for i, word in enumerate(taken) if word.kind != INNER), 0)
    for i in range(begin + 1, len(taken)):
        if taken[i].kind == SCOPE and words.written(taken[i]) == "国家":
            field = map(words.written, taken[begin:i])
            return None if words.lexicon.generic.issuperset(field) else taken[begin].start
    return None


def _says_more(words: Words, taken: list[Word]) -> bool:
    """Whether a word says more than kind and rank."""
    return any(w.kind != SCOPE and words.written(w) not in words.lexicon.generic for w in taken)


def _is_rank(words: Words, word: Word) -> bool:
    return word.kind == UNKNOWN and words.written(word) in ALL_LEVEL_ENDS


# Words within a name that are heads themselves.


def is_inner_body(words: Words, word: Word) -> bool:
    """Whether a word within a name is the head of a body of its own."""
    head = words.lexicon.heads.get(words.written(word))
    return head is not None and head.kind in kinds.INNER_BODIES


def is_work(words: Words, written: str) -> bool:
    """Whether a word within a name is the head of a work, not of a project."""
    head = words.lexicon.heads.get(written)
    return head is not None and head.label == Label.FACILITY and head.kind not in kinds.PROJECTS
