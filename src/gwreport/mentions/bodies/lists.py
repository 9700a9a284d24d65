"""Names without a head, told by the list that they stand in: 甲、乙等12家企业, 甲、乙等项目."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from gwreport.mentions.bodies.edges import between_ends
from gwreport.mentions.bodies.lexicon import CROWN, INNER, NOUN, PLACE, VERB
from gwreport.mentions.bodies.words import COUNTED, JOIN, STOP, UNKNOWN, Name, Word, Words, choice, is_own
from gwreport.model import Label
from gwreport.tables.matching import WordMatcher

_ENDING: Final = frozenset({VERB, STOP, COUNTED})
_MOST_MEMBERS: Final = 20
_LONGEST_MEMBER: Final = 20
_LONGEST_COMMON: Final = 6
_SHORTEST: Final = 4
_SHORTEST_SHARED: Final = 2
_LINES: Final = frozenset({"铁路", "高速", "高速公路", "公路", "高铁", "城际"})
# Characters before a name that are no part of it: 发挥好高沁、阳济高速公路.
_LEADS: Final = frozenset("继即按沿跨自经由与")
_PROJECTS: Final = frozenset({"项目", "工程"})
_NEVER: Final = re.compile(r"(?!)")
# Members that end so are places: 竹溪新区; these are works.
_ZONE_ENDS: Final = frozenset("区县市州镇乡村省")
_WORK_ENDS: Final = ("园区", "景区", "港区", "小区", "灌区", "库区", "厂区", "矿区", "校区", "城市")
_COUNTED: Final = r"\d+[家个户所]"
_WORKS: Final = ("项目", "产业园", "工业园", "基地", "产业园区", "工业园区")
_STAGE: Final = re.compile("[一二三四五六]+期")
_DIGITS: Final = r"(?:\d+|[一二三四五六七八九十百两多数几]+)[余多]?"
_NUMBER: Final = rf"{_DIGITS}(?:[个家户所条座项处批]|大)(?:[（(][段个条家座][)）])?(?:以上)?"


class NameLists:
    """Finds the members of lists that end in 等 and a noun for bodies or works."""

    def __init__(self, table: Mapping[str, Any], label: Label) -> None:
        self.label = label
        self.rule = "organization.list" if label == Label.ORG else "facility.list"
        self._end = re.compile(
            f"等(?P<count>{_NUMBER})?(?:{choice(table['qualifiers'])}|{_NUMBER}|的){{0,6}}(?:{choice(table['nouns'])})"
            "(?![家库主])"
        )
        listed = f"(?:{choice(table['qualifiers'])}){{0,3}}(?:{choice(table['nouns'])})"
        self._counted = re.compile(f"(?<![\\d.、，等]){_COUNTED}{listed}(?![家库主])")
        self._deeds = tuple(table.get("deeds", "\0").split())
        self._shared = re.compile(f"(?:{choice(table['shared'])})$") if "shared" in table else _NEVER
        self._last = frozenset({NOUN, UNKNOWN} if label == Label.ORG else {NOUN, INNER, UNKNOWN, CROWN})
        closings = _closings(table)
        self._closing = WordMatcher([word for word, _ in closings], dense=True)
        self._following = [pattern for _, pattern in closings]

    def names(self, words: Words) -> Iterator[Name]:
        """The members of every list, in no certain order."""
        for match in self._end.finditer(words.text):
            yield from self._members(words, match.start(), counted=match["count"] is not None)
        for match in self._counted.finditer(words.text):
            members = list(self._parts(words, match.start()))
            whole = [member for member in members if self._is_whole(words, member)]
            if len(members) > 1 and 4 * len(whole) >= 3 * len(members):
                yield from self._members(words, match.start(), counted=True)

    def subjects(self, words: Words) -> Iterator[Name]:
        """What stands before words that are told of works or of firms alone, where nothing else names it."""
        for index, start, end in self._closing.find(words.text):
            if self._following[index].match(words.text, end):
                yield from self._subjects(words, start)

    def _subjects(self, words: Words, end: int) -> Iterator[Name]:
        """曲湾新天地、云屿国际建成投用: members of their own before what is told of works alone."""
        members = list(self._parts(words, end))
        for member in members:
            named = _without_work(member)
            start, stop = named[0].start, named[-1].end
            lone = len(members) == 1 and start != words.chunk_start(stop)
            if not lone and _SHORTEST <= stop - start <= _LONGEST_MEMBER and self._is_subject(words, named):
                yield Name(start, stop, self.label, self.rule.replace("list", "subject"))

    def shortened(self, words: Words, names: Iterable[Name]) -> Iterator[Name]:
        """Members before a whole name whose head they share: 曲湾、沐岭水库, 甲石化乙烯、乙材料项目."""
        text = words.text
        for name in names:
            if name.label != self.label or text[name.start - 1 : name.start] != "、":
                continue
            head = self._shared.search(text, name.start, name.end)
            if head is None:
                continue
            for member in self._parts(words, name.start - 1):
                named = _without_work(member)
                start, stop = named[0].start, named[-1].end
                if _SHORTEST_SHARED <= stop - start <= _LONGEST_MEMBER and self._shares(
                    words, named, head[0]
                ):
                    yield Name(start, stop, self.label, self.rule)

    def _shares(self, words: Words, named: list[Word], head: str) -> bool:
        """Whether a member may lack the head: of a project its firm is left, of a road one unknown word."""
        text = words.text
        if text[named[0].start] in _LEADS or _STAGE.fullmatch(text, named[0].start, named[-1].end):
            return False
        if head in _PROJECTS:
            return self._is_subject(words, named) and len(named) > 1
        part = text[named[0].start : named[-1].end]
        if len(named) == 3 and named[1].kind == STOP and text[named[1].start] == "至":
            return head in _LINES
        if len(named) != 1:
            return False
        lexicon = words.lexicon
        if named[0].kind == NOUN and head in _LINES:
            return 1 < len(part) < 4 and lexicon.pairs.issuperset(part) and part not in lexicon.nameless
        return named[0].kind == UNKNOWN and is_own(named[0], text, lexicon)

    def _is_subject(self, words: Words, named: list[Word]) -> bool:
        text, stop = words.text, named[-1].end
        if named[-1].kind not in self._last or not _ENDING.isdisjoint(w.kind for w in named):
            return False
        if text[stop - 1] in _ZONE_ENDS and not text[named[0].start : stop].endswith(_WORK_ENDS):
            return False
        return any(
            w.kind == UNKNOWN and is_own(w, text, words.lexicon) and not _STAGE.fullmatch(text, *w[:2])
            for w in named
        )

    def _members(self, words: Words, end: int, *, counted: bool) -> Iterator[Name]:
        members = list(self._parts(words, end))
        own = [member for member in members if self._is_own(words, member)]
        alone = len(members) == 1
        for member in members:
            named = _without_work(member)
            start, stop = named[0].start, named[-1].end
            if (
                _STAGE.match(words.text, start, stop)
                and words.lexicon.classes.get(words.text[start:stop]) is None
            ):
                continue
            if not 1 < stop - start <= _LONGEST_MEMBER or words.text[start:stop].endswith(self._deeds):
                continue
            if words.text[stop - 1] in _ZONE_ENDS and not words.text[start:stop].endswith(_WORK_ENDS):
                continue
            listed = 2 * len(own) >= len(members) > 1 and self._is_short(words, member)
            single = alone and counted and len(named) == 1 and named[0].kind == NOUN
            if member in own or listed or (single and self._led(words, start)):
                yield self._school(words, named) or self._member(words, start, stop)

    def _member(self, words: Words, start: int, stop: int) -> Name:
        """A member with its label: a base or project in a list of firms is a work."""
        if self.label == Label.ORG and words.text[start:stop].endswith(_WORKS):
            return Name(start, stop, Label.FACILITY, "facility.list")
        return Name(start, stop, self.label, self.rule)

    def _school(self, words: Words, named: list[Word]) -> Name | None:
        """A school or hospital in a list of works, without the work: 沐岭中学迁建."""
        if self.label == Label.ORG:
            return None
        for i, word in reversed(list(enumerate(named))):
            head = words.lexicon.heads.get(words.text[word.start : word.end])
            if i and head is not None and head.label == Label.ORG and head.adjacent:
                return Name(named[0].start, word.end, Label.ORG, "organization.list")
            if word.kind != INNER:
                return None
        return None

    def _is_whole(self, words: Words, member: list[Word]) -> bool:
        return self._is_own(words, member) and _ENDING.isdisjoint(word.kind for word in member)

    def _is_own(self, words: Words, member: list[Word]) -> bool:
        text, generic = words.text, words.lexicon.generic
        if all(w.kind == PLACE or text[w.start : w.end] in generic for w in member):
            trading = text[member[-1].start : member[-1].end] in words.lexicon.trades
            return self.label == Label.ORG and trading and member[0].kind == PLACE
        return any(is_own(word, text, words.lexicon) for word in member)

    def _is_short(self, words: Words, member: list[Word]) -> bool:
        """Whether common words may be a short name: few, none of them a work to be done or a general one."""
        if member[-1].end - member[0].start > _LONGEST_COMMON or len(member) > 2:
            return False
        text, lexicon = words.text, words.lexicon
        first = text[member[0].start : member[0].end]
        general = first in lexicon.generic or first in lexicon.trades
        return member[0].kind not in (INNER, VERB) and not general

    def _led(self, words: Words, start: int) -> bool:
        """Whether a verb stands right before: 引进远景等15家企业."""
        before = words.before(start)
        return bool(before) and before[-1].kind == VERB

    def _parts(self, words: Words, end: int) -> Iterator[list[Word]]:
        """The members from the last to the first; the first begins behind a verb or another mark."""
        text = words.text
        at = end
        for _ in range(_MOST_MEMBERS):
            start = words.chunk_start(at)
            cut = words.cut(start, at)
            inner = start > 0 and text[start - 1] == "、"
            first = -1 if inner and cut and is_own(cut[0], text, words.lexicon) else _last_ending(cut, text)
            yield from self._joined(cut[first + 1 :])
            if first >= 0 or not inner:
                return
            at = start - 1

    def _joined(self, member: list[Word]) -> Iterator[list[Word]]:
        part: list[Word] = []
        for word in member:
            if word.kind == JOIN:
                if part:
                    yield part
                part = []
            else:
                part.append(word)
        if part:
            yield part


def _closings(table: Mapping[str, Any]) -> list[tuple[str, re.Pattern[str]]]:
    """What is told of such names alone: that they were built, or won what only firms win."""
    if "closing" in table:
        ended = re.compile("[，。；,;]|$")
        return [(word, ended) for word in table["closing"].split()]
    honoured = re.compile(f"[^，。；、\\n]{{0,20}}(?:{choice(table['honours'])})")
    anything = re.compile("")
    won = [(word, honoured) for word in table["winning"].split()]
    return [*won, *((word, anything) for word in table["deals"].split())]


def _last_ending(cut: list[Word], text: str) -> int:
    """The last word that ends a name; a verb at the very end is work on what is named (矿石采选)."""
    last = len(cut) - 1
    while last >= 0 and cut[last].kind == VERB:
        last -= 1
    for k in range(last, -1, -1):
        if cut[k].kind in _ENDING and not (text[cut[k].start] == "至" and between_ends(cut, k)):
            return k
    return -1


def _without_work(member: list[Word]) -> list[Word]:
    """A member without the work that is done on it: 建设云屿海洋公园."""
    first = next((i for i, word in enumerate(member) if word.kind != INNER), 0)
    return member[first:]
