"""Many texts or files: in order, as a stream, over several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from typing import Any, Generic, Literal, Self, TypeVar, overload

from attrs import frozen

from gwreport.model import Report
from gwreport.pipeline import Pipeline, default_pipeline

T = TypeVar("T")
R = TypeVar("R")
OnError = Literal["raise", "skip", "record"]


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
    source = _Source(items)
    outcomes: Generator[R | Failure, None, None]
    if processes == 1:
        outcomes = (_outcome(function, index, item) for index, item in source)
    else:
        outcomes = _in_processes(function, source, processes, chunksize)
    return _deliver(outcomes, source, on_error)


def _check_count(name: str, number: object) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise ValueError(f"{name} must be a whole number of 1 or more, got {number!r}")


class _Source(Generic[T]):
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
    outcomes: Generator[R | Failure, None, None], source: _Source[Any], on_error: OnError
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
    function: Callable[[T], R], source: _Source[T], processes: int, chunksize: int
) -> Generator[R | Failure, None, None]:
    from gwreport.workers import in_workers  # imports what one process does not need

    with closing(in_workers(function, source, processes, chunksize)) as answers:
        for index, item, answer in answers:
            yield answer.result if answer.error is None else Failure(index, item, answer.error)


def _outcome(function: Callable[[T], R], index: int, item: T) -> R | Failure:
    try:
        return function(item)
    except Exception as error:
        return Failure(index, item, error)


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
