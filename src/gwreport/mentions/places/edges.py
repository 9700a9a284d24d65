"""Where a name that no table holds begins: behind the last word or mark that stands in no name."""

from __future__ import annotations

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.words import place_words
from gwreport.script.marks import JOINING_WORDS

CLASSIFIERS = frozenset("个处条项家座")
_AFTER_DIGIT = CLASSIFIERS | frozenset("年月日")


def after_last_break(text: str, floor: int, end: int) -> int:
    """The end of the last word between two positions that is in no name; ``floor`` where there is none."""
    edge = floor
    for match in place_words().name_break.finditer(text, floor, end):
        edge = match.end()
    return edge


def name_start(text: str, end: int, limit: int) -> int:
    """Where the name that ends at ``end`` begins at the earliest, at most ``limit`` characters before.

    和 begins a name only where a division is called so (和田河), and stands within one in 保护和发展.
    """
    begin = after_last_break(text, max(0, end - limit), end)
    if begin and text[begin - 1].isdigit() and text[begin] in _AFTER_DIGIT:
        begin += 1
    joined = max(text.rfind(word, begin, max(begin, end - 2)) for word in JOINING_WORDS)
    if joined < 0 or text[joined - 2 : joined] == "保护":
        return begin
    names_division = joined == begin and text[joined : joined + 2] in region_table()
    return begin if names_division else joined + 1
