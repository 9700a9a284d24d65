"""Checks of what a pipeline reads numbers and names with: numeral readers, unit tables, catalogues."""

from __future__ import annotations

import pickle
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

from gwreport.errors import GwReportError, NumeralError
from gwreport.indicators.catalogue import Entry, Form, IndicatorCatalogue, default_catalogue
from gwreport.interfaces import NumeralReader
from gwreport.model import QuantityKind
from gwreport.numerals import Number
from gwreport.testing.contracts import broken, repeatable, require, satisfies, survives_pickling
from gwreport.units import Unit, UnitTable

SURE_NUMERALS: Mapping[str, Decimal] = {
    "0": Decimal(0),
    "7": Decimal(7),
    "3700": Decimal(3700),
    "12.50": Decimal("12.50"),
    "三": Decimal(3),
    "十五": Decimal(15),
    "三千五百万": Decimal(35_000_000),
    "一百零八": Decimal(108),
    "3700万": Decimal(37_000_000),
    "1.37万亿": Decimal(1_370_000_000_000),
    "零点三": Decimal("0.3"),
}
"""Numerals of ordinary reports with their values: a reader may refuse some, but reads none otherwise."""

NO_NUMERALS: tuple[str, ...] = (
    "",
    " ",
    "x",
    "3x",
    "3700多万",
    "点五",
    "万x",
    "1.2.3",
    "\ud800",
    "－",
    "、",
    "九" * 500,
)
"""What is no plain numeral: whatever a reader makes of it, nothing but ``NumeralError`` is raised."""


def check_numeral_reader(
    reader: NumeralReader, numerals: Mapping[str, Number] = SURE_NUMERALS, *, pickling: bool = True
) -> None:
    """Check that a reader finds and reads plain numbers, exactly, and refuses the rest as it should.

    ``numerals`` and their values are tried beside Arabic digits; the reader may refuse any of them but must
    not read one as another number. Raises ``AssertionError``.
    """
    satisfies(reader, NumeralReader)
    try:
        pattern = re.compile(reader.pattern)
    except (re.error, TypeError) as error:
        raise broken(reader, "pattern", "", f"{error!r}") from error
    require(not pattern.groups, reader, "pattern without groups", "", "use (?:…) in place of (…)")
    require(pattern.match("") is None, reader, "pattern", "", "it matches the empty text")
    found = pattern.search("新增3700人")
    require(found is not None and found[0] == "3700", reader, "finds numbers", "新增3700人", f"{found!r}")
    require(_read(reader, "3700") == 3700, reader, "reads Arabic digits", "3700", "refused or read otherwise")
    for text, expected in numerals.items():
        value = _read(reader, text)
        if value is not None:
            require(value == expected, reader, "exact", text, f"expected {expected}, got {value}")
    for text in NO_NUMERALS:
        _read(reader, text)
    survives_pickling(reader, pickling, lambda copy: (copy.pattern, copy.read("3700")))


def _read(reader: NumeralReader, text: str) -> Number | None:
    """The value that a reader gives, None where it refuses; the same twice, and of the right type."""

    def answer() -> Iterable[tuple[bool, object]]:
        try:
            yield True, reader.read(text)
        except NumeralError:
            yield False, None

    ((taken, value),) = repeatable(reader, answer, text)
    if not taken:
        return None
    if not isinstance(value, Decimal | Fraction):
        raise broken(reader, "exact values", text, f"expected Decimal or Fraction, got {value!r}")
    finite = isinstance(value, Fraction) or value.is_finite()
    require(finite, reader, "exact values", text, f"{value} is no number")
    return value


def check_unit_table(table: UnitTable, *, pickling: bool = True) -> None:
    """Check that each word of a table is found whole, has a unit that converts, and leaves numbers alone.

    Raises ``AssertionError``.
    """
    require(isinstance(table, UnitTable), table, "type", "", f"expected a UnitTable, got {table!r}")
    require(bool(table.by_word), table, "words", "", "the table holds no word")
    for word, unit in table.by_word.items():
        plain = bool(word) and word == word.strip() and not word[0].isdecimal()
        require(plain, table, "words", word, f"{word!r} is empty, has blanks or begins with a digit")
        found = repeatable(table, partial(_matches, table, word), word)
        require(found == [(len(word), unit)], table, "found whole", word, f"{found!r}")
        _check_unit(table, unit, word)
    for word in table.ambiguous:
        require(word in table.by_word, table, "ambiguous words", word, "it is no word of the table")
    survives_pickling(table, pickling, lambda copy: (dict(copy.by_word), copy.ambiguous))


def _matches(table: UnitTable, word: str) -> list[tuple[int, Unit]]:
    found = table.match(word, 0)
    return [] if found is None else [found]


def _check_unit(table: UnitTable, unit: Unit, word: str) -> None:
    kinds = frozenset(QuantityKind)
    require(unit.kind in kinds, table, "kind", word, f"{unit.kind!r} is none of {', '.join(sorted(kinds))}")
    factor: object = unit.factor
    exact = isinstance(factor, Fraction) and factor > 0
    require(exact, table, "factor", word, f"expected a Fraction above zero, got {unit.factor!r}")
    try:
        same = table.convert(Decimal("1.5"), word, unit.symbol)
    except GwReportError as error:
        raise broken(table, "converts", word, str(error)) from error
    require(same == Decimal("1.5"), table, "converts", word, f"1.5 became {same}")


def check_catalogue(catalogue: IndicatorCatalogue, *, pickling: bool = True) -> None:
    """Check that each form of a catalogue is found and names indicators that it, or the built-in one, holds.

    Raises ``AssertionError``.
    """
    right = isinstance(catalogue, IndicatorCatalogue)
    require(right, catalogue, "type", "", f"expected an IndicatorCatalogue, got {catalogue!r}")
    known = default_catalogue().extended(catalogue)
    for id, entry in catalogue.entries.items():
        require(id == entry.indicator.id, catalogue, "ids", id, f"the entry is of {entry.indicator.id!r}")
        for other in _named(entry):
            require(other in known, catalogue, "known indicators", id, f"{other!r} is in no catalogue")
    for text, form in catalogue.forms.items():
        require(text == form.text, catalogue, "forms", text, f"the form is {form.text!r}")
        found = repeatable(catalogue, partial(catalogue.find, text), text)
        require(found == [(0, len(text), form)], catalogue, "found whole", text, f"{found!r}")
        for other in _members(form):
            require(other in known, catalogue, "known indicators", text, f"{other!r} is in no catalogue")
    survives_pickling(catalogue, pickling, lambda copy: (copy, pickle.dumps(sorted(copy.forms))))


def _named(entry: Entry) -> list[str]:
    """The other indicators that an entry names."""
    return [id for id in (entry.share_as, entry.stock, *entry.siblings.values()) if id]


def _members(form: Form) -> list[str]:
    return [id for id in (form.one, *form.members) if id]
