"""Many texts in one place: folders, globs, zips, and tables with a column of texts.

In: paths and what to look for in them. Out: a stream of :class:`~gwreport.reading.collections.entry.Entry`,
one for each file or row, in order, with the keys that its path or its table gives it. Nothing is read here
but zips and tables; a place that cannot be read, a row without a text, is an entry too, which says what is
wrong.

=============  =======================================================================================
``entry``      one text to be read: where it is, its keys, or why there is none
``paths``      folders and globs
``patterns``   keys out of paths: ``{region}/{year}.txt``
``archives``   zips, with names in UTF-8 or GBK, within limits
``columns``    which columns of a table are texts, places and years; proposals (table ``columns.toml``)
``rows``       the rows of a table: ``delimited`` (.csv, .tsv), ``workbook``, ``json_lines``, ``parquet``
``search``     all of these together
=============  =======================================================================================

How it grows: a form of table is a module with one function from the bytes of a file to its columns and rows
(``grid``), and its line in ``rows.FORMS``. These modules import ``reading.encodings``,
``reading.documents.containers``, the model and the errors; ``gwreport.files`` and the command line import
``columns``, ``entry``, ``patterns``, ``rows`` and ``search``.
"""
