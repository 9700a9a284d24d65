"""tools/doubts.py: what its table by round counts, on verdicts that are given."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module, with the folder of tools on the path for the time of a test."""
    monkeypatch.setattr(sys, "path", [str(TOOLS), *sys.path])
    return importlib.import_module("doubts")


def rows(tool: Any, *, right: int = 0, wrong: int = 0, codes: str = "") -> list[Any]:
    """So many right and wrong rows with the same codes."""
    given = tuple(codes.split())
    return [tool.Verdict(given, True)] * right + [tool.Verdict(given, False)] * wrong


def test_a_code_is_borne_out_by_rows_that_are_wrong_more_often_than_others(tool: Any) -> None:
    some = [
        *rows(tool, right=90),
        *rows(tool, right=1, wrong=1, codes="telling"),
        *rows(tool, right=8, codes="idle"),
    ]
    assert tool.borne_out(some) == {"telling"}


def test_a_round_counts_only_codes_that_the_other_rounds_bear_out(
    tool: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "wrong_then", lambda name: ())
    today = {
        "A": [*rows(tool, right=8), *rows(tool, wrong=2, codes="both")],
        "B": [*rows(tool, right=8), *rows(tool, wrong=1, codes="both"), *rows(tool, wrong=1, codes="own")],
    }
    _, *lines = "\n".join(tool.by_round(today)).splitlines()[1:]
    assert lines == [
        "| A | 10 | 2 | 20.0 % | 100.0 % | 2 (100.0 %) |",
        "| B | 10 | 2 | 20.0 % | 100.0 % | 1 (50.0 %) |",
        "| all | 20 | 4 | 20.0 % | 100.0 % | 3 (75.0 %) |",
    ]


def test_rows_that_were_wrong_on_the_day_of_a_round_take_part(
    tool: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tool, "wrong_then", lambda name: rows(tool, wrong=1) if name == "A" else ())
    monkeypatch.setattr(tool.Verdict, "doubts", property(lambda verdict: verdict.codes), raising=False)
    today = {"A": rows(tool, right=9), "B": rows(tool, right=9, wrong=1, codes="one")}
    assert list(tool.by_round(today))[1] == "| A | 10 | 1 | 0.0 % | 0.0 % | 0 (0.0 %) |"
