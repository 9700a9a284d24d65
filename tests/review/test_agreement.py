"""How far two codings agree."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import SchemaError
from gwreport.review.agreement import (
    Disagreement,
    FieldAgreement,
    cohen_kappa,
    compare_decisions,
    compare_tables,
)
from gwreport.review.decisions import Coding, Decision, Key, Verdict

READ = Coding("gdp", 2024, Decimal(6), Decimal(6), "%", "approx")
CATEGORIES = st.sampled_from("abc")
PAIRS = st.lists(st.tuples(CATEGORIES, CATEGORIES), min_size=1, max_size=30)


def decision(place: int, verdict: str, right: Coding | None = None) -> Decision:
    return Decision(Key("ab" * 32, "gdp", place, place + 2), Verdict(verdict), READ, right)


def test_kappa_of_the_example_of_fleiss() -> None:
    # J. L. Fleiss 1981, Statistical Methods for Rates and Proportions, table 13.1: κ = 0.676
    counts = {"pp": 75, "pn": 1, "po": 4, "np": 5, "nn": 4, "no": 1, "op": 0, "on": 0, "oo": 10}
    pairs = [(pair[0], pair[1]) for pair, count in counts.items() for _ in range(count)]
    kappa = cohen_kappa(pairs)
    assert kappa is not None
    assert round(float(kappa), 3) == 0.676


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([("a", "a")] * 5, None),
        ([("a", "a"), ("b", "b")], 1),
        ([("a", "b"), ("b", "a")], -1),
        ([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")], 0),
        ([("a", "b")] * 3, 0),
    ],
)
def test_kappa_at_its_edges(pairs: list[tuple[str, str]], kappa: int | None) -> None:
    assert cohen_kappa(pairs) == kappa


@given(PAIRS)
def test_kappa_is_symmetric_at_most_one_and_indifferent_to_names(pairs: list[tuple[str, str]]) -> None:
    kappa = cohen_kappa(pairs)
    assert cohen_kappa([(b, a) for a, b in pairs]) == kappa
    assert cohen_kappa([(ord(a), ord(b)) for a, b in pairs]) == kappa
    assert kappa is None or Fraction(-1) <= kappa <= 1


def test_two_coders_are_compared_on_the_rows_that_both_checked() -> None:
    seven = evolve(READ, low=Decimal(7), high=Decimal("7.0"))
    same = [decision(0, "accepted"), decision(4, "rejected")]
    ours = [*same, decision(2, "corrected", seven), decision(9, "accepted")]
    theirs = [*same, decision(2, "accepted"), decision(6, "accepted")]
    found = compare_decisions(ours, theirs)
    assert [(f.field, f.rows, f.alike) for f in found.fields] == [
        ("verdict", 3, 2),
        ("indicator", 2, 2),
        ("year", 2, 2),
        ("value", 2, 1),
        ("bound", 2, 2),
    ]
    assert (found.only_first, found.only_second) == (1, 1)
    row = ("abababab", "2–4", "gdp")
    assert found.disagreements == (
        Disagreement(row, "verdict", "corrected", "accepted"),
        Disagreement(row, "value", "7 %", "6 %"),
    )


MINE = [
    {"region": "云河县", "year": "2024", "indicator": "gdp", "low": "6.0", "note": "x"},
    {"region": "云河县", "year": "2024", "indicator": "cpi", "low": "3", "note": ""},
    {"region": "青岚省", "year": "2024", "indicator": "gdp", "low": "5", "note": ""},
]
THEIRS = [
    {"region": " 云河县", "year": "2024.0", "indicator": "gdp", "low": "6", "bound": "approx"},
    {"region": "云河县", "year": "2024", "indicator": "cpi", "low": "2", "bound": "exact"},
    {"region": "白桦岭区", "year": "2024", "indicator": "gdp", "low": "5", "bound": "exact"},
]
ON = ("region", "year", "indicator")


def test_tables_are_compared_in_the_columns_that_both_have() -> None:
    found = compare_tables(MINE, THEIRS, ON)
    assert found.fields == (FieldAgreement("low", 2, 1, cohen_kappa([("6", "6"), ("3", "2")])),)
    assert found.disagreements == (Disagreement(("云河县", "2024", "cpi"), "low", "3", "2"),)
    assert (found.only_first, found.only_second) == (1, 1)


def test_of_rows_with_the_same_cells_those_that_agree_belong_together() -> None:
    ours = [{"id": "1", "x": "a"}, {"id": "1", "x": "b"}]
    assert compare_tables(ours, ours[::-1], ["id"]).disagreements == ()
    found = compare_tables(ours, ours[1:], ["id"])
    assert (found.disagreements, found.only_first) == ((), 1)


@pytest.mark.parametrize(
    ("on", "columns", "message"),
    [
        (["place"], [], r"the first table: no column 'place'; it has region, year"),
        (["region"], ["bound"], "the first table: no column 'bound'"),
        (["bound"], [], "the first table"),
        (["note"], [], "the second table: no column 'note'"),
    ],
)
def test_a_column_that_is_not_there_is_named(on: list[str], columns: list[str], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        compare_tables(MINE, THEIRS, on, columns)
