"""Names without a head, by their list or what is said of them: 甲、乙等12家企业, 甲建成投用."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from gwreport.mentions.bodies import kinds
from gwreport.mentions.bodies.kinds import ENDING, INNER, JOIN, NOUN, PLACE, SCOPE, STOP, UNKNOWN, VERB
from gwreport.mentions.bodies.names import BodyName, NameRule
from gwreport.mentions.bodies.tables import BodyListWords, WorkListWords
from gwreport.mentions.bodies.words import Word, Words, between_ends
from gwreport.model import Label
from gwreport.script.classes import ALL_LEVEL_ENDS
from gwreport.script.marks import CLAUSE_END, LIST_MARK, SENTENCE_END, both_widths, none_of, one_of
from gwreport.tables.matching import WordMatcher, any_of

_MOST_MEMBERS: Final = 20
_LONGEST_MEMBER: Final = 20
_LONGEST_COMMON: Final = 6
_SHORTEST_SUBJECT: Final = 4
_SHORTEST_MEMBER: Final = 2
# Characters before a name that are no part of it: 发挥好高沁、阳济高速公路.
_LEADS: Final = frozenset("继即按沿跨自经由与")
# Members that end so are places (竹溪新区), but not those in 旗 and 盟: 花旗, 联盟.
_ZONE_ENDS: Final = frozenset(ALL_LEVEL_ENDS + "村") - {"旗", "盟"}
# A number of firms or works; its first digit first, for a search for a class is fast.
_COUNTED: Final = r"\d(?<![\d.、，等]\d)\d*[家个户所]"
_STAGE: Final = re.compile("[一二三四五六]+期")
_DIGITS: Final = r"(?:\d+|[一二三四五六七八九十百两多数几]+)[余多]?"
_NUMBER: Final = rf"{_DIGITS}(?:[个家户所条座项处批]|大)(?:[（(][段个条家座][)）])?(?:以上)?"
# What goes on from the noun that closes a list: 等企业家.
_NO_NOUN: Final = "(?![家库主])"


@frozen
class ListWords:
    """The words of the lists of one label.

    ``nouns`` and ``qualifiers`` close a list. What follows one of ``closing`` (a pattern beside each word)
    says that the members before are of the label. Members may share one of the heads ``shared``; those that
    end in one of ``deeds`` are none; those that end in one of ``works`` are works in a list of bodies, those
    in one of ``zone_works`` are works although they end like a place. ``last`` are the classes of words that
    the last word of a member may have, ``projects`` and ``lines`` the shared heads that a firm's name and a
    route's ends may lack.
    """

    label: Label
    nouns: tuple[str, ...]
    qualifiers: tuple[str, ...]
    closing: tuple[tuple[str, re.Pattern[str]], ...]
    last: frozenset[str]
    works: tuple[str, ...]
    zone_works: tuple[str, ...]
    deeds: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    lines: frozenset[str] = frozenset()
    projects: frozenset[str] = frozenset()


def body_list_words(table: BodyListWords) -> ListWords:
    """The words of lists of bodies; only firms win some honours and sign some contracts."""
    won = re.compile(f"{none_of(SENTENCE_END + CLAUSE_END + LIST_MARK)}{{0,20}}(?:{table.honours.pattern})")
    anything = re.compile("")
    return ListWords(
        label=Label.ORG,
        nouns=table.nouns,
        qualifiers=table.qualifiers,
        closing=(*((word, won) for word in table.winning), *((word, anything) for word in table.contracts)),
        last=frozenset({NOUN, UNKNOWN}),
        works=table.works,
        zone_works=table.zone_works,
    )


def work_list_words(table: WorkListWords) -> ListWords:
    """The words of lists of works; what is said of works alone ends its clause."""
    ended = re.compile(f"{one_of(both_widths(SENTENCE_END + CLAUSE_END))}|$")
    return ListWords(
        label=Label.FACILITY,
        nouns=table.nouns,
        qualifiers=table.qualifiers,
        closing=tuple((word, ended) for word in table.closing),
        last=frozenset({NOUN, INNER, UNKNOWN, SCOPE}),
        works=(),
        zone_works=table.zone_works,
        deeds=table.deeds,
        shared=table.shared,
        lines=table.lines,
        projects=table.projects,
    )


class ListMember:
    """A member of a list: its words, and its range without the work that is done on it (建设云屿海洋公园)."""

    __slots__ = ("end", "named", "start", "whole", "words")

    def __init__(self, words: Words, whole: list[Word]) -> None:
        first = next((i for i, word in enumerate(whole) if word.kind != INNER), 0)
        self.words = words
        self.whole = whole
        self.named = whole[first:]
        self.start = self.named[0].start
        self.end = self.named[-1].end

    @property
    def text(self) -> str:
        """The member as written, without the work that is done on it."""
        return self.words.text[self.start : self.end]

    def is_stage(self) -> bool:
        """Whether it is a stage and nothing more: 二期."""
        return _STAGE.fullmatch(self.words.text, self.start, self.end) is not None

    def is_unfinished(self) -> bool:
        """Whether a verb, an amount or a function word is in it."""
        return any(word.kind in ENDING for word in self.whole)


class ListedNames:
    """Finds the members of lists that end in 等 and a noun for bodies or works."""

    def __init__(self, table: ListWords) -> None:
        self._table = table
        qualifiers, nouns = any_of(table.qualifiers), any_of(table.nouns)
        self._end = re.compile(
            f"等(?P<count>{_NUMBER})?(?:{qualifiers}|{_NUMBER}|的){{0,6}}(?:{nouns}){_NO_NOUN}"
        )
        self._counted = re.compile(f"{_COUNTED}(?:{qualifiers}){{0,3}}(?:{nouns}){_NO_NOUN}")
        self._shared = re.compile(f"(?:{any_of(table.shared)})$") if table.shared else None
        self._closing = WordMatcher([word for word, _ in table.closing], dense=True)

    def names(self, words: Words) -> Iterator[BodyName]:
        """The members of every list, in no certain order."""
        for match in self._end.finditer(words.text):
            yield from self._members(words, match.start(), counted=match["count"] is not None)
        for match in self._counted.finditer(words.text):
            members = list(_parts(words, match.start()))
            whole = [m for m in members if self._is_own(m) and not m.is_unfinished()]
            if len(members) > 1 and 4 * len(whole) >= 3 * len(members):
                yield from self._members(words, match.start(), counted=True)

    def subjects(self, words: Words) -> Iterator[BodyName]:
        """What is before words that are said of works or of firms alone, where nothing else names it."""
        for index, start, end in self._closing.find(words.text):
            if self._table.closing[index][1].match(words.text, end):
                yield from self._subjects_before(words, start)

    def shortened(self, words: Words, names: Iterable[BodyName]) -> Iterator[BodyName]:
        """Members before a whole name whose head they share: 曲湾、沐岭水库, 甲石化乙烯、乙材料项目."""
        if self._shared is None:
            return
        for name in names:
            if name.label != self._table.label or words.text[name.start - 1 : name.start] != "、":
                continue
            head = self._shared.search(words.text, name.start, name.end)
            if head is None:
                continue
            for member in _parts(words, name.start - 1):
                length = member.end - member.start
                if _SHORTEST_MEMBER <= length <= _LONGEST_MEMBER and self._shares(member, head[0]):
                    yield self._name(member, NameRule.LIST)

    def _subjects_before(self, words: Words, end: int) -> Iterator[BodyName]:
        """曲湾新天地、云屿国际建成投用: members of their own before what is said of works alone."""
        members = list(_parts(words, end))
        for member in members:
            if len(members) == 1 and member.start != words.chunk_start(member.end):
                continue
            length = member.end - member.start
            if _SHORTEST_SUBJECT <= length <= _LONGEST_MEMBER and self._is_subject(member):
                yield self._name(member, NameRule.SUBJECT)

    def _shares(self, member: ListMember, head: str) -> bool:
        """Whether a member may lack the head: of a project its firm is left, of a road one unknown word."""
        words, named = member.words, member.named
        if words.text[member.start] in _LEADS or member.is_stage():
            return False
        if head in self._table.projects:
            return self._is_subject(member) and len(named) > 1
        line = head in self._table.lines
        if len(named) == 3 and named[1].kind == STOP and words.text[named[1].start] == "至":
            return line
        if len(named) != 1:
            return False
        if line and named[0].kind == NOUN:
            return _joins_places(member)
        return named[0].kind == UNKNOWN and words.is_own(named[0])

    def _is_subject(self, member: ListMember) -> bool:
        """Whether a member is named by an unknown word and ends like a name."""
        words, named = member.words, member.named
        if named[-1].kind not in self._table.last or any(word.kind in ENDING for word in named):
            return False
        return not self._is_zone(member) and any(
            word.kind == UNKNOWN and words.is_own(word) and not _STAGE.fullmatch(words.text, *word[:2])
            for word in named
        )

    def _members(self, words: Words, end: int, *, counted: bool) -> Iterator[BodyName]:
        members = list(_parts(words, end))
        own = [self._is_own(member) for member in members]
        mostly_own = 2 * sum(own) >= len(members) > 1
        for member, is_own in zip(members, own, strict=True):
            if self._is_no_member(member):
                continue
            led = counted and len(members) == 1 and _is_led(member)
            if is_own or led or (mostly_own and _is_short(member)):
                yield self._school(member) or self._member(member)

    def _is_no_member(self, member: ListMember) -> bool:
        """Whether a member is too long or short, a stage, a deed or a place."""
        if not _SHORTEST_MEMBER <= member.end - member.start <= _LONGEST_MEMBER:
            return True
        words, written = member.words, member.text
        if _STAGE.match(words.text, member.start, member.end) and written not in words.lexicon.classes:
            return True
        return written.endswith(self._table.deeds) or self._is_zone(member)

    def _is_zone(self, member: ListMember) -> bool:
        """Whether a member ends like a place: 竹溪新区, but not 竹溪景区."""
        written = member.text
        return written[-1] in _ZONE_ENDS and not written.endswith(self._table.zone_works)

    def _member(self, member: ListMember) -> BodyName:
        """A member with its label: a base or project in a list of firms is a work."""
        if self._table.label == Label.ORG and member.text.endswith(self._table.works):
            return BodyName(member.start, member.end, Label.FACILITY, NameRule.LIST)
        return self._name(member, NameRule.LIST)

    def _name(self, member: ListMember, rule: NameRule) -> BodyName:
        return BodyName(member.start, member.end, self._table.label, rule)

    def _school(self, member: ListMember) -> BodyName | None:
        """A school or hospital in a list of works, without the work: 沐岭中学迁建."""
        if self._table.label == Label.ORG:
            return None
        words = member.words
        for word in reversed(member.named[1:]):
            head = words.lexicon.heads.get(words.written(word))
            if head is not None and head.kind in kinds.NAMED_BY_PLACE_BESIDE:
                return BodyName(member.start, word.end, Label.ORG, NameRule.LIST)
            if word.kind != INNER:
                return None
        return None

    def _is_own(self, member: ListMember) -> bool:
        """Whether a member has a word of its own, in a list of bodies also a place with a trade."""
        words, whole = member.words, member.whole
        lexicon = words.lexicon
        if all(word.kind == PLACE or words.written(word) in lexicon.generic for word in whole):
            trading = words.written(whole[-1]) in lexicon.trades and whole[0].kind == PLACE
            return trading and self._table.label == Label.ORG
        return any(words.is_own(word) for word in whole)


def _is_short(member: ListMember) -> bool:
    """Whether common words may be a short name: few, none of them a work to be done or a general one."""
    whole = member.whole
    if whole[-1].end - whole[0].start > _LONGEST_COMMON or len(whole) > 2:
        return False
    lexicon, first = member.words.lexicon, member.words.written(whole[0])
    return whole[0].kind not in (INNER, VERB) and first not in lexicon.generic and first not in lexicon.trades


def _is_led(member: ListMember) -> bool:
    """Whether the member is one noun with a verb right before: 引进远景等15家企业."""
    if len(member.named) != 1 or member.named[0].kind != NOUN:
        return False
    before = member.words.before(member.start)
    return bool(before) and before[-1].kind == VERB


def _joins_places(member: ListMember) -> bool:
    """Whether a member is made of the short names of places: 沪宁."""
    lexicon, written = member.words.lexicon, member.text
    if written in lexicon.nameless or not 1 < len(written) < 4:
        return False
    return lexicon.place_characters.issuperset(written)


def _parts(words: Words, end: int) -> Iterator[ListMember]:
    """The members from the last to the first; the first begins after a verb or another mark."""
    at = end
    for _ in range(_MOST_MEMBERS):
        start = words.chunk_start(at)
        cut = words.cut(start, at)
        inner = start > 0 and words.text[start - 1] == "、"
        first = -1 if inner and cut and words.is_own(cut[0]) else _last_ending(cut, words.text)
        yield from (ListMember(words, part) for part in _joined(cut[first + 1 :]))
        if first >= 0 or not inner:
            return
        at = start - 1


def _joined(cut: list[Word]) -> Iterator[list[Word]]:
    """The words between 和 and 及."""
    part: list[Word] = []
    for word in cut:
        if word.kind != JOIN:
            part.append(word)
        elif part:
            yield part
            part = []
    if part:
        yield part


def _last_ending(cut: list[Word], text: str) -> int:
    """The last word that ends a name; a verb at the very end is work on what is named (矿石采选)."""
    last = len(cut) - 1
    while last >= 0 and cut[last].kind == VERB:
        last -= 1
    for k in range(last, -1, -1):
        if cut[k].kind in ENDING and not (text[cut[k].start] == "至" and between_ends(cut, k)):
            return k
    return -1
