"""What a coder decided: the lines of decisions.jsonl."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import SchemaError
from gwreport.model import Bound
from gwreport.review.decisions import Coding, Decision, Key, Verdict, latest, parse_decisions, read_decisions

NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3)
READINGS = st.builds(
    Coding,
    indicator=st.text(max_size=5),
    year=st.none() | st.integers(1900, 2200),
    low=NUMBERS,
    high=NUMBERS,
    unit=st.text(max_size=3),
    bound=st.sampled_from([str(bound) for bound in Bound]),
)
KEYS = st.builds(Key, st.text(max_size=4), st.text(max_size=4), st.integers(0, 99), st.integers(0, 99))
DECISIONS = st.builds(
    Decision,
    key=KEYS,
    verdict=st.sampled_from(Verdict),
    read=READINGS,
    right=READINGS,
    coder=st.text(max_size=4),
    note=st.text(max_size=9),
)
LINE: dict[str, Any] = {
    "text_sha256": "ab12",
    "indicator": "gdp",
    "source_start": 3,
    "source_end": 5,
    "verdict": "accepted",
    "read": {"indicator": "gdp", "year": 2024, "low": "6", "high": "6", "unit": "%", "bound": "approx"},
}


@given(st.lists(DECISIONS, max_size=4))
def test_what_is_written_is_read(decisions: list[Decision]) -> None:
    lines = [json.dumps(decision.to_dict()) + "\n" for decision in decisions]
    assert list(parse_decisions(lines)) == decisions


def test_a_line_of_the_page_may_say_more_and_leave_out_what_is_empty() -> None:
    (found,) = parse_decisions(["\n", json.dumps(LINE | {"region": "云河县", "right": None})])
    assert found.key == Key("ab12", "gdp", 3, 5)
    assert found.settled == Coding("gdp", 2024, Decimal(6), Decimal(6), "%", "approx")
    assert (found.coder, found.note, found.at) == ("", "", "")


def test_a_rejection_settles_nothing() -> None:
    (found,) = parse_decisions([json.dumps(LINE | {"verdict": "rejected"})])
    assert found.settled is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "maybe"}, "'maybe' is not a valid Verdict"),
        ({"verdict": "corrected"}, "a correction needs what is right"),
        ({"source_start": None}, "TypeError"),
        ({"read": LINE["read"] | {"low": "six"}}, "InvalidOperation"),
        ({"read": LINE["read"] | {"low": "NaN"}}, "'NaN' is no number"),
        ({"read": LINE["read"] | {"bound": "roughly"}}, "'roughly' is not a valid Bound"),
        ({"read": None}, "TypeError"),
    ],
)
def test_a_line_that_is_no_decision_is_named(change: dict[str, Any], message: str) -> None:
    lines = [json.dumps(LINE), json.dumps(LINE | change)]
    with pytest.raises(SchemaError, match=message) as caught:
        list(parse_decisions(lines, "my.jsonl"))
    assert "my.jsonl, line 2" in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[]", "7", '"text"', "{}"])
def test_a_line_of_something_else_is_refused(line: str) -> None:
    with pytest.raises(SchemaError, match="line 1"):
        list(parse_decisions([line]))


def test_a_file_may_begin_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    path.write_text("\ufeff" + json.dumps(LINE), encoding="utf-8")
    assert len(read_decisions(path)) == 1


def test_the_last_decision_on_a_row_counts() -> None:
    first, second = parse_decisions([json.dumps(LINE), json.dumps(LINE | {"verdict": "rejected"})])
    assert latest([first, second]) == {first.key: second}
