"""Mentions of people: names beside an office, a title or an honour."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from attrs import frozen

from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention
from gwreport.span import Span
from gwreport.tables.files import read_toml
from gwreport.tables.matching import WordMatcher, any_of

# Letters but Latin ones; a class of the Han range itself takes long to compile.
_HAN, _OTHER = r"[^\W\da-zA-Z_]", r"[\W\da-zA-Z_]"
_GAP = r"[ \t\u3000\xa0]"
_LONGEST = 24  # characters of the longest name before a title
_LONGEST_LIST = 40  # characters of the longest list of names before what closes it
_HEAD = 1500  # characters of a report that may hold its head, with lines of names
_WEAK = frozenset({"person.winner", "person.several"})  # rules that a place may satisfy
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"


class _Found(NamedTuple):
    start: int
    end: int
    rule: str


class _Closed(NamedTuple):
    """Names that what stands behind them tells: that word, and the names up to it."""

    close: re.Pattern[str]
    names: re.Pattern[str]


@frozen
class _Grammar:
    """The words and patterns of ``mentions/people/words.toml``; ``kinds`` says what each trigger word is."""

    triggers: WordMatcher
    kinds: tuple[str, ...]
    doctrine: re.Pattern[str]
    gaps: dict[str, re.Pattern[str]]
    name: re.Pattern[str]
    before: re.Pattern[str]
    earlier: re.Pattern[str]
    dotted: re.Pattern[str]
    part: re.Pattern[str]
    head: re.Pattern[str]
    winner: _Closed
    several: _Closed
    not_names: tuple[str, ...]
    not_given: frozenset[str]


class PersonExtractor:
    """Finds people by what stands beside their names.

    A name is read behind an office (市长陈平), behind an honour (时代楷模陈平), before a title (陈平同志), in
    the head of the report and in a list that goes on from such a name; the names of those who led party and
    state stand alone, but not in a doctrine (毛泽东思想). The value is the name without white space; the
    office is not part of the mention. Source of the rules: labelling conventions, section 4.

    >>> reading = Reading("市长　陈　平\\n以习近平同志为核心，坚持毛泽东思想，学习“时代楷模”石青川。")
    >>> [m.value for m in PersonExtractor().extract(reading)]
    ['陈平', '习近平', '石青川']
    """

    name = "persons"
    labels: frozenset[str] = frozenset({Label.PERSON})

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        """The mentions of people in the order of the text, disjoint."""
        text, end = reading.text, 0
        places = {m.span.start: m.span.end for m in reading.mentions if m.label == Label.REGION}
        for item in sorted(_scan(text, reading.metadata.speaker), key=lambda f: (f.start, -f.end)):
            if item.start < end or (item.rule in _WEAK and places.get(item.start, 0) > item.start + 1):
                continue
            end = item.end
            written = text[item.start : item.end]
            yield Mention(Span(item.start, end), written, Label.PERSON, "".join(written.split()), item.rule)


def _scan(text: str, speaker: str | None) -> Iterator[_Found]:
    """Everything that is a name, by one rule or another."""
    grammar = _grammar()
    for word, start, end in grammar.triggers.find(text):
        kind = grammar.kinds[word]
        if kind == "leader":
            if grammar.doctrine.match(text, end) is None:
                yield _Found(start, end, "person.leader")
        elif kind == "figure":
            if grammar.part.match(text, end) is None:
                yield _Found(start, end, "person.figure")
        elif kind == "title":
            match = grammar.before.search(text, max(0, start - _LONGEST), start)
            yield from _members(grammar, text, match, kind)
            yield from _earlier(grammar, text, match)
        else:
            gap = grammar.gaps[kind].match(text, end)
            if gap is not None:
                yield from _members(grammar, text, grammar.name.match(text, gap.end()), kind)
            elif kind == "loose":
                yield from _members(grammar, text, grammar.dotted.match(text, end), kind)
    for rule, closed in (("winner", grammar.winner), ("several", grammar.several)):
        for close in closed.close.finditer(text):
            low, high = max(0, close.start() - _LONGEST_LIST), close.start()
            yield from _members(grammar, text, closed.names.search(text, low, high), rule)
    for match in grammar.head.finditer(text, 0, _HEAD):
        yield from _members(grammar, text, match, "head")
    if speaker is not None and len(speaker) > 1:
        written = f"{_GAP}*".join(map(re.escape, speaker))
        spaced = re.compile(f"(?:(?<!{_HAN})|(?<=[长任席记理])){written}(?=各位|同志们|$|{_OTHER})")
        for match in spaced.finditer(text, 0, _HEAD):
            yield _Found(*match.span(), "person.speaker")


def _earlier(grammar: _Grammar, text: str, match: re.Match[str] | None) -> Iterator[_Found]:
    """The names in a list before the one with the title: 陈平、石青川同志."""
    while match is not None and text.startswith("、", match.start("name") - 1):
        end = match.start("name") - 1
        match = grammar.earlier.search(text, max(0, end - _LONGEST), end)
        if match is not None and not text.startswith(grammar.not_names, match.start("name")):
            yield _Found(*match.span("name"), "person.list")


def _members(grammar: _Grammar, text: str, match: re.Match[str] | None, rule: str) -> Iterator[_Found]:
    """The name of a match and those that follow it in a list."""
    if match is None:
        return
    start, end = match.span("name")
    if text.startswith(grammar.not_names, start) or text[start + 1 : end] in grammar.not_given:
        return
    yield _Found(start, end, f"person.{rule}")
    while text.startswith("、", end) and (more := grammar.name.match(text, end + 1)) is not None:
        start, end = more.span("name")
        if text.startswith(grammar.not_names, start):
            return
        yield _Found(start, end, "person.list")


@cache
def _grammar() -> _Grammar:
    """The patterns, compiled once."""
    words = read_toml("mentions/people/words.toml")
    surname = f"(?:{any_of(words['compound'])}|[{words['surnames']}])"
    foreign = f"{_HAN}{{2,6}}(?:[·•]{_HAN}{{2,8}}){{1,3}}"
    edge, after = f"(?=(?![·•]){_OTHER}|$)", f"(?={any_of(words['behind'])})"
    # Three characters up to a mark, else two before a word that goes on, else three before such a word.
    given = f"(?:{_HAN}{_HAN}(?<!等){edge}|{_GAP}{{0,4}}{_HAN}(?:{edge}|{after})|{_HAN}{{2}}{after})"
    sure = [leader for leader in words["leaders"] if leader not in words["leaders_with_office"]]
    loose = words["loose"]
    kinds = dict.fromkeys(words["offices"], "office") | dict.fromkeys(loose, "loose")
    kinds |= dict.fromkeys(words["honours"], "honour") | dict.fromkeys(words["figures"], "figure")
    kinds |= dict.fromkeys(sure, "leader")
    # A word may be an office before a name and a form of address behind it (院士), so titles come apart.
    triggers = [*kinds.items(), *((word, "title") for word in words["titles"])]
    alone = f"{surname}(?:{_HAN}{{2}}|{_GAP}{{0,4}}{_HAN})"
    alone_name = f"{surname}{_HAN}{{1,2}}"
    opening = f"(?:(?<!{_HAN})(?<![·•])|{_lookbehinds(words['before'])})"
    return _Grammar(
        WordMatcher((word for word, _ in triggers), overlapping=True, dense=True),
        tuple(kind for _, kind in triggers),
        re.compile(f"(?:同志)?(?:{any_of(words['doctrines'])})"),
        {
            "office": re.compile(f"{_GAP}{{0,4}}[：:]?{_GAP}{{0,4}}"),
            "loose": re.compile(f"{_GAP}{{1,4}}|{_GAP}?[：:]{_GAP}?"),
            "honour": re.compile("[”’]?(?:获得者|称号获得者)?"),
        },
        re.compile(f"(?P<name>{foreign}(?:{edge}|{after})|{surname}{given})"),
        re.compile(f"{opening}(?P<name>{foreign}|{surname}{_HAN}{{1,2}})$"),
        re.compile(f"{opening}(?P<name>{alone_name})$"),
        re.compile(f"(?P<name>{foreign})(?:{edge}|{after})"),
        re.compile(any_of(words["part_of_other"])),
        re.compile(f"(?:(?<![^\\n]){_GAP}*|{_DAY}{_GAP}*)(?P<name>{alone})(?={_GAP}*(?:\\n|[）)]))"),
        _winner(words, alone_name),
        _several(words, alone_name),
        tuple(words["not_names"]),
        frozenset((*words["offices"], *words["titles"], "总", "副", "老", "组织")),
    )


def _winner(words: dict[str, Any], name: str) -> _Closed:
    """陈平、石青川分别荣获“人民楷模”: names at the start of a clause before an honour that people get."""
    kin = "夫妇|兄弟|兄妹|姐妹|姊妹|父子|父女|母女|母子"
    return _Closed(
        re.compile(f"(?:{any_of(words['winning'])})[^，。；\\n]{{0,24}}?(?:{any_of(words['prizes'])})"),
        re.compile(
            f"(?:(?<=[。；，”\\n省市县区州旗])|^)(?P<name>{name})(?:、{name}){{0,6}}"
            f"(?:等(?:\\d+人)?|同志|{kin})?(?:先后|分别|均|双双)?$"
        ),
    )


def _several(words: dict[str, Any], name: str) -> _Closed:
    """陈平、石青川等12名医护人员: names in a list that a word for people closes."""
    opening = f"(?:(?<=[。；，\\n])|^|{_lookbehinds(words['presenting'])})"
    return _Closed(
        re.compile(f"等(?:\\d+[名位个]|一批|一大批)?[^，。；、：“”\\n]{{0,8}}?(?:{any_of(words['people'])})"),
        re.compile(f"{opening}(?P<name>{name})(?:、{name}){{0,6}}$"),
    )


def _lookbehinds(words: list[str]) -> str:
    """Any of the words before this place; a look back must have one length, so there is one for each."""
    return "|".join(f"(?<={re.escape(word)})" for word in words)
