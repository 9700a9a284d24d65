"""The tables of a report as HTML: statements, targets, figures and remarks, each row tied to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from gwreport.analysis.targets import headline_targets
from gwreport.model import Direction, Indicator, Number, Quantity, Report, Statement
from gwreport.model.shown import period, quantity
from gwreport.pages.page import escape, word
from gwreport.pages.words import Language
from gwreport.review.doubts import Doubt, ReportDoubts
from gwreport.span import Span

ARROWS = {Direction.UP: "↑", Direction.DOWN: "↓", Direction.NONE: ""}


@frozen
class Cell:
    """A cell: its HTML, and the number that it sorts by, where that is not what is read."""

    html: str
    number: str = ""


@frozen
class TableRow:
    """A row: the place in the text that it leads to, its cells, and whether it is doubtful."""

    place: Span
    cells: tuple[Cell, ...]
    is_doubtful: bool = False


@frozen
class Table:
    """A table: its name, which is also a word of the pages, the names of its columns, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[TableRow]

    def html(self, language: Language, ids: dict[tuple[int, int], str]) -> str:
        """The table; ``ids`` are those of the marks in the text, by their start and end."""
        head = "".join(
            f'<th scope="col"><button type="button">{word(f"page-{name}", language)}</button></th>'
            for name in self.columns
        )
        body = "".join(_row(row, ids.get((row.place.start, row.place.end), "")) for row in self.rows)
        empty = f"<p>{word('page-nothing', language)}</p>" if not self.rows else ""
        return (
            f'<section class="table" id="{self.name}" aria-labelledby="tab-{self.name}">'
            f"<h2>{word(f'page-{self.name}', language)} <small>{len(self.rows)}</small></h2>{empty}"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></section>"
        )


def _row(row: TableRow, mark: str) -> str:
    first, *others = row.cells
    link = f'<a href="#{mark}">{first.html}</a>' if mark else first.html
    cells = "".join(
        f'<td data-n="{cell.number}">{cell.html}</td>' if cell.number else f"<td>{cell.html}</td>"
        for cell in others
    )
    opening = '<tr class="doubtful">' if row.is_doubtful else "<tr>"
    return f'{opening}<th scope="row">{link}</th>{cells}</tr>'


def indicator_name(indicator: Indicator) -> str:
    """The name of an indicator, in the language that the page shows."""
    return f'<span data-w="i-{escape(indicator.id)}">{escape(indicator.name)}</span>'


def statement_table(report: Report, doubts: ReportDoubts, language: Language) -> Table:
    """What the report states."""

    def rows() -> Iterator[TableRow]:
        for statement in report.statements:
            found = doubts.of(statement)
            aspect = word(f"aspect-{statement.aspect}", language)
            cells = (
                Cell(indicator_name(statement.indicator)),
                value_cell(statement.quantity.value),
                Cell(f"{aspect} {ARROWS[statement.direction]}".rstrip()),
                Cell(escape(period(statement.period))),
                Cell(word(f"status-{statement.status}", language)),
                Cell(escape(statement.quantity.text)),
                doubt_cell(found),
            )
            yield TableRow(statement.quantity.span, cells, bool(found))

    columns = ("indicator", "value", "aspect", "period", "status", "written", "doubts")
    return Table("statements", columns, list(rows()))


def target_table(report: Report, doubts: ReportDoubts, language: Language) -> Table:
    """The headline targets, those without a number last."""
    found = headline_targets(report)

    def rows() -> Iterator[TableRow]:
        for target in found:
            unsure = doubts.of(target.statement)
            cells = (
                Cell(indicator_name(target.indicator)),
                value_cell(target.quantity),
                Cell(word(f"aspect-{target.statement.aspect}", language)),
                Cell(word(f"form-{target.form}", language)),
                Cell(escape(" ".join(target.words))),
                doubt_cell(unsure),
            )
            yield TableRow(target.statement.quantity.span, cells, bool(unsure))
        for wish in found.qualitative:
            form = Cell(word("form-qualitative", language))
            cells = (Cell(indicator_name(wish.indicator)), Cell(""), Cell(""), form, Cell(""), Cell(""))
            yield TableRow(wish.span, cells)

    return Table("targets", ("indicator", "value", "aspect", "form", "words", "doubts"), list(rows()))


def figure_table(report: Report, language: Language) -> Table:
    """Every quantity of the text, with the indicators that it was read for."""
    used: dict[Span, list[Statement]] = {}
    for statement in report.statements:
        used.setdefault(statement.quantity.span, []).append(statement)

    def rows() -> Iterator[TableRow]:
        for mention in report.quantities:
            names = ", ".join(indicator_name(s.indicator) for s in used.get(mention.span, ()))
            cells = (
                Cell(escape(mention.text)),
                value_cell(mention.value),
                Cell(word(f"kind-{mention.value.kind}", language)),
                Cell(names),
            )
            yield TableRow(mention.span, cells)

    return Table("figures", ("written", "value", "kind", "use"), list(rows()))


def remark_table(report: Report, language: Language) -> Table:
    """What was repaired, dropped, doubtful or unresolved."""
    rows = [
        TableRow(
            remark.span,
            (
                Cell(escape(remark.code)),
                Cell(escape(remark.message)),
                Cell(word(f"severity-{remark.severity}", language)),
            ),
        )
        for remark in report.diagnostics
    ]
    return Table("remarks", ("code", "message", "severity"), rows)


def value_cell(value: Quantity) -> Cell:
    """A quantity, which sorts by its lower end."""
    number: Number | None = value.low if value.low is not None else value.high
    return Cell(escape(quantity(value)), "" if number is None else str(float(number)))


def doubt_cell(doubts: Iterable[Doubt]) -> Cell:
    """The codes of doubts, with what they mean."""
    return Cell(" ".join(f"<code>{escape(d.code)}</code> {escape(d.message)}".rstrip() for d in doubts))
