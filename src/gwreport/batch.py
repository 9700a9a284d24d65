"""Many texts or files: in order, as a stream, over several processes."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Generic, Literal, Self, TypeVar, overload

from attrs import frozen

from gwreport.errors import EmptyInputError
from gwreport.files import Known, read_entry
from gwreport.model import Report
from gwreport.pipeline import Pipeline, default_pipeline
from gwreport.reading.collections.columns import Columns
from gwreport.reading.collections.patterns import PathPattern
from gwreport.reading.collections.rows import table_entries
from gwreport.reading.collections.search import Search, StrPath

T = TypeVar("T")
R = TypeVar("R")
OnError = Literal["raise", "skip", "record"]


_SAMPLE = "政府工作报告\n2023年，地区生产总值增长5%。\n2024年，新建学校3所。\n"  # asks for the usual tables


@frozen
class Failure:
    """What stands in the place of a result that could not be made.

    ``index`` counts the items from 0, ``item`` is what was given and ``error`` what went wrong.
    """

    index: int
    item: object
    error: Exception


@overload
def parse_many(
    texts: Iterable[str],
    *,
    processes: int = 1,
    chunksize: int = 4,
    on_error: Literal["raise", "skip"] = "raise",
    pipeline: Pipeline | None = None,
) -> Iterator[Report]: ...
@overload
def parse_many(
    texts: Iterable[str],
    *,
    processes: int = 1,
    chunksize: int = 4,
    on_error: Literal["record"],
    pipeline: Pipeline | None = None,
) -> Iterator[Report | Failure]: ...
def parse_many(
    texts: Iterable[str],
    *,
    processes: int = 1,
    chunksize: int = 4,
    on_error: OnError = "raise",
    pipeline: Pipeline | None = None,
) -> Iterator[Report | Failure]:
    """Read one report from each text, in order, while ``texts`` is still being produced.

    ``processes`` work side by side on ``chunksize`` texts at a time; no more than a few chunks are
    taken from ``texts`` ahead of the result that is asked for, so a generator over any number of texts
    does. With ``on_error`` "raise" the first error ends the stream, "skip" leaves the text out, "record"
    gives a :class:`Failure` in its place. A process that dies is replaced and its text tried once more, then
    told as ``WorkerLostError``; what cannot be pickled is a ``NotPicklableError`` of its text alone. Where
    ``texts`` itself raises, what was taken before is given first; then the error is raised, or with "record"
    given as a last failure without an item. A ``pipeline`` must be picklable where processes are not forked.
    Raises ``ValueError`` and ``TypeError`` for arguments of the wrong form, at once.

    >>> [report.metadata.year for report in parse_many(["2024年工作安排", "2025年工作安排"])]
    [2024, 2025]
    """
    if isinstance(texts, str | bytes):
        raise TypeError(f"texts must be an iterable of texts, not one {type(texts).__name__}")
    task = _PipelineTask(_parse_text, pipeline)
    return map_ordered(task, texts, processes=processes, chunksize=chunksize, on_error=on_error)


def read_many(  # noqa: PLR0913 - keywords, few of which are given
    paths: StrPath | Iterable[StrPath],
    *,
    pattern: str | None = None,
    columns: Columns | None = None,
    known: Known | None = None,
    processes: int = 1,
    chunksize: int = 1,
    on_error: OnError = "record",
    pipeline: Pipeline | None = None,
) -> Iterator[Report | Failure]:
    """Every report under paths, in order: files, folders with all below them, globs, zips, tables of texts.

    ``pattern`` takes keys from the end of a path (``"{region}/{year}.txt"``), ``columns`` names the columns
    of tables (:class:`gwreport.files.Columns`), ``known`` is what holds of every report
    (:class:`gwreport.files.Known`); the keys are ``report.keys``. A file that cannot be read or holds no
    report, and a folder, zip or glob without a file, gives by default a :class:`Failure`, whose ``error``
    names it and whose ``item`` is its entry. The other arguments are those of :func:`parse_many`.

    Raises ``ValueError`` for what is no pattern.
    """
    search = Search(columns or Columns(), PathPattern(pattern) if pattern is not None else None)
    entries = map((known or Known()).of, search.entries(paths))
    outcomes = map_ordered(
        _PipelineTask(read_entry, pipeline),
        entries,
        processes=processes,
        chunksize=chunksize,
        on_error=on_error,
    )
    return _flat(outcomes)


def read_table(  # noqa: PLR0913 - keywords, few of which are given
    path: StrPath,
    *,
    text: str | None = None,
    region: str | Sequence[str] = (),
    year: str | None = None,
    keys: str | Sequence[str] = (),
    sheet: str | None = None,
    one: bool = False,
    processes: int = 1,
    on_error: OnError = "raise",
    pipeline: Pipeline | None = None,
) -> Iterator[Report]:
    """The reports of a table with a column of texts: .csv, .tsv, .xlsx, .jsonl or .parquet.

    ``text``, ``region`` and ``year`` name columns; ``region`` may be several, the widest place first
    (``("省份", "城市", "区县")``). They and the columns that ``keys`` names are the ``keys`` of each report,
    as text; its place and year are those of the row, with a remark where the text says otherwise. ``one``
    takes each cell for one report, whatever it looks like. A row without a text gives none.

    With ``on_error`` "raise" a row that cannot be read ends the stream, "skip" leaves it out; "record" gives
    a :class:`Failure` in its place, also for a row without a text. Raises ``ColumnError``, with the column
    that is probably meant, where a column is not named or not there; ``FormatError`` for a file that is no
    table.
    """
    columns = Columns(text, region, year, keys, sheet)
    entries = table_entries(Path(path), str(path), columns)
    if on_error != "record":
        entries = (entry for entry in entries if not isinstance(entry.problem, EmptyInputError))
    entries = map(Known(one=one).of, entries)
    return _flat(
        map_ordered(_PipelineTask(read_entry, pipeline), entries, processes=processes, on_error=on_error)
    )


def _flat(outcomes: Iterator[list[Report] | Failure]) -> Iterator[Any]:
    """The reports of lists of reports, and the failures between them."""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            yield outcome
        else:
            yield from outcome


def map_ordered(
    function: Callable[[T], R],
    items: Iterable[T],
    *,
    processes: int = 1,
    chunksize: int = 1,
    on_error: OnError = "raise",
) -> Iterator[R | Failure]:
    """``function`` of each item, in order, with a bounded look-ahead; see :func:`parse_many`.

    Where processes are not forked, ``function`` must be picklable.
    """
    _check_count("processes", processes)
    _check_count("chunksize", chunksize)
    if on_error not in ("raise", "skip", "record"):
        raise ValueError(f"on_error must be 'raise', 'skip' or 'record', got {on_error!r}")
    source = _NumberedItems(items)
    outcomes: Generator[R | Failure, None, None]
    if processes == 1:
        outcomes = (_outcome(function, index, item) for index, item in source)
    else:
        outcomes = _in_processes(function, source, processes, chunksize)
    return _deliver(outcomes, source, on_error)


def _check_count(name: str, number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more, got {number!r}")


class _NumberedItems(Generic[T]):
    """The items with their numbers from 0; they end where taking the next one fails."""

    def __init__(self, items: Iterable[T]) -> None:
        self._numbered = enumerate(items)
        self.taken = 0
        self.error: Exception | None = None

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> tuple[int, T]:
        if self.error is not None:
            raise StopIteration
        try:
            pair = next(self._numbered)
        except StopIteration:
            raise
        except Exception as error:
            self.error = error
            raise StopIteration from None
        self.taken += 1
        return pair


def _deliver(
    outcomes: Generator[R | Failure, None, None], source: _NumberedItems[Any], on_error: OnError
) -> Iterator[R | Failure]:
    with closing(outcomes):  # ends the workers now, not when the garbage is collected
        for outcome in outcomes:
            if not isinstance(outcome, Failure) or on_error == "record":
                yield outcome
            elif on_error == "raise":
                raise outcome.error
    if source.error is None:
        return
    if on_error != "record":
        raise source.error
    yield Failure(source.taken, None, source.error)


def _in_processes(
    function: Callable[[T], R], source: _NumberedItems[T], processes: int, chunksize: int
) -> Generator[R | Failure, None, None]:
    from gwreport.workers import forks, in_workers  # imports what one process does not need

    if forks():
        default_pipeline().parse(_SAMPLE)  # its tables are then read once, and not by every worker
    with closing(in_workers(function, source, processes, chunksize)) as answers:
        for index, item, answer in answers:
            yield answer.result if answer.error is None else Failure(index, item, answer.error)


def _outcome(function: Callable[[T], R], index: int, item: T) -> R | Failure:
    try:
        return function(item)
    except Exception as error:
        return Failure(index, item, error)


@frozen
class _PipelineTask:
    """A function of a pipeline and an item; the built-in pipeline is made where it is needed."""

    function: Callable[[Pipeline, Any], Any]
    pipeline: Pipeline | None

    def __call__(self, item: object) -> Any:  # noqa: ANN401 - whatever the function gives
        return self.function(self.pipeline or default_pipeline(), item)


def _parse_text(pipeline: Pipeline, text: object) -> Report:
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, got {type(text).__name__}")
    return pipeline.parse(text)
