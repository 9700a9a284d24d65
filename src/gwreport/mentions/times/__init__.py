"""Mentions of times: what is one, and which days of the calendar it names; no clock is read.

In comes a reading (text, metadata, outline), out go mentions with a ``Period`` and diagnostics.

* ``fragments``: what times are written with (years, months, days, ranges);
* ``words`` and ``plans``: the tables ``words.toml`` (years named by their relation to the report, words
  around times) and ``plans.toml`` (five-year plans, events);
* ``calendar``: from numbers to days, and the years that a report counts from;
* ``resolve``: from the written form to its days, by what the report has said so far;
* ``grammar``: the branches, each with its name, pattern, way to its days and examples, and the scan;
* ``extractor``: the component ``times``; the rule of a mention is ``time.`` and the name of its branch.

A new way to write times is a ``Branch`` (its examples are tests) and, where its days are counted in a new
way, a method of ``Resolver``; a new word is a word of the table.
"""

from gwreport.mentions.times.extractor import TimeExtractor

__all__ = ["TimeExtractor"]
