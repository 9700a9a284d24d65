"""What mentions mean: quantities, periods, places and indicators."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from attrs import evolve, frozen

from gwreport import units
from gwreport.pickling import by_fields

Number = Decimal | Fraction


class QuantityKind(StrEnum):
    """The kinds of quantity; the values are those of docs/conventions.md, section 1."""

    PERCENT = "percent"
    POINT = "point"
    MONEY = "money"
    MEASURE = "measure"
    COUNT = "count"
    DURATION = "duration"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    RATIO = "ratio"
    RANK = "rank"


class Bound(StrEnum):
    """How the number limits the amount: 左右 is approx, 以上 at_least, 超过 more_than, and so on."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    NEARLY = "nearly"


@frozen
class Quantity:
    """A number or range with its unit.

    ``low`` and ``high`` are equal for a single value and are exact (Decimal, or Fraction
    where no finite decimal exists); an end that the text leaves open is None. ``unit`` is the
    symbol of ``units/units.toml``, an ISO 4217 code, or the classifier as written ("" where
    there is none). ``parts`` holds the members of a ratio and is None otherwise.
    """

    kind: QuantityKind
    low: Number | None
    high: Number | None
    unit: str
    bound: Bound = Bound.EXACT
    parts: tuple[Number, ...] | None = None

    __reduce__ = by_fields

    @property
    def is_range(self) -> bool:
        """Whether the two ends differ."""
        return self.low != self.high

    @property
    def value(self) -> Number | None:
        """The single value; None for a range or a ratio."""
        return None if self.is_range else self.low

    def to(self, unit: str, *, table: units.UnitTable | None = None) -> Quantity:
        """The same quantity in another unit of its dimension, exactly.

        ``table`` holds both units, by default the built-in one. Raises ``UnknownUnitError`` for a unit
        that it does not hold and ``DimensionError`` where the dimensions differ.
        """
        table = units.load_units() if table is None else table
        symbol = table.unit(unit).symbol
        low, high = (
            None if end is None else table.convert(end, self.unit, unit) for end in (self.low, self.high)
        )
        return evolve(self, low=low, high=high, unit=symbol)


@frozen
class Period:
    """An inclusive interval of days; both ends None where the text itself does not settle it."""

    start: date | None = None
    end: date | None = None

    __reduce__ = by_fields

    def __attrs_post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(f"a period cannot end before it starts: {self.start} … {self.end}")

    @classmethod
    def of_years(cls, first: int, last: int | None = None) -> Period:
        """The whole of one calendar year, or of the years ``first`` to ``last``."""
        return cls(date(first, 1, 1), date(first if last is None else last, 12, 31))

    @property
    def resolved(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None


class Level(StrEnum):
    """The level of a government, or ``area`` for a named area that is no administrative division."""

    NATIONAL = "national"
    PROVINCE = "province"
    PREFECTURE = "prefecture"
    COUNTY = "county"
    TOWNSHIP = "township"
    AREA = "area"


@frozen
class Region:
    """A place: its full name, GB/T 2260 code (six digits, None below the county), level and parent's code."""

    name: str
    adcode: str | None
    level: Level
    parent: str | None = None

    __reduce__ = by_fields


@frozen
class Indicator:
    """A statistical indicator of the catalogue: its id, Chinese and English names and nature.

    ``nature`` is ``stock``, ``flow``, ``rate`` or ``index``; ``dimension`` is the dimension of its level
    (``money``, ``count``, ``1`` …).
    """

    id: str
    name: str
    english: str
    nature: str
    dimension: str
