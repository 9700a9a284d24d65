"""What makes a reading doubtful: the one place where reviewers and pages learn of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from gwreport.analysis.checks import check_report
from gwreport.analysis.index import SpanIndex
from gwreport.model import Diagnostic, Report, Severity, Statement


@frozen
class Doubt:
    """A reason to look at a reading: a code for programs and, where there is one, a line for people."""

    code: str
    message: str = ""


@frozen
class ReportDoubts:
    """The doubts about the readings of one report."""

    by_figure: Mapping[int, tuple[Doubt, ...]]
    remarks: SpanIndex[Diagnostic]

    def of(self, statement: Statement) -> tuple[Doubt, ...]:
        """The doubts about a statement: its figure contradicts another, or a warning is beside it."""
        warnings = (Doubt(d.code, d.message) for d in self.remarks.within(statement.evidence))
        found = (*self.by_figure.get(statement.quantity.span.start, ()), *warnings)
        return tuple(dict.fromkeys(found))


def doubts_of(report: Report) -> ReportDoubts:
    """Collect the doubts about the readings of a report."""
    by_figure: dict[int, list[Doubt]] = {}
    contradictions = (f for f in check_report(report) if f.severity is Severity.WARNING)
    for finding in contradictions:
        for span in finding.spans:
            by_figure.setdefault(span.start, []).append(Doubt(finding.code, finding.message))
    return ReportDoubts(
        {start: tuple(doubts) for start, doubts in by_figure.items()},
        SpanIndex.of(_warnings(report.diagnostics), lambda remark: remark.span),
    )


def _warnings(diagnostics: Iterable[Diagnostic]) -> Iterable[Diagnostic]:
    return (d for d in diagnostics if d.severity is Severity.WARNING and d.span)
