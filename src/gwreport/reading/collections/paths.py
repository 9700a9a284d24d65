"""Files in folders and under globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: Files that programs leave in folders, besides the hidden ones.
_LEFT_BEHIND: Final = ("~$", "__MACOSX")
_SYSTEM: Final = frozenset(("thumbs.db", "desktop.ini"))


def is_left_behind(name: str) -> bool:
    """Whether a part of a path is hidden, a lock file of Word or another file that no one wrote.

    >>> [is_left_behind(name) for name in (".DS_Store", "~$报告.docx", "Thumbs.db", "报告.docx")]
    [True, True, True, False]
    """
    return name.startswith((".", *_LEFT_BEHIND)) or name.lower() in _SYSTEM


def files_below(folder: Path) -> Iterator[Path | OSError]:
    """The files in a folder and the folders in it, in the order of their names; why one cannot be listed.

    Links to folders are not followed, so that none leads back; what is no file (a pipe, a device) and what
    programs left behind is passed over.
    """
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path == folder or (path.is_dir() and not path.is_symlink()):
                found = [each for each in path.iterdir() if not is_left_behind(each.name)]
                waiting += sorted(found, key=lambda each: each.name, reverse=True)
            elif path.is_file():
                yield path
        except OSError as error:
            yield error


def files_like(pattern: str) -> Iterator[Path]:
    """The files and folders that a glob names, in the order of their names; ``**`` stands for folders."""
    yield from (Path(name) for name in sorted(glob.glob(pattern, recursive=True)))  # noqa: PTH207 - any pattern


def is_glob(name: str) -> bool:
    """Whether a name is a glob and not that of a file."""
    return glob.has_magic(name) and not os.path.lexists(name)
