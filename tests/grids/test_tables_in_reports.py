"""Tables inside reports: what each figure of a labelled table says, whatever form the table has."""

from __future__ import annotations

import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

import gwreport
from gwreport.model import Period, Report

TABLES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("tables.toml").read_text(encoding="utf-8")
)["table"]
CASES = [(table, form) for table in TABLES for form in table["forms"]]
IDS = [f"{table['name']}-{form}" for table, form in CASES]


def opening(year: int) -> list[str]:
    """The lines before the table."""
    return [
        f"{year}年云河县政府工作报告",
        "各位代表：",
        "现在，我代表县人民政府，向大会报告工作，请予审议。",
        f"一、{year - 1}年工作回顾",
        "全县上下同心协力，各项事业稳步向前。",
        f"二、{year}年工作安排",
        "我们要坚定信心，把各项任务落到实处。",
        "附件：主要指标",
    ]


CLOSING = ["以上说明，请予审议。"]


def cells_of(table: dict[str, Any]) -> list[list[str]]:
    return [[cell.strip() for cell in row.split("|")] for row in table["rows"]]


def filled(cells: list[list[str]]) -> list[list[str]]:
    """The cells, those that another covers empty."""
    return [["" if cell in ("<", "^") else cell for cell in row] for row in cells]


def as_pipe(cells: list[list[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in filled(cells)]
    return [lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]]


def as_box(cells: list[list[str]]) -> list[str]:
    rule = "├" + "┼".join(["────"] * len(cells[0])) + "┤"
    lines = ["│" + "│".join(row) + "│" for row in filled(cells)]
    return [rule, *(line for row in lines for line in (row, rule))]


def parted_by(mark: str) -> Any:
    return lambda cells: [mark.join(row) for row in filled(cells)]


def as_html(cells: list[list[str]]) -> list[str]:
    lines = ["<table>"]
    for y, row in enumerate(cells):
        lines.append("<tr>")
        for x, cell in enumerate(row):
            if cell in ("<", "^"):
                continue
            wide = next((n for n in range(1, len(row) - x) if row[x + n] != "<"), len(row) - x)
            high = next((n for n in range(1, len(cells) - y) if cells[y + n][x] != "^"), len(cells) - y)
            spans = (f' colspan="{wide}"' if wide > 1 else "") + (f' rowspan="{high}"' if high > 1 else "")
            lines.append(f"<td{spans}>\n<p>{cell.replace('<', '&lt;').replace('>', '&gt;')}</p></td>")
        lines.append("</tr>")
    return [*lines, "</table>"]


FORMS: dict[str, Any] = {
    "pipe": as_pipe,
    "box": as_box,
    "html": as_html,
    "tab": parted_by("\t"),
    "wide": parted_by("  "),
    "blank": parted_by(" "),
}


def report_of(table: dict[str, Any], form: str) -> Report:
    """A report with the table."""
    lines = opening(table.get("year", 2024))
    at = 5 if table.get("within") else len(lines)
    before, after = [*lines[:at], *table.get("above", ())], [*table.get("below", ()), *lines[at:], *CLOSING]
    if form == "docx":
        (report,) = gwreport.read(as_docx(before, cells_of(table), after))
        return report
    lines = FORMS[form](cells_of(table))
    if form == "html":
        before, after = ([f"<p>{line}</p>" for line in part] for part in (before, after))
        page = "\n".join(["<html><body>", *before, *lines, *after, "</body></html>"])
        (report,) = gwreport.read(page.encode())
        return report
    return gwreport.parse("\n".join([*before, *lines, *after]) + "\n")


def as_docx(before: list[str], cells: list[list[str]], after: list[str]) -> bytes:
    document = docx.Document()
    for line in before:
        document.add_paragraph(line)
    made = document.add_table(len(cells), len(cells[0]))
    for y, row in enumerate(cells):
        for x, cell in enumerate(row):
            if cell == "<":
                made.cell(y, x - 1).merge(made.cell(y, x))
            elif cell == "^":
                made.cell(y - 1, x).merge(made.cell(y, x))
            else:
                made.cell(y, x).text = cell
    for line in after:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def wanted(table: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = []
    for line in table["says"]:
        figure, quantity, indicator, aspect, direction, status, years = (p.strip() for p in line.split(";"))
        first, _, last = years.partition("-")
        value = gwreport.parse_quantity(quantity)
        years_of = (int(first), int(last or first))
        found.append((figure, value, indicator, aspect, direction, status, years_of))
    return found


def said(report: Report) -> Iterator[tuple[Any, ...]]:
    for statement in report.statements:
        period = statement.period
        assert period is not None
        assert period.start is not None
        assert period.end is not None
        yield (
            statement.quantity.text,
            statement.quantity.value,
            statement.indicator.id,
            str(statement.aspect),
            str(statement.direction),
            str(statement.status),
            (period.start.year, period.end.year),
        )


@pytest.mark.parametrize(("table", "form"), CASES, ids=IDS)
def test_every_figure_of_a_table_says_what_its_heads_say(table: dict[str, Any], form: str) -> None:
    assert list(said(report_of(table, form))) == wanted(table)


def test_there_are_thirty_labelled_tables() -> None:
    assert len(TABLES) >= 30


def table_named(name: str) -> dict[str, Any]:
    return next(table for table in TABLES if table["name"] == name)


@pytest.mark.parametrize(
    ("name", "subjects"),
    [
        ("plain", ["地区生产总值", "城镇新增就业", "城镇化率"]),
        ("rows are years", ["地区生产总值", "粮食产量"]),
        (
            "numbered, growth in per cent",
            ["地区生产总值", "规模以上工业增加值", "社会消费品零售总额", "居民消费价格"],
        ),
        ("a growth below each value, a mean in brackets", ["地区生产总值", "城镇化率"]),
    ],
)
def test_a_figure_counts_what_its_row_or_head_names(name: str, subjects: list[str]) -> None:
    report = report_of(table_named(name), "pipe")
    assert list(dict.fromkeys(quantity.subject_text for quantity in report.quantities)) == subjects


def test_a_cell_of_html_leads_back_to_its_place_in_the_page() -> None:
    report = report_of(table_named("plain"), "html")
    quantity = report.quantities[0]
    assert report.to_source(quantity.span).of(report.source) == quantity.text == "198.5"


PROSE = "二、2024年工作安排\n粮食产量稳定在10万吨以上；工业投资增长8%。\n"


@pytest.mark.parametrize(
    "rows",
    [
        "| 姓名 | 电话 |\n| --- | --- |\n| 陈禾 | 12345 |\n",
        "指标 | 说明\n",
        "序号  项目  内容\n第一项工作，要抓好落实。\n",
        "指标：地区生产总值  增长  快\n",
        "|||||\n|||\n",
    ],
)
def test_what_is_no_table_of_figures_changes_nothing(rows: str) -> None:
    plain, beside = gwreport.parse(PROSE), gwreport.parse(PROSE + rows)
    assert list(said(beside)) == list(said(plain))


def test_long_and_broken_tables_take_no_long_time() -> None:
    row = "| 地区生产总值 | 亿元 | 1 | 2 |\n"
    head = "| 指标 | 单位 | 2023年 | 2024年 |\n"
    for text in (
        head + row * 3000,
        "|" * 50_000,
        "指标 " * 20_000,
        (head + "\n") * 2000,
        "指标\t\t\n" * 5000,
    ):
        gwreport.parse(text, year=2024)


def test_tables_of_layout_stay_paragraphs() -> None:
    cell = "全县上下同心协力，各项事业稳步向前。" * 12
    rows = f"<tr><td>菜单</td><td><p>{cell}</p><p>{cell}</p></td></tr><tr><td>页脚</td><td>联系</td></tr>"
    page = f"<html><table>{rows}</table></html>"
    assert "|" not in gwreport.parse(page).text


@pytest.mark.parametrize(
    ("head", "status", "year"),
    [
        ("上年", "actual", 2023), ("去年实际", "actual", 2023), ("本年计划", "target", 2024),
        ("今年目标", "target", 2024), ("当年安排", "target", 2024), ("2023年预计", "actual", 2023),
        ("2024年预计", "target", 2024), ("2023年任务", "target", 2023), ("2025年规划", "target", 2025),
        ("2023年执行数", "actual", 2023), ("2022年决算", "actual", 2022), ("比上年增长（%）", "target", 2024),
        ("较2020年增长（%）", "target", 2024), ("同2020年比（%）增幅", "target", 2024),
    ],
)  # fmt: skip
def test_a_head_says_when_a_figure_holds(head: str, status: str, year: int) -> None:
    unit = "%" if "%" in head else "亿元"
    rows = f"|指标|单位|{head}|\n|财政总收入|{unit}|4.5|\n"
    (statement,) = gwreport.parse(f"2024年云河县政府工作报告\n一、2024年工作安排\n{rows}").statements
    assert statement.period is not None
    assert statement.period.end is not None
    assert (str(statement.status), statement.period.end.year) == (status, year)


SINCE = [
    # a growth over several years begins after the one that it is compared with
    ("比2020年增长（%）", "growth", (2021, 2023)),
    ("较2019年增长（%）", "growth", (2020, 2023)),
    ("2023年比2020年增长（%）", "growth", (2021, 2023)),
    ("比2020年±%", "growth", (2021, 2023)),
    ("比2018年累计增长（%）", "growth", (2019, 2023)),
    ("以2020年为基期增长（%）", "growth", (2021, 2023)),
    ("比“十三五”末增长（%）", "growth", (2021, 2023)),
    ("比2020年年均增长（%）", "average_growth", (2021, 2023)),
    ("比2020年增加（亿元）", "change", (2021, 2023)),
    ("2023年较2021年减少（亿元）", "change", (2022, 2023)),
    # compared with the year before, or with one that is not before
    ("比2022年增长（%）", "growth", (2023, 2023)),
    ("比上年增长（%）", "growth", (2023, 2023)),
    ("同比增加（亿元）", "change", (2023, 2023)),
    ("较2025年增长（%）", "growth", (2023, 2023)),
]
COUNTED = [
    # means and sums of counted or named years
    ("五年年均增长（%）", "average_growth", (2019, 2023)),
    ("两年平均增长（%）", "average_growth", (2022, 2023)),
    ("近三年年均增速（%）", "average_growth", (2021, 2023)),
    ("“十三五”年均增长（%）", "average_growth", (2016, 2020)),
    ("五年累计增长（%）", "growth", (2019, 2023)),
]


@pytest.mark.parametrize(
    ("rows", "head", "aspect", "years"),
    [
        *(("|指标|单位|2023年|{}|\n|地区生产总值|亿元|860|31.2|\n", *case) for case in SINCE + COUNTED),
        *(("|年份|地区生产总值（亿元）|{}|\n|2023年|860|31.2|\n", *case) for case in SINCE),
    ],
)
def test_growth_over_years_says_its_years(rows: str, head: str, aspect: str, years: tuple[int, int]) -> None:
    table = rows.format(head)
    report = gwreport.parse(f"2024年云河县政府工作报告\n一、2023年工作回顾\n{table}")
    (statement,) = [s for s in report.statements if "31.2" in s.quantity.text]
    period = statement.period
    assert (statement.indicator.id, statement.aspect) == ("gdp", aspect)
    assert period is not None
    assert period.start is not None
    assert period.end is not None
    assert (period.start.year, period.end.year) == years


def test_growth_in_a_row_of_its_own_says_its_years() -> None:
    rows = "|指标|单位|2023年|\n|地区生产总值|亿元|860|\n|比2020年增长|%|31.2|\n"
    report = gwreport.parse(f"2024年云河县政府工作报告\n一、2023年工作回顾\n{rows}")
    level, growth = report.statements
    assert growth.period == Period.of_years(2021, 2023)
    assert level.period == Period.of_years(2023, 2023)


@pytest.mark.parametrize("head", ["为2020年的（%）", "是2018年的倍数（倍）", "为上年%"])
def test_a_ratio_to_an_earlier_year_is_no_value(head: str) -> None:
    rows = f"|指标|单位|2023年|{head}|\n|地区生产总值|亿元|860|131.2|\n"
    report = gwreport.parse(f"2024年云河县政府工作报告\n一、2023年工作回顾\n{rows}")
    assert [s.quantity.text for s in report.statements] == ["860"]


@pytest.mark.parametrize(
    ("name", "unit", "head", "cell", "aspect", "direction"),
    [
        # what is counted in per cent rises, it does not grow
        ("城镇化率", "%", "同比增长（%）", "0.8", "change", "up"),
        ("城镇化率", "%", "较2020年提高（个百分点）", "3.1", "change", "up"),
        ("森林覆盖率", "%", "增减（百分点）", "0.4", "change", "up"),
        # a growth that the name tells is not told again
        ("地区生产总值增长率", "%", "2023年增长（%）", "5.8", "growth", "up"),
        ("单位地区生产总值能耗", "吨标准煤", "比2020年下降（%）", "13.5", "growth", "down"),
        ("常住人口", "万人", "比2020年减少", "1.2", "change", "down"),
    ],
)
def test_what_grows_and_what_rises(
    name: str, unit: str, head: str, cell: str, aspect: str, direction: str
) -> None:
    rows = f"|指标|单位|2023年|{head}|\n|{name}|{unit}|-|{cell}|\n"
    report = gwreport.parse(f"2024年云河县政府工作报告\n一、2023年工作回顾\n{rows}")
    (statement,) = report.statements
    assert (statement.aspect, statement.direction) == (aspect, direction)


@pytest.mark.parametrize("word", ["削减", "下降", "降低", "减排", "减少"])
def test_parts_of_a_group_of_declines_decline(word: str) -> None:
    rows = f"|序号|指标|单位|2023年|\n|1|主要污染物{word}比例|||\n||化学需氧量|%|3.1|\n"
    (statement,) = gwreport.parse(f"2024年云河县政府工作报告\n{rows}", year=2024).statements
    assert (statement.indicator.id, str(statement.direction)) == ("cod_emissions", "down")


def test_the_figure_of_a_cell_is_the_mention_of_the_report() -> None:
    rows = "|指标|单位|2023年|\n|粮食产量|万吨|62|\n"
    report = gwreport.parse(f"2024年云河县政府工作报告\n{rows}", year=2024)
    (statement,) = report.statements
    assert statement.quantity in report.mentions
    assert statement.quantity.subject_text == "粮食产量"
