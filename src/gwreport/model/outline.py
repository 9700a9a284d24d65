"""The outline of a report."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from attrs import frozen

from gwreport.model.shown import Brief, counted
from gwreport.pickling import by_fields
from gwreport.span import Span


class SectionRole(StrEnum):
    """What a section does in the report."""

    OPENING = "opening"
    REVIEW = "review"
    PROBLEMS = "problems"
    OUTLOOK = "outlook"
    PLAN = "plan"
    SELF_BUILDING = "self_building"
    CLOSING = "closing"
    GLOSSARY = "glossary"
    APPENDIX = "appendix"
    OTHER = "other"


@frozen(repr=False)
class Section(Brief):
    """A headed part of a report.

    ``marker`` is the numbering as printed ("" where there is none), ``level`` 1 for a top
    section. ``span`` covers heading, body and children; ``heading`` covers marker and title. ``run_in`` says
    that the body goes on in the paragraph of the heading.
    """

    marker: str
    title: str
    level: int
    role: SectionRole
    span: Span
    heading: Span
    run_in: bool = False
    children: tuple[Section, ...] = ()

    __reduce__ = by_fields

    def _name(self) -> tuple[object, ...]:
        return (f"{self.marker}{self.title}",)

    def _facts(self) -> tuple[str, ...]:
        below = counted(sum(1 for _ in self.walk()) - 1, "section") + " below" if self.children else ""
        return str(self.role), f"level {self.level}", f"{self.span.start}–{self.span.end}", below

    def walk(self) -> Iterator[Section]:
        """This section and all below it, depth first, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def body(self) -> Span:
        """What follows the heading, children included."""
        return Span(self.heading.end, self.span.end)
