"""Texts and what they give: sentences with a gap for a word of the tables, sentences, whole reports."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.model import Level, Metadata, Section, SectionRole
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from statement_form import shown


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))[
        "row"
    ]
    return rows


ROWS, SENTENCES, REPORTS = map(_rows, ("words.toml", "sentences.toml", "reports.toml"))
GAP = "〔〕"
UNKNOWN = "甲乙"  # a word of no table


@cache
def _parts() -> tuple[Sequence[Any], RuleStatementBuilder]:
    return (TimeExtractor(), QuantityExtractor(), IndicatorExtractor()), RuleStatementBuilder()


def reading(text: str, role: str = "review", level: str = "prefecture") -> list[str]:
    """What becomes of each figure of a text, in the form of ``reads`` (see the head of words.toml)."""
    section = Section("一、", "", 1, SectionRole(role), Span(0, len(text)), Span(0, 0))
    return outcomes(Reading(text, Metadata(year=2022, level=Level(level)), (section,)))


def report_reading(row: dict[str, Any]) -> list[str]:
    """The same of a report of several sections (see the head of reports.toml)."""
    text, sections = "", []
    for role, heading, body in row["sections"]:
        start, text = len(text), f"{text}{heading}\n{body}\n"
        places = Span(start, len(text)), Span(start, start + len(heading))
        sections.append(Section("", heading, 1, SectionRole(role), *places))
    year = row.get("year", 2022) or None
    metadata = Metadata(year=year, level=Level.PREFECTURE, session=row.get("session"))
    return outcomes(Reading(text, metadata, tuple(sections)))


def outcomes(read: Reading) -> list[str]:
    """What becomes of each figure of a text with sections."""
    extractors, builder = _parts()
    for extractor in extractors:
        found = [m for m in extractor.extract(read) if hasattr(m, "label")]
        mentions = tuple(sorted((*read.mentions, *found), key=lambda m: m.span))
        read = Reading(read.text, read.metadata, read.sections, mentions)
    return [
        f"{one.figure.text} {one.reasons[0].id}" if one.statement is None else shown(one.statement)
        for one in builder.outcomes(read)
    ]


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_each_word_gives_the_reading(row: dict[str, Any]) -> None:
    place = row.get("role", "review"), row.get("level", "prefecture")
    got = {word: reading(row["text"].replace(GAP, word), *place) for word in row["words"].split()}
    assert got == dict.fromkeys(row["words"].split(), row["reads"])


@pytest.mark.parametrize("row", ROWS, ids=[row["about"] for row in ROWS])
def test_another_word_gives_another_reading(row: dict[str, Any]) -> None:
    text = row["text"].replace(GAP, row.get("other", UNKNOWN))
    assert reading(text, row.get("role", "review"), row.get("level", "prefecture")) != row["reads"]


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"][:16] for row in SENTENCES])
def test_a_sentence_gives_the_reading(row: dict[str, Any]) -> None:
    assert reading(row["text"], row.get("role", "review"), row.get("level", "prefecture")) == row["reads"]


@pytest.mark.parametrize("row", REPORTS, ids=[row["about"] for row in REPORTS])
def test_a_report_gives_the_reading(row: dict[str, Any]) -> None:
    assert report_reading(row) == row["reads"]


@pytest.mark.parametrize(
    ("length", "read"), [(29, "4% scope.shared-head"), (30, "4% tertiary_value_added growth up")]
)
def test_a_head_is_taken_over_from_a_short_clause(length: int, read: str) -> None:
    clause = f"第二产业投资{'稳' * (length - 10)}增长9%"
    assert reading(f"出口增长8%，{clause}，第三产业增长4%。")[-1] == read
