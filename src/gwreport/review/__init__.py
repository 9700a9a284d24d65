"""Readings that people check: what is doubtful, what was decided, and how far coders agree.

In come finished reports and files of decisions, out go the rows to check and rows with what was decided.
``pages`` and the command line import this folder; it imports ``model``, ``analysis`` and ``export``.

* ``doubts``: what makes a reading doubtful, and the figures that it may have been instead;
* ``items``: the rows to check, each in its sentence, doubtful ones first;
* ``decisions``: what a coder decided on a row, as lines of JSON that outlive a new run and a new version;
* ``merging``: tables with what was decided;
* ``agreement``: how far two coders, or a table and one's own coding, agree;
* ``audit``: a random sample of rows, and the error rate that its decisions show.

A new reason to doubt is a line of ``doubts_of``; a new table to check is an entry of ``items.TABLES``.
"""
