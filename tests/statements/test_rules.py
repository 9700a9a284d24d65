"""Every rule and refusal has a row that shows it (``rules.toml``); docs/rules.md is made of both."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.model import Level, Metadata, Report, Section, SectionRole
from gwreport.span import Span
from gwreport.statements.cues import default_cues, rule_words
from gwreport.statements.decision import Outcome, always, decide
from gwreport.statements.explain import RULES, explain, meaning, refusals
from statement_form import shown

ROOT = Path(__file__).resolve().parents[2]
ROWS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("rules.toml").read_text(encoding="utf-8")
)["row"]
YEAR = 2022
CASES = [case for tables in RULES.values() for table in tables for case in table]
# Tables of which some case always holds: nothing that comes to them is left without a reason.
TOTAL = [table for tables in RULES.values() for table in tables if table[-1].when is always]


def report_of(text: str, role: str = "review", year: int | None = YEAR) -> Report:
    """A report of a prefecture whose only section has the given role."""
    section = Section("一、", "", 1, SectionRole(role), Span(0, len(text)), Span(0, 0))
    reading = Reading(text, Metadata(year=year, level=Level.PREFECTURE), (section,))
    extractors: Sequence[Any] = (TimeExtractor(), QuantityExtractor(), IndicatorExtractor())
    for extractor in extractors:
        found = [m for m in extractor.extract(reading) if hasattr(m, "label")]
        mentions = tuple(sorted((*reading.mentions, *found), key=lambda m: m.span))
        reading = Reading(text, reading.metadata, reading.sections, mentions)
    empty = gwreport.parse(text)
    return Report(empty.document, reading.metadata, reading.sections, reading.mentions, (), ())


def outcomes(row: dict[str, Any]) -> list[Outcome]:
    """What became of the figure of a row."""
    report = report_of(row["text"], row.get("role", "review"), row.get("year", YEAR) or None)
    return [outcome for outcome in explain(report) if outcome.figure.text == row["figure"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_row_of_a_rule_shows_it(row: dict[str, Any]) -> None:
    ids = [reason.id for outcome in outcomes(row) for reason in outcome.reasons]
    assert row["id"] in ids


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_the_figure_of_a_row_gives_what_it_says_by_its_word(row: dict[str, Any]) -> None:
    made = [one for one in outcomes(row) if row["id"] in [reason.id for reason in one.reasons]]
    gives = [shown(one.statement) for one in made if one.statement is not None]
    assert gives == [f"{row['figure']} {given}" for given in row.get("gives", ())]
    words = {reason.word for one in made for reason in one.reasons if reason.id == row["id"]}
    assert words == {row.get("word", "")}


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_refusal_makes_no_statement_and_a_rule_makes_one(row: dict[str, Any]) -> None:
    refuses = next(case for case in CASES if case.id == row["id"]).verdict is None
    shown = [one for one in outcomes(row) if row["id"] in [reason.id for reason in one.reasons]]
    assert all((one.statement is None) is refuses for one in shown)


def test_every_id_has_a_row_and_every_row_an_id() -> None:
    assert {row["id"] for row in ROWS} == {case.id for case in CASES}


def test_words_of_a_rule_are_listed_by_its_id() -> None:
    assert set(rule_words().rule) <= {case.id for case in CASES}


def test_a_word_that_only_a_rule_asks_for_parts_nothing() -> None:
    words = {word for listed in rule_words().rule.values() for word in listed}
    assert words <= {word for word, _ in default_cues().words}


def test_every_id_is_one_rule() -> None:
    distinct = {(case.id, case.meaning) for case in CASES}
    assert [id for id, count in Counter(id for id, _ in distinct).items() if count > 1] == []


def test_every_meaning_is_a_sentence() -> None:
    assert [case.id for case in CASES if not case.meaning.endswith((".", "。"))] == []
    assert meaning("no-such-rule") == ""


def test_tables_that_must_decide_end_with_a_case_that_always_holds() -> None:
    assert len(TOTAL) >= 12
    with pytest.raises(LookupError, match="no case"):
        decide((), None)


def test_a_statement_carries_the_ids_that_explain_gives() -> None:
    report = gwreport.parse((ROOT / "examples/qinglan-province-2024.txt").read_text(encoding="utf-8"))
    explained = [one for one in explain(report) if one.statement is not None]
    assert [one.statement for one in explained] == list(report.statements)
    for one in explained:
        assert one.statement is not None
        way, *reasons = one.reasons
        assert (one.statement.rule, one.statement.reasons) == (way.id, tuple(r.id for r in reasons))


def test_the_deciding_word_is_named() -> None:
    report = report_of("全市固定资产投资增长8%，完成年度计划的102%。")
    (made, refused) = explain(report)
    assert [reason.word for reason in made.reasons] == ["", "增长", "", "", "全市"]
    assert [(reason.id, reason.word) for reason in refused.reasons] == [("plan.share", "计划的")]


def test_refusals_of_a_place_only() -> None:
    report = report_of("固定资产投资完成年度计划的102%。建成便民桥30座。")
    at = report.text.index("30座")
    assert [one.reasons[0].id for one in refusals(report)] == ["plan.share", "sentence.none"]
    assert [one.reasons[0].id for one in refusals(report, Span(at, at + 1))] == ["sentence.none"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([row["text"] for row in ROWS]), min_size=1, max_size=4))
def test_every_figure_has_an_outcome(texts: list[str]) -> None:
    report = report_of("".join(texts))
    explained = {one.figure.span for one in explain(report)}
    assert explained == {quantity.span for quantity in report.quantities}


def test_the_page_of_rules_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools/rules_page.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
