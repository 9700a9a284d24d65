"""Titles that the page broke into two lines.

A numbered title goes on in the next line where the learned model of titles (see ``titles``) sees no end
at the break and a likely one at the end of that line. Unnumbered headings are of two lines where all of a
text are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from gwreport.outline.candidates import MarkerCandidate
from gwreport.outline.items import CLOSED, last_printed
from gwreport.outline.titles import (
    LONGEST,
    WINDOW,
    TitleModel,
    features,
    possible_ends,
    style_key,
    title_model,
)
from gwreport.outline.words import outline_words

#: The next line: short, unfinished, above a paragraph.
_NEXT = re.compile(
    r"\n[ \t\u3000]*+(?P<title>[^\s，、。；：！？][^\n。；：！？:;!?]{1,38}?)[ \t\u3000\r]*+\n\s*+"
    r"(?=(?P<body>[^\n]{9,60}))"
)
#: A break that scores less is no end of a title, and one that scores as much more is its end.
_NO_END = -2.0
_BETTER = 6.0


def broken_titles(text: str, headings: Sequence[MarkerCandidate]) -> dict[int, int]:
    """For each numbered heading that goes on in the next line, by the start of its title, where it ends."""
    taken = {candidate.start for candidate in headings}
    found = {}
    for candidate in headings:
        line_end = text.find("\n", candidate.title, candidate.title + LONGEST)
        following = _NEXT.match(text, line_end) if line_end >= 0 and candidate.number else None
        if following is None or following.start("title") in taken or following.start("body") in taken:
            continue
        first = text[candidate.title : line_end].strip()
        if first and _goes_on(first, following["title"], following["body"], style_key(candidate.style)):
            found[candidate.title] = following.end("title")
    return found


#: Two short lines above a paragraph, and how many of these a text must have.
_TWO_LINES = re.compile(
    r"\n[ \t\u3000*#]*+(?P<first>[^\s，、。；：！？][^\n。；：！？:;!?]{3,28})"
    r"\n[ \t\u3000*#]*+(?P<second>[^\s，、。；：！？][^\n。；：！？:;!?]{3,28})\n\s*+(?=[^\n]{15})"
)
_ENOUGH = 2


def two_line_headings(text: str, start: int) -> dict[int, int]:
    """The unnumbered headings of two lines of a text that has no others, by start, with their ends."""
    no_subhead = outline_words().no_subhead
    found = {
        match.start("first"): match.end("second")
        for match in _TWO_LINES.finditer(text, start)
        if text[last_printed(text, start, match.start())] in CLOSED
        and not no_subhead.search(match["first"])
        and not no_subhead.search(match["second"])
    }
    return found if len(found) >= _ENOUGH else {}


def _goes_on(first: str, second: str, body: str, style: str) -> bool:
    """Whether the model sees one title in two lines."""
    window = (first + second + body)[:WINDOW]
    model = title_model()
    scores = _scores(window, style, model)
    whole = scores.get(len(first) + len(second))
    at_break = scores.get(len(first))
    if whole is None:
        return False
    return at_break is None or (at_break < _NO_END and whole - at_break >= _BETTER)


def _scores(window: str, style: str, model: TitleModel) -> dict[int, float]:
    """What the model gives each possible end."""
    ends = possible_ends(window)
    keys = features(window, ends, style, model.bigrams)
    return {end: model.score(key) for end, key in zip(ends, keys, strict=True)}
