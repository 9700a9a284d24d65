"""Parquet tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from gwreport.errors import FormatError
from gwreport.optional import import_package
from gwreport.reading.collections.grid import Numbered, TextTable
from gwreport.reading.collections.streams import binary_stream

_KIND: Final = "a Parquet table"
#: Rows that are in memory at a time; a text may be long.
_BATCH: Final = 64


def parquet_grids(content: Path | bytes, name: str, sheet: str | None = None) -> Iterator[TextTable]:
    """The table of a file; its rows are counted from 1.

    Raises ``MissingDependencyError`` without pyarrow, ``FormatError`` for a file that is broken.
    """
    import_package("pyarrow", "reading a Parquet table", "arrow")
    import pyarrow.parquet

    with binary_stream(content) as stream:
        try:
            table = pyarrow.parquet.ParquetFile(stream)
        except (pyarrow.ArrowException, OSError) as error:
            raise FormatError(name, _KIND, f"it is broken: {error}") from None
        yield TextTable(tuple(table.schema_arrow.names), _rows(table, name))


def _rows(table: Any, name: str) -> Numbered:  # noqa: ANN401 - without types
    import pyarrow

    number = 0
    try:
        for batch in table.iter_batches(batch_size=_BATCH):
            for cells in batch.to_pylist():
                number += 1
                yield number, cells
    except (pyarrow.ArrowException, OSError) as error:
        raise FormatError(name, _KIND, f"after row {number}: {error}") from None
