"""Unit tables of users: TOML files with the units that the built-in table lacks, or reads otherwise."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from gwreport.errors import DataTableError
from gwreport.tables.files import read_toml
from gwreport.units.table import TABLE, UnitTable, build_table

__all__ = ["parse_units", "read_units"]

_TABLES: Final = ("meta", "dimension", "classifiers", "not_before")


def read_units(path: str | os.PathLike[str]) -> UnitTable:
    """A user's table: a TOML file as :func:`parse_units` describes it.

    Use it alone, or add it to the built-in one: ``load_units().extended(read_units(path))``.
    Raises ``DataTableError`` for a file that breaks the rules of the table.
    """
    return parse_units(Path(path).read_text(encoding="utf-8"), name=os.fspath(path))


def parse_units(text: str, *, name: str = "units") -> UnitTable:
    """The table that the TOML ``text`` describes, in the form of ``units/units.toml``.

    Every part may be missing: ``[dimension.NAME]`` with ``bases``, ``kind`` (default "measure") and ``units``
    (SYMBOL = [FACTOR, WORDS]), ``[classifiers]`` and ``[not_before]``. A dimension of the built-in table
    keeps its kind and bases where the text gives none. Raises ``DataTableError`` where it breaks the rules.

    >>> table = parse_units('dimension.computing.units.PFLOPS = ["1e15", "P"]')
    >>> table.match("3500P", 4)[1].symbol, table.unit("P").factor
    ('PFLOPS', Fraction(1000000000000000, 1))
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataTableError(name, "the file", f"not TOML: {error}") from error
    for key, part in given.items():
        if key not in _TABLES or not isinstance(part, dict):
            raise DataTableError(name, key, f"expected tables {', '.join(_TABLES)}")
    builtin = read_toml(TABLE)
    data: dict[str, Any] = {key: given.get(key, {}) for key in _TABLES}
    data["dimension"] = {
        key: _dimension(entry, builtin["dimension"].get(key, {}), key, name)
        for key, entry in data["dimension"].items()
    }
    try:
        return build_table(data)
    except DataTableError as error:
        raise DataTableError(name, error.entry, error.detail) from error


def _dimension(entry: object, builtin: Mapping[str, Any], key: str, name: str) -> dict[str, Any]:
    """A dimension of the user with kind and bases of the built-in one where it has none."""
    if not isinstance(entry, dict) or not isinstance(entry.get("units"), dict):
        raise DataTableError(name, f"dimension.{key}", "needs a table 'units'")
    for symbol, row in entry["units"].items():
        if not isinstance(row, list) or len(row) < 2 or not all(isinstance(cell, str) for cell in row):
            raise DataTableError(name, symbol, "expected [FACTOR, WORDS], both texts")
    inherited = {part: builtin[part] for part in ("kind", "bases") if part in builtin}
    known: dict[str, Any] = {**inherited, **entry}
    if "bases" not in known:
        raise DataTableError(name, f"dimension.{key}", "a new dimension needs 'bases', such as { mine = 1 }")
    return known
