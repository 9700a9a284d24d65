"""Tables of words and facts: how they are read and how many words are found in one pass.

============  ========================================================================================
``files``     the text of a table that comes with the package
``prepared``  what takes long to make of tables, made when a wheel is built
``schema``    a table is a class: ``load(PlaceWords, "mentions/places/words.toml")`` reads it by the types
              of its fields, and refuses what breaks them and a head without source, date and licence
``matching``  ``any_of``: a pattern of some words; ``WordMatcher``, ``VocabularyMatcher`` and
              ``ShortTextMatcher``: many and very many words in one pass over a text
``scanning``  ``Scanner``: one pattern in a whole text, tried only where a match can begin
============  ========================================================================================

A table lies beside the code that owns it and is read by one function, cached, when it is first asked for.
The folder imports nothing but ``gwreport.errors``; anyone may import it. A new table is a TOML file with
``# source:``, ``# date:`` and ``# licence:`` in its head, a frozen class with a field for each key, and a
line on the page ``docs/data.md``. A new form of field is a line in ``schema``.
"""
