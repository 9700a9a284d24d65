"""What can be computed from finished reports: targets, comparisons, checks, words.

In come :class:`gwreport.model.Report` values, out go frozen values of the same kind; nothing is read anew
from a source, and nobody but ``export`` and the command line imports this folder.

* ``targets``: the headline targets of a year (``target_passage`` finds where a report sets them,
  ``target_words`` holds the table ``targets.toml``); ``comparison`` sets them beside outturns and beside the
  targets of the level above;
* ``figures``: every quantity with what it says of its subject, by the rules of statements; ``subjects`` puts
  them together across reports (``subjects.toml``), ``panel`` by place and year, as it does the targets;
* ``checks``: do a report's own figures agree? ``growth_checks`` for rates and differences, ``total_checks``
  for shares, totals and parts, ``finding`` for what they give back and their table ``checks.toml``,
  ``precision`` for the intervals that written numbers mean;
* ``lexical``: tokens, counts, attention by word list, keyword in context, reuse (``word_lists.toml``,
  ``stop_words.txt``);
* ``index``: lookups by place, so that all of this takes time by the length of the text.

A new check is a function from a report to findings, called by ``check_report``, with rows of its own in
``tests/analysis/test_checks.py`` that are found and rows that are not.
"""
