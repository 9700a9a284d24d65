"""A conformance kit for components: does an object keep the contract of its protocol?

Each ``check_…`` runs a component over texts that are easy to get wrong and raises
``AssertionError`` with the name of the broken contract and the place. It needs
no test framework; call it in a test of your own:

>>> from gwreport.reading.segmenters import CharacterSegmenter
>>> check_segmenter(CharacterSegmenter())

What comes in: a component, or a table of a user. What goes out: nothing, or the error. ``stages`` checks the
stages of a pipeline, ``tables`` what they read numbers and names with; ``contracts`` has the sentences of
both. It imports all that a pipeline does and is imported by tests only. A new protocol in
``gwreport.interfaces`` gets a check here, and ``tests/interface/test_testing.py`` a row that breaks each of
its contracts.
"""

from gwreport.testing.stages import (
    SAMPLE_FILES,
    SAMPLE_TEXTS,
    check_extractor,
    check_normalizer,
    check_outline_parser,
    check_reader,
    check_segmenter,
    check_statement_builder,
    check_subject_finder,
)
from gwreport.testing.tables import (
    NO_NUMERALS,
    SURE_NUMERALS,
    check_catalogue,
    check_numeral_reader,
    check_unit_table,
)

__all__ = [
    "NO_NUMERALS",
    "SAMPLE_FILES",
    "SAMPLE_TEXTS",
    "SURE_NUMERALS",
    "check_catalogue",
    "check_extractor",
    "check_normalizer",
    "check_numeral_reader",
    "check_outline_parser",
    "check_reader",
    "check_segmenter",
    "check_statement_builder",
    "check_subject_finder",
    "check_unit_table",
]
