"""What a Chinese text is made of: marks, classes of characters, clauses, and findings that overlap.

Every rule of every folder stands on these, so that one idea is written once:

``marks``        the sets of punctuation marks (``SENTENCE_END``, ``LIST_MARKS`` …), both widths, as patterns
``classes``      the classes of characters (``HAN``, ``CHINESE_DIGITS``, ``LEVEL_ENDS`` …)
``clauses``      ``sentences`` and ``clauses`` of a text, ``start_of_clause``, ``end_of_clause`` …
``edges``        ``Edges``: where some marks are in a text, looked up by place
``overlap``      ``settle``: of findings that overlap, those that stay; ``untouched``: those clear of others
``radicals``     ``radical_folds``: radicals of PDF fonts read as the characters that they stand for
``traditional``  ``folds``, ``simplified``: traditional characters read as simplified ones, with their tables

In comes a text (but for ``radicals`` and ``traditional`` a clean one), out come places in it. The folder
imports nothing but ``gwreport.span`` and ``gwreport.tables``; anyone may import it. It grows by a set that
two folders need: name it here, and derive what deviates from it where it is needed (``SENTENCE_END + "；"``).
Words of the language, as opposed to marks and numerals, are no part of it: they are in the table of the
folder that owns them.
"""
