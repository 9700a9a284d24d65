"""Names of bodies and works by their heads: found by one automaton, their left edge by rules.

A name is read from its head (公司, 大桥) to the left, over nouns, places and unknown words, to the first
verb, function word, amount or mark of punctuation; what only qualifies is cut off (重点项目 names nothing).
To the right it takes stages (三期), works (扩建工程) and stretches (…段). Candidates may overlap; the reader
settles them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from gwreport.mentions.bodies import kinds
from gwreport.mentions.bodies.edges import left_edge
from gwreport.mentions.bodies.kinds import ENDING, JOIN, LATIN, PLACE, UNKNOWN, BodyHead, HeadKind
from gwreport.mentions.bodies.lexicon import BodyLexicon
from gwreport.mentions.bodies.names import (
    BodyName,
    HeadCandidate,
    NameRule,
    Refusal,
    RefusalRule,
)
from gwreport.mentions.bodies.state import StateBodies
from gwreport.mentions.bodies.words import Word, Words
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label
from gwreport.script.marks import CLAUSE_END, SENTENCE_END, both_widths

# Marks after which a firm needs no verb of its own, if one before it takes firms.
_CLOSING: Final = both_widths(SENTENCE_END + CLAUSE_END)
_PART: Final = re.compile(r"[（(][\u4e00-\u9fff]{2,8}段[）)]")
_STRETCH: Final = re.compile(r"[\u4e00-\u9fff]{2,7}?(?<!阶)段(?![时性])")
_MORE_TRACKS: Final = re.compile("[一二三四]{1,2}线")
_LINE_NUMBER: Final = re.compile(r"[\d一二三四五六七八九十]{1,3}$")
# Beside these characters 一期 is no stage of its own: 一期二期, 第一期, 一期间, 五年一期望.
_NO_STAGE: Final = frozenset("期第近前中后早分首同长定周日学任间待望盼刊货内末初满叶")
_LONGEST_FIRM: Final = 4
# Named here once: an attribute of an enumeration costs more than the comparison with it.
_TRADE: Final = HeadKind.TRADE
_NUMBERED_LINE: Final = HeadKind.NUMBERED_LINE
_FIRM: Final = HeadKind.FIRM
_STAGE: Final = HeadKind.STAGE
_FIRM_CONTEXT: Final = 6


class HeadNames:
    """Finds the names of bodies and works that a head ends, in time linear in the length of the text."""

    def __init__(self, lexicon: BodyLexicon, states: StateBodies) -> None:
        self.lexicon = lexicon
        self._states = states

    def judged(self, words: Words) -> Iterator[BodyName | Refused]:
        """What is said of every head of the text; names may overlap."""
        trades: list[tuple[int, int]] = []
        states: list[tuple[int, int, BodyHead]] = []
        for start, end, head in self.lexicon.find_heads(words.text):
            if head.kind is _TRADE:
                trades.append((start, end))
            elif head.kind in kinds.STATE_KINDS:
                states.append((start, end, head))
            else:
                verdict = self._judged(words, start, end, head)
                yield verdict if isinstance(verdict, BodyName) else Refused(start, end, verdict.rule)
        yield from self._firms(words, trades)
        yield from self._states.judged(words.text, states)

    def _judged(self, words: Words, start: int, end: int, head: BodyHead) -> BodyName | Refusal:
        refused = self._refusal(words, start, end, head)
        if refused is not None:
            return Refusal(refused)
        if head.kind is _NUMBERED_LINE:
            number = _LINE_NUMBER.search(words.text, max(0, start - 3), start)
            if number is None:
                return Refusal(RefusalRule.NO_NUMBER)
            start = number.start()
        before = words.before(start)
        if head.kind is _FIRM:
            return _known_firm(words, before, start, end)
        right = end if head.label == Label.ORG else self._right_edge(words, end, head)
        return _named(HeadCandidate(words, head, start, end, right, before))

    def _refusal(self, words: Words, start: int, end: int, head: BodyHead) -> RefusalRule | None:
        """Why what is beside the head makes it none."""
        text = words.text
        if self._goes_beyond(words, end):
            return RefusalRule.BEYOND
        beside = (text[start - 1 : start], text[end : end + 1])
        if head.kind is _STAGE and not _NO_STAGE.isdisjoint(beside):
            return RefusalRule.NO_STAGE
        if head.kind in kinds.STREETS and not self.lexicon.after_street.match(text, end):
            return RefusalRule.NO_STREET
        return None

    def _goes_beyond(self, words: Words, end: int) -> bool:
        """Whether a place, meeting or idea of the name follows (北河港工业区); 生态 or 长期 is none."""
        match = self.lexicon.beyond.match(words.text, end)
        if match is None or match.end() > end + 1:
            return match is not None
        following = words.cut(end, min(words.chunk_end(end), end + 4))
        return not following or following[0].kind == UNKNOWN or following[0].end == end + 1

    def _right_edge(self, words: Words, end: int, head: BodyHead) -> int:
        """Where the name ends with its stages and works and, of a line, with its tracks and stretches."""
        text, lexicon = words.text, self.lexicon
        end = _past(lexicon.after_work, text, end)
        if head.kind not in kinds.LINES:
            return end
        end = _past(_MORE_TRACKS, text, end)
        for pattern in (lexicon.along, _PART):
            beyond = _past(pattern, text, end)
            if beyond > end:
                return beyond
        stretch = _past(_STRETCH, text, end)
        if stretch == end or _is_cut(words, end, stretch):
            return end
        return _past(lexicon.after_work, text, stretch)

    def _firms(self, words: Words, trades: Iterable[tuple[int, int]]) -> Iterable[BodyName]:
        """芯映光电、瑞华光电当年签约: own words with a trade, the last one before what only a firm does."""
        text = words.text
        found: dict[int, BodyName] = {}
        for start, end in reversed(list(trades)):
            following = text[end : end + 1]
            listed = following == "、" and end + 1 in found
            acting = self.lexicon.after_firm.match(text, end) is not None
            closed = following != "" and following in _CLOSING
            if not (listed or acting or closed or following.isdigit()):
                continue
            left = self._firm_edge(words, start, acting=acting, closed=closed and not listed)
            if left is not None:
                found[left] = BodyName(left, end, Label.ORG, NameRule.TRADE)
        return found.values()

    def _firm_edge(self, words: Words, start: int, *, acting: bool, closed: bool) -> int | None:
        """Where a firm begins whose trade is at ``start``: at one short word of its own."""
        before = words.before(start)
        while before and words.written(before[-1]) in self.lexicon.trades:
            before.pop()
        if not before:
            return None
        word, last = before[-1], before[-2] if len(before) > 1 else None
        if closed and not (last is not None and words.written(last) in self.lexicon.firm_verbs):
            return None
        short = word.end - word.start <= _LONGEST_FIRM and words.is_own(word)
        return word.start if short and _may_lead(last, word, acting=acting) else None


def _may_lead(last: Word | None, word: Word, *, acting: bool) -> bool:
    """Whether a firm may begin at ``word``: at the edge of a phrase; a place only with a verb beside."""
    if last is None or last.kind == JOIN:
        return acting or word.kind != PLACE
    return last.kind in ENDING


def _named(candidate: HeadCandidate) -> BodyName | Refusal:
    """The name of a candidate, as wide as its edges say."""
    text, head, end = candidate.words.text, candidate.head, candidate.end
    edge = left_edge(candidate)
    if isinstance(edge, Refusal):
        return edge
    if text[edge.start - 1 : edge.start] + text[end : end + 1] == "“”":
        return Refusal(RefusalRule.WITHIN_QUOTES)
    left = _other_end(candidate.words, edge.start) if head.kind in kinds.LINES else edge.start
    return BodyName(left, candidate.right, head.label, edge.rule)


def _known_firm(words: Words, before: list[Word], start: int, end: int) -> BodyName | Refusal:
    """A firm of the table where neither side goes on with unknown characters."""
    after = words.cut(end, min(words.chunk_end(end), end + _FIRM_CONTEXT))
    if _goes_on_before(before, after) or _goes_on_after(after, end):
        return Refusal(RefusalRule.PART_OF_WORD)
    return BodyName(start, end, Label.ORG, NameRule.FIRM)


def _goes_on_before(before: list[Word], after: list[Word]) -> bool:
    if not before:
        return False
    if before[-1].kind == PLACE:
        return bool(after) and after[0].kind not in ENDING
    return before[-1].kind in (UNKNOWN, LATIN)


def _goes_on_after(after: list[Word], end: int) -> bool:
    return bool(after) and after[0].kind in (UNKNOWN, PLACE) and after[0].end < end + _FIRM_CONTEXT


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    """The end of what the pattern matches at ``at``, else ``at``."""
    match = pattern.match(text, at)
    return at if match is None else match.end()


def _is_cut(words: Words, start: int, end: int) -> bool:
    """Whether a verb, amount or function word other than 至 and 到 is within a stretch."""
    cut = words.cut(start, end - 1)
    return any(word.kind in ENDING and words.text[word.start] not in "至到" for word in cut)


def _other_end(words: Words, left: int) -> int:
    """The left edge with the other end of a line: 合肥—上海高铁."""
    if left < 3 or words.text[left - 1] not in "—至－-":
        return left
    before = words.before(left - 1)
    return before[-1].start if before and before[-1].kind == PLACE else left
