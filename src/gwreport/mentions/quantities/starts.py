"""Where a quantity may begin: most Chinese numerals of a report (一批, 统一, 四川) surely begin none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from gwreport.mentions.quantities.guards import Idioms
from gwreport.mentions.quantities.units import STRONG, halved
from gwreport.units import Unit, UnitTable

_SINGLE: Final = "一二两三四五六七八九十百千"
"""Numerals that are amounts below 万 by themselves."""
_OTHER: Final = "零〇○廿卅壹贰叁肆伍陆柒捌玖拾佰仟"
_GOES_ON: Final = (
    "0-9０-９零〇○一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟点點.．,"  # the numeral
    "多余几半分又×✕*xX"  # 十多, 一半, 三分之一, 三又五分之一, 三×五
    r"\s\-—–~～─―－﹣−至到、和与及以"  # ranges and lists
    "oO０ОＯ日月届次个個第+＋"  # dates and names that hold a second numeral
)
"""What may follow a numeral that is more than itself, or that a date or name has to be read from."""
_APART: Final = "成元块度"
"""Words that are read as units without being words of the table."""


def start_pattern(idioms: Idioms, units: UnitTable) -> re.Pattern[str]:
    """Finds the characters that a quantity of the built-in numerals may begin with.

    A numeral whose next character can be no unit, no further numeral, no sign of a range and no part of a
    date is passed over; after 第, 前, 、 and 和 it may be a rank, whatever follows.
    """

    def before(numerals: str, possible: Callable[[str, Unit], bool]) -> str:
        """The numerals before what may be their unit."""
        firsts = {word[0] for word, unit in units.by_word.items() if possible(word, unit)}
        return rf"(?<=[{numerals}])(?=[{_GOES_ON}{_APART}{re.escape(''.join(sorted(firsts)))}])"

    def single(word: str, unit: Unit) -> bool:
        return _is_sure(word, unit, idioms, units)

    likely = (
        "(?<=[0-9０-９亿])",
        before("万", lambda word, unit: True),
        before("半", halved),
        before(
            "一", lambda word, unit: single(word, unit) and (unit.kind != "count" or word in idioms.one_with)
        ),
        before("二", lambda word, unit: single(word, unit) and (unit.kind != "count" or word == "届")),
        before("两三四五六七八九十百千", single),
        rf"(?<=[{_OTHER}])(?=[{_GOES_ON}])",
        rf"(?<=[{_SINGLE}])(?=.{{1,6}}[/／每])",  # a rate may be of any unit: 三区/县
        "(?<=[数几])(?=[十百千万亿])",
        "(?<=翻)(?=[了近番一二两三四五1-5１-５])",
        "(?<=首)(?=位)|(?<=榜)(?=首)",
        "(?<=[第前、和].)",
    )
    return re.compile(f"[0-9０-９{_SINGLE}{_OTHER}万亿数几半翻首榜](?:{'|'.join(likely)})")


def _is_sure(word: str, unit: Unit, idioms: Idioms, units: UnitTable) -> bool:
    """Whether a word may be the unit of a small Chinese numeral."""
    if word in idioms.never_units:
        return False
    if unit.kind == "count" and word in idioms.weak_with_chinese and word != "届":
        return False
    return word not in units.ambiguous or unit.kind == "duration" or unit.symbol in STRONG
