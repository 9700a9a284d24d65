"""Single steps of reading a sentence, on values made by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from gwreport.indicators.catalogue import default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Label, Mention, Metadata, Period, Quantity, QuantityKind, Section, SectionRole
from gwreport.span import Span
from gwreport.statements.clause import clause_end, clauses, leading_cues, opening_cues
from gwreport.statements.context import Around, Context
from gwreport.statements.cues import Cue, default_cues
from gwreport.statements.times import Times, base_year, is_partial, says_until, term_of
from gwreport.statements.tokens import Kind, Token, Tokenizer, relevant, split_brackets
from gwreport.statements.topics import read_topic

MONEY = Quantity(QuantityKind.MONEY, Decimal(500), Decimal(500), "CNY")
COUNT = Quantity(QuantityKind.COUNT, Decimal(3), Decimal(3), "个")
YEAR = Period.of_years(2021)
GDP = default_catalogue()["gdp"].indicator


def mention(label: str, start: int, end: int, value: Any) -> Mention[Any]:
    """A mention at a place, its text that many characters."""
    return Mention(Span(start, end), "字" * (end - start), label, value, "test")


def name(start: int, end: int) -> Mention[Any]:
    """The name of an indicator."""
    return mention(Label.INDICATOR, start, end, GDP)


def time(start: int, end: int) -> Mention[Any]:
    """A time."""
    return mention(Label.TIME, start, end, YEAR)


def figure(start: int, end: int, value: Quantity = COUNT) -> Mention[Any]:
    """A quantity."""
    return mention(Label.QUANTITY, start, end, value)


@pytest.mark.parametrize(
    ("mentions", "kept"),
    [
        # beside each other
        ([name(0, 4), time(4, 8), figure(8, 10)], [0, 1, 2]),
        # 500万元以上固定资产投资: the name holds an amount of money
        ([figure(0, 5, MONEY), name(0, 13)], [1]),
        ([name(0, 13), figure(2, 7, MONEY)], [0]),
        # a count in a name is a figure of its own
        ([name(0, 13), figure(2, 7)], [1]),
        ([figure(0, 5), name(0, 13)], [0]),
        # money that only reaches into a name
        ([name(0, 6), figure(4, 9, MONEY)], [1]),
        ([figure(0, 5, MONEY), name(3, 9)], [0]),
        # a figure wins over a time, whichever comes first
        ([time(0, 6), figure(4, 9)], [1]),
        ([figure(0, 5), time(3, 9)], [0]),
        ([time(0, 6), figure(0, 8, MONEY)], [1]),
        # of two of a kind the first stays
        ([figure(0, 5), figure(3, 9)], [0]),
        ([time(0, 5), time(3, 9)], [0]),
        ([name(0, 5), time(3, 9)], [0]),
        # names of places are of no interest
        ([mention(Label.REGION, 0, 5, None), figure(3, 9)], [1]),
        # a figure over two others replaces both
        ([time(0, 3), name(3, 6), figure(0, 6)], [2]),
    ],
)
def test_overlapping_mentions_leave_one(mentions: list[Mention[Any]], kept: list[int]) -> None:
    assert relevant(mentions) == [mentions[index] for index in kept]


def tokens(text: str, mentions: tuple[Mention[Any], ...] = ()) -> list[Token]:
    """The tokens of a sentence."""
    return Tokenizer(default_cues()).tokens(text, 0, len(text), mentions)


def shown(found: list[Token]) -> str:
    """Tokens by their texts."""
    return " ".join(token.text for token in found)


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("增长（其中）减少", "增长 减少", ["其中"]),
        ("增长（其中（均））减少", "增长 减少", ["其中 均"]),
        ("增长（其中）减少（均）", "增长 减少", ["其中", "均"]),
        ("增长）减少", "增长 减少", []),
        ("增长（其中减少", "增长 其中 减少", []),
        ("增长", "增长", []),
    ],
)
def test_brackets_are_read_on_their_own(text: str, outer: str, inner: list[str]) -> None:
    outside, inside = split_brackets(tokens(text))
    assert (shown(list(outside)), [shown(part) for part in inside]) == (outer, inner)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增长，减少", [("增长 ，", 0, 0), ("减少", 3, 2)]),
        ("增长，减少；", [("增长 ，", 0, 0), ("减少 ；", 3, 2)]),
        ("，增长", [("，", 0, 0), ("增长", 1, 1)]),
        ("", []),
    ],
)
def test_clauses_end_with_their_mark(text: str, expected: list[tuple[str, int, int]]) -> None:
    found = [(shown(list(clause.tokens)), clause.start, clause.first) for clause in clauses(tokens(text))]
    assert found == expected


def test_the_words_after_a_figure_end_with_its_clause() -> None:
    text = "达到3个左右稳定，增长"
    read = tokens(text, (figure(2, 4),))
    assert text[4 : clause_end(read, 4)] == "左右稳定"
    assert clause_end(read, len(text)) == len(text)


def test_cue_words_lead_to_a_figure_or_close_its_clause() -> None:
    assert shown(list(leading_cues(tokens("甲乙比上年增长")))) == "比 上年 增长"
    assert shown(list(opening_cues(tokens("的速度增长，甲乙")))) == "的 速度 增长"
    assert opening_cues(tokens("增长3个", (figure(2, 4),))) == ()


@pytest.mark.parametrize(
    ("low", "unit", "expected"),
    [
        ("5", "year", 5),
        ("1", "year", 1),
        ("0.5", "year", None),
        ("11", "year", 11),
        ("12", "year", None),
        ("5", "day", None),
    ],
)
def test_a_span_of_years_is_one_to_eleven(low: str, unit: str, expected: int | None) -> None:
    quantity = Quantity(QuantityKind.DURATION, Decimal(low), Decimal(low), unit)
    assert term_of(Token(Kind.DURATION, 0, 2, "五年", figure(0, 2, quantity))) == expected


def test_a_range_of_years_is_no_span() -> None:
    quantity = Quantity(QuantityKind.DURATION, Decimal(3), Decimal(5), "year")
    assert term_of(Token(Kind.DURATION, 0, 2, "三五", figure(0, 2, quantity))) is None


@pytest.mark.parametrize(
    ("word", "length"), [("两年", 2), ("三年", 3), ("四年", 4), ("五年", 5), ("六年", 6)]
)
def test_a_bare_term_is_its_number_of_years(word: str, length: int) -> None:
    assert term_of(Token(Kind.CUE, 0, 2, word, None, Cue.TERM)) == length


@pytest.mark.parametrize(
    ("start", "end", "partial"),
    [
        (date(2021, 1, 1), date(2021, 12, 31), False),
        (date(2017, 1, 1), date(2021, 12, 31), False),
        (date(2021, 1, 1), date(2021, 6, 30), True),
        (date(2021, 1, 2), date(2021, 12, 31), True),
    ],
)
def test_less_than_whole_years_is_a_part(start: date, end: date, partial: bool) -> None:
    assert is_partial(start, end) is partial


def _timed(text: str, at: int, length: int, period: Period) -> list[Token]:
    return tokens(text, (mention(Label.TIME, at, at + length, period),))


def test_an_open_time_leaves_the_times_as_they_are() -> None:
    known = Times(base=2016, opening=2016)
    for period in (Period(date(2019, 1, 1), None), Period(None, date(2019, 1, 1)), Period(None, None)):
        assert known.after(_timed("字字字增长", 0, 3, period), 0, before_topic=True) is known


def test_a_time_takes_the_place_of_the_one_before() -> None:
    known = Times(base=2016, opening=2016)
    before = known.after(_timed("字字字增长", 0, 3, YEAR), 0, before_topic=True)
    assert (before.own, before.until, before.base, before.opening) == (YEAR, False, None, 2016)
    after = known.after(_timed("字字字增长", 0, 3, YEAR), 0, before_topic=False)
    assert (after.own, after.opening) == (YEAR, None)


def test_a_compared_time_is_a_base() -> None:
    based = Times().after(_timed("比字字字增长", 1, 3, YEAR), 1, before_topic=True)
    assert (based.own, based.stated_base, based.opening) == (None, 2021, 2021)
    based = Times().after(_timed("比字字字增长", 1, 3, YEAR), 1, before_topic=False)
    assert (based.own, based.stated_base, based.opening) == (None, 2021, None)


def test_until_is_said_right_before_a_time() -> None:
    assert says_until(_timed("到字字字", 1, 3, YEAR), 1)
    assert not says_until(_timed("比字字字", 1, 3, YEAR), 1)
    assert not says_until(_timed("字字字到", 0, 3, YEAR), 0)


def test_the_year_of_an_amount_that_is_compared_with() -> None:
    assert base_year(_timed("比字字字的", 1, 3, YEAR)) == 2021
    assert base_year(tokens("比上年的")) == 0
    assert base_year(_timed("字字字的", 0, 3, YEAR)) is None
    assert base_year(_timed("比字字字", 1, 3, YEAR)) is None
    assert base_year(_timed("比字字字的", 1, 3, Period(None, None))) is None
    assert base_year(tokens("比全省的")) is None


@pytest.mark.parametrize(("length", "members"), [(16, 3), (17, 1)])
def test_an_unknown_member_of_a_list_has_at_most_16_characters(length: int, members: int) -> None:
    text = "字" * 4 + "、" + "甲" * length + "和" + "字" * 4 + "分别增长"
    end = 4 + 1 + length + 1
    read = tokens(text, (name(0, 4), name(end, end + 4)))
    opened = read_topic(read, 0, default_catalogue())
    assert opened is not None
    assert len(opened[0].members) == members


@pytest.mark.parametrize(("length", "front"), [(16, 1), (17, 0)])
def test_an_unknown_member_before_the_first_one_likewise(length: int, front: int) -> None:
    text = "甲" * length + "和" + "字" * 4 + "增长"
    read = tokens(text, (name(length + 1, length + 5),))
    opened = read_topic(read, 2, default_catalogue())
    assert opened is not None
    assert opened[0].front == front


@pytest.mark.parametrize(("between", "status"), [(30, "target"), (31, "actual")])
def test_a_time_and_the_word_that_opens_the_plan_are_near(between: int, status: str) -> None:
    head = "开" * 20 + "。"
    text = f"{head}今年{'甲' * between}总体要求已经明确。工作"
    section = Section("", "", 1, SectionRole.OTHER, Span(0, len(text)), Span(0, 0))
    context = Context(Reading(text, Metadata(year=2022), (section,)))
    place = context.place(len(text) - 2, Around())
    assert place is not None
    assert str(place.status) == status


def test_years_of_a_paragraph_end_at_its_end() -> None:
    around = Around((2017, 2021), (2022, 2022), after=((2021, 2021), (2022, 2026)), resumes=10)
    assert around.resumed(9) is around
    resumed = around.resumed(10)
    assert (resumed.back, resumed.ahead, resumed.after) == ((2021, 2021), (2022, 2026), None)
    assert resumed.resumed(20) is resumed
