"""What is doubtful in a report that was read, and which figures it may be about instead.

In come finished statements, out go codes: ``reasons`` is the table of reasons to doubt a statement, one row
for each code, ``facts`` what they ask of a report. ``amounts`` holds its figures against each other,
``values`` a value against the span in which those of its indicator lie as a rule (``values.toml``). The
others hold words near a figure (``words``, which reads ``words.toml``) against how it was read: ``wording``
against its status, ``periods`` against its years, ``owners`` against whose figure and what it counts,
``gains`` against whether it is what there is or what was added. ``candidates`` are the figures that a
doubtful target may be instead. The pipeline asks once, after the statements; what was read is not changed.

A new reason is a row of ``reasons.REASONS`` with rows of its own in ``tests/analysis/test_doubts.py``;
``tools/doubts.py`` says how often it speaks and how often it is right (docs/doubts.md). One that doubts no
wrong row there goes.
"""
