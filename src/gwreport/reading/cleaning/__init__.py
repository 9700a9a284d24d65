"""Recorded repairs that turn a part of a source into clean text.

``markup``     layout: HTML, Markdown, line ends, blanks, invisible characters
``html_tables``  the tables of a page that hold data, as lines with pipes
``wraps``      line breaks within a sentence
``gaps``       spaces within numbers and sentences
``normalize``  ``ReportNormalizer``: all repairs in their order, and ``clean``, which makes a ``Document``
``repairs``    repairs as an algebra: applying them, one layer upon another
``remarks``    diagnostics: what was repaired, and damaged numbers that no repair can save

In comes a text, out come ``Repair`` values: ordered, disjoint, each with the name of its rule; applying them
is the only way to the clean text. Traditional characters come first, one for one, so that every other rule
sees simplified script; then the layout, so that the last rules see plain lines. The folder imports
``splitting`` for the place where the words of a report begin. A new repair is a rule in ``normalize.RULES``
with the code that finds it, and rows of what it must leave alone.
"""
