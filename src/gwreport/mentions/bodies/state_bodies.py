"""Bodies of party and state, told by rank and organ: 国务院, 市委, 省委省政府, 县人大常委会."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from gwreport.gazetteer.regions import RegionTable, region_table
from gwreport.mentions.bodies.lexicon import TERM, Head
from gwreport.mentions.bodies.words import Name, choice
from gwreport.model import Label

_MEETING: Final = r"[\u4e00-\u9fff]{0,8}?(?:工作会议|常务会议|全体会议|全会|全委会|扩大会议|座谈会)"
# A body's name goes on into a meeting's (省委经济工作会议, 市委七届三次全会), a role's or a document's.
_NO_BODY: Final = re.compile(
    rf"第?[一二三四五六七八九十]+(?:届|次)|{_MEETING}|副?书记|代表(?!大会)|委员(?!会)|提案|建议|议案|工作报告|采购"
    r"|投资|性基金|引导基金|债务|职能|系统|网站|所在地|驻地|部门|机关|购买|门户|债券|信用|治理|服务|管理|[员托派任培宣会]"
)
_NO_NATIONAL: Final = re.compile(rf"{_MEETING}|委员(?!会)|门")
# Behind these a rank is no certain one: 各级政府, 乡镇党委, 县区政府, 全县政府.
_UNRANKED: Final = frozenset("各级乡城县辖属直市两区街老全此名分地我本省内外多每整")
_TERM_BEFORE: Final = re.compile(
    r"(?:自治区|自治州|自治县|[省市县区州旗盟镇乡])第?[一二三四五六七八九十]{1,3}$"
)
# 和县委 is not the committee of 和县.
_JOINS: Final = frozenset("和与及")
# Counties with a common noun for a name.
_COMMON: Final = frozenset({"城区", "郊区", "矿区", "新区", "市区"})
_LONGEST_TERM: Final = 8
_LONGEST_REGION: Final = 12
_FEWEST_MASS: Final = 3
_PARTY: Final = "中共"

Found = tuple[int, int, Head]


class StateBodies:
    """Reads the bodies of party and state from the places of their ranks and organs."""

    def __init__(self, table: dict[str, Any], regions: RegionTable | None = None) -> None:
        self.regions = regions if regions is not None else region_table()
        levels = table["bodies"]["levels"]
        self._levels = re.compile(choice(levels))
        self._national = frozenset(
            word for full in ("national", "former", "schools") for word in table["bodies"][full].split()
        )

    def names(self, text: str, found: Iterable[Found]) -> Iterator[Name]:
        """The bodies at the places that were found, those beside each other (省委省政府) as one."""
        pending: Name | None = None
        mass: list[Found] = []
        for start, end, head in found:
            if head.needs == "mass":
                if mass and text[mass[-1][1] : start] not in ("、", "和"):
                    yield from _mass(mass)
                    mass = []
                mass.append((start, end, head))
                continue
            name = self._name(text, start, end, head)
            if name is None:
                continue
            if pending is not None and pending.end == start == name.start:
                name = Name(pending.start, end, Label.ORG, name.rule)
            elif pending is not None:
                yield pending
            pending = name
        if pending is not None:
            yield pending
        yield from _mass(mass)

    def _name(self, text: str, start: int, end: int, head: Head) -> Name | None:
        if head.needs == "beside":
            beside = text[max(0, start - 3) : start - 1] == "人大" and text[start - 1] in "、和"
            return Name(start, end, Label.ORG, "organization.ranked") if beside else None
        if head.word in self._national:
            if _NO_NATIONAL.match(text, end):
                return None
            return Name(start, end, Label.ORG, "organization.national")
        if _NO_BODY.match(text, end):
            return None
        left = self._start(text, start, head)
        return None if left is None else Name(left, end, Label.ORG, "organization.ranked")

    def _start(self, text: str, start: int, head: Head) -> int | None:
        """Where the body's name begins: at its place, at 中共, or at its rank if that stands alone."""
        if head.word.startswith(TERM):
            term = _TERM_BEFORE.search(text, max(0, start - _LONGEST_TERM), start)
            return term.start() if term else None
        level = self._levels.match(head.word)
        level_end = start + (level.end() if level else 0)
        for length in range(min(_LONGEST_REGION, level_end), 1, -1):
            begin = level_end - length
            place = text[begin:level_end]
            if begin < start and place[0] not in _JOINS and place not in _COMMON and place in self.regions:
                return begin - 2 if text[max(0, begin - 2) : begin] == _PARTY else begin
        if start and text[start - 1] in _UNRANKED:
            return None
        return start


def _mass(found: list[Found]) -> Iterator[Name]:
    if len(found) >= _FEWEST_MASS:
        for start, end, _ in found:
            yield Name(start, end, Label.ORG, "organization.mass")
