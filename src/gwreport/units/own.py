"""Unit tables of users: TOML files with the units that the built-in table lacks, or reads otherwise."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from attrs import evolve

from gwreport.errors import DataTableError
from gwreport.tables.schema import read
from gwreport.units.entries import DimensionEntry, Entries
from gwreport.units.table import UnitTable, build_table, builtin_entries

__all__ = ["parse_units", "read_units"]


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
    nothing: dict[str, object] = {"dimension": {}, "classifiers": {}, "not_before": {}, "meta": {}}
    own, builtin = read(Entries, {**nothing, **given}, name), builtin_entries()
    dimensions = {
        key: _completed(entry, builtin.dimension.get(key), key, name) for key, entry in own.dimension.items()
    }
    return build_table(evolve(own, dimension=dimensions), name)


def _completed(entry: DimensionEntry, builtin: DimensionEntry | None, key: str, name: str) -> DimensionEntry:
    """A dimension of the user with kind and bases of the built-in one where it has none."""
    if builtin is not None:
        kind = builtin.kind if entry.kind is None else entry.kind
        return evolve(entry, kind=kind, bases=builtin.bases if entry.bases is None else entry.bases)
    if entry.bases is None:
        raise DataTableError(name, f"dimension.{key}", "a new dimension needs 'bases', such as { mine = 1 }")
    return entry
