"""Where the words of a report begin and end, and which lines before them are its front matter."""

from __future__ import annotations

import pytest

from gwreport.reading.splitting import openings, titles

OPENING = "现在，我代表县人民政府，向大会报告工作，请予审议。"
PROSE = "我们坚持稳中求进，统筹城乡建设，改善居民收入，完成年初确定的各项任务，群众更加满意。"


def prose(length: int) -> str:
    return (PROSE * (length // len(PROSE) + 1))[:length]


# --- openings


def test_one_opening_for_each_report() -> None:
    def starts(gap: int) -> list[int]:
        view = f"{OPENING}{prose(gap - len(OPENING))}{OPENING}"
        return [place - OPENING.index("我") for place in openings.starts(view, 0, len(view))]

    assert starts(1500) == [0, 1500]
    assert starts(1499) == [0]
    court = "我代表县法院，向大会报告工作。" + prose(2000)
    assert list(openings.starts(court, 0, len(court))) == []
    assert list(openings.starts(OPENING, 4, len(OPENING))) == []
    assert list(openings.starts(OPENING, 0, 10)) == []


@pytest.mark.parametrize(
    "before, expected",
    [
        ("上一年的事。2021年云河县政府工作报告", "2021年云河县政府工作报告"),
        ("上一年的事。各位代表：", "各位代表："),
        ("上一年的事！同志们：", "同志们："),
        ("上一年的事？政府工作报告各位代表：", "政府工作报告各位代表："),
        ("（会议讲话）各位代表：", "各位代表："),
        ("没有标记的话，", None),
    ],
)
def test_the_front_of_a_report_in_one_line(before: str, expected: str | None) -> None:
    text = prose(200).replace("。", "，") + before
    at = openings.front_in_line(text + OPENING, 0, len(text))
    assert at == (len(text) - len(expected) if expected else 0)


@pytest.mark.parametrize("gap, found", [(200, True), (201, False)])
def test_the_front_is_looked_for_just_before_the_opening(gap: int, found: bool) -> None:
    line = "，" * 299 + "。各位代表" + "，" * (gap - 4) + OPENING
    assert openings.front_in_line(line, 0, 300 + gap) == (300 if found else 0)


def test_a_line_that_begins_near_its_opening_is_taken_whole() -> None:
    line = "题目。各位代表：" + "，" * 192 + OPENING
    assert openings.front_in_line(line, 0, 200) == 3
    assert openings.front_in_line(line, 1, 200) == 1
    assert openings.front_in_line("题目。各位代表：" + OPENING, 0, 8) == 0


@pytest.mark.parametrize(
    "text, expected",
    [
        ("云河县政府工作报告\n各位代表：\n" + OPENING, 10),
        ("云河县政府工作报告\n" + OPENING, 13),
        ("云河县政府工作报告\n" + OPENING + "各位代表", 13),
        ("云河县政府工作报告\n\n" + "，" * 59 + "。", 11),
        ("云河县政府工作报告\n" + "，" * 58 + "。", 0),
        ("云河县政府工作报告\n" + "，" * 59 + "。", 10),
        ("云河县政府工作报告", 0),
        ("\n" * 2996 + "同志们：", 2996),
        ("\n" * 2998 + "同志们：", 0),
    ],
)
def test_where_the_words_begin(text: str, expected: int) -> None:
    assert openings.body_start(text, 0) == expected


@pytest.mark.parametrize("appeal", ["各位代表", "让我们", "努力奋斗", "不懈奋斗"])
def test_where_the_closing_appeal_ends(appeal: str) -> None:
    text = prose(600)
    assert openings.closing_start(f"{text}{appeal}。") == len(text + appeal)
    assert openings.closing_start(f"{text}让我们{appeal}。") == len(text + appeal) + 3
    assert openings.closing_start(f"{appeal}。{text}") == (len(text + appeal) + 1) // 2


def test_a_stretch_without_its_end_and_one_without_its_beginning() -> None:
    whole = OPENING + prose(2000) + "为云河而奋斗。"
    cut = OPENING + prose(2000)
    rest = prose(2000) + "各位代表！为云河而奋斗。"
    assert [openings.is_unfinished(text, 0, len(text)) for text in (whole, cut, rest)] == [False, True, False]
    assert [openings.is_continued(text, 0, len(text)) for text in (whole, cut, rest)] == [False, False, True]
    assert not openings.is_continued(prose(500), 0, 500)
    for gap, unfinished in ((398, False), (399, True)):
        text = OPENING + prose(2000) + "奋斗" + "。" * gap
        assert openings.is_unfinished(text, 0, len(text)) is unfinished
    spoken = OPENING.index("报告") + 2
    for length, opened in ((3000 - spoken, True), (3001 - spoken, False)):
        text = prose(length) + OPENING + "各位代表"
        assert openings.is_continued(text, 0, len(text)) is not opened


def test_two_prints_of_a_report_have_one_signature() -> None:
    body = OPENING + prose(1000)
    same = "云河日报 讯\n" + OPENING + "\n\n" + prose(1000).replace("，", " ，")
    assert openings.signature(body) == openings.signature(same)
    assert len(openings.signature(body)) == 300
    assert openings.signature(body) != openings.signature(OPENING + "另一份。" + prose(1000))
    assert openings.signature(body) == openings.signature(body[:400] + "另一份。")
    assert openings.signature("云河") == "云河"
    assert openings.signature("，" * 2499 + "云河") == "云"


# --- titles and front matter


@pytest.mark.parametrize(
    "line",
    [
        *(
            "云河县政府工作报告",
            "在第三次全会会议上",
            "1月8日会议通过",
            "县第十届代表大会",
            "县人大",
            "第三次会议",
            "各位代表",
            "县长陈某",
        ),
        *(
            "大会主席团",
            "国务院总理",
            "管委会主任",
            "行署专员",
            "（陈某）",
            "——在会上",
            "[摘要]",
            "2021年1月8日",
            "来源：日报",
        ),
        *("时间：上午", "日期：8日", "作者：陈某", "责任编辑：陈某", "字号：大", "打印", "浏览：8次", "分享"),
        *("镇长", "乡长", "市长", "区长", "州长", "省长", "旗长", "盟长"),
    ],
)
def test_lines_of_the_front_matter(line: str) -> None:
    assert titles.is_front_matter(line)
    assert titles.is_front_line(line + "，" * (80 - len(line)))
    assert not titles.is_front_line(line + "，" * (81 - len(line)))


@pytest.mark.parametrize("line", ["加快发展步伐", "班长王某"])
def test_lines_that_say_nothing_of_the_delivery(line: str) -> None:
    assert not titles.is_front_matter(line)
    assert titles.is_front_line(line + "字" * (12 - len(line)))
    assert not titles.is_front_line(line + "字" * (13 - len(line)))
    for end in "。！；":
        assert not titles.is_front_line(line + end)


LONG = "云河县第十届人民代表大会第三次会议文件汇编之一共计八份各代表团会前阅读"


@pytest.mark.parametrize(
    "text, title",
    [
        ("云河县政府工作报告", "云河县政府工作报告"),
        ("  # 云河县政府工作报告\n", "云河县政府工作报告"),
        ("来源：日报\n云河县国务院工作报告\n", "云河县国务院工作报告"),
        ("云河县人民委员会工作的报告", "云河县人民委员会工作的报告"),
        ("青岚特区施政报告", "青岚特区施政报告"),
        # what a site adds
        ("云河县政府工作报告_云河县门户", "云河县政府工作报告"),
        ("云河县政府工作报告 | 云河县", "云河县政府工作报告"),
        ("云河县政府工作报告-云河县人民政府", "云河县政府工作报告"),
        ("云河县政府工作报告——陈某讲话", "云河县政府工作报告——陈某讲话"),
        # a sentence is no title
        ("我的政府工作报告", None),
        ("会议听取，政府工作报告", None),
        ("首页>政府工作报告", None),
        ("陈某作政府工作报告", None),
        ("陈某做政府工作报告", None),
        # a line with the text glued to its title
        ("云河县政府工作报告" + "各位代表" * 20, "云河县政府工作报告"),
        ("云河县政府工作报告（2021年1月8日）" + "各位代表" * 20, "云河县政府工作报告（2021年1月8日）"),
        (
            LONG + "政府工作报告" + "字" * (60 - len(LONG) - 6),
            LONG + "政府工作报告" + "字" * (60 - len(LONG) - 6),
        ),
        ("字" * 40 + "政府工作报告" + "字" * 15, "字" * 40 + "政府工作报告"),
        ("字" * 41 + "政府工作报告" + "字" * 14, None),
        ("字" * 41 + "政府工作报告", "字" * 41 + "政府工作报告"),
        ("字" * 41 + "政府工作报告" + "字" * 13, "字" * 41 + "政府工作报告" + "字" * 13),
        ("\n" * 2994 + "政府工作报告", "政府工作报告"),
        ("\n" * 2995 + "政府工作报告", None),
    ],
)
def test_the_title_of_a_document(text: str, title: str | None) -> None:
    assert titles.title_line(text) == title


@pytest.mark.parametrize(
    "text, line",
    [
        ("\n  云河县概况\n二", "云河县概况"),
        ("字" * 63 + "\n云河县概况", "云河县概况"),
        ("字" * 61, "字" * 61),
        ("一句话。\n云河县概况", "云河县概况"),
        ("字\n云河", "云河"),
        ("。", None),
        ("\n" * 2998 + "云河", "云河"),
        ("\n" * 2999 + "云河", None),
    ],
)
def test_the_first_short_line(text: str, line: str | None) -> None:
    assert titles.first_line(text) == line


def test_a_title_without_its_site() -> None:
    assert titles.bare_title("云河县政府工作报告_云河网 ") == "云河县政府工作报告"
    assert titles.bare_title(" 云河县政府工作报告") == "云河县政府工作报告"
