"""Bodies of party and state, named by rank and organ: 国务院, 市委, 省委省政府, 县人大常委会."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from gwreport.gazetteer.regions import RegionTable, region_table
from gwreport.mentions.bodies.kinds import TERM, BodyHead, HeadKind
from gwreport.mentions.bodies.names import BodyName, NameRule, Refusal, RefusalRule
from gwreport.mentions.bodies.tables import StateWords
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label
from gwreport.script.classes import CHINESE_TENS, HAN_RANGE
from gwreport.tables.matching import any_of

# After these a rank is no certain one: 各级政府, 乡镇党委, 县区政府, 全县政府.
_UNRANKED: Final = frozenset("各级乡城县辖属直市两区街老全此名分地我本省内外多每整")
_TERM_BEFORE: Final = re.compile(
    r"(?:自治区|自治州|自治县|[省市县区州旗盟镇乡])第?[一二三四五六七八九十]{1,3}$"
)
# 和县委 is not the committee of 和县.
_JOINS: Final = frozenset("和与及")
_LONGEST_TERM: Final = 8
_LONGEST_REGION: Final = 12
_FEWEST_MASS: Final = 3
_PARTY: Final = "中共"

Found = tuple[int, int, BodyHead]


class StateBodies:
    """Reads the bodies of party and state from the places of their ranks and organs."""

    def __init__(self, table: StateWords, regions: RegionTable | None = None) -> None:
        self._regions = regions if regions is not None else region_table()
        self._common = table.common_places
        self._beside = table.consultative_beside
        self._national = frozenset((*table.national, *table.former, *table.schools))
        self._levels = re.compile(any_of(table.levels))
        meeting = f"[{HAN_RANGE}]{{0,8}}?(?:{any_of(table.meetings)})"
        self._goes_on = re.compile(
            f"第?[{CHINESE_TENS}]+(?:届|次)|{meeting}|{_unless(table.goes_on_unless)}|{any_of(table.goes_on)}"
        )
        self._national_goes_on = re.compile(
            f"{meeting}|{_unless(table.national_goes_on_unless)}|{any_of(table.national_goes_on)}"
        )

    def judged(self, text: str, found: Iterable[Found]) -> Iterator[BodyName | Refused]:
        """What is said of each place, bodies right beside each other (省委省政府) as one name."""
        mass: list[Found] = []
        single: list[Found] = []
        for item in found:
            (mass if item[2].kind is HeadKind.MASS else single).append(item)
        yield from self._joined(text, single)
        for run in _runs(text, mass):
            yield from _mass(run)

    def _joined(self, text: str, found: Iterable[Found]) -> Iterator[BodyName | Refused]:
        pending: BodyName | None = None
        for start, end, head in found:
            name = self._judged(text, start, end, head)
            if isinstance(name, Refusal):
                yield Refused(start, end, name.rule)
                continue
            if pending is not None and pending.end == start == name.start:
                name = BodyName(pending.start, end, Label.ORG, name.rule)
            elif pending is not None:
                yield pending
            pending = name
        if pending is not None:
            yield pending

    def _judged(self, text: str, start: int, end: int, head: BodyHead) -> BodyName | Refusal:
        if head.kind is HeadKind.CONSULTATIVE:
            beside = text[start - 1 : start] in ("、", "和") and text.endswith(self._beside, 0, start - 1)
            return _ranked(start, end) if beside else Refusal(RefusalRule.ALONE)
        if head.word in self._national:
            if self._national_goes_on.match(text, end):
                return Refusal(RefusalRule.GOES_ON)
            return BodyName(start, end, Label.ORG, NameRule.NATIONAL)
        if self._goes_on.match(text, end):
            return Refusal(RefusalRule.GOES_ON)
        left = self._start(text, start, head)
        return left if isinstance(left, Refusal) else _ranked(left, end)

    def _start(self, text: str, start: int, head: BodyHead) -> int | Refusal:
        """Where the body's name begins: at its place, at 中共, or at its rank if that is alone."""
        if head.word.startswith(TERM):
            term = _TERM_BEFORE.search(text, max(0, start - _LONGEST_TERM), start)
            return term.start() if term else Refusal(RefusalRule.NO_TERM)
        level = self._levels.match(head.word)
        begin = self._place_start(text, start, start + (level.end() if level else 0))
        if begin is not None:
            return begin - len(_PARTY) if text[max(0, begin - 2) : begin] == _PARTY else begin
        if start and text[start - 1] in _UNRANKED:
            return Refusal(RefusalRule.UNRANKED)
        return start

    def _place_start(self, text: str, start: int, level_end: int) -> int | None:
        """Where the place begins whose rank ends at ``level_end`` (云湖市委), the longest that is known."""
        for begin in range(max(0, level_end - _LONGEST_REGION), start):
            if self._is_place(text[begin:level_end]):
                return begin
        return None

    def _is_place(self, place: str) -> bool:
        if len(place) < 2 or place[0] in _JOINS or place in self._common:
            return False
        return place in self._regions


def _unless(words: Mapping[str, Iterable[str]]) -> str:
    """Any of the words, where what it may not begin does not follow."""
    return "|".join(f"{re.escape(word)}(?!{any_of(rests)})" for word, rests in words.items())


def _ranked(start: int, end: int) -> BodyName:
    return BodyName(start, end, Label.ORG, NameRule.RANKED)


def _runs(text: str, found: Iterable[Found]) -> Iterator[list[Found]]:
    """Mass organisations that a list joins: 工会、共青团和妇联."""
    run: list[Found] = []
    for item in found:
        if run and text[run[-1][1] : item[0]] not in ("、", "和"):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _mass(found: list[Found]) -> Iterator[BodyName | Refused]:
    for start, end, _ in found:
        if len(found) >= _FEWEST_MASS:
            yield BodyName(start, end, Label.ORG, NameRule.MASS)
        else:
            yield Refused(start, end, RefusalRule.FEW)
