"""From what a caller names, paths and how to read them, to the texts that are there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, field, frozen

from gwreport.errors import GwReportError, NothingFoundError, PatternError
from gwreport.reading.collections.archives import files_in, is_archive
from gwreport.reading.collections.columns import Columns
from gwreport.reading.collections.entry import Entry
from gwreport.reading.collections.paths import files_below, files_like, is_glob
from gwreport.reading.collections.patterns import PathPattern
from gwreport.reading.collections.rows import is_table, table_entries

StrPath = str | os.PathLike[str]


@frozen
class Search:
    """How paths are read: the columns of tables, the keys in paths, and files that are left out."""

    columns: Columns = field(factory=Columns)
    pattern: PathPattern | None = None
    without: frozenset[str] = frozenset()

    @property
    def key_names(self) -> tuple[str, ...]:
        """The names of the keys that its entries may have, in order."""
        in_paths = self.pattern.names if self.pattern is not None else ()
        return tuple(dict.fromkeys((*in_paths, *self.columns.key_names)))

    def entries(self, paths: StrPath | Iterable[StrPath]) -> Iterator[Entry]:
        """The texts under paths: files, folders (with those in them), globs, zips and tables of texts.

        Each is an entry, in the order of the paths and of the names in them. What cannot be read or does not
        follow the pattern, and a folder, zip or glob without a file, is one with a problem.
        """
        for path in [paths] if isinstance(paths, str | os.PathLike) else paths:
            yield from self._below(os.fspath(path))

    def _below(self, path: str) -> Iterator[Entry]:
        if is_glob(path):
            found = (entry for each in files_like(path) for entry in self._of_path(each, named=False))
            yield from _some(found, path)
        else:
            yield from self._of_path(Path(path), named=True)

    def _of_path(self, path: Path, *, named: bool) -> Iterator[Entry]:
        if path.is_dir():
            below = (entry for each in files_below(path) for entry in self._of_found(each))
            yield from _some(below, str(path))
        else:
            yield from self._of_file(path, named=named)

    def _of_found(self, found: Path | OSError) -> Iterator[Entry]:
        if isinstance(found, OSError):
            yield Entry(os.fspath(found.filename or ""), None, problem=found)
        else:
            yield from self._of_file(found, named=False)

    def _of_file(self, path: Path, *, named: bool) -> Iterator[Entry]:
        if self.without and os.path.realpath(path) in self.without:
            return
        if path.suffix.lower() == ".zip" and is_archive(path):
            yield from _some(self._of_archive(path), str(path))
        else:
            yield from self._of_content(path, str(path), named=named)

    def _of_archive(self, path: Path) -> Iterator[Entry]:
        try:
            for inner, content in files_in(path, str(path)):
                name = f"{path}/{inner}"
                if isinstance(content, bytes):
                    yield from self._of_content(content, name, named=False)
                else:
                    yield Entry(name, None, problem=content)
        except (GwReportError, OSError) as error:
            yield Entry(str(path), None, named=True, problem=error)

    def _of_content(self, content: Path | bytes, name: str, *, named: bool) -> Iterator[Entry]:
        keys = self.pattern.keys_of(name) if self.pattern is not None else ()
        if keys is None:
            assert self.pattern is not None
            yield Entry(name, None, named=named, problem=PatternError(name, self.pattern.text))
            return
        known = dict(keys)
        outer = Entry(name, content, None, keys, known.get("region"), known.get("year"), named=named)
        if is_table(name):
            yield from self._rows(outer)
        else:
            yield outer

    def _rows(self, table: Entry) -> Iterator[Entry]:
        """The rows of a table, with what the path of the table says where the row does not."""
        assert not isinstance(table.content, str | None)
        try:
            for row in table_entries(table.content, table.name, self.columns):
                yield evolve(
                    row,
                    keys=(*table.keys, *row.keys),
                    region=row.region or table.region,
                    year=row.year or table.year,
                )
        except (GwReportError, OSError) as error:
            yield evolve(table, content=None, problem=error)


def _some(entries: Iterator[Entry], where: str) -> Iterator[Entry]:
    """The entries, and a problem where there is none."""
    empty = True
    for entry in entries:
        empty = False
        yield entry
    if empty:
        yield Entry(where, None, named=True, problem=NothingFoundError(where))
