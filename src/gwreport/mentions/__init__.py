"""Mentions: what a report names and counts, each kind read by a concept of its own.

In: a ``Reading`` (clean text, metadata, the mentions found so far). Out: ``Mention`` values, disjoint for
each label; what overlaps between labels is settled in ``gwreport.pipeline``, the longest name first.

==================  =========================  ===================================================
concept             label                      asks of the reading, beside its text
==================  =========================  ===================================================
``times``           TIME                       the year of the report
``quantities``      QUANTITY                   nothing
``places``          REGION                     year and place of the report
``people``          PERSON                     the speaker; REGION: a winner may be a county
``bodies``          ORG, FACILITY              nothing
``events``          EVENT                      REGION: an earthquake is named by its place
``documents``       DOCUMENT                   nothing
``policies``        POLICY                     DOCUMENT, EVENT: parts of their names are left out
``subjects``        none: names quantities     QUANTITY, TIME, INDICATOR
``adapters``        what a user's model finds  nothing
==================  =========================  ===================================================

Times, quantities and the indicators (``gwreport.indicators``) flow on to ``gwreport.statements``; the other
labels are read for themselves. The concepts are independent: none imports another, all may import
``common_words`` (words that names are distinguished from) and ``verdicts`` (why a candidate is no mention).

Every extractor of names has ``refused(reading)``: candidates that are none, each with the id of the rule. To
add a kind of name: a folder with ``tables`` (a class for its words), a reader with an id for every rule and
refusal, an extractor; a ``Label``; the extractor in ``gwreport.pipeline`` and as an entry point; a row of
tests for each id. A word alone goes into the table of its concept.
"""
