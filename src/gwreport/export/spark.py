"""Many reports on a Spark cluster: from a data frame of texts to the long table.

Spark is imported only where it is used; install it with the extra ``spark``. Each partition reads its texts
one by one, so that memory stays that of one report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gwreport.export.frames import to_pandas
from gwreport.export.rows import (
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
    import pandas
    from pyspark.sql import DataFrame

    Reader = Callable[[str], Iterable[Report]]

_TYPES = {"str": "string", "int": "int", "Decimal": "double", "date": "date"}


def spark_schema(row_type: type[Row] = StatementRow) -> str:
    """The schema of a table as Spark writes it, each column by name and type.

    >>> spark_schema().split(", ")[:3]
    ['adcode string', 'region string', 'level string']
    """
    return ", ".join(f"{f.name} {_TYPES[column_kind(f.type)[0]]}" for f in row_type.attributes())


def statement_frame(texts: DataFrame, read: Reader, *, column: str = "text") -> DataFrame:
    """The statements of every report in a column of texts, as :class:`StatementRow` columns.

    ``read`` makes reports of one text (``gwreport.read``, or a function that parses with a pipeline of your
    own); it travels to the workers. Raises ``MissingDependencyError`` where Spark is not installed.
    """
    return _frame(texts, column, read, statement_rows, StatementRow)


def target_frame(texts: DataFrame, read: Reader, *, column: str = "text") -> DataFrame:
    """The headline targets of every report in a column of texts, as :class:`TargetRow` columns."""
    return _frame(texts, column, read, target_rows, TargetRow)


def figure_frame(texts: DataFrame, read: Reader, *, column: str = "text") -> DataFrame:
    """Every quantity with what it counts, as :class:`FigureRow` columns."""
    return _frame(texts, column, read, figure_rows, FigureRow)


def _frame(
    texts: DataFrame,
    column: str,
    read: Reader,
    rows: Callable[[Iterable[Report]], Iterator[Any]],
    row_type: type[Row],
) -> DataFrame:
    require_package("pyspark", "a Spark data frame", "spark")  # before Spark would fail in its own words

    def partition(frames: Iterable[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        for frame in frames:
            for text in frame[column]:
                yield _plain_dates(to_pandas(rows(read(text)), row_type=row_type))

    return texts.select(column).mapInPandas(partition, spark_schema(row_type))


def _plain_dates(frame: pandas.DataFrame) -> pandas.DataFrame:
    """Days as Python dates, the form that Spark takes for its type date."""
    for name in frame.columns:
        if frame[name].dtype.kind == "M":
            days = [None if day is None or day != day else day.date() for day in frame[name]]
            frame[name] = type(frame[name])(days, dtype="object")
    return frame
