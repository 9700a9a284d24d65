"""Which reader a file is given to; the modules of this folder are the formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import NamedTuple

from gwreport.interfaces import Reader
from gwreport.reading import formats


class FormatKind(IntEnum):
    """What tells that a file is of a format; lower numbers are asked first, those of one number by name."""

    DOCUMENT = 1
    """The content alone: a document without its signs is none, whatever its suffix."""
    REFUSED = 2
    """The content, where it is that of no document that is read."""
    TEXT = 3
    """The content, or the suffix where no content tells."""
    PLAIN = 4
    """Nothing else knows the file."""


class InputFormat(NamedTuple):
    """What the module of a format declares as its ``FORMAT``: the kind of format and its reader."""

    kind: FormatKind
    reader: Reader


@cache
def built_in() -> tuple[InputFormat, ...]:
    """The formats of gwreport, in the order in which they are asked; the first call imports them."""
    names = sorted(module.name for module in iter_modules(formats.__path__, f"{formats.__name__}."))
    declared: Iterator[InputFormat] = (import_module(name).FORMAT for name in names if name != __name__)
    return tuple(sorted(declared, key=lambda each: (each.kind, each.reader.name)))


def reader_for(data: bytes, name: str, readers: Iterable[Reader] = ()) -> Reader:
    """The reader of a file: the first that recognises the content, else the first that bears its suffix.

    ``readers`` are asked before the built-in ones. What nobody knows is read as plain text.

    >>> reader_for(b"<html><p>2024</p></html>", "report.txt").name
    'html'
    >>> reader_for("各位代表".encode(), "report.md").name
    'markdown'
    """
    own, ours = tuple(readers), built_in()
    suffix = PurePath(name).suffix.lower()
    texts = (each.reader for each in ours if each.kind >= FormatKind.TEXT)
    by_content = (reader for reader in (*own, *(each.reader for each in ours)) if reader.sniff(data))
    by_suffix = (reader for reader in (*own, *texts) if suffix in reader.suffixes)
    return next(by_content, None) or next(by_suffix, None) or ours[-1].reader


def suffixes(readers: Iterable[Reader] = ()) -> frozenset[str]:
    """The suffixes of all formats that can be read, in lower case, with their dot."""
    ours = (each.reader for each in built_in())
    return frozenset().union(*(reader.suffixes for reader in (*readers, *ours)))
