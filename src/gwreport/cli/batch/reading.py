"""The first step of a long run: read what the store does not know."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Self

from attrs import evolve, frozen

from gwreport.batch import Failure, map_ordered
from gwreport.cli.batch.results import Recipe, TextFacts, TextStatus, packed
from gwreport.cli.output import describe
from gwreport.errors import GwReportError, InputError, NoReportError
from gwreport.files import Entry, read_entry
from gwreport.store import Store, key_of, told_as_store_error


@frozen
class TextResult:
    """What came of a text.

    ``row`` is the number of the row of a table that the text is in. ``sha256`` is the hash of its content,
    ``key`` that of its result in the store; both are None where the content could not be had, or where
    trying again may help. ``payload`` is None where the store had it.
    """

    file: str
    facts: TextFacts
    sha256: str | None = None
    key: str | None = None
    payload: bytes | None = None
    row: int | None = None

    @property
    def label(self) -> str:
        """What messages call the text."""
        return self.file if self.row is None else f"{self.file}, row {self.row}"

    @property
    def is_new(self) -> bool:
        """Whether it was read now."""
        return self.payload is not None or self.key is None


@frozen
class Task:
    """From an entry to what came of it; runs in any process."""

    recipe: Recipe
    fingerprint: str
    store: Path

    def __call__(self, entry: Entry) -> TextResult:
        """Ask the store, and read the text where it knows nothing."""
        whole = _in_memory(entry)
        data = (
            whole.content.encode("utf-8", "surrogatepass")
            if isinstance(whole.content, str)
            else whole.content
        )
        assert isinstance(data, bytes)
        sha256 = hashlib.sha256(data).hexdigest()
        # the suffix may decide what reads the text; its name and place do not
        suffix = PurePath(entry.name).suffix.lower()
        key = key_of(
            self.fingerprint, sha256, suffix, entry.row, entry.keys, entry.region, entry.year, entry.one
        )
        with Store(self.store) as store:  # opened for one question: a process must not inherit an open one
            known = store.facts(key)
        if known is not None:
            return TextResult(entry.name, TextFacts.from_json(known), sha256, key, None, entry.row)
        facts, payload = self._read(whole)
        return TextResult(entry.name, facts, sha256, key, payload, entry.row)

    def _read(self, entry: Entry) -> tuple[TextFacts, bytes]:
        try:
            reports = read_entry(self.recipe.components.pipeline(), entry)
        except NoReportError:
            return TextFacts(status=TextStatus.NO_REPORT), packed({})
        except InputError as error:  # the content is what is wrong: it will be so tomorrow
            return TextFacts(status=TextStatus.FAILED, detail=_without_name(str(error), entry)), packed({})
        tables = self.recipe.tables_of(reports)
        counts = {table: len(rows) for table, rows in tables.items()}
        return TextFacts(status=TextStatus.READ, reports=len(reports), rows=counts), packed(tables)


def _in_memory(entry: Entry) -> Entry:
    """An entry with its content. Raises what is wrong with it, as far as it is known without reading it."""
    material = entry.material()
    return evolve(entry, content=material.read_bytes()) if isinstance(material, Path) else entry


def _without_name(message: str, entry: Entry) -> str:
    """A message without the name of the file, which may change."""
    return message.removeprefix(f"{entry.label}: ").removeprefix(f"{entry.name}: ")


def read_all(task: Task, entries: Iterable[Entry], processes: int) -> Iterator[TextResult]:
    """What came of each entry, in order; what is new is kept in the store as it comes.

    Leaving the iterator before its end keeps what was read.
    """
    with Store(task.store) as store:
        for outcome in map_ordered(task, entries, processes=processes, on_error="record"):
            reading = _failed(outcome) if isinstance(outcome, Failure) else outcome
            if reading.key is not None and reading.payload is not None:
                store.put(reading.key, reading.facts.to_json(), reading.payload)
            yield reading


def _failed(failure: Failure) -> TextResult:
    """A text that nothing is kept of, so that the next run tries again."""
    if not isinstance(failure.item, Entry):  # the search for texts itself broke off
        raise failure.error
    error, entry = failure.error, failure.item
    words = describe(error, entry.label)
    if not isinstance(error, GwReportError | OSError):
        words = f"unexpected {type(error).__name__}: {words}"
    return TextResult(
        entry.name, TextFacts(status=TextStatus.FAILED, detail=_without_name(words, entry)), row=entry.row
    )


_RECORD = "the temporary folder (TMPDIR)"  # what messages call the record


class Record:
    """All that came of a run, in order, in a file without a name that is gone with the process."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.execute("CREATE TABLE record (line TEXT NOT NULL, key TEXT)")

    def add(self, reading: TextResult) -> None:
        """One more text."""
        line = json.dumps([reading.file, reading.facts.to_json(), reading.sha256, reading.row])
        with told_as_store_error(_RECORD):
            self._database.execute("INSERT INTO record VALUES (?, ?)", (line, reading.key))

    def __iter__(self) -> Iterator[TextResult]:
        for line, key in self._database.execute("SELECT line, key FROM record ORDER BY rowid"):
            file, facts, sha256, row = json.loads(line)
            yield TextResult(file, TextFacts.from_json(facts), sha256, key, None, row)

    def count_keys(self) -> int:
        """How many results there are."""
        return int(self._database.execute("SELECT count(DISTINCT key) FROM record").fetchone()[0])

    def keys(self) -> Iterator[str]:
        """The keys of all results, each once, in an order that depends on nothing else."""
        keys = self._database.execute("SELECT DISTINCT key FROM record WHERE key IS NOT NULL ORDER BY key")
        for (key,) in keys:
            yield str(key)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
