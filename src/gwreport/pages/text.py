"""The text of a report as HTML: paragraphs, headings, and every mention a mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from attrs import frozen

from gwreport.model import Section
from gwreport.pages.page import escape
from gwreport.span import Span

_LINE = re.compile("[^\n]+")
_DEEPEST_HEADING = 6


@frozen
class Element:
    """An element around a part of the text: its place, tag and attributes, and its ``id``.

    Where marks cross, one is cut in pieces; the first of them bears the id, the others name it in
    ``data-of``. A mark of an empty place is an anchor.
    """

    span: Span
    tag: str
    id: str
    attributes: str = ""


def heading_tag(section: Section) -> str:
    """The element of a section's heading; the title of the page is above them all.

    >>> from gwreport.model import SectionRole
    >>> heading_tag(Section("（一）", "产业", 2, SectionRole.PLAN, Span(0, 9), Span(0, 5)))
    'h3'
    """
    return f"h{min(section.level + 1, _DEEPEST_HEADING)}"


def paragraphs(text: str, sections: Sequence[Section], marks: Iterable[Element]) -> Iterator[str]:
    """The lines of a text as paragraphs and headings; the heading of section *n* has the id ``sN``."""
    headings = {section.heading.start: (n, section) for n, section in enumerate(sections) if section.heading}
    waiting = sorted([*marks, *_anchors(sections)], key=_order, reverse=True)
    going_on: list[tuple[Element, bool]] = []
    end_of_heading = 0
    for match in _LINE.finditer(text):
        line = Span(*match.span())
        found = headings.get(_first_ink(text, line))
        here = [(mark, False) for mark, _ in going_on if mark.span.end > line.start]
        while waiting and waiting[-1].span.start <= line.end:
            here.append((waiting.pop(), True))
        if found and found[1].heading.end >= line.start + len(match[0].rstrip()):
            end_of_heading = found[1].heading.end
            yield _heading(*found, _line(text, line, here))
        else:
            here += [(_inline(n, section), True) for n, section in _within(headings, line)]
            opening = '<p class="heading">' if line.start < end_of_heading else "<p>"
            yield f"{opening}{_line(text, line, here)}</p>\n"
        going_on = here


def _anchors(sections: Iterable[Section]) -> Iterator[Element]:
    """Where the sections without a heading begin."""
    for number, section in enumerate(sections):
        if not section.heading:
            yield Element(Span(section.span.start, section.span.start), "a", f"s{number}")


def _heading(number: int, section: Section, content: str) -> str:
    tag = heading_tag(section)
    return f'<{tag} id="s{number}">{content}</{tag}>\n'


def _order(mark: Element) -> tuple[int, int]:
    return mark.span.start, -mark.span.end


def _first_ink(text: str, line: Span) -> int:
    return line.end - len(line.of(text).lstrip())


def _within(headings: dict[int, tuple[int, Section]], line: Span) -> Iterator[tuple[int, Section]]:
    if len(line) > len(headings):
        yield from (found for start, found in headings.items() if line.start <= start < line.end)
    else:
        yield from (headings[at] for at in range(line.start, line.end) if at in headings)


def _inline(number: int, section: Section) -> Element:
    """A heading whose line goes on."""
    level = min(section.level + 1, _DEEPEST_HEADING)
    attributes = f' class="heading" role="heading" aria-level="{level}"'
    return Element(section.heading, "span", f"s{number}", attributes)


def _line(text: str, line: Span, marks: Sequence[tuple[Element, bool]]) -> str:
    """One line with its marks; where a mark crosses the end of one around it, it goes on behind that."""
    parts: list[str] = []
    open_marks: list[tuple[int, str]] = []
    here = line.start
    queue = []
    for number, (mark, is_first) in enumerate(marks):
        start = max(mark.span.start, line.start)
        queue.append((start, -max(start, min(mark.span.end, line.end)), number, mark, is_first))
    heapify(queue)

    def write_to(place: int) -> None:
        nonlocal here
        while open_marks and open_marks[-1][0] <= place:
            end, tag = open_marks.pop()
            parts.append(f"{escape(text[here:end])}</{tag}>")
            here = end
        parts.append(escape(text[here:place]))
        here = place

    while queue:
        start, minus_end, number, mark, is_first = heappop(queue)
        end = -minus_end
        write_to(start)
        if open_marks and open_marks[-1][0] < end:
            heappush(queue, (open_marks[-1][0], -end, number, mark, False))
            end = open_marks[-1][0]
        name = f'id="{mark.id}"' if is_first else f'data-of="{mark.id}"'
        parts.append(f"<{mark.tag} {name}{mark.attributes}>")
        open_marks.append((end, mark.tag))
    write_to(line.end)
    return "".join(parts)
