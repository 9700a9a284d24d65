"""Line breaks that part a sentence: a paragraph torn in two, or lines wrapped at a page's width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from gwreport.model import Repair
from gwreport.reading.splitting.openings import body_start
from gwreport.span import Span

RULE = "line-break"

#: A line of prose has at least so many characters; shorter ones may be headings.
PROSE = 40
#: Lines of wrapped text have no more characters than this.
WIDEST = 64
#: Fewer lines than this tell nothing about the width of a page.
FEWEST = 20


@cache
def _torn() -> re.Pattern[str]:
    """A break after what ends no sentence, before what is neither heading nor indented."""
    return re.compile(
        r"(?<=[\u3400-\u9fff0-9A-Za-z，、“（《])(?P<gap>\n{1,8})"
        r"(?=[\u3400-\u9fff0-9A-Za-z“《%])"
        r"(?!各位|[一二三四五六七八九十]{1,3}[、是要.．]|第[一二三四五六七八九十]{1,3}[，、章节]|首先|其次|再次|最后[，,]"
        r"|[0-9]{1,3}[.、．](?![0-9])|同志们|名词解释|附件)"
    )


_SENTENCE = re.compile("[。；！？]")
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,3}[.、．]|第[一二三四五六七八九十]{1,3}[，、章节])"
)
_CLOCK = re.compile(r"[0-9]:[0-9]{2}\Z")
_CLAUSE = re.compile("[，。；、！？]")


def torn_paragraphs(text: str) -> Iterator[Repair]:
    """The breaks within sentences of prose: the line before holds a whole sentence and ends in half a one."""
    for m in _torn().finditer(text):
        line = text.rfind("\n", 0, m.start()) + 1
        if m.start() - line < PROSE or not _SENTENCE.search(text, line, m.start()):
            continue
        last = max(text.rfind(mark, line, m.start()) for mark in "。！？")
        if _HEADING.match(text, last + 1) or _CLOCK.search(text, m.start() - 8, m.start()):
            continue
        stop = text.find("\n", m.end())
        if _CLAUSE.search(text, m.end(), stop if stop >= 0 else len(text)):
            yield Repair(Span(m.start(), m.end()), "", RULE)


def wrapped_lines(text: str) -> Iterator[Repair]:
    """The breaks of a text that was wrapped at the width of a page: those at the end of a full line."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < FEWEST or lengths[len(lengths) // 2] < PROSE // 2:
        return
    width = lengths[len(lengths) * 9 // 10]
    if width > WIDEST or lengths[-1] > 2 * width:
        return
    for m in _torn().finditer(text, body_start(text, 0)):
        line = text.rfind("\n", 0, m.start()) + 1
        if m.start() - line >= width - 4 and len(m.group()) <= 2:
            yield Repair(Span(m.start(), m.end()), "", RULE)
