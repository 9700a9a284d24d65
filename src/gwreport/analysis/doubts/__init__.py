"""What is doubtful in a report that was read, and which figures it may be about instead.

In come finished statements, out go codes: ``reasons`` is the table of reasons to doubt a statement, one row
for each code, ``facts`` what they ask of a report. ``amounts`` holds its figures against each other,
``wording`` the words beside a figure against how it was read (``words.toml``), ``values`` a value against the
span in which those of its indicator lie as a rule (``values.toml``). The pipeline asks once, after the
statements; what was read is not changed.

A new reason is a row of ``reasons.REASONS`` with rows of its own in ``tests/analysis/test_doubts.py``;
``tools/doubts.py`` says how often it speaks and how often it is right (docs/doubts.md). One that doubts no
wrong row there goes.
"""
