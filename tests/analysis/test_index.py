"""Lookups by place agree with a walk through everything."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gwreport.analysis.index import Ends, SpanIndex
from gwreport.span import Span

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair))), max_size=12
)
ONE = st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda pair: Span(pair[0], sum(pair)))


@given(SPANS, ONE)
def test_within_gives_what_lies_in_a_span(spans: list[Span], one: Span) -> None:
    found = list(SpanIndex.of(spans, lambda span: span).within(one))
    assert found == sorted(span for span in spans if one.contains(span) and span.start < one.end)


@given(st.integers(0, 40))
def test_around_gives_the_item_that_a_place_lies_in(place: int) -> None:
    spans = [Span(2, 5), Span(5, 9), Span(20, 30)]
    expected = next((span for span in spans if span.start <= place < span.end), None)
    assert SpanIndex.of(spans, lambda span: span).around(place) == expected


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=10), ONE)
def test_the_word_that_starts_last_is_found(words: list[tuple[int, int]], one: Span) -> None:
    placed = [(start, start + length) for start, length in words]
    inside = [word for word in placed if word[0] >= one.start and word[1] <= one.end]
    found = Ends(placed).last_in(one.start, one.end)
    assert (found is None) == (not inside)
    assert found is None or found[0] == max(start for start, _ in inside)
    assert Ends(placed).last_before(one.end) == max((end for _, end in placed if end <= one.end), default=-1)
