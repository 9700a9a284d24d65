"""Statements: which indicator has which value, when, and as outturn or target.

A sentence goes through five steps, each in a module of its own, over values that never change:

1. ``tokens`` cuts it into indicators, figures, times, cue words (``cues.toml``) and marks;
2. ``clause`` and ``topics`` find its clauses and the indicators that a stretch of it is about;
3. ``sentence`` joins each figure to a topic, with what is known so far (``memory``, ``times``);
4. ``interpret`` asks the decision tables of ``rules`` what the figure gives, for which years and how sure;
5. ``builder`` collects the statements. A figure that makes none keeps the id of its refusal.

``tables`` reads each cell of a table as the sentence that it stands for, and the heads for when it holds.

``context`` says where in the report a sentence is, ``parts`` which names are parts of its place, ``decision``
what a table is, ``explain`` why a figure of a report made a statement or none.

What comes in is a ``Reading`` with indicators, quantities and times; what goes out are ``Statement`` values.
Nothing outside imports more than ``builder`` and ``explain``.

To add a rule, add a ``Case`` to a table of ``rules``, and its words to ``[rule]`` of ``words.toml``; a row
of ``tests/statements/rules.toml`` shows it. ``python tools/rules_page.py`` writes docs/rules.md anew.
"""
