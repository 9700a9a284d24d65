"""The components keep the contracts of gwreport, are found by name and work in a pipeline."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from gwreport_culture import CultureExtractor, LongestMatchSegmenter, Venue

from gwreport import Pipeline, Report, plugins
from gwreport.interfaces import Reading
from gwreport.testing import check_extractor, check_segmenter

TEXT = "一、2023年工作回顾\n青川原市博物馆建成开放，新建图书馆2座。\n"


def test_the_extractor_keeps_its_contract() -> None:
    check_extractor(CultureExtractor())


def test_the_segmenter_keeps_its_contract() -> None:
    check_segmenter(LongestMatchSegmenter())


def test_they_have_names() -> None:
    extractor = plugins.component(plugins.Group.EXTRACTORS, "culture")
    segmenter = plugins.component(plugins.Group.SEGMENTERS, "longest-match")
    assert isinstance(extractor, CultureExtractor)
    assert isinstance(segmenter, LongestMatchSegmenter)
    offers = {provider.name: provider.package for provider in plugins.providers()}
    assert offers["culture"] == offers["longest-match"] == "gwreport-culture 0.1.0"


def test_what_the_extractor_finds() -> None:
    found = [(m.text, m.value) for m in CultureExtractor().extract(Reading(TEXT))]
    assert found == [("青川原市博物馆", Venue("museum", True)), ("图书馆", Venue("library", False))]


def test_what_the_segmenter_cuts() -> None:
    text = "图书馆 5.5万人"
    assert [span.of(text) for span in LongestMatchSegmenter().segment(text)] == ["图书馆", "5.5", "万", "人"]


def test_they_work_in_a_pipeline() -> None:
    builtin = Pipeline().extractors
    pipeline = Pipeline(extractors=[*builtin, CultureExtractor()], segmenter=LongestMatchSegmenter())
    report = pipeline.parse(TEXT, year=2024)
    assert [m.text for m in report.mentions if m.label == "CULTURE"] == ["青川原市博物馆", "图书馆"]
    assert [m.text for m in report.quantities] == ["2座"]


def test_a_report_with_its_mentions_can_be_stored() -> None:
    report = Pipeline(extractors=[CultureExtractor()]).parse(TEXT, year=2024)
    stored = json.loads(json.dumps(report.to_dict()))
    again = Report.from_dict(stored)
    assert [(m.text, m.label) for m in again.mentions] == [(m.text, m.label) for m in report.mentions]


def test_the_command_line_uses_them(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "gwreport", "parse", "--one", "--format", "jsonl", str(path)]
    run = subprocess.run(
        [*command, "--extractor", "culture", "--segmenter", "longest-match"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "CULTURE" in run.stdout
