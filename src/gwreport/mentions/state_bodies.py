"""Bodies of party and state, told by rank and organ: 国务院, 市委, 省委省政府, 县人大常委会, 河阳市人民政府."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from gwreport.lexicon.regions import RegionTable, region_table
from gwreport.mentions.name_grammar import Name
from gwreport.mentions.name_words import choice
from gwreport.model import Label

# A body's name goes on into a meeting's (省委经济工作会议, 市委七届三次全会), a role's or a document's.
_NO_BODY: Final = (
    r"(?!第?[一二三四五六七八九十]+(?:届|次)|[\u4e00-\u9fff]{0,8}?(?:工作会议|常务会议|全体会议|全会|全委会|扩大会议|座谈会)"
    r"|书记|副书记|代表(?!大会)|委员(?!会)|提案|建议|议案|工作报告|采购|投资|性基金|引导基金|债务|职能|系统|网站|部门|机关|购买|门户|债券|信用|治理|服务|管理|员|托|派|任|培|宣)"
)
# Behind these a rank is no certain one: 各级政府, 乡镇党委, 县区政府.
_BEFORE: Final = r"(?<![各级乡城县辖属直市两区街老全此名分党])"
_LONGEST_REGION: Final = 12
_FEWEST_MASS: Final = 3


class StateBodies:
    """Finds bodies of party and state by a closed grammar of ranks and organs."""

    def __init__(self, table: dict[str, Any], regions: RegionTable | None = None) -> None:
        self.regions = regions if regions is not None else region_table()
        bodies = table["bodies"]
        levels, organs = choice(bodies["levels"]), choice(bodies["organs"])
        national, mass = choice(bodies["national"]), choice(bodies["mass"])
        terms = r"(?:第?[一二三四五六七八九十]{1,3}届)?"
        self._national = re.compile(f"(?P<party>党中央国务院)|(?:{national})")
        self._ranked = re.compile(
            f"(?P<china>中共)?(?P<level>{levels})(?P<term>{terms})(?P<organ>{organs})"
            f"(?P<second>(?P=level)(?:人民政府|政府))?{_NO_BODY}"
        )
        self._bare = re.compile(f"(?<=人大[、和])政协{_NO_BODY}|(?<=人大、)监委")
        self._mass = re.compile(f"(?:{mass})(?:[、和](?:{mass}))+")
        self._member = re.compile(mass)

    def names(self, text: str) -> Iterator[Name]:
        """The bodies, in no certain order."""
        for match in self._national.finditer(text):
            if not _is_meeting(text, match.end()):
                yield Name(match.start(), match.end(), Label.ORG, "organization.national")
        for match in self._ranked.finditer(text):
            start = self._start(text, match)
            if start is not None:
                yield Name(start, match.end(), Label.ORG, "organization.ranked")
        for match in self._bare.finditer(text):
            yield Name(match.start(), match.end(), Label.ORG, "organization.ranked")
        for match in self._mass.finditer(text):
            members = list(self._member.finditer(text, match.start(), match.end()))
            if len(members) >= _FEWEST_MASS:
                for member in members:
                    yield Name(member.start(), member.end(), Label.ORG, "organization.mass")

    def _start(self, text: str, match: re.Match[str]) -> int | None:
        """Where the body's name begins: at its place, at 中共, or at its rank if that stands alone."""
        start, level_end = match.start(), match.end("level")
        for length in range(min(_LONGEST_REGION, level_end), 1, -1):
            begin = level_end - length
            if begin < start and text[begin:level_end] in self.regions:
                return begin - 2 if text[max(0, begin - 2) : begin] == "中共" else begin
        if start and text[start - 1] in "各级乡城县辖属直市两区街老全此名分地我本省内外多每整":
            return None
        return start


_MEETING: Final = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:工作会议|常务会议|全体会议|全会|扩大会议)|书记|委员(?!会)"
)


def _is_meeting(text: str, end: int) -> bool:
    return _MEETING.match(text, end) is not None
