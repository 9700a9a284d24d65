"""Places that are only a part of a longer name: a body, a work or an event that is named after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gwreport.mentions.places.names import Found
from gwreport.mentions.places.words import place_words

_FARTHEST = 16  # characters between a place and the head of the name that begins with it
_WINDOW = _FARTHEST + 12  # what is searched behind a place: so far, and the longest head itself
_TO = tuple("至到—–－-")
_PLACE = "[^，。；、：！？\\n至]"
# What follows a place in a list of lines, the last of which tells what all of them are.
_LINE = "(?:高速|铁路|公路|高铁|城际|航线|快速路)"
_LINES = re.compile(
    f"(?:至{_PLACE}{{2,16}})?(?:[（(]{_PLACE}{{1,8}})?"
    rf"(?:等(?:\d|[两一二三四五六七八九十]){{1,3}}[条个]{_PLACE}{{0,6}}{_LINE}"
    f"|(?:、{_PLACE}{{2,16}}至{_PLACE}{{2,16}}){{0,12}}、{_PLACE}{{2,16}}至{_PLACE}{{1,16}}?{_LINE})"
)
_QUOTED = re.compile("“[^“”。\n]{2,8}”")


def free_places(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The places of a list in order, without those that begin the name of something else.

    海口 in 海口跨江隧道工程 is a part of a name, in 海口市的重点工程 it is not. The ends of a route are
    parts of the name of the route, and so are those of several lines that share a head (甲至乙、丙至丁高速).
    """
    heads = _heads_behind(text, found)
    bound = [_begins_name(text, item, heads.get(number)) for number, item in enumerate(found)]
    for number in range(len(found) - 2, -1, -1):
        here, there = found[number], found[number + 1]
        if bound[number + 1] and there.start - here.end in (1, 2) and text[here.end] in _TO:
            bound[number] = True
    for number, item in enumerate(found):
        if not bound[number] and (
            text.startswith("至", item.end) or text[item.start - 1 : item.start] == "至"
        ):
            bound[number] = _LINES.match(text, item.end) is not None
    return (item for item, part in zip(found, bound, strict=True) if not part)


def _heads_behind(text: str, found: Sequence[Found]) -> dict[int, int]:
    """Where the first head behind each place stands; one search over what follows all of them."""
    behind = "\n".join(text[item.end : item.end + _WINDOW].ljust(_WINDOW) for item in found)
    heads: dict[int, int] = {}
    for _, start, _ in place_words().long_heads.find(behind):
        number, offset = divmod(start, _WINDOW + 1)
        heads.setdefault(number, found[number].end + offset)
    return heads


def _in_bracket(text: str, item: Found) -> bool:
    """Whether a place stands in brackets behind the name of a centre, which it is a part of."""
    before = text[max(0, item.start - 3) : item.start]
    return before in ("中心（", "中心(") and text[item.end : item.end + 1] in ("）", ")")


def _begins_name(text: str, item: Found, head: int | None) -> bool:
    """Whether the place, or the route that it begins, runs up to a head without a break."""
    if _in_bracket(text, item):
        return True
    if head is None or (item.rule == "region.zone" and text.startswith(("和", "与", "及"), item.end)):
        return False
    start = item.end + text.startswith(_TO, item.end)
    quoted = _QUOTED.match(text, start)
    if quoted is not None and item.rule != "region.area":  # 青川“引溪入川”工程
        start = quoted.end() + text.startswith("等", quoted.end())
    if not 0 <= head - start <= _FARTHEST:
        return False
    words = place_words()
    return words.breaks.search(text, start, head) is None and words.loose.search(text, start, head) is None
