"""From a path, bytes or text to a :class:`Source`."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from gwreport.errors import EmptyInputError
from gwreport.interfaces import Reader
from gwreport.model import Source
from gwreport.reading.formats.registry import reader_for, suffixes

#: A text longer than this, or with a line end in it, is never taken for a path.
LONGEST_PATH = 1024

_FILE_NAME = re.compile(r"[^\r\n\0。，；！？：《》“”]{1,300}")
#: Suffixes of files that are no reports but are often named by mistake: better "not found" than a short text.
_TABLES = frozenset((".csv", ".json"))


def read_source(
    data: str | bytes | os.PathLike[str] | Source, *, name: str | None = None, readers: Sequence[Reader] = ()
) -> Source:
    """A source from text, bytes or a path; one that is there already is only looked at.

    A ``str`` is text, with one exception: a single line of at most 1024 characters that names an
    existing file, or that has no sentence mark and ends like a file name (``report.txt``), is a path. Use
    :func:`text_source` for what is text in any case. Bytes and files are given to the reader of their
    format (text, HTML or Markdown, recognised by content, then by suffix); ``readers`` are asked before
    the built-in ones.

    Raises ``EmptyInputError`` where there is nothing but white space, ``DecodingError`` for bytes that are no
    text, and ``OSError`` for a path that cannot be read.
    """
    if isinstance(data, Source):
        return _not_empty(data)
    if isinstance(data, bytes):
        return _not_empty(reader_for(data, name or "", readers).read(data, name or "<bytes>"))
    if isinstance(data, str):
        if not _is_path(data, readers):
            return _not_empty(text_source(data, name=name))
    elif not isinstance(data, os.PathLike):
        raise TypeError(f"expected a path, text or bytes, got {type(data).__name__}")
    path = Path(data)
    content = path.read_bytes()
    return _not_empty(reader_for(content, path.name, readers).read(content, name or str(path)))


def looks_like_a_path(text: str, readers: Sequence[Reader] = ()) -> bool:
    """Whether a text is one line that ends like the name of a file that could be read (``report.txt``)."""
    if len(text) > LONGEST_PATH:
        return False
    name = text.strip()
    return _FILE_NAME.fullmatch(name) is not None and Path(name).suffix.lower() in suffixes(readers) | _TABLES


def text_source(text: str, *, name: str | None = None) -> Source:
    """A source from a text, whatever it looks like. It may be empty."""
    _check_text(text)
    return Source(text, name or "<text>")


def _check_text(text: object) -> None:
    if not isinstance(text, str):
        given = f"the path {os.fspath(text)!r}" if isinstance(text, os.PathLike) else type(text).__name__
        raise TypeError(f"expected text (str), got {given}; use gwreport.read for bytes and paths")


def _not_empty(source: Source) -> Source:
    if not source.text.strip("\ufeff\u200b \t\r\n\v\f\u00a0\u3000"):
        raise EmptyInputError(source.name)
    return source


def _is_path(text: str, readers: Sequence[Reader]) -> bool:
    if not text or len(text) > LONGEST_PATH or "\n" in text or "\r" in text or "\0" in text:
        return False
    if looks_like_a_path(text, readers):
        return True
    try:
        return Path(text).is_file()
    except (OSError, ValueError):
        return False
