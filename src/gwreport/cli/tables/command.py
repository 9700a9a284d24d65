"""``gwreport targets``, ``statements``, ``figures``, ``check``: what analysts load into their programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from attrs import frozen

from gwreport.cli.forms import form_of
from gwreport.cli.inputs import (
    Components,
    Shown,
    add_input_arguments,
    add_output_arguments,
    remarks_to_tell,
    write_all,
)
from gwreport.cli.tables.written import FORMS, endings, write_table
from gwreport.cli.texts.search import Material
from gwreport.errors import GwReportError
from gwreport.export import tables
from gwreport.export.tables import FigureRow, FindingRow, StatementRow, TargetRow
from gwreport.export.wide import usual_indicators, wide_columns, wide_csv_text, wide_rows
from gwreport.files import Entry, read_entry
from gwreport.model import Indicator, Report, Severity

_SEVERITIES = (Severity.INFO, Severity.WARNING)
_TARGET_COLUMNS = (
    "region",
    "year",
    "indicator",
    "presence",
    "aspect",
    "low",
    "high",
    "unit",
    "form",
    "words",
    "target_role",
)
_STATEMENT_COLUMNS = (
    "region", "year", "indicator", "aspect", "status", "low", "high", "unit", "bound", "direction",
)  # fmt: skip

_FIGURE_COLUMNS = (
    "region", "year", "subject", "verb", "low", "high", "unit", "bound", "aspect", "status", "indicator",
)  # fmt: skip


def add(commands: Any) -> None:  # noqa: ANN401 - argparse gives its type no public name
    """Add the four commands."""
    targets = commands.add_parser(
        "targets",
        help="the headline targets of reports as a table",
        description="One row for each headline target of each report: indicator, low, high, bound, form, "
        "constraint words. --indicator chooses some; with --fill also rows for targets that are absent or "
        "not found.",
    )
    targets.add_argument(
        "--indicator",
        metavar="NAME",
        action="append",
        default=[],
        help="only this indicator, by id or name (repeat for more)",
    )
    targets.add_argument(
        "--fill",
        action="store_true",
        help="also a row for each --indicator that a report sets no target for (without --indicator: of the "
        "usual ones)",
    )
    targets.add_argument(
        "--wide",
        action="store_true",
        help="one row for each report, with columns for each --indicator (as CSV; without --indicator the "
        "usual ones)",
    )
    _table_arguments(targets, run_targets)
    statements = commands.add_parser(
        "statements",
        help="all statements of reports as a table",
        description="One row for each statement: indicator, value, period, actual or target, sentence.",
    )
    _table_arguments(statements, run_statements)
    figures = commands.add_parser(
        "figures",
        help="every figure of reports with what it counts, as a table",
        description="One row for each quantity: what it counts, the verb, value, period, actual or target, "
        "the indicator where it is one of the catalogue, sentence.",
    )
    figures.add_argument(
        "--subject",
        metavar="NOUN",
        help="only figures whose subject has this in its name, such as 养老床位",
    )
    _table_arguments(figures, run_figures, checkable=False)
    check = commands.add_parser(
        "check",
        help="figures of a report that do not agree with each other",
        description="Shares that do not sum to 100, growth that does not follow from levels, totals that are "
        "not the sum of their parts, parts larger than their total, a figure stated twice with two values, "
        "a target below the outturn.",
    )
    _table_arguments(check, run_check, checkable=False)
    check.add_argument(
        "--severity",
        choices=[str(severity) for severity in _SEVERITIES],
        default=str(_SEVERITIES[0]),
        help="leave out findings below this (default: %(default)s; a warning is a contradiction)",
    )


def _table_arguments(parser: argparse.ArgumentParser, run: Any, *, checkable: bool = True) -> None:  # noqa: ANN401
    add_input_arguments(parser)
    add_output_arguments(parser, FORMS)
    if checkable:
        parser.add_argument(
            "--decisions",
            metavar="FILE",
            action="append",
            help="apply decisions of a review page: columns checked, coder, note, value_read "
            "(repeat for more)",
        )
    parser.add_argument(
        "--excel",
        "--bom",
        dest="bom",
        action="store_true",
        help="begin a CSV with a byte order mark, by which Excel knows that it is UTF-8",
    )
    parser.add_argument(
        "--metadata",
        action="store_true",
        help="write OUTPUT-metadata.json beside a .csv, .tsv or .jsonl: versions, and what the columns hold",
    )
    parser.set_defaults(run=run, decisions=[])


def run_targets(options: argparse.Namespace) -> int:
    """Run ``targets``."""
    catalogue = Components.of(options).pipeline().indicators
    wanted = tuple(catalogue.named(name) for name in options.indicator)
    if options.wide:
        return _run_wide(options, wanted or usual_indicators())
    filled = (wanted or usual_indicators()) if options.fill else ()
    chosen = frozenset(indicator.id for indicator in wanted) or None
    rows = partial(_chosen_targets, chosen=chosen, filled=filled)
    return write_table(options, rows, TargetRow, _TARGET_COLUMNS)


def _chosen_targets(
    reports: Iterable[Report], *, chosen: frozenset[str] | None, filled: tuple[Indicator, ...]
) -> Iterator[TargetRow]:
    """The rows of the chosen indicators, or of all, and of those that are absent where asked for."""
    for row in tables.target_rows(reports, indicators=filled):
        if chosen is None or row.indicator in chosen:
            yield row


def _run_wide(options: argparse.Namespace, wanted: tuple[Indicator, ...]) -> int:
    if form_of(options, endings(), "csv") != "csv" or options.decisions:
        raise GwReportError("--wide is written as CSV, and without --decisions; leave out the other form")
    if options.metadata:
        raise GwReportError("--metadata describes the columns of long tables; leave out --wide")
    keys = Material.of(options).search.key_names
    header = ("\ufeff" if options.bom else "") + wide_csv_text([], wide_columns(wanted, keys))
    return write_all(options, _Wide(Components.of(options), wanted, keys), header)


def run_statements(options: argparse.Namespace) -> int:
    """Run ``statements``."""
    return write_table(options, tables.statement_rows, StatementRow, _STATEMENT_COLUMNS)


def run_figures(options: argparse.Namespace) -> int:
    """Run ``figures``."""
    rows = partial(tables.figure_rows, subject=options.subject)
    return write_table(options, rows, FigureRow, _FIGURE_COLUMNS)


def run_check(options: argparse.Namespace) -> int:
    """Run ``check``."""
    severities = _SEVERITIES[_SEVERITIES.index(Severity(options.severity)) :]
    if form_of(options, endings(), "text") == "text" and not options.metadata:
        return write_all(options, _Checks(Components.of(options), severities))
    return write_table(options, partial(tables.finding_rows, severities=severities), FindingRow)


@frozen
class _Wide:
    """From an entry to its wide rows as lines of CSV; runs in any process."""

    components: Components
    indicators: tuple[Indicator, ...]
    keys: tuple[str, ...]

    def __call__(self, entry: Entry) -> Shown:
        reports = read_entry(self.components.pipeline(), entry)
        rows = wide_rows(reports, indicators=self.indicators)
        lines = [wide_csv_text(rows, wide_columns(self.indicators, self.keys), header=False)]
        return Shown(lines, remarks_to_tell(reports))


@frozen
class _Checks:
    """From an entry to its findings as lines for people; runs in any process."""

    components: Components
    severities: tuple[Severity, ...]

    def __call__(self, entry: Entry) -> Shown:
        from gwreport.analysis.checks import check_report

        reports = read_entry(self.components.pipeline(), entry)
        lines = []
        for report in reports:
            findings = [f for f in check_report(report) if f.severity in self.severities]
            title = report.metadata.title or entry.label
            lines.append(f"{title}: {len(findings) or 'no'} finding{'s' * (len(findings) != 1)}\n")
            for finding in findings:
                at = report.to_source(finding.spans[-1]).start
                lines.append(f"  {finding.severity:8}{finding.code:22}{at:>7}  {finding.message}\n")
        return Shown(lines, remarks_to_tell(reports))
