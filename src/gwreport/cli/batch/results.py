"""What is kept of a text: how it went, and its rows of every table."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from attrs import asdict, evolve, field, frozen

from gwreport._version import __version__
from gwreport.cli.inputs import Components
from gwreport.export.findings import FindingRow, finding_rows
from gwreport.export.lines import read_jsonl, write_jsonl
from gwreport.export.rows import (
    TABLE_VERSION,
    FigureRow,
    Row,
    StatementRow,
    TargetRow,
    figure_rows,
    statement_rows,
    target_rows,
)
from gwreport.model import Indicator, Report
from gwreport.store import key_of


class TextStatus(StrEnum):
    """How the reading of a text went."""

    READ = "read"
    NO_REPORT = "no-report"
    FAILED = "failed"


@frozen
class OutputTable:
    """A table: the type of its rows, and how they are made of reports."""

    row_type: type[Row]
    rows: Callable[[Iterable[Report], Sequence[Indicator]], Iterator[Row]]


TABLES: Mapping[str, OutputTable] = MappingProxyType(
    {
        "targets": OutputTable(TargetRow, lambda reports, wanted: target_rows(reports, indicators=wanted)),
        "statements": OutputTable(StatementRow, lambda reports, wanted: statement_rows(reports)),
        "figures": OutputTable(FigureRow, lambda reports, wanted: figure_rows(reports)),
        "check": OutputTable(FindingRow, lambda reports, wanted: finding_rows(reports)),
    }
)
"""Each table by the name of its folder, which is that of the command that writes it for a few files."""

USUAL = ("targets", "statements")
"""The tables that are written where none are named."""


@frozen
class Recipe:
    """What rows depend on besides the text: the components, the tables, the indicators asked for by id."""

    components: Components
    tables: tuple[str, ...]
    indicators: tuple[str, ...] = ()

    def fingerprint(self) -> str:
        """A hash of it, with the version of gwreport and the content of the files that it names."""
        named = (self.components.units, self.components.catalogue)
        files = [Path(name).read_bytes() if name else b"" for name in named]
        return key_of(__version__, TABLE_VERSION, self.components, self.tables, self.indicators, *files)

    def tables_of(self, reports: list[Report]) -> dict[str, list[Row]]:
        """The rows of reports by the name of their table."""
        catalogue = self.components.pipeline().indicators
        wanted = [catalogue[name].indicator for name in self.indicators]
        return {name: list(TABLES[name].rows(reports, wanted)) for name in self.tables}


@frozen(kw_only=True)
class TextFacts:
    """What is known of a text without its rows; ``detail`` says what was wrong."""

    status: TextStatus
    detail: str | None = None
    reports: int = 0
    rows: Mapping[str, int] = field(factory=dict)

    def to_json(self) -> str:
        """The facts as a line of JSON."""
        return json.dumps(asdict(self, recurse=False))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The facts of such a line."""
        fields: dict[str, Any] = json.loads(text)
        return cls(**{**fields, "status": TextStatus(fields["status"])})


def packed(tables: Mapping[str, list[Row]]) -> bytes:
    """The rows of one text as they are kept: without the name of its file, which may change."""
    texts = {}
    for name, rows in tables.items():
        stream = io.StringIO()
        write_jsonl((evolve(row, file=None) for row in rows), stream)
        texts[name] = stream.getvalue()
    return zlib.compress(json.dumps(texts).encode("ascii"))


def unpacked(payload: bytes, table: str, file: str) -> Iterator[Row]:
    """The rows of a text in a table, with the name that its file has now."""
    text = json.loads(zlib.decompress(payload)).get(table, "")
    for row in read_jsonl(text, TABLES[table].row_type):
        yield evolve(row, file=file)
