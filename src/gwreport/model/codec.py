"""Reports as plain data that JSON can hold, and back.

Form, version 1: the fields of :class:`Report` and its parts under their names, beside ``schema_version``.

- a span is ``[start, end]``, a date ISO 8601 text, a number text (``"8.10"``, ``"1/3"``);
- a mention's ``value`` is an object whose ``type`` tells what it is (``quantity``, ``period``,
  ``region``, ``indicator``, ``text`` …) or null; ``subject``, ``subject_text`` and ``verb`` are there only
  where a quantity has them, and were not before version 0.2;
- a statement gives its ``quantity`` as the index of a mention and its ``section`` as the index of a section,
  counted depth first. One that is in no list is written out in full. ``doubts`` were not before version 0.2;
- ``keys`` are pairs ``[name, cell]``; data without them has none.

A value of a class that only a plug-in knows is kept as ``opaque``: the name of the class and its ``repr``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from gwreport.errors import SchemaError
from gwreport.model.converter import Opaque, read, report_converter
from gwreport.model.diagnostic import Diagnostic
from gwreport.model.document import Document
from gwreport.model.mention import Mention
from gwreport.model.outline import Section
from gwreport.model.report import Metadata, Report, with_columns
from gwreport.model.statement import Aspect, Direction, Statement, Status
from gwreport.model.values import Indicator, Period, Quantity
from gwreport.span import Span

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["SCHEMA_VERSION", "Opaque", "structure", "unstructure"]

SCHEMA_VERSION: Final = 1


@frozen
class _StatementRecord:
    """A statement as it is stored: parts that are elsewhere by their index."""

    indicator: Indicator
    quantity: Any
    aspect: Aspect
    period: Period | None
    status: Status
    direction: Direction
    section: Any
    evidence: Span
    rule: str
    reasons: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def unstructure(report: Report) -> dict[str, Any]:
    """The report as dictionaries, lists, texts, numbers and None; :func:`structure` is the inverse."""
    converter = report_converter()
    mentions, sections = _Positions(report.mentions), _Positions(report.walk())
    statements = [
        converter.unstructure(
            _StatementRecord(
                item.indicator,
                mentions.of(item.quantity, converter),
                item.aspect,
                item.period,
                item.status,
                item.direction,
                None if item.section is None else sections.of(item.section, converter),
                item.evidence,
                item.rule,
                item.reasons,
                item.doubts,
            )
        )
        for item in report.statements
    ]
    return {
        "schema_version": SCHEMA_VERSION,
        "document": converter.unstructure(report.document),
        "metadata": converter.unstructure(report.metadata),
        "sections": [converter.unstructure(section) for section in report.sections],
        "mentions": [converter.unstructure(mention) for mention in report.mentions],
        "statements": statements,
        "diagnostics": [converter.unstructure(remark) for remark in report.diagnostics],
        "keys": [list(pair) for pair in report.keys],
    }


def structure(data: Mapping[str, Any]) -> Report:
    """The report that :func:`unstructure` wrote. Raises ``SchemaError`` with the path of what is wrong."""
    if not isinstance(data, Mapping):
        raise SchemaError("$", f"expected an object, got {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise SchemaError("$.schema_version", f"expected {SCHEMA_VERSION}, got {version!r}")
    needed = {"schema_version", "document", "metadata", "sections", "mentions", "statements", "diagnostics"}
    unknown = [name for name in data if name not in needed and name != "keys"]
    for name in (*sorted(needed - data.keys()), *unknown):
        detail = "required field missing" if name in needed else "unknown field"
        raise SchemaError(f"$.{name}", detail)
    sections: tuple[Section, ...] = read(data["sections"], tuple[Section, ...], "$.sections")
    mentions: tuple[Mention[Any], ...] = read(data["mentions"], tuple[Mention[Any], ...], "$.mentions")
    records: tuple[_StatementRecord, ...] = read(
        data["statements"], tuple[_StatementRecord, ...], "$.statements"
    )
    flat = tuple(below for section in sections for below in section.walk())
    report = Report(
        read(data["document"], Document, "$.document"),
        read(data["metadata"], Metadata, "$.metadata"),
        sections,
        mentions,
        tuple(_statement(record, at, mentions, flat) for at, record in enumerate(records)),
        read(data["diagnostics"], tuple[Diagnostic, ...], "$.diagnostics"),
        tuple(_pair(pair, at) for at, pair in enumerate(read(data.get("keys", ()), _Lists, "$.keys"))),
    )
    return with_columns(report)


_Lists = tuple[tuple[str, ...], ...]


def _pair(pair: tuple[str, ...], at: int) -> tuple[str, str]:
    if len(pair) != 2:
        raise SchemaError(f"$.keys[{at}]", f"expected a name and a cell, got {len(pair)} texts")
    return pair[0], pair[1]


def _statement(
    record: _StatementRecord, at: int, mentions: tuple[Mention[Any], ...], sections: tuple[Section, ...]
) -> Statement:
    path = f"$.statements[{at}]"
    quantity = _referred(record.quantity, mentions, Mention, f"{path}.quantity")
    if not isinstance(quantity.value, Quantity):
        raise SchemaError(f"{path}.quantity", "expected a mention of a quantity")
    section = None
    if record.section is not None:
        section = _referred(record.section, sections, Section, f"{path}.section")
    return Statement(
        record.indicator,
        quantity,
        record.aspect,
        record.period,
        record.status,
        record.direction,
        section,
        record.evidence,
        record.rule,
        record.reasons,
        record.doubts,
    )


def _referred(reference: Any, items: tuple[Any, ...], kind: type, path: str) -> Any:  # noqa: ANN401
    """The item of an index, or the one that is written out."""
    if isinstance(reference, int) and not isinstance(reference, bool):
        if not 0 <= reference < len(items):
            raise SchemaError(path, f"expected an index below {len(items)}, got {reference}")
        return items[reference]
    return read(reference, kind, path)


class _Positions:
    """Where each item of a list is, found by identity, else by span and equality."""

    def __init__(self, items: Iterable[Any]) -> None:
        self._items = tuple(items)
        self._by_identity = {id(item): at for at, item in enumerate(self._items)}
        self._by_span: dict[Span, list[int]] = {}
        for at, item in enumerate(self._items):
            self._by_span.setdefault(item.span, []).append(at)

    def of(self, item: Any, converter: Converter) -> Any:  # noqa: ANN401 - an index or the item in full
        at = self._by_identity.get(id(item))
        if at is not None:
            return at
        for at in self._by_span.get(item.span, ()):
            if self._items[at] == item:
                return at
        return converter.unstructure(item)
