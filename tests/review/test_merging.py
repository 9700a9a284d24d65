"""Tables with what was decided on their rows, in this run and in a later version."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve

import gwreport
from gwreport.export.rows import StatementRow, TargetRow, statement_rows, target_rows
from gwreport.review.decisions import Coding, Decision, Key, Verdict, latest
from gwreport.review.items import reading_of
from gwreport.review.merging import (
    CheckedStatementRow,
    CheckedTargetRow,
    checked_type,
    merged,
)

TEXT = """2024年云河县政府工作报告
一、2024年工作安排
主要预期目标是：地区生产总值增长6%左右，固定资产投资增长8%，居民收入增长与经济增长同步。
二、自身建设
改进作风。
"""
REPORT = gwreport.parse(TEXT)
ROWS = list(target_rows([REPORT]))


def decision(row: TargetRow | StatementRow, verdict: Verdict, right: Coding | None = None) -> Decision:
    key = Key.of(row)
    assert key is not None
    return Decision(key, verdict, reading_of(row), right, coder="li", note="看过")


def apply(rows: list[TargetRow], *decisions: Decision) -> list[CheckedTargetRow]:
    found = merged(rows, latest(decisions)).rows
    assert all(isinstance(row, CheckedTargetRow) for row in found)
    return [row for row in found if isinstance(row, CheckedTargetRow)]


def test_rows_without_a_decision_keep_their_cells_and_are_unchecked() -> None:
    for row, done in zip(ROWS, apply(ROWS), strict=True):
        assert all(getattr(done, name) == getattr(row, name) for name in TargetRow.columns())
        assert (done.checked, done.coder, done.note, done.value_read) == (None, None, None, None)


def test_the_columns_of_a_decision_are_the_last() -> None:
    assert CheckedTargetRow.columns()[-4:] == ("checked", "coder", "note", "value_read")
    assert CheckedTargetRow.columns()[:-4] == TargetRow.columns()
    assert CheckedStatementRow.columns()[:-4] == StatementRow.columns()


def test_an_accepted_row_stays_as_it_is() -> None:
    done = apply(ROWS, decision(ROWS[0], Verdict.ACCEPTED))[0]
    assert (done.checked, done.coder, done.note, done.value_read) == ("accepted", "li", "看过", "approx 6 %")
    assert done.low == ROWS[0].low


def test_a_corrected_row_says_what_is_right_and_what_was_read() -> None:
    right = Coding("exports", 2025, Decimal(5), Decimal(7), "%", "exact")
    done = apply(ROWS, decision(ROWS[0], Verdict.CORRECTED, right))[0]
    assert (done.indicator, done.indicator_name, done.year) == ("exports", "货物出口总额", 2025)
    assert (done.low, done.high, done.bound, done.form) == (Decimal(5), Decimal(7), "exact", "range")
    assert (done.checked, done.value_read) == ("corrected", "gdp 2024 approx 6 %")


def test_a_wish_can_be_given_a_number_and_a_number_taken_away() -> None:
    number = Coding("income", 2024, Decimal(6), Decimal(6), "%", "at_least")
    none = Coding("gdp", 2024, None, None, "", "exact")
    done = apply(
        ROWS,
        decision(ROWS[2], Verdict.CORRECTED, number),
        decision(ROWS[0], Verdict.CORRECTED, none),
    )
    assert (done[2].presence, done[2].form, done[2].low) == ("stated", "at_least", Decimal(6))
    assert (done[0].presence, done[0].form, done[0].low) == ("qualitative", None, None)


def test_a_rejected_row_is_kept_and_says_so() -> None:
    done = apply(ROWS, decision(ROWS[1], Verdict.REJECTED))[1]
    assert (done.checked, done.low) == ("rejected", ROWS[1].low)


def test_what_was_decided_holds_whatever_a_later_version_reads() -> None:
    made = [decision(ROWS[0], Verdict.ACCEPTED), decision(ROWS[1], Verdict.REJECTED)]
    later = [evolve(ROWS[0], low=Decimal(7), bound="exact"), evolve(ROWS[1], low=Decimal(9))]
    first, second = apply(later, *made)
    assert (first.low, first.bound, first.value_read) == (Decimal(6), "approx", "7–6 %")
    # a rejection was of another reading, so the new one is still to be checked
    assert (second.checked, second.low) == (None, Decimal(9))
    assert [d.verdict for d in merged(later, latest(made)).unused] == [Verdict.REJECTED]


def test_a_figure_that_a_later_version_gives_to_another_indicator_keeps_its_decision() -> None:
    made = decision(ROWS[0], Verdict.ACCEPTED)
    (done,) = apply([evolve(ROWS[0], indicator="grp_per_capita")], made)
    assert (done.indicator, done.checked, done.value_read) == ("gdp", "accepted", "grp_per_capita approx 6 %")


def test_a_decision_on_a_row_that_is_gone_is_told() -> None:
    made = decision(ROWS[0], Verdict.ACCEPTED)
    assert merged(ROWS[1:], latest([made])).unused == (made,)
    other = evolve(made, key=evolve(made.key, text_sha256="of another text"))
    assert merged(ROWS[1:], latest([other])).unused == ()


def test_a_row_without_a_place_has_no_decision() -> None:
    absent = evolve(ROWS[0], source_start=None, source_end=None)
    assert Key.of(absent) is None
    assert apply([absent])[0].checked is None


def test_a_statement_gets_its_value_and_year() -> None:
    (row, *_) = statement_rows([REPORT])
    right = Coding("gdp", 2025, Decimal(7), Decimal(7), "%", "approx")
    (done,) = merged([row], latest([decision(row, Verdict.CORRECTED, right)])).rows
    assert isinstance(done, CheckedStatementRow)
    assert (done.value, done.low, str(done.period_start), done.checked) == (
        Decimal(7),
        Decimal(7),
        "2025-01-01",
        "corrected",
    )


def test_only_rows_that_can_be_checked_have_decisions() -> None:
    with pytest.raises(ValueError, match="only rows of targets and statements"):
        checked_type(int)
