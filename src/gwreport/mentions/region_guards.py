"""Places that are only a part of a longer name: a body, a work or an event that is named after them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from gwreport.mentions.region_names import Found
from gwreport.mentions.region_words import place_words

_FARTHEST = 16  # characters between a place and the head of the name that begins with it
_TO = tuple("至到—–－-")


def free_places(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The places of a list in order, without those that begin the name of something else.

    海口 in 海口跨江隧道工程 is a part of a name, in 海口市的重点工程 it is not. The ends of a route are
    parts of the name of the route.
    """
    heads = sorted({start for _, start, _ in place_words().long_heads.find(text)})
    bound = [_begins_name(text, item, heads) for item in found]
    for number in range(len(found) - 2, -1, -1):
        here, there = found[number], found[number + 1]
        if bound[number + 1] and there.start - here.end in (1, 2) and text[here.end] in _TO:
            bound[number] = True
    return (item for item, part in zip(found, bound, strict=True) if not part)


def _begins_name(text: str, item: Found, heads: Sequence[int]) -> bool:
    """Whether the place, or the route that it begins, runs up to a head without a break."""
    if item.rule == "region.zone" and text.startswith(("和", "与", "及"), item.end):
        return False
    start = item.end + text.startswith(_TO, item.end)
    number = bisect_left(heads, start)
    if number == len(heads) or heads[number] - start > _FARTHEST:
        return False
    words, head = place_words(), heads[number]
    return words.breaks.search(text, start, head) is None and words.loose.search(text, start, head) is None
