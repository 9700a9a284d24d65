"""Reports as tables and files.

In come finished reports, out go rows and files; nothing here reads Chinese text. Nobody but the command
line imports this folder, and it imports ``analysis`` (for targets) and ``model``.

* ``rows`` says what the columns are and makes the rows of statements, targets and figures, ``findings`` those
  of checks; ``wide`` makes one row for each report;
* ``codebook`` says what each column holds (table ``columns.toml``), ``csvw`` writes it beside a CSV;
* ``cells`` turns cells into text and back and checks columns, for every form;
* ``lines`` writes and reads CSV and JSON Lines, ``frames`` Arrow, Parquet and pandas, ``stata`` and
  ``workbook`` files of Stata and Excel (optional packages, imported where they are used), ``spark`` makes the
  rows on a cluster;
* ``panels`` gives the panels of ``analysis.panel`` as tables of pandas, polars or Arrow;
* ``formats`` is the registry: for each suffix how a file is written and read and which package it needs;
* ``tables`` gathers the public names.

A new column is a field of a row with its cell in ``rows`` (and a higher ``TABLE_VERSION``) and its
meaning in ``columns.toml``. A new file form
is a ``Format`` in ``formats``, with its functions in a module of its own: two files, and the command line
offers it.
"""
