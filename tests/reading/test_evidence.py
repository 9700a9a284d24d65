"""What makes a document a report: each sign, its points, and how far each reaches."""

from __future__ import annotations

import pytest

from gwreport.reading.splitting.evidence import NEEDED, NEEDED_ALONE, SIGNS, Seen, evidence, is_report

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
    "title of another document": ("云河县机构改革方案", (), 2000),
    "headings of a scheme": (NO_TITLE, ("1.指导思想", "2.基本原则和工作目标"), 2000),
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
    (("opening", "title of another document", "place of delivery", "address", "closing", "headings"), True),
    (("opening", "title of another document", "place of delivery", "address", "closing"), False),
    (("title", "headings of a scheme", "place of delivery", "address", "closing", "headings"), True),
    (("title", "headings of a scheme", "place of delivery", "address", "closing"), False),
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
    assert is_report(Seen.of(text, title), alone=alone) is expected


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
        ("headings", document("一、回顾", "二、安排", "三、建设"), document("（一）回顾")),
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


# --- the words: a sentence or title for each, as reports and the texts beside them have it


def found(text: str, title: str = NO_TITLE) -> set[str]:
    return {each.sign for each in evidence(text, title)}


@pytest.mark.parametrize(
    "body",
    [
        *(
            "国务院",
            "政务院",
            "青岚省人民政府",
            "县人民委员会",
            "省革命委员会",
            "行政公署",
            "行署",
            "街道办事处",
            "管委会",
        ),
        "新区管理委员会",
    ],
)
def test_who_delivers_a_report(body: str) -> None:
    assert found(document(f"我代表{body}，向大会报告工作。")) == {"opening"}
    assert found(document("我代表班子，向大会报告工作。")) == set()


@pytest.mark.parametrize(
    "body",
    [
        *(
            "县人民法院",
            "县人民检察院",
            "县人大常务委员会",
            "县人大常委会",
            "政治协商会议",
            "政协常委",
            "纪律检查机关",
        ),
        "县监察委员会",
    ],
)
def test_who_delivers_another_report(body: str) -> None:
    assert found(document(f"我代表{body}向大会报告工作。")) == {"opening of another body"}


@pytest.mark.parametrize(
    "sentence",
    [
        "由我向这次会议作政府的工作报告。",
        "由我向大会作政府的报告。",
        "由我代政府向各位代表报告。",
        "向大会作政府工作报告，请予审议。",
        "向各位代表报告政府工作，请审查。",
        "现向会议报告政府工作，请予审议。",
        "我谨代表县政府汇报一年来的工作。",
        "我受县政府委托，作工作报告。",
        "我向大会作政府的报告。",
        "我仅代表县政府作报告。",
    ],
)
def test_how_a_report_is_opened(sentence: str) -> None:
    assert "opening" in found(document(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "县政府作了报告。",
        "我代表县政府。报告完毕。",
        "我代表县政府" + "、" * 121 + "报告",
        "请政府审议报告。",
    ],
)
def test_what_opens_no_report(sentence: str) -> None:
    assert "opening" not in found(document(sentence))


@pytest.mark.parametrize(
    "title",
    [
        *(
            "县里的决议",
            "县里的决定",
            "报告解读",
            "报告图解",
            "图说报告",
            "大会侧记",
            "代表热议报告",
            "学习报告",
            "贯彻大会精神",
        ),
        *(
            "落实报告",
            "报告名词解释",
            "报告起草",
            "征求对报告的看法",
            "座谈会",
            "报告讨论意见",
            "报告讨论稿意见",
            "报告审议",
            "报告摘登",
        ),
        *(
            "报告要点",
            "报告亮点",
            "一图看懂报告",
            "读懂报告",
            "报告问答",
            "县长访谈",
            "大会直播",
            "报告热词",
            "报告关键词",
            "日报评论",
        ),
        *(
            "日报社论",
            "日报述评",
            "新闻发布会",
            "报告任务分解",
            "报告分工",
            "报告督查",
            "通知",
            "报告速览",
            "报告划重点",
            "话说这份报告",
        ),
    ],
)
def test_titles_about_a_report(title: str) -> None:
    assert found(document(), title) == {"title about a report"}


@pytest.mark.parametrize(
    "title, signs",
    [
        ("县人民检察院工作报告", {"title of another report"}),
        ("县人大常务委员会工作的报告", {"title of another report"}),
        ("县委党委工作报告", {"title of another report"}),
        ("县财政报告", {"title of another report"}),
        ("2021年决算的报告", {"title of a budget"}),
        ("国民经济发展计划的报告", {"title of another report", "title of a budget"}),
        ("计划执行情况的报告", {"title of a budget"}),
        ("十年规划纲要的报告", {"title of a budget"}),
        ("国务院工作报告", {"title"}),
        ("县革命委员会工作报告", {"title"}),
    ],
)
def test_titles_of_reports(title: str, signs: set[str]) -> None:
    assert found(document(), title) == signs


@pytest.mark.parametrize(
    "sign, sentence",
    [
        *(("address", f"{whom}，大家好。") for whom in ("各位代表", "各位委员", "同志们", "代表们")),
        ("place of delivery", "在县第三届人民代表大会第一次会议上"),
        ("place of delivery", "云河县人大第一次全体会议"),
        ("place of delivery", "云河人大会议"),
        ("place of delivery", "在云河县各界人民代表会议第二次会议上"),
        ("resolution", "会议听取和审议了县长所作的说明。"),
        ("resolution", "会议听取了县长的报告。"),
        ("resolution", "大会决定批准这个报告。"),
        *(
            ("news", each)
            for each in (
                "本报讯",
                "据悉",
                "据了解",
                "记者从县里获悉",
                "记者获悉",
                "日前",
                "近日",
                "本网讯",
                "讯（王某）",
            )
        ),
    ],
)
def test_sentences_of_reports_and_news(sign: str, sentence: str) -> None:
    assert found(document(sentence)) == {sign}


@pytest.mark.parametrize(
    "sentence",
    [
        *(
            "为美好明天不懈奋斗！",
            "作出新的贡献！",
            "祝大会胜利召开！",
            "谱写发展新篇章！",
            "为建成小康而努力！",
            "奋勇前进！",
            "再创辉煌！",
        ),
        *(
            "谱写精彩篇章！",
            "向国庆献礼！",
            "加快崛起！",
            "取得更大成就！",
            "实现圆满收官！",
            "开创新局面！",
            "夺取新胜利！",
        ),
    ],
)
def test_appeals_at_the_end(sentence: str) -> None:
    assert found(document(last=sentence)) == {"closing"}


@pytest.mark.parametrize(
    "words",
    [
        "国民经济 生产总值 总产值 财政 农业 工业 教育 人民生活 社会主义",
        "总产值 财政 农业 工业 教育 各级政府 社会主义 人民代表大会",
        "国民经济 生产总值 财政 农业 教育 人民生活 社会主义 人民代表大会 政府",
        "生产总值 总产值 农业 工业 教育 人民生活 社会主义 人民代表大会 政府",
    ],
)
def test_a_text_on_all_public_affairs(words: str) -> None:
    assert found(document(words, length=4000)) == {"all public affairs"}
    for word in words.split():
        fewer = words.replace(word, "", 1)
        assert not any(left in word for left in fewer.split())
        assert found(document(fewer, length=4000)) == set()
