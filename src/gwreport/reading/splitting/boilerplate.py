"""Boilerplate: what a site or a crawler has put around and between the lines of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import field, frozen

from gwreport.reading.splitting.openings import body_start, closing_start
from gwreport.reading.splitting.titles import LONGEST_TITLE, bare_title, is_front_matter
from gwreport.reading.splitting.words import Alternatives
from gwreport.script.classes import CHINESE_TENS
from gwreport.script.marks import SENTENCE_END
from gwreport.span import Span
from gwreport.tables.schema import load


@frozen
class _Glued(Alternatives):
    signs: re.Pattern[str] = field(kw_only=True)


@frozen
class _Menu:
    words: re.Pattern[str]


@frozen
class _BoilerplateTable:
    """The table ``boilerplate.toml``."""

    anywhere: Alternatives
    head: Alternatives
    tail: Alternatives
    licence: Alternatives
    inline: _Glued
    navigation: _Menu
    appendix: Alternatives


@frozen
class _LinePatterns:
    """The patterns of the table, compiled; all but ``inline`` and ``navigation`` match whole lines."""

    anywhere: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    inline: re.Pattern[str]
    signs: re.Pattern[str]
    navigation: re.Pattern[str]
    appendix: re.Pattern[str]
    licence: re.Pattern[str]


@cache
def _patterns() -> _LinePatterns:
    table = load(_BoilerplateTable, "reading/splitting/boilerplate.toml")
    return _LinePatterns(
        anywhere=_whole_line(table.anywhere),
        head=_whole_line(table.head, table.anywhere),
        tail=_whole_line(table.tail, table.licence),
        inline=re.compile(table.inline.source, re.M),
        signs=table.inline.signs,
        navigation=table.navigation.words,
        appendix=_whole_line(table.appendix),
        licence=_whole_line(table.licence),
    )


def _whole_line(*lists: Alternatives) -> re.Pattern[str]:
    """Lines that are one of the words or match one of the patterns as a whole, blanks apart."""
    either = "|".join(lines.source for lines in lists)
    return re.compile(rf"^[ \t\u3000]*(?=[^\n]{{1,400}}$)(?:{either})[ \t\u3000]*$", re.M)


def find(text: str, start: int) -> list[Span]:
    """The spans of ``text`` from ``start`` on that are no part of the report: ordered and disjoint.

    ``text`` is the text of one report with plain lines. Lines before the opening are judged by their words,
    those between opening and closing only by what no report says; after the closing the first line of
    boilerplate ends the report, but for an appendix.
    """
    patterns = _patterns()
    body, closing = body_start(text, start), closing_start(text)
    spans = list(_head(text, start, body, patterns))
    spans += [_line(text, m) for m in patterns.anywhere.finditer(text, body)]
    spans += [Span(m.start(), m.end()) for m in _glued(text, start, patterns)]
    tail = patterns.tail.search(text, max(body, closing))
    if tail:
        final = patterns.licence.match(text, tail.start())
        appendix = None if final else patterns.appendix.search(text, tail.end())
        spans.append(Span(tail.start(), appendix.start() if appendix else len(text)))
    return union(spans)


def _glued(text: str, start: int, patterns: _LinePatterns) -> Iterator[re.Match[str]]:
    """Boilerplate within the lines that hold a sign of it."""
    searched = start
    for sign in patterns.signs.finditer(text, start):
        if sign.start() < searched:
            continue
        stop = text.find("\n", sign.end())
        end = len(text) if stop < 0 else stop
        yield from patterns.inline.finditer(text, max(searched, text.rfind("\n", 0, sign.start()) + 1), end)
        searched = end


def _head(text: str, start: int, body: int, patterns: _LinePatterns) -> Iterator[Span]:
    """Boilerplate before the opening: known lines, scraps before the title, and a title printed once more."""
    titles: set[str] = set()
    lines = list(_LINE.finditer(text, start, body))
    titled = any(_is_title(m.group()) for m in lines)
    for m in lines:
        line = m.group().strip(" \t\u3000")
        known = patterns.head.fullmatch(m.group()) or len(set(patterns.navigation.findall(line))) >= 4
        scrap = titled and not titles and len(line) <= 12 and not is_front_matter(line)
        if known or (scrap and not _is_title(line)):
            yield _line(text, m)
        elif _is_title(line):
            title = bare_title(line)
            if title in titles:
                yield _line(text, m)
            titles.add(title)


_LINE = re.compile(r"[^\n]+")


def _is_title(line: str) -> bool:
    return "工作报告" in line and len(line) <= LONGEST_TITLE


def _line(text: str, m: re.Match[str]) -> Span:
    """The line of a match with its line end, or with both where it stands within a sentence."""
    end = m.end() + 1 if text.startswith("\n", m.end()) else m.end()
    if _NUMBER.fullmatch(m.group().strip()):
        before = len(text[: m.start()].rstrip(" \t\n\u3000")) if m.start() < 400 else _back(text, m.start())
        after = _FORWARD.match(text, end)
        if before and text[before - 1] not in _LINE_END and after and not _MARK.match(text, after.end()):
            return Span(before, after.end())
    return Span(m.start(), end)


_NUMBER = re.compile(r"[-—–─·•第 ]*[0-9]{1,3}[-—–─·•页 ]*")
_FORWARD = re.compile(r"[ \t\n\u3000]{0,40}")
_MARK = re.compile(rf"[{CHINESE_TENS}]{{1,3}}、|[（(]|——|\Z")
# After these, a page number is between two lines and not within a sentence.
_LINE_END = SENTENCE_END + "：；…”"


def _back(text: str, place: int) -> int:
    return place - 400 + len(text[place - 400 : place].rstrip(" \t\n\u3000"))


def union(spans: list[Span]) -> list[Span]:
    """Ordered, disjoint spans that cover the same places."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        elif span:
            united.append(span)
    return united
