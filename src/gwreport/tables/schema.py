"""A table is a class: a frozen attrs class whose fields are the keys and whose types say what they hold.

``load(PlaceWords, "mentions/places/words.toml")`` reads a table that comes with gwreport and makes sure that
its head names source, date and licence; ``read`` takes the parsed form of any table. A key without a default
is required, an unknown one is refused, so a slip of the pen in a table is found when it is read. A field
whose name would be a keyword of Python ends in an underscore (``not_`` for ``not``).

=========================  =====================================================================
type                       in the table
=========================  =====================================================================
``tuple[str, ...]``        words in order: one text, parted by white space, where a blank within a word
                           is written ``␣``; not empty, no word twice
``frozenset[str]``         the same, as a set
``Texts``, ``TextSet``     a list of texts, each of which may be more than a word: forms, patterns
``Characters``             a text of single characters, none twice
``re.Pattern[str]``        words, compiled to a pattern of any of them
``str, int, bool, date``   what TOML calls so; a text is not empty
``Decimal``, ``Fraction``  a number, or a text that is one (``"1/3"``)
an enum                    the value of one of its members
an attrs class             a table of its own, or a list of the values of its fields in their order
``tuple[Row, ...]``        a list, such as the ``[[row]]`` of TOML; ``tuple[X, Y]`` is a pair
``Mapping[str, X]``        a table of any keys; the key may be an enum
``X | None``               X, where the key is given; an empty text is None
``Any``                    whatever TOML gives
=========================  =====================================================================

Every refusal is a ``DataTableError`` that names the table, the key (``role[2].title``) and what is right.
"""

from __future__ import annotations

import re
import tomllib
import types
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from functools import cache, partial
from typing import Annotated, Any, NewType, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs
from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.tables.files import read_text
from gwreport.tables.matching import any_of
from gwreport.tables.prepared import Prepared

__all__ = ["Characters", "TextSet", "Texts", "by_word", "check_head", "load", "load_rows", "read"]

Table = TypeVar("Table")
Value = TypeVar("Value")

#: A text of single characters, as a set: for ``in`` and for the brackets of a pattern.
Characters = NewType("Characters", str)
#: Texts that may be more than words and hold white space: forms of a name, patterns.
Texts = Annotated[tuple[str, ...], "list"]
TextSet = Annotated[frozenset[str], "list"]

_BLANK = "␣"  # stands for a blank within a word

_HEAD_LINES = 40  # the head is among so many lines, the longest list of sources has about twenty
_HEAD = {
    key: re.compile(rf"^#? ?{key}s?\s*[:=]\s*\S", re.MULTILINE | re.IGNORECASE)
    for key in ("source", "date", "licence")
}


def load(kind: type[Table], path: str) -> Table:
    """A table that comes with gwreport, given by its path within the package, as a ``kind``.

    Raises ``DataTableError`` for a table that breaks the rules of its class or lacks a line of its head.
    """
    return read(kind, parsed_table(path).value(), path)


def parsed_table(path: str) -> Prepared[dict[str, Any]]:
    """What a TOML table that comes with gwreport holds, before its class makes sure that it is right."""
    return Prepared(path, (path,), partial(_parsed, path))


def _parsed(path: str) -> dict[str, Any]:
    text = read_text(path)
    check_head(text, path)
    return tomllib.loads(text, parse_float=Decimal)


def read(kind: type[Table], data: Mapping[str, Any], table: str) -> Table:
    """The parsed form of a TOML text as a ``kind``; ``table`` is its name in messages.

    Raises ``DataTableError`` for data that breaks the rules of the class.

    >>> @frozen
    ... class Heads:
    ...     words: tuple[str, ...]
    ...     not_: frozenset[str] = frozenset()
    >>> read(Heads, {"words": "行动 工程 计划", "not": "工程␣师"}, "heads")
    Heads(words=('行动', '工程', '计划'), not_=frozenset({'工程 师'}))
    >>> read(Heads, {"words": "行动 工程 行动"}, "heads")
    Traceback (most recent call last):
    gwreport.errors.DataTableError: heads: words: '行动' is listed twice; expected each word once
    """
    value: Table = _TableKey(table, "").record(kind, data)
    return value


def load_rows(path: str, *columns: str) -> list[str]:
    """The rows of a CSV table that comes with gwreport, as text; no cell of it holds a comma.

    Raises ``DataTableError`` for a table with other columns, a row twice, or a head that lacks a line.
    """
    text = read_text(path)
    check_head(text, path)
    lines = [line for line in text.splitlines() if line and line[0] != "#"]
    header = ",".join(columns)
    if lines[:1] != [header]:
        raise DataTableError(path, "the first row", f"expected {header}")
    rows = dict.fromkeys(lines[1:])
    if len(rows) < len(lines) - 1:
        raise DataTableError(path, "the whole", "a row is listed twice; expected each row once")
    for row in rows:
        if row.count(",") != len(columns) - 1:
            raise DataTableError(path, row, f"expected {len(columns)} columns: {header}")
    return list(rows)


def by_word(lists: Iterable[tuple[Iterable[str], Value]], table: str) -> dict[str, Value]:
    """The value of each word of several lists, in their order.

    Raises ``DataTableError`` for a word in two of them.

    >>> by_word([(("增长", "增加"), "up"), (("下降",), "down")], "cues")
    {'增长': 'up', '增加': 'up', '下降': 'down'}
    """
    found: dict[str, Value] = {}
    for words, value in lists:
        for word in words:
            if word in found:
                raise DataTableError(
                    table, word, f"in the list of {found[word]} and of {value}; expected one"
                )
            found[word] = value
    return found


def check_head(text: str, table: str) -> None:
    """Raises ``DataTableError`` unless lines at the top of a table name its source, date and licence."""
    head = "\n".join(text.splitlines()[:_HEAD_LINES])
    for key, line in _HEAD.items():
        if line.search(head) is None:
            raise DataTableError(table, key, f"missing in the head; expected a line '# {key}: …'")


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    """The types of the fields of a class; a module may give them as text."""
    return get_type_hints(kind, include_extras=True)


@frozen
class _TableKey:
    """A place in a table, with the readers of what may be there."""

    table: str
    key: str

    def error(self, detail: str) -> DataTableError:
        return DataTableError(self.table, self.key or "the whole", detail)

    def at(self, key: str) -> _TableKey:
        return _TableKey(self.table, f"{self.key}.{key}" if self.key and key[0] != "[" else self.key + key)

    def value(self, kind: Any, value: object) -> Any:  # noqa: ANN401 - a value of ``kind``
        """A value of the type ``kind``, which has any form that a field may have."""
        if get_origin(kind) in (Union, types.UnionType):
            kind = next(option for option in get_args(kind) if option is not types.NoneType)
            if value == "":
                return None
        if kind is Any:
            return value
        if kind in _SINGLE:
            return _SINGLE[kind](self, value)
        if attrs.has(kind):
            return self.record(kind, value)
        origin = get_origin(kind)
        if origin is not None:
            return self._container(origin, get_args(kind), value)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return self._member(kind, value)
        return self._plain(kind, value)

    def record(self, kind: type[Any], value: object) -> Any:  # noqa: ANN401 - a value of ``kind``
        """A table with known keys as the attrs class ``kind``."""
        hints = _hints(kind)  # type: ignore[arg-type]  # a class is hashable
        keys = {field.name.rstrip("_"): field for field in attrs.fields(kind) if field.init}
        given = self._table(self._named(keys, value) if isinstance(value, list) else value)
        for key in given:
            if key not in keys:
                raise self.at(key).error(f"unknown key; expected one of {', '.join(keys)}")
        values = {}
        for key, field in keys.items():
            if key in given:
                values[field.alias] = self.at(key).value(hints[field.name], given[key])
            elif field.default is attrs.NOTHING:
                raise self.at(key).error("missing; expected a value")
        try:
            return kind(**values)
        except ValueError as error:  # what the class itself makes sure of
            raise self.error(str(error)) from None

    def _named(self, keys: Iterable[str], row: list[Any]) -> dict[str, Any]:
        """The values of a list with the keys that they belong to."""
        names = tuple(keys)
        if len(row) > len(names):
            raise self.error(f"{len(row)} values; expected {', '.join(names)}")
        return dict(zip(names, row, strict=False))

    def _container(self, origin: type[Any], kinds: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401
        if origin is re.Pattern:
            return re.compile(any_of(self.words(value)))
        if origin is frozenset:
            return frozenset(self.words(value))
        if origin is tuple:
            return self.words(value) if kinds == (str, ...) else self._rows(kinds, self._list(value))
        # A plain dict, for what is made of a table may have to travel between processes.
        return {
            self.value(kinds[0], key): self.at(key).value(kinds[1], entry)
            for key, entry in self._table(value).items()
        }

    def _rows(self, kinds: tuple[Any, ...], rows: list[Any]) -> tuple[Any, ...]:
        if kinds[-1] is ...:
            kinds = kinds[:1] * len(rows)
        if len(rows) != len(kinds):
            raise self.error(f"{len(rows)} values; expected {len(kinds)}")
        found = enumerate(zip(kinds, rows, strict=True))
        return tuple(self.at(f"[{number}]").value(kind, row) for number, (kind, row) in found)

    def words(self, value: object) -> tuple[str, ...]:
        """Words, of which none is given twice."""
        if not isinstance(value, str):
            example = " ".join(map(str, value)) if isinstance(value, list) and value else "行动 工程"
            raise self.error(f"{value!r}; expected one text, its words parted by white space: {example!r}")
        words = tuple(word.replace(_BLANK, " ") for word in value.split())
        self._once(words, "word")
        return words

    def texts(self, value: object) -> tuple[str, ...]:
        """Texts, of which none is empty or given twice."""
        texts = tuple(map(self.text, self._list(value)))
        self._once(texts, "text")
        return texts

    def text_set(self, value: object) -> frozenset[str]:
        """The same as a set."""
        return frozenset(self.texts(value))

    def text(self, value: object) -> str:
        """A text that is not empty."""
        if not isinstance(value, str) or not value.strip():
            raise self.error(f"{value!r}; expected a text that is not empty")
        return value

    def characters(self, value: object) -> Characters:
        """A text of characters, none twice."""
        text = self.text(value)
        self._once(text, "character")
        return Characters(text)

    def decimal(self, value: object) -> Decimal:
        """A decimal number without loss."""
        try:
            return Decimal(str(value))
        except InvalidOperation:
            raise self.error(f"{value!r}; expected a number") from None

    def fraction(self, value: object) -> Fraction:
        """A fraction or decimal number without loss."""
        try:
            return Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            raise self.error(f"{value!r}; expected a fraction such as 1/3 or a number") from None

    def _once(self, items: Iterable[str], name: str) -> None:
        counts = Counter(items)
        if not counts:
            raise self.error(f"empty; expected one {name} or more")
        for item, count in counts.items():
            if count > 1:
                raise self.error(f"{item!r} is listed twice; expected each {name} once")

    def _member(self, kind: type[Enum], value: object) -> Enum:
        try:
            return kind(value)
        except ValueError:
            members = ", ".join(str(member.value) for member in kind)
            raise self.error(f"{value!r}; expected one of {members}") from None

    def _list(self, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise self.error(f"{value!r}; expected a list")
        return value

    def _table(self, value: object) -> Mapping[str, Any]:
        if not isinstance(value, Mapping):
            raise self.error(f"{value!r}; expected a table")
        return value

    def _plain(self, kind: type[Any], value: object) -> Any:  # noqa: ANN401 - a value of ``kind``
        """What TOML itself calls so."""
        if type(value) is not kind:
            raise self.error(f"{value!r}; expected {_PLAIN[kind]}")
        return value


_PLAIN: dict[type[Any], str] = {int: "a whole number", bool: "true or false", date: "a date"}
_SINGLE: dict[Any, Callable[[_TableKey, object], Any]] = {
    str: _TableKey.text,
    Characters: _TableKey.characters,
    Texts: _TableKey.texts,
    TextSet: _TableKey.text_set,
    Decimal: _TableKey.decimal,
    Fraction: _TableKey.fraction,
}
