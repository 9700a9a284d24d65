"""Unit words, symbols and exact conversion.

The table is ``units.toml`` (sources, date and licence there). A rate such as ``元/人`` is built from its
parts: symbol ``CNY/人``; what follows the first ``/`` divides (``元/平方米·月`` → ``CNY/m2·month``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final

from attrs import field, frozen

from gwreport.errors import DataTableError, DimensionError, UnknownUnitError
from gwreport.script.traditional import simplified
from gwreport.tables.schema import load, read
from gwreport.units.entries import DimensionEntry, Entries

__all__ = ["TABLE", "Unit", "UnitTable", "build_table", "convert", "load_units", "symbol_of"]

Number = Decimal | Fraction
Dimension = tuple[tuple[str, int], ...]
"""Base quantities and their exponents, sorted: ``(("length", 2),)`` is an area, ``()`` a pure number."""

TABLE: Final = "units/units.toml"
_MOST_DIVISORS: Final = 3  # 元/人·户·月; longer chains are no rates, and must not cost time
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}


@frozen
class Unit:
    """A unit: ``symbol``, ``kind`` of quantity, ``dimension`` and exact ``factor`` to its coherent unit.

    ``kind`` is a kind of docs/conventions.md (``money``, ``measure``, ``count``, ``duration``,
    ``percent`` …). For a count the symbol is the classifier as written.
    """

    symbol: str
    kind: str
    dimension: Dimension
    factor: Fraction
    words: tuple[str, ...] = field(default=(), eq=False, repr=False)


@frozen(eq=False)
class UnitTable:
    """Units by symbol and by word, with fast longest match in a text.

    ``ambiguous`` holds the words that alone often mean something else (``分``, ``度``, ``里`` …).

    >>> table = load_units()
    >>> end, unit = table.match("5700万千瓦时", 5)
    >>> end, unit.symbol, unit.factor
    (8, 'kWh', Fraction(3600000, 1))
    """

    by_symbol: Mapping[str, Unit]
    by_word: Mapping[str, Unit]
    ambiguous: frozenset[str]
    blocked: Mapping[str, str]
    meta: Mapping[str, Any]
    lengths: Mapping[str, tuple[int, ...]] = field(repr=False)

    def match(self, text: str, position: int) -> tuple[int, Unit] | None:
        """The longest unit word, or rate of unit words, that starts at ``position``: its end and the unit."""
        for length in self.lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            unit = self.by_word.get(word)
            if unit is None:
                continue
            end = position + len(word)
            after = text[end : end + 1]
            if not after:
                return end, unit
            if after in "/／" or (after == "每" and unit.kind in ("money", "measure")):
                return self._rate(text, end, unit) or (end, unit)
            if not self._goes_on(word, after):
                return end, unit
        return None

    def _goes_on(self, word: str, after: str) -> bool:
        """Whether the next character makes a longer word of a unit word: 3个体, 5kWp."""
        if after in self.blocked.get(word, ""):
            return True
        return after.isascii() and after.isalnum() and word[-1].isascii() and word[-1].isalpha()

    def unit(self, name: str) -> Unit:
        """The unit of a symbol (``kWh``, ``CNY/km2``) or word (``千瓦时``, ``元/平方公里``).

        Raises ``UnknownUnitError``.
        """
        unit = self.by_symbol.get(name) or self.by_word.get(name)
        if unit is not None:
            return unit
        name = simplified(name)
        if name in self.by_word:
            return self.by_word[name]
        above, slash, below = name.replace("／", "/").partition("/")
        if not slash or not above or not below:
            raise UnknownUnitError(name)
        parts = re.split("[/·•*.]", below)
        if len(parts) > _MOST_DIVISORS:
            raise UnknownUnitError(name)
        try:
            return _divided(self.unit(above), tuple(self._divisor(part) for part in parts))
        except UnknownUnitError:
            raise UnknownUnitError(name) from None

    def _divisor(self, name: str) -> tuple[str, Unit]:
        """A unit below the slash with the multiplier before it: 百公里, 万元."""
        unit = self.by_symbol.get(name) or self.by_word.get(name)
        scale = ""
        if unit is None and name[:1] in _SCALES:
            scale = name[0]
            unit = self.by_symbol.get(name[1:]) or self.by_word.get(name[1:])
        if unit is None or not unit.symbol:
            raise UnknownUnitError(name)
        return scale, unit

    def _rate(self, text: str, end: int, above: Unit) -> tuple[int, Unit] | None:
        """The rate that starts with ``above`` and goes on at ``end`` with a slash or 每."""
        below: list[tuple[str, Unit]] = []
        while len(below) < _MOST_DIVISORS and text[end : end + 1]:
            if text[end] not in ("·/／每" if below else "/／每"):
                break
            start = end + 1
            scale = text[start : start + 1]
            found = self._divisor_at(text, start)
            if found is None and scale and scale in _SCALES:
                found, start = self._divisor_at(text, start + 1), start + 1
            else:
                scale = ""
            if found is None:
                break
            end = found[0]
            below.append((scale, found[1]))
        return (end, _divided(above, tuple(below))) if below else None

    def _divisor_at(self, text: str, position: int) -> tuple[int, Unit] | None:
        for length in self.lengths.get(text[position : position + 1], ()):
            word = text[position : position + length]
            unit = self.by_word.get(word) if len(word) == length else None
            if unit is not None and unit.kind in ("money", "measure", "count", "duration"):
                return position + length, unit
        return None

    def convert(self, value: Number, source: str, target: str) -> Number:
        """``value`` in ``source`` units, in ``target`` units, exactly.

        Raises ``UnknownUnitError``, or ``DimensionError`` for units of different dimensions.
        """
        have, want = self.unit(source), self.unit(target)
        if have.dimension != want.dimension:
            detail = f"{_described(have.dimension)} is not {_described(want.dimension)}"
            raise DimensionError(source, target, detail)
        if have.factor == want.factor:
            return value
        return _plain(Fraction(value) * have.factor / want.factor)

    def extended(self, other: UnitTable) -> UnitTable:
        """This table with the units and words of ``other`` added, which wins where both have one.

        The words of a symbol that both have are those of both tables.
        """
        mine = {word: other.by_symbol.get(unit.symbol, unit) for word, unit in self.by_word.items()}
        words = {**mine, **other.by_word}
        ambiguous = self.ambiguous.difference(other.by_word) | other.ambiguous
        return UnitTable(
            {**self.by_symbol, **other.by_symbol},
            words,
            ambiguous,
            {**self.blocked, **other.blocked},
            {**self.meta, **other.meta},
            _word_lengths(words),
        )

    @property
    def pattern(self) -> str:
        """Regular expression source of the longest unit word at a place, without groups.

        It matches what :meth:`match` does, rates aside, and may stand in a larger pattern.
        """
        tree: dict[str, Any] = {}
        for word in self.by_word:
            node = tree
            for char in word:
                node = node.setdefault(char, {})
            node[""] = self._guard(word)
        return _alternation(tree)

    def _guard(self, word: str) -> str:
        """What must not follow a word."""
        after = self.blocked.get(word, "") + (
            "A-Za-z0-9" if word[-1].isascii() and word[-1].isalpha() else ""
        )
        return f"(?![{after}])" if after else ""


def _alternation(tree: Mapping[str, Any]) -> str:
    """A trie as a pattern without shared beginnings, so that a match costs one step per character."""
    ends = [re.escape(char) for char, node in tree.items() if char and node == {"": ""}]
    branches = [
        re.escape(char) + _alternation(node) for char, node in tree.items() if char and node != {"": ""}
    ]
    if ends:
        branches.append(ends[0] if len(ends) == 1 else f"[{''.join(ends)}]")
    if "" in tree:
        if not branches:
            return str(tree[""])
        branches.append(tree[""])
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


def _divided(above: Unit, below: tuple[tuple[str, Unit], ...]) -> Unit:
    """The rate of one unit over others."""
    exponents = dict(above.dimension)
    factor = above.factor
    for scale, unit in below:
        factor /= unit.factor * _SCALES.get(scale, 1)
        for base, exponent in unit.dimension:
            exponents[base] = exponents.get(base, 0) - exponent
    symbol = f"{above.symbol}/{'·'.join(scale + unit.symbol for scale, unit in below)}"
    dimension = tuple(sorted((base, exponent) for base, exponent in exponents.items() if exponent))
    kind = above.kind if above.kind in ("money", "count") else "measure"
    return Unit(symbol, kind, dimension, factor)


def _described(dimension: Dimension) -> str:
    if not dimension:
        return "a pure number"
    return "·".join(base if exponent == 1 else f"{base}^{exponent}" for base, exponent in dimension)


def _plain(value: Fraction) -> Number:
    """A Decimal where a finite one exists, else the Fraction."""
    rest, places = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest, power = rest // prime, power + 1
        places = max(places, power)
    if rest != 1:
        return value
    return Decimal(f"{value.numerator * 10**places // value.denominator}E-{places}")


@cache
def load_units() -> UnitTable:
    """The table of ``units.toml``, read once, when first asked for. Raises ``DataTableError``."""
    return build_table(builtin_entries(), TABLE)


@cache
def builtin_entries() -> Entries:
    """The entries of ``units.toml``."""
    return load(Entries, TABLE)


def build_table(data: Mapping[str, Any] | Entries, name: str = TABLE) -> UnitTable:
    """A table from the parsed form of a TOML file such as ``units.toml``; ``name`` is for messages.

    Raises ``DataTableError`` for what breaks the form of the table, a symbol or word given twice, or a
    factor that is no positive fraction.
    """
    entries = data if isinstance(data, Entries) else read(Entries, data, name)
    rows = [*_measures(entries.dimension), *_classifiers(entries.classifiers)]
    units = _once(((unit.symbol, unit) for unit, _ in rows), "symbol", name)
    words = _once(
        ((entry.removesuffix("?"), unit) for unit, listed in rows for entry in listed), "word", name
    )
    ambiguous = frozenset(entry[:-1] for _, listed in rows for entry in listed if entry.endswith("?"))
    units[""] = _classifier("")
    return UnitTable(units, words, ambiguous, entries.not_before, entries.meta, _word_lengths(words))


def _once(pairs: Iterable[tuple[str, Unit]], what: str, name: str) -> dict[str, Unit]:
    """The units by symbol or word, each given once."""
    found: dict[str, Unit] = {}
    for key, unit in pairs:
        if key in found:
            raise DataTableError(name, key, f"{what} given twice")
        found[key] = unit
    return found


def _word_lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The lengths of the words that begin with each character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


def _classifier(word: str) -> Unit:
    return Unit(word, "count", ((f"count:{word}", 1),), Fraction(1), (word,))


def _classifiers(lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """A unit for every classifier, with its word as listed."""
    for entries in lists.values():
        for entry in entries:
            yield _classifier(entry.removesuffix("?")), (entry,)


def _measures(dimensions: Mapping[str, DimensionEntry]) -> Iterator[tuple[Unit, tuple[str, ...]]]:
    """The units of every dimension with their words as listed."""
    for name, dimension in dimensions.items():
        for symbol, entry in dimension.units.items():
            money = {f"money:{entry.currency or symbol}": 1}
            bases = money if name == "money" else dimension.bases or {}
            listed = entry.words or ()
            words = tuple(word.removesuffix("?") for word in listed)
            kind = dimension.kind or "measure"
            yield Unit(symbol, kind, tuple(sorted(bases.items())), entry.factor, words), listed


def symbol_of(unit: str) -> str:
    """The symbol of a unit given by symbol or word: ``kWh`` for 千瓦时, ``CNY/人`` for 元/人.

    Raises ``UnknownUnitError``.
    """
    return load_units().unit(unit).symbol


def convert(value: Number, source: str, target: str) -> Number:
    """``value`` in ``source`` units, in ``target`` units, exactly: a Fraction where no finite decimal exists.

    Raises ``UnknownUnitError``, or ``DimensionError`` for different dimensions, currencies or classifiers.

    >>> convert(Decimal("1.5"), "亩", "m2"), convert(Decimal(1), "mu", "m2"), convert(Decimal(3), "斤", "kg")
    (Decimal('1000'), Fraction(2000, 3), Decimal('1.5'))
    """
    return load_units().convert(value, source, target)
