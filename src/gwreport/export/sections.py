"""The rows of the table of sections: the outline of a report with the text of each part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from gwreport.export.rows import Row, report_cells, section_paths
from gwreport.model import Report, Section
from gwreport.span import Span


@frozen(kw_only=True)
class SectionRow(Row):
    """One section, in the order of the text.

    ``section`` is the path of headings, as in the other tables (empty before the first heading), ``depth`` 1
    for a section of the top level, ``marker`` the number as printed, ``heading`` the heading without it.
    ``text`` is what the section says itself, after its heading and before the sections within it, so that no
    sentence is in two rows; ``characters`` is its length, white space aside. ``source_start`` and
    ``source_end`` are the half-open place of the whole section in the text as it was given.
    """

    section: str | None
    depth: int
    marker: str | None
    heading: str | None
    role: str
    text: str | None
    characters: int
    source_start: int
    source_end: int


def section_rows(reports: Iterable[Report]) -> Iterator[SectionRow]:
    """One row for each section of each report, depth first."""
    for report in reports:
        paths, cells = section_paths(report), report_cells(report)
        for depth, section in _with_depth(report.sections, 1):
            own, place = _own_text(section).of(report.text).strip(), report.to_source(section.span)
            yield SectionRow(
                **cells,
                section=paths[section.heading.start] or None,
                depth=depth,
                marker=section.marker or None,
                heading=section.title or None,
                role=str(section.role),
                text=own or None,
                characters=sum(map(len, own.split())),
                source_start=place.start,
                source_end=place.end,
            )


def _with_depth(sections: Iterable[Section], depth: int) -> Iterator[tuple[int, Section]]:
    for section in sections:
        yield depth, section
        yield from _with_depth(section.children, depth + 1)


def _own_text(section: Section) -> Span:
    """What lies between the heading of a section and the first section within it."""
    end = section.children[0].span.start if section.children else section.span.end
    return Span(min(section.heading.end, end), end)
