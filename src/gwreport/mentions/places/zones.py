"""Zones and areas by their heads: 新区 试验区 流域 …, behind a place or behind a name of their own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from attrs import frozen

from gwreport.mentions.places.found import Check, Found, Refused, Verdict, first_refusal
from gwreport.mentions.places.meanings import Meanings
from gwreport.mentions.places.words import CLASSIFIERS, name_start, place_words
from gwreport.model import Level, Region
from gwreport.script.classes import CHINESE_TENS, HAN
from gwreport.script.marks import JOINING_WORDS, one_of

# 和 joins two names, but not in 生态保护和高质量发展先行区; an open bracket before the head ends the name.
_TWO_NAMES = re.compile(f"(?<!保护){one_of(JOINING_WORDS)}|[（(]$")
_NUMERALS = frozenset(CHINESE_TENS + "两多几")  # 一核四片区 names no zone
_MARKS = _NUMERALS | frozenset("东西南北中双大小新")  # what abbreviations of places do not stand with
_LONGEST_ZONE = 22
_LONGEST_CHAIN = 40  # characters of places and zones that make one name
_LONGEST_BASIN = 5
_LONGEST_BRACKET = 8
_OWN_NAME = re.compile(f"(?:{HAN}|·){{2,5}}")
_BRACKETS = re.compile(r"[（(][^（()）]{1,8}[）)]")
_CLOSED = re.compile("[）)]")
_OPENED = ("（", "(")
_QUOTED = re.compile(f"“({HAN}{{2,5}})”$")
_BASIN, _PART = "流域", "分区"


@frozen
class Head:
    """The noun at the end of a zone's name, at a position of the text, and the last place before it."""

    text: str
    start: int
    end: int
    place: Found | None

    @property
    def noun(self) -> str:
        """The noun itself."""
        return self.text[self.start : self.end]

    @property
    def before(self) -> str:
        """The character before it."""
        return self.text[self.start - 1 : self.start]

    def goes_on(self) -> bool:
        """新区 in 新区管委会, 地区 in 地区生产总值."""
        return self.text.startswith(place_words().zone_next, self.end)

    def is_counted(self) -> bool:
        """一核四片区, and 五大片区."""
        great = self.before == "大" and self.text[self.start - 2 : self.start - 1] in _NUMERALS
        return self.before in _NUMERALS or great

    def is_military(self) -> bool:
        """军分区."""
        return self.before == "军" and self.noun == _PART

    def is_basin_without_water(self) -> bool:
        """重点流域."""
        return self.noun == _BASIN and self.before not in place_words().waters

    def belongs_to_place(self) -> bool:
        """Whether nothing keeps the head apart from the place before it."""
        place = self.place
        return (
            place is not None and place.end <= self.start and _is_one_name(self.text, place.end, self.start)
        )


@frozen
class OwnName:
    """The characters before a head that no place begins, from the last word that stands in no name."""

    text: str
    begin: int
    head: Head
    meanings: Meanings

    @property
    def stem(self) -> str:
        """The characters before the head."""
        return self.text[self.begin : self.head.start]

    def is_amount(self) -> bool:
        """2个千亿开发区."""
        return self.text[self.begin - 1 : self.begin] in CLASSIFIERS and (
            self.text[self.begin - 2 : self.begin - 1].isdigit()
        )

    def is_no_name(self) -> bool:
        """A stem that only says what kind of zone it is, or is made of common words."""
        return not (_is_own_name(self.stem) or self._is_seat() or self._is_spot())

    def holds_two_names(self) -> bool:
        """甲和乙开发区, 甲（新区."""
        return _TWO_NAMES.search(self.stem) is not None

    def is_ordinal(self) -> bool:
        """第三批示范区."""
        return self.stem.startswith("第")

    def is_basin_of_wrong_length(self) -> bool:
        """河流域, 生态环境治理河流域."""
        return not 2 <= len(self.stem) <= _LONGEST_BASIN

    def is_any_basin(self) -> bool:
        """各河流域, 大江流域."""
        return self.stem[:1] in place_words().any_waters

    def _is_seat(self) -> bool:
        """Whether a zone bears the name of its county, though that is a word elsewhere (石门经开区)."""
        words = place_words()
        return (
            self.head.noun in words.seated_zones
            and self.stem not in words.generic
            and self.meanings.is_home(self.stem)
        )

    def _is_spot(self) -> bool:
        """Whether three characters name a quarter by what lies there, words though they are (莲花池片区)."""
        words, stem = place_words(), self.stem
        if self.head.noun not in words.quarters or len(stem) != 3 or stem[2] not in words.spots:
            return False
        known = words.zone_kind_at_end.search(stem) is not None or stem in words.verbs
        return stem.isalpha() and stem[0] not in _MARKS and not known


HEAD_CHECKS = (
    Check("zone.goes-on", Head.goes_on),
    Check("zone.counted", Head.is_counted),
    Check("zone.military", Head.is_military),
    Check("zone.basin-without-water", Head.is_basin_without_water),
)
BASIN_CHECKS = (
    Check("zone.basin-length", OwnName.is_basin_of_wrong_length),
    Check("zone.any-basin", OwnName.is_any_basin),
)
AMOUNT = Check("zone.amount", OwnName.is_amount)
NAME_CHECKS = (
    Check("zone.no-name", OwnName.is_no_name),
    Check("zone.two-names", OwnName.holds_two_names),
    Check("zone.ordinal", OwnName.is_ordinal),
)


def zones(text: str, meanings: Meanings, found: Sequence[Found]) -> Iterator[Verdict]:
    """Zones and areas, and heads of zones that name none.

    A zone joins the places and zones right before it in one name: 湖北自贸区武汉片区.
    """
    starts = [item.start for item in found]
    chain: Found | None = None  # the last zone that begins with a place
    for _, start, end in place_words().zone_head.find(text):
        number = bisect_right(starts, start) - 1
        head = Head(text, start, end, found[number] if number >= 0 else None)
        rule = first_refusal(head, HEAD_CHECKS)
        if rule is not None:
            yield Refused(start, end, rule)
        elif head.belongs_to_place():
            chain = _with_places(head, found, number, chain)
            yield chain
        else:
            yield _with_own_name(head, meanings)


def _with_places(head: Head, found: Sequence[Found], number: int, chain: Found | None) -> Found:
    """The zone of a head and of the places, and perhaps the zone, right before it."""
    text, end = head.text, head.end
    while (
        number
        and end - found[number - 1].start <= _LONGEST_CHAIN
        and text[found[number - 1].end : found[number].start] in ("", "(", "（", "·")
    ):
        number -= 1
    begin = found[number].start
    if chain is None or end - chain.start > _LONGEST_CHAIN:
        return _zone(text, begin, end)
    in_brackets = text[chain.end : begin] in _OPENED and _CLOSED.match(text, end) is not None
    if in_brackets:  # 湖北自贸区（武汉片区）
        return _area(text, chain.start, end + 1)
    return _zone(text, chain.start if chain.end == begin else begin, end)


def _with_own_name(head: Head, meanings: Meanings) -> Verdict:
    """The zone of a head with the name before it, or why it has none."""
    text = head.text
    begin = name_start(text, head.start, _LONGEST_ZONE)
    if head.place is not None and begin < head.place.end:
        return Refused(begin, head.end, "zone.within-place")
    begin += text.startswith(("）", ")"), begin)
    if text[begin : begin + 2] in place_words().side_words and head.start - begin > 3:
        begin += 2  # 南部青川新城 is 青川新城
    if head.noun == _BASIN:
        return _basin(head, begin, meanings)
    name = OwnName(text, begin, head, meanings)
    rule = first_refusal(name, (AMOUNT,))
    if rule is None:
        opening = _quotation_before(name)
        if opening is not None:
            return _zone(text, opening, head.end)
        rule = first_refusal(name, NAME_CHECKS)
    return _zone(text, begin, head.end) if rule is None else Refused(begin, head.end, rule)


def _basin(head: Head, begin: int, meanings: Meanings) -> Verdict:
    """The basin of a river, without the word before its name."""
    words = place_words()
    first = head.text[begin : begin + 2]
    if head.start - begin > 3 and (first in words.pairs or first in words.verbs):
        begin += 2
    rule = first_refusal(OwnName(head.text, begin, head, meanings), BASIN_CHECKS)
    return _zone(head.text, begin, head.end) if rule is None else Refused(begin, head.end, rule)


def _quotation_before(name: OwnName) -> int | None:
    """Where abbreviations of places in quotation marks begin before the kind of a zone (“通平修”…先行区)."""
    text, begin = name.text, name.begin
    if text[begin - 1 : begin] != "”" or not name.stem:
        return None
    quoted = _QUOTED.search(text, max(0, begin - 7), begin)
    if quoted is None or not _are_abbreviations(quoted[1]) or _without_kind(name.stem):
        return None
    return quoted.start()


def _are_abbreviations(name: str) -> bool:
    """Whether no word and no numeral or side stands in a quoted name."""
    words = place_words()
    parts = {name[i:j] for i in range(len(name) - 1) for j in range(i + 2, len(name) + 1)}
    return parts.isdisjoint(words.pairs) and parts.isdisjoint(words.words) and _MARKS.isdisjoint(name)


def _zone(text: str, start: int, end: int) -> Found:
    """A zone; where it begins within brackets, with what stands before them: 中国（河洛）自贸试验区."""
    opened = max(text.rfind(mark, start, end) for mark in _OPENED)
    if opened >= 0 and _CLOSED.search(text, opened, end) is None:  # 青川县（沐岭经开区）
        start = opened + 1
    elif text[start - 1 : start] in _OPENED and _CLOSED.search(text, start, end) is not None:
        start = name_start(text, start - 1, _LONGEST_BRACKET)
    return _area(text, start, end)


def _area(text: str, start: int, end: int) -> Found:
    return Found(start, end, Region(text[start:end], None, Level.AREA), "region.zone")


def _is_one_name(text: str, start: int, end: int) -> bool:
    """Whether what stands between a place and a head belongs to one name."""
    if end - start > _LONGEST_ZONE:
        return False
    words = place_words()
    between = words.words_in_names.sub("", _BRACKETS.sub("", text[start:end]))
    return words.name_break.search(between) is None and _TWO_NAMES.search(between) is None


def _without_kind(stem: str) -> str:
    """A stem without the words at its end that say what kind of zone it is."""
    kinds = place_words().zone_kind_at_end
    while (match := kinds.search(stem)) is not None:
        stem = stem[: match.start()]
    return stem


def _is_own_name(stem: str) -> bool:
    """Whether a zone's name is left without what kind of zone it is."""
    words, name = place_words(), _without_kind(stem)
    if _OWN_NAME.fullmatch(name) is None or words.poor_areas.issuperset(name):
        return False
    return not words.is_worded(name)
