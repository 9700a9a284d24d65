"""The errors that gwreport raises on purpose.

.. code-block:: text

    GwReportError
    ├── InputError               what was handed over cannot be read
    │   ├── DecodingError        bytes that are no text in any supported encoding (also a ValueError)
    │   ├── FormatError          a document that is broken, locked or of no known format (also a ValueError)
    │   ├── EmptyInputError      nothing but white space (also a ValueError)
    │   ├── NoReportError        text, but no government work report in it (also a ValueError)
    │   ├── NothingFoundError    a folder, zip or glob without a file (also a LookupError)
    │   ├── PatternError         a path that does not follow the pattern of keys (also a ValueError)
    │   └── ColumnError          a table without the columns that it needs (also a LookupError)
    ├── YearError                a year outside the years of reports (also a ValueError)
    ├── RegionError              a place that is unknown, or one name of several (also a ValueError)
    ├── NumeralError             characters that are no numeral (also a ValueError)
    ├── QuantityError            text that is no single quantity (also a ValueError)
    ├── UnitError                units
    │   ├── UnknownUnitError     a unit that the table does not hold (also a LookupError)
    │   └── DimensionError       a conversion between different dimensions (also a ValueError)
    ├── UnknownIndicatorError    an indicator that neither catalogue nor report has (also a LookupError)
    ├── DataTableError           a data table that breaks its own rules (also a ValueError)
    ├── SchemaError              stored data of another schema (also a ValueError)
    ├── StoreError               kept results that cannot be read or written
    ├── OutputError              tables of a long run that cannot be written
    ├── WorkerError              several processes at work
    │   ├── WorkerLostError      a process died at an item, twice
    │   └── NotPicklableError    an item or result that cannot go to another process (also a TypeError)
    └── PluginError              components
        ├── UnknownComponentError   a name that nobody provides (also a LookupError)
        ├── DuplicateComponentError two providers of one name
        ├── UnmetNeedError          an extractor without what it needs before it (also a ValueError)
        └── MissingDependencyError  an optional package that is not installed (also an ImportError)

Every error keeps what was wrong in fields, says in one sentence what would be
right, and survives pickling (a worker process may raise it).
"""

from __future__ import annotations

from typing import Any


class GwReportError(Exception):
    """The root of all errors that gwreport raises on purpose.

    Subclasses list their fields in ``_fields``; the constructor takes them by
    position, so that pickling and copying rebuild the same error.
    """

    _fields: tuple[str, ...] = ("detail",)
    detail: str

    def __init__(self, *values: Any) -> None:  # noqa: ANN401 - fields differ by subclass
        if len(values) != len(self._fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self._fields)}")
        super().__init__(*values)
        for field, value in zip(self._fields, values, strict=True):
            setattr(self, field, value)

    def __str__(self) -> str:
        return self.message()

    def message(self) -> str:
        """The sentence shown to a person."""
        return str(self.args[0])


class InputError(GwReportError):
    """What was handed over cannot be read."""


class DecodingError(InputError, ValueError):
    """Bytes that are no text in any supported encoding."""

    _fields = ("name", "detail")
    name: str

    def message(self) -> str:
        """Name the input and the encodings that were tried."""
        return f"{self.name}: not text ({self.detail}); expected UTF-8, GB18030 or UTF-16"


class FormatError(InputError, ValueError):
    """A document that is broken, too large or locked, or of a format that gwreport does not read."""

    _fields = ("name", "kind", "detail")
    name: str
    kind: str

    def message(self) -> str:
        """Name the file, what it is, and what is wrong or would help."""
        return f"{self.name}: cannot read {self.kind}: {self.detail}"


class EmptyInputError(InputError, ValueError):
    """Nothing but white space was handed over."""

    _fields = ("name",)
    name: str

    def message(self) -> str:
        """Name the empty input."""
        return f"{self.name}: empty; expected the text of a government work report"


class NoReportError(InputError, ValueError):
    """Text was handed over, but no government work report is in it."""

    _fields = ("name", "detail")
    name: str

    def message(self) -> str:
        """Name the input and what was looked for."""
        return f"{self.name}: no government work report found ({self.detail})"


class NothingFoundError(InputError, LookupError):
    """A folder, zip or glob in which there is no file to read."""

    _fields = ("name",)
    name: str

    def message(self) -> str:
        """Name the place."""
        return f"{self.name}: no file in it"


class PatternError(InputError, ValueError):
    """A path that does not follow the pattern that its keys are to be taken from."""

    _fields = ("name", "pattern")
    name: str
    pattern: str

    def message(self) -> str:
        """Name the path and the pattern."""
        return f"{self.name}: the path does not end like {self.pattern}; no keys, so it is not read"


class ColumnError(InputError, LookupError):
    """A table of texts whose columns are not named, or named otherwise.

    ``role`` is what the column is for (``text``, ``region``, ``year``, ``keys``), ``column`` the name that
    was given, None where there was none, and ``likely`` the column that is probably meant.
    """

    _fields = ("name", "role", "column", "likely", "columns")
    name: str
    role: str
    column: str | None
    likely: str | None
    columns: tuple[str, ...]

    def message(self) -> str:
        """Say what is missing, which column it probably is, and which there are."""
        option = f"--{'key' if self.role == 'keys' else self.role}-column"
        if self.column is None:
            wrong = f"a table of texts; say which column holds them with {option} (text= in Python)"
        else:
            wrong = f"no column {self.column!r} for the {self.role}"
        hint = f"; {self.likely!r} looks like it" if self.likely else ""
        return f"{self.name}: {wrong}{hint}; columns: {', '.join(self.columns) or 'none'}"


class YearError(GwReportError, ValueError):
    """A year given for a report that lies outside the years of reports, or is no whole number."""

    _fields = ("year", "first", "last")
    year: object
    first: int
    last: int

    def message(self) -> str:
        """Quote the year and the range that it must lie in."""
        return f"year {self.year!r}: expected a whole number from {self.first} to {self.last}"


class RegionError(GwReportError, ValueError):
    """A place given for a report that nobody knows, or whose name several places have."""

    _fields = ("region", "detail", "candidates")
    region: str
    candidates: tuple[str, ...]

    def message(self) -> str:
        """Quote the words, and name the places that may be meant."""
        there = f": {', '.join(self.candidates)}" if self.candidates else ""
        return f"region {self.region!r}: {self.detail}{there}; expected a name with its parents, or a code"


class NumeralError(GwReportError, ValueError):
    """Characters that are no numeral."""

    _fields = ("text", "position", "detail")
    text: str
    position: int

    def message(self) -> str:
        """Quote the text and point at the character that does not fit."""
        return f"{self.text!r} is no numeral: {self.detail} at character {self.position}"


class QuantityError(GwReportError, ValueError):
    """Text that is no single quantity."""

    _fields = ("text", "detail")
    text: str

    def message(self) -> str:
        """Quote the text and say what is missing."""
        return f"{self.text!r} is not one quantity: {self.detail}"


class UnitError(GwReportError):
    """Something is wrong with a unit."""


class UnknownUnitError(UnitError, LookupError):
    """A unit that the table does not hold."""

    _fields = ("unit",)
    unit: str

    def message(self) -> str:
        """Name the unit."""
        return f"unknown unit {self.unit!r}; expected a symbol or word of units/units.toml"


class DimensionError(UnitError, ValueError):
    """A conversion between units of different dimensions."""

    _fields = ("source", "target", "detail")
    source: str
    target: str

    def message(self) -> str:
        """Name both units and their dimensions."""
        return f"cannot convert {self.source!r} to {self.target!r}: {self.detail}"


class UnknownIndicatorError(GwReportError, LookupError):
    """An id or name of an indicator that neither the catalogue nor the report has."""

    _fields = ("indicator", "near")
    indicator: str
    near: tuple[str, ...]

    def message(self) -> str:
        """Name the id and those that are like it."""
        return f"unknown indicator {self.indicator!r}; near: {', '.join(self.near) or 'none'}"


class DataTableError(GwReportError, ValueError):
    """A data table breaks its own rules."""

    _fields = ("table", "entry", "detail")
    table: str
    entry: str

    def message(self) -> str:
        """Name the table, the entry and the broken rule."""
        return f"{self.table}: {self.entry}: {self.detail}"


class SchemaError(GwReportError, ValueError):
    """Stored data that does not follow the schema of this version."""

    _fields = ("path", "detail")
    path: str

    def message(self) -> str:
        """Name the place in the data and what was expected there."""
        return f"{self.path}: {self.detail}"


class StoreError(GwReportError):
    """Results kept on disk that cannot be read or written."""

    _fields = ("path", "detail", "way_out")
    path: str
    way_out: str

    def message(self) -> str:
        """Name the file, what is wrong with it and what would help."""
        return f"{self.path}: cannot keep results: {self.detail}; {self.way_out}"


class OutputError(GwReportError):
    """Tables of a long run that cannot be written, as on a full disk."""

    _fields = ("path", "detail")
    path: str

    def message(self) -> str:
        """Name the folder and what was wrong, and say what is kept."""
        return (
            f"{self.path}: cannot write the tables: {self.detail}; those of before are whole, "
            "and what was read is kept for the next run"
        )


class WorkerError(GwReportError):
    """Something is wrong between the processes that read many texts."""


class WorkerLostError(WorkerError):
    """The process that read a text died, and so did the one that tried again."""

    _fields = ("detail", "attempts")
    attempts: int

    def message(self) -> str:
        """Say how the process ended and how often it was tried."""
        return f"the process that read it {self.detail} (tried {self.attempts} times)"


class NotPicklableError(WorkerError, TypeError):
    """An item or a result that cannot be pickled, so that it cannot go to another process."""

    _fields = ("what", "detail")
    what: str

    def message(self) -> str:
        """Say which of the two it is, and what pickle said."""
        return f"the {self.what} cannot be pickled ({self.detail}); expected a plain value, or one process"


class PluginError(GwReportError):
    """Something is wrong with a component."""


class UnknownComponentError(PluginError, LookupError):
    """A component name that nobody provides."""

    _fields = ("group", "name", "available")
    group: str
    name: str
    available: tuple[str, ...]

    def message(self) -> str:
        """Name what was asked for and what there is."""
        return f"no component {self.name!r} in {self.group}; available: {', '.join(self.available) or 'none'}"


class DuplicateComponentError(PluginError):
    """Two providers offer a component of the same name."""

    _fields = ("group", "name", "providers")
    group: str
    name: str
    providers: tuple[str, ...]

    def message(self) -> str:
        """Name both providers."""
        return f"component {self.name!r} in {self.group} is provided by {' and by '.join(self.providers)}"


class UnmetNeedError(PluginError, ValueError):
    """An extractor needs a label or another extractor that the pipeline does not have."""

    _fields = ("name", "needed", "available")
    name: str
    needed: str
    available: tuple[str, ...]

    def message(self) -> str:
        """Name the extractor, what it needs and what there is."""
        there = ", ".join(self.available) or "none"
        return (
            f"extractor {self.name!r} needs {self.needed}, which is neither a label nor the name of another "
            f"extractor of the pipeline; there are: {there}"
        )


class MissingDependencyError(PluginError, ImportError):
    """An optional package is needed but not installed."""

    _fields = ("package", "purpose", "extra")
    package: str
    purpose: str
    extra: str

    def __init__(self, package: str, purpose: str, extra: str) -> None:
        super().__init__(package, purpose, extra)
        self.name = package  # what a failed import says

    def message(self) -> str:
        """Name the package, what it is for and how to install it."""
        return f"{self.purpose} needs {self.package}; install it with: pip install 'gwreport[{self.extra}]'"
