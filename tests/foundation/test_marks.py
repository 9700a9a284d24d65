"""Marks, classes of characters and the edges of clauses."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.script import classes, marks
from gwreport.script.clauses import CLAUSE_EDGES, end_of_clause, is_broken, start_of_clause
from gwreport.script.marks import both_widths, none_of, one_of

SETS = {name: value for name, value in vars(marks).items() if name.isupper() and name[0] != "_"}
TEXTS = st.text("增长，。、;\n", max_size=12)


@pytest.mark.parametrize("name", SETS)
def test_no_mark_is_in_a_set_twice(name: str) -> None:
    assert len(set(SETS[name])) == len(SETS[name]) > 0


@pytest.mark.parametrize("kind", ["QUOTES", "BRACKETS", "TITLE"])
def test_marks_that_open_and_close_are_pairs(kind: str) -> None:
    assert len(SETS[f"OPENING_{kind}"]) == len(SETS[f"CLOSING_{kind}"])


def test_white_space_is_what_python_calls_so() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert "".join(char for char in every if char.isspace()) == "".join(sorted(marks.WHITE_SPACE))
    assert sorted(re.findall(r"\s", every)) == sorted(marks.WHITE_SPACE)


def test_half_width_forms() -> None:
    assert both_widths("。！？") == "。！？!?"
    assert both_widths("、") == "、"
    assert both_widths("（【!！") == "（【!！(["


@pytest.mark.parametrize("name", SETS)
def test_a_set_in_a_pattern_matches_its_marks_only(name: str) -> None:
    for char in SETS[name] + "增a^]\\-":
        inside = char in SETS[name]
        assert bool(re.fullmatch(one_of(SETS[name]), char)) is inside
        assert bool(re.fullmatch(none_of(SETS[name]), char)) is not inside


def test_an_empty_set_is_refused() -> None:
    for pattern in (one_of, none_of):
        with pytest.raises(ValueError, match="empty"):
            pattern("")


def test_classes_hold_what_they_say() -> None:
    assert re.fullmatch(f"[{classes.HAN_RANGE}]+", "增长㐀") is None
    assert re.fullmatch(f"[{classes.WIDE_HAN_RANGE}]+", "增长㐀")
    assert [bool(re.fullmatch(classes.HAN, char)) for char in "增㐀a1_，"] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert [bool(re.fullmatch(classes.NO_HAN, char)) for char in "增a1_，\n"] == [
        False,
        True,
        True,
        True,
        True,
        True,
    ]
    for ends in (classes.PROVINCE_ENDS, classes.COUNTY_ENDS, classes.LEVEL_ENDS):
        assert set(ends) <= set(classes.ALL_LEVEL_ENDS)


@given(TEXTS, st.integers(0, 12), st.sampled_from([CLAUSE_EDGES, "。", "，、"]), st.integers(0, 12))
def test_a_clause_holds_no_mark_and_ends_at_one(text: str, at: int, ends: str, low: int) -> None:
    at, low = min(at, len(text)), min(low, at, len(text))
    start, end = start_of_clause(text, at, ends=ends, low=low), end_of_clause(text, at, ends=ends)
    assert low <= start <= at <= end
    assert not is_broken(text, start, end, ends=ends)
    assert start == low or text[start - 1] in ends
    assert end == len(text) or text[end] in ends


def test_the_search_for_an_edge_ends_where_it_is_told() -> None:
    text = "增长，下降，持平"
    assert (start_of_clause(text, 7), start_of_clause(text, 5, low=4), start_of_clause(text, 2)) == (6, 4, 0)
    assert (end_of_clause(text, 1), end_of_clause(text, 3, high=4), end_of_clause(text, 6)) == (2, 4, 8)
