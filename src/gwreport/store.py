"""Results kept on disk by what they were made from, so that a run that was ended goes on where it was.

A store is one file of SQLite. A result lies under a key, the hash of all that it depends on: the content of a
file and how it was read. What is kept is whole: a run may be killed, or the disk be full, at any moment.
Nothing is held in memory but the result at hand, so a store may be larger than memory.

``gwreport.batch.read_many`` keeps reports in it, ``gwreport batch`` rows of tables.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from gwreport.errors import StoreError

_SCHEMA = 1
_MAKE = f"""
PRAGMA user_version = {_SCHEMA};
CREATE TABLE results (key TEXT NOT NULL PRIMARY KEY, facts TEXT NOT NULL, payload BLOB NOT NULL);
CREATE TABLE state (is_compact INTEGER NOT NULL);
INSERT INTO state VALUES (0)
"""
#: Results that may be lost when a run is ended: so many are written at once.
_AT_ONCE = 16
_PATIENCE = 120.0  # seconds to wait for another process that writes
#: What helps where SQLite says some words.
_WAYS_OUT = (
    ("full", "make room for it"),
    ("disk I/O", "make room for it"),
    ("unable to open", "see that its folder can be written"),
    ("readonly", "see that it can be written"),
)


def key_of(*parts: object) -> str:
    """The key of a result: a hash of what it was made from, bytes or what has a short form.

    >>> key_of(b"text", "2024") == key_of(b"text", "2024") != key_of(b"text", "2025")
    True
    """
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


@contextmanager
def told_as_store_error(path: str) -> Iterator[None]:
    """Raise what SQLite says of the file ``path`` as ``StoreError``, with the way out."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        ways_out = (way_out for words, way_out in _WAYS_OUT if words in said)
        raise StoreError(path, said, next(ways_out, "delete it to read all anew")) from None


class Store:
    """A store, opened for reading and writing; a context manager that keeps what was put when it is left.

    ``path`` is that of its file, which is made where it is not there; one of another version of the store is
    emptied. Raises ``StoreError`` where it cannot be opened, read or written: a full disk, another file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._pending = 0
        with told_as_store_error(str(self.path)):
            self._database = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            version = self._database.execute("PRAGMA user_version").fetchone()[0]
            if version != _SCHEMA:
                self._begin_anew()

    def _begin_anew(self) -> None:
        self._database.execute("BEGIN IMMEDIATE")  # of two processes that come first one makes the table
        if self._database.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA:
            for table in ("results", "state"):
                self._database.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _MAKE.split(";"):
                self._database.execute(statement)
        self._database.execute("COMMIT")

    def facts(self, key: str) -> str | None:
        """What was said of a result when it was put; None where there is none."""
        with told_as_store_error(str(self.path)):
            row = self._database.execute("SELECT facts FROM results WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def payload(self, key: str) -> bytes | None:
        """A result; None where there is none."""
        with told_as_store_error(str(self.path)):
            row = self._database.execute("SELECT payload FROM results WHERE key = ?", (key,)).fetchone()
        return None if row is None else bytes(row[0])

    def put(self, key: str, facts: str, payload: bytes) -> None:
        """Keep a result, with facts about it that can be had without it."""
        with told_as_store_error(str(self.path)):
            if not self._pending:
                self._database.execute("BEGIN IMMEDIATE")
                self._database.execute("UPDATE state SET is_compact = 0")
            self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, facts, payload))
        self._pending += 1
        if self._pending >= _AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Write what was put to the disk."""
        if self._pending:
            with told_as_store_error(str(self.path)):
                self._database.execute("COMMIT")
            self._pending = 0

    def is_compact(self, count: int) -> bool:
        """Whether it holds, since :meth:`compact`, nothing but so many results."""
        with told_as_store_error(str(self.path)):
            found = self._database.execute("SELECT is_compact, (SELECT count(*) FROM results) FROM state")
            return tuple(found.fetchone()) == (1, count)

    def compact(self, keys: Iterable[str], unfinished: Path) -> None:
        """Leave only the results of some keys, given in order, in a file that depends on nothing else.

        Two runs over the same files thus leave the same store, however often they were ended. The new file is
        made in the folder ``unfinished`` and takes its place when it is whole.
        """
        self.keep()
        new = unfinished / self.path.name
        new.unlink(missing_ok=True)
        try:
            with Store(new) as other, told_as_store_error(str(self.path)):
                other._database.execute("BEGIN")
                for key in keys:
                    row = self._database.execute("SELECT * FROM results WHERE key = ?", (key,)).fetchone()
                    other._database.execute("INSERT OR IGNORE INTO results VALUES (?, ?, ?)", row)
                other._database.execute("UPDATE state SET is_compact = 1")
                other._database.execute("COMMIT")
            self.close()
            new.replace(self.path)
        finally:
            new.unlink(missing_ok=True)
        self._database = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)

    def close(self) -> None:
        """Close the file; what was put and not kept is lost."""
        with suppress(sqlite3.Error):
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if not isinstance(error, StoreError):
                self.keep()
        finally:
            self.close()
