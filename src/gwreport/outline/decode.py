"""The joint choice of headings."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from gwreport.model import Section, SectionRole
from gwreport.outline.candidates import Candidate, Place, Style, find_candidates
from gwreport.outline.roles import title_role, top_roles
from gwreport.outline.titles import title_end
from gwreport.span import Span

Stack = tuple[tuple[Style, int], ...]

_BEAM = 12
_MARGIN = 14.0
_DEEPEST = 5
_PLACE = {
    Style.HAN: (3.0, 1.5, 0.5, -2.5, -6.0),
    Style.PAREN_HAN: (3.0, 1.5, 0.5, -2.5, -2.5),
    Style.PART: (3.0, 1.5, 0.0, -4.0, -6.0),
    Style.ARABIC: (2.5, 0.0, 0.0, -4.0, -6.0),
    Style.PAREN_ARABIC: (2.5, 0.0, 0.0, -4.0, -6.0),
    Style.ORDINAL: (2.5, 0.5, 0.0, -4.0, -8.0),
}
_START = -3.0
_CONTINUE = 1.5
_MISSING = -2.5
_REPEATED = -1.5
_SAME_STYLE = -1.0
_LATE_START = -2.0


@frozen
class Chosen:
    """A heading that was chosen, its depth and the one before it."""

    candidate: Candidate
    depth: int
    before: Chosen | None


@frozen
class _State:
    score: float
    stack: Stack
    last: Chosen | None


def choose(candidates: Sequence[Candidate]) -> list[tuple[Candidate, int]]:
    """The best consistent outline: headings with their depth, 1 for the top, in order.

    A beam of hypotheses is carried over the candidates; each is the stack of open series. A candidate
    continues an open series (and closes the inner ones), opens a series one level deeper, or is no heading.
    """
    beam = [_State(0.0, (), None)]
    for candidate in candidates:
        places = _PLACE.get(candidate.style)
        if places is None:
            continue
        local = places[candidate.place]
        best: dict[Stack, _State] = {state.stack: state for state in beam}
        for state in beam:
            for gain, stack in _moves(state.stack, candidate):
                score = state.score + local + gain
                rival = best.get(stack)
                if rival is None or rival.score < score:
                    best[stack] = _State(score, stack, Chosen(candidate, len(stack), state.last))
        beam = sorted(best.values(), key=lambda state: -state.score)[:_BEAM]
        floor = beam[0].score - _MARGIN
        beam = [state for state in beam if state.score >= floor]
    chosen: list[tuple[Candidate, int]] = []
    at = beam[0].last
    while at is not None:
        chosen.append((at.candidate, at.depth))
        at = at.before
    return chosen[::-1]


def _moves(stack: Stack, candidate: Candidate) -> list[tuple[float, Stack]]:
    """What taking the candidate adds to the score, and the stack after it."""
    style, number = candidate.style, candidate.number
    moves: list[tuple[float, Stack]] = []
    for index, (open_style, last) in enumerate(stack):
        if open_style is not style or number < last:
            continue
        step = number - last
        gain = _REPEATED if step == 0 else _CONTINUE + _MISSING * (step - 1)
        if step <= 3:
            moves.append((gain - 0.1 * (len(stack) - index - 1), (*stack[:index], (style, number))))
    if len(stack) < _DEEPEST and number <= 3:
        gain = _START + _LATE_START * (number - 1)
        if stack:
            if any(open_style is style for open_style, _ in stack):
                gain += _SAME_STYLE
            elif stack[-1][0] > style:
                gain += _SAME_STYLE
        moves.append((gain, (*stack, (style, number))))
    return moves


class _Node:
    """A section under construction."""

    def __init__(self, candidate: Candidate, depth: int) -> None:
        self.candidate = candidate
        self.depth = depth
        self.children: list[_Node] = []
        self.end = 0


class ReportOutlineParser:
    """The built-in outline parser."""

    name = "report"

    def parse(self, text: str) -> tuple[Section, ...]:
        """The top sections of a clean text."""
        headings = choose(find_candidates(text))
        if not headings:
            return ()
        roots: list[_Node] = []
        path: list[_Node] = []
        nodes: list[_Node] = []
        for candidate, depth in headings:
            while path and path[-1].depth >= depth:
                path.pop().end = candidate.start
            node = _Node(candidate, depth)
            (path[-1].children if path else roots).append(node)
            path.append(node)
            nodes.append(node)
        for node in path:
            node.end = len(text)
        stops = [node.candidate.start for node in nodes[1:]] + [len(text)]
        ends = {
            id(node): title_end(text, node.candidate.title, stop)
            for node, stop in zip(nodes, stops, strict=True)
        }

        def title_of(node: _Node) -> str:
            return text[node.candidate.title : ends[id(node)][0]].rstrip()

        def build(node: _Node, level: int, role: SectionRole) -> Section:
            end, run_in = ends[id(node)]
            title = title_of(node)
            children = []
            for child in node.children:
                own = title_role(title_of(child))
                keep = role is SectionRole.OTHER or own in (SectionRole.PROBLEMS, SectionRole.SELF_BUILDING)
                children.append(
                    build(child, level + 1, own if keep and own is not SectionRole.OTHER else role)
                )
            start = node.candidate.start
            return Section(
                text[start : node.candidate.end],
                title,
                level,
                role,
                Span(start, node.end),
                Span(start, max(node.candidate.title, end)),
                run_in,
                tuple(children),
            )

        roles = top_roles([title_of(node) for node in roots])
        return tuple(build(node, 1, role) for node, role in zip(roots, roles, strict=True))
