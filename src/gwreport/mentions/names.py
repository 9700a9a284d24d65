"""Mentions of people: names beside an office, a title or an honour."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from attrs import frozen

from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention
from gwreport.span import Span

_HAN = "\u3400-\u9fff"
_GAP = r"[ \t\u3000\xa0]"
_HEAD = 1500  # characters of a report that may hold its head, with lines of names
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"


class _Found(NamedTuple):
    start: int
    end: int
    rule: str


@frozen
class _Grammar:
    """The patterns of ``data/person_words.toml``."""

    leader: re.Pattern[str]
    behind_office: re.Pattern[str]
    before_title: re.Pattern[str]
    head: re.Pattern[str]
    listed: re.Pattern[str]
    not_names: tuple[str, ...]


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
        for item in sorted(_scan(text, reading.metadata.speaker), key=lambda f: (f.start, -f.end)):
            if item.start < end:
                continue
            end = item.end
            written = text[item.start : item.end]
            yield Mention(Span(item.start, end), written, Label.PERSON, "".join(written.split()), item.rule)


def _scan(text: str, speaker: str | None) -> Iterator[_Found]:
    """Everything that is a name, by one rule or another."""
    grammar = _grammar()
    for match in grammar.leader.finditer(text):
        yield _Found(*match.span("name"), "person.leader")
    for rule, pattern in (("office", grammar.behind_office), ("title", grammar.before_title)):
        for match in pattern.finditer(text):
            yield from _members(grammar, text, match, rule)
    for match in grammar.head.finditer(text, 0, _HEAD):
        yield from _members(grammar, text, match, "head")
    if speaker:
        spaced = re.compile(f"{_GAP}*".join(map(re.escape, speaker)))
        for match in spaced.finditer(text, 0, _HEAD):
            yield _Found(*match.span(), "person.speaker")


def _members(grammar: _Grammar, text: str, match: re.Match[str], rule: str) -> Iterator[_Found]:
    """The name of a match and those that follow it in a list."""
    start, end = match.span("name")
    if text.startswith(grammar.not_names, start):
        return
    yield _Found(start, end, f"person.{rule}")
    while (more := grammar.listed.match(text, end)) is not None:
        start, end = more.span("name")
        if text.startswith(grammar.not_names, start):
            return
        yield _Found(start, end, "person.list")


@cache
def _grammar() -> _Grammar:
    """The patterns, compiled once."""
    words = tomllib.loads(files("gwreport.data").joinpath("person_words.toml").read_text("utf-8"))
    surname = f"(?:{_any(words['compound'])}|[{words['surnames']}])"
    foreign = f"[{_HAN}]{{2,6}}(?:[·•][{_HAN}]{{2,8}}){{1,3}}"
    edge = f"(?=[^{_HAN}·•]|$|{_any(words['behind'])})"
    name = f"(?P<name>{foreign}{edge}|{surname}(?:[{_HAN}]{{2}}{edge}|{_GAP}{{0,4}}[{_HAN}]{edge}))"
    doctrine = f"(?!(?:同志)?(?:{_any(words['doctrines'])}))"
    sure = [leader for leader in words["leaders"] if leader not in words["leaders_with_office"]]
    firm = [office for office in words["offices"] if office not in words["loose"]]
    titles = _any(words["titles"])
    behind = (
        f"(?:(?:{_any(firm)}){_GAP}{{0,4}}[：:]?{_GAP}{{0,4}}"
        f"|(?:{_any(words['loose'])})(?:{_GAP}{{1,4}}|{_GAP}?[：:]{_GAP}?)"
        f"|(?:{_any(words['honours'])})[”’]?(?:获得者|称号获得者)?)"
    )
    full = f"(?P<name>{foreign}|{surname}[{_HAN}]{{1,2}})(?={titles})(?!主席团|主席令|书记处|书记员|市长热线)"
    opening = f"(?:(?<![{_HAN}·•])|{_lookbehinds(words['before'])})"
    alone = f"{surname}(?:[{_HAN}]{{2}}|{_GAP}{{0,4}}[{_HAN}])"
    return _Grammar(
        re.compile(f"(?P<name>{_any(sure)}){doctrine}"),
        re.compile(behind + name),
        re.compile(opening + full),
        re.compile(f"(?:(?<![^\\n]){_GAP}*|{_DAY}{_GAP}*)(?P<name>{alone})(?={_GAP}*(?:\\n|[）)]))"),
        re.compile(f"、{name}"),
        tuple(words["not_names"]),
    )


def _lookbehinds(words: list[str]) -> str:
    """Any of the words before this place; a look back must have one length, so there is one for each."""
    return "|".join(f"(?<={re.escape(word)})" for word in words)


def _any(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
