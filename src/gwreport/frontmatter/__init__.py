"""The front matter of a report: who reported to whom and when.

In comes a cleaned document, out goes a frozen :class:`gwreport.model.Metadata`. One module for each idea:

* ``head``: the lines before the address to the deputies, from the source, without markup;
* ``title``: the title as printed;
* ``year``: the year that is planned, by a decision table with ids;
* ``session``: the people's congress, its session and the day;
* ``office``: the speaker and the office;
* ``region``: whose report it is: ``clue`` reads a run of words as a chain of places, ``body`` asks the body
  where the head is silent;
* ``given``: what the caller knows: a place by name or code, a year in any form of a number;
* ``metadata``: all of them together; what the caller knows wins;
* ``agreement``: remarks where the caller and the text disagree.

``words`` holds the table ``words.toml``. Each module imports only those above it here; other folders import
``metadata``, ``given`` and ``agreement`` only. A new office or field of a crawl is a word of the table; a new
way to tell the year is a ``year.Case`` with a row in the tests.
"""
