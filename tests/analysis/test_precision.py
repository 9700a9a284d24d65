"""How exactly a number was written."""

from __future__ import annotations

from fractions import Fraction

import pytest

import gwreport
from gwreport.analysis.precision import Interval, written_precision
from gwreport.model import Mention, Quantity


def mention(text: str) -> Mention[Quantity]:
    (found,) = gwreport.parse(f"本镇今年完成{text}。").quantities
    return found


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("5.5%", Fraction(5, 100)),
        ("6%", Fraction(1, 2)),
        ("1.2万亿元", Fraction(50_000_000_000)),
        ("350亿元", Fraction(50_000_000)),
        ("1,234户", Fraction(1, 2)),
        ("三千万元", Fraction(5_000_000)),
        ("12.30公里", Fraction(5, 1000)),
    ],
)
def test_half_a_unit_of_the_last_written_digit(text: str, half: Fraction) -> None:
    assert written_precision(mention(text)) == half


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("6%", "6.4%", True),
        ("6%", "6.6%", False),
        ("超过6%", "9%", True),
        ("6%以内", "9%", False),
        ("6%—7%", "6.5%", True),
        ("1.2万亿元", "12300亿元", True),
        ("1.2万亿元", "12600亿元", False),
    ],
)
def test_two_numbers_meet_where_rounding_and_bounds_allow(one: str, other: str, meets: bool) -> None:
    assert Interval.of(mention(one)).meets(Interval.of(mention(other))) is meets
    assert Interval.of(mention(other)).meets(Interval.of(mention(one))) is meets
