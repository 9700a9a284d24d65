"""A table is a class: what its types read, and what is refused with which message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

import pytest
from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.tables.schema import Characters, Texts, TextSet, by_word, check_head, load, read


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


@frozen
class Row:
    words: tuple[str, ...]
    side: Side = Side.BEFORE
    not_: frozenset[str] = frozenset()


@frozen
class Whole:
    row: tuple[Row, ...] = ()
    single: Row | None = None
    marks: Characters | None = None
    forms: Texts = ()
    units: TextSet = frozenset()
    heads: re.Pattern[str] = re.compile("")
    name: str = ""
    number: int = 0
    sure: bool = False
    day: date = date(2000, 1, 1)
    share: Decimal = Decimal(0)
    range: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    counts: Mapping[str, tuple[int, ...]] = {}
    sides: Mapping[Side, Fraction] = {}


def test_each_type_reads_its_form() -> None:
    whole = read(
        Whole,
        {
            "row": [{"words": "行动 工程", "side": "after", "not": "工程␣师"}, {"words": "\n计划\n"}],
            "single": {"words": "战略"},
            "marks": "，。",
            "forms": ["R&D 经费", "研发 经费"],
            "units": ["km 2", "m 2"],
            "heads": "工程 工程师",
            "name": "云河市",
            "number": 3,
            "sure": True,
            "day": date(2024, 1, 2),
            "share": Decimal("0.1"),
            "range": ["0.2", 0.3],
            "counts": {"一": [1, 2], "二": []},
            "sides": {"after": "1/3", "before": 2},
        },
        "table",
    )
    assert whole.row == (Row(("行动", "工程"), Side.AFTER, frozenset({"工程 师"})), Row(("计划",)))
    assert whole.single == Row(("战略",))
    assert whole.heads.pattern == "工程师|工程"
    assert whole.forms == ("R&D 经费", "研发 经费")
    assert whole.units == {"km 2", "m 2"}
    assert (whole.marks, whole.name, whole.number, whole.sure) == ("，。", "云河市", 3, True)
    assert (whole.day, whole.share) == (date(2024, 1, 2), Decimal("0.1"))
    assert whole.range == (Decimal("0.2"), Decimal("0.3"))
    assert whole.sides == {Side.AFTER: Fraction(1, 3), Side.BEFORE: Fraction(2)}
    assert whole.counts == {"一": (1, 2), "二": ()}


def test_an_empty_text_is_none_where_none_may_be() -> None:
    assert read(Whole, {"marks": "", "single": ""}, "table") == Whole()


@frozen
class Positive:
    number: int
    anything: Any

    def __attrs_post_init__(self) -> None:
        if self.number <= 0:
            raise ValueError("the number is not above zero")


def test_what_a_class_makes_sure_of_is_refused_at_its_place() -> None:
    assert read(Positive, {"number": 1, "anything": {"a": [1.5]}}, "table").anything == {"a": [1.5]}
    with pytest.raises(DataTableError, match="table: the whole: the number is not above zero"):
        read(Positive, {"number": 0, "anything": ""}, "table")


def test_a_row_may_give_its_values_in_order() -> None:
    rows = read(Whole, {"row": [["行动 工程", "after"], ["计划"]]}, "table").row
    assert rows == (Row(("行动", "工程"), Side.AFTER), Row(("计划",)))


def test_what_is_left_out_has_its_default() -> None:
    assert read(Whole, {}, "table") == Whole()


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"row": [{"words": "计划"}, {}]}, "row[1].words: missing; expected a value"),
    ({"row": [{"words": "计划 工程 计划"}]}, "row[0].words: '计划' is listed twice; expected each word once"),
    (
        {"row": [{"words": ["计划", "工程"]}]},
        "row[0].words: ['计划', '工程']; expected one text, its words parted by white space: '计划 工程'",
    ),
    ({"forms": ["计划", ""]}, "forms: ''; expected a text that is not empty"),
    ({"forms": ["计划", "计划"]}, "forms: '计划' is listed twice; expected each text once"),
    ({"forms": []}, "forms: empty; expected one text or more"),
    ({"forms": "计划 工程"}, "forms: '计划 工程'; expected a list"),
    ({"row": [{"words": " "}]}, "row[0].words: empty; expected one word or more"),
    ({"row": [{"words": ""}]}, "row[0].words: empty; expected one word or more"),
    (
        {"row": [{"words": 3}]},
        "row[0].words: 3; expected one text, its words parted by white space: '行动 工程'",
    ),
    ({"row": [{"words": "计划", "side": "left"}]}, "row[0].side: 'left'; expected one of before, after"),
    (
        {"row": [{"words": "计划", "sides": ""}]},
        "row[0].sides: unknown key; expected one of words, side, not",
    ),
    ({"row": {"words": "计划"}}, "row: {'words': '计划'}; expected a list"),
    ({"single": "计划"}, "single: '计划'; expected a table"),
    ({"marks": "，。，"}, "marks: '，' is listed twice; expected each character once"),
    ({"heads": "\n"}, "heads: empty; expected one word or more"),
    ({"single": {"words": "计划", "side": "none"}}, "single.side: 'none'; expected one of before, after"),
    ({"name": ""}, "name: ''; expected a text that is not empty"),
    ({"number": "3"}, "number: '3'; expected a whole number"),
    ({"number": True}, "number: True; expected a whole number"),
    ({"sure": 1}, "sure: 1; expected true or false"),
    ({"day": "2024-01-02"}, "day: '2024-01-02'; expected a date"),
    ({"share": "much"}, "share: 'much'; expected a number"),
    ({"range": [1]}, "range: 1 values; expected 2"),
    ({"row": [["计划", "after", "工程", "战略"]]}, "row[0]: 4 values; expected words, side, not"),
    ({"sides": {"left": 1}}, "sides: 'left'; expected one of before, after"),
    ({"sides": {"after": "1/0"}}, "sides.after: '1/0'; expected a fraction such as 1/3 or a number"),
    ({"counts": {"一": ["1"]}}, "counts.一[0]: '1'; expected a whole number"),
]


@pytest.mark.parametrize("data, message", REFUSED, ids=[message for _, message in REFUSED])
def test_a_broken_table_is_refused_with_its_place_and_what_is_right(
    data: dict[str, Any], message: str
) -> None:
    with pytest.raises(DataTableError) as error:
        read(Whole, data, "words.toml")
    assert str(error.value) == f"words.toml: {message}"


HEAD = "# Words.\n# source: the constitution\n# date: 2026-11\n# licence: MIT\n"


@pytest.mark.parametrize("key", ["source", "date", "licence"])
def test_a_head_without_one_of_its_lines_is_refused(key: str) -> None:
    check_head(HEAD, "words.toml")
    check_head(HEAD.replace("source", "Sources"), "words.toml")
    for broken in (HEAD.replace(f"# {key}:", "# about"), HEAD.replace(f"# {key}:", f"# the {key} of")):
        with pytest.raises(DataTableError, match=f"words.toml: {key}: missing in the head"):
            check_head(broken, "words.toml")


def test_a_head_far_down_is_none() -> None:
    with pytest.raises(DataTableError):
        check_head("\n" * 60 + HEAD, "words.toml")


def test_a_table_that_comes_with_the_library_is_checked_when_it_is_loaded() -> None:
    with pytest.raises(DataTableError, match=r"frontmatter/words\.toml: \w+: unknown key"):
        load(Row, "frontmatter/words.toml")


def test_a_word_in_two_lists_is_refused() -> None:
    with pytest.raises(DataTableError, match="cues: 增长: in the list of up and of down; expected one"):
        by_word([(("增长",), "up"), (("下降", "增长"), "down")], "cues")
