"""The short form of a report for a notebook: what is known of it, its outline, and its first statements."""

from __future__ import annotations

from collections.abc import Iterator

from gwreport.model import Report, Section
from gwreport.model.shown import period, quantity
from gwreport.pages.page import escape
from gwreport.pages.tables import ARROWS
from gwreport.pages.view import facts
from gwreport.pages.words import Language

_MOST_STATEMENTS = 50
_COLUMNS = ("indicator", "value", "aspect", "period", "status", "as written")


def report_fragment(report: Report) -> str:
    """A piece of HTML without a script; of a long table the first 50 rows and the number left out."""
    title = escape(report.metadata.title or "(no title)")
    known = " · ".join(value for _, value in facts(report, Language.ENGLISH))
    outline = "<br>".join(_headings(report.sections, 0))
    rows = "".join(_rows(report))
    left = len(report.statements) - _MOST_STATEMENTS
    more = f"<p>… and {left:,} more; <code>report.to_html()</code> shows all</p>" if left > 0 else ""
    head = "".join(f"<th>{name}</th>" for name in _COLUMNS)
    return (
        f"<div><strong>{title}</strong><br>{known}"
        f"<details><summary>Outline</summary>{outline}</details>"
        f"<details open><summary>Statements ({len(report.statements):,})</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}</details></div>"
    )


def _headings(sections: tuple[Section, ...], depth: int) -> Iterator[str]:
    for section in sections:
        name = escape(f"{section.marker}{section.title}".strip() or "(no heading)")
        yield f"{'&emsp;' * depth}{name} <small>{section.role}</small>"
        yield from _headings(section.children, depth + 1)


def _rows(report: Report) -> Iterator[str]:
    for statement in report.statements[:_MOST_STATEMENTS]:
        cells = (
            statement.indicator.name,
            quantity(statement.quantity.value),
            f"{statement.aspect} {ARROWS[statement.direction]}",
            period(statement.period),
            statement.status,
            statement.quantity.text,
        )
        yield f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
