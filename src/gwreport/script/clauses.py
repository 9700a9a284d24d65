"""Sentences and clauses of a clean text as spans, and the edges of the clause around a place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache

from gwreport.script.marks import (
    CLAUSE_END,
    CLOSING_BRACKETS,
    CLOSING_QUOTES,
    LIST_MARK,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    SENTENCE_END,
    both_widths,
    one_of,
)
from gwreport.span import Span

#: What ends a clause or a sentence: the edges that most rules do not cross.
CLAUSE_EDGES = both_widths(CLAUSE_END + SENTENCE_END) + LIST_MARK + "\n"

# A quotation or bracket that closes within this many characters is not cut; a longer one may hold
# sentences of its own.
_CLOSES_SOON = 80
_OPENERS = OPENING_QUOTES + OPENING_BRACKETS + "《"
_CLOSERS = CLOSING_QUOTES + CLOSING_BRACKETS + "》"
_PAIRS = tuple(zip(_OPENERS, _CLOSERS, strict=True))
_TRAILING = _CLOSERS + "\"'"
_SENTENCE_ENDS = both_widths(SENTENCE_END) + "｡"
_CLAUSE_ENDS = both_widths(CLAUSE_END) + LIST_MARK
# A line that breaks off after one of these goes on in the next line, as does one before the latter.
_GOES_ON = "，、,"
_CONTINUES = "，、。；：！？）》”’％,;%)"


def sentences(text: str, span: Span | None = None) -> Iterator[Span]:
    """The sentences of ``text``, or of its part ``span``.

    They are ordered, disjoint and have no white space at their ends; together they cover all but white
    space. A sentence ends at 。！？ together with the quotation marks and brackets that close there, and at
    the end of a line that is not broken off after a comma. A quotation or bracket that closes soon is not
    cut, unless a sentence ends with it.

    >>> text = "稳住就业。会议指出“稳中求进。”\\n做好（一）项工作！"
    >>> [sentence.of(text) for sentence in sentences(text)]
    ['稳住就业。', '会议指出“稳中求进。”', '做好（一）项工作！']
    """
    whole = span or Span(0, len(text))
    yield from _stripped(text, _sentence_pattern(), whole)


def sentences_at(text: str, places: Iterable[int]) -> Iterator[Span]:
    """The sentences that at least one of the ordered ``places`` is in, or in the white space around.

    >>> text = "稳住就业。增长6%。做好工作。"
    >>> [sentence.of(text) for sentence in sentences_at(text, [7, 8])]
    ['增长6%。']
    """
    wanted = iter(places)
    place = next(wanted, None)
    for match in _sentence_pattern().finditer(text):
        if place is None:
            return
        start, end = match.span()
        if place >= end:
            continue
        sentence = _strip(text, start, end)
        if sentence is not None:
            yield sentence
        while place is not None and place < end:
            place = next(wanted, None)


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """The clauses of a sentence of ``text``.

    They are cut after ，、；： but not in numbers or in what is quoted or bracketed briefly. They are
    ordered, disjoint and have no white space at their ends; together they cover all but white space.

    >>> text = "粮食增产，收入1,200元；物价稳定。"
    >>> [clause.of(text) for clause in clauses(text, Span(0, len(text)))]
    ['粮食增产，', '收入1,200元；', '物价稳定。']
    """
    yield from _stripped(text, _clause_pattern(), sentence)


def start_of_clause(text: str, at: int, *, ends: Container[str] = CLAUSE_EDGES, low: int = 0) -> int:
    """Where the clause that ``at`` lies in begins: after the last of the marks ``ends`` before it.

    ``low`` where there is none from there on. Linear in the length of the clause.

    >>> start_of_clause("粮食增产，收入增长", 7), start_of_clause("粮食增产，收入增长", 7, ends="。", low=2)
    (5, 2)
    """
    while at > low and text[at - 1] not in ends:
        at -= 1
    return at


def end_of_clause(text: str, at: int, *, ends: str = CLAUSE_EDGES, high: int | None = None) -> int:
    """Where the clause that ``at`` lies in ends: the place of the first of the marks ``ends`` from it on.

    ``high``, by default the end of the text, where there is none before.

    >>> end_of_clause("粮食增产，收入增长", 2), end_of_clause("粮食增产，收入增长", 2, ends="。")
    (4, 9)
    """
    stop = len(text) if high is None else high
    match = _any_mark(ends).search(text, at, stop)
    return stop if match is None else match.start()


def is_broken(text: str, start: int, end: int, *, ends: str = CLAUSE_EDGES) -> bool:
    """Whether one of the marks ``ends`` is in ``text[start:end]``, so that its ends lie in two clauses.

    >>> is_broken("粮食增产，收入增长", 2, 7), is_broken("粮食增产，收入增长", 2, 7, ends="。")
    (True, False)
    """
    return _any_mark(ends).search(text, start, end) is not None


@cache
def _any_mark(marks: str) -> re.Pattern[str]:
    return re.compile(one_of(marks))


def _stripped(text: str, pattern: re.Pattern[str], span: Span) -> Iterator[Span]:
    for match in pattern.finditer(text, span.start, span.end):
        stripped = _strip(text, *match.span())
        if stripped is not None:
            yield stripped


def _strip(text: str, start: int, end: int) -> Span | None:
    """The span without the white space at its ends; None where nothing else is in it."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _enclosed(ends: str) -> str:
    """What is quoted or bracketed briefly, whatever stands in it, but not with one of ``ends`` at its end."""
    inner = "|".join(
        f"{re.escape(o)}[^{re.escape(o + c)}\\n]{{0,{_CLOSES_SOON}}}{re.escape(c)}"
        + (f"(?:(?<![{ends}]{re.escape(c)})|(?=[，、；：的等是]))" if ends else "")
        for o, c in _PAIRS
    )
    return f"(?:{inner})"


@cache
def _sentence_pattern() -> re.Pattern[str]:
    plain = f"[^{re.escape(_SENTENCE_ENDS + _OPENERS)}\\n]+"
    ending = "|".join(
        f"{re.escape(o)}[^{re.escape(o + c)}\\n]{{0,{_CLOSES_SOON}}}[{_SENTENCE_ENDS}]{re.escape(c)}"
        for o, c in _PAIRS
    )
    wrapped = f"(?<=[{_GOES_ON}])\\n(?=\\S)|\\n(?=[{re.escape(_CONTINUES)}])"
    stop = f"(?:{ending}|[{_SENTENCE_ENDS}])[{re.escape(_TRAILING + _SENTENCE_ENDS)}]*"
    body = f"(?:{plain}|{_enclosed(_SENTENCE_ENDS)}|{wrapped}|(?!{ending})[{re.escape(_OPENERS)}])"
    return re.compile(f"{body}++(?:{stop}|\\n)?|{stop}|\\n")


@cache
def _clause_pattern() -> re.Pattern[str]:
    ends = re.escape(_CLAUSE_ENDS)
    plain = f"[^{ends}{re.escape(_OPENERS)}]+|(?<=[0-9])[,:](?=[0-9])"
    body = f"(?:{plain}|{_enclosed('')}|[{re.escape(_OPENERS)}])"
    stop = f"[{ends}][{re.escape(_TRAILING)}]*"
    return re.compile(f"{body}++(?:{stop})?|{stop}")
