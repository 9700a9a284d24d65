"""The commands that look for words: ``kwic`` (keyword in context) and ``attention``.

* ``rows``       the rows of their tables;
* ``kwic``       every occurrence of a word with the text around it;
* ``attention``  how much of each report goes to a list of words.

They compute nothing of their own: ``gwreport.analysis.lexical`` does. Only
``gwreport.cli`` imports this folder.
"""
