"""Numerals: tables of readings and refusals, round trips, and cn2an as an oracle."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import cn2an
import pytest
import regex  # type: ignore[import-untyped,unused-ignore]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gwreport.errors import NumeralError
from gwreport.numerals import (
    ARABIC_PATTERN,
    MULTIPLIERS,
    NUMERAL_PATTERN,
    Style,
    format_numeral,
    parse_numeral,
    parse_percent,
)
from gwreport.numerals.reading import _frequent, _NumeralText

READINGS = [
    # Arabic
    ("0", "0"), ("1234.5", "1234.5"), ("8.10", "8.10"), ("007", "7"), ("1,234,567.89", "1234567.89"),
    ("１２３．４", "123.4"), ("１２，３４５", "12345"), ("-3.5", "-3.5"), ("−3", "-3"), ("+2", "2"),
    # Chinese integers
    ("零", "0"), ("〇", "0"), ("两", "2"), ("十", "10"), ("十五", "15"), ("二十", "20"), ("廿三", "23"),
    ("卅", "30"), ("一百零五", "105"), ("一百一十", "110"), ("一百十五", "115"), ("三千五百", "3500"),
    ("一千零五十", "1050"), ("三千零二", "3002"), ("一万零五百", "10500"), ("十万", "100000"),
    ("三千五百万", "35000000"), ("一亿零五百万", "105000000"), ("一亿二千万", "120000000"),
    ("一万五千亿", "1500000000000"), ("二十万亿", "20000000000000"), ("一千二百万亿", "1200000000000000"),
    ("二十万亿三千亿", "20300000000000"), ("负三百", "-300"),
    # 万万 of the 1950s
    ("六万万", "600000000"), ("四万万七千万", "470000000"),
    # colloquial last digit
    ("三万二", "32000"), ("一百五", "150"), ("两千五", "2500"), ("一亿三", "130000000"),
    # 零 keeps the last digit a digit
    ("三万零二", "30002"), ("一百零五万", "1050000"),
    # units alone at the start
    ("百", "100"), ("万", "10000"), ("千亿", "100000000000"), ("百万", "1000000"), ("万亿", "1000000000000"),
    # traditional, financial
    ("三億", "300000000"), ("兩萬", "20000"), ("壹佰叁拾柒万", "1370000"), ("貳仟零伍拾", "2050"),
    ("肆拾亿", "4000000000"),
    # strings of digits
    ("二〇二二", "2022"), ("二零二二", "2022"), ("一九九八", "1998"), ("九八", "98"), ("〇五", "5"),
    ("一二〇万", "1200000"), ("一九七", "197"),
    # decimals
    ("三点五", "3.5"), ("零点五", "0.5"), ("三點一四", "3.14"), ("十二点五", "12.5"), ("一九·六", "19.6"),
    ("三点五万", "35000"), ("一百二十三点四五亿", "12345000000"), ("三点一四一五九万", "31415.9"),
    ("二〇二二点五", "2022.5"),
    # mixed and stacked
    ("1.37万亿", "1370000000000"), ("3700万", "37000000"), ("2万5千", "25000"), ("2万5百", "20500"),
    ("3.7千", "3700"), ("3千万", "30000000"), ("1亿2千万", "120000000"), ("3亿5000万", "350000000"),
    ("1万2000", "12000"), ("1亿2345.6万", "123456000"), ("20万亿3000亿", "20300000000000"),
    ("1亿5万", "100050000"), ("十五亿五万", "1500050000"), ("0万", "0"),
    ("1.50万", "15000"), ("1.23456万", "12345.6"), ("0.5亿", "50000000"), ("1,200万", "12000000"),
    ("12000万", "120000000"), ("3萬", "30000"),
    # parts of a hundred, halves
    ("百分之三点五", "0.035"), ("百分之百", "1"), ("百分之3.5", "0.035"), ("千分之五", "0.005"),
    ("万分之三", "0.0003"), ("五成", "0.5"), ("三成半", "0.35"), ("九成五", "0.95"), ("8成", "0.8"),
    ("8.1%", "0.081"), ("8.1％", "0.081"), ("3‰", "0.003"), ("半", "0.5"), ("一半", "0.5"),
    ("负百分之二", "-0.02"),
]  # fmt: skip

FRACTIONS = [
    ("三分之一", Fraction(1, 3)), ("三分之二", Fraction(2, 3)), ("十分之九", Fraction(9, 10)),
    ("1/3", Fraction(1, 3)), ("１／４", Fraction(1, 4)), ("一又三分之二", Fraction(5, 3)),
    ("一百二十八分之一", Fraction(1, 128)), ("负三分之一", Fraction(-1, 3)), ("二分之一", Fraction(1, 2)),
    ("三分之3.5", Fraction(7, 6)),
]  # fmt: skip

REFUSED = [
    # nothing, or not only a numeral
    ("", 0), (" 5", 0), ("5 ", 1), ("5\n", 1), ("1 2", 1), ("元", 0), ("第三", 0), ("负", 1), ("-", 1),
    # damaged Arabic numbers
    ("1,23", 1), ("1234,567", 4), ("1.2.3", 3), (".5", 0), ("5.", 1), ("1$1.2", 1), ("4l.38亿", 1),
    ("1e5", 1), ("1_000", 1), ("٣", 0), ("NaN", 0), ("--3", 1),
    # vague amounts
    ("3700多万", 4), ("三十余", 2), ("几百", 0), ("数亿", 0), ("三四", 0), ("三四十", 0), ("十七八", 1),
    ("五六百", 0), ("三五", 0), ("一二三", 0), ("两三", 0), ("百十", 1), ("千百", 1), ("亿万", 1),
    ("百五十", 1),
    # ambiguous
    ("2万5", 2), ("兆", 0), ("1兆", 1), ("三百五万", 2), ("1.5万3千", 4), ("3点5", 1), ("二万万三", 3),
    # ill-formed
    ("一千零五百", 4), ("十零五", 1), ("一百零十零五", 3), ("二二百", 2), ("三千零", 3), ("两十", 1),
    ("一百两", 2), ("三万五万", 2), ("三百千", 2), ("一亿一亿", 3), ("三点", 1), ("点五", 0),
    ("三点五点六", 3),
    ("两〇", 0), ("零万", 0), ("1万万2", 3), ("3万亿2万万亿", 6), ("3万5亿", 2), ("2千5万", 2), ("万千", 1),
    ("一万五亿", 2), ("三点五十", 3),
    # ill-formed fractions and parts
    ("分之", 0), ("三分", 1), ("百分之", 3), ("三分之", 3), ("零分之一", 0), ("1/0", 2), ("成", 0),
    ("三成五六", 2), ("两半", 1), ("%", 0), ("1/2/3", 3),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", READINGS)
def test_numeral_is_read_exactly(text: str, expected: str) -> None:
    value = parse_numeral(text)
    assert isinstance(value, Decimal)
    assert value == Decimal(expected)


@pytest.mark.parametrize("text, expected", FRACTIONS)
def test_fraction_is_read_exactly(text: str, expected: Fraction) -> None:
    value = parse_numeral(text)
    assert isinstance(value, Fraction)
    assert value == expected


@pytest.mark.parametrize("text, position", REFUSED)
def test_what_is_no_numeral_is_refused_where_it_goes_wrong(text: str, position: int) -> None:
    with pytest.raises(NumeralError) as caught:
        parse_numeral(text)
    assert (caught.value.text, caught.value.position) == (text, position)


@pytest.mark.parametrize(
    "text, written",
    [
        ("8.10", "8.10"),
        ("3.50", "3.50"),
        ("1.370万亿", "1370000000000"),
        ("1.23450万", "12345.0"),
        ("8.10%", "0.0810"),
    ],
)
def test_written_precision_is_kept_without_exponents(text: str, written: str) -> None:
    assert str(parse_numeral(text)) == written


@pytest.mark.parametrize(
    "text, percent",
    [
        ("百分之三点五", "3.5"), ("千分之五", "0.5"), ("万分之五", "0.05"), ("五成", "50"), ("三成半", "35"),
        ("九成五", "95"), ("8.10%", "8.10"), ("6％", "6"), ("3.5‰", "0.35"), ("百分之一百二十", "120"),
        ("百分之百", "100"), ("-0.3%", "-0.3"), ("十成", "100"), ("2.5成", "25"),
    ],
)  # fmt: skip
def test_percent_is_given_in_percent(text: str, percent: str) -> None:
    assert str(parse_percent(text)) == percent


@pytest.mark.parametrize("text", ["", "3.5", "三分之一", "半", "百分", "百分点", "成就", "%", "2.5成半"])
def test_what_is_no_percent_is_refused(text: str) -> None:
    with pytest.raises(NumeralError):
        parse_percent(text)


def test_error_position_counts_characters_of_the_text() -> None:
    with pytest.raises(NumeralError) as caught:
        parse_numeral("廿三x")
    assert caught.value.position == 2


def test_very_long_texts_are_refused_or_read_at_once() -> None:
    assert parse_numeral("9" * 5000) == Decimal("9" * 5000)
    assert parse_numeral("9" * 5000 + "万") == Decimal("9" * 5000 + "0000")
    for long in ("三" * 5000, "1," * 5000, "一百" * 5000, "9万" * 5000):
        with pytest.raises(NumeralError):
            parse_numeral(long)


PLAIN = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15)
WHOLE = st.one_of(
    st.integers(0, 10**16 - 1),
    # few digits other than zero, where 零 is at work
    st.lists(st.sampled_from("0000012345"), min_size=1, max_size=16).map(lambda digits: int("".join(digits))),
)
RATIOS = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**6)


@pytest.mark.parametrize("style", ["arabic", "grouped", "chinese", "traditional", "financial", "mixed"])
@given(value=st.one_of(PLAIN, WHOLE.map(Decimal), WHOLE.map(lambda number: -Decimal(number))))
@settings(max_examples=60)
def test_every_style_reads_back(style: Style, value: Decimal) -> None:
    assert parse_numeral(format_numeral(value, style)) == value


@given(value=st.one_of(PLAIN.map(abs), WHOLE.map(Decimal)))
def test_digits_read_back_or_are_refused_as_vague(value: Decimal) -> None:
    whole = str(int(value))
    vague = len(whole) > 1 and "0" not in whole and (whole in "123456789" or whole == "35")
    if vague:
        with pytest.raises(ValueError, match="vague"):
            format_numeral(value, "digits")
    else:
        assert parse_numeral(format_numeral(value, "digits")) == value


@pytest.mark.parametrize("style", ["arabic", "chinese", "traditional", "financial"])
@given(value=RATIOS)
@settings(max_examples=60)
def test_fractions_read_back(style: Style, value: Fraction) -> None:
    assert parse_numeral(format_numeral(value, style)) == value


@pytest.mark.parametrize(
    "value, style, text",
    [
        (Decimal("1370000.5"), "arabic", "1370000.5"),
        (Decimal("1370000.5"), "grouped", "1,370,000.5"),
        (Decimal("1370000.5"), "chinese", "一百三十七万点五"),
        (Decimal("1370000.5"), "traditional", "一百三十七萬點五"),
        (Decimal("1370000.5"), "financial", "壹佰叁拾柒万点伍"),
        (Decimal("1370000.5"), "digits", "一三七〇〇〇〇点五"),
        (Decimal("1370000.5"), "mixed", "137.00005万"),
        (Decimal("1.37E+12"), "mixed", "1.37万亿"),
        (Decimal("1.37E+12"), "arabic", "1370000000000"),
        (10, "chinese", "十"),
        (10, "financial", "壹拾"),
        (115, "chinese", "一百一十五"),
        (100000, "chinese", "十万"),
        (30002, "chinese", "三万零二"),
        (300020000, "chinese", "三亿零二万"),
        (Fraction(4, 2), "chinese", "二"),
        (Fraction(-1, 3), "chinese", "负三分之一"),
        (Fraction(1, 3), "arabic", "1/3"),
        (0, "digits", "〇"),
        (Decimal("-0.0"), "arabic", "0.0"),
    ],
)
def test_style_is_written_as_documented(value: Decimal | Fraction | int, style: Style, text: str) -> None:
    assert format_numeral(value, style) == text


@pytest.mark.parametrize(
    "value, style",
    [
        (10**16, "chinese"), (10**24, "mixed"), (-1, "digits"), (34, "digits"), (35, "digits"),
        (123, "digits"),
        (Fraction(1, 3), "grouped"), (Fraction(1, 3), "mixed"), (Fraction(1, 3), "digits"),
        (Decimal("NaN"), "arabic"), (Decimal("Infinity"), "arabic"), (1, "roman"),
    ],
)  # fmt: skip
def test_value_out_of_range_is_refused(value: Decimal | Fraction | int, style: Style) -> None:
    with pytest.raises(ValueError):
        format_numeral(value, style)


def test_all_styles_are_covered_here() -> None:
    styles = {"arabic", "grouped", "chinese", "traditional", "financial", "mixed", "digits"}
    assert set(get_args(Style)) == styles


# cn2an is exact for the whole numbers that it writes, and its strict mode agrees where both of us accept.
# It is no oracle for decimals (floats), for 十万 after 亿 (五亿十万 becomes 500000000) and for vague amounts.


@given(number=WHOLE)
@settings(max_examples=200)
def test_reads_what_cn2an_writes(number: int) -> None:
    assert parse_numeral(cn2an.an2cn(number, "low")) == number
    assert parse_numeral(cn2an.an2cn(number, "up")) == number


@given(number=WHOLE)
@settings(max_examples=200)
def test_cn2an_reads_what_we_write(number: int) -> None:
    assert cn2an.cn2an(format_numeral(number, "chinese"), "strict") == number


@given(text=st.text("零一二三五九两十百千万亿", min_size=1, max_size=7))
@settings(max_examples=500)
def test_never_differs_from_strict_cn2an(text: str) -> None:
    try:
        ours = parse_numeral(text)
        theirs = cn2an.cn2an(text, "strict")
    except (ValueError, LookupError):
        return
    assert ours == theirs


@given(text=st.text("零〇一三九两十百千万亿点分之成半多.,0159%/-负兆 ", max_size=9))
@settings(max_examples=500)
@example(text="十00.0")
def test_any_text_is_a_number_or_a_numeral_error(text: str) -> None:
    error = None
    try:
        value = parse_numeral(text)
    except NumeralError as caught:
        error = caught
    if error is not None:
        assert 0 <= error.position <= len(text)
        assert error.text == text
    else:
        assert value == parse_numeral(format_numeral(value, "arabic"))


@given(text=st.text("一二三九两十百千万亿.0159", min_size=1, max_size=7))
@settings(max_examples=500)
def test_short_cut_agrees_with_the_full_reader(text: str) -> None:
    quick = _frequent(text)
    if quick is not None:
        full = _NumeralText(text).number()
        assert (quick, str(quick)) == (full, str(full))


@pytest.mark.parametrize("engine", [re, regex], ids=["re", "regex"])
@pytest.mark.parametrize(
    "text, found",
    [
        ("装机100万千瓦", ["100万"]), ("亩产500千克", ["500"]), ("发电8亿千瓦时", ["8亿"]),
        ("路长3千米", ["3"]),
        ("投资1.37万亿元", ["1.37万亿"]), ("收入2万5千元", ["2万5千"]), ("共1万2000人", ["1万2000"]),
        ("1,234家", ["1,234"]), ("十分重要", []), ("提高1.2个百分点", ["1.2"]),
        ("三千五百万人", ["三千五百万"]),
        ("二〇二二年", ["二〇二二"]), ("三点五亿", ["三点五亿"]), ("3亿5000万元", ["3亿5000万"]),
        ("十分钟", ["十"]), ("队伍建设", []), ("大陆二十五省", ["二十五"]), ("收拾", []),
        ("叁仟伍佰元", ["叁仟伍佰"]), ("壹万零伍元", ["壹万零伍"]), ("２０个", ["２０"]),
        ("壹佰万元", ["壹佰万"]), ("3.5、4", ["3.5", "4"]),
        ("2千家", ["2千"]), ("一万五千亿斤", ["一万五千亿"]), ("5000万吨", ["5000万"]),
    ],
)  # fmt: skip
def test_pattern_finds_numerals_and_leaves_units(engine: object, text: str, found: list[str]) -> None:
    module = re if engine is re else regex
    assert [match.group() for match in module.finditer(NUMERAL_PATTERN, text)] == found


@given(value=st.one_of(PLAIN.map(abs), WHOLE.map(Decimal)))
@settings(max_examples=100)
def test_pattern_matches_whole_numerals(value: Decimal) -> None:
    for style in ("arabic", "grouped", "chinese", "traditional", "financial", "mixed"):
        text = format_numeral(value, style)
        if style != "financial" or len(text) > 1:  # 伍 alone is more often the 伍 of 队伍
            assert re.fullmatch(NUMERAL_PATTERN, text), text
    assert re.fullmatch(ARABIC_PATTERN, format_numeral(value, "grouped"))


def test_multipliers_are_what_they_say() -> None:
    for word, value in MULTIPLIERS.items():
        assert parse_numeral(f"一{word}") == value
