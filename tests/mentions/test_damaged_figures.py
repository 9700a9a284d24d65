"""Damaged numbers before units: a figure is read only where the whole of it is certain."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gwreport import Pipeline
from gwreport.interfaces import Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.model import Mention, Quantity

EXTRACTOR = QuantityExtractor()

# The units: as written, and what one of them is in the unit of the quantity.
UNITS = {
    "亿元": 10**8, "万元": 10**4, "万亿元": 10**12,
    "亿美元": 10**8, "万吨": 10**4, "亿斤": 10**8, "万亩": 10**4,
    "万千瓦": 10**4, "亿千瓦时": 10**8, "万立方米": 10**4,
    "万平方米": 10**4, "万人": 10**4, "万人次": 10**4,
    "万户": 10**4, "万辆": 10**4, "万套": 10**4, "%": 1, "％": 1,
    "个百分点": 1, "元": 1, "公里": 1, "公顷": 1, "吨": 1,
    "亿标箱": 10**8, "万家": 10**4, "万件": 10**4, "亿立方米": 10**8, "万头": 10**4,
}  # fmt: skip

# The certain forms, with their values, in the text as it is cleaned.
CERTAIN = {
    "12": "12", "12.5": "12.5", "0.7": "0.7",
    "1,234": "1234", "1,234.5": "1234.5", "12,345,678": "12345678",
    "1，234": "1234", "2，345.6": "2345.6",
    "１２．５": "12.5", "1 234": "1234", "2 305 800": "2305800",
    "2 406.58": "2406.58",
}  # fmt: skip
# Certain before a percent sign, 万 and 亿 only: elsewhere single digits may be a list.
CERTAIN_BEFORE_SCALES = {"1 1": "11", "8 ．8": "8.8", "2 . 5": "2.5", "8. 6": "8.6", "１ ２．５": "12.5"}

# Forms that may have been more than one number.
DAMAGED = [
    "2182.", "318.", "12.5.", ".5", "．75", ".235",
    "1,23", "12,3456", "1234,567", "1,2", "1.5,234", "12,34.5",
    "10^4", "2^3", "1/2", "3/14", "7/8", "4l.38", "1OO", "3o",
    "l5", "I2.5", "1O.5", "12..5", "3,.5", "3.,5", "1.2.3", "12.3.4",
    "1$2", "11$1.$2", "8?5", "8？5", "8�5", "1□.5", "□□", "××", "XX", "xx", "__", "**", "□",
    "三点五点六", "一点二点三", "12 34", "123 45",
    "1 2345", "12 3.5", "12345678901234567890123456", "万万", "亿亿",
    "12.5 3", "4.3l8", "2O,345", "6..", "9�", "5,6,7", "1.2,3", "5，23", "12，3", "1.25，345",
]  # fmt: skip
# Without a word of scale these are as likely two sentences or a list.
SCALE_ONLY = frozenset(
    {"1/2", "3/14", "7/8", "5，23", "12，3", "1.25，345", "2182.", "318.", "12.5.", "万万", "亿亿"}
)
# What shows no sign of damage: it is only no amount; ** is a mark of bold print, which is taken away.
UNMARKED = frozenset({"万万", "亿亿", "12345678901234567890123456", "**"})


def quantities(text: str) -> list[Mention[Quantity]]:
    return [found for found in EXTRACTOR.extract(Reading(text)) if isinstance(found, Mention)]


PAIRS = [
    (number, unit)
    for number in DAMAGED
    for unit in UNITS
    if number not in SCALE_ONLY or unit[0] in "万亿"
]  # fmt: skip


def test_there_are_many_pairs() -> None:
    assert len(PAIRS) >= 1500


@pytest.mark.parametrize("number", DAMAGED)
def test_no_part_of_a_damaged_number_is_read(number: str) -> None:
    for unit in (unit for one, unit in PAIRS if one == number):
        for text in (
            f"全年完成{number}{unit}，好于预期。",
            f"其中甲项达到{number}{unit}以上。",
            f"比重约为{number}{unit}",
        ):
            assert [m.text for m in quantities(text)] == [], text


FORMS = [(number, value, unit) for number, value in CERTAIN.items() for unit in UNITS] + [
    (number, value, unit)
    for number, value in CERTAIN_BEFORE_SCALES.items()
    for unit in UNITS
    if unit[0] in "万亿%％"
]  # fmt: skip


@pytest.mark.parametrize("number", [*CERTAIN, *CERTAIN_BEFORE_SCALES])
def test_a_certain_form_is_read_as_a_whole(number: str) -> None:
    for _, value, unit in (form for form in FORMS if form[0] == number):
        report = Pipeline().parse(
            f"各位代表：全年完成{number}{unit}，好于预期，各项工作有序推进。", year=2024
        )
        (found,) = report.quantities
        assert found.value.low == found.value.high == Decimal(value) * UNITS[unit], (number, unit)
        assert report.source[report.to_source(found.span).start :].startswith(number), (number, unit)


@pytest.mark.parametrize("number", [number for number in DAMAGED if number not in UNMARKED])
def test_damage_is_remarked(number: str) -> None:
    report = Pipeline().parse(f"各位代表：全年完成{number}万元，好于预期。", year=2024)
    assert [d.code for d in report.diagnostics].count("damaged-number") == 1
