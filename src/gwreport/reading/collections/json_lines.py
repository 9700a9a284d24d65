"""JSON Lines: an object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from gwreport.errors import FormatError, GwReportError
from gwreport.reading.collections.grid import Numbered, TextTable
from gwreport.reading.collections.streams import text_stream

_KIND: Final = "a table of texts (.jsonl)"


def json_grids(content: Path | bytes, name: str, sheet: str | None = None) -> Iterator[TextTable]:
    """The table of a file; its columns are the keys of the first object, its rows are counted as lines.

    A line that is no object is a problem of its own. Raises ``FormatError`` where the first line is none.
    """
    with text_stream(content, name) as stream:
        rows = _rows(iter(stream.readline, ""), name)
        first = next(rows, None)
        if first is None:
            return
        if isinstance(first[1], GwReportError):
            raise first[1]
        yield TextTable(tuple(first[1]), chain((first,), rows))


def _rows(lines: Iterator[str], name: str) -> Numbered:
    for number, line in enumerate(lines, 1):
        line = line.removeprefix("\ufeff") if number == 1 else line
        if line.strip():
            yield number, _object(line, f"{name}, row {number}")


def _object(line: str, where: str) -> Mapping[str, Any] | FormatError:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return FormatError(where, _KIND, f"no JSON: {error}")
    return found if isinstance(found, dict) else FormatError(where, _KIND, "expected an object")
