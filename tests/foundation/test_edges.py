"""Edges found by their places agree with a walk through the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gwreport.script.edges import Edges


@given(st.text("ab。！", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_a_stretch_begins_behind_the_last_mark_before_it(text: str, at: int, low: int) -> None:
    before = max(text.rfind(mark, 0, at) for mark in "。！") + 1
    assert Edges(text, "。！").start(at, low) == max(before, low)


@given(st.text("ab。！", max_size=20), st.integers(0, 20))
def test_a_stretch_ends_at_the_next_mark(text: str, at: int) -> None:
    found = [place for place, char in enumerate(text) if char in "。！" and place >= at]
    assert Edges(text, "。！").end(at) == min(found, default=len(text))
