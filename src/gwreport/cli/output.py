"""Where results go: a file that is there whole or not at all, messages and a progress bar."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

_BAR = 30
_CLEAR_LINE = "\r\x1b[K"


def complain(message: str) -> None:
    """One line on stderr."""
    print(f"gwreport: {' '.join(message.split())}", file=sys.stderr)


def describe(error: BaseException, name: str | None = None) -> str:
    """An error in one line for a person: what it is about and what is wrong."""
    if isinstance(error, OSError) and error.strerror:
        where = error.filename if error.filename is not None else name
        return f"{where}: {error.strerror}" if where is not None else error.strerror
    return str(error)


class Output:
    """Standard output, or a file that appears under its name only when all of it is written.

    Used as a context manager: leaving it with an error, or without :meth:`keep`, leaves an existing
    file as it was. What is no ordinary file (``/dev/null``, a pipe) is written directly. ``convert`` makes
    the file itself, its second argument, from the text that was written, its first.
    """

    def __init__(
        self,
        path: str | None,
        *,
        newline: str | None = None,
        convert: Callable[[Path, Path], None] | None = None,
    ) -> None:
        self._path = None if path is None or path == "-" else Path(os.path.realpath(path))
        self._newline = newline
        self._convert = convert
        self._part: Path | None = None
        self._kept = False
        self.stream: TextIO = sys.stdout

    def __enter__(self) -> Output:
        if self._path is None:
            return self
        target = self._path
        if target.is_dir():
            raise IsADirectoryError(21, "is a directory; expected the name of a file to write", str(target))
        if not target.exists() or target.is_file():
            target = self._part = target.with_name(f".{target.name}.{os.getpid()}.part")
        self.stream = target.open("w", encoding="utf-8", errors="backslashreplace", newline=self._newline)
        return self

    def keep(self) -> None:
        """Say that all is written."""
        self._kept = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._path is None:
            return
        self.stream.close()
        if self._part is None:
            return
        try:
            if self._kept and error is None:
                self._finished(self._part).replace(self._path)
        finally:
            self._part.unlink(missing_ok=True)

    def _finished(self, part: Path) -> Path:
        if self._convert is None:
            return part
        made = part.with_suffix(".made")
        try:
            self._convert(part, made)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        return made


class Progress:
    """A bar on stderr for many inputs, where a person looks at stderr and results go elsewhere."""

    def __init__(self, total: int, *, results_on_screen: bool) -> None:
        self._total = total
        self._done = 0
        self._shown = total > 1 and sys.stderr.isatty() and not results_on_screen

    def advance(self, name: str) -> None:
        """One more input, called ``name``, is done."""
        self._done += 1
        if self._shown:
            filled = _BAR * self._done // self._total
            bar = "#" * filled + "-" * (_BAR - filled)
            sys.stderr.write(f"{_CLEAR_LINE}[{bar}] {self._done}/{self._total}  {name[-40:]}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away, before a message and at the end."""
        if self._shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
