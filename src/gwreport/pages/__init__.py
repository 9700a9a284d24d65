"""Pages for people: a report to look at, and rows to check.

In come finished reports and rows, out goes text: one page of HTML that needs no network and runs nothing but
its own script. The command line and ``Report.to_html`` import this folder; it imports ``model``,
``analysis``, ``export`` and ``review``.

* ``page`` puts template, style, script and data together, and makes text safe for a page;
* ``words`` are the words of the pages in English and Chinese (``words.toml``);
* ``text`` is the text of a report with its mentions marked, ``tables`` its rows as tables;
* ``view`` is the page of one report (``view.html``, ``view.js``), ``fragment`` its short form for notebooks;
* ``page.css`` is the style of every page.

A new table of the view page is a function in ``tables`` and its name in ``view``; a new word is a line of
``words.toml``; a new page is a template and a script of one name.
"""
