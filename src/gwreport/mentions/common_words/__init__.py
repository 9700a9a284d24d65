"""Common words of the language, which names are told from.

``words.csv`` gives the words of reports by their part in names, ``pairs.txt`` the words of two characters
that the beginning of a place name must not cut into. Both are built by tools (``tools/build_name_words.py``,
``tools/build_place_words.py``), so that a correction is no line here but one in the table of the concept that
needs it (``mentions/bodies/words.toml``, ``mentions/places/words.toml``).

The folder imports nothing but ``gwreport.tables``; every concept of ``gwreport.mentions`` may import it.
"""

from gwreport.mentions.common_words.reader import WordClass, common_pairs, common_words

__all__ = ["WordClass", "common_pairs", "common_words"]
