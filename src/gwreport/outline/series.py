"""The joint choice of numbered headings: series count up, restarts nest, impostors fall out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from gwreport.outline.candidates import MarkerCandidate, Style

#: The open series from the outermost inward, each with its style and last number.
Stack = tuple[tuple[Style, int], ...]

_BEAM = 12
_MARGIN = 10.0
_DEEPEST = 5

#: What a marker is worth by itself at a line's start, after a sentence, a colon, a clause, in mid-clause.
_WORTH = {
    Style.PLAIN: (0.5, -9.0, -9.0, -9.0, -9.0),
    Style.PART: (3.0, 1.5, 0.0, -4.0, -6.0),
    Style.CHAPTER: (4.0, -9.0, -9.0, -9.0, -9.0),
    Style.DIVISION: (4.0, -9.0, -9.0, -9.0, -9.0),
    Style.HAN: (3.0, 1.5, 0.5, -2.5, -3.0),
    Style.PAREN_HAN: (3.0, 1.5, 0.5, -2.5, -2.5),
    Style.ARABIC: (2.0, 0.0, 0.0, -4.0, -6.0),
    Style.PAREN_ARABIC: (2.0, 0.0, 0.0, -4.0, -6.0),
    Style.ORDINAL: (2.0, 0.5, 0.0, -4.0, -8.0),
}
#: What leaving a marker out costs where it is placed like a heading.
_UNEXPLAINED = {
    **dict.fromkeys((Style.PART, Style.CHAPTER, Style.DIVISION), (3.0, 0.0, 0.0, 0.0, 0.0)),
    Style.HAN: (0.75, 0.75, 0.0, 0.0, 0.0),
    Style.PAREN_HAN: (0.75, 0.5, 0.0, 0.0, 0.0),
}
_NONE = (0.0,) * 5
_START = -3.0
_CONTINUE = 2.0
_MISSING = -2.5
_REPEATED = -1.5
_LATE_START = -2.0
_RESUME = -0.5
#: Styles that may count on in the next section.
_NUMBERED_THROUGH = frozenset(style for style in Style if style >= Style.ARABIC) | {
    Style.CHAPTER, Style.DIVISION,
}  # fmt: skip
#: A series within one of its own style, or within one that is usually the inner one.
_NEST_SAME = {Style.HAN: -2.5, Style.ARABIC: -3.0, Style.ORDINAL: -3.0}
_NEST_SAME_OTHER = -4.0
_NEST_INVERTED = -3.0
#: A series after another one of its own style, at the same depth.
_RESTART = {Style.HAN: -4.5, Style.PAREN_HAN: -1.0}
_RESTART_OTHER = -2.0
#: A series in the place of one that is usually an inner one.
_REPLACE = -0.5
_PLAIN_AFTER_SERIES = -1.5
_CLOSE = -0.05


#: What taking a candidate adds to the score, the open series after it, and whether it begins one.
_Move = tuple[float, Stack, bool]


@frozen
class Choice:
    """A heading that was chosen: its depth, 1 for the top, and the number of its series."""

    candidate: MarkerCandidate
    depth: int
    series: int


class _ChainLink:
    """A chosen heading with the depth it was given, whether it began a series, and the one before it."""

    __slots__ = ("before", "candidate", "depth", "fresh")

    def __init__(
        self, candidate: MarkerCandidate, depth: int, fresh: bool, before: _ChainLink | None
    ) -> None:
        self.candidate = candidate
        self.depth = depth
        self.fresh = fresh
        self.before = before


#: Score, open series, last number by style, last chosen heading.
_State = tuple[float, Stack, tuple[int, ...], _ChainLink | None]


def choose(candidates: Iterable[MarkerCandidate]) -> list[Choice]:
    """The best consistent outline, in the order of the text.

    A beam of hypotheses is carried over the candidates; each is the stack of open series. A candidate
    continues an open series (and closes the inner ones), opens a new one, or is no heading. Time is
    linear in the number of candidates.
    """
    beam: list[_State] = [(0.0, (), (0,) * len(Style), None)]
    for candidate in candidates:
        worth = _WORTH.get(candidate.style)
        if worth is None:
            continue
        gain = worth[candidate.place] + candidate.bonus
        loss = _UNEXPLAINED.get(candidate.style, _NONE)[candidate.place]
        style = candidate.style
        best: dict[Stack, _State] = {}
        for state in beam:
            _offer(best, (state[0] - loss, state[1], state[2], state[3]))
            for extra, stack, fresh in _moves(state[1], state[2], candidate):
                counts = (*state[2][:style], candidate.number, *state[2][style + 1 :])
                link = _ChainLink(candidate, len(stack), fresh, state[3])
                _offer(best, (state[0] + gain + extra, stack, counts, link))
        ranked = sorted(best.values(), key=_score, reverse=True)
        floor = ranked[0][0] - _MARGIN
        beam = [state for state in ranked[:_BEAM] if state[0] >= floor]
    return _read_back(beam[0][3])


def _score(state: _State) -> float:
    return state[0]


def _offer(best: dict[Stack, _State], state: _State) -> None:
    """Keep the better of two hypotheses with the same open series."""
    rival = best.get(state[1])
    if rival is None or rival[0] < state[0]:
        best[state[1]] = state


def _read_back(link: _ChainLink | None) -> list[Choice]:
    """The chosen headings in order, with their series numbered."""
    links: list[_ChainLink] = []
    while link is not None:
        links.append(link)
        link = link.before
    chosen: list[Choice] = []
    current: dict[int, int] = {}
    for number, link in enumerate(reversed(links)):
        if link.fresh or link.depth not in current:
            current[link.depth] = number
        chosen.append(Choice(link.candidate, link.depth, current[link.depth]))
    return chosen


def _moves(stack: Stack, counts: tuple[int, ...], candidate: MarkerCandidate) -> Iterator[_Move]:
    """All that can become of the open series where the candidate is a heading."""
    if candidate.style is Style.PLAIN:
        yield _plain_move(stack, candidate)
        return
    yield from _continued(stack, candidate)
    start = _start_of_series(candidate, counts[candidate.style])
    if start is not None:
        yield from _begun(stack, candidate, start)


def _plain_move(stack: Stack, candidate: MarkerCandidate) -> _Move:
    """A heading without number closes every series."""
    first = not stack or stack[0][0] is not Style.PLAIN
    held = first and bool(stack) and candidate.bonus <= 0
    return (_PLAIN_AFTER_SERIES if held else 0.0), ((Style.PLAIN, 0),), first


def _continued(stack: Stack, candidate: MarkerCandidate) -> Iterator[_Move]:
    """The candidate as the next member of an open series; those within it close."""
    style, number, size = candidate.style, candidate.number, len(stack)
    for index, (open_style, last) in enumerate(stack):
        if open_style is style and last <= number <= last + 3:
            step = number - last
            extra = _REPEATED if step == 0 else _CONTINUE + _MISSING * (step - 1)
            yield extra + _CLOSE * (size - index - 1), (*stack[:index], (style, number)), False


def _start_of_series(candidate: MarkerCandidate, last: int) -> float | None:
    """What beginning a series costs, by its first number and the last one of its style; None: it cannot."""
    style, number = candidate.style, candidate.number
    resumes = style in _NUMBERED_THROUGH and last == number - 1
    if number > 3 and not resumes:
        return None
    if number <= 1:
        return _START
    return _START + (_RESUME if resumes else _LATE_START * (number - 1))


def _begun(stack: Stack, candidate: MarkerCandidate, start: float) -> Iterator[_Move]:
    """The candidate as the first of a series: after one of its style, in place of an inner one, or within."""
    style, number, size = candidate.style, candidate.number, len(stack)
    within = False
    for index, (open_style, _) in enumerate(stack):
        extra = start + _CLOSE * (size - index)
        if open_style is style:
            yield extra + _RESTART.get(style, _RESTART_OTHER), (*stack[:index], (style, number)), True
            within = True
        elif open_style > style and open_style is not Style.PLAIN:
            yield extra + _REPLACE, (*stack[:index], (style, number)), True
    if size < _DEEPEST:
        extra = start
        if within:
            extra += _NEST_SAME.get(style, _NEST_SAME_OTHER)
        elif stack and stack[-1][0] is not Style.PLAIN and stack[-1][0] > style:
            extra += _NEST_INVERTED
        yield extra, (*stack, (style, number)), True
