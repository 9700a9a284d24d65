"""Years and small counts of any script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.numerals import format_numeral, read_count, read_year
from gwreport.numerals.calendar import YEAR_DIGITS


@pytest.mark.parametrize(
    "text, expected",
    [
        ("1954", 1954),
        ("一九五四", 1954),
        ("二○二三", 2023),
        ("二零零五", 2005),
        ("二ＯО五", 2005),
        ("20１九", 2019),
        ("202", None),
        ("20245", None),
        ("二千零五", None),
        ("两〇二三", None),
        ("二〇廿", None),
        ("", None),
        ("٢٠٢٤", None),
    ],
)
def test_read_year(text: str, expected: int | None) -> None:
    assert read_year(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("7", 7),
        ("１２", 12),
        ("007", 7),
        ("十", 10),
        ("一十", 10),
        ("十九", 19),
        ("九十九", 99),
        ("廿", 20),
        ("卅一", 31),
        ("一百", 100),
        ("一百零五", 105),
        ("三百〇五", 305),
        ("一百一十", 110),
        ("一百十", 110),
        ("1000", None),
        ("一千", None),
        ("零", None),
        ("百", None),
        ("一百五", None),
        ("十十", None),
        ("一二", None),
        ("第三", None),
        ("", None),
    ],
)
def test_read_count(text: str, expected: int | None) -> None:
    assert read_count(text) == expected


@given(st.integers(1, 999))
def test_reads_every_count_as_written(number: int) -> None:
    assert read_count(format_numeral(number)) == number
    assert read_count(str(number)) == number


@given(st.text(alphabet=YEAR_DIGITS, min_size=4, max_size=4))
def test_every_four_digits_are_a_year(text: str) -> None:
    year = read_year(text)
    assert year is not None
    assert 0 <= year <= 9999


@given(st.text(max_size=8))
def test_any_text_is_taken(text: str) -> None:
    assert read_count(text) is None or 0 <= (read_count(text) or 0) <= 999
    assert read_year(text) is None or 0 <= (read_year(text) or 0) <= 9999
