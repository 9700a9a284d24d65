"""Parting a source into documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from attrs import evolve, frozen

from gwreport.model import DocumentKind, Repair, Source
from gwreport.reading.cleaning.markup import layout_repairs
from gwreport.reading.cleaning.repairs import apply_repairs
from gwreport.reading.splitting import boilerplate, openings, titles
from gwreport.reading.splitting.kinds import kind_of
from gwreport.reading.splitting.prints import second_print
from gwreport.script.traditional import simplified
from gwreport.span import OffsetMap, Span


@frozen
class Part:
    """A document's place in a source, its kind, its title, and boilerplate inside it that is to be dropped.

    All spans are source spans; ``dropped`` is ordered and disjoint. ``layout`` are the repairs of the layout
    of the source, where they are those of the part: it is all of the source, nothing in it is dropped, and
    nothing is in traditional script. Else it is None.
    """

    span: Span
    kind: DocumentKind
    title: str | None = None
    dropped: tuple[Span, ...] = ()
    layout: tuple[Repair, ...] | None = None


def split_source(source: Source) -> tuple[Part, ...]:
    """The documents of a source, in order: reports, and whatever else there is.

    Documents of a crawl are parted by bulleted or dashed titles, numbered titles, front matter, and by
    the openings of reports. A second print of the same report is kept as ``other``.
    """
    seen_as = _View.of(source.text)
    view = seen_as.text
    pieces = [part for item in _items(view) for part in _by_openings(view, item)]
    parts, seen = [], set[str]()
    for piece in pieces:
        part = _part(view, piece, alone=len(pieces) == 1)
        if part.kind is DocumentKind.REPORT:
            signature = openings.signature(view[part.span.start : part.span.end])
            if signature in seen:
                part = evolve(part, kind=DocumentKind.OTHER)
            seen.add(signature)
        parts.append(seen_as.in_source(part))
    return tuple(parts)


def single_report(source: Source) -> Part:
    """The whole source as one text to be read, for a caller who says that it is one: a report or its kin."""
    view = _View.of(source.text)
    part = _part(view.text, _Stretch(0, len(view.text)), alone=True)
    kind = DocumentKind.REPORT if part.kind is DocumentKind.OTHER else part.kind
    return evolve(view.in_source(part), kind=kind)


@frozen
class _Stretch:
    """A stretch of the view, with the title and the end of the mark that parted it from the rest."""

    start: int
    end: int
    title: str | None = None
    mark: Span | None = None


@frozen
class _View:
    """A source with plain lines and in simplified script, to look for structure in."""

    text: str
    offsets: OffsetMap
    layout: tuple[Repair, ...] | None

    @classmethod
    def of(cls, source: str) -> _View:
        """The view of a source, and its repairs of layout where it is in simplified script."""
        text = simplified(source)
        repairs = layout_repairs(text)
        view, offsets = apply_repairs(text, repairs) if repairs else (text, OffsetMap.identity(len(text)))
        return cls(view, offsets, tuple(repairs) if text == source else None)

    def in_source(self, part: Part) -> Part:
        """A part of the view as a part of the source."""
        offsets, whole = self.offsets, self.offsets.source_span
        start = whole.start if part.span.start == 0 else offsets.to_source(part.span).start
        end = whole.end if part.span.end == offsets.clean_length else offsets.to_source(part.span).end
        span = Span(start, max(start, end))
        dropped = tuple(offsets.to_source(span) for span in part.dropped if span)
        layout = self.layout if span == whole and not dropped else None
        return evolve(part, span=span, dropped=dropped, layout=layout)


# --- items of a listing


@cache
def _item_pattern() -> re.Pattern[str]:
    return re.compile(
        r"^[ \t\u3000]*(?:"
        r"(?P<bullet>[•●◆■▪◇○·])[ \t\u3000]*(?P<bulleted>\S[^\n]{1,90})"
        r"|(?P<dash>-)[ \t]*\n\s*(?P<dashed>[^\s-][^\n]{1,90})"
        r"|(?P<number>[0-9]{1,3}[.、．])[ \t]*"
        r"(?P<numbered>[^\n。，；]{0,40}政府工作报告(?:[（(][^\n]{0,30}[）)])?)[ \t]*"
        r"|(?P<fence>---)[ \t]*\n(?P<yaml>(?:[A-Za-z_]{1,20}:[^\n]*\n){1,12})---[ \t]*"
        r"|(?P<label>标题)[：:](?P<labelled>[^\n]{1,90})"
        r")$",
        re.M,
    )


_BULLETS = ("bulleted", "dashed")


def _items(view: str) -> Iterator[_Stretch]:
    """The stretches between the titles of a listing; the whole where there is no listing."""
    marks = _item_marks(view)
    if not marks:
        yield _Stretch(0, len(view))
        return
    first = marks[0].start()
    preface = bool(view[:first].strip())
    if preface:
        yield _Stretch(0, first)
    ends = [*(m.start() for m in marks[1:]), len(view)]
    for m, end in zip(marks, ends, strict=True):
        start = m.start() if preface or m is not marks[0] else 0
        yield _Stretch(start, end, *_title_of(m))


def _item_marks(view: str) -> list[re.Match[str]]:
    """The marks of items: all of one bulleted listing where there is one, else all others."""
    found = list(_item_pattern().finditer(view))
    bullets = [m for m in found if m.lastgroup in _BULLETS]
    if not _is_listing(view, bullets):
        return [m for m in found if m.lastgroup not in _BULLETS]
    kind = bullets[0].lastgroup
    return _between_documents(view, [m for m in bullets if m.lastgroup == kind])


def _title_of(m: re.Match[str]) -> tuple[str | None, Span | None]:
    """The title that an item mark bears, and the part of the mark that is no text of the document."""
    kind = m.lastgroup or ""
    if kind == "yaml":
        title = re.search(r"^title:[ \t]*([^\n]+)", m["yaml"], re.M)
        return (title[1].strip().strip("\"'") if title else None), Span(m.start(), m.end())
    line = m[kind]
    if kind == "labelled":
        return line.strip(), Span(m.start(), m.start(kind))
    bracket = re.match(r"【[^】\n]{1,30}】\s*(?=\S)", line)
    begin = m.start(kind) + (bracket.end() if bracket else 0)
    return line[begin - m.start(kind) :].strip(), Span(m.start(), begin)


def _is_listing(view: str, marks: list[re.Match[str]]) -> bool:
    """Whether bulleted lines are titles: what follows them is a document, not another line of a list."""
    if len(marks) < 2:
        return False
    ends = [m.start() for m in marks[1:]] + [len(view)]
    long = sum(end - m.end() >= 300 for m, end in zip(marks, ends, strict=True))
    return long * 2 >= len(marks) or long >= 5


def _between_documents(view: str, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks of a listing without those of a list that stands within a report."""
    ends = [*(m.start() for m in marks[1:]), len(view)]
    kept: list[re.Match[str]] = []
    for m, end in zip(marks, ends, strict=True):
        within = end - m.end() < 300 or openings.is_continued(view, m.end(), end)
        if not (within and kept and openings.is_unfinished(view, kept[-1].start(), m.start())):
            kept.append(m)
    return kept


# --- reports one after another, without marks between them


def _by_openings(view: str, piece: _Stretch) -> Iterator[_Stretch]:
    """The reports within a stretch, each from its front matter on."""
    starts = [piece.start]
    for m in openings.starts(view, piece.start, piece.end):
        start = _front(view, m, starts[-1])
        long = start - starts[-1] >= openings.SHORTEST_REPORT
        if long and openings.begins_anew(view, starts[-1], start, m):
            starts.append(start)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], piece.end], strict=True)):
        yield _Stretch(start, end, piece.title, piece.mark) if number == 0 else _Stretch(start, end)


def _front(view: str, opening: int, floor: int) -> int:
    """Where the front matter before an opening begins: its short lines, back to the prose before them."""
    line = view.rfind("\n", floor, opening) + 1 or floor
    start = openings.front_in_line(view, line, opening)
    if start > line:
        return start
    while line > floor:
        before = view.rfind("\n", floor, line - 1) + 1 or floor
        text = view[before : line - 1].strip() if line else ""
        if text and not titles.is_front_line(text):
            break
        line = before
    while line < opening and view[line] in "\n \t\u3000":
        line += 1
    return line


def _not_read(text: str, start: int) -> list[Span]:
    """Boilerplate and a second print, from the end of the mark on: ordered and disjoint."""
    again = second_print(text, start)
    return boilerplate.union([*boilerplate.find(text, start), *([again] if again else [])])


def _part(view: str, piece: _Stretch, *, alone: bool) -> Part:
    """What a stretch of the view is, and what in it is boilerplate."""
    text = view[piece.start : piece.end]
    title = piece.title or titles.title_line(text)
    kind = kind_of(text, title, alone=alone)
    dropped = [piece.mark] if piece.mark else []
    if kind is not DocumentKind.OTHER:
        marked = (piece.mark.end if piece.mark else piece.start) - piece.start
        dropped += [span.shift(piece.start) for span in _not_read(text, marked)]
    return Part(
        Span(piece.start, piece.end),
        kind,
        title,
        tuple(dropped),
    )
