"""The outline: series, impostors, nesting, stretches, roles, and what holds for every text."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gwreport.interfaces import OutlineParser
from gwreport.model import Section, SectionRole
from gwreport.outline.candidates import MarkerPlace, Style, find_candidates
from gwreport.outline.decode import ReportOutlineParser
from gwreport.outline.roles import (
    CASES,
    FIRST_PLAN,
    child_role,
    explained_top_roles,
    is_mixed,
    title_role,
    top_roles,
)
from gwreport.outline.series import choose

PARSER = ReportOutlineParser()
BODY = "全县上下团结一心、克难奋进，各项工作取得了新的进步。城乡面貌有了很大变化，群众生活继续得到改善。"


def walk(text: str) -> list[Section]:
    return [section for top in PARSER.parse(text) for section in top.walk()]


def headed(text: str) -> list[tuple[str, str, int]]:
    """Marker, title and level of every section that has a heading."""
    return [(s.marker, s.title, s.level) for s in walk(text) if s.heading]


def numbered(text: str) -> list[tuple[str, str]]:
    return [(marker, title) for marker, title, _ in headed(text) if marker]


def joined(*lines: str) -> str:
    return "\n".join(lines)


def test_is_a_component() -> None:
    assert isinstance(PARSER, OutlineParser)
    assert PARSER.name == "report"


# ---- numbering ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, style, number, place",
    [
        ("一、工作回顾", Style.HAN, 1, MarkerPlace.LINE),
        ("前言。\n　　二、工作安排", Style.HAN, 2, MarkerPlace.LINE),
        ("前言。二、工作安排", Style.HAN, 2, MarkerPlace.SENTENCE),
        ("前言！ 二、工作安排", Style.HAN, 2, MarkerPlace.SENTENCE),
        ("做好以下工作：（一）加快发展", Style.PAREN_HAN, 1, MarkerPlace.COLON),
        ("(十一)加快发展", Style.PAREN_HAN, 11, MarkerPlace.LINE),
        ("3.加快发展", Style.ARABIC, 3, MarkerPlace.LINE),
        ("12、加快发展", Style.ARABIC, 12, MarkerPlace.LINE),
        ("（2）加快发展", Style.PAREN_ARABIC, 2, MarkerPlace.LINE),
        ("⑵加快发展", Style.PAREN_ARABIC, 2, MarkerPlace.LINE),
        ("㈢加快发展", Style.PAREN_HAN, 3, MarkerPlace.LINE),
        ("二．加快发展", Style.HAN, 2, MarkerPlace.LINE),
        ("二 、加快发展", Style.HAN, 2, MarkerPlace.LINE),
        ("三、三、加快发展", Style.HAN, 3, MarkerPlace.LINE),
        ("①加快发展", Style.CIRCLED, 1, MarkerPlace.LINE),
        ("第三，加快发展", Style.ORDINAL, 3, MarkerPlace.LINE),
        ("第二部分 工作安排", Style.PART, 2, MarkerPlace.LINE),
        ("二是加快发展", Style.ITEM, 2, MarkerPlace.LINE),
        ("其次，加快发展", Style.SEQUENCE, 2, MarkerPlace.LINE),
        ("——经济稳步增长。", Style.DASH, 0, MarkerPlace.LINE),
    ],
)
def test_candidates(text: str, style: Style, number: int, place: MarkerPlace) -> None:
    (found,) = find_candidates(text)
    assert (found.style, found.number, found.place) == (style, number, place)


@pytest.mark.parametrize(
    "text",
    [
        "推动一、二、三产业融合发展",
        "三一、三安、惠科等企业投产",
        "我们要增进团结统 一、增强斗争精神",
        "这是我们的第一、也是唯一、最后的选择",
        "亩均产出居全省之一、发展势头良好",
        "3.5万吨",
        "2021.加快",
        "第一产业增长4%",
        "增长（十）",
        "六是不是",
        "增速居第二.加快",
    ],
)
def test_no_candidates(text: str) -> None:
    assert [c for c in find_candidates(text) if c.style in (Style.HAN, Style.PAREN_HAN, Style.ARABIC)] == []


# ---- series ------------------------------------------------------------------------------------


def outline(*lines: str) -> list[tuple[str, int]]:
    """Marker and depth of the headings chosen in a text of these lines, each followed by a body."""
    text = "\n".join(f"{line}\n{BODY}" for line in lines)
    return [(text[c.candidate.start : c.candidate.end], c.depth) for c in choose(find_candidates(text))]


def test_series_nest_and_return() -> None:
    assert outline("一、甲", "（一）乙", "（二）丙", "二、丁", "（一）戊", "（二）己", "三、庚") == [
        ("一、", 1), ("（一）", 2), ("（二）", 2), ("二、", 1), ("（一）", 2), ("（二）", 2), ("三、", 1),
    ]  # fmt: skip


def test_a_restart_without_outer_continuation_is_one_level_deeper() -> None:
    assert outline("一、甲", "二、乙", "三、丙", "一、丁", "二、戊", "三、己", "四、庚", "五、辛") == [
        ("一、", 1), ("二、", 1), ("三、", 1), ("一、", 2), ("二、", 2), ("三、", 2), ("四、", 2),
        ("五、", 2),
    ]  # fmt: skip


def test_a_lost_number_leaves_the_rest() -> None:
    assert outline("一、甲", "三、丙", "四、丁") == [("一、", 1), ("三、", 1), ("四、", 1)]


def test_a_number_printed_twice_stays_on_its_level() -> None:
    assert outline("一、甲", "二、乙", "三、丙", "三、丁", "四、戊") == [
        ("一、", 1), ("二、", 1), ("三、", 1), ("三、", 1), ("四、", 1),
    ]  # fmt: skip


def test_numbers_that_run_on_through_sections() -> None:
    lines = ["一、总", "（一）甲", "1.子", "2.丑", "（二）乙", "3.寅", "4.卯", "（三）丙", "5.辰", "6.巳"]
    assert [depth for _, depth in outline(*lines)] == [1, 2, 3, 3, 2, 3, 3, 2, 3, 3]


def test_a_lone_marker_in_a_sentence_is_no_heading() -> None:
    text = joined("一、去年工作回顾", BODY, "二、今年工作安排", "新区承载能力提高。一、水厂扩建完成。" + BODY)
    assert [marker for marker, _ in numbered(text)] == ["一、", "二、"]


def test_lists_within_a_sentence_are_no_headings() -> None:
    listed = "主要做法有（一）建章立制、（二）压实责任、（三）强化督查等。"
    text = joined("一、去年工作回顾", listed + BODY, "二、今年工作安排", BODY)
    assert [marker for marker, _ in numbered(text)] == ["一、", "二、"]


@pytest.mark.parametrize(
    ("agenda", "found"),
    [
        ("我讲三个问题：一、关于农业的问题；二、关于工业的问题；三、关于教育的问题。", False),
        ("现将以下几个问题报告如下：\n一、关于农业；\n二、关于工业；\n三、关于教育。\n", False),
        ("我就三个问题作一汇报。一、农业形势问题；二、工业形势问题；三、教育问题。", False),
        # Headings with a body after each, and a list of works that no report is said to be about.
        ("我讲三个问题：\n一、农业形势\n粮食丰收，农民增收。\n二、工业形势\n产销两旺，效益回升。\n", True),
        ("抓好下列工作：\n一、农业生产；\n二、工业生产；\n三、教育改革。\n", True),
    ],
)
def test_the_questions_of_an_agenda_are_no_headings(agenda: str, found: bool) -> None:
    text = f"各位代表：\n{agenda}\n（一）农业生产再获丰收\n{BODY}\n（二）工业生产稳步回升\n{BODY}\n"
    tops = [section.marker for section in PARSER.parse(text)]
    assert ("一、" in tops) is found


@pytest.mark.parametrize("title", ["2024年青岚县政府工作报告", "2024年政府工作报告（摘要）", "政府工作报告"])
def test_the_title_of_a_report_is_no_heading(title: str) -> None:
    text = f"{title}\n一、2023年工作回顾\n{BODY}\n二、2024年工作安排\n{BODY}\n"
    roles = [(s.title, str(s.role)) for s in PARSER.parse(text) if s.marker]
    assert roles == [("2023年工作回顾", "review"), ("2024年工作安排", "plan")]
    assert all(s.level == 1 for s in PARSER.parse(text))


def test_nothing_comes_of_plain_text() -> None:
    assert PARSER.parse("") == ()
    assert PARSER.parse("今天天气很好，我们去公园。") == ()


# ---- headings ----------------------------------------------------------------------------------

LINED = f"""云河县政府工作报告
——2022年1月5日在云河县第十八届人民代表大会第一次会议上
县长 王明
各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。
一、2021年工作回顾
{BODY}
（一）经济稳步增长。{BODY}
（二）民生持续改善。{BODY}
同时，我们也清醒地看到，发展中还存在不少困难和问题：产业结构不优，创新能力不强，公共服务还有短板。
二、2022年工作安排
{BODY}
（一）壮大实体经济
{BODY}
（二）加强政府自身建设
{BODY}
各位代表！让我们更加紧密地团结起来，为建设美丽云河而努力奋斗！
"""


def test_a_whole_report() -> None:
    assert headed(LINED) == [
        ("一、", "2021年工作回顾", 1),
        ("（一）", "经济稳步增长", 2),
        ("（二）", "民生持续改善", 2),
        ("二、", "2022年工作安排", 1),
        ("（一）", "壮大实体经济", 2),
        ("（二）", "加强政府自身建设", 2),
    ]
    roles = [(s.marker, s.role.value) for s in walk(LINED)]
    assert roles == [
        ("", "opening"), ("一、", "review"), ("（一）", "review"), ("（二）", "review"), ("", "problems"),
        ("二、", "plan"), ("（一）", "plan"), ("（二）", "self_building"), ("", "closing"),
    ]  # fmt: skip


def test_run_in_titles_end_before_the_first_full_stop() -> None:
    sections = {s.title: s.run_in for s in walk(LINED) if s.heading}
    assert sections["经济稳步增长"]
    assert not sections["壮大实体经济"]


def test_spans() -> None:
    for section in walk(LINED):
        assert section.heading.of(LINED).startswith(section.marker)
        assert section.title in section.heading.of(LINED)
    review = next(s for s in walk(LINED) if s.title == "2021年工作回顾")
    assert review.span.of(LINED).startswith("一、2021年工作回顾")
    assert review.span.of(LINED).endswith("短板。\n")
    problems = next(s for s in walk(LINED) if s.role is SectionRole.PROBLEMS)
    assert (problems.marker, problems.title, len(problems.heading)) == ("", "", 0)
    assert problems.span.of(LINED).startswith("同时，我们也清醒地看到")


@pytest.mark.parametrize("dirt", ["　　{}", "**{}**", "\t{}", "{}　", "{}\r", "# {}"])
def test_headings_in_dirty_lines(dirt: str) -> None:
    lines = [dirt.format("一、去年工作回顾"), BODY, dirt.format("二、今年工作安排"), BODY]
    assert numbered("\n".join(lines)) == [("一、", "去年工作回顾"), ("二、", "今年工作安排")]


def test_unnumbered_top_headings_stand_alone_on_a_line() -> None:
    review = ("2021年工作回顾", BODY, "（一）甲乙丙丁", BODY, "（二）戊己庚辛", BODY)
    plan = ("2022年工作安排", BODY, "（一）子丑寅卯", BODY, "（二）辰巳午未", BODY)
    glossary = ("名词解释", "1.放管服：指简政放权。", "2.双创：指创业创新。")
    text = joined("各位代表：", *review, *plan, *glossary)
    assert headed(text) == [
        ("", "2021年工作回顾", 1), ("（一）", "甲乙丙丁", 2), ("（二）", "戊己庚辛", 2),
        ("", "2022年工作安排", 1),
        ("（一）", "子丑寅卯", 2), ("（二）", "辰巳午未", 2), ("", "名词解释", 1),
    ]  # fmt: skip
    assert [s.role.value for s in PARSER.parse(text)][1:] == ["review", "plan", "glossary"]


@pytest.mark.parametrize(
    "title",
    [
        "名词注解：",
        "附注",
        "《政府工作报告》部分名词解释",
        "附件2：报告中有关用语说明",
        "（政府工作报告相关名词释义）",
        "附录一：词语解释",
    ],
)
@pytest.mark.parametrize(
    "entries",
    [
        ("一网通办：指一个网站办成事。", "三色榜：指红黄蓝三种榜单。"),
        ("①“一网通办”指一个网站办成事。", "②“三色榜”指红黄蓝三种榜单。"),
        ("一、一网通办", "指一个网站办成事。" + BODY, "二、三色榜", "指红黄蓝三种榜单。" + BODY),
    ],
)
def test_entries_of_a_glossary_are_no_headings(title: str, entries: tuple[str, ...]) -> None:
    text = joined("各位代表：", "一、去年工作回顾", BODY, "二、今年工作安排", BODY, title, *entries)
    assert [t for _, t, _ in headed(text)] == ["去年工作回顾", "今年工作安排", title]
    assert PARSER.parse(text)[-1].role is SectionRole.GLOSSARY


def test_a_link_to_the_glossary_above_the_report_ends_nothing() -> None:
    text = joined("名词解释", "各位代表：", "一、去年工作回顾", BODY, "二、今年工作安排", BODY)
    assert numbered(text) == [("一、", "去年工作回顾"), ("二、", "今年工作安排")]


def test_an_annex_after_a_glossary_has_headings_again() -> None:
    glossary = ("名词解释", "一、一网通办", "二、三色榜")
    annex = ("附件：民生实事", "一、修桥铺路", BODY, "二、建校办学", BODY)
    text = joined("各位代表：", "一、去年工作回顾", BODY, "二、今年工作安排", BODY, *glossary, *annex)
    titles = [title for _, title, _ in headed(text)]
    assert titles[2:] == ["名词解释", "附件：民生实事", "修桥铺路", "建校办学"]


@pytest.mark.parametrize(
    "lines, expected",
    [
        (
            ("第1篇 去年工作回顾", "第一章 林业", BODY, "第二章 渔业", BODY,
             "第2篇 今年工作安排", "第三章 商贸", BODY),
            [("第1篇", "去年工作回顾", 1), ("第一章", "林业", 2), ("第二章", "渔业", 2),
             ("第2篇", "今年工作安排", 1), ("第三章", "商贸", 2)],
        ),
        (("第一章 林业", "第一节 造林", BODY, "第二节 护林", BODY, "第二章 渔业", BODY),
         [("第一章", "林业", 1), ("第一节", "造林", 2), ("第二节", "护林", 2), ("第二章", "渔业", 1)]),
        (("目　录", "第一章 林业……1", "第二章 渔业……8", "第一章 林业", BODY, "第二章 渔业", BODY),
         [("第一章", "林业", 1), ("第二章", "渔业", 1)]),
        (("一，去年工作回顾", BODY, "二，今年工作安排", BODY),
         [("一，", "去年工作回顾", 1), ("二，", "今年工作安排", 1)]),
        (("一．去年工作回顾", BODY, "二．今年工作安排", BODY),
         [("一．", "去年工作回顾", 1), ("二．", "今年工作安排", 1)]),
        (("一、三次党代会确定的任务完成情况", BODY, "二、今年工作安排", BODY),
         [("一、", "三次党代会确定的任务完成情况", 1), ("二、", "今年工作安排", 1)]),
        (("一、去年工作回顾", BODY, "二、今年工作安排", "—修桥铺路。" + BODY, "—建校办学。" + BODY),
         [("一、", "去年工作回顾", 1), ("二、", "今年工作安排", 1),
          ("—", "修桥铺路", 2), ("—", "建校办学", 2)]),
        (("一、去年工作回顾", "水位在5", "—8米之间。", "—9米以上有三处。" + BODY, "二、今年工作安排", BODY),
         [("一、", "去年工作回顾", 1), ("二、", "今年工作安排", 1)]),
        (("● 去年工作回顾", "● 林业增收", BODY, "● 今年工作安排", BODY),
         [("●", "去年工作回顾", 1), ("●", "林业增收", 2), ("●", "今年工作安排", 1)]),
        (("一、持续推进生态", "文明建设和绿色发展", BODY, "二、今年工作安排", BODY),
         [("一、", "持续推进生态文明建设和绿色发展", 1), ("二、", "今年工作安排", 1)]),
        (("一、去年工作回顾", "农业增产增收", BODY, "二、今年工作安排", "抓好春耕备耕", BODY),
         [("一、", "去年工作回顾", 1), ("", "农业增产增收", 2),
          ("二、", "今年工作安排", 1), ("", "抓好春耕备耕", 2)]),
    ],
)  # fmt: skip
def test_foreign_and_damaged_numbering(lines: tuple[str, ...], expected: list[tuple[str, str, int]]) -> None:
    assert headed(joined("各位代表：", *lines)) == expected


def test_two_line_headings_without_numbers() -> None:
    first, second = ("同心同德开新局", "脚踏实地办实事"), ("鼓足干劲再攀高", "一以贯之惠民生")
    text = joined("各位代表：", "请予审议。", *first, BODY, *second, BODY)
    assert [t for _, t, _ in headed(text)] == ["同心同德开新局脚踏实地办实事", "鼓足干劲再攀高一以贯之惠民生"]
    assert headed(joined("各位代表：", "请予审议。", *first, BODY)) == []


@pytest.mark.parametrize(
    "line",
    ["2030年和“十六五”：城乡面貌焕然一新", "“十六五”——爬坡过坎的五年", "2031年面临的机遇和挑战"],
)
def test_unnumbered_headings_with_year_colon_or_dash(line: str) -> None:
    text = joined("各位代表：", "一、2030年工作回顾", BODY, line, BODY, "二、2031年工作安排", BODY)
    assert [title for _, title, _ in headed(text)] == ["2030年工作回顾", line, "2031年工作安排"]
    assert line + "：" not in {s.title for s in walk(text.replace(line, line + "："))}


@pytest.mark.parametrize(
    "review, plan",
    [
        ("2030年的工作", "关于2031年的工作"),
        ("过去一年的工作", "乘势而上，扎实做好2031年各项工作"),
        ("凝心聚力谱新篇", "乘风破浪启新程"),
    ],
)
def test_unnumbered_top_headings_above_numbered_parts(review: str, plan: str) -> None:
    parts = ("一、林业", BODY, "二、渔业", BODY)
    text = joined("各位代表：", "请予审议。", review, *parts, plan, *parts)
    assert [(title, level) for _, title, level in headed(text)] == [
        (review, 1), ("林业", 2), ("渔业", 2), (plan, 1), ("林业", 2), ("渔业", 2),
    ]  # fmt: skip


def test_enumerations() -> None:
    review = ("一、去年工作回顾", BODY, "一是农业稳步增长。" + BODY, "二是工业提质增效。" + BODY)
    text = joined(*review, "二、今年工作安排", "——加快转型。" + BODY, "——改善民生。" + BODY)
    assert headed(text) == [
        ("一、", "去年工作回顾", 1), ("一是", "农业稳步增长", 2), ("二是", "工业提质增效", 2),
        ("二、", "今年工作安排", 1), ("——", "加快转型", 2), ("——", "改善民生", 2),
    ]  # fmt: skip


def test_a_single_item_is_no_enumeration() -> None:
    text = f"一、去年工作回顾\n一是农业稳步增长。{BODY}\n二、今年工作安排\n{BODY}"
    assert [marker for marker, _ in numbered(text)] == ["一、", "二、"]


# ---- stretches and roles -----------------------------------------------------------------------


def test_a_body_without_headings_turns_from_review_to_plan() -> None:
    text = "\n".join(
        ["各位代表：", "现在，我代表镇人民政府向大会报告工作，请予审议。", *["过去一年，" + BODY] * 6,
         "我们也清醒地看到，工作中还存在不少问题：基础设施薄弱，产业规模不大，服务能力不足。",
         "今年工作的总体要求是：坚持稳中求进。", *["要" + BODY] * 6,
         "各位代表，让我们紧密团结在一起，为建设新家园而奋斗！"]
    )  # fmt: skip
    sections = PARSER.parse(text)
    assert [s.role.value for s in sections] == ["opening", "review", "plan", "closing"]
    assert all(s.marker == s.title == "" and not s.heading for s in sections)
    assert sections[2].span.of(text).startswith("今年工作的总体要求是")
    assert [s.role.value for s in sections[1].children] == ["problems"]


def test_problems_are_sought_in_reviews_only() -> None:
    trouble = "我们必须清醒地看到，还存在基础薄弱、结构不优、创新不足等问题。"
    text = joined("一、去年工作回顾", BODY, "二、今年工作安排", BODY, trouble, BODY)
    assert SectionRole.PROBLEMS not in {s.role for s in walk(text)}


@pytest.mark.parametrize(
    "title, role",
    [
        ("2021年工作回顾", "review"),
        ("过去五年主要成就", "review"),
        ("今后五年的奋斗目标", "outlook"),
        ("2022年经济社会发展总体要求", "outlook"),
        ("2022年重点工作", "plan"),
        ("全面加强政府自身建设", "self_building"),
        ("存在的困难和问题", "problems"),
        ("名词解释", "glossary"),
        ("附件", "appendix"),
        ("加快发展现代农业", "other"),
    ],
)
def test_title_roles(title: str, role: str) -> None:
    assert title_role(title) == role


def test_roles_of_children() -> None:
    assert child_role("政府自身建设不断加强", SectionRole.REVIEW) is SectionRole.REVIEW
    assert child_role("存在的问题", SectionRole.REVIEW) is SectionRole.PROBLEMS
    assert child_role("加强政府自身建设", SectionRole.PLAN) is SectionRole.SELF_BUILDING
    assert child_role("重点工作", SectionRole.GLOSSARY) is SectionRole.GLOSSARY


@pytest.mark.parametrize(
    "titles, roles",
    [
        (["2020年主要工作", "2021年主要工作"], ["review", "plan"]),
        (["砥砺前行的一年", "开局起步的一年"], ["review", "plan"]),
        (
            ["工作回顾", "总体要求", "加快工业发展", "加强政府自身建设"],
            ["review", "outlook", "plan", "self_building"],
        ),
        (["本届政府的主要工作", "今后五年的总体要求", "2022年重点工作"], ["review", "outlook", "plan"]),
        (
            ["工作回顾", "工作安排", "附件", "2022年民生实事目标任务"],
            ["review", "plan", "appendix", "appendix"],
        ),
    ],
)
def test_top_roles(titles: list[str], roles: list[str]) -> None:
    assert [role.value for role in top_roles([(title, "") for title in titles])] == roles


ROLE_ROWS: list[tuple[str, list[tuple[str, str]], list[str]]] = [
    ("after-glossary", [("名词解释", ""), ("民生实事目标任务", "")], ["glossary", "appendix"]),
    ("after-glossary", [("附件", ""), ("名词解释", "")], ["appendix", "glossary"]),
    ("earlier-year", [("2030年主要工作", ""), ("2031年主要工作", "")], ["review", "plan"]),
    ("earlier-year", [("2026年到2030年奋斗目标", ""), ("2031年重点工作", "")], ["outlook", "plan"]),
    ("title", [("工作回顾", ""), ("存在的问题", "")], ["review", "problems"]),
    ("achieved", [("城乡面貌显著改观", ""), ("群众生活不断改善", "")], ["review", "review"]),
    ("after-review", [("城乡面貌显著改观", ""), ("不断改善群众生活", "")], ["review", "plan"]),
    ("after-review", [("回顾", ""), ("今年安排", ""), ("生活不断改善", "")], ["review", "plan", "plan"]),
    ("reports", [("关于林业", "全年造林三千亩，比上年多一成。"), ("今年任务", "")], ["review", "plan"]),
    ("reports", [("工作回顾", ""), ("一、商贸", "零售额同比增长一成。")], ["review", "review"]),
    ("after-review", [("工作回顾", ""), ("商贸", "零售额要比上年增长一成。")], ["review", "plan"]),
    (
        "after-review",
        [("工作回顾", ""), ("今年任务", ""), ("商贸", "比上年增一成。")],
        ["review", "plan", "plan"],
    ),
    ("after-review", [("工作回顾", ""), ("乘势而上", "过去的经验")], ["review", "plan"]),
    ("begins-with-past", [("乘势而上", "去年全县增收，今年再干")], ["review"]),
    ("begins-with-coming", [("乘势而上", "今年要比去年干得更好")], ["plan"]),
    ("first", [("砥砺前行", ""), ("乘势而上", "")], ["review", "plan"]),
    ("unknown", [("乘势而上", "全县上下同心")], ["other"]),
    ("first-plan", [("主要工作", "去年完成了三件事"), ("重点工作", "")], ["review", "plan"]),
    ("first-plan", [("主要工作", "今年要做三件事"), ("重点工作", "")], ["plan", "plan"]),
]


@pytest.mark.parametrize(
    "rule, rows, roles", ROLE_ROWS, ids=[f"{rule}-{'-'.join(roles)}" for rule, _, roles in ROLE_ROWS]
)
def test_a_rule_gives_top_sections_their_roles(
    rule: str, rows: list[tuple[str, str]], roles: list[str]
) -> None:
    assert [str(role) for role, _ in explained_top_roles(rows)] == roles


def test_every_rule_for_top_sections_decides_in_a_row() -> None:
    decided = {rule for _, rows, _ in ROLE_ROWS for _, rule in explained_top_roles(rows)}
    assert decided == {case.id for case in CASES} | {FIRST_PLAN}
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize(
    "title, mixed",
    [
        ("过去五年的成就和今后五年的目标", True),
        ("目标完成情况和主要成就", False),
        ("工作回顾", False),
    ],
)
def test_titles_that_name_what_was_and_what_will_be(title: str, mixed: bool) -> None:
    assert is_mixed(title) is mixed


# ---- what holds for every text -----------------------------------------------------------------

WORDS = (
    "一、 二、 三、 十一、 （一） （二） (三) 1. 2、 （1） ① 第一， 第二部分 一是 二是 首先， 其次， ——"
    " 。 ！ ： ； ， “ ” （ ） 年 2021 😀 ** 统一、 各位代表 现在，我代表 请予审议。 工作回顾"
    " 2022年工作安排 名词解释 附件 清醒地看到问题不足困难 今年工作的总体要求 让我们紧密团结"
)
PIECES = st.sampled_from(WORDS.split()) | st.sampled_from(
    ["\n", "\n\n", " ", "　　", "\t", "\u200b", "\ud800"]
)
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=60).map("".join)


@given(TEXTS)
@example("一、")
@example("\n一、\n二、")
@example("各位代表\n名词解释\n名词解释")
@settings(max_examples=300, deadline=None)
@example("一、十一、 ")
def test_invariants(text: str) -> None:
    def check(sections: tuple[Section, ...], level: int, low: int, high: int) -> None:
        for section in sections:
            assert section.level == level
            assert low <= section.span.start <= section.span.end <= high
            assert section.span.contains(section.heading)
            assert section.heading.start == section.span.start
            assert section.heading.of(text).startswith(section.marker)
            assert section.title in section.heading.of(text)
            low = section.span.end
            check(section.children, level + 1, section.heading.end, section.span.end)

    sections = PARSER.parse(text)
    check(sections, 1, 0, len(text))
    order = [s.span.start for top in sections for s in top.walk()]
    assert order == sorted(order)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_outline(text: str) -> None:
    assert PARSER.parse(text) == ReportOutlineParser().parse(text)


DIGITS = "一二三四五六七八九"
CLAUSE = st.tuples(
    st.sampled_from(["加快", "推进", "抓好", "深化", "促进", "加强", "优化"]),
    st.sampled_from(["农业", "工业", "城乡", "交通", "生态", "文化", "科技", "教育", "乡村"]),
    st.sampled_from(["发展", "建设", "改革", "工作", "创新"]),
).map("".join)
TITLE = st.lists(CLAUSE, min_size=1, max_size=2, unique=True).map("，".join)
SENTENCES = st.lists(
    st.sampled_from(
        [BODY, "粮食总产达到20万吨，增长3%。", "新建学校两所、医院一所。", "我们坚持把群众利益放在首位。"]
    ),
    min_size=1,
    max_size=3,
).map("".join)
TREE = st.lists(
    st.tuples(TITLE, SENTENCES, st.lists(st.tuples(TITLE, SENTENCES), max_size=5)), min_size=2, max_size=5
)
STYLES = st.sampled_from([("{}、", "（{}）"), ("{}、", "({})"), ("（{}）", "{n}."), ("{}、", "{n}、")])


@given(TREE, STYLES, st.sampled_from(["\n", "。"]))
@settings(max_examples=150, deadline=None)
def test_a_generated_outline_comes_back(
    tree: list[tuple[str, str, list[tuple[str, str]]]], styles: tuple[str, str], mark: str
) -> None:
    outer, inner = styles
    if mark == "。" and "{n}" in inner:
        mark = "。\n"
    text, wanted = "", []
    depth_of_top = 1 if outer.startswith("{}、") else None
    for number, (title, body, children) in enumerate(tree):
        marker = outer.format(DIGITS[number])
        text += f"\n{marker}{title}{mark}{body}"
        wanted.append((marker, title, 0))
        if len(children) > 1:
            for count, (name, words) in enumerate(children):
                marker = inner.format(DIGITS[count], n=count + 1)
                text += f"\n{marker}{name}{mark}{words}"
                wanted.append((marker, name, 1))
    got = [(s.marker, s.title, s.level) for s in walk(text) if s.marker]
    assert [row[:2] for row in got] == [row[:2] for row in wanted]
    if depth_of_top is not None:
        assert [level - 1 for _, _, level in got] == [depth for _, _, depth in wanted]


def seconds(text: str) -> float:
    """The least processor time of three parses."""
    times = []
    for _ in range(3):
        start = process_time()
        PARSER.parse(text)
        times.append(process_time() - start)
    return min(times)


def test_a_run_of_blanks_takes_no_time() -> None:
    seconds("一、工作")
    assert seconds("一、工作\n" + " " * 320_000 + "。\n") < 24 * seconds("一、工作\n" + " " * 40_000 + "。\n")


def test_time_grows_with_the_text() -> None:
    """Candidates are carried through a beam of fixed width: the number of hypotheses does not grow."""
    hostile = "一、（一）1.第一，一是——二、（二）" * 200
    seconds(hostile)
    assert seconds(hostile * 8) < 24 * seconds(hostile)


def test_siblings_do_not_overlap() -> None:
    for one, other in pairwise(PARSER.parse(LINED)):
        assert one.span.end <= other.span.start


def test_the_table_of_words_keeps_its_rules() -> None:
    from collections import Counter
    from importlib.resources import files
    from tomllib import loads

    table = loads((files("gwreport") / "outline/words.toml").read_text(encoding="utf8"))
    for row in table["role"]:
        assert SectionRole(row["name"])
        assert [word for word, count in Counter(row["title"].split()).items() if count > 1] == []
    for row in table["body"]:
        assert SectionRole(row["role"])
        assert row["reach"] > 0
        assert [word for word, count in Counter(row["words"].split()).items() if count > 1] == []
