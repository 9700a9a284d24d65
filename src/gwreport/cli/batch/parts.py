"""The second step of a long run: the tables in parts, put in their place when all are whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen

from gwreport._version import __version__
from gwreport.batch import Failure, map_ordered
from gwreport.cli.batch.reading import TextResult
from gwreport.cli.batch.results import TABLES, unpacked
from gwreport.errors import OutputError
from gwreport.export.formats import FORMATS
from gwreport.export.rows import TABLE_VERSION, Row
from gwreport.store import Store, key_of

STORE, MANIFEST, RUN, UNFINISHED = "store.sqlite", "manifest.jsonl", "run.json", "unfinished"


@frozen
class Layout:
    """Where the tables of a run go, in what form, how many texts are in a part, the keys of their rows."""

    folder: Path
    tables: tuple[str, ...]
    suffix: str
    size: int
    keys: tuple[str, ...] = ()

    @property
    def unfinished(self) -> Path:
        """The folder of what is not whole yet."""
        return self.folder / UNFINISHED

    def part(self, table: str, number: int) -> str:
        """The path of a part within the folder."""
        return f"{table}/part-{number:05}{self.suffix}"


@frozen
class _PartTexts:
    """The texts of a part: name and key of each that has a result."""

    number: int
    texts: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """A hash of all that the part is made from."""
        return key_of(*(word for text in self.texts for word in text))


@frozen
class _PartWriter:
    """Writes a part of every table; runs in any process."""

    layout: Layout
    store: Path

    def __call__(self, part: _PartTexts) -> None:
        """Write the part whole, where it is not finished yet."""
        with Store(self.store) as store:
            for table in self.layout.tables:
                target = self.layout.unfinished / self.layout.part(table, part.number)
                rows = self._rows(store, part.texts, table)
                FORMATS[self.layout.suffix].write(rows, target, TABLES[table].row_type)
                with target.open("rb") as made:
                    os.fsync(made.fileno())

    def _rows(self, store: Store, texts: Iterable[tuple[str, str]], table: str) -> Iterator[Row]:
        """The rows of texts, each with all keys, so that every part has the same columns."""
        for file, key in texts:
            payload = store.payload(key)
            assert payload is not None, key
            for row in unpacked(payload, table, file):
                own = dict(row.keys)
                yield evolve(row, keys=tuple((name, own.get(name, "")) for name in self.layout.keys))


@frozen
class RunParts:
    """The parts that a run leaves, as the last one wrote them down in ``run.json``."""

    layout: Layout
    digests: tuple[str, ...] = field(default=())

    @classmethod
    def there(cls, layout: Layout) -> RunParts:
        """The parts of the last run, where it ended well and was of the same form."""
        try:
            said: dict[str, Any] = json.loads((layout.folder / RUN).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls(layout)
        return cls(layout, tuple(said["parts"])) if said["form"] == _form(layout) else cls(layout)

    def has(self, part: _PartTexts) -> bool:
        """Whether a part is there as it is to be."""
        return self.digests[part.number : part.number + 1] == (part.digest,) and all(
            (self.layout.folder / self.layout.part(table, part.number)).is_file()
            for table in self.layout.tables
        )


def _form(layout: Layout) -> dict[str, Any]:
    return {
        "gwreport": __version__,
        "table_version": TABLE_VERSION,
        "tables": list(layout.tables),
        "form": layout.suffix,
        "texts_in_a_part": layout.size,
        "keys": list(layout.keys),
    }


def write_parts(
    layout: Layout, readings: Iterable[TextResult], counts: dict[str, Any], processes: int
) -> None:
    """Write the tables of ``readings``, the manifest and, with ``counts``, what the run was.

    A part that is there already stays. What was there before is whole until all that is new is: an error or
    a full disk leaves it as it was. Raises ``OutputError`` for such.
    """
    try:
        digests = _make_parts(layout, readings, processes)
        run = {"form": _form(layout), **counts, "parts": digests}
        (layout.unfinished / RUN).write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(str(layout.folder), error.strerror or str(error)) from None
    _put_in_place(layout, len(digests))


def _make_parts(layout: Layout, readings: Iterable[TextResult], processes: int) -> list[str]:
    """Write what is missing and the manifest beside what is there; the digests of all parts."""
    store, there = layout.folder / STORE, RunParts.there(layout)
    digests: list[str] = []
    for table in layout.tables:
        (layout.unfinished / table).mkdir(parents=True, exist_ok=True)
    with (layout.unfinished / MANIFEST).open("w", encoding="utf-8", newline="\n") as manifest:

        def missing() -> Iterator[_PartTexts]:
            waiting = iter(readings)
            while group := list(islice(waiting, layout.size)):
                number = len(digests)
                manifest.writelines(_line(reading, number) for reading in group)
                texts = tuple((reading.file, reading.key) for reading in group if reading.key is not None)
                part = _PartTexts(number, texts)
                digests.append(part.digest)
                if not there.has(part):
                    yield part

        for outcome in map_ordered(_PartWriter(layout, store), missing(), processes=processes):
            assert not isinstance(outcome, Failure)
        os.fsync(manifest.fileno())
    return digests


def _line(reading: TextResult, part: int) -> str:
    facts = reading.facts
    line = {
        "file": reading.file,
        "row": reading.row,
        "sha256": reading.sha256,
        "status": str(facts.status),
        "detail": facts.detail,
        "reports": facts.reports,
        "rows": facts.rows,
        "part": part,
    }
    text = json.dumps(line, ensure_ascii=False)
    with suppress(UnicodeEncodeError):
        text.encode("utf-8")
        return text + "\n"
    return json.dumps(line) + "\n"  # half of a surrogate pair, in a name that is no text


def _put_in_place(layout: Layout, parts: int) -> None:
    """Rename what is new into place; a run that is ended here is told by the missing ``run.json``."""
    (layout.folder / RUN).unlink(missing_ok=True)
    for table in layout.tables:
        folder = layout.folder / table
        folder.mkdir(exist_ok=True)
        for made in sorted((layout.unfinished / table).iterdir()):
            made.replace(folder / made.name)
        for old in folder.glob("part-*"):
            if old.suffix != layout.suffix or int(old.stem.removeprefix("part-")) >= parts:
                old.unlink()
    for name in (MANIFEST, RUN):
        (layout.unfinished / name).replace(layout.folder / name)


def clear(layout: Layout) -> None:
    """Leave nothing that is not whole."""
    shutil.rmtree(layout.unfinished, ignore_errors=True)
