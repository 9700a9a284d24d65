"""Furniture: what a site or a crawler has put around and between the lines of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import frozen

from gwreport.reading.splitting import evidence as recognise
from gwreport.span import Span
from gwreport.tables.files import read_toml


@frozen
class _Table:
    """The patterns of ``boilerplate.toml``, compiled; all but ``inline`` match whole lines."""

    anywhere: re.Pattern[str]
    head: re.Pattern[str]
    tail: re.Pattern[str]
    inline: re.Pattern[str]
    signs: tuple[str, ...]
    navigation: re.Pattern[str]
    appendix: re.Pattern[str]
    licence: re.Pattern[str]


@cache
def _table() -> _Table:
    data = read_toml("reading/splitting/boilerplate.toml")

    def lines(*sections: str) -> re.Pattern[str]:
        return re.compile(
            rf"^[ \t\u3000]*(?=[^\n]{{1,400}}$)(?:{'|'.join(_fragments(data, sections))})[ \t\u3000]*$", re.M
        )

    return _Table(
        anywhere=lines("anywhere"),
        head=lines("head", "anywhere"),
        tail=lines("tail", "licence"),
        inline=re.compile("|".join(_fragments(data, ("inline",))), re.M),
        signs=tuple(data["inline"]["signs"]),
        navigation=re.compile("|".join(_fragments(data, ("navigation",)))),
        appendix=lines("appendix"),
        licence=lines("licence"),
    )


def _fragments(data: dict[str, dict[str, list[str]]], sections: Iterable[str]) -> Iterator[str]:
    for section in sections:
        for word in data[section].get("words", []):
            yield re.escape(word)
        yield from data[section].get("patterns", [])


def find(text: str, start: int) -> list[Span]:
    """The spans of ``text`` from ``start`` on that are no part of the report: ordered and disjoint.

    ``text`` is the text of one report with plain lines. Lines before the opening are judged by their words,
    those between opening and closing only by what no report says; after the closing the first line of
    furniture ends the report, but for an appendix.
    """
    table = _table()
    body, closing = recognise.body_start(text, start), recognise.closing_start(text)
    spans = list(_head(text, start, body, table))
    spans += [_line(text, m) for m in table.anywhere.finditer(text, body)]
    if any(sign in text for sign in table.signs):
        spans += [Span(m.start(), m.end()) for m in table.inline.finditer(text, start)]
    tail = table.tail.search(text, max(body, closing))
    if tail:
        final = table.licence.match(text, tail.start())
        appendix = None if final else table.appendix.search(text, tail.end())
        spans.append(Span(tail.start(), appendix.start() if appendix else len(text)))
    return _union(spans)


def _head(text: str, start: int, body: int, table: _Table) -> Iterator[Span]:
    """Furniture before the opening: known lines, scraps before the title, and a title printed once more."""
    titles: set[str] = set()
    lines = list(_LINE.finditer(text, start, body))
    titled = any(_is_title(m.group()) for m in lines)
    for m in lines:
        line = m.group().strip(" \t\u3000")
        known = table.head.fullmatch(m.group()) or len(set(table.navigation.findall(line))) >= 4
        scrap = titled and not titles and len(line) <= 12 and not recognise.is_front_matter(line)
        if known or (scrap and not _is_title(line)):
            yield _line(text, m)
        elif _is_title(line):
            title = recognise.bare_title(line)
            if title in titles:
                yield _line(text, m)
            titles.add(title)


_LINE = re.compile(r"[^\n]+")


def _is_title(line: str) -> bool:
    return "工作报告" in line and len(line) <= 60


def _line(text: str, m: re.Match[str]) -> Span:
    """The line of a match with its line end, or with both where it stands within a sentence."""
    end = m.end() + 1 if text.startswith("\n", m.end()) else m.end()
    if _NUMBER.fullmatch(m.group().strip()):
        before = len(text[: m.start()].rstrip(" \t\n\u3000")) if m.start() < 400 else _back(text, m.start())
        after = _FORWARD.match(text, end)
        if before and text[before - 1] not in _SENTENCE_END and after and not _MARK.match(text, after.end()):
            return Span(before, after.end())
    return Span(m.start(), end)


_NUMBER = re.compile(r"[-—–─·•第 ]*[0-9]{1,3}[-—–─·•页 ]*")
_FORWARD = re.compile(r"[ \t\n\u3000]{0,40}")
_MARK = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(]|——|\Z")
_SENTENCE_END = "。！？：；…”"


def _back(text: str, place: int) -> int:
    return place - 400 + len(text[place - 400 : place].rstrip(" \t\n\u3000"))


def _union(spans: list[Span]) -> list[Span]:
    """Ordered, disjoint spans that cover the same places."""
    united: list[Span] = []
    for span in sorted(spans):
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(span.end, united[-1].end))
        elif span:
            united.append(span)
    return united
