"""A table as rows with a name for each cell, whatever its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from gwreport.errors import GwReportError

Numbered = Iterator[tuple[int, Mapping[str, Any] | GwReportError]]
"""The rows with their numbers, as a spreadsheet counts; what cannot be read is an error in their place."""


@frozen
class TextTable:
    """One table: the names of its columns, and its rows, which are read as they are asked for."""

    columns: tuple[str, ...]
    rows: Numbered
