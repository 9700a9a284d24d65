"""Whether the characters about a name let it be a place: checks, by what the name needs."""

from __future__ import annotations

import re
from typing import NamedTuple

from gwreport.gazetteer.regions import region_table
from gwreport.mentions.places.found import Check
from gwreport.mentions.places.meanings import Need
from gwreport.mentions.places.words import place_words
from gwreport.script.classes import HAN

_BEFORE, _AFTER = "在至到赴从起与和及向由", "和与及等至到市县区的在"
_CLASSIFIERS = "项个条座家区县市镇乡村户处所"
_QUOTATION = 10  # characters on each side of a name that a slogan in quotation marks may have
COMPASS = ("东至", "西至", "南至", "北至")  # 东起甲县西至乙县
_IS_HAN = re.compile(HAN)


class Occurrence(NamedTuple):
    """A name at a position of a text. ``full`` is a name with its level, ``home`` one of the own province."""

    text: str
    start: int
    end: int
    need: Need
    full: bool
    home: bool
    own_name: str

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.text[self.start : self.end]

    @property
    def pair_before(self) -> str:
        """The two characters at the left edge, one of which is outside."""
        return self.text[self.start - 1 : self.start + 1]

    @property
    def pair_after(self) -> str:
        """The two characters at the right edge, one of which is outside."""
        return self.text[self.end - 1 : self.end + 1]

    def ends_in_word(self) -> bool:
        """鄂州市 in 鄂州市场."""
        return self.full and self.pair_after in place_words().suffix_words

    def needs_list(self) -> bool:
        """合作 outside lists."""
        return self.need is Need.LIST

    def needs_place_before(self) -> bool:
        """城区 behind no place."""
        return self.need is Need.INSIDE

    def in_longer_word(self) -> bool:
        """海口 in 入海口."""
        text, start, end = self.text, self.start, self.end
        about = (text[start - 2 : start + 1], text[start - 1 : end], text[start : end + 1])
        return not place_words().longer_words.isdisjoint(about)

    def begins_with_classifier(self) -> bool:
        """项城市 in 35项城市工程."""
        return self.text[self.start - 1 : self.start].isdigit() and self.text[self.start] in _CLASSIFIERS

    def word_before(self) -> bool:
        """和平 in 饱和平稳; but 平定县 in 昔阳县和平定县 is free."""
        if self.pair_before not in place_words().pairs:
            return False
        return not (self.full and self.end - self.start > 2 and self.text[self.start - 1] in _BEFORE)

    def word_after(self) -> bool:
        """庆丰 in 庆丰收; the name of the report's own place is a word only with what follows it."""
        words, text, start, end = place_words(), self.text, self.start, self.end
        if self.pair_after not in words.pairs:
            return False
        if self.own_name.startswith(self.name):
            return text[start : end + 1] in words.words or text[start : end + 2] in words.words
        return True

    def words_on_both_sides(self) -> bool:
        """西宁 in 广西宁静."""
        pairs = place_words().pairs
        return self.pair_before in pairs and self.pair_after in pairs

    def cut_in_two(self) -> bool:
        """海南 in 黄海南北: each half belongs to a word."""
        words, after = place_words(), self.pair_after
        if self.pair_before not in words.pairs and self.pair_before not in words.words:
            return False
        return after in words.words or after in words.pairs or after in region_table()

    def touched_before(self) -> bool:
        """正阳 in 强调正阳."""
        return not self.free_before()

    def touched_after(self) -> bool:
        """正阳 in 正阳光."""
        return not self.free_after()

    def free_before(self) -> bool:
        """Whether nothing touches the name on the left but a mark or a preposition."""
        text, start = self.text, self.start
        return not start or text[start - 1] in _BEFORE or not _IS_HAN.match(text, start - 1)

    def free_after(self) -> bool:
        """Whether nothing touches the name on the right but a mark or a particle."""
        text, end = self.text, self.end
        if end == len(text) or text[end] in _AFTER:
            return True
        return text.startswith(COMPASS, end) or not _IS_HAN.match(text, end)

    def is_praised(self) -> bool:
        """Whether a word of the own province that is also a name has its honours named (五峰获评…)."""
        return self.home and self.text.startswith(place_words().honours, self.end)


SUFFIX = Check("name.suffix", Occurrence.ends_in_word)
WORD_BEFORE = Check("name.word-before", Occurrence.word_before)
WORD_AFTER = Check("name.word-after", Occurrence.word_after)
TOUCHED_BEFORE = Check("name.touched-before", Occurrence.touched_before)
TOUCHED_AFTER = Check("name.touched-after", Occurrence.touched_after)
ALWAYS = (
    SUFFIX,
    Check("name.longer-word", Occurrence.in_longer_word),
    Check("name.classifier", Occurrence.begins_with_classifier),
)
_EDGE = Need.EDGE
_DOUBTFUL = (_EDGE, Need.LIST)
PRAISED = (SUFFIX, TOUCHED_BEFORE)
FULL = (*ALWAYS, WORD_BEFORE)
FULL_AT_EDGE = (*FULL, TOUCHED_BEFORE)
CHECKS = {
    Need.NOTHING: (
        *ALWAYS,
        Check("name.words-on-both-sides", Occurrence.words_on_both_sides),
        Check("name.cut-in-two", Occurrence.cut_in_two),
    ),
    Need.CLEAR: (*ALWAYS, WORD_BEFORE, WORD_AFTER),
    Need.FREE: (*ALWAYS, WORD_BEFORE, WORD_AFTER, TOUCHED_BEFORE),
    Need.EDGE: (*ALWAYS, WORD_BEFORE, WORD_AFTER, TOUCHED_BEFORE, TOUCHED_AFTER),
    Need.LIST: (SUFFIX, Check("name.list-only", Occurrence.needs_list)),
    Need.INSIDE: (SUFFIX, Check("name.inside-only", Occurrence.needs_place_before)),
}


def checks_of(occurrence: Occurrence) -> tuple[Check[Occurrence], ...]:
    """The checks that an occurrence must pass, in their order."""
    need = occurrence.need
    if need in _DOUBTFUL and occurrence.is_praised():
        return PRAISED
    if occurrence.full and need is _EDGE:
        return FULL_AT_EDGE
    if occurrence.full and need < _EDGE and occurrence.end - occurrence.start > 2:
        return FULL
    return CHECKS[need]


def in_slogan(text: str, start: int, end: int) -> bool:
    """Whether quotation marks close in on the name and more (“北京奇迹”)."""
    floor = start - _QUOTATION if start > _QUOTATION else 0
    before = text[floor:start]
    if "“" not in before and "‘" not in before:
        return False
    opening = floor + max(before.rfind("“"), before.rfind("‘"))
    if "”" in text[opening:start]:
        return False
    closing = text.find("”", end, end + _QUOTATION)
    return closing >= 0 and (opening, closing) != (start - 1, end)


def is_field_of_work(text: str, start: int, end: int) -> bool:
    """Whether a name in a list of the works of government is one of them (侨务、港澳、档案)."""
    words = place_words()
    if text.startswith(words.fields_next, end):
        return True
    goes_on = text.startswith(("、", "和", "等", "，"), end)
    return goes_on and text[start - 1 : start] in ("、", "台") and not text.startswith("区域", end + 1)


def is_state(text: str, start: int, end: int) -> bool:
    """Whether 中国 stands for the state and not for the adjective of a name."""
    before = text[start - 1 : start]
    named = before.isdecimal() or before in ("“", "《", "新")
    return not named and text.startswith(place_words().nation_next, end)
