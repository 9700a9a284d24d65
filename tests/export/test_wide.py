"""One row for each place and year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import gwreport
from gwreport.cli import main
from gwreport.export.wide import usual_indicators, wide_columns, wide_rows
from gwreport.indicators.catalogue import default_catalogue

TEXT = (
    "2023年云河市政府工作报告\n各位代表：\n现在，我代表人民政府，向大会报告工作，请予审议。\n"
    "一、2022年工作回顾\n全市粮食产量30万吨。\n二、2023年工作安排\n今年经济社会发展主要预期目标是："
    "地区生产总值增长6%—7%，力争8%；固定资产投资完成300亿元、增长9%；社会消费品零售总额平稳增长；"
    "城镇新增就业8000人以上。\n三、加强政府自身建设\n改进作风。\n"
)


def test_a_report_is_one_row() -> None:
    (row,) = wide_rows([gwreport.parse(TEXT, year=2023)])
    assert tuple(row) == wide_columns(usual_indicators())
    assert (row["region"], row["year"]) == ("云河市", 2023)
    assert (row["gdp"], row["gdp_stretch"], row["gdp_unit"]) == (Decimal("6.5"), Decimal(8), "%")
    assert (row["fixed_asset_investment"], row["fixed_asset_investment_presence"]) == (9, "stated")
    assert (row["retail_sales"], row["retail_sales_presence"]) == (None, "qualitative")
    assert (row["urban_jobs"], row["urban_jobs_bound"]) == (8000, "at_least")
    assert row["cpi_presence"] == "absent"


def test_only_the_indicators_that_are_asked_for() -> None:
    gdp = default_catalogue()["gdp"].indicator
    (row,) = wide_rows([gwreport.parse(TEXT, year=2023)], indicators=[gdp])
    assert tuple(row) == wide_columns([gdp])


def test_the_command_writes_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main(["targets", "--wide", "--indicator", "gdp", str(file)]) == 0
    header, line = capsys.readouterr().out.splitlines()
    assert header.endswith("gdp,gdp_bound,gdp_unit,gdp_stretch,gdp_presence")
    assert line.endswith("6.5,exact,%,8,stated")
    assert main(["targets", "--wide", "--format", "jsonl", str(file)]) != 0
