"""``gwreport batch``: tables out of very many texts, by a run that may be ended and go on.

In come the options of the command line, out goes a folder: the tables in parts, a manifest with a line for
each text, and a store with what was read. A run has three steps, each bounded in memory:

* ``reading``  reads each text that the store does not know, and keeps what came of it under the hash of its
  content; ``results`` says what is kept;
* ``parts``    writes the tables from the store, so many texts to a part, into a folder ``unfinished``, and
  only when all are whole puts them in their place;
* ``summary``  counts what was read, without a report or failed, and says so at the end.

``command`` has the options and the order of the steps. A new table is a line of ``results.TABLES``. Only
``gwreport.cli`` imports this folder.
"""
