"""Which of overlapping findings stay: disjoint, maximal and stable, by each preference."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from operator import itemgetter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.script.overlap import FIRST, LONGEST, RANKED, Prefer, settle, untouched
from gwreport.span import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: Span(pair[0], sum(pair))), max_size=12
)
# What a preference sorts by, before the order in which the items are given.
ORDER: dict[Prefer, Callable[[Span], tuple[int, ...]]] = {
    LONGEST: lambda span: (-len(span), span.start),
    FIRST: lambda span: (span.start, -len(span)),
    RANKED: lambda span: (),
}


@pytest.mark.parametrize(
    "prefer, kept",
    [
        (LONGEST, [Span(0, 3), Span(4, 9)]),  # what a longer one has displaced displaces nothing
        (FIRST, [Span(0, 3), Span(3, 6), Span(8, 10)]),
        (RANKED, [Span(0, 2), Span(2, 5), Span(8, 10)]),
    ],
)
def test_each_preference(prefer: Prefer, kept: list[Span]) -> None:
    found = [Span(2, 5), Span(4, 9), Span(8, 10), Span(3, 6), Span(0, 3), Span(0, 2)]
    assert settle(found, prefer=prefer) == kept


@given(SPANS, st.sampled_from(Prefer))
def test_disjoint_in_order_and_none_is_left_out_without_a_better_one(
    spans: list[Span], prefer: Prefer
) -> None:
    items = list(enumerate(spans))
    kept = settle(items, prefer=prefer, of=itemgetter(1))
    assert all(one[1].end <= other[1].start for one, other in pairwise(kept))
    rank = {item: place for place, item in enumerate(sorted(items, key=lambda item: ORDER[prefer](item[1])))}
    for item in items:
        if item not in kept:
            assert any(rank[other] < rank[item] and other[1].overlaps(item[1]) for other in kept)


@given(SPANS, st.sampled_from(Prefer))
def test_what_has_been_settled_stays(spans: list[Span], prefer: Prefer) -> None:
    kept = settle(spans, prefer=prefer)
    assert settle(kept, prefer=prefer) == kept


@given(SPANS, st.sampled_from([LONGEST, FIRST]), st.randoms(use_true_random=False))
def test_the_order_of_unequal_items_does_not_matter(
    spans: list[Span], prefer: Prefer, random: object
) -> None:
    mixed = list(spans)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert settle(mixed, prefer=prefer) == settle(spans, prefer=prefer)


def test_of_equals_the_first_stays() -> None:
    rows = [("one", Span(0, 2)), ("other", Span(0, 2))]
    for prefer in Prefer:
        assert settle(rows, prefer=prefer, of=itemgetter(1)) == rows[:1]


@given(SPANS, SPANS)
def test_the_untouched_are_those_that_overlap_none(spans: list[Span], taken: list[Span]) -> None:
    assert untouched(spans, taken) == [s for s in spans if not any(s.overlaps(other) for other in taken)]
