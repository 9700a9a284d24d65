"""What a column holds by its head, where tables begin and end, and what belongs to a cell."""

from __future__ import annotations

import pytest

from gwreport.grids.cells import grids_in
from gwreport.grids.figures import CellFigure, figure_tables
from gwreport.grids.heads import first_unit, is_unit
from gwreport.grids.words import head_words
from gwreport.grids.written import Written, write_value
from gwreport.span import Span
from gwreport.units import load_units

UNITS = load_units()

HEADS = {
    "serial": "序号 编号",
    "name": "指标 指标名称 主要指标 项目 指标项目 名称 内容 类别 分类 领域 主要经济指标 预期指标",
    "unit": "单位 计量单位 计算单位 指标单位",
    "area": "地区 县区 县市区 县(市、区) 市县 区县 镇街 乡镇 街镇 镇(街道) 园区 单位名称 区域 城市",
    "time": "年份 年度 时间 时期 年",
    "note": "备注 指标说明 指标属性 责任单位 牵头部门 数据来源 统计口径 指标类型 权重 注释 考核部门",
    "fulfilment": "完成率 完成比例 完成计划% 占计划% 为计划% 占年计划 为年计划 占年度任务比例 占预算% "
    "完成预算% 完成年度计划 进度 达标情况 实现程度 拉动点数",
    "contribution": "贡献率",
    "rank": "全省排名 排位 位次 名次",
    "average growth": "年均增长 年平均增长% 平均增长 平均增速",
    "change": "增加额 增减额 增加量 增减量 净增 增加 减少 比2020年增加 2023年较2020年提高 同比下降",
    "ratio to an earlier year": "为2020年的（%） 是2018年的倍数 为上年% 相当于2015年的倍数",
    "growth": "增长 增幅 增速 同比 增减% 升降 涨幅 ±% 比上年 比去年 较上年 较去年 上年同期",
    "total": "五年累计",
    "share": "比重 占比",
    "value": "2023年 2023 实际 完成数 预计 预期 目标 计划 安排 任务 规划 实绩 执行数 "
    "数值 总量 绝对数 数量 数额 金额 规模 水平 指标值 基数 上年 去年 今年 本年",
    "other": "甲 地点 联系人 增加值 减少的原因 行为",
}


@pytest.mark.parametrize(("kind", "head"), [(kind, head) for kind in HEADS for head in HEADS[kind].split()])
def test_a_head_says_what_its_column_holds(kind: str, head: str) -> None:
    text = f"| 指标 | {head} | 2020年 |\n| 粮食产量 | 1 | 2 |\n"
    (table,) = figure_tables(text, UNITS)
    assert table.columns[1].kind == kind


def shown(text: str) -> list[tuple[str, str, str]]:
    """Name, value and unit of each figure; a group before the name, a place or year behind it."""
    found = []
    for figure in (figure for table in figure_tables(text, UNITS) for figure in table.figures):
        name = figure.name.of(text)
        if figure.group is not None:
            name = f"{figure.group.of(text)}/{name}"
        if figure.when is not None:
            name += f"@{figure.when.of(text)}"
        found.append((name + "!" * figure.area, figure.value.of(text), figure.unit))
    return found


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("|指标|单位|2023年|\n|粮食|万吨|9.4|", [("粮食", "9.4", "万吨")]),
        ("指标|单位|2023年\n粮食|万吨|9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标｜单位｜2023年\n粮食｜万吨｜9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标\t单位\t2023年\n粮食\t万吨\t9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标  单位  2023年\n粮食  万吨  9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标　单位　2023年\n粮食　万吨　9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标 单位 2023年\n粮食 万吨 9.4\n", [("粮食", "9.4", "万吨")]),
        ("指标  单位  2023年\n高标准 农田  亩  9\n", [("高标准 农田", "9", "亩")]),
        # a row has no unit of its own, the head or the title has it
        ("|指标|2023年（亿元）|\n|投资|9.4|", [("投资", "9.4", "亿元")]),
        ("|指标|2023年|\n|投资（亿元）|9.4|", [("投资", "9.4", "亿元")]),
        ("|指标|2023年|\n|投资 （亿元）|9.4|", [("投资", "9.4", "亿元")]),
        ("单位：亿元\n|指标|2023年|\n|投资|9.4|", [("投资", "9.4", "亿元")]),
        ("（单位：万人、%）\n|指标|2023年|增速|\n|人口|9.4|2|", [
            ("人口", "9.4", "万人"), ("人口", "2", "%"),
        ]),
        ("单位：亿元\n说明一\n说明二\n说明三\n|指标|2023年|\n|投资|9.4|", [("投资", "9.4", "")]),
        ("单位：亿元。\n|指标|2023年|\n|投资|9.4|", [("投资", "9.4", "")]),
        # brackets that hold no unit are part of the name
        ("|指标|2023年|\n|投资（可比价）|9.4|", [("投资（可比价）", "9.4", "")]),
        # numbers, marks of a part, footnotes
        ("|指标|2023年|\n|1.投资|9.4*|", [("投资", "9.4", "")]),
        ("|指标|2023年|\n|（一）投资|9.4（*）|", [("投资", "9.4", "")]),
        ("|指标|2023年|\n|一、投资①|9.4[1]|", [("投资", "9.4", "")]),
        ("|指标|2023年|\n|投资|9.4|\n|其中：民间|3|\n|#工业|2|", [
            ("投资", "9.4", ""), ("投资/民间", "3", ""), ("投资/工业", "2", ""),
        ]),
        ("|指标|2023年|\n|投资|9.4|\n|消费|3|", [("投资", "9.4", ""), ("消费", "3", "")]),
        ("|序号|指标|2023年|\n|1|投资||\n||民间|3|\n|2|消费|4|", [
            ("投资/民间", "3", ""), ("消费", "4", ""),
        ]),
        ("|指标| |2023年|\n|收入|城镇|3|\n| |农村|2|\n|粮食| |1|", [
            ("收入/城镇", "3", ""), ("收入/农村", "2", ""), ("粮食", "1", ""),
        ]),
        # growth below its value
        ("|指标|2023年|\n|投资|9.4|\n|增速（%）|3|", [("投资", "9.4", ""), ("投资/增速", "3", "%")]),
        # rows of years and of places
        ("|年份|投资（亿元）|增速|\n|2022年|9|3|", [
            ("投资@2022年", "9", "亿元"), ("投资@2022年", "3", "%"),
        ]),
        ("|地区|投资（亿元）|\n|全县|9|\n|清泉镇|3|\n|合计|12|", [
            ("投资", "9", "亿元"), ("投资!", "3", "亿元"), ("投资", "12", "亿元"),
        ]),
        # units of columns that tell something of a value
        ("|指标|单位|2023年|占比|位次|\n|投资|亿元|9|3|2|", [
            ("投资", "9", "亿元"), ("投资", "3", "%"), ("投资", "2", "位"),
        ]),
        ("|指标|单位|2023年|增长|\n|城镇化率|个百分点|9|3|", [
            ("城镇化率", "9", "个百分点"), ("城镇化率", "3", "个百分点"),
        ]),
        # cells without a figure, and texts
        ("|指标|2023年|2024年|\n|投资|-|9|", [("投资", "9", "")]),
        ("|指标|2023年|2024年|\n|投资|9|" + "全年完成投资九亿元，" * 3 + "增长3%|", [("投资", "9", "")]),
        # a mean or sum in brackets
        ("|指标|2023年|\n|投资|〔9〕|", [("投资", "9", "")]),
        # a title over all columns, and a head of two rows
        ("|主要指标| | |\n|指标|2022年|2023年|\n|投资|8|9|", [("投资", "8", ""), ("投资", "9", "")]),
        ("|指标|2023年| |\n| |计划|完成|\n|投资|8|9|", [("投资", "8", ""), ("投资", "9", "")]),
        # the head comes again
        ("|指标|2023年|\n|投资|8|\n|指标|2023年|\n|消费|9|", [("投资", "8", ""), ("消费", "9", "")]),
        # two tables
        ("|指标|2023年|\n|投资|8|\n其他\n|指标|2023年|\n|消费|9|", [("投资", "8", ""), ("消费", "9", "")]),
    ],
)  # fmt: skip
def test_what_belongs_to_a_figure(text: str, figures: list[tuple[str, str, str]]) -> None:
    assert shown(text) == figures


@pytest.mark.parametrize(
    "text",
    [
        "",
        "|",
        "|指标|2023年|",
        "|指标|\n|投资|\n",
        "|指标|说明|\n|投资|重点|\n",
        "|投资|9|\n|消费|8|\n",  # no head
        "指标 2023年\n投资 9\n",  # two columns, and blanks alone
        "指标  单位  2023年\n投资完成九亿元。\n",
        "各项指标  单位  2023年\n投资  亿元  9\n",  # no word that heads open with
        "指标  " + "很长的一个说明" * 4 + "  2023年\n投资  亿元  9\n",
        "|甲|乙|\n|丙|丁|\n",
    ],
)
def test_what_is_no_table_of_figures(text: str) -> None:
    assert shown(text) == []


def test_a_table_under_a_head_ends_where_rows_no_longer_fit() -> None:
    text = "指标  单位  2023年\n投资  亿元  9\n\n民生\n就业  人  8\n全年任务全面完成。\n消费  亿元  7\n"
    (grid,) = grids_in(text)
    assert [[cell.of(text) for cell in row if cell] for row in grid.rows] == [
        ["指标", "单位", "2023年"],
        ["投资", "亿元", "9"],
        ["民生"],
        ["就业", "人", "8"],
    ]
    assert text[grid.span.end :].startswith("\n全年")


def test_a_name_of_a_group_at_the_end_is_no_row() -> None:
    text = "指标  单位  2023年\n投资  亿元  9\n民生保障\n"
    (grid,) = grids_in(text)
    assert len(grid.rows) == 2


def test_lines_over_a_table_are_its_titles() -> None:
    text = "很久以前的一句话。\n附表\n\n主要指标\n单位：亿元\n|指标|2023年|\n|投资|9|"
    (grid,) = grids_in(text)
    assert [line.of(text) for line in grid.above] == ["附表", "主要指标", "单位：亿元"]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("亿元", True), ("元", True), ("万人次", True), ("%", True), ("％", True), ("个百分点", True),
        ("微克/立方米", True), ("千公顷", True), ("可比价", False), ("2023年", False), ("", False),
        ("亿", False),
    ],
)  # fmt: skip
def test_words_for_units(word: str, known: bool) -> None:
    assert is_unit(word, UNITS) is known


def test_the_first_of_several_units() -> None:
    assert first_unit("亿元、%", UNITS) == "亿元"
    assert first_unit("可比价，万元", UNITS) == "万元"
    assert first_unit("可比价", UNITS) == ""


@pytest.mark.parametrize(
    ("cell", "unit", "sentence"),
    [
        ("9.4", "亿元", "9.4亿元"),
        ("9.4左右", "%", "9.4%左右"),
        ("9.4以上", "%", "9.4%以上"),
        ("≥9.4", "%", "不低于9.4%"),
        ("<= 9.4", "%", "不高于9.4%"),
        ("增长9.4", "%", "增长9.4%"),
        ("增长9.4%", "%", "增长9.4%"),
        ("9.4亿元", "万元", "9.4亿元"),
        ("+9.4", "%", "9.4%"),
        ("－9.4", "%", "-9.4%"),
        ("6-7", "%", "6-7%"),
        ("6—7左右", "%", "6—7%左右"),
        ("1 200", "户", "1200户"),
        ("1,200", "户", "1,200户"),
        ("9.4（预计）", "%", "9.4%（预计）"),
        ("1:2:3", "", "1:2:3"),
        ("持平", "%", ""),
    ],
)
def test_a_cell_as_it_would_stand_in_a_sentence(cell: str, unit: str, sentence: str) -> None:
    written = Written(cell)
    figure = CellFigure(Span(0, 0), Span(0, len(cell)), 0, unit, Span(0, len(cell)))
    write_value(written, cell, figure)
    assert written.text == sentence


def test_what_is_written_leads_back() -> None:
    source = "地区 总值 | －5"
    written = Written(source)
    written.take(Span(0, 5))
    written.add("增长")
    written.stand_for(Span(8, 9), "-")
    written.take(Span(9, 10))
    written.add("%")
    assert written.text == "地区总值增长-5%"
    assert len(written) == 9
    assert written.place(Span(0, 4)) == Span(0, 5)
    assert written.place(Span(6, 8)) == Span(8, 10)
    assert written.place(Span(4, 6)) is None
    whole = Span(0, len(written))
    assert written.written_at(Span(8, 10), whole) == Span(6, 9)
    assert written.written_at(Span(0, 2), whole) == Span(0, 2)
    assert written.written_at(Span(6, 7), whole) is None


def test_the_words_of_a_kind_are_disjoint() -> None:
    words = head_words()
    exact = [*words.serial, *words.unit, *words.area, *words.time, *words.name]
    assert len(exact) == len(set(exact))
