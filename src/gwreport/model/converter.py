"""Values as plain data and back: the hooks that cattrs needs for the model, and tags for mentions' values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final, get_args, get_origin

from attrs import frozen, has

from gwreport.errors import SchemaError
from gwreport.model.mention import Label, Mention
from gwreport.model.values import Indicator, Number, Period, Quantity, Region
from gwreport.span import Span

if TYPE_CHECKING:
    from cattrs import Converter

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


def read(data: Any, kind: Any, path: str) -> Any:  # noqa: ANN401 - data of any form, to be checked
    """``data`` as ``kind``; the errors of cattrs become one ``SchemaError`` with a path."""
    from cattrs import BaseValidationError, transform_error

    try:
        return report_converter().structure(data, kind)
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
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return str(error) or f"expected {getattr(kind, '__name__', kind)}"


@cache
def report_converter() -> Converter:
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
        number = Fraction(value) if "/" in value else Decimal(value)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        number = None
    if number is None or (isinstance(number, Decimal) and not number.is_finite()):
        raise ValueError(f"expected a number such as '8.1' or '1/3', got {value!r:.40}")
    return number


def _mention_data(mention: Mention[Any], converter: Converter) -> dict[str, Any]:
    data = {
        "span": [mention.span.start, mention.span.end],
        "text": mention.text,
        "label": str(mention.label),
        "value": _value_data(mention.value, converter),
        "rule": mention.rule,
    }
    if mention.subject is not None:
        data["subject"] = [mention.subject.start, mention.subject.end]
        data["subject_text"] = mention.subject_text
    if mention.verb is not None:
        data["verb"] = mention.verb
    return data


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
    subject: Span | None = None
    subject_text: str | None = None
    verb: str | None = None


def _mention(data: Any, converter: Converter) -> Mention[Any]:  # noqa: ANN401
    record = converter.structure(data, _MentionRecord)
    label = Label(record.label) if record.label in _LABELS else record.label
    return Mention(
        record.span,
        record.text,
        label,
        record.value,
        record.rule,
        record.subject,
        record.subject_text,
        record.verb,
    )


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
