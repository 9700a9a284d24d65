"""Values as people read them: numbers, quantities and periods in words, and the short form of a result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gwreport.model.values import Bound, Number, Period, Quantity

_LONGEST_NAME = 40
_BOUNDS = {
    Bound.EXACT: "",
    Bound.APPROX: "≈ ",
    Bound.AT_LEAST: "≥ ",
    Bound.MORE_THAN: "> ",
    Bound.AT_MOST: "≤ ",
    Bound.LESS_THAN: "< ",
    Bound.NEARLY: "≲ ",
}


def number(value: Number | None) -> str:
    """A number in plain digits with separators; "?" for an open end.

    >>> from decimal import Decimal
    >>> number(Decimal("1.30E+11")), number(Fraction(1, 3)), number(Decimal("6.50"))
    ('130,000,000,000', '1/3', '6.50')
    """
    if value is None:
        return "?"
    if isinstance(value, Fraction):
        return str(value)
    return f"{value:,f}" if value == value.to_integral_value() else f"{value:,}"


def quantity(value: Quantity) -> str:
    """A quantity in one line: bound, number or range, unit.

    >>> from decimal import Decimal
    >>> from gwreport.model import QuantityKind
    >>> quantity(Quantity(QuantityKind.PERCENT, Decimal(6), Decimal(7), "%"))
    '6 – 7 %'
    """
    if value.parts is not None:
        amount = " : ".join(number(part) for part in value.parts)
    elif value.is_range:
        amount = f"{number(value.low)} – {number(value.high)}"
    else:
        amount = number(value.low)
    unit = "" if value.unit == "1" else value.unit
    return f"{_BOUNDS[value.bound]}{amount} {unit}".rstrip()


def period(value: Period | None) -> str:
    """A period as years where it consists of whole years, else as days; "?" where it is not known.

    >>> period(Period.of_years(2017, 2021)), period(Period.of_years(2024)), period(None)
    ('2017–2021', '2024', '?')
    """
    if value is None or value.start is None or value.end is None:
        return "?"
    first, last = value.start, value.end
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return str(first) if first == last else f"{first} – {last}"


def counted(number: int, noun: str) -> str:
    """A number with the noun of what is counted.

    >>> counted(13388, "character"), counted(1, "section")
    ('13,388 characters', '1 section')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


class Brief:
    """A result that is too large to be printed whole: its short form, for ``repr`` and for tracebacks.

    A subclass says in ``_name`` what it is called (what is None is left out) and in ``_facts`` some facts.
    """

    __slots__ = ()

    def _name(self) -> Iterable[object]:
        raise NotImplementedError

    def _facts(self) -> Iterable[str]:
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {' · '.join(self.__rich_repr__())}>"

    def __rich_repr__(self) -> Iterator[str]:
        """The parts of the short form; the package rich asks for them, else it prints every field."""
        words = " ".join(" ".join(str(part) for part in self._name() if part is not None).split())
        name = words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
        yield from (part for part in (name, *self._facts()) if part)
