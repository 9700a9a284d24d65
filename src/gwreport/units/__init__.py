"""Units of measure: the table, conversion factors, rates, and tables of one's own.

What comes in: words such as 千瓦时 or 元/人 at a place of a text; numbers with a symbol. What goes
out: ``Unit`` values with kind, dimension and exact factor, and converted numbers.

``units.toml`` is the one place for a unit: its words, factor, dimension, and what must not follow it.
``entries`` is the class of its entries, ``table`` makes the ``UnitTable`` of them, finds words and rates, and
converts; ``own`` reads the tables of users, which extend the built-in one or replace it; ``damage`` finds
the numbers before units that a bad conversion has destroyed.

It imports ``tables`` and ``errors`` only; whoever meets a quantity imports it (``model.values``,
``mentions.quantities``). A new unit is a line of ``units.toml`` and a row of
``tests/foundation/test_units.py``. ``mentions/quantities/idioms.toml`` says of a few words where they are no
units (三期, 5分); a new unit needs no line there.
"""

from gwreport.units.damage import damaged_numbers, end_of_unit
from gwreport.units.own import parse_units, read_units
from gwreport.units.table import TABLE, Unit, UnitTable, build_table, convert, load_units, symbol_of

__all__ = [
    "TABLE",
    "Unit",
    "UnitTable",
    "build_table",
    "convert",
    "damaged_numbers",
    "end_of_unit",
    "load_units",
    "parse_units",
    "read_units",
    "symbol_of",
]
