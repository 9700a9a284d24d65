"""One function over many items in worker processes, in order, with what fails told item by item.

In come a function, numbered items and how many processes; out comes, for each item in turn, its result or
error. A worker that dies takes nothing with it: the item it was at is tried once more, those behind it go to
a new worker. An item or a result that cannot be pickled is the error of that item alone. No worker outlives
the process that started it, however that one ends.

This is what :class:`concurrent.futures.ProcessPoolExecutor` does not give: there one dead worker breaks the
pool with all that waits in it.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import define, field, frozen

from gwreport.errors import GwReportError, NotPicklableError, WorkerLostError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

#: Chunks per process that wait for their turn: so many that a long text does not leave the others idle.
LOOK_AHEAD = 4
#: So often an item is given to a worker before it is told as lost.
_ATTEMPTS = 2
_STOP = b""
_PATIENCE = 5.0  # seconds that a worker has to end before it is killed


@frozen
class Answer:
    """What became of an item: a result, or the error."""

    result: Any
    error: Exception | None = None


def in_workers(
    function: Callable[[T], Any], numbered: Iterator[tuple[int, T]], processes: int, chunksize: int
) -> Generator[tuple[int, T, Answer]]:
    """The answer to each item, in order; closing the generator ends the workers.

    No more than a few chunks of ``chunksize`` items are taken ahead of the answer that is asked for. Where
    processes are not forked, ``function`` must be picklable.
    """
    crew: _Crew[T] = _Crew(function, processes)
    waiting: deque[int] = deque()
    most = (processes * LOOK_AHEAD - 1) * chunksize
    done = False
    try:
        while True:
            while len(waiting) <= most and (chunk := list(islice(numbered, chunksize))):
                waiting.extend(index for index, _ in chunk)
                crew.give(chunk)
            if not waiting:
                done = True
                return
            index = waiting.popleft()
            yield index, *crew.answer(index)
    finally:
        crew.dismiss(at_once=not done)


def forks() -> bool:
    """Whether a worker begins as a copy of this process, with all that it has in memory."""
    from multiprocessing import get_start_method

    return get_start_method() == "fork"


@define
class _Worker:
    """A process, the parent's end of its pipe, and the items that it has not answered, in order."""

    process: BaseProcess
    connection: Connection[bytes, bytes]
    open: deque[int] = field(factory=deque)


class _Crew(Generic[T]):
    """The workers of one run, with the items that are with them and the answers not yet asked for."""

    def __init__(self, function: Callable[[T], Any], processes: int) -> None:
        self._function = function
        self._processes = processes
        self._workers: list[_Worker] = []
        self._items: dict[int, T] = {}
        self._answers: dict[int, Answer] = {}
        self._attempts: dict[int, int] = {}

    def give(self, chunk: list[tuple[int, T]]) -> None:
        """Hand a chunk to the worker that has least to do."""
        self._items.update(chunk)
        self._send(self._least_busy(), [index for index, _ in chunk])

    def answer(self, index: int) -> tuple[T, Answer]:
        """The item of a number and its answer, as soon as it is there."""
        while index not in self._answers:
            self._listen()
        return self._items.pop(index), self._answers.pop(index)

    def dismiss(self, *, at_once: bool) -> None:
        """End all workers: those that have nothing to do by a word, the others by force."""
        for worker in self._workers:
            if at_once:
                worker.process.terminate()
            else:
                _send_bytes(worker.connection, _STOP)
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _least_busy(self) -> _Worker:
        if len(self._workers) < self._processes:
            self._workers.append(self._start())
            return self._workers[-1]
        return min(self._workers, key=lambda worker: len(worker.open))

    def _start(self) -> _Worker:
        from multiprocessing import Pipe, Process  # cost as much to import as all of gwreport

        ours, theirs = Pipe()
        process = Process(target=_serve, args=(self._function, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _send(self, worker: _Worker, indices: list[int]) -> None:
        parcels = []
        for index in indices:
            try:
                parcels.append((index, pickle.dumps(self._items[index])))
            except Exception as error:  # whatever the item's own methods raise
                self._answers[index] = Answer(None, NotPicklableError("item", _in_words(error)))
        worker.open.extend(index for index, _ in parcels)
        if parcels:
            _send_bytes(worker.connection, pickle.dumps([data for _, data in parcels]))

    def _listen(self) -> None:
        """Take the answers that are there, waiting for the first."""
        from multiprocessing.connection import wait

        ready = wait([worker.connection for worker in self._workers])
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                data = worker.connection.recv_bytes()
            except (EOFError, OSError):
                self._replace(worker)
            else:
                self._answers[worker.open.popleft()] = _unpacked(data)

    def _replace(self, lost: _Worker) -> None:
        """Give what a dead worker had not answered to a new one; the first of it for the last time."""
        _end(lost)
        self._workers.remove(lost)
        left = list(lost.open)
        if not left:
            return
        culprit = left[0]
        self._attempts[culprit] = attempts = self._attempts.get(culprit, 0) + 1
        if attempts >= _ATTEMPTS:
            del self._attempts[culprit], left[0]
            self._answers[culprit] = Answer(None, WorkerLostError(_end_in_words(lost.process), attempts))
        if left:
            self._workers.append(self._start())
            self._send(self._workers[-1], left)


def _send_bytes(connection: Connection[bytes, bytes], data: bytes) -> None:
    with suppress(OSError):  # the worker is dead: whoever listens to it next is told
        connection.send_bytes(data)


def _end(worker: _Worker) -> None:
    """Wait for the end of a worker that was told to end, or is dead."""
    worker.connection.close()
    worker.process.join(_PATIENCE)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _end_in_words(process: BaseProcess) -> str:
    code = process.exitcode
    if code is None or code >= 0:
        return f"ended with code {code}"
    try:
        name = signal.Signals(-code).name
    except ValueError:
        name = f"signal {-code}"
    return f"was killed by {name}" + (", perhaps for want of memory" if name == "SIGKILL" else "")


def _unpacked(data: bytes) -> Answer:
    try:
        result, error = pickle.loads(data)
    except Exception as failure:  # whatever the result's own methods raise
        return Answer(None, NotPicklableError("result", _in_words(failure)))
    return Answer(result, error)


def _serve(function: Callable[[Any], Any], connection: Connection[bytes, bytes]) -> None:
    """What a worker does: answer item after item until it is told to stop or its parent is gone."""
    _own_signals()
    gc.freeze()  # what came with a fork stays where it is, shared with the parent
    gc.set_threshold(100_000, 20, 20)
    parcels: SimpleQueue[list[bytes] | None] = SimpleQueue()
    threading.Thread(target=_receive, args=(connection, parcels), daemon=True).start()
    while (chunk := parcels.get()) is not None:
        for data in chunk:
            connection.send_bytes(_answered(function, data))


def _own_signals() -> None:
    """An interrupt at the keyboard is the parent's matter; handlers of the parent are not the worker's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)


def _receive(connection: Connection[bytes, bytes], parcels: SimpleQueue[list[bytes] | None]) -> None:
    """Take what is sent at once, so that the parent never waits; end the process with the parent.

    The pipe alone does not tell that the parent is dead: workers that were forked later hold its end too.
    """
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    ends: list[Any] = [connection] if parent is None else [connection, parent.sentinel]
    while True:
        try:
            if connection not in wait(ends):
                os._exit(1)
            data = connection.recv_bytes()
        except (EOFError, OSError):
            os._exit(1)
        parcels.put(None if data == _STOP else pickle.loads(data))


def _answered(function: Callable[[Any], Any], data: bytes) -> bytes:
    """Result or error of an item, pickled; the item itself need not travel back."""
    try:
        item = pickle.loads(data)
    except Exception as error:  # whatever the item's own methods raise
        return pickle.dumps((None, NotPicklableError("item", _in_words(error))))
    try:
        result = function(item)
    except Exception as error:
        return pickle.dumps((None, _portable(error)))
    try:
        return pickle.dumps((result, None))
    except Exception as error:
        return pickle.dumps((None, NotPicklableError("result", _in_words(error))))


def _portable(error: Exception) -> Exception:
    """The error if it survives pickling, else one with its words."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return GwReportError(_in_words(error))
    return error


def _in_words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
