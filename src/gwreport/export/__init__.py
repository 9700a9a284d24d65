"""Reports as tables and files.

In come finished reports, out go rows and files; nothing here reads Chinese text. Only the command line and
``Report.to_frame`` import this folder, and it imports ``analysis`` (for targets) and ``model``.

* ``rows`` says what the columns are and makes the rows of statements, targets and figures, ``findings`` those
  of checks; ``wide`` makes one row for each report;
* ``codebook`` says what each column holds (table ``columns.toml``), ``csvw`` writes it beside a CSV;
* ``cells`` turns cells into text and back and checks columns, for every form;
* ``lines`` writes and reads CSV and JSON Lines, ``frames`` Arrow, Parquet, pandas and polars, ``stata`` and
  ``workbook`` files of Stata and Excel (optional packages, imported where they are used), ``spark`` makes the
  rows on a cluster;
* ``sections`` makes the rows of the outline; ``panels`` makes tables of reports and the panels of
  ``analysis.panel`` in one step, for pandas, polars or Arrow;
* ``formats`` is the registry: for each suffix how a file is written and read and which package it needs;
* ``tables`` gathers the public names, which are those of this package too: each is imported when it is asked
  for, as ``gwreport.export.write_csv`` or ``gwreport.export.spark``.

A new column is a field of a row with its cell in ``rows`` (and a higher ``TABLE_VERSION``) and its
meaning in ``columns.toml``. A new file form
is a ``Format`` in ``formats``, with its functions in a module of its own: two files, and the command line
offers it.
"""

from importlib import import_module as _import_module
from importlib.util import find_spec as _find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gwreport.export import cells as cells
    from gwreport.export import codebook as codebook
    from gwreport.export import findings as findings
    from gwreport.export import formats as formats
    from gwreport.export import frames as frames
    from gwreport.export import lines as lines
    from gwreport.export import panels as panels
    from gwreport.export import rows as rows
    from gwreport.export import sections as sections
    from gwreport.export import spark as spark
    from gwreport.export import stata as stata
    from gwreport.export import tables as tables
    from gwreport.export import wide as wide
    from gwreport.export import workbook as workbook
    from gwreport.export.tables import *

_MODULES = (
    "cells", "codebook", "findings", "formats", "frames", "lines", "panels", "rows",
    "sections", "spark", "stata", "tables", "wide", "workbook",
)  # fmt: skip

if not TYPE_CHECKING:  # a type checker must go on to refuse unknown names

    def __getattr__(name: str) -> object:
        if _find_spec(f"{__name__}.{name}") is not None:  # also of a form that is in no list yet
            return _import_module(f"{__name__}.{name}")
        public = _import_module(f"{__name__}.tables")
        if name == "__all__":
            return [*public.__all__, *_MODULES]
        if name not in public.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(public, name)


def __dir__() -> list[str]:
    return sorted((*_import_module(f"{__name__}.tables").__all__, *_MODULES))
