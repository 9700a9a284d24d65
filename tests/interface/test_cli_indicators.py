"""``gwreport indicators`` and the names under which indicators are asked for."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import gwreport
from gwreport.analysis.targets import Presence, headline_targets
from gwreport.cli import main
from gwreport.errors import UnknownIndicatorError
from gwreport.indicators.catalogue import default_catalogue

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
PLAN = (
    "二、2024年工作安排\n今年全市经济社会发展的主要预期目标是："
    "地区生产总值增长6%左右，一般公共预算收入增长5%，城镇新增就业3万人。"
)


def test_every_indicator_is_listed_in_each_form(capsys: Capture) -> None:
    ids = set(default_catalogue().entries)
    assert main(["indicators", "-f", "jsonl"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["id"] for row in rows} == ids
    assert all(row["name"] and row["english"] and row["source"] and row["forms"] for row in rows)
    assert main(["indicators", "-f", "csv"]) == 0
    assert {row["id"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))} == ids
    assert main(["indicators"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(ids) + 1


@pytest.mark.parametrize("name", ["elderly_care_beds", "养老床位", "Beds for elderly care", "养老机构床位"])
def test_one_is_chosen_by_id_or_name(capsys: Capture, name: str) -> None:
    assert main(["indicators", name, "-f", "jsonl"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["id"] == "elderly_care_beds"


def test_an_unknown_one_is_refused_with_what_is_near(capsys: Capture) -> None:
    assert main(["indicators", "养老床"]) == 1
    assert "unknown indicator '养老床'; near: 养老床位" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["gdp", "地区生产总值", "GDP", "Gross domestic (regional) product"])
def test_targets_are_asked_for_by_any_name(name: str) -> None:
    table = headline_targets(gwreport.parse(PLAN, year=2024))
    assert table.presence(name) is Presence.STATED
    target = table.get(name)
    assert target is not None
    assert target.indicator.id == "gdp"


@pytest.mark.parametrize(
    ("name", "near"), [("gpd", "gdp"), ("parking_space", "parking_spaces"), ("粮食", "粮食产量")]
)
def test_names_that_are_near(name: str, near: str) -> None:
    with pytest.raises(UnknownIndicatorError) as raised:
        default_catalogue().named(name)
    assert near in raised.value.near


def test_names_and_ids_are_unambiguous() -> None:
    catalogue = default_catalogue()
    for id, entry in catalogue.entries.items():
        assert catalogue.named(id).id == id
        assert catalogue.named(entry.indicator.name).id == id
        assert catalogue.named(entry.indicator.english).id == id


def test_the_page_of_indicators_is_fresh() -> None:
    command = [sys.executable, str(ROOT / "tools/indicators_page.py"), "--check"]
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_added_indicators_are_no_headline_targets() -> None:
    with_added = PLAN.removesuffix("。") + "，人口自然增长率控制在6‰以内。"
    ids = [target.indicator.id for target in headline_targets(gwreport.parse(with_added, year=2024))]
    assert ids == ["gdp", "fiscal_revenue_general", "urban_jobs"]
