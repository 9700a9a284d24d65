"""Subjects: what each quantity counts or measures, and the verb that leads to it (新建｜农村公路｜1200公里).

In: a ``Reading`` with the quantities, times and indicators of a report. Out: a ``Subject`` for each quantity
that has one or a verb; ``gwreport.pipeline`` hands them on as ``Mention.subject`` and ``Mention.verb``.

* ``tables``: the words of the grammar and their roles; no list names subjects;
* ``pieces``: a sentence as pieces with roles; what is no word of the grammar is a noun; ``names``: what the
  name of an indicator counts;
* ``phrases``: stretches of nouns, and their members where they are lists; ``tails``: what ends them and is no
  part of them; ``groups``: lists of figures; ``behind``: the noun behind a figure;
* ``clause``: what is open at a place of a clause; ``earlier``: what the figures before were named;
* ``sentence``: one pass over the pieces, which knows at each figure the phrase that is open, the topic of the
  clause;
* ``finder``: the component, its sentences, and how mentions get what it finds.

A verb, an adverb or a name that is cut wrongly goes into ``words.toml``; a new construction (a role that asks
for another step) into ``tables.Role`` and the steps of ``sentence``. Each gets a row in
``tests/mentions/test_subjects.py``.
"""
