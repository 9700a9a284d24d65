"""What makes a document a report: each sign, its points, and how far each reaches."""

from __future__ import annotations

import pytest

from gwreport.reading.splitting.evidence import NEEDED, NEEDED_ALONE, SIGNS, evidence, is_report

OPENING = "现在，我代表县人民政府，向大会报告工作，请予审议。"
PLAIN = "我们坚持稳中求进，统筹城乡建设，改善居民收入，完成年初确定的各项任务，群众更加满意。"
AFFAIRS = "国民经济、生产总值、财政、农业、工业、教育、各级政府、人民生活、社会主义"
NO_TITLE = "。"


def document(*lines: str, length: int = 2000, last: str = "") -> str:
    """A text of so many characters: the lines, prose that is no sign of anything, and the last words."""
    text = "\n".join([*lines, ""])
    return text + (PLAIN * (length // len(PLAIN) + 1))[: max(0, length - len(text) - len(last))] + last


# For each sign a text of its own: title, first lines, length.
ALONE: dict[str, tuple[str, tuple[str, ...], int]] = {
    "opening": (NO_TITLE, (OPENING,), 2000),
    "opening of another body": (NO_TITLE, ("现在，我代表县法院，向大会报告工作，请予审议。",), 2000),
    "title": ("2021年云河县政府工作报告", (), 2000),
    "title about a report": ("云河县报告解读", (), 2000),
    "title of another report": ("云河县人大常委会工作报告", (), 2000),
    "title of a budget": ("云河县2021年预算执行情况和2022年预算草案的报告", (), 2000),
    "place of delivery": (NO_TITLE, ("在云河县第十届人民代表大会第三次会议上",), 2000),
    "address": (NO_TITLE, ("各位委员，",), 2000),
    "closing": (NO_TITLE, ("为美丽云河而奋斗。",), 2000),
    "headings": (NO_TITLE, ("一、回顾", "二、安排"), 2000),
    "long": (NO_TITLE, (), 6000),
    "short": (NO_TITLE, (), 1499),
    "resolution": (NO_TITLE, ("会议听取和审议了县长陈某所作的说明。",), 2000),
    "news": (NO_TITLE, ("近日，县里开工三个项目。",), 2000),
    "all public affairs": (NO_TITLE, (AFFAIRS,), 4000),
}


@pytest.mark.parametrize("sign", ALONE)
def test_each_sign_is_found_by_itself(sign: str) -> None:
    title, lines, length = ALONE[sign]
    assert [found.sign for found in evidence(document(*lines, length=length), title)] == [sign]


BOTH = {"title", "title about a report"}


def compose(signs: tuple[str, ...]) -> tuple[str, str]:
    """A text and a title that have these signs and no others."""
    named = [ALONE[sign][0] for sign in signs if ALONE[sign][0] != NO_TITLE]
    title = "云河县政府工作报告解读" if set(signs) >= BOTH else named[0] if named else NO_TITLE
    lines = [line for sign in signs if sign != "closing" for line in ALONE[sign][1]]
    lengths = [ALONE[sign][2] for sign in signs]
    last = "".join(ALONE["closing"][1]) if "closing" in signs else ""
    return document(*lines, length=min(lengths) if "short" in signs else max(lengths), last=last), title


# What just suffices and what just does not: one point more or less of any sign turns one of its rows round.
CRAWL = [
    (("opening", "address"), True),
    (("opening", "place of delivery"), True),
    (("opening", "closing"), True),
    (("opening", "headings"), True),
    (("opening", "long"), True),
    (("opening",), False),
    (("title", "address", "closing"), True),
    (("title", "headings", "all public affairs"), True),
    (("title", "place of delivery"), False),
    (("title", "address"), False),
    (("title", "closing"), False),
    (("title", "headings"), False),
    (("title", "long"), False),
    (("title", "all public affairs"), False),
    (("opening", "title", "title about a report", "place of delivery", "address", "closing"), True),
    (("opening", "title", "title about a report", "address", "closing"), False),
    (("opening", "title of a budget", "place of delivery", "address", "closing", "headings"), True),
    (("opening", "title of a budget", "address", "closing", "headings"), False),
    (("opening", "title", "short", "address", "headings"), True),
    (("opening", "title", "short", "address"), False),
    (("opening", "title", "resolution", "place of delivery", "address", "closing"), True),
    (("opening", "title", "resolution", "address", "closing"), False),
    (("title", "news", "place of delivery", "address", "closing", "headings"), True),
    (("title", "news", "place of delivery", "address", "closing"), False),
]
# A document that is all there is; what weighs most against a report does so even then.
ALL_BUT_LONG = ("place of delivery", "address", "closing", "headings")
SINGLE = [
    (("opening",), True),
    (("title", "address"), True),
    (("title",), False),
    (("title of another report", "opening", *ALL_BUT_LONG, "long"), True),
    (("title of another report", "opening", *ALL_BUT_LONG), False),
    (("opening of another body", "title", *ALL_BUT_LONG, "long", "all public affairs"), True),
    (("opening of another body", "title", *ALL_BUT_LONG, "long"), False),
]
ROWS = [*((False, *row) for row in CRAWL), *((True, *row) for row in SINGLE)]


@pytest.mark.parametrize("alone, signs, expected", ROWS, ids=lambda value: str(value))
def test_signs_together(alone: bool, signs: tuple[str, ...], expected: bool) -> None:
    text, title = compose(signs)
    assert {found.sign for found in evidence(text, title)} == set(signs)
    assert is_report(text, title, alone=alone) is expected


def test_every_sign_has_a_row_that_it_turns_round() -> None:
    points = {name: value for name, value, _ in SIGNS}
    assert set(ALONE) == set(points)
    for alone, needed in ((False, NEEDED), (True, NEEDED_ALONE)):
        sums = {signs: sum(points[sign] for sign in signs) for single, signs, _ in ROWS if single is alone}
        assert {total >= needed for total in sums.values()} == {True, False}
    for sign in points:
        turned = {
            (sum(points[s] for s in signs) - (NEEDED_ALONE if alone else NEEDED))
            for alone, signs, _ in ROWS
            if sign in signs
        }
        assert turned >= {0, -1}, sign


SPOKEN = OPENING[: OPENING.index("报告") + 2]
MET = "在县人大会议"


@pytest.mark.parametrize(
    "sign, reaches, falls_short",
    [
        ("opening", document(length=3000, last=SPOKEN), document(length=3001, last=SPOKEN)),
        ("place of delivery", document(length=600, last=MET), document(length=601, last=MET)),
        ("news", document(length=800, last="近日"), document(length=801, last="近日")),
        ("closing", "奋斗" + "。" * 2998, "奋斗" + "。" * 2999),
        ("long", document(length=6000), document(length=5999)),
        ("short", document(length=1499), document(length=1500)),
        (
            "resolution",
            document("会议审议了所作说明", length=2999),
            document("会议审议了所作说明", length=3000),
        ),
        ("all public affairs", document(AFFAIRS, length=4000), document(AFFAIRS, length=3999)),
        (
            "all public affairs",
            document(AFFAIRS.replace("生产总值、", ""), length=4000),
            document(AFFAIRS.replace("生产总值、财政、", ""), length=4000),
        ),
        ("headings", document("一、回顾", "（二）安排"), document("一、回顾")),
        ("headings", document("各项工作。一、回顾 二、安排"), document("统一、增强和第三、四季度")),
        (
            "opening",
            document("我代表向大会报告" + "工" * 18 + "政府"),
            document("我代表向大会报告" + "工" * 19 + "政府"),
        ),
    ],
)
def test_how_far_a_sign_reaches(sign: str, reaches: str, falls_short: str) -> None:
    assert sign in {found.sign for found in evidence(reaches, NO_TITLE)}
    assert sign not in {found.sign for found in evidence(falls_short, NO_TITLE)}


def test_without_a_title_the_first_short_line_is_one() -> None:
    assert "title" in {found.sign for found in evidence(document("2021年云河县政府工作报告"), None)}
    assert "title" not in {
        found.sign for found in evidence(document("云河县概况", "2021年云河县政府工作报告"), None)
    }
    assert "title" in {found.sign for found in evidence(document("云河县概况"), "云河县政府工作报告")}


@pytest.mark.parametrize(
    "title, signs",
    [
        ("云河县人民委员会工作的报告", {"title"}),
        ("青岚特区施政报告", {"title"}),
        ("云河县政府工作报告名词解释", BOTH),
        ("话说政府这份报告", {"title about a report"}),
        ("云河县财政预算报告", {"title of another report", "title of a budget"}),
        ("云河县国民经济和社会发展计划的报告", {"title of another report", "title of a budget"}),
        ("政协云河县委员会工作报告", {"title of another report"}),
        ("云河县人民法院和县政府工作报告", {"title"}),
        ("云河县概况", set()),
    ],
)
def test_what_a_title_says(title: str, signs: set[str]) -> None:
    assert {found.sign for found in evidence(document(), title)} == signs
