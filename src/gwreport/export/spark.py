"""Many reports on a Spark cluster: from a data frame of texts to the long tables.

Spark is imported only where it is used; install it with the extra ``spark``, also on the workers. A
partition reads its texts one by one, so that besides a batch of texts its memory holds the rows of one text.
Numbers are doubles (15 digits), as in every binary form.

* :func:`statement_frame`, :func:`target_frame`, :func:`figure_frame`, :func:`finding_frame`  the tables of
  ``gwreport statements``, ``targets``, ``figures`` and ``check``;
* :func:`spark_schema`  their columns, as Spark writes them.

A new table is a function of three lines that hands its rows to ``_frame``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from gwreport.export.findings import FindingRow, finding_rows
from gwreport.export.frames import to_arrow
from gwreport.export.rows import (
    KEY_PREFIX,
    FigureRow,
    Row,
    StatementRow,
    TargetRow,
    column_kind,
    figure_rows,
    statement_rows,
    target_rows,
)
from gwreport.model import Report
from gwreport.optional import require_package

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

    Reader = Callable[[Any], Iterable[Report]]

_TYPES = {"str": "string", "int": "int", "Decimal": "double", "date": "date"}


def spark_schema(row_type: type[Row] = StatementRow, keys: Sequence[str] = ()) -> str:
    """The schema of a table as Spark writes it, each column by name and type; those of ``keys`` are the last.

    >>> spark_schema().split(", ")[:3]
    ['adcode string', 'region string', 'level string']
    >>> spark_schema(keys=["省份"]).split(", ")[-1]
    '`key_省份` string'
    """
    columns = [f"{f.name} {_TYPES[column_kind(f.type)[0]]}" for f in row_type.attributes()]
    columns += [f"{_quoted(KEY_PREFIX + name)} string" for name in keys]
    return ", ".join(columns)


def _quoted(name: str) -> str:
    """A name of a column, whatever is in it, as SQL has it."""
    return f"`{name.replace('`', '``')}`"


def statement_frame(
    texts: DataFrame,
    read: Reader,
    *,
    column: str = "text",
    keys: Sequence[str] = (),
    file: str | None = None,
) -> DataFrame:
    """The statements of every report in a column of texts, as :class:`StatementRow` columns.

    ``column`` holds strings or the bytes of documents; a null gives no row. ``read`` makes reports of one
    such value (``gwreport.read``, or a function that parses with a pipeline of your own); it travels to the
    workers, and what it raises ends the job. ``keys`` names columns of ``texts`` that are kept beside the
    rows as text, ``key_NAME``; ``file`` names one that becomes the column ``file``, such as the ``path`` of
    binary files.

    Raises ``MissingDependencyError`` where Spark is not installed.
    """
    return _frame(texts, _Partition(read, statement_rows, StatementRow, column, tuple(keys), file))


def target_frame(
    texts: DataFrame,
    read: Reader,
    *,
    column: str = "text",
    keys: Sequence[str] = (),
    file: str | None = None,
) -> DataFrame:
    """The headline targets of every report, as :class:`TargetRow` columns; see :func:`statement_frame`."""
    return _frame(texts, _Partition(read, target_rows, TargetRow, column, tuple(keys), file))


def figure_frame(
    texts: DataFrame,
    read: Reader,
    *,
    column: str = "text",
    keys: Sequence[str] = (),
    file: str | None = None,
) -> DataFrame:
    """Every quantity with what it counts, as :class:`FigureRow` columns; see :func:`statement_frame`."""
    return _frame(texts, _Partition(read, figure_rows, FigureRow, column, tuple(keys), file))


def finding_frame(
    texts: DataFrame,
    read: Reader,
    *,
    column: str = "text",
    keys: Sequence[str] = (),
    file: str | None = None,
) -> DataFrame:
    """Figures that do not agree, as :class:`FindingRow` columns; see :func:`statement_frame`."""
    return _frame(texts, _Partition(read, finding_rows, FindingRow, column, tuple(keys), file))


def _frame(texts: DataFrame, partition: _Partition) -> DataFrame:
    require_package("pyspark", "a Spark data frame", "spark")  # before Spark would fail in its own words
    schema = spark_schema(partition.row_type, partition.keys)
    return texts.select(*map(_quoted, partition.needs)).mapInArrow(partition, schema)


@frozen
class _Partition:
    """From the batches of a partition to the rows of their texts; runs in a worker."""

    read: Reader
    rows: Callable[[Iterable[Report]], Iterator[Row]]
    row_type: type[Row]
    column: str
    keys: tuple[str, ...]
    file: str | None

    @property
    def needs(self) -> tuple[str, ...]:
        """The columns of the texts that are used, each once."""
        file = () if self.file is None else (self.file,)
        return tuple(dict.fromkeys((self.column, *self.keys, *file)))

    def __call__(self, batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        """A batch of rows for each text that has any."""
        for batch in batches:
            for at in range(batch.num_rows):
                given = {name: batch.column(name)[at].as_py() for name in self.needs}
                if found := list(self._rows_of(given)):
                    yield from to_arrow(found, row_type=self.row_type, keys=self.keys).to_batches()

    def _rows_of(self, given: dict[str, Any]) -> Iterator[Row]:
        """The rows of a row of the data frame."""
        if given[self.column] is None:
            return
        keys = tuple((name, str(given[name])) for name in self.keys if given[name] is not None)
        for row in self.rows(self.read(given[self.column])):
            yield evolve(row, keys=keys, file=row.file if self.file is None else given[self.file])
