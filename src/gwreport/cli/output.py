"""Where results go: a file that is there whole or not at all, messages and a progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from gwreport.cli.interruption import ESCAPED
from gwreport.cli.parts import UnfinishedFile, writable
from gwreport.cli.usage.language import translated

STDIN = "-"
_BAR = 30
_CLEAR_LINE = "\r\x1b[K"
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"
BOLD = "\x1b[1m"


def complain(message: str) -> None:
    """One line on stderr, in the language of the locale."""
    name = marked("gwreport:", _RED, sys.stderr)
    print(f"{name} {translated(' '.join(message.split()))}", file=sys.stderr)


def marked(text: str, colour: str, stream: TextIO) -> str:
    """A text in a colour where a person sees the stream on a terminal and has not said NO_COLOR."""
    plain = not stream.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if plain else f"{colour}{text}{_PLAIN}"


def describe(error: BaseException, name: str | None = None) -> str:
    """An error in one line for a person: what it is about and what is wrong."""
    if isinstance(error, OSError) and error.strerror:
        where = error.filename if error.filename is not None else name
        return f"{where}: {error.strerror}" if where is not None else error.strerror
    return str(error)


class Output:
    """Standard output, or a file that appears under its name only when all of it is written.

    Used as a context manager: leaving it with an error, or without :meth:`keep`, leaves an existing
    file as it was. The new file has the mode of the old one. What is no ordinary file (``/dev/null``, a
    pipe) is written directly. ``convert`` makes the file itself, its second argument, from the text that was
    written, its first.

    Raises ``OSError`` for a file that must not be written: a folder, a read-only file, a link to itself.
    """

    def __init__(
        self,
        path: str | None,
        *,
        newline: str | None = None,
        convert: Callable[[Path, Path], None] | None = None,
    ) -> None:
        self._path = None if path is None or path == "-" else path
        self._newline = newline
        self._convert = convert
        self._part: UnfinishedFile | None = None
        self._kept = False
        self.stream: TextIO = sys.stdout

    def __enter__(self) -> Output:
        if self._path is None:
            return self
        target = writable(self._path)
        if target.exists() and not target.is_file():
            self.stream = target.open("w", encoding="utf-8", errors=ESCAPED, newline=self._newline)
            return self
        self._part = UnfinishedFile(target)
        self.stream = self._part.path.open("w", encoding="utf-8", errors=ESCAPED, newline=self._newline)
        return self

    def keep(self) -> None:
        """Say that all is written."""
        self._kept = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None:
            return
        try:
            self.stream.close()
            if self._part is not None and self._kept and error is None:
                self._publish(self._part)
        finally:
            if self._part is not None:
                self._part.discard()

    def _publish(self, part: UnfinishedFile) -> None:
        if self._convert is None:
            part.publish()
            return
        made = UnfinishedFile(part.target)
        try:
            self._convert(part.path, made.path)
            made.publish()
        finally:
            made.discard()


class Progress:
    """A bar on stderr for many inputs, where a person looks at stderr and results go elsewhere."""

    def __init__(self, total: int | None, *, results_on_screen: bool) -> None:
        self._total = total
        self._done = 0
        self._shown = total != 1 and sys.stderr.isatty() and not results_on_screen

    def advance(self, name: str) -> None:
        """One more input, called ``name``, is done."""
        self._done += 1
        if self._shown:
            sys.stderr.write(f"{_CLEAR_LINE}{self._count()}  {name[-40:]}")
            sys.stderr.flush()

    def _count(self) -> str:
        """A bar, or the number alone where nobody knows how many there will be."""
        if self._total is None:
            return f"{self._done}"
        filled = _BAR * self._done // self._total
        return f"[{'#' * filled}{'-' * (_BAR - filled)}] {self._done}/{self._total}"

    def clear(self) -> None:
        """Take the bar away, before a message and at the end."""
        if self._shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
