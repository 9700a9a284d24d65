"""A body printed twice is read once, and a report that is interrupted stays one."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.model import Report
from gwreport.reading.splitting.prints import SAME, SHORTEST_PRINT, second_print

FRONT = "青岚县人民政府工作报告\n——2024年1月9日在青岚县第八届人民代表大会第三次会议上\n青岚县县长　周明\n"
OPENING = "各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n"
REVIEW = (
    "一、2023年工作回顾\n过去一年，全县上下克难奋进。地区生产总值增长5.2%，粮食产量31万吨。\n"
    "新增城镇就业2.1万人，改造老旧小区12个。\n"
)
PLAN = (
    "二、2024年工作安排\n新的一年，重点抓好以下工作。地区生产总值增长6%，粮食产量保持在31万吨以上。\n"
    "新增城镇就业2.2万人，建成高标准农田3万亩。\n"
)
END = "各位代表，让我们携手并肩，为建设富裕青岚而努力奋斗！\n"
BODY = OPENING + REVIEW + PLAN + END
GLOSSARY = "名词解释\n1.高标准农田：指旱涝保收、高产稳产的农田。\n"
MORE = "".join(
    f"第{n}产业园年内建成标准厂房，第{n}批企业入园，园区道路同步建成通车。\n" for n in range(1, 90)
)


def figures(report: Report) -> list[tuple[str, str, str, str]]:
    return [(s.indicator.id, s.quantity.text, str(s.status), str(s.period)) for s in report.statements]


ONCE = figures(gwreport.parse(FRONT + BODY))


def test_there_is_something_to_compare() -> None:
    assert {(name, text, status) for name, text, status, _ in ONCE} >= {
        ("gdp", "5.2%", "actual"),
        ("gdp", "6%", "target"),
        ("urban_jobs", "2.2万人", "target"),
    }


@pytest.mark.parametrize(
    "text",
    [
        FRONT + BODY + FRONT + BODY,
        FRONT + BODY + BODY,
        FRONT + BODY + BODY + GLOSSARY,
        FRONT + BODY + "\n\n" + BODY.replace("\n", "\n\n"),
        FRONT + BODY + BODY.replace("，", "， "),
        # without the opening
        FRONT + BODY + REVIEW + PLAN + END,
        # only a part of it
        FRONT + BODY + OPENING + REVIEW,
        # the first print breaks off
        FRONT + OPENING + REVIEW + BODY,
    ],
)
@pytest.mark.parametrize("read", ["parse", "read"])
def test_a_second_print_changes_nothing(text: str, read: str) -> None:
    reports = [gwreport.parse(text)] if read == "parse" else gwreport.read(text)
    assert [figures(report) for report in reports] == [ONCE]


@pytest.mark.parametrize("read", ["parse", "read"])
def test_nor_does_one_of_a_long_report(read: str) -> None:
    body = OPENING + REVIEW + MORE + PLAN + MORE + END
    text = FRONT + body + body
    reports = [gwreport.parse(text)] if read == "parse" else gwreport.read(text)
    assert [figures(report) for report in reports] == [figures(gwreport.parse(FRONT + body))]


def test_what_follows_the_second_print_is_kept() -> None:
    report = gwreport.parse(FRONT + BODY + BODY + GLOSSARY)
    assert report.text.endswith(GLOSSARY)
    assert [r.rule for r in report.document.repairs] == ["boilerplate"]


@pytest.mark.parametrize(
    "text",
    [
        FRONT + BODY,
        # a salutation, a sentence and a slogan said twice
        FRONT + BODY.replace(PLAN, "各位代表：\n成绩来之不易。\n" + PLAN),
        FRONT + BODY.replace(PLAN, "过去一年，全县上下克难奋进。这一年殊为不易。\n" + PLAN),
        FRONT + BODY + "附件\n现在，我代表县人民政府，向大会报告工作，请予审议。这是报告的第一句话。\n",
        "",
        "各位代表",
    ],
)
def test_what_is_no_second_print(text: str) -> None:
    assert second_print(text, 0) is None


def test_how_much_has_to_be_the_same() -> None:
    line = "".join(chr(0x4E00 + n) for n in range(SAME))
    for length, found in ((SHORTEST_PRINT, True), (SHORTEST_PRINT - 1, False)):
        assert (second_print(f"{line[:length]}\n{line[:length]}\n", 0) is not None) is found
    for same, found in ((SAME, True), (SAME - 1, False)):
        other = line[:same].ljust(SAME, "无")
        assert (
            second_print(f"{line[:100]}，{line[100:]}。余下。\n{other[:100]}，{other[100:]}。", 0) is not None
        ) is found


@pytest.mark.parametrize(
    "interruption",
    [
        "各位代表！我代表县人民政府，向全县人民、驻县部队官兵表示衷心感谢！\n",
        "各位代表：我向大会郑重报告，本届政府承诺的实事全部办结。\n",
        "各位代表、同志们：\n现在，我向大会报告下一步工作。\n",
        "图为周明县长代表县政府向大会作工作报告。\n",
        "县长周明作报告 记者 李青 摄\n",
        "谢谢大家！\n",
    ],
)
@pytest.mark.parametrize("appeal", ["", "为青岚争光，作出新贡献，夺取新胜利。\n"])
def test_an_interrupted_report_stays_one(interruption: str, appeal: str) -> None:
    body = OPENING + REVIEW + MORE + appeal + "{}" + PLAN + MORE + END
    (report,) = gwreport.read(FRONT + body.format(interruption))
    assert figures(report) == figures(gwreport.parse(FRONT + body.format("")))
    assert report.metadata.speaker == "周明"


@pytest.mark.parametrize(
    ("review", "plan"),
    [
        ("一、2023年工作回顾\n", "二、2024年工作安排\n"),
        ("一、上年工作\n开局良好。\n", "二、今年打算\n"),
        ("一、去年的成绩\n开局良好。\n", "三、明年的任务\n"),
    ],
)
def test_a_plan_that_repeats_the_sentences_of_the_review_is_no_second_print(review: str, plan: str) -> None:
    same = (
        "固定资产投资达到约100.07亿元。新改建农村公路增长约100.07公里。\n"
        "固定资产投资增长约1.5%。社会消费品零售总额增长约2.5%，城镇居民人均可支配收入增长约3.5%。\n"
    )
    report = gwreport.parse(FRONT + OPENING + review + same + plan + same)
    assert [s.marker for s in report.walk() if s.marker] == [review[:2], plan[:2]]
    assert [d.code for d in report.diagnostics if "boilerplate" in d.code] == []
