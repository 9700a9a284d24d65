"""Names of bodies and works by their heads: found by one automaton, their left edge by rules.

A name is read from its head (公司, 大桥) to the left, over nouns, places and unknown words, to the first
verb, function word, amount or mark of punctuation; what only qualifies is cut off (重点项目 names nothing).
To the right it takes stages (三期), works (扩建工程) and stretches (…段). Names that overlap give way to the
longest, whose head tells whether a body or a work is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from gwreport.mentions.bodies.edges import ENDING, LeftEdge
from gwreport.mentions.bodies.lexicon import (
    PLACE,
    Head,
    NameLexicon,
    name_lexicon,
    name_table,
)
from gwreport.mentions.bodies.state_bodies import StateBodies
from gwreport.mentions.bodies.words import (
    JOIN,
    LATIN,
    UNKNOWN,
    Name,
    Word,
    Words,
    choice,
    is_own,
)
from gwreport.model import Label

_STAGE: Final = r"[（(]?[一二三四五六七八九十\d]{1,2}期[）)]?"
# Marks after which a firm needs no verb of its own, if one before it takes firms.
_CLOSING: Final = frozenset("，,。；;")
_PART: Final = re.compile(r"[（(][\u4e00-\u9fff]{2,8}段[）)]")
_MORE_TRACKS: Final = re.compile("[一二三四]{1,2}线")
# Heads that the closed grammar of state bodies reads.
_STATE: Final = frozenset({"body", "mass", "beside"})
# Beside these characters 一期 is no stage of its own: 一期二期, 第一期, 一期间, 五年一期望.
_NO_STAGE: Final = frozenset("期第近前中后早分首同长定周日学任间待望盼刊货内末初满叶")


class NameGrammar:
    """Finds the names of bodies and works in a text, in time linear in its length."""

    def __init__(self, lexicon: NameLexicon | None = None) -> None:
        self.lexicon = lexicon if lexicon is not None else name_lexicon()
        stages = name_table("facilities")["stages"]
        works, ends = choice(stages["works"]), choice(stages["ends"])
        self._after_work = re.compile(f"(?:{_STAGE})?(?:(?:{works}){{0,3}}(?:{ends}))?(?:{_STAGE})?")
        self._numbered = re.compile(r"[\d一二三四五六七八九十]{1,3}$")
        self._bodies = StateBodies(name_table("organizations"))
        self._beyond = re.compile(choice(name_table("facilities")["beyond"]["words"]))
        progress = name_table("facilities")["progress"]
        self._progressing = re.compile(
            f"(?:{choice(progress['between'])}){{0,4}}(?:{choice(progress['verbs'])}|建设(?:全线|稳步|顺利)推进)"
        )
        self._edge = LeftEdge(self.lexicon, self._progressing)
        self._along = re.compile(f"(?:{choice(stages['stretches'])})(?:工程|项目)?")
        following = choice(stages["stretches"] + " " + stages["after_roads"])
        self._after_road = re.compile(f"[、，。；,;]|$|{following}")
        self._stretch = re.compile(r"[\u4e00-\u9fff]{2,7}?(?<!阶)段(?![时性])")
        self._firm_verbs = frozenset(name_table("organizations")["firms"]["before"].split())
        self._after_firm = re.compile(choice(name_table("organizations")["firms"]["after"]))

    def words(self, text: str) -> Words:
        """The text prepared for cutting."""
        return Words(text, self.lexicon)

    def names(self, words: Words) -> list[Name]:
        """Every name in the order of the text; no two overlap."""
        return longest(self.candidates(words))

    def candidates(self, words: Words) -> Iterator[Name]:
        """Every name that a head tells; they may overlap."""
        trades, bodies = [], []
        for start, end, head in self.lexicon.find_heads(words.text):
            if head.trade:
                trades.append((start, end))
            elif head.needs in _STATE:
                bodies.append((start, end, head))
            else:
                name = self._name(words, start, end, head)
                if name is not None:
                    yield name
        yield from self._firms(words, trades)
        yield from self._bodies.names(words.text, bodies)

    def _name(self, words: Words, start: int, end: int, head: Head) -> Name | None:
        text = words.text
        if self._goes_beyond(words, end):
            return None
        if head.needs == "stage" and (
            text[start - 1 : start] in _NO_STAGE or text[end : end + 1] in _NO_STAGE
        ):
            return None
        if head.needs == "number":
            number = self._numbered.search(text, max(0, start - 3), start)
            if number is None:
                return None
            start = number.start()
        before = words.before(start)
        if head.needs == "firm":
            return self._known_firm(words, before, start, end)
        if not before and head.needs != "number" and text[start - 1 : start] not in ("）", ")"):
            return None
        if head.road and not self._after_road.match(text, end):
            return None
        right = end if head.label == Label.ORG else self._right_edge(words, end, head)
        left = self._edge.of(words, before, (start, end, right), head)
        if left is None or text[left - 1 : left] + text[end : end + 1] == "“”":
            return None
        if head.label == Label.ORG:
            return Name(left, end, Label.ORG, f"organization.{head.needs}")
        if head.line:
            left = _other_end(words, left)
        return Name(left, right, Label.FACILITY, f"facility.{head.needs}")

    def _goes_beyond(self, words: Words, end: int) -> bool:
        """Whether a place, meeting or idea of the name follows (北河港工业区); 生态 or 长期 is none."""
        match = self._beyond.match(words.text, end)
        if match is None or match.end() > end + 1:
            return match is not None
        following = words.cut(end, min(words.chunk_end(end), end + 4))
        return not following or following[0].kind == UNKNOWN or following[0].end == end + 1

    def _right_edge(self, words: Words, end: int, head: Head) -> int:
        text = words.text
        match = self._after_work.match(text, end)
        if match:
            end = match.end()
        if not head.line:
            return end
        tracks = _MORE_TRACKS.match(text, end)
        end = tracks.end() if tracks else end
        along = self._along.match(text, end)
        if along:
            return along.end()
        part = _PART.match(text, end)
        if part:
            return part.end()
        stretch = self._stretch.match(text, end)
        if stretch and not any(
            w.kind in ENDING and text[w.start] not in "至到" for w in words.cut(end, stretch.end() - 1)
        ):
            match = self._after_work.match(text, stretch.end())
            end = match.end() if match else stretch.end()
        return end

    def _known_firm(self, words: Words, before: list[Word], start: int, end: int) -> Name | None:
        """A firm of the table where neither side goes on with unknown characters."""
        after = words.cut(end, min(words.chunk_end(end), end + 6))
        if before and before[-1].kind in (UNKNOWN, LATIN):
            return None
        if before and before[-1].kind == PLACE and after and after[0].kind not in ENDING:
            return None
        if after and after[0].kind in (UNKNOWN, PLACE) and after[0].end < end + 6:
            return None
        return Name(start, end, Label.ORG, "organization.firm")

    def _firms(self, words: Words, trades: Iterable[tuple[int, int]]) -> list[Name]:
        """芯映光电、瑞华光电当年签约: own words with a trade, the last one before what only a firm does."""
        text = words.text
        found: dict[int, Name] = {}
        for start, end in reversed(list(trades)):
            listed = text.startswith("、", end) and end + 1 in found
            acting = self._after_firm.match(text, end) is not None
            closed = text[end : end + 1] in _CLOSING
            if not (listed or acting or closed or text[end : end + 1].isdigit()):
                continue
            left = self._firm_edge(words, start, acting=acting, closed=closed and not listed)
            if left is not None:
                found[left] = Name(left, end, Label.ORG, "organization.firm")
        return list(found.values())

    def _firm_edge(self, words: Words, start: int, *, acting: bool, closed: bool) -> int | None:
        before = words.before(start)
        while before and words.text[before[-1].start : before[-1].end] in self.lexicon.trades:
            before.pop()
        if not before:
            return None
        word = before.pop()
        led = bool(before) and before[-1].kind in ENDING
        if before and not led and before[-1].kind != JOIN:
            return None
        if (word.kind == PLACE and not (acting or led)) or (closed and not self._meets_firm(words, before)):
            return None
        short = word.end - word.start <= 4
        return word.start if short and is_own(word, words.text, self.lexicon) else None

    def _meets_firm(self, words: Words, before: list[Word]) -> bool:
        """Whether the verb before takes firms: 引进, 重组为."""
        return bool(before) and words.text[before[-1].start : before[-1].end] in self._firm_verbs


def longest(names: Iterable[Name]) -> list[Name]:
    """The names without those that overlap a longer one, in the order of the text.

    Of two names of one range, that which a list tells comes first: a plant in a list of firms is a firm.
    """
    kept: list[Name] = []
    covered: set[int] = set()
    for name in sorted(names, key=lambda n: (n.start - n.end, n.start, not n.rule.endswith("list"))):
        places = range(name.start, name.end)
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


@cache
def name_grammar() -> NameGrammar:
    """The grammar over the data tables, made once."""
    return NameGrammar()


def _other_end(words: Words, left: int) -> int:
    """The left edge with the other end of a line: 合肥—上海高铁."""
    if left < 3 or words.text[left - 1] not in "—至－-":
        return left
    before = words.before(left - 1)
    return before[-1].start if before and before[-1].kind == PLACE else left
