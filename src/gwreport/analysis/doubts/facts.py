"""What a report says around its statements, as far as it makes one doubtful."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from attrs import define

from gwreport.analysis.doubts.amounts import Amounts
from gwreport.analysis.index import SpanIndex
from gwreport.model import Label, Mention, Region, Report, Section, SectionRole, Statement
from gwreport.numerals.calendar import read_year
from gwreport.script.clauses import start_of_clause
from gwreport.script.edges import Edges
from gwreport.script.marks import SENTENCE_END
from gwreport.span import Span
from gwreport.text_index import TextIndex

_LONGEST = 200  # characters before a figure in its sentence that are looked at
_HEAD = 400  # characters that a report opens with: its title, the day, who speaks
_YEAR = 4  # signs of a year
# The year, or words of aim or of a beginning, stand beside the figure.
_TOLD_BESIDE = frozenset({"year.named", "since.base", "status.goal-in-plan", "status.start"})
_ROLES = (SectionRole.REVIEW, SectionRole.PROBLEMS, SectionRole.PLAN, SectionRole.OUTLOOK)
# An annex makes statements only where its title says what it lists.
_TOLD = (*_ROLES, SectionRole.APPENDIX)


@define(eq=False, slots=False)
class Facts:
    """The facts of one report, each found when it is first asked for.

    ``knows_place`` and ``knows_year`` say that the caller gave them, so that nothing was to be guessed;
    ``index`` is that of the text where there is one.
    """

    report: Report
    knows_place: bool = False
    knows_year: bool = False
    index: TextIndex | None = None

    @cached_property
    def _sentences(self) -> Edges:
        """Where its sentences and lines end."""
        if self.index is not None:
            return self.index.sentences
        return Edges(self.report.text, SENTENCE_END + "\n")

    @cached_property
    def _openings(self) -> dict[int, Span]:
        return {}

    # -- the report as a whole -------------------------------------------------------------------------------

    @cached_property
    def lacks_place(self) -> bool:
        """Whether the text does not tell whose report it is."""
        return self.report.metadata.region is None and not self.knows_place

    @cached_property
    def guesses_year(self) -> bool:
        """Whether no day, title or heading names the planned year or the one before it."""
        metadata = self.report.metadata
        if self.knows_year or metadata.delivered is not None:
            return False
        year = metadata.year
        titles = (metadata.title or "", self.report.text[:_HEAD], *(s.title for s in self.report.walk()))
        return year is None or not any(_names(title, (year, year - 1)) for title in titles)

    # -- around one statement --------------------------------------------------------------------------------

    def opening(self, statement: Statement) -> Span:
        """The sentence of a statement up to its figure; of a long one its last 200 characters."""
        start = statement.quantity.span.start
        if start not in self._openings:
            low = max(0, start - _LONGEST)
            self._openings[start] = Span(self._sentences.start(start, low), start)
        return self._openings[start]

    def clause(self, statement: Statement) -> Span:
        """The clause of a statement up to its figure."""
        opening = self.opening(statement)
        return Span(start_of_clause(self.report.text, opening.end, low=opening.start), opening.end)

    def name(self, statement: Statement) -> Span | None:
        """The name of the indicator that is nearest to the figure in what was read for a statement."""
        id, start = statement.indicator.id, statement.quantity.span.start
        spans = (m.span for m in self._names.within(statement.evidence) if m.value.id == id)
        return min(spans, key=lambda span: abs(span.end - start), default=None)

    def is_outside_sections(self, statement: Statement) -> bool:
        """Whether no heading says if a statement is of the review or of the plan.

        A part without a title was told from its place and its words; where another one has a title, also
        from that one. A figure beside its year, or beside words of aim, needs none.
        """
        if not _TOLD_BESIDE.isdisjoint(statement.reasons):
            return False
        top = self._tops.around(statement.quantity.span.start)
        return top is None or top.role not in _TOLD or not (top.title or self._has_headings)

    @cached_property
    def _has_headings(self) -> bool:
        return any(top.title and top.role in _ROLES for top in self.report.sections)

    @cached_property
    def amounts(self) -> Amounts:
        """The values that the report states, held against each other."""
        return Amounts(self.report)

    @cached_property
    def places(self) -> SpanIndex[Mention[Any]]:
        """The places that the text names."""
        return self._labelled(Label.REGION)

    @cached_property
    def _tops(self) -> SpanIndex[Section]:
        return SpanIndex.of(self.report.sections, lambda section: section.span)

    @cached_property
    def _names(self) -> SpanIndex[Mention[Any]]:
        """The names of indicators in the text."""
        return self._labelled(Label.INDICATOR)

    def _labelled(self, label: Label) -> SpanIndex[Mention[Any]]:
        """The mentions of a label by their places."""
        named = [mention for mention in self.report.mentions if mention.label == label]
        return SpanIndex(named, [mention.span for mention in named])

    def is_elsewhere(self, place: Region) -> bool:
        """Whether a place neither is nor holds the report's own."""
        own = self.report.metadata.region
        if own is None:
            return False
        if own.adcode is None or place.adcode is None:
            return place.name != own.name
        return place.adcode != own.adcode and not own.adcode.startswith(place.adcode.rstrip("0"))


def _names(text: str, years: tuple[int, int]) -> bool:
    """Whether a text names one of the years, in digits of any script."""
    return any(read_year(text[at : at + _YEAR]) in years for at in range(len(text) - _YEAR + 1))
