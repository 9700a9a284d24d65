"""Spans, and the map between a clean text and its source."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.span import Edit, OffsetMap, Span, apply_edits

TEXT = st.text("增长６％以上 a\n", max_size=24)


@st.composite
def edited(draw: st.DrawFn, text: str | None = None) -> tuple[str, Span, list[Edit], str, OffsetMap]:
    """A text, a part of it, edits of that part, the edited part and the map."""
    old = draw(TEXT) if text is None else text
    start = draw(st.integers(0, len(old)))
    end = draw(st.integers(start, len(old)))
    if text is not None:
        start, end = 0, len(old)
    cuts = sorted(draw(st.lists(st.integers(start, end), max_size=8)))
    edits = [
        Edit(a, b, draw(st.text("6%xy", max_size=4))) for a, b in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    whole = Span(start, end)
    new, offsets = apply_edits(old, edits, whole)
    return old, whole, edits, new, offsets


def spans(length: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, length), st.integers(0, length)).map(lambda pair: Span(*sorted(pair)))


# ---- Span


@pytest.mark.parametrize("start, end", [(-1, 2), (3, 2), (-2, -1)])
def test_span_refuses_what_is_no_range(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="0 <= start <= end"):
        Span(start, end)


def test_span_is_a_half_open_range() -> None:
    span = Span(2, 5)
    assert (span.of("地区生产总值"), len(span), bool(span), bool(Span(2, 2))) == ("生产总", 3, True, False)
    assert span.shift(-2) == Span(0, 3)
    assert Span(1, 2) < Span(1, 3) < Span(2, 2)
    assert pickle.loads(pickle.dumps(span)) == span


@pytest.mark.parametrize(
    "one, other, overlaps, contains",
    [
        (Span(0, 3), Span(3, 5), False, False),
        (Span(0, 3), Span(2, 5), True, False),
        (Span(0, 5), Span(2, 3), True, True),
        (Span(0, 5), Span(0, 5), True, True),
        (Span(0, 5), Span(5, 5), False, True),
        (Span(2, 3), Span(0, 5), True, False),
    ],
)
def test_overlap_and_containment(one: Span, other: Span, overlaps: bool, contains: bool) -> None:
    assert (one.overlaps(other), one.contains(other)) == (overlaps, contains)


@given(one=spans(12), other=spans(12))
def test_overlap_is_a_shared_character(one: Span, other: Span) -> None:
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)


# ---- apply_edits


def test_edits_are_applied_and_mapped() -> None:
    text = "增长６ ％以 上，蕞高"
    edits = [Edit(2, 3, "6"), Edit(3, 4, ""), Edit(4, 5, "%"), Edit(6, 7, ""), Edit(9, 10, "最")]
    new, offsets = apply_edits(text, edits)
    assert new == "增长6%以上，最高"
    assert offsets.to_source(Span(2, 6)) == Span(2, 8)
    assert offsets.to_source(Span(7, 8)) == Span(9, 10)
    assert offsets.to_clean(Span(3, 4)) == Span(3, 3)
    assert offsets.to_clean(Span(0, 11)) == Span(0, 9)


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, ""), Edit(2, 4, "")],
        [Edit(3, 4, ""), Edit(0, 1, "")],
        [Edit(0, 9, "")],
        [Edit(3, 2, "")],
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError):
        apply_edits("地区生产总", edits)


def test_edits_stay_in_their_part() -> None:
    with pytest.raises(ValueError):
        apply_edits("地区生产总值", [Edit(0, 1, "")], Span(1, 4))
    new, offsets = apply_edits("地区生产总值", [Edit(2, 3, "甲乙")], Span(1, 4))
    assert (new, offsets.to_source(Span(0, 4)), offsets.source_span) == ("区甲乙产", Span(1, 4), Span(1, 4))


@given(edited())
def test_edits_do_what_replacing_from_the_end_does(
    case: tuple[str, Span, list[Edit], str, OffsetMap],
) -> None:
    old, whole, edits, new, offsets = case
    expected = old[: whole.end]
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.text + expected[edit.end :]
    assert new == expected[whole.start :]
    assert (offsets.clean_length, offsets.source_span) == (len(new), whole)


@given(edited())
def test_kept_characters_map_to_themselves(case: tuple[str, Span, list[Edit], str, OffsetMap]) -> None:
    old, whole, edits, new, offsets = case
    touched = {at for edit in edits for at in range(edit.start, edit.end)}
    for at in set(range(whole.start, whole.end)) - touched:
        there = offsets.to_clean(Span(at, at + 1))
        assert len(there) == 1
        assert there.of(new) == old[at]
        assert offsets.to_source(there) == Span(at, at + 1)


@given(edited())
def test_map_is_monotone(case: tuple[str, Span, list[Edit], str, OffsetMap]) -> None:
    _, whole, _, new, offsets = case
    there = [offsets.to_source(Span(at, at + 1)) for at in range(len(new))]
    assert [span.start for span in there] == sorted(span.start for span in there)
    assert [span.end for span in there] == sorted(span.end for span in there)
    back = [offsets.to_clean(Span(at, at + 1)) for at in range(whole.start, whole.end)]
    assert [span.start for span in back] == sorted(span.start for span in back)
    assert [span.end for span in back] == sorted(span.end for span in back)


@given(data=st.data(), case=edited())
def test_wider_span_maps_to_wider_span(
    data: st.DataObject, case: tuple[str, Span, list[Edit], str, OffsetMap]
) -> None:
    _, _, _, new, offsets = case
    inner = data.draw(spans(len(new)))
    outer = Span(data.draw(st.integers(0, inner.start)), data.draw(st.integers(inner.end, len(new))))
    if inner:
        assert offsets.to_source(outer).contains(offsets.to_source(inner))
        ends = (Span(inner.start, inner.start + 1), Span(inner.end - 1, inner.end))
        if all(offsets.to_source(end) for end in ends):  # no insertions, which come from nothing
            assert offsets.to_clean(offsets.to_source(inner)).contains(inner)


@given(data=st.data(), case=edited())
def test_empty_span_maps_to_a_place_inside(
    data: st.DataObject, case: tuple[str, Span, list[Edit], str, OffsetMap]
) -> None:
    _, whole, _, new, offsets = case
    at = data.draw(st.integers(0, len(new)))
    there = offsets.to_source(Span(at, at))
    assert not there
    assert whole.contains(there)


# ---- identity and composition


@given(length=st.integers(0, 30), start=st.integers(0, 9), data=st.data())
def test_identity_moves_every_span_by_its_start(length: int, start: int, data: st.DataObject) -> None:
    offsets = OffsetMap.identity(length, start)
    span = data.draw(spans(length))
    assert offsets.to_source(span) == span.shift(start)
    assert offsets.to_clean(span.shift(start)) == span


@st.composite
def edited_twice(draw: st.DrawFn) -> tuple[str, OffsetMap, OffsetMap]:
    """A text edited twice, with the maps of the second and of the first edit."""
    _, _, _, middle, earlier = draw(edited())
    _, _, _, new, later = draw(edited(middle))
    return new, later, earlier


@given(edited_twice())
def test_composed_map_covers_what_the_two_cover(case: tuple[str, OffsetMap, OffsetMap]) -> None:
    new, later, earlier = case
    both = later.through(earlier)
    assert (both.clean_length, both.source_span) == (len(new), earlier.source_span)


@given(data=st.data(), case=edited_twice())
def test_composed_map_contains_mapping_one_after_the_other(
    data: st.DataObject, case: tuple[str, OffsetMap, OffsetMap]
) -> None:
    _, later, earlier = case
    both = later.through(earlier)
    span = Span(*sorted(data.draw(st.tuples(*[st.sampled_from(both.clean)] * 2))))
    if span:
        middle = later.to_source(span)
        if middle:
            assert both.to_source(span).contains(earlier.to_source(middle))


@given(edited_twice())
def test_composed_map_is_exact_where_both_keep_characters(case: tuple[str, OffsetMap, OffsetMap]) -> None:
    new, later, earlier = case
    both = later.through(earlier)
    for at in range(len(new)):
        here = Span(at, at + 1)
        middle = later.to_source(here)
        if len(middle) == 1 and later.to_clean(middle) == here:
            there = earlier.to_source(middle)
            if len(there) == 1 and earlier.to_clean(there) == middle:
                assert both.to_source(here) == there
                assert both.to_clean(there) == here


@given(edited())
def test_identity_is_neutral_in_composition(case: tuple[str, Span, list[Edit], str, OffsetMap]) -> None:
    _, _, _, new, offsets = case
    after = OffsetMap.identity(len(new)).through(offsets)
    for start in range(len(new)):
        for end in range(start + 1, len(new) + 1):
            assert after.to_source(Span(start, end)) == offsets.to_source(Span(start, end))


def test_maps_that_do_not_meet_are_refused() -> None:
    with pytest.raises(ValueError, match="do not meet"):
        OffsetMap.identity(3).through(OffsetMap.identity(4))


@pytest.mark.parametrize(
    "clean, source",
    [((0,), (0,)), ((0, 1), (0,)), ((), ()), ((0, 2, 1), (0, 1, 2)), ((1, 2), (0, 1)), ((0, 1), (-1, 1))],
)
def test_columns_that_are_no_map_are_refused(clean: tuple[int, ...], source: tuple[int, ...]) -> None:
    with pytest.raises(ValueError):
        OffsetMap(clean, source)


@pytest.mark.parametrize("span", [Span(0, 4), Span(4, 4)])
def test_spans_outside_the_map_are_refused(span: Span) -> None:
    offsets = OffsetMap.identity(3, 1)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_source(span)
    with pytest.raises(ValueError, match="outside"):
        offsets.to_clean(Span(0, 1))
