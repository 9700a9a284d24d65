"""The page of one report: its outline, its text with every mention marked, and what was read as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gwreport.model import Label, Mention, Metadata, Period, Quantity, Region, Report, Section, Statement
from gwreport.model.shown import period, quantity
from gwreport.pages.page import escape, page, word
from gwreport.pages.tables import (
    ARROWS,
    Table,
    figure_table,
    remark_table,
    statement_table,
    target_table,
)
from gwreport.pages.text import Element, paragraphs
from gwreport.pages.words import Language, Word
from gwreport.review.doubts import ReportDoubts, doubts_of
from gwreport.span import Span

# The classes of marks are k0, k1 … in this order; names of other labels share the one before the last.
_KINDS = (*Label, "OTHER", "REMARK")
_OTHER, _REMARK = len(_KINDS) - 2, len(_KINDS) - 1
_DEEPEST_TITLE = 60


def view_page(report: Report, *, language: Language | None = None) -> str:
    """A page of HTML that shows a report; it needs no network and no other file.

    Without a ``language`` the page takes that of the browser.
    """
    shown = language or Language.ENGLISH
    doubts = doubts_of(report)
    sections = list(report.walk())
    tables = (
        statement_table(report, doubts, shown),
        target_table(report, doubts, shown),
        figure_table(report, shown),
        remark_table(report, shown),
    )
    marks = list(_marks(report, tables))
    ids = {(mark.span.start, mark.span.end): mark.id for mark in reversed(marks)}
    title = report.metadata.title or report.document.title or ""
    parts = {
        "heading": escape(title) or word("page-untitled", shown),
        "facts": "".join(
            f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in facts(report, shown)
        ),
        "outline": outline(report.sections, shown),
        "kinds": "".join(_switches(report, shown)),
        "body": "".join(paragraphs(report.text, sections, marks)),
        "tabs": "".join(_tab(table, shown) for table in tables),
        "tables": "".join(table.html(shown, ids) for table in tables),
    }
    data = {"cards": _cards(report, doubts, marks), "indicators": _indicators(report)}
    return page("view", language=language, title=title or "gwreport", parts=parts, data=data)


def facts(report: Report, language: Language) -> Iterator[tuple[str, str]]:
    """What is known of a report, as HTML: names and values."""
    found = report.metadata
    place, level = found.region, found.level
    rows = (
        ("place", escape(_joined(" ", place.name, place.adcode)) if place else ""),
        ("level", word(f"level-{level}", language) if level else ""),
        ("year", _text(found.year)),
        ("delivered", _text(found.delivered)),
        ("meeting", escape(_joined("", found.congress, _session(found)))),
        ("speaker", escape(_joined(" · ", found.speaker, found.role))),
        ("size", _size(report, language)),
    )
    return ((word(f"page-{name}", language), value) for name, value in rows if value)


def _joined(mark: str, *parts: str | None) -> str:
    return mark.join(part for part in parts if part)


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _session(found: Metadata) -> str:
    return "" if found.session is None else f"第{found.session}次会议"


def _size(report: Report, language: Language) -> str:
    size = f"{len(report.text):,} {word('page-characters', language)}"
    repairs = len(report.document.repairs)
    return f"{size} · {repairs:,} {word('page-repairs', language)}" if repairs else size


def outline(sections: Sequence[Section], language: Language) -> str:
    """The headings as nested lists of links."""
    number = 0

    def listed(level: Iterable[Section]) -> str:
        nonlocal number
        items = []
        for section in level:
            title = " ".join(f"{section.marker}{section.title}".split())
            if len(title) > _DEEPEST_TITLE:
                title = title[:_DEEPEST_TITLE] + "…"
            name = escape(title) or word("page-unheaded", language)
            link = f'<a href="#s{number}">{name}</a> <small>{word(f"role-{section.role}", language)}</small>'
            number += 1
            items.append(f"<li>{link}{listed(section.children)}</li>")
        return f"<ol>{''.join(items)}</ol>" if items else ""

    return listed(sections)


def _marks(report: Report, tables: Iterable[Table]) -> Iterator[Element]:
    """A mark for each mention, and for each place that a row leads to and no mention is at."""
    used = {statement.quantity.span for statement in report.statements}
    number = 0
    seen: set[tuple[int, int]] = set()
    for mention in report.mentions:
        kind = _KINDS.index(mention.label) if mention.label in _KINDS[:_OTHER] else _OTHER
        stated = " used" if mention.span in used and mention.label == Label.QUANTITY else ""
        yield Element(mention.span, "mark", f"m{number}", f' class="k{kind}{stated}"')
        seen.add((mention.span.start, mention.span.end))
        number += 1
    for table in tables:
        for row in table.rows:
            place = (row.place.start, row.place.end)
            if place not in seen:
                seen.add(place)
                tag, attributes = ("mark", f' class="k{_REMARK}"') if row.place else ("a", "")
                yield Element(row.place, tag, f"m{number}", attributes)
                number += 1


def _switches(report: Report, language: Language) -> Iterator[str]:
    """A box for each kind of mark that the text has, which shows and hides it."""
    counts = [0] * len(_KINDS)
    for mention in report.mentions:
        counts[_KINDS.index(mention.label) if mention.label in _KINDS[:_OTHER] else _OTHER] += 1
    counts[_REMARK] = sum(1 for remark in report.diagnostics if remark.span)
    for kind, count in enumerate(counts):
        if count:
            yield (
                f'<label class="k{kind}"><input type="checkbox" data-kind="{kind}" checked> '
                f"{word(f'label-{_KINDS[kind]}', language)} <small>{count}</small></label>"
            )


def _tab(table: Table, language: Language) -> str:
    name = word(f"page-{table.name}", language)
    return f'<a id="tab-{table.name}" href="#{table.name}">{name} <small>{len(table.rows)}</small></a>'


def _cards(report: Report, doubts: ReportDoubts, marks: Sequence[Element]) -> list[list[Any]]:
    """For each mark what its card says: pairs of a word of the page and a value.

    A value is a text, or a list of texts of which those that begin with ``@`` are words of the page.
    """
    statements: dict[Span, list[Statement]] = {}
    for statement in report.statements:
        statements.setdefault(statement.quantity.span, []).append(statement)
    cards: list[list[Any]] = []
    for mention in report.mentions:
        card = [f"@one-{mention.label}", mention.text, *_reading(mention)]
        card.append(["rule", mention.rule])
        if mention.label == Label.QUANTITY:
            for statement in statements.get(mention.span, ()):
                card += _statement_lines(statement, doubts)
        card.append(["source", _place(report, mention.span)])
        cards.append(card)
    remarks = {(d.span.start, d.span.end): d for d in reversed(report.diagnostics)}
    for mark in marks[len(cards) :]:
        remark = remarks.get((mark.span.start, mark.span.end))
        said = [["message", remark.message], ["code", remark.code]] if remark else []
        cards.append(["@one-REMARK", mark.span.of(report.text), *said])
    return cards


def _reading(mention: Mention[Any]) -> Iterator[list[Any]]:
    """What a mention was read as."""
    value = mention.value
    if isinstance(value, Quantity):
        yield ["value", quantity(value)]
        yield ["kind", [f"@kind-{value.kind}", f"@bound-{value.bound}"]]
    elif isinstance(value, Period):
        yield ["period", period(value)]
    elif isinstance(value, Region):
        yield ["place", " ".join(part for part in (value.name, value.adcode) if part)]
        yield ["level", [f"@level-{value.level}"]]
    elif mention.label == Label.INDICATOR:
        yield ["indicator", [f"@i-{value.id}", value.id]]
    elif isinstance(value, str) and value != mention.text:
        yield ["value", value]


def _statement_lines(statement: Statement, doubts: ReportDoubts) -> Iterator[list[Any]]:
    """What a statement says of its figure."""
    direction = ARROWS[statement.direction]
    yield ["indicator", [f"@i-{statement.indicator.id}", f"@aspect-{statement.aspect}", direction]]
    yield ["status", [f"@status-{statement.status}", period(statement.period)]]
    yield ["reasons", [statement.rule, *statement.reasons]]
    for doubt in doubts.of(statement):
        yield ["doubts", f"{doubt.code} {doubt.message}".rstrip()]


def _place(report: Report, span: Span) -> str:
    source = report.to_source(span)
    place = report.locate(span)
    return f"{source.start}–{source.end}" + (f" · {place}" if place else "")


def _indicators(report: Report) -> dict[str, Word]:
    """The names of the indicators of a report, in English and Chinese."""
    named = [m.value for m in report.mentions if m.label == Label.INDICATOR]
    stated = [s.indicator for s in report.statements]
    return {indicator.id: (indicator.english, indicator.name) for indicator in (*named, *stated)}
