"""The characters of numerals, and patterns that find numerals in a text."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Final

Number = Decimal | Fraction

MULTIPLIERS: Final[Mapping[str, int]] = MappingProxyType(
    {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万万": 10**8, "万亿": 10**12}
)
"""What a multiplier word stands for, in simplified characters."""

POWERS: Final = MappingProxyType({"千": 3, "万": 4, "亿": 8, "万亿": 12})
DIGITS: Final = MappingProxyType(
    {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2}
)
TO_ARABIC: Final = str.maketrans("零一二三四五六七八九两", "01234567892")

_SAME: Final = (
    "零〇○零 一壹 二贰貳 三叁參 四肆 五伍 六陆陸 七柒 八捌 九玖 两兩 十拾 百佰 千仟 万萬 亿億"
    " 点點 .．· 负負 -－− +＋ ,， %％ /／ 0０ 1１ 2２ 3３ 4４ 5５ 6６ 7７ 8８ 9９"
)
VARIANTS: Final = str.maketrans(
    {other: same[0] for same in _SAME.split() for other in same[1:]} | {"廿": "二十", "卅": "三十"}
)
"""Every form of a character to one; two characters come of 廿 and 卅."""

_PLAIN: Final = "〇○零一二三四五六七八九两兩廿卅"
_FINANCIAL: Final = "壹贰貳叁參肆伍陆陸柒捌玖"
# 伍 of 队伍, 陆 of 大陆 and 拾 of 收拾 are no numerals: financial characters count beside each other only.
_DIGIT: Final = (
    rf"(?:[{_PLAIN}]|[{_FINANCIAL}](?=[拾佰仟万萬亿億]|[点點][{_PLAIN}{_FINANCIAL}])"
    rf"|(?<=[零拾佰仟万萬亿億])[{_FINANCIAL}])"
)
_UNIT_AHEAD: Final = "米|克|瓦|伏|卡|焦|帕|赫|安(?:时|培)|牛|字节|比特|升|乏"
_UNIT: Final = (
    rf"(?:十(?!分(?!之|钟))|百(?!分|帕)|千(?!{_UNIT_AHEAD})|[万萬亿億]|(?<=[{_FINANCIAL}])[拾佰仟])"
)

ARABIC_PATTERN: Final = (
    r"(?:[0-9０-９]{1,3}(?:,[0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
)
"""Regular expression source of an Arabic number, with thousands groups and decimals; without groups."""

NUMERAL_PATTERN: Final = (
    rf"(?:{ARABIC_PATTERN}(?:{_UNIT}+(?:{ARABIC_PATTERN}(?={_UNIT})|(?<=[万萬])[0-9]{{4}}(?![0-9.]))?)*"
    rf"|(?:{_DIGIT}|{_UNIT})+(?:[点點][{_PLAIN}{_FINANCIAL}]+[万萬亿億]*)?)"
)
"""Regular expression source of what may be a numeral, for ``re`` and ``regex``; without groups.

It matches the stacked, Chinese and Arabic integers and decimals that ``parse_numeral`` reads (not signs,
fractions and percent words) and leaves prefixes of units alone: in ``100万千瓦`` it matches ``100万``, in
``十分`` nothing. A match may still be no numeral (``千百``, ``三四十``): ``parse_numeral`` decides.
"""


def counts_up(run: str) -> bool:
    """Whether digits side by side may mean "three or four" (三四, 三五) or a list (一二三)."""
    if len(run) < 2 or "零" in run:
        return False
    values = [DIGITS[char] for char in run]
    return "两" in run or values == [3, 5] or all(b - a == 1 for a, b in itertools.pairwise(values))
