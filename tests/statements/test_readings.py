"""Sentences and what they give: with a gap for single words of the tables (words.toml), and as they are."""

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
from gwreport.model import Level, Metadata, Section, SectionRole, Statement, Status
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder


def _rows(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))[
        "row"
    ]
    return rows


ROWS, SENTENCES = _rows("words.toml"), _rows("sentences.toml")
GAP = "〔〕"
UNKNOWN = "甲乙"  # a word of no table


@cache
def _parts() -> tuple[Sequence[Any], RuleStatementBuilder]:
    return (TimeExtractor(), QuantityExtractor(), IndicatorExtractor()), RuleStatementBuilder()


def reading(text: str, role: str = "review", level: str = "prefecture") -> list[str]:
    """What becomes of each figure of a text, in the form of ``reads`` (see the head of words.toml)."""
    section = Section("一、", "", 1, SectionRole(role), Span(0, len(text)), Span(0, 0))
    read = Reading(text, Metadata(year=2022, level=Level(level)), (section,))
    extractors, builder = _parts()
    for extractor in extractors:
        found = [m for m in extractor.extract(read) if hasattr(m, "label")]
        mentions = tuple(sorted((*read.mentions, *found), key=lambda m: m.span))
        read = Reading(text, read.metadata, read.sections, mentions)
    return [
        f"{one.figure.text} {one.reasons[0].id}" if one.statement is None else shown(one.statement)
        for one in builder.outcomes(read)
    ]


def shown(statement: Statement) -> str:
    """A statement in the form of ``reads``."""
    parts = [statement.quantity.text, statement.indicator.id, str(statement.aspect)]
    parts += [str(statement.direction)] if statement.direction != "none" else []
    parts += ["target"] if statement.status is Status.TARGET else []
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return " ".join((*parts, "-"))
    first, last = period.start.year, period.end.year
    if first == last:
        return " ".join(parts if last == 2021 else (*parts, str(last)))
    return " ".join((*parts, f"{first}-{last}"))


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
