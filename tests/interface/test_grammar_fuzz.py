"""What holds for every sentence of the tables' own words: no figure is made up, nothing crashes.

One example is a report of several sentences, so that many sentences are read in little time: the profile
``ci`` reads some 2,000 of them, ``nightly`` some 100,000.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.indicators.catalogue import default_catalogue
from gwreport.model import Mention, Period, Quantity, Report
from gwreport.numerals import format_numeral
from gwreport.units import load_units

# The nightly profile reads 30,000 sentences in one test.
pytestmark = pytest.mark.timeout(7200 if settings().max_examples > 1000 else 300)

_SENTENCES = 10  # of a report
_HEAD = (
    "2024年云河市政府工作报告\n——2024年1月10日在云河市第八届人民代表大会第三次会议上\n各位代表：\n"
    "现在，我代表市人民政府，向大会报告工作。\n一、2023年工作回顾\n"
)
_PLAN = "\n二、2024年工作安排\n"
_STYLES = ("arabic", "grouped", "chinese", "traditional", "financial", "digits", "mixed")

# -- words --------------------------------------------------------------------------------------------------


def _strings(data: object) -> Iterator[str]:
    """Every string in lists and tables of a TOML file."""
    if isinstance(data, str):
        yield from data.split()
    elif isinstance(data, dict):
        for each in data.values():
            yield from _strings(each)
    elif isinstance(data, list):
        for each in data:
            yield from _strings(each)


def _table(path: str) -> dict[str, Any]:
    return tomllib.loads(files("gwreport").joinpath(path).read_text(encoding="utf-8"))


@cache
def _names() -> tuple[str, ...]:
    return tuple(default_catalogue().forms)


@cache
def _cues() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_strings(_table("statements/cues.toml")["cues"])))


@cache
def _rule_words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_strings(_table("statements/words.toml"))))


@cache
def _bounds() -> tuple[str, ...]:
    rows = _table("mentions/quantities/bounds.toml")
    return tuple(word for row in (*rows["before"], *rows["after"]) for word in row["words"].split())


@cache
def _idioms() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_strings(_table("mentions/quantities/idioms.toml"))))


@cache
def _time_words() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_strings(_table("mentions/times/words.toml"))))


@cache
def _units() -> tuple[str, ...]:
    return (
        "%",
        "％",
        "个百分点",
        "亿元",
        "万元",
        "美元",
        "倍",
        "成",
        "番",
        "位",
        "‰",
        *filter(None, load_units().by_word),
    )


# -- sentences ----------------------------------------------------------------------------------------------


def _one_of(words: Callable[[], tuple[str, ...]]) -> st.SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(words()))


_NAME, _CUE, _UNIT = _one_of(_names), _one_of(_cues), _one_of(_units)
_ANY_WORD = st.one_of(*map(_one_of, (_names, _cues, _rule_words, _bounds, _idioms, _time_words, _units)))


@st.composite
def _numerals(draw: st.DrawFn) -> str:
    """A numeral of any style, of any size from 0 to trillions."""
    value = draw(
        st.one_of(
            st.integers(0, 120).map(Decimal),
            st.integers(0, 10**15).map(Decimal),
            st.decimals(0, 10**6, places=2),
            st.sampled_from(["0", "0.0", "100", "1E+4", "1E+8"]).map(Decimal),
        )
    )
    style = draw(st.sampled_from(_STYLES))
    try:
        return format_numeral(value, style)  # type: ignore[arg-type]
    except ValueError:  # a value that the style cannot write
        return format_numeral(value, "arabic")


_AMOUNTS = [
    "{n}{u}", "{n}{u}", "{n}{u}", "{b}{n}{u}", "{n}{u}{b}", "{n}—{m}{u}", "{n}{u}至{m}{u}",
    "{n}多{u}", "{n}几{u}", "百分之{n}", "{n}分之{m}", "第{n}位", "{n}:{m}", "翻{n}番",
    "{n}个半{u}", "半{u}", "{i}", "{n}", "-{n}{u}",
]  # fmt: skip


@st.composite
def _amounts(draw: st.DrawFn, unit: st.SearchStrategy[str] = _UNIT) -> str:
    """A figure: a numeral or range with a unit, bounded, a percentage, a rank, a fraction, or an idiom."""
    shape = draw(st.one_of(st.just("{n}{u}"), st.sampled_from(_AMOUNTS)))
    return shape.format(
        n=draw(_numerals()),
        m=draw(_numerals()) if "{m}" in shape else "",
        u=draw(unit) if "{u}" in shape else "",
        b=draw(_one_of(_bounds)) if "{b}" in shape else "",
        i=draw(_one_of(_idioms)) if "{i}" in shape else "",
    )


_TIMES = [
    "{n}年", "{o}年", "{o}月", "2023年{o}月", "2023年2月{o}日", "{o}—{n}月", "{n}年来", "{o}年间",
    "2023—{o}年", "{o}至2021年", "第{o}季度", "前{o}个月", "上半年", "半年", "半年来", "近{n}年",
    "“十四五”时期", "“{o}五”末", "{o}世纪", "{o}年代", "到{o}年", "比{o}年", "今年", "上年末",
    "过去五年", "今后{o}年", "{w}",
]  # fmt: skip


@st.composite
def _times(draw: st.DrawFn) -> str:
    """A time, sensible or not: 13月, 2月30日, 0年, years that end before they begin."""
    shape = draw(st.sampled_from(_TIMES))
    return shape.format(
        n=draw(_numerals()) if "{n}" in shape else "",
        o=draw(st.sampled_from(["0", "1", "13", "31", "2019", "9999", "三", "十二"])),
        w=draw(_one_of(_time_words)) if "{w}" in shape else "",
    )


# Units that fit most indicators of a dimension, so that statements are made.
_FITTING = {
    "money": "亿元",
    "count": "万户",
    "mass": "万吨",
    "area": "万亩",
    "length": "公里",
    "power": "万千瓦",
    "energy": "亿千瓦时",
}


def _units_of(name: str) -> st.SearchStrategy[str]:
    """Mostly units that the indicator of a name can have."""
    catalogue = default_catalogue()
    id = catalogue.forms[name].id
    fitting = "个" if id is None else _FITTING.get(catalogue[id].indicator.dimension, "个")
    return st.one_of(st.just(fitting), st.sampled_from(["%", "%", "个百分点", fitting]), _UNIT)


_USUAL = st.sampled_from(
    [
        "增长",
        "达到",
        "下降",
        "完成",
        "新增",
        "比上年增长",
        "年均增长",
        "占比",
        "居全省",
        "力争",
        "为",
        "由",
        "至",
        "累计",
    ]
)
_SOME_CUES = st.lists(st.one_of(_USUAL, _USUAL, _CUE), max_size=2).map("".join)


@st.composite
def _plain(draw: st.DrawFn) -> str:
    """A time, a name, words and a figure, perhaps with a second figure (增长5%，达到3亿元)."""
    name = draw(_NAME)
    amounts = _amounts(_units_of(name))
    parts = [
        draw(st.one_of(st.just(""), st.just("今年"), _times())),
        draw(st.sampled_from(["", "全市", "，"])),
        name,
    ]
    for _ in range(draw(st.integers(1, 3))):
        parts += [
            draw(_SOME_CUES),
            draw(amounts),
            draw(st.sampled_from(["，", "、", "，其中", "（", "）", ""])),
        ]
    return "".join(parts) + "。"


@st.composite
def _listed(draw: st.DrawFn) -> str:
    """Names and figures that are assigned to each other, as many of both or not."""
    names = draw(st.lists(_NAME, min_size=1, max_size=4))
    amounts = draw(st.lists(_amounts(_units_of(names[0])), min_size=1, max_size=4))
    each = draw(st.sampled_from(["分别", "依次", "各", "均", "双双", ""]))
    last = draw(st.sampled_from(["、", "和", "，"]))
    return f"{draw(_times())}，{last.join(names)}{each}{draw(_SOME_CUES)}{last.join(amounts)}。"


_salad = st.lists(
    st.one_of(_ANY_WORD, _ANY_WORD, _amounts(), _times(), st.sampled_from("，、；。（）的：")), max_size=12
).map(lambda words: "".join(words) + "。")


_DAMAGES = ("", " ", "\n", "\u3000", "，", "。", ".", "O", "l", "Z", "$", "·", "０", "&nbsp;", "<b>", "\\n")


@st.composite
def _damaged(draw: st.DrawFn) -> str:
    """A sentence with characters lost, doubled, put in, or taken for others."""
    text = draw(st.one_of(_plain(), _listed()))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.sampled_from([*_DAMAGES, text[at : at + 1] * 2]))
        text = text[:at] + put + text[at + draw(st.integers(0, 1)) :]
    return text + "。"


def _reports(sentence: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A report of such sentences, half of them reviewed and half planned."""
    half = st.lists(sentence, min_size=2, max_size=_SENTENCES // 2).map("".join)
    return st.tuples(half, half).map(lambda halves: _HEAD + halves[0] + _PLAN + halves[1])


# -- what holds ---------------------------------------------------------------------------------------------

_DIGITS = {
    c: str(i)
    for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "０１２３４５６７８９")
    for i, c in enumerate(row)
}
_DIGITS |= (
    dict.fromkeys("十百千万亿拾佰仟萬億", "1")
    | dict.fromkeys("两兩二贰貳弍", "2")
    | {"叄": "3", "參": "3", "陸": "6", "首": "1", "l": "1", "I": "1"}
)
# Their values are not the digits that are written: halves, fractions, 翻一番, 十几, 八五折.
_RECKONED = re.compile(r"[半番几幾多余餘数來来成折倍廿卅卌]|分之|分点|/")


def _check_digits(mention: Mention[Quantity]) -> None:
    """Every digit of the values is written in the mention."""
    if _RECKONED.search(mention.text):
        return
    written = Counter(_DIGITS.get(c, c) for c in mention.text)
    for value in (mention.value.low, mention.value.high, *(mention.value.parts or ())):
        if isinstance(value, Fraction):
            continue
        digits = Counter("" if value is None else format(value, "f"))
        for digit in "123456789":
            assert digits[digit] <= written[digit], mention


def _check_mention(report: Report, mention: Mention[Any]) -> None:
    assert mention.text
    assert mention.span.of(report.text) == mention.text
    if isinstance(mention.value, Quantity):
        low, high = mention.value.low, mention.value.high
        for value in (low, high):
            assert not isinstance(value, Decimal) or value.is_finite(), mention
        assert low is None or high is None or low <= high, mention
        _check_digits(mention)
    elif isinstance(mention.value, Period):
        _check_period(mention.value)


def _check_period(period: Period | None) -> None:
    if period is not None and period.start is not None and period.end is not None:
        assert period.start <= period.end


def _check(text: str, **given_by_caller: Any) -> None:
    report = gwreport.parse(text, **given_by_caller)
    assert report.source == text
    starts = [(mention.span.start, mention.span.end) for mention in report.mentions]
    assert starts == sorted(starts)
    for mention in report.mentions:
        _check_mention(report, mention)
    for statement in report.statements:
        assert statement.quantity in report.mentions
        assert statement.evidence.contains(statement.quantity.span)
        assert 0 <= statement.evidence.start < statement.evidence.end <= len(report.text)
        _check_period(statement.period)
        assert statement.reasons


@given(_reports(_plain()))
def test_sentences_of_names_cues_and_figures(text: str) -> None:
    _check(text)


@given(_reports(_listed()))
def test_lists_of_names_and_figures(text: str) -> None:
    _check(text)


@given(_reports(_salad))
def test_words_in_any_order(text: str) -> None:
    _check(text)


@given(_reports(_damaged()))
def test_damaged_sentences(text: str) -> None:
    _check(text)


@given(_reports(st.one_of(_plain(), _salad)), st.integers(1900, 2200))
@example("今年全市生产总值增长5%，“十四五”时期年均增长6%，近九十年增长3%。", 1900)
@example("今年全市生产总值增长5%，2200年达到3亿元，今后九十年增长3%。", 2200)
def test_any_year_that_may_be_given(text: str, year: int) -> None:
    _check(text, year=year)


@pytest.mark.parametrize(
    "sentence",
    [
        "半年来，财政收入增长5%。",
        "预计半年财政收入增长5%。",
        "0年财政收入增长5%。",
        "0年来经济增长5%。",
        "近0年经济增长5%。",
    ],
)
def test_less_than_a_year_is_no_span_of_years(sentence: str) -> None:
    text = _HEAD + sentence
    _check(text)
    (statement,) = gwreport.parse(text).statements
    assert not any(reason.startswith("term.") for reason in statement.reasons)
    assert statement.period == Period.of_years(2023)
