"""The outline of a report: headings, titles, roles and the stretches that have no heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import compress

from attrs import evolve, frozen

from gwreport.model import Section, SectionRole
from gwreport.outline.boundaries import OpenHeading, title_ends
from gwreport.outline.broken import broken_titles, two_line_headings
from gwreport.outline.candidates import TAIL, MarkerCandidate, Style, find_candidates, find_plain, unnumbered
from gwreport.outline.items import find_items, find_subheads
from gwreport.outline.matter import agenda_spans, contents_span, glossary_spans, outside
from gwreport.outline.roles import child_role, is_mixed, top_roles
from gwreport.outline.series import Choice, choose
from gwreport.outline.stretches import Turn, find_closing, find_turns
from gwreport.outline.words import outline_words
from gwreport.span import Span

_TOP = (Style.PLAIN, Style.PART, Style.CHAPTER, Style.HAN)
#: A text before the first heading that is longer than this is more than an opening.
_LONG_OPENING = 900
#: A review's look at its problems begins at most this far before its end.
_PROBLEMS = 2600
#: No turn of the body comes this early in it.
_EARLY = 0.15
#: As much of the body of a section without a telling title is looked at.
_BODY = 160
#: A turn in a paragraph that begins this close before it takes the whole paragraph.
_PARAGRAPH = 600


#: A heading with its depth and the number of its series.
_Row = tuple[MarkerCandidate, int, int]


class _OpenSection:
    """A section under construction: where it begins, how deep, its heading, its end at the latest."""

    __slots__ = (
        "children",
        "depth",
        "end",
        "marker",
        "parsed",
        "role",
        "start",
        "title",
        "title_end",
        "until",
    )

    def __init__(self, start: int, depth: int, until: int) -> None:
        self.start = self.marker = self.title = self.title_end = start
        self.depth = depth
        self.until = until
        self.end = until
        self.parsed = False
        self.role: SectionRole | None = None
        self.children: list[_OpenSection] = []


class ReportOutlineParser:
    """The built-in outline parser.

    Numbered headings are chosen together (``series``), glued titles end where a learned model and the
    other titles of the series agree (``boundaries``), and parts of the body that have a role but no
    heading, such as the opening, the problems at the end of a review or the closing appeal, become
    sections with empty marker and title and a heading of length 0 (``stretches``).
    """

    name = "report"

    def parse(self, text: str) -> tuple[Section, ...]:
        """The top sections of a clean text, in order. Text without any heading or turn gives no section.

        >>> text = "一、去年工作回顾。成绩显著。二、今年工作安排。再接再厉。"
        >>> [(s.marker, s.title, str(s.role)) for s in ReportOutlineParser().parse(text)]
        [('一、', '去年工作回顾', 'review'), ('二、', '今年工作安排', 'plan')]
        """
        address = outline_words().address.search(text)
        body = _SearchedText.of(text, address.end() if address else None)
        headings = _headings(body)
        entries = _entries(body, headings)
        tails = (c.candidate.start for c in headings if c.candidate.bonus >= TAIL and c.depth == 1)
        tail = next(tails, len(text))
        _set_top_roles(text, entries)
        extra = _stretches(text, entries, address.start() if address else None, tail)
        unheaded = [Span(e.start, e.until) for e in extra if e.role is SectionRole.GLOSSARY]
        entries = list(compress(entries, outside([entry.start for entry in entries], unheaded)))
        roots = _nest([*entries, *extra], len(text))
        return tuple(_section(text, root, 1, SectionRole.OTHER) for root in roots)


@frozen
class _SearchedText:
    """A text whose headings are sought.

    ``front`` is where the front matter ends, None where that is not known; ``around`` are the table of
    contents, the agenda and the entries of glossaries, of which no line is a heading; ``candidates`` are
    numbered.
    """

    text: str
    front: int | None
    around: tuple[Span, ...]
    candidates: tuple[MarkerCandidate, ...]

    @classmethod
    def of(cls, text: str, front: int | None) -> _SearchedText:
        """A text with its numbered candidates."""
        contents = contents_span(text)
        around = (*([contents] if contents else []), *agenda_spans(text), *glossary_spans(text, front or 0))
        return cls(text, front, around, tuple(_outside(find_candidates(text), around)))


def _headings(body: _SearchedText) -> list[Choice]:
    """The headings that are chosen together.

    What comes before the first top heading, or in a text without one, is a level lower.
    """
    plain = _outside(find_plain(body.text, body.front or 0), body.around)
    headings = choose(merge(body.candidates, plain, key=_start_of))
    tops = (at for at, c in enumerate(headings) if c.depth == 1 and c.candidate.style in _TOP)
    first = next(tops, len(headings))
    headings[:first] = [evolve(choice, depth=choice.depth + 1) for choice in headings[:first]]
    return headings


def _outside(candidates: Sequence[MarkerCandidate], spans: Sequence[Span]) -> list[MarkerCandidate]:
    return list(compress(candidates, outside([candidate.start for candidate in candidates], spans)))


def _start_of(candidate: MarkerCandidate) -> int:
    return candidate.start


def _entries(body: _SearchedText, headings: Sequence[Choice]) -> list[_OpenSection]:
    """The headings and what divides the text below them, with the ends of their titles."""
    broken = broken_titles(body.text, [choice.candidate for choice in headings])
    rows = _with_subheads(body, headings, broken)
    items = (
        [c for c in body.candidates if c.start >= body.front] if body.front is not None else body.candidates
    )
    rows = _below(rows, find_items(items, [candidate.start for candidate, _, _ in rows]))
    stops = [*(candidate.start for candidate, _, _ in rows), len(body.text)][1:]
    heads = [
        OpenHeading(candidate.style, candidate.title, stop, series)
        for (candidate, _, series), stop in zip(rows, stops, strict=True)
    ]
    entries = []
    for (candidate, level, _), (end, run_in) in zip(rows, title_ends(body.text, heads), strict=True):
        entry = _OpenSection(candidate.start, level, len(body.text))
        entry.marker, entry.title = candidate.end, candidate.title
        entry.title_end = broken.get(candidate.title, max(end, candidate.title))
        entry.parsed = run_in
        entries.append(entry)
    return entries


def _with_subheads(body: _SearchedText, headings: Sequence[Choice], broken: dict[int, int]) -> list[_Row]:
    """The headings with the unnumbered ones among them; those of two lines are added to ``broken``."""
    rows = [(choice.candidate, choice.depth, choice.series) for choice in headings]
    starts = [choice.candidate.start for choice in headings]
    begin = starts[0] if starts else body.front
    if begin is None:
        return rows
    aside = [*body.around, *(Span(title, end) for title, end in broken.items())]
    found = find_subheads(body.text, starts, begin, len(body.text))
    subheads = _outside(found, aside)
    if not starts and not subheads:
        broken.update(two_line_headings(body.text, begin))
        subheads = [unnumbered(title, title, 0.0) for title in broken]
    return _below(rows, subheads)


def _below(rows: list[_Row], divisions: Sequence[MarkerCandidate]) -> list[_Row]:
    """Place divisions one level below the heading before them."""
    placed: list[_Row] = []
    at = depth = 0
    for division in divisions:
        while at < len(rows) and rows[at][0].start < division.start:
            if rows[at][0].style is not Style.PLAIN or rows[at][1] == 1 or division.style is not Style.PLAIN:
                depth = rows[at][1]
            at += 1
        placed.append((division, max(depth + 1, 2), -1))
    return list(merge(rows, placed, key=_start_of_first))


def _start_of_first(row: _Row) -> int:
    return row[0].start


def _set_top_roles(text: str, entries: Sequence[_OpenSection]) -> None:
    """Give the top sections their roles, from titles, years, order and the first words of their bodies."""
    tops = [entry for entry in entries if entry.depth == 1]
    stops = [*(entry.start for entry in tops), len(text)][1:]
    rows = [
        (text[entry.title : entry.title_end], text[entry.title_end : min(entry.title_end + _BODY, stop)])
        for entry, stop in zip(tops, stops, strict=True)
    ]
    for entry, role in zip(tops, top_roles(rows), strict=True):
        entry.role = role


def _stretches(
    text: str, entries: Sequence[_OpenSection], address: int | None, tail: int
) -> list[_OpenSection]:
    """The sections without heading: opening, turns of an unheaded body, problems, closing, glossary."""
    turns = [turn for turn in find_turns(text) if turn.start < tail]
    tops = [entry for entry in entries if entry.depth == 1]
    if not tops and not turns:
        return []
    first = min(tops[0].start, tail) if tops else tail
    body = _body_start(text, address, first, headed=bool(tops))
    opening = [_stretch(0, 1, body, SectionRole.OPENING)] if body > 0 else []
    before = [*opening, *_unheaded(text, body, first, turns)]
    last = max((entry.start for entry in (*tops, *before) if entry.start < tail), default=body)
    closing = _closing(text, last + 1, tail)
    end = closing[0].start if closing else tail
    return [*before, *closing, *_within_reviews(text, tops, turns, tail, end)]


def _closing(text: str, low: int, tail: int) -> list[_OpenSection]:
    """The closing appeal, and the glossary where something follows it."""
    span = find_closing(text, low, tail)
    if span is None:
        return []
    closing = _stretch(span.start, 1, span.end, SectionRole.CLOSING)
    return [closing] if span.end >= tail else [closing, _stretch(span.end, 1, tail, SectionRole.GLOSSARY)]


def _body_start(text: str, address: int | None, first: int, *, headed: bool) -> int:
    """Where the opening ends; ``first`` is where the first top heading or the tail begins."""
    body = 0
    if address is not None and address < first:
        submitted = outline_words().submitted.search(text, address, min(first, address + 600))
        body = submitted.end() if submitted else address
    return first if headed and first - body < _LONG_OPENING else body


def _within_reviews(
    text: str, tops: Sequence[_OpenSection], turns: Sequence[Turn], tail: int, end: int
) -> Iterator[_OpenSection]:
    """What the headed reviews hold; the tail ends the last of them, the closing begins at ``end``."""
    for entry, stop in zip(tops, [*(top.start for top in tops), tail][1:], strict=True):
        if entry.role is SectionRole.REVIEW and entry.start < end:
            inside = [turn for turn in turns if entry.title_end < turn.start < stop]
            yield from _within_review(text, entry, inside, min(stop, end))


def _within_review(text: str, review: _OpenSection, turns: Sequence[Turn], end: int) -> list[_OpenSection]:
    """What a headed review holds besides: an outlook where its title names one, and problems."""
    found: list[_OpenSection] = []
    if is_mixed(text[review.title : review.title_end]):
        early = review.start + int((end - review.start) * _EARLY)
        turn = next((t for t in turns if t.role is not SectionRole.PROBLEMS and early < t.start < end), None)
        if turn is not None:
            at = max(_paragraph_start(text, turn.start), review.title_end + 1)
            found.append(_stretch(at, review.depth + 1, end, SectionRole.OUTLOOK))
            end = at
    problems = _problems(text, review.depth + 1, turns, end)
    if problems and not found:
        found = _plan_after(text, problems[0], turns, end)
    return [*problems, *found]


def _plan_after(text: str, problems: _OpenSection, turns: Sequence[Turn], end: int) -> list[_OpenSection]:
    """The plan that follows the look at problems in a review; the problems end where it begins."""
    turn = next((t for t in turns if t.role is SectionRole.PLAN and problems.start < t.start < end), None)
    if turn is None:
        return []
    at = _paragraph_start(text, turn.start)
    at = turn.start if at <= problems.start else at
    problems.until = min(problems.until, at)
    return [_stretch(at, problems.depth, end, SectionRole.PLAN)]


def _stretch(start: int, depth: int, until: int, role: SectionRole) -> _OpenSection:
    entry = _OpenSection(start, depth, until)
    entry.role = role
    return entry


def _unheaded(text: str, start: int, end: int, turns: Sequence[Turn]) -> list[_OpenSection]:
    """A body without top headings: review first, then what its turns say."""
    if start >= end:
        return []
    early = start + int((end - start) * _EARLY)
    review = _stretch(start, 1, end, SectionRole.REVIEW)
    found, problems = [review], []
    for turn in (turn for turn in turns if early <= turn.start < end):
        if found[-1].role is SectionRole.PLAN:
            break
        if turn.role is SectionRole.PROBLEMS:
            if found[-1] is review and turn.start > start:
                problems.append(turn)
        elif turn.role is not found[-1].role:
            at = max(_paragraph_start(text, turn.start), found[-1].start + 1)
            found[-1].until = at
            found.append(_stretch(at, 1, end, turn.role))
    return [review, *_problems(text, 2, problems, review.until), *found[1:]]


def _problems(text: str, depth: int, turns: Sequence[Turn], end: int) -> list[_OpenSection]:
    """The look at problems with which a review ends; one far from the end is only its paragraph."""
    found = [turn.start for turn in turns if turn.role is SectionRole.PROBLEMS and turn.start < end]
    if not found:
        return []
    near = [at for at in found if end - at <= _PROBLEMS]
    if near:
        return [_stretch(near[0], depth, end, SectionRole.PROBLEMS)]
    stop = text.find("\n", found[-1], end)
    return [_stretch(found[-1], depth, stop, SectionRole.PROBLEMS)] if stop > found[-1] else []


def _paragraph_start(text: str, position: int) -> int:
    """The start of the paragraph around a turn where that is near, else the turn itself."""
    line = text.rfind("\n", max(0, position - _PARAGRAPH), position) + 1
    return line if line > 0 else position


def _nest(entries: list[_OpenSection], length: int) -> list[_OpenSection]:
    """Build the tree: each section ends where one as shallow begins, or where its parent does."""
    entries.sort(key=_order)
    roots: list[_OpenSection] = []
    path: list[_OpenSection] = []
    for entry in entries:
        while path and (path[-1].depth >= entry.depth or path[-1].until <= entry.start):
            _close(path, entry.start)
        if path:
            path[-1].children.append(entry)
            entry.until = min(entry.until, path[-1].until)
        else:
            roots.append(entry)
        path.append(entry)
    while path:
        _close(path, length)
    return roots


def _order(entry: _OpenSection) -> tuple[int, int]:
    return entry.start, entry.depth


def _close(path: list[_OpenSection], end: int) -> None:
    entry = path.pop()
    entry.end = min(entry.until, end)
    entry.title_end = min(entry.title_end, entry.end)
    entry.title = min(entry.title, entry.title_end)
    entry.marker = min(entry.marker, entry.title)


def _section(text: str, entry: _OpenSection, level: int, above: SectionRole) -> Section:
    """The finished section; a child without a role of its own has that of its parent."""
    lines = text[entry.title : entry.title_end].split("\n")
    title = "".join(line.strip(" \t\r\u3000\u00a0*") for line in lines)
    role = entry.role if entry.role is not None else child_role(title, above)
    return Section(
        text[entry.start : entry.marker],
        title,
        level,
        role,
        Span(entry.start, entry.end),
        Span(entry.start, entry.title_end),
        entry.parsed,
        tuple([_section(text, child, level + 1, role) for child in entry.children]),
    )
