"""Places that are only a part of a longer name: a body, a work or an event that is named after them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gwreport.mentions.places.found import Found, Refused, Verdict
from gwreport.mentions.places.words import place_words
from gwreport.script.classes import LEVEL_ENDS

_FARTHEST = 16  # characters between a place and the head of the name that begins with it
_WINDOW = _FARTHEST + 12  # what is searched after a place: so far, and the longest head itself
_TO = tuple("至到—–－-")
_QUOTED = re.compile("“[^“”。\n]{2,8}”")


def without_longer_names(text: str, found: Sequence[Found]) -> Iterator[Verdict]:
    """The places of a list in order, those refused that begin the name of something else.

    海口 in 海口跨江隧道工程 is a part of a name, in 海口市的重点工程 it is not. The ends of a route are
    parts of the name of the route, and so are those of several lines that share a head (甲至乙、丙至丁高速).
    """
    heads = _heads_after(text, found)
    rules = [_begins_name(text, item, heads.get(number)) for number, item in enumerate(found)]
    for number in range(len(found) - 2, -1, -1):
        if rules[number + 1] and _is_route(text, found[number], found[number + 1]):
            rules[number] = "longer-name.route"
    end = 0
    for item, rule in zip(found, rules, strict=True):
        if rule is None and _is_line(text, item):
            rule = "longer-name.line"
        if rule is None and end == item.start > 0 and _is_borrowed(text, item):
            rule = "longer-name.borrowed"
        end = item.end
        yield item if rule is None else Refused(item.start, item.end, rule)


def _heads_after(text: str, found: Sequence[Found]) -> dict[int, int]:
    """Where the first head after each place begins; one search over what follows all of them."""
    after = "\n".join(text[item.end : item.end + _WINDOW].ljust(_WINDOW) for item in found)
    heads: dict[int, int] = {}
    for _, start, _ in place_words().long_head.find(after):
        number, offset = divmod(start, _WINDOW + 1)
        heads.setdefault(number, found[number].end + offset)
    return heads


def _begins_name(text: str, item: Found, head: int | None) -> str | None:
    """The rule by which the place, or the route that it begins, runs up to a head without a break."""
    if _in_bracket(text, item):
        return "longer-name.bracket"
    if head is None or (item.rule == "region.zone" and text.startswith(("和", "与", "及"), item.end)):
        return None
    start = _after_quotation(text, item)
    words = place_words()
    if not 0 <= head - start <= _FARTHEST or words.name_break.search(text, start, head) is not None:
        return None
    return None if words.loose_words.search(text, start, head) is not None else "longer-name.head"


def _after_quotation(text: str, item: Found) -> int:
    """Where a name after a place goes on, after 至 and after quotation marks (青川“引溪入川”工程)."""
    start = item.end + text.startswith(_TO, item.end)
    quoted = _QUOTED.match(text, start)
    if quoted is None or item.rule == "region.area":
        return start
    return quoted.end() + text.startswith("等", quoted.end())


def _in_bracket(text: str, item: Found) -> bool:
    """Whether a place stands in brackets after the name of a centre, which it is a part of."""
    before = text[max(0, item.start - 3) : item.start]
    return before in ("中心（", "中心(") and text[item.end : item.end + 1] in ("）", ")")


def _is_borrowed(text: str, item: Found) -> bool:
    """Whether a place right after another one is what something there is named after (昆明市大连城)."""
    words = place_words()
    if text[item.end - 1] in LEVEL_ENDS:
        return False
    if text.startswith("城", item.end):
        return not text.startswith(tuple(words.city_goes_on), item.end + 1)
    return text.startswith(words.named_after, item.end)


def _is_route(text: str, here: Found, there: Found) -> bool:
    """Whether two places are the ends of one route (成都至昆明)."""
    return there.start - here.end in (1, 2) and text[here.end] in _TO


def _is_line(text: str, item: Found) -> bool:
    """Whether a place is an end of one of several lines that share a head."""
    beside = text.startswith("至", item.end) or text[item.start - 1 : item.start] == "至"
    return beside and place_words().line_after.match(text, item.end) is not None
