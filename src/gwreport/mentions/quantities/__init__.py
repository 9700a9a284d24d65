"""Mentions of quantities: numbers with their units and the words that bound them.

What comes in: a clean text, with the reader of numerals and the unit table of the pipeline. What goes out:
mentions of ``Quantity`` values in the order of the text.

``extractor`` walks over the text from one likely start (``starts``) to the next and leaves out idioms
(``guards``) and damaged numbers (``damage``). ``grammar`` reads one quantity at a place: ``plain`` at once
what four fifths of them are, ``amounts`` the numeral with what makes it vague, ``units`` the unit and whether
it is one there, ``proportions`` 百分之三, 1/3 and ratios, ``ranks`` 第3位. ``bounds`` has the words before
and after; ``drafts`` what is read, until its bound is known; ``cells`` reads the cells of tables.

The words are in ``idioms.toml`` and ``bounds.toml``; units are in ``gwreport.units``, numerals in
``gwreport.numerals``. It imports those, ``grids``, ``model``, ``interfaces`` and ``tables``, and no other
concept of ``mentions``; the pipeline imports it. A new unit or idiom is a line of a table. A new form of
number is a method of the reader that it belongs to, asked for by ``grammar.read`` or ``special``, with rows
in ``tests/mentions/test_quantities.py``: hits, and look-alikes beside them.
"""

from gwreport.mentions.quantities.extractor import QuantityExtractor, parse_quantity

__all__ = ["QuantityExtractor", "parse_quantity"]
