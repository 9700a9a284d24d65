"""``gwreport targets``, ``statements``, ``figures``, ``check``: what analysts load into their programs."""

from __future__ import annotations

import argparse
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from gwreport.analysis.checks import Finding, check_report
from gwreport.cli import display
from gwreport.cli.checked import checked
from gwreport.cli.inputs import (
    Components,
    Input,
    add_input_arguments,
    add_output_arguments,
    json_line,
    write_all,
)
from gwreport.errors import GwReportError, NoReportError
from gwreport.export import tables
from gwreport.export.tables import FigureRow, Row, StatementRow, TargetRow
from gwreport.export.wide import usual_indicators, wide_columns, wide_csv_text, wide_rows
from gwreport.model import Indicator, Report, Severity

_FORMATS = ("csv", "jsonl", "text")
_SUFFIXES = {".csv": "csv", ".jsonl": "jsonl", ".txt": "text"}
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
        "constraint words. With --indicator also rows for targets that are absent or not found.",
    )
    targets.add_argument(
        "--indicator",
        metavar="NAME",
        action="append",
        default=[],
        help="give a row for this indicator, by id or name, in any case (repeat for more)",
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
    add_input_arguments(check)
    add_output_arguments(check, ("text", "jsonl"))
    check.add_argument(
        "--severity",
        choices=[str(severity) for severity in _SEVERITIES],
        default=str(_SEVERITIES[0]),
        help="leave out findings below this (default: %(default)s; a warning is a contradiction)",
    )
    check.set_defaults(run=run_check, format=None)


def _table_arguments(parser: argparse.ArgumentParser, run: Any, *, checkable: bool = True) -> None:  # noqa: ANN401
    add_input_arguments(parser)
    add_output_arguments(parser, _FORMATS)
    if checkable:
        parser.add_argument(
            "--decisions",
            metavar="FILE",
            action="append",
            help="apply decisions of a review page: columns checked, coder, note, value_read "
            "(repeat for more)",
        )
    parser.add_argument("--bom", action="store_true", help="begin a CSV with a byte order mark, for Excel")
    parser.set_defaults(run=run, format=None, decisions=[])


def run_targets(options: argparse.Namespace) -> int:
    """Run ``targets``."""
    components = Components.of(options)
    catalogue = components.pipeline().indicators
    wanted = [catalogue.named(name) for name in options.indicator]
    if options.wide:
        return _run_wide(options, components, tuple(wanted) or usual_indicators())
    return _run(options, _Targets(components, tuple(wanted)), TargetRow, _TARGET_COLUMNS)


def _run_wide(options: argparse.Namespace, components: Components, wanted: tuple[Indicator, ...]) -> int:
    form = options.format or _SUFFIXES.get(Path(options.output or "").suffix.lower(), "csv")
    suffix = Path(options.output or "").suffix.lower()
    if form != "csv" or suffix in tables.FORMATS.keys() - {".csv"} or options.decisions:
        raise GwReportError("--wide is written as CSV, and without --decisions; leave out the other form")
    header = ("\ufeff" if options.bom else "") + wide_csv_text([], wide_columns(wanted))
    return write_all(options, _Wide(components, wanted), header)


def run_statements(options: argparse.Namespace) -> int:
    """Run ``statements``."""
    return _run(options, _Statements(Components.of(options)), StatementRow, _STATEMENT_COLUMNS)


def run_figures(options: argparse.Namespace) -> int:
    """Run ``figures``."""
    return _run(options, _Figures(Components.of(options), options.subject), FigureRow, _FIGURE_COLUMNS)


def _run(options: argparse.Namespace, rows: Any, row_type: type[Row], shown: Sequence[str]) -> int:  # noqa: ANN401
    if options.decisions:
        rows, row_type = checked(rows, row_type, options.decisions)
        shown = (*shown, "checked")
    suffix = Path(options.output or "").suffix.lower()
    kind = tables.FORMATS.get(suffix)
    if kind is not None and not kind.is_text:
        if options.format:
            raise GwReportError(f"--format {options.format} does not go with {options.output}; leave one out")
        if kind.needs is not None:
            kind.needs()  # before the reading, so that a missing package is reported at once
        convert = _Converted(kind, row_type)
        return write_all(options, _Written(rows, row_type, "jsonl", tuple(shown)), convert=convert)
    form = options.format or _SUFFIXES.get(suffix, "csv")
    header = tables.csv_text([], row_type=row_type, bom=options.bom) if form == "csv" else ""
    return write_all(options, _Written(rows, row_type, form, tuple(shown)), header)


@frozen
class _Converted:
    """From a file of JSON lines to one of another form."""

    form: tables.Format
    row_type: type[Row]

    def __call__(self, text: Path, target: Path) -> None:
        with text.open(encoding="utf-8", newline="") as stream:
            rows = list(tables.read_jsonl(stream, self.row_type))
        self.form.write(rows, target, self.row_type)


def reports_of(components: Components, given: Input) -> list[Report]:
    """The reports of an input. Raises ``NoReportError`` where there is none."""
    found = components.pipeline().read(given.content(), name=given.name)
    if not found:
        raise NoReportError(given.name, "neither an opening 我代表…报告工作 nor an outline")
    return found


@frozen
class _Targets:
    """From an input to its target rows; runs in any process."""

    components: Components
    indicators: tuple[Indicator, ...]

    def __call__(self, given: Input) -> Iterable[Row]:
        return tables.target_rows(reports_of(self.components, given), indicators=self.indicators)


@frozen
class _Wide:
    """From an input to its wide rows as lines of CSV; runs in any process."""

    components: Components
    indicators: tuple[Indicator, ...]

    def __call__(self, given: Input) -> list[str]:
        rows = wide_rows(reports_of(self.components, given), indicators=self.indicators)
        return [wide_csv_text(rows, wide_columns(self.indicators), header=False)]


@frozen
class _Statements:
    """From an input to its statement rows; runs in any process."""

    components: Components

    def __call__(self, given: Input) -> Iterable[Row]:
        return tables.statement_rows(reports_of(self.components, given))


@frozen
class _Figures:
    """From an input to the rows of its figures; runs in any process."""

    components: Components
    subject: str | None

    def __call__(self, given: Input) -> Iterable[Row]:
        return tables.figure_rows(reports_of(self.components, given), subject=self.subject)


@frozen
class _Written:
    """From an input to its rows as lines."""

    rows: Any
    row_type: type[Row]
    form: str
    shown: tuple[str, ...]

    def __call__(self, given: Input) -> list[str]:
        found = list(self.rows(given))
        if self.form == "jsonl":
            target = io.StringIO()
            tables.write_jsonl(found, target)
            return [target.getvalue()]
        if self.form == "csv":
            return [tables.csv_text(found, row_type=self.row_type).split("\r\n", 1)[1]]
        cells = [[_cell(getattr(row, name)) for name in self.shown] for row in found]
        return [f"{line}\n" for line in display.table([self.shown, *cells])]


def _cell(value: object) -> str:
    return "" if value is None else display.cut(format(value), 24)


def run_check(options: argparse.Namespace) -> int:
    """Run ``check``."""
    form = options.format or ("jsonl" if Path(options.output or "").suffix.lower() == ".jsonl" else "text")
    return write_all(options, _Checks(Components.of(options), form, options.severity))


@frozen
class _Checks:
    """From an input to its findings as lines; runs in any process."""

    components: Components
    form: str
    severity: str

    def __call__(self, given: Input) -> list[str]:
        lines = []
        for report in reports_of(self.components, given):
            findings = [f for f in check_report(report) if self.severity in (Severity.INFO, f.severity)]
            if self.form == "jsonl":
                lines += [json_line(_record(given.name, report, finding)) for finding in findings]
                continue
            title = report.metadata.title or given.name
            lines.append(f"{title}: {len(findings) or 'no'} finding{'s' * (len(findings) != 1)}\n")
            for finding in findings:
                at = report.to_source(finding.spans[-1]).start
                lines.append(f"  {finding.severity:8}{finding.code:22}{at:>7}  {finding.message}\n")
        return lines


def _record(name: str, report: Report, finding: Finding) -> dict[str, Any]:
    places = [report.to_source(span) for span in finding.spans]
    return {
        "file": name,
        "title": report.metadata.title,
        "code": finding.code,
        "severity": str(finding.severity),
        "message": finding.message,
        "places": [[place.start, place.end] for place in places],
        "numbers": [str(number) for number in finding.numbers],
        "expected": None if finding.expected is None else str(finding.expected),
        "tolerance": str(finding.tolerance),
    }
