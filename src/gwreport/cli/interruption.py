"""How a run of the command line ends before its time: signals, streams that are closed."""

from __future__ import annotations

import codecs
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

#: The name of the way in which characters that an output cannot hold are written.
ESCAPED = "gwreport.escaped"
_ENDING = ("SIGTERM", "SIGHUP")


class Stopped(BaseException):
    """A signal asks the process to end; what is open is cleared away while this passes."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into :class:`Stopped` within, so that no worker and no half file is left.

    One that is ignored, as by ``nohup``, stays ignored.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():  # Python lets no other thread set handlers
        for name in _ENDING:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough; the clearing away is not to be disturbed
    raise Stopped(number)


class _GoneAway(io.TextIOBase):
    """Standard output that was closed before the start: as one whose reader went away."""

    def write(self, text: str) -> int:
        raise BrokenPipeError


def open_closed_streams() -> None:
    """Give a stream that the caller closed a place to read nothing from or write nowhere to.

    Without this the next file that is opened would take its number.
    """
    for number in (0, 1, 2):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    if sys.stdout is None:
        sys.stdout = _GoneAway()
    if sys.stderr is None:
        sys.stderr = io.StringIO()


def discard_output() -> None:
    """Send what standard output cannot take nowhere, so that the end of the interpreter does not complain."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def escape_what_cannot_be_written() -> None:
    r"""Write characters that the encoding of an output lacks as ``\uXXXX``, as JSON has them.

    A line of JSON is then JSON in any encoding, also with half a surrogate pair in it.
    """
    codecs.register_error(ESCAPED, _escaped)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ESCAPED)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end
