"""Numbers that a bad conversion or a bad scan has destroyed: 11$1.$2%, 4l.38亿, 12..5%, 8?5%.

Nobody can tell what they were, so they are never read; what follows them (the 5亿 of 12..5亿) is not either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from gwreport.script.classes import CHINESE_DIGITS, DIGITS, WIDE_DIGITS
from gwreport.tables.scanning import Scanner
from gwreport.units.table import UnitTable, load_units

__all__ = ["damaged_numbers", "end_of_unit"]

_DIGITS: Final = frozenset(DIGITS + WIDE_DIGITS)
_DOLLARS: Final = frozenset("$＄")
_RUN: Final = _DIGITS | _DOLLARS | frozenset(".．,^lIOo�□■")
_QUESTION: Final = frozenset("?？")
_JOINTS: Final = frozenset("，/／ ")
"""Signs that part numbers as a rule: within one number only where the sign of damage is one of them."""
_SCALES: Final = frozenset("%％‰十百千万亿")
_NAMES: Final = frozenset({"O2O", "o2o", "O2o"})
_BEFORE_OTHERS: Final = frozenset("第:：∶/／")
"""Before digits that are no amount, so that a comma after them is one of the sentence."""
_NUMBERING: Final = 2
"""Digits that the number of a line may have: 12 365户 at the beginning of a line is 365户."""

_D: Final = f"[{DIGITS}{WIDE_DIGITS}]"
_CERTAIN: Final = (
    rf"{_D}+(?:[.．]{_D}+)?",  # 12, 12.5
    rf"{_D}{{1,3}}(?:,{_D}{{3}})+(?:[.．]{_D}+)?",  # 1,234 and 1,234.5
    rf"{_D}{{1,3}}(?:，{_D}{{3}})+(?:[.．]{_D}+)?",  # the same with the wide comma
)
"""The forms of a number that are certain whatever is around it; others are not read if they show damage."""
_SIGN: Final = "[$＄lIOo�□■?？^.．,，/／ ]"
_DAMAGED: Final = (
    r"(?<=[$＄lIOo�□■?？^])",
    # points doubled, before a comma, of two decimals, with nothing after or before them
    r"(?<=\.)(?:[.．%％]|,[0-9]|[0-9]{1,12}\.[0-9]{1,12}[%％万亿]|(?<=[0-9.][0-9]\.)[万亿]{1,2}[元吨人户亩斤千立平公美])",
    r"(?<=[.．])(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ.．][.．])(?=[0-9０-９])|(?<=．)[.．%％]|(?<=,)\.[0-9]",
    # commas that part no thousands, fractions of 万元 or 亿元, blanks
    rf"(?<={_D}[,，/／ ])(?={_D})"
    rf"(?:(?<=[,，])(?!{_D}{{3}}(?!{_D}))|(?<={_D}{{4}}[,，])|(?<=[.．]{_D}[,，])|(?<=[.．]{_D}{_D}[,，])"
    rf"|(?<=[/／])(?!10万人?(?![元吨亩户家件辆套公平立千次]))(?={_D}{{1,9}}[万亿])|(?<= ))",
)
"""What makes a sign that was just read one of damage."""
_WHOLE: Final = frozenset(CHINESE_DIGITS + "零〇十百千万")
_LONGEST: Final = 12
_NUMERALS: Final = CHINESE_DIGITS + "零〇"
_AFTER_MASK: Final = "[%％‰]|[百千]?[万亿]"
_MASK: Final = (
    rf"[×✕*＊_＿□■](?<![0-9×✕xXＸ].)[×✕*＊_＿□■]{{0,7}}(?={_AFTER_MASK})"
    rf"|[xXｘＸ](?<![0-9×✕xXＸ].)[xXｘＸ]{{1,7}}(?={_AFTER_MASK})"
    rf"|[点點][{_NUMERALS}]{{1,8}}(?:[点點][{_NUMERALS}]{{1,8}})+(?={_AFTER_MASK}|[元吨亩个公])"
)


@cache
def _sign() -> re.Pattern[str]:
    """The first sign of damage; what is around it decides."""
    return re.compile(f"{_SIGN}(?:{'|'.join(_DAMAGED)})")


@cache
def _certain() -> re.Pattern[str]:
    return re.compile("|".join(_CERTAIN))


@cache
def _masked() -> Scanner:
    """Signs in place of digits (××亿元), and numerals with two points (三点五点六亿): never a number."""
    return Scanner(re.compile(f"(?=[×✕*＊_＿□■xXｘＸ点點])(?:{_MASK})"))


@cache
def _doubled_point() -> re.Pattern[str]:
    return re.compile(r"[0-9](?:\.\.|,\.|\.,)[0-9]")


def damaged_numbers(text: str, units: UnitTable | None = None) -> list[tuple[int, int]]:
    """The places of damaged numbers, without their units, in order and disjoint.

    ``units`` decides where letters between digits are damage: before a unit (4l亿元, not O2O or 3D打印); by
    default the built-in table. A sum in dollars ($500) is whole. Linear in the text.

    >>> text = "增长1$1.$2%，产量4l.38亿公斤，用O2O，价格$500。"
    >>> [text[start:end] for start, end in damaged_numbers(text)]
    ['1$1.$2', '4l.38']
    """
    table = load_units() if units is None else units
    spans = [(_start_of_numeral(text, match.start()), match.end()) for match in _masked().finditer(text)]
    floor = 0
    match = _sign().search(text)
    while match:
        start, end = _run_around(text, match.start(), floor)
        if _is_damaged(text, start, end, table):
            spans.append((start, end))
            floor = end
        match = _sign().search(text, max(end, match.start() + 1))
    return _disjoint(spans)


def end_of_unit(text: str, end: int, units: UnitTable) -> int:
    """The end of a number's multiplier and unit, so that no part of them is read alone."""
    while end < len(text) and text[end] in _SCALES:
        end += 1
    found = units.match(text, end)
    return found[0] if found else end


def _start_of_numeral(text: str, place: int) -> int:
    """Where the Chinese numeral before the point at a place begins."""
    start = place
    while text[place] in "点點" and start and text[start - 1] in _WHOLE and place - start < _LONGEST:
        start -= 1
    return start


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order; of two that overlap, the first."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _run_around(text: str, place: int, floor: int) -> tuple[int, int]:
    """The run of digits and signs around a place, without commas at its ends."""
    joint = text[place] if text[place] in _JOINTS else ""
    start = end = place
    while start > floor and _in_run(text, start - 1, joint):
        start -= 1
    while end < len(text) and _in_run(text, end, joint):
        end += 1
    while start < end and text[start] in ",，":
        start += 1
    while end > start and text[end - 1] == ",":
        end -= 1
    return start, end


def _in_run(text: str, at: int, joint: str) -> bool:
    """Whether a character belongs to the run; question marks and the sign ``joint`` do between digits."""
    char = text[at]
    if char in _QUESTION or (char == joint and joint):
        return text[at - 1 : at] in _DIGITS and text[at + 1 : at + 2] in _DIGITS
    return char in _RUN


def _is_damaged(text: str, start: int, end: int, units: UnitTable) -> bool:
    """Whether a run is a number that cannot be read: by its signs alone, or by the unit after them."""
    run = text[start:end]
    if _DIGITS.isdisjoint(run) or _certain().fullmatch(run):
        return False
    dollars = sum(char in _DOLLARS for char in run)
    if dollars:
        return dollars > 1 or run[0] not in _DOLLARS
    if "�" in run or _doubled_point().search(run):
        return True
    return not _is_whole(text, start, end) and _is_measured(text, end, units)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a run is no number that was damaged: a name, a list, the number of a line."""
    run = text[start:end]
    around = (text[start - 1 : start] if start else "", text[end : end + 1])
    if run in _NAMES or any(char.isascii() and char.isalnum() for char in around):
        return True
    return _lists(text, start, end, run) or _numbers_line(text, start, run)


def _lists(text: str, start: int, end: int, run: str) -> bool:
    """Whether a comma between digits parts clauses: 中部第1，5家, 缩小至2.3:1，17个区."""
    if "," in run and text[start - 1 : start] in _BEFORE_OTHERS:
        return True
    if "，" not in run:
        return False
    return text[start - 1 : start] in _BEFORE_OTHERS or text[end : end + 1] not in _SCALES


def _numbers_line(text: str, start: int, run: str) -> bool:
    """Whether a line begins with its own number: 2 365万户."""
    number, blank, _ = run.partition(" ")
    return bool(blank) and len(number) <= _NUMBERING and text[start - 1 : start] in ("", "\n")


def _is_measured(text: str, end: int, units: UnitTable) -> bool:
    """Whether a multiplier or a unit that is sure follows."""
    if text[end : end + 1] in _SCALES:
        return True
    found = units.match(text, end)
    return found is not None and text[end : found[0]] not in units.ambiguous
