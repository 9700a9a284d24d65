"""What is printed around the body: a table of contents and an agenda before it, glossaries after it.

Their lines look like headings and are none; only the title of a glossary is one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from gwreport.numerals.calendar import read_count
from gwreport.outline.words import outline_words
from gwreport.script.classes import CHINESE_TENS
from gwreport.span import Span

#: A table of contents is no longer than this.
_LONGEST_CONTENTS = 4000
#: A glossary begins in the last part of the text: a link to it may be printed above the report.
_LATE = 0.4
#: A question of an agenda, and as many as make one; only the last one may end its sentence.
_MEMBER = re.compile(
    rf"[（(]?(?P<number>[{CHINESE_TENS}]{{1,2}})(?:[）)]、?|[、是]) ?[^。；;：:\n]{{2,50}}"
    rf"(?:[；;，,][ \t\n\u3000]*(?=[（(]?[{CHINESE_TENS}]{{1,2}}[）)、是])|[。\n]\s*)"
)
_ENOUGH_MEMBERS = 2
#: A verb is at most so far from the topic of an agenda: 16 characters, and its own.
_AROUND_TOPIC = 20
_LINE = re.compile(r"[^\n]*\S[^\n]*")
#: What may follow a title in a table of contents: dots and the number of a page.
_PAGE = re.compile(r"[\s.．·…\-—0-9()（）]+$")


def contents_span(text: str) -> Span | None:
    """The lines of a table of contents: from its title to where its first entry is printed again.

    >>> text = "目录\\n第一章 农业\\n第二章 工业\\n第一章 农业\\n粮食增产。"
    >>> contents_span(text).of(text)
    '目录\\n第一章 农业\\n第二章 工业\\n'
    """
    title = outline_words().contents.search(text)
    if title is None:
        return None
    line = _LINE.search(text, title.end())
    first = _PAGE.sub("", line[0].strip()) if line else ""
    if line is None or not first:
        return None
    at = text.find("\n" + first, line.end(), line.end() + _LONGEST_CONTENTS)
    return Span(title.start(), at + 1) if at >= 0 else None


def glossary_spans(text: str, start: int) -> list[Span]:
    """The entries of each glossary after ``start``: from the end of its title to the next annex."""
    words = outline_words()
    low = max(start, int(len(text) * _LATE))
    titles = list(words.tail_line.finditer(text, low))
    ends = [*(title.start() for title in titles), len(text)][1:]
    return [
        Span(title.end(), end)
        for title, end in zip(titles, ends, strict=True)
        if words.glossary.search(title["title"])
    ]


def agenda_spans(text: str) -> list[Span]:
    """The questions that a sentence says the report is about: they follow each other with no body between.

    >>> text = "我讲两个问题：一、关于农业的问题；二、关于工业的问题。去年，农业丰收。"
    >>> [span.of(text) for span in agenda_spans(text)]
    ['一、关于农业的问题；二、关于工业的问题。']
    """
    found = []
    for sentence in _agendas(text):
        number, end = 0, sentence.end()
        while member := _MEMBER.match(text, end):
            if read_count(member["number"]) != number + 1:
                break
            number, end = number + 1, member.end()
        if number >= _ENOUGH_MEMBERS:
            found.append(Span(sentence.end(), end))
    return found


def _agendas(text: str) -> Iterator[re.Match[str]]:
    """The sentences that announce questions; each is looked for around its topic, which is quickly found."""
    words = outline_words()
    end = 0
    for topic in words.agenda_topic.finditer(text):
        low = max(end, topic.start() - _AROUND_TOPIC)
        near = words.agenda.search(text, low, topic.end() + 2 * _AROUND_TOPIC)
        sentence = words.agenda.match(text, near.start()) if near else None
        if sentence is not None:
            end = sentence.end()
            yield sentence


def outside(positions: Sequence[int], spans: Sequence[Span]) -> list[bool]:
    """For each position whether it is in none of the spans, which do not overlap.

    >>> outside([1, 4, 7], [Span(6, 9), Span(0, 3)])
    [False, True, False]
    """
    ordered = sorted(spans, key=lambda span: span.start)
    starts = [span.start for span in ordered]
    before = [bisect_right(starts, position) - 1 for position in positions]
    return [at < 0 or position >= ordered[at].end for position, at in zip(positions, before, strict=True)]
