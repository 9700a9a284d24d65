"""The commands that write tables: ``targets``, ``statements``, ``figures``, ``check`` and ``codebook``.

* ``command``   their options, and which rows each writes;
* ``written``   rows of reports as a file of the form that is asked for, or as lines for people;
* ``checked``   rows with what was decided on them (``--decisions``);
* ``codebook``  what each column holds.

A new table is a command in ``command`` that hands a function from reports to rows to ``written``, and a line
in ``codebook.TABLES``. Only ``gwreport.cli`` imports this folder.
"""
