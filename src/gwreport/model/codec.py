"""Reports as plain data that JSON can hold, and back.

Form, version 1: the fields of :class:`Report` and its parts under their names, beside ``schema_version``.

- a span is ``[start, end]``, a date ISO 8601 text, a number text (``"8.10"``, ``"1/3"``);
- a mention's ``value`` is an object whose ``type`` tells what it is (``quantity``, ``period``,
  ``region``, ``indicator``, ``text`` …) or null;
- a statement gives its ``quantity`` as the index of a mention and its ``section`` as the index of a section,
  counted depth first. One that stands in no list is written out in full.

A value of a class that only a plug-in knows is kept as ``opaque``: the name of the class and its ``repr``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from attrs import frozen, has

from gwreport.errors import SchemaError
from gwreport.model.diagnostic import Diagnostic
from gwreport.model.document import Document
from gwreport.model.mention import Label, Mention
from gwreport.model.outline import Section
from gwreport.model.report import Metadata, Report
from gwreport.model.statement import Aspect, Direction, Statement, Status
from gwreport.model.values import Indicator, Number, Period, Quantity, Region
from gwreport.span import Span

if TYPE_CHECKING:
    from cattrs import Converter

SCHEMA_VERSION: Final = 1

_VALUES: Final[dict[str, type]] = {
    "quantity": Quantity,
    "period": Period,
    "region": Region,
    "indicator": Indicator,
}
_LABELS: Final = frozenset(Label)
_NAMES: Final = {kind: name for name, kind in _VALUES.items()}


@frozen
class Opaque:
    """Stands for a value whose class only a plug-in knows: the name of the class and its ``repr``."""

    class_name: str
    text: str


@frozen
class _StatementRecord:
    """A statement as it is stored: parts that stand elsewhere by their index."""

    indicator: Indicator
    quantity: Any
    aspect: Aspect
    period: Period | None
    status: Status
    direction: Direction
    section: Any
    evidence: Span
    rule: str


def unstructure(report: Report) -> dict[str, Any]:
    """The report as dictionaries, lists, texts, numbers and None; :func:`structure` is the inverse."""
    converter = _converter()
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
    }


def structure(data: Mapping[str, Any]) -> Report:
    """The report that :func:`unstructure` wrote. Raises ``SchemaError`` with the path of what is wrong."""
    if not isinstance(data, Mapping):
        raise SchemaError("$", f"expected an object, got {type(data).__name__}")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION:
        raise SchemaError("$.schema_version", f"expected {SCHEMA_VERSION}, got {version!r}")
    known = {"schema_version", "document", "metadata", "sections", "mentions", "statements", "diagnostics"}
    for name in (*sorted(known - data.keys()), *(name for name in data if name not in known)):
        detail = "required field missing" if name in known else "unknown field"
        raise SchemaError(f"$.{name}", detail)
    sections: tuple[Section, ...] = _read(data["sections"], tuple[Section, ...], "$.sections")
    mentions: tuple[Mention[Any], ...] = _read(data["mentions"], tuple[Mention[Any], ...], "$.mentions")
    records: tuple[_StatementRecord, ...] = _read(
        data["statements"], tuple[_StatementRecord, ...], "$.statements"
    )
    flat = tuple(below for section in sections for below in section.walk())
    return Report(
        _read(data["document"], Document, "$.document"),
        _read(data["metadata"], Metadata, "$.metadata"),
        sections,
        mentions,
        tuple(_statement(record, at, mentions, flat) for at, record in enumerate(records)),
        _read(data["diagnostics"], tuple[Diagnostic, ...], "$.diagnostics"),
    )


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
    )


def _referred(reference: Any, items: tuple[Any, ...], kind: type, path: str) -> Any:  # noqa: ANN401
    """The item of an index, or the one that is written out."""
    if isinstance(reference, int) and not isinstance(reference, bool):
        if not 0 <= reference < len(items):
            raise SchemaError(path, f"expected an index below {len(items)}, got {reference}")
        return items[reference]
    return _read(reference, kind, path)


class _Positions:
    """Where each item of a list stands, found by identity, else by span and equality."""

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


def _read(data: Any, kind: Any, path: str) -> Any:  # noqa: ANN401 - data of any form, to be checked
    """``data`` as ``kind``; the errors of cattrs become one ``SchemaError`` with a path."""
    from cattrs import BaseValidationError, transform_error

    try:
        return _converter().structure(data, kind)
    except BaseValidationError as error:
        message = transform_error(error, path=path, format_exception=_detail)[0]
    except RecursionError:
        message = f"nested too deeply @ {path}"
    except (TypeError, ValueError, LookupError) as error:
        message = f"{_detail(error, None)} @ {path}"
    detail, _, place = message.rpartition(" @ ")
    raise SchemaError(place, detail)


def _detail(error: BaseException, kind: type | None) -> str:
    from cattrs import ForbiddenExtraKeysError

    if isinstance(error, KeyError):
        return f"required field {error.args[0]!r} missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return f"unknown field {', '.join(sorted(map(repr, error.extra_fields)))}"
    return str(error) or f"expected {getattr(kind, '__name__', kind)}"


@cache
def _converter() -> Converter:
    """The converter for all model classes, made once; cattrs is imported only when it is needed."""
    from cattrs import Converter

    converter = Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _strict(plain))
    converter.register_structure_hook_factory(has, lambda kind: _object(kind, converter))
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(Span, _span)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, _date)
    for number in (Decimal, Fraction):
        converter.register_unstructure_hook(number, _number_text)
    converter.register_unstructure_hook(Number, _number_text)
    converter.register_structure_hook(Number, _number)
    converter.register_structure_hook(
        Number | None, lambda value, kind: None if value is None else _number(value, kind)
    )
    converter.register_unstructure_hook(tuple, lambda items: [converter.unstructure(item) for item in items])
    converter.register_structure_hook_factory(_is(tuple), lambda kind: _tuple(kind, converter))
    converter.register_unstructure_hook_func(_is(Mention), lambda mention: _mention_data(mention, converter))
    converter.register_structure_hook_func(_is(Mention), lambda data, _: _mention(data, converter))
    converter.register_structure_hook_func(_is(_Tagged), lambda data, _: _value(data, converter))
    return converter


def _is(wanted: Any) -> Callable[[Any], bool]:  # noqa: ANN401 - a class
    """Tells the class and its parametrised forms."""
    return lambda kind: kind is wanted or get_origin(kind) is wanted


def _strict(kind: type) -> Callable[[Any, Any], Any]:
    """cattrs would make a text of a number; stored data must already be of the type.

    The hook of ``str`` is also that of the enumerations, which are texts.
    """

    def check(value: Any, wanted: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise TypeError(f"expected {kind.__name__}, got {value!r:.40}")
        return value if wanted is kind else wanted(value)

    return check


def _object(kind: Any, converter: Converter) -> Callable[[Any, Any], Any]:  # noqa: ANN401
    from cattrs.gen import make_dict_structure_fn

    inner = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def read(value: Any, wanted: Any) -> Any:  # noqa: ANN401
        if not isinstance(value, Mapping):
            raise TypeError(f"expected an object, got {value!r:.40}")
        return inner(value, wanted)

    return read


def _tuple(kind: Any, converter: Converter) -> Callable[[Any, Any], tuple[Any, ...]]:  # noqa: ANN401
    from cattrs.cols import homogenous_tuple_structure_factory

    assert get_args(kind)[1:] == (...,)
    inner = homogenous_tuple_structure_factory(kind, converter)

    def read(value: Any, wanted: Any) -> tuple[Any, ...]:  # noqa: ANN401
        if not isinstance(value, list | tuple):
            raise TypeError(f"expected a list, got {value!r:.40}")
        return tuple(inner(value, wanted))

    return read


def _span(value: Any, _: Any) -> Span:  # noqa: ANN401
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise TypeError(f"expected [start, end], got {value!r:.40}")
    if not all(isinstance(end, int) and not isinstance(end, bool) for end in value):
        raise TypeError(f"expected two whole numbers, got {value!r:.40}")
    return Span(*value)


def _date(value: Any, _: Any) -> date:  # noqa: ANN401
    if not isinstance(value, str):
        raise TypeError(f"expected a date such as '2021-12-30', got {value!r:.40}")
    return date.fromisoformat(value)


def _number_text(number: Number) -> str:
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    return str(number)


def _number(value: Any, _: Any) -> Number:  # noqa: ANN401
    if not isinstance(value, str):
        raise TypeError(f"expected a number as text, got {value!r:.40}")
    try:
        return Fraction(value) if "/" in value else Decimal(value)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        raise ValueError(f"expected a number such as '8.1' or '1/3', got {value!r:.40}") from None


def _mention_data(mention: Mention[Any], converter: Converter) -> dict[str, Any]:
    return {
        "span": [mention.span.start, mention.span.end],
        "text": mention.text,
        "label": str(mention.label),
        "value": _value_data(mention.value, converter),
        "rule": mention.rule,
    }


class _Tagged:
    """The type, for cattrs, of values that are stored with a tag."""


@frozen
class _MentionRecord:
    """A mention as it is stored."""

    span: Span
    text: str
    label: str
    value: _Tagged
    rule: str


def _mention(data: Any, converter: Converter) -> Mention[Any]:  # noqa: ANN401
    record = converter.structure(data, _MentionRecord)
    label = Label(record.label) if record.label in _LABELS else record.label
    return Mention(record.span, record.text, label, record.value, record.rule)


def _value_data(value: Any, converter: Converter) -> Any:  # noqa: ANN401
    """The tagged form of a mention's value."""
    if value is None:
        return None
    name = _NAMES.get(type(value))
    if name is not None:
        return {"type": name, **converter.unstructure(value)}
    kind = type(value)
    if kind is str:
        return {"type": "text", "value": value}
    if kind in (bool, int):
        return {"type": "plain", "value": value}
    if kind in (Decimal, Fraction):
        return {"type": "number", "value": _number_text(value)}
    if kind is date:
        return {"type": "date", "value": value.isoformat()}
    if kind is Span:
        return {"type": "span", "value": [value.start, value.end]}
    if kind is tuple:
        return {"type": "tuple", "value": [_value_data(item, converter) for item in value]}
    if kind is Opaque:
        return {"type": "opaque", "class_name": value.class_name, "text": value.text}
    return {"type": "opaque", "class_name": f"{kind.__module__}:{kind.__qualname__}", "text": repr(value)}


def _value(data: Any, converter: Converter) -> Any:  # noqa: ANN401
    """The value of its tagged form."""
    if data is None:
        return None
    if not isinstance(data, Mapping):
        raise TypeError(f"expected an object with a type, got {data!r:.40}")
    fields = dict(data)
    name = fields.pop("type", None)
    if isinstance(name, str) and name in _VALUES:
        return converter.structure(fields, _VALUES[name])
    if name == "opaque":
        return converter.structure(fields, Opaque)
    if name not in ("text", "plain", "number", "date", "span", "tuple"):
        raise ValueError(f"type: expected the name of a type of value, got {name!r:.40}")
    if fields.keys() != {"value"}:
        raise ValueError(f"expected type and value, got {sorted(map(str, data))}")
    return _plain_value(name, fields["value"], converter)


def _plain_value(name: str, value: Any, converter: Converter) -> Any:  # noqa: ANN401
    if name == "tuple":
        if not isinstance(value, list | tuple):
            raise TypeError(f"expected a list, got {value!r:.40}")
        return tuple(_value(item, converter) for item in value)
    if name == "plain":
        if not isinstance(value, int):
            raise TypeError(f"expected a whole number, true or false, got {value!r:.40}")
        return value
    kinds: dict[str, Any] = {"text": str, "number": Number, "date": date, "span": Span}
    return converter.structure(value, kinds[name])
