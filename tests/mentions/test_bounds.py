"""Words that bound a number: every word that reports use, and the words that only look like one."""

from __future__ import annotations

import pytest

from gwreport.interfaces import Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor, parse_quantity
from gwreport.model import Mention

BEFORE = {
    "approx": "约 大约 约为 约占 约有 约合 约达 约需 大概 大致 大体 大约有 大约为 差不多",
    "nearly": "近 接近 将近 接近了 逼近 几近",
    "more_than": "超过 超过了 超 超出 突破 突破了 高于 大于 多于 逾 破 冲破 首破 超越 突破至",
    "at_least": (
        "不低于 不少于 不小于 不得低于 不得少于 不能低于 不能少于 至少 起码 最少 不下 不下于 不亚于 不低於"
    ),
    "at_most": (
        "不超过 不高于 不大于 不多于 不超 不得超过 不能超过 不得高于 未超过 没有超过 最多 至多 不突破 不超出 "
        "不再超过 低于或等于"
    ),
    "less_than": "低于 不到 不足 少于 小于 不满 未达 未达到 达不到 未满 未到 不及",
    "exact": "达 达到 完成 实现 为 至 增至 共 总计",
}
AFTER = {
    "approx": "左右 上下 前后 光景",
    "at_least": "以上 及以上 或以上 及其以上 （含）以上 (含本级)以上",
    "at_most": "以内 以下 之内 及以下",
    "exact": "的产值 产值 上缴 内销 外运",
}

# (text, bound): what stands at the number decides
ROWS = [
    # before a multiplier without digits only
    ("产值过百亿元", "more_than"),
    ("产值越过百亿元", "more_than"),
    ("产值跨过千亿元", "more_than"),
    ("产值迈过千亿元", "more_than"),
    ("产值上百亿元", "at_least"),
    ("经过100亿元", "exact"),
    ("通过60亿元", "exact"),
    ("产值上60亿元", "exact"),
    ("产值过60亿元", "exact"),
    ("通过百亿元", "exact"),
    ("以上百亿元", "exact"),
    # a verb between the word and the number
    ("至少建成60公里", "at_least"),
    ("至少要建成60公里", "at_least"),
    ("至少也要建成60公里", "exact"),
    ("至少，建成60公里", "exact"),
    ("至少60公里", "at_least"),
    # a longer word wins, and a blank is passed over
    ("不超过60亿元", "at_most"),
    ("超过 60亿元", "more_than"),
    ("超过\u300060亿元", "more_than"),
    ("超过  60亿元", "exact"),
    ("60亿元以 上", "at_least"),
    # part of another word
    ("签约60亿元", "exact"),
    ("节约60亿元", "exact"),
    ("附近60户", "exact"),
    ("最近60户", "exact"),
    ("赶超60户", "exact"),
    ("打破60年", "more_than"),
    # after a duration, but not before what makes another word of it
    ("60天内", "at_most"),
    ("60天内部整改", "exact"),
    ("60年多", "more_than"),
    ("60年多种经营", "exact"),
    ("1.6倍多", "more_than"),
    ("60年有余", "more_than"),
    ("60年开外", "more_than"),
    ("60亿元内", "exact"),
    ("60个多", "exact"),
    # nothing but the number
    ("60亿元", "exact"),
    ("约60亿元", "approx"),
]


def bound(text: str) -> str:
    """The bound of the only quantity of a text."""
    (mention,) = QuantityExtractor().extract(Reading(text))
    assert isinstance(mention, Mention)
    return mention.value.bound


@pytest.mark.parametrize(("expected", "word"), [(b, w) for b, words in BEFORE.items() for w in words.split()])
def test_words_before_a_number(expected: str, word: str) -> None:
    assert bound(f"产值{word}60亿元。") == expected


@pytest.mark.parametrize(("expected", "word"), [(b, w) for b, words in AFTER.items() for w in words.split()])
def test_words_after_a_unit(expected: str, word: str) -> None:
    assert bound(f"产值60亿元{word}。") == expected


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_what_surrounds_the_number_decides(text: str, expected: str) -> None:
    assert bound(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            f"{w}60亿元"
            for b, words in BEFORE.items()
            if b != "exact"
            for w in words.split()
            if w[0] not in "几首"
        ),
        *(f"60亿元{w}" for b, words in AFTER.items() if b != "exact" for w in words.split()),
        *("过百亿元", "越过百亿元", "跨过百亿元", "迈过百亿元", "上百亿元"),
        *("60天内", "60年多", "60年有余", "1.6倍开外", "至少建成60公里"),
    ],
)
def test_a_bound_word_belongs_to_the_whole_expression(text: str) -> None:
    assert parse_quantity(text).bound == bound(text) != "exact"
