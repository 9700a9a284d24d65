"""Mentions as columns: whatever they are, they come back as they were."""

from __future__ import annotations

import pickle
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import gwreport
from gwreport import Label, Mention, Period, Quantity, QuantityKind, Region, Span
from gwreport.model import Level
from gwreport.model.columns import MentionColumns

TEXT = "全市新建学校12所，工业投资增长5.5%，青岚省云河市公园12所。"
PLACES = st.tuples(st.integers(0, len(TEXT) + 3), st.integers(0, 4)).map(lambda at: Span(at[0], sum(at)))
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.integers(),
    st.sampled_from(["12所", "公园", "学校"]),
    st.builds(Period.of_years, st.integers(2000, 2003)),
    st.builds(Region, st.sampled_from(["云河市", "青岚省"]), st.none(), st.sampled_from(Level)),
    st.builds(
        lambda number: Quantity(QuantityKind.COUNT, Decimal(number), Decimal(number), "所"), st.integers(1, 3)
    ),
    st.just(Mention(Span(0, 2), "全市", "within", None, "inner")),
)


@st.composite
def mentions(draw: st.DrawFn) -> Mention[Any]:
    """A mention of ``TEXT``, most often with the text that stands at its place."""
    span = draw(PLACES)
    subject = draw(st.none() | PLACES)
    of_subject = None if subject is None else draw(st.sampled_from([subject.of(TEXT), "别的"]))
    return Mention(
        span,
        draw(st.sampled_from([span.of(TEXT), span.of(TEXT), "别的"])),
        draw(st.sampled_from([Label.ORG, Label.QUANTITY, "QUANTITY", "own"])),
        draw(VALUES | st.just(span.of(TEXT))),
        draw(st.sampled_from(["rule.a", "rule.b"])),
        subject,
        of_subject,
        draw(st.none() | st.sampled_from(["增长", "新建"])),
    )


@given(found=st.lists(mentions(), max_size=8), data=st.data())
def test_any_mentions_come_back(found: list[Mention[Any]], data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(found), max_size=2)) if found else []
    columns = MentionColumns.of(TEXT, found, kept)
    again = columns.mentions()
    assert again == tuple(found)
    assert [repr(mention) for mention in again] == [repr(mention) for mention in found]  # the types, too
    copied: MentionColumns = pickle.loads(pickle.dumps(columns))
    assert copied.mentions() == again
    assert all(any(one is mention for one in again) for mention in kept)


class Marked(Mention[str]):
    """A mention of a plug-in."""


@pytest.mark.parametrize(
    "mention",
    [
        Marked(Span(0, 2), "全市", "own", "全市", "own.rule"),
        Mention(Span(2**40, 2**40 + 2), "全市", "own", "全市", "own.rule"),
        Mention(Span(2**40, 2**40), "", "own", "", "own.rule"),
        Mention(Span(0, 2), "全市", "own", "全市", "own.rule", Span(2**40, 2**40), ""),
    ],
)
def test_what_columns_cannot_say_stays_as_it_is(mention: Mention[str]) -> None:
    assert MentionColumns.of(TEXT, [mention]).mentions()[0] is mention


def test_a_report_gives_the_same_objects_when_asked_again() -> None:
    report = gwreport.parse(TEXT)
    assert report.mentions
    assert report.mentions is report.mentions
    held = {id(mention) for mention in report.mentions}
    assert {id(mention) for mention in report.quantities} <= held
    assert {id(statement.quantity) for statement in report.statements} <= held


def test_a_report_with_other_mentions_is_another() -> None:
    report = gwreport.parse(TEXT)
    fewer = evolve(report, mentions=report.mentions[1:])
    assert fewer.mentions == report.mentions[1:]
    assert fewer != report
    assert evolve(fewer, mentions=report.mentions) == report
    assert hash(evolve(fewer, mentions=report.mentions)) == hash(report)
