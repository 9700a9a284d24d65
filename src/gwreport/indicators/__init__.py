"""Statistical indicators: the catalogue, the forms of their names and the extractor.

What comes in: a clean text with its quantities. What goes out: mentions of ``Indicator`` values, each with
the use of its form (full name, name of its growth, weak word …) as ``rule``.

Four tables are the one place for an indicator: names, forms, nature, dimension, units, and what it has to
do with others. ``indicators.toml`` holds those that headline targets are set for and the words that may be
around every name; ``people.toml``, ``environment.toml`` and ``economy.toml`` hold the others. ``forms``
expands the templates of a table, ``catalogue`` makes the ``IndicatorCatalogue``, which finds the forms in a
text and can be extended with the table of a user; ``extractor`` decides which of the places found name the
whole and not a part.

The catalogue is below ``interfaces`` (a ``Reading`` carries it); the extractor is above, and the
statements, the pipeline and the command line import both. A new indicator is an entry of a table and
rows of ``tests/mentions/test_indicators.py`` or ``tests/statements/test_added_indicators.py``.
"""
