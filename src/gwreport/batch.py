"""Many texts or files: in order, as a stream, over several processes."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from attrs import frozen

from gwreport.errors import GwReportError
from gwreport.model import Report
from gwreport.pipeline import Pipeline, default_pipeline

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
R = TypeVar("R")
OnError = Literal["raise", "skip", "record"]
_LOOK_AHEAD = 2  # chunks per process that wait for their turn: enough to keep all busy, little memory


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
    gives a :class:`Failure` in its place. A ``pipeline`` must be picklable where processes are not forked.
    Raises ``ValueError`` and ``TypeError`` for arguments of the wrong form, at once.

    >>> [report.metadata.year for report in parse_many(["2024年工作安排", "2025年工作安排"])]
    [2024, 2025]
    """
    if isinstance(texts, str | bytes):
        raise TypeError(f"texts must be an iterable of texts, not one {type(texts).__name__}")
    task = _Task(_parse_text, pipeline)
    return map_ordered(task, texts, processes=processes, chunksize=chunksize, on_error=on_error)


def read_many(
    files: Iterable[str | os.PathLike[str]],
    *,
    processes: int = 1,
    chunksize: int = 1,
    on_error: OnError = "raise",
    pipeline: Pipeline | None = None,
) -> Iterator[list[Report] | Failure]:
    """The reports of each file, in order; the arguments are those of :func:`parse_many`."""
    task = _Task(_read_file, pipeline)
    return map_ordered(task, files, processes=processes, chunksize=chunksize, on_error=on_error)


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
    numbered = enumerate(items)
    outcomes: Generator[R | Failure, None, None]
    if processes == 1:
        outcomes = (_outcome(function, index, item) for index, item in numbered)
    else:
        outcomes = _in_processes(function, numbered, processes, chunksize)
    return _deliver(outcomes, on_error)


def _check_count(name: str, number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more, got {number!r}")


def _deliver(outcomes: Generator[R | Failure, None, None], on_error: OnError) -> Iterator[R | Failure]:
    with closing(outcomes):  # ends the pool now, not when the garbage is collected
        for outcome in outcomes:
            if not isinstance(outcome, Failure) or on_error == "record":
                yield outcome
            elif on_error == "raise":
                raise outcome.error


def _in_processes(
    function: Callable[[T], R], numbered: Iterator[tuple[int, T]], processes: int, chunksize: int
) -> Generator[R | Failure, None, None]:
    """The outcomes of a pool, in order, each chunk submitted as one before it is taken."""
    from concurrent.futures import ProcessPoolExecutor  # costs as much to import as all of gwreport

    pool = ProcessPoolExecutor(processes, initializer=_start_worker, initargs=(function,))
    waiting: deque[tuple[list[tuple[int, T]], Future[list[Any]]]] = deque()
    try:
        while True:
            while len(waiting) < processes * _LOOK_AHEAD and (chunk := list(islice(numbered, chunksize))):
                waiting.append((chunk, pool.submit(_work, chunk)))
            if not waiting:
                return
            chunk, future = waiting.popleft()
            for (index, item), (result, error) in zip(chunk, future.result(), strict=True):
                yield result if error is None else Failure(index, item, error)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(function: Callable[[T], R], index: int, item: T) -> R | Failure:
    try:
        return function(item)
    except Exception as error:
        return Failure(index, item, error)


class _Worker(Generic[T, R]):
    """The function of a worker process, set once when it starts."""

    function: Callable[[Any], Any]


def _start_worker(function: Callable[[Any], Any]) -> None:
    _Worker.function = function


def _work(chunk: list[tuple[int, Any]]) -> list[tuple[Any, Exception | None]]:
    """Result or error of each item; the items themselves need not travel back."""
    answers: list[tuple[Any, Exception | None]] = []
    for index, item in chunk:
        outcome = _outcome(_Worker.function, index, item)
        if isinstance(outcome, Failure):
            answers.append((None, _portable(outcome.error)))
        else:
            answers.append((outcome, None))
    return answers


def _portable(error: Exception) -> Exception:
    """The error if it survives pickling, else one with its words; an error that does not breaks the pool."""
    import pickle

    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return GwReportError(f"{type(error).__name__}: {error}")
    return error


@frozen
class _Task:
    """A function of a pipeline and an item; the built-in pipeline is made where it is needed."""

    function: Callable[[Pipeline, Any], Any]
    pipeline: Pipeline | None

    def __call__(self, item: object) -> Any:  # noqa: ANN401 - whatever the function gives
        return self.function(self.pipeline or default_pipeline(), item)


def _parse_text(pipeline: Pipeline, text: object) -> Report:
    if not isinstance(text, str):
        raise TypeError(f"a text must be a str, got {type(text).__name__}")
    return pipeline.parse(text)


def _read_file(pipeline: Pipeline, file: str | os.PathLike[str]) -> list[Report]:
    from pathlib import Path

    return pipeline.read(Path(file))
