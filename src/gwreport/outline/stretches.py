"""Stretches of the body that have a role of their own without a heading.

Reviews end with a look at problems, and reports without top headings turn from review to plan in the
middle of the text. Such a stretch becomes a section with empty marker and title and a heading of length 0.
"""

from __future__ import annotations

import re

from attrs import frozen

from gwreport.model import SectionRole
from gwreport.outline.words import outline_words
from gwreport.script.clauses import start_of_clause
from gwreport.script.marks import SENTENCE_END
from gwreport.span import Span

_SENTENCE_ENDS = SENTENCE_END + "!\n"
_LOOK_BACK = 200
_LOOK_AHEAD = 260
#: As many words of trouble make a stretch of problems.
_TROUBLES = 2
#: A closing appeal is no longer than this.
_CLOSING = 700
#: The address before an appeal is at most so far before it.
_ADDRESS_WITHIN = 300
#: What follows the appeal, thanks or a name, is no longer than this.
_AFTERWORD = 60
#: A line that explains a word.
_GLOSS = re.compile(
    r"^[ \t\u3000]*(?:[\[［（(]?\d{1,3}[\]］）).．、：:]{0,2} ?)[^\n]{2,50}?(?:[：:]|是?指)", re.MULTILINE
)


@frozen
class Turn:
    """A sentence at ``start`` with which the body turns to another role."""

    start: int
    role: SectionRole


def find_turns(text: str) -> list[Turn]:
    """The turns in ``text``, in order; a sentence that turns to two roles counts for the first."""
    words = outline_words()
    found: list[Turn] = []
    for word, start, _ in words.turn_matcher.find(text):
        sentence = sentence_start(text, start)
        turn = words.turns[word]
        if start - sentence > turn.reach or (found and found[-1].start == sentence):
            continue
        ahead = text[start : start + _LOOK_AHEAD]
        if turn.role is SectionRole.PROBLEMS and len(words.troubles.find(ahead)) <= _TROUBLES:
            continue
        found.append(Turn(sentence, turn.role))
    return found


def find_closing(text: str, low: int, high: int) -> Span | None:
    """The closing appeal of ``text[low:high]`` with its paragraph; None where there is none.

    A glossary or list may follow it within the range.
    """
    words = outline_words()
    appeal = max((text.rfind(word, low, high) for word in words.appeals), default=-1)
    end = _end_of_closing(text, appeal, high) if appeal >= 0 else None
    if end is None:
        return None
    low = max(low, appeal - _CLOSING)
    first = min(at for word in words.appeals if (at := text.find(word, low, end)) >= 0)
    return Span(_start_of_closing(text, low, first, words.closing_address), end)


def _start_of_closing(text: str, low: int, first: int, address: str) -> int:
    """Where the paragraph of the ``first`` appeal starts, or the address in it where that is near."""
    line = text.rfind("\n", low, first) + 1
    addressed = text.rfind(address, max(low, first - _ADDRESS_WITHIN), first)
    if addressed >= 0 and not text[max(low, addressed - 1) : addressed].strip("\n。！!”"):
        return max(line, addressed) if line > low else addressed
    return line if line > low else max(low, sentence_start(text, first))


def _end_of_closing(text: str, appeal: int, high: int) -> int | None:
    """Where the paragraph of the last appeal ends, None where more than a list of words follows it.

    A short rest, such as thanks or a name, is part of it.
    """
    end = text.find("\n", appeal, high) + 1 or high
    rest = text[end:high]
    if len(rest) <= _AFTERWORD or not rest.strip():
        return high
    return end if len(_GLOSS.findall(rest, 0, 4000)) >= 2 else None


def sentence_start(text: str, position: int) -> int:
    """Where the sentence around ``position`` begins, at most 200 characters back."""
    low = max(0, position - _LOOK_BACK)
    start = start_of_clause(text, position, ends=_SENTENCE_ENDS, low=low)
    while start < position and text[start] in " \t\u3000\u00a0\r”":
        start += 1
    return start
