"""A random sample, and the error rate with its interval."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport.review.audit import Audit, audit, sample, wilson
from gwreport.review.decisions import Decision, Verdict
from gwreport.review.items import Item, items_of

ITEM: Item = next(
    items_of(gwreport.parse("2024年云河县政府工作报告\n一、2024年工作安排\n主要目标是：地区生产总值增长6%。"))
)
ITEMS = [evolve(ITEM, key=evolve(ITEM.key, source_start=n)) for n in range(200)]


def test_a_sample_is_that_of_its_seed_in_whatever_order_the_rows_come() -> None:
    chosen = sample(ITEMS, 20, 7)
    shuffled = random.Random(1).sample(ITEMS, len(ITEMS))
    assert sorted(item.key for item in sample(shuffled, 20, 7)) == [item.key for item in chosen]
    assert len(chosen) == len({item.key for item in chosen}) == 20
    assert sample(ITEMS, 20, 8) != chosen


def test_of_fewer_rows_a_sample_takes_all() -> None:
    assert sample(ITEMS[:3], 20, 0) == ITEMS[:3]
    with pytest.raises(ValueError, match="1 row or more, got 0"):
        sample(ITEMS, 0, 0)


def test_corrections_and_rejections_are_errors() -> None:
    verdicts = [Verdict.ACCEPTED] * 17 + [Verdict.CORRECTED] * 2 + [Verdict.REJECTED]
    decisions = {
        item.key: Decision(item.key, verdict, item.reading, item.reading)
        for item, verdict in zip(ITEMS, verdicts, strict=False)
    }
    found = audit(ITEMS[:25], decisions)
    assert found == Audit(25, 20, 3)
    assert str(found) == (
        "3 of 20 rows wrong: error rate 15.0% (95 % interval 5.2% to 36.0%); 5 not checked yet"
    )
    assert str(audit(ITEMS[:2], {})) == "none of 2 rows is checked yet"
    assert Audit(0, 0, 0).rate is None


@pytest.mark.parametrize(
    ("count", "total", "ends"),
    # R. G. Newcombe 1998, Statistics in Medicine 17: 857–872, table I, method 3
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_the_interval_is_that_of_the_literature(count: int, total: int, ends: tuple[float, float]) -> None:
    assert wilson(count, total) == pytest.approx(ends, abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(case: tuple[int, int]) -> None:
    count, total = case
    low, high = wilson(count, total)
    assert 0 <= low <= Fraction(count, total) + Fraction(1, 10**12)
    assert Fraction(count, total) - Fraction(1, 10**12) <= high <= 1
    mirrored = wilson(total - count, total)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high))


@pytest.mark.parametrize(("count", "total"), [(-1, 3), (4, 3), (0, 0)])
def test_no_interval_without_rows(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="expected a count"):
        wilson(count, total)
