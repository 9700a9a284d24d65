"""Reports between processes, and what one holds in memory."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import subprocess
import sys
import tracemalloc

import pytest

import gwreport
from gwreport import Report

TEXT = (
    "云河市政府工作报告\n一、2023年工作回顾\n地区生产总值增长6.2%，新建公路120公里，新增就业3.5万人。\n"
    "二、2024年工作安排\n地区生产总值增长6%左右，一般公共预算收入增长5%以上，加快云河新区建设。\n"
)


@pytest.fixture(name="report", scope="module")
def _report() -> Report:
    return gwreport.parse(TEXT)


def test_a_report_comes_back_as_it_was(report: Report) -> None:
    assert report.statements
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(report, protocol)) == report
    assert copy.deepcopy(report) == report
    assert copy.copy(report.mentions[0]) == report.mentions[0]


def test_a_statement_keeps_its_quantity_and_section(report: Report) -> None:
    again: Report = pickle.loads(pickle.dumps(report))
    sections = [id(section) for section in again.walk()]
    for statement in again.statements:
        assert any(statement.quantity is mention for mention in again.mentions)
        assert id(statement.section) in sections


def test_a_kept_report_is_small() -> None:
    text = "".join(f"全市新建学校{number}所，工业投资增长{number}.5%。\n" for number in range(300))
    gwreport.parse(text)
    tracemalloc.start()
    report = gwreport.parse(text)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held / len(report.mentions) < 600  # bytes, with value, text and statement


_MANY = """
import multiprocessing, sys
import gwreport

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    texts = [f"第{n}篇：全县新建公园{n}个。" for n in range(9)]
    found = list(gwreport.parse_many(texts, processes=2))
    assert found == [gwreport.parse(text) for text in texts]
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_start_in_any_way(method: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    script = tmp_path_factory.mktemp("many") / "many.py"
    script.write_text(_MANY, encoding="utf-8")
    subprocess.run([sys.executable, str(script), method], check=True, timeout=200)
