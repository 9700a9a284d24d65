"""What makes a reading doubtful, and what it may be instead: where reviewers and pages learn of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from attrs import frozen

from gwreport.analysis.checks import check_report
from gwreport.analysis.doubts.reasons import meanings
from gwreport.analysis.index import SpanIndex
from gwreport.model import Diagnostic, Mention, Quantity, Report, Severity, Statement
from gwreport.script.clauses import sentences
from gwreport.span import Span

MOST_CANDIDATES = 5


@frozen
class Doubt:
    """A reason to look at a reading: a code for programs and, where there is one, a line for people."""

    code: str
    message: str = ""


@frozen(eq=False)
class ReportDoubts:
    """The doubts about the readings of one report."""

    by_figure: Mapping[int, tuple[Doubt, ...]]
    remarks: SpanIndex[Diagnostic]
    sentences: SpanIndex[Span]
    figures: SpanIndex[Mention[Quantity]]

    def of(self, statement: Statement) -> tuple[Doubt, ...]:
        """The doubts about a statement: its own, its figure contradicts another, a warning is beside it."""
        own = (Doubt(code, meanings().get(code, "")) for code in statement.doubts)
        warnings = (Doubt(d.code, d.message) for d in self.remarks.within(statement.evidence))
        found = (*own, *self.by_figure.get(statement.quantity.span.start, ()), *warnings)
        return tuple(dict.fromkeys(found))

    def candidates(self, statement: Statement) -> tuple[Mention[Any], ...]:
        """The figures that it may be about instead: those of its kind in its sentence, nearest first."""
        own = statement.quantity
        sentence = self.sentences.around(own.span.start)
        if sentence is None:
            return ()
        others = (
            figure
            for figure in self.figures.within(sentence)
            if figure.value.kind is own.value.kind and figure.span != own.span
        )
        nearest = sorted(others, key=lambda figure: abs(figure.span.start - own.span.start))
        return tuple(nearest[:MOST_CANDIDATES])


def doubts_of(report: Report) -> ReportDoubts:
    """Collect what is doubtful in a report; a new reason to doubt is added here."""
    by_figure: dict[int, list[Doubt]] = {}
    contradictions = (f for f in check_report(report) if f.severity is Severity.WARNING)
    for finding in contradictions:
        for span in finding.spans:
            by_figure.setdefault(span.start, []).append(Doubt(finding.code, finding.message))
    return ReportDoubts(
        {start: tuple(doubts) for start, doubts in by_figure.items()},
        SpanIndex.of(_warnings(report.diagnostics), lambda remark: remark.span),
        SpanIndex.of(sentences(report.text), lambda sentence: sentence),
        SpanIndex.of(report.quantities, lambda figure: figure.span),
    )


def _warnings(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (d for d in diagnostics if d.severity is Severity.WARNING and d.span)
