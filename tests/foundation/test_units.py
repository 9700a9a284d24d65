"""The unit table: integrity, longest match, rates and exact conversion."""

from __future__ import annotations

import copy
import pickle
import re
import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import DataTableError, DimensionError, UnknownUnitError
from gwreport.units import build_table, convert, load_units, symbol_of

TABLE = load_units()
RAW: dict[str, Any] = tomllib.loads(
    resources.files("gwreport").joinpath("units/units.toml").read_text("utf-8")
)
KINDS = {"percent", "point", "money", "measure", "count", "duration", "multiple", "fraction", "rank"}

# every symbol that the conventions fix, with its words
CONVENTIONS = [
    ("km", "公里 千米"), ("m", "米"), ("cm", "厘米"), ("mm", "毫米"), ("li", "里"), ("mu", "亩"),
    ("ha", "公顷"),
    ("m2", "平方米"), ("km2", "平方公里 平方千米"), ("t", "吨"), ("kg", "公斤 千克"), ("g", "克"),
    ("jin", "斤"),
    ("担", "担"), ("ug/m3", "微克/立方米"), ("mg/L", "毫克/升"), ("m3", "立方米 方"), ("L", "升"),
    ("kWh", "千瓦时 度"), ("tce", "吨标准煤 吨标煤"), ("kW", "千瓦"), ("MW", "兆瓦"), ("kV", "千伏"),
    ("TEU", "标箱 标准箱"), ("km/h", "km/h 公里/小时"), ("Mbps", "Mbps"), ("CNY", "元"), ("USD", "美元"),
    ("HKD", "港元 港币"), ("EUR", "欧元"), ("JPY", "日元"), ("pp", "个百分点 百分点"), ("%", "% ％"),
    ("times", "倍"),
    ("year", "年"), ("month", "个月"), ("week", "周 星期"), ("day", "天 日"), ("workday", "工作日 个工作日"),
    ("hour", "小时 个小时"), ("minute", "分钟"), ("CNY/人", "元/人"), ("CNY/km2", "元/平方公里"),
    ("CNY/m3", "元/立方米"), ("个", "个"), ("人", "人"), ("人次", "人次"), ("条", "条"),
]  # fmt: skip


@pytest.mark.parametrize("symbol, words", CONVENTIONS)
def test_symbols_of_the_conventions(symbol: str, words: str) -> None:
    assert {symbol_of(word) for word in words.split()} == {symbol}
    assert symbol_of(symbol) == symbol


# ---- the table itself


def test_table_names_source_date_and_licence() -> None:
    assert isinstance(TABLE.meta["date"], date)
    assert "MIT" in TABLE.meta["licence"]
    sources = " ".join(TABLE.meta["sources"])
    for standard in ("GB 3100-93", "SI Brochure", "ISO 4217", "1984", "GB/T 2589"):
        assert standard in sources


def test_no_word_and_no_symbol_is_given_twice() -> None:
    symbols: list[str] = []
    words: list[str] = []
    for entry in RAW["dimension"].values():
        for symbol, (_, listed, *_) in entry["units"].items():
            symbols.append(symbol)
            words += [word.removesuffix("?") for word in listed.split()]
    for listed in RAW["classifiers"].values():
        words += [word.removesuffix("?") for word in listed.split()]
    assert len(symbols) == len(set(symbols))
    assert len(words) == len(set(words))


def test_all_factors_are_exact_fractions_as_written() -> None:
    for entry in RAW["dimension"].values():
        for symbol, (factor, *_) in entry["units"].items():
            assert isinstance(factor, str)
            assert TABLE.by_symbol[symbol].factor == Fraction(factor) > 0


def test_kinds_and_dimensions_are_those_of_the_conventions() -> None:
    for unit in TABLE.by_symbol.values():
        assert unit.kind in KINDS
        assert unit.dimension == tuple(sorted(unit.dimension))
        assert all(exponent for _, exponent in unit.dimension)
        if unit.kind == "money":
            assert re.fullmatch("[A-Z]{3}|jiao|fen", unit.symbol)


def test_symbols_written_in_a_text_mean_themselves() -> None:
    for symbol in TABLE.by_symbol.keys() & TABLE.by_word.keys():
        assert TABLE.by_word[symbol] == TABLE.by_symbol[symbol]


def test_guards_stand_at_words_of_the_table() -> None:
    assert set(TABLE.blocked) <= set(TABLE.by_word)
    assert TABLE.ambiguous <= set(TABLE.by_word)
    for word in ("分", "角", "位", "度", "里", "方", "年", "月", "日"):
        assert word in TABLE.ambiguous
    for word in ("元", "亩", "个", "人", "天", "平方米"):
        assert word not in TABLE.ambiguous


@pytest.mark.parametrize(
    "change, detail",
    [
        (lambda raw: raw["dimension"]["mass"]["units"].update(mu=["1", "斛"]), "symbol given twice"),
        (lambda raw: raw["dimension"]["mass"]["units"].update(hu=["1", "亩"]), "word given twice"),
        (lambda raw: raw["dimension"]["mass"]["units"].update(hu=["1/0", "斛"]), "expected a fraction"),
        (lambda raw: raw["dimension"]["mass"]["units"].update(hu=["-1", "斛"]), "not above zero"),
        (lambda raw: raw["dimension"]["mass"]["units"].update(hu=["ten", "斛"]), "expected a fraction"),
        (lambda raw: raw["dimension"]["mass"]["units"].update(hu=["1"]), r"hu\.words: missing"),
        (lambda raw: raw["classifiers"].update(more="个"), "given twice"),
        (lambda raw: raw.pop("classifiers"), "classifiers: missing"),
    ],
)
def test_broken_table_is_refused(change: Any, detail: str) -> None:
    raw = copy.deepcopy(RAW)
    change(raw)
    with pytest.raises(DataTableError, match=detail):
        build_table(raw)


# ---- match


@pytest.mark.parametrize(
    "text, position, word, symbol",
    [
        ("5700万千瓦", 5, "千瓦", "kW"),
        ("8亿千瓦时，", 2, "千瓦时", "kWh"),
        ("100兆瓦", 3, "兆瓦", "MW"),
        ("3吨标准煤", 1, "吨标准煤", "tce"),
        ("3吨粮食", 1, "吨", "t"),
        ("1.2个百分点", 3, "个百分点", "pp"),
        ("3个月", 1, "个月", "month"),
        ("3个村", 1, "个", "个"),
        ("0.5个工作日内", 3, "个工作日", "workday"),
        ("30分钟", 2, "分钟", "minute"),
        ("40万人次", 3, "人次", "人次"),
        ("40万人", 3, "人", "人"),
        ("50平方公里", 2, "平方公里", "km2"),
        ("9公里", 1, "公里", "km"),
        ("9公顷", 1, "公顷", "ha"),
        ("9公斤", 1, "公斤", "kg"),
        ("35微克/立方米，", 2, "微克/立方米", "ug/m3"),
        ("35微克每立方米", 2, "微克每立方米", "ug/m3"),
        ("900元/人·月。", 3, "元/人·月", "CNY/人·month"),
        ("580元每人每月", 3, "元每人每月", "CNY/人·month"),
        ("350公里/小时", 3, "公里/小时", "km/h"),
        ("0.5吨标准煤/万元", 3, "吨标准煤/万元", "tce/万CNY"),
        ("6升/百公里", 1, "升/百公里", "L/百km"),
        ("3亿元/平方公里", 2, "元/平方公里", "CNY/km2"),
        ("500万标箱", 4, "标箱", "TEU"),
        ("5万美元", 2, "美元", "USD"),
        ("5km长", 1, "km", "km"),
        ("5㎡", 1, "㎡", "m2"),
        ("80dB", 2, "dB", "dB"),
        ("6台（套）", 1, "台（套）", "台（套）"),
        ("8元/x", 1, "元", "CNY"),
        ("8元/人·户·年·月", 1, "元/人·户·年", "CNY/人·户·year"),
        ("3年每人", 1, "年", "year"),
    ],
)
def test_longest_unit_is_matched(text: str, position: int, word: str, symbol: str) -> None:
    found = TABLE.match(text, position)
    assert found is not None
    end, unit = found
    assert (text[position:end], unit.symbol) == (word, symbol)


@pytest.mark.parametrize(
    "text, position",
    [
        ("5", 1), ("", 0), ("5，", 1), ("5G基站", 1), ("3支部", 1), ("3部门", 1), ("2位于", 1), ("3对外", 1),
        ("5mx", 1), ("5kmh", 1), ("4A级", 1), ("3天津", 1), ("8方面", 1),
    ],
)  # fmt: skip
def test_what_is_no_unit_is_not_matched(text: str, position: int) -> None:
    assert TABLE.match(text, position) is None


@given(
    word=st.sampled_from(sorted(TABLE.by_word)), after=st.sampled_from(["", "，", "。", "的", "1", "A", "多"])
)
def test_word_is_matched_whole_or_longer(word: str, after: str) -> None:
    text = f"8{word}{after}"
    found = TABLE.match(text, 1)
    if after in ("", "，", "。"):
        assert found == (len(word) + 1, TABLE.by_word[word])
    elif found is not None:
        assert text[1 : found[0]] in TABLE.by_word


@given(text=st.text("元人万千瓦时平方公里米/每·个月百分点kmWhL3支部", max_size=9))
def test_match_and_pattern_agree(text: str) -> None:
    found, match = TABLE.match(text, 0), re.match(TABLE.pattern, text)
    assert (found is None) == (match is None)
    if found is not None and match is not None:
        word = text[: found[0]]
        assert word == match.group() or (word.startswith(match.group()) and found[1].symbol.count("/"))


# ---- unit, symbol_of


@pytest.mark.parametrize(
    "name", ["", "/", "元/", "/人", "元//人", "光年", "km/光年", "万元", "个/个/", "元/人·户·年·月"]
)
def test_unknown_units_are_refused(name: str) -> None:
    if name == "":
        assert symbol_of(name) == ""  # a count without a classifier
        return
    with pytest.raises(UnknownUnitError) as caught:
        symbol_of(name)
    assert caught.value.unit == name


@pytest.mark.parametrize(
    "name, symbol",
    [
        ("亩/人", "mu/人"), ("公斤/亩", "kg/mu"), ("元/平方米·月", "CNY/m2·month"), ("元／吨", "CNY/t"),
        ("t/year", "t/year"), ("吨标准煤/万元", "tce/万CNY"), ("tce/万CNY", "tce/万CNY"),
        ("人/平方公里", "人/km2"),
    ],
)  # fmt: skip
def test_rates_are_built_from_their_parts(name: str, symbol: str) -> None:
    assert symbol_of(name) == symbol
    assert symbol_of(symbol) == symbol


def test_kind_of_a_rate_follows_what_is_counted() -> None:
    assert [TABLE.unit(name).kind for name in ("元/人", "公斤/亩", "户/村", "公里/小时")] == [
        "money",
        "measure",
        "count",
        "measure",
    ]


def test_units_survive_pickling() -> None:
    unit = TABLE.unit("元/平方公里")
    assert pickle.loads(pickle.dumps(unit)) == unit


# ---- convert

EXACT = [
    ("1", "亩", "m2", Fraction(2000, 3)), ("15", "亩", "ha", Decimal(1)), ("1", "公顷", "亩", Decimal(15)),
    ("1", "斤", "kg", Decimal("0.5")), ("1.37", "jin", "t", Decimal("0.000685")),
    ("1", "担", "斤", Decimal(100)),
    ("1", "两", "克", Decimal(50)), ("1", "里", "km", Decimal("0.5")), ("3", "尺", "米", Decimal(1)),
    ("1", "海里", "m", Decimal(1852)), ("1", "英寸", "mm", Decimal("25.4")),
    ("1", "英里", "m", Decimal("1609.344")),
    ("1", "英亩", "m2", Decimal("4046.8564224")), ("1", "磅", "kg", Decimal("0.45359237")),
    ("1", "桶", "L", Decimal("158.987294928")), ("1", "加仑", "mL", Decimal("3785.411784")),
    ("1", "千瓦时", "kJ", Decimal(3600)), ("1", "tce", "GJ", Decimal("29.3076")),
    ("1", "toe", "GJ", Decimal("41.868")),
    ("1", "大卡", "J", Decimal("4186.8")), ("1", "吨标准煤", "kgce", Decimal(1000)),
    ("1", "马力", "W", Decimal("735.49875")),
    ("72", "km/h", "m/s", Decimal(20)), ("1", "GB", "字节", Decimal(10**9)),
    ("8", "Mbps", "MB/s", Decimal(1)),
    ("35", "微克/立方米", "毫克/立方米", Decimal("0.035")), ("1", "周", "天", Decimal(7)),
    ("1.5", "小时", "分钟", Decimal(90)),
    ("2", "年", "月", Decimal(24)), ("50", "%", "1", Decimal("0.5")), ("3", "‰", "%", Decimal("0.3")),
    ("5", "角", "元", Decimal("0.5")), ("1", "元/平方公里", "元/平方米", Decimal("0.000001")),
    ("500", "公斤/亩", "吨/公顷", Decimal("7.5")), ("900", "元/月", "元/年", Decimal(10800)),
    ("0.5", "吨标准煤/万元", "千克标准煤/元", Decimal("0.05")), ("7", "個", "个", Decimal(7)),
    ("3", "畝", "mu", Decimal(3)), ("2", "噸/畝", "t/mu", Decimal(2)),
    ("1", "m3", "立方", Decimal(1)), ("1", "千升", "立方米", Decimal(1)),
]  # fmt: skip


@pytest.mark.parametrize("value, source, target, expected", EXACT)
def test_conversion_is_exact(value: str, source: str, target: str, expected: Decimal | Fraction) -> None:
    result = convert(Decimal(value), source, target)
    assert result == expected
    assert type(result) is type(expected)


@pytest.mark.parametrize(
    "source, target",
    [
        ("亩", "斤"), ("元", "美元"), ("港元", "澳门元"), ("个", "人"), ("", "人"), ("个", ""),
        ("千瓦", "千瓦时"),
        ("%", "pp"), ("月", "天"), ("工作日", "天"), ("元/人", "元"), ("元/人", "元/户"),
        ("元/人", "美元/人"),
        ("m", "m2"), ("TEU", "吨"), ("吨公里", "人公里"), ("千伏安", "千瓦"), ("℃", "度"), ("rank", "times"),
    ],
)  # fmt: skip
def test_conversion_between_dimensions_is_refused(source: str, target: str) -> None:
    with pytest.raises(DimensionError) as caught:
        convert(Decimal(1), source, target)
    assert (caught.value.source, caught.value.target) == (source, target)


def test_conversion_of_unknown_units_is_refused() -> None:
    with pytest.raises(UnknownUnitError):
        convert(Decimal(1), "亩", "光年")


SAME_DIMENSION = [
    [unit for unit in TABLE.by_symbol.values() if unit.dimension == dimension]
    for dimension in sorted({unit.dimension for unit in TABLE.by_symbol.values()})
]


@given(
    units=st.sampled_from([units for units in SAME_DIMENSION if len(units) > 1]).flatmap(
        lambda units: st.tuples(st.sampled_from(units), st.sampled_from(units), st.sampled_from(units))
    ),
    value=st.one_of(st.decimals(allow_nan=False, allow_infinity=False, places=4), st.fractions()),
)
def test_conversion_there_and_back_and_over_a_third_unit(units: Any, value: Decimal | Fraction) -> None:
    one, two, three = (unit.symbol for unit in units)
    there = convert(value, one, two)
    assert convert(there, two, one) == value
    assert convert(there, two, three) == convert(value, one, three)


@given(value=st.decimals(min_value=0, max_value=10**12, places=2))
def test_converted_decimals_have_no_exponent_above_zero(value: Decimal) -> None:
    result = convert(value, "t", "g")
    assert isinstance(result, Decimal)
    exponent = result.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent <= 0
