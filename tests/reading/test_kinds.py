"""The kin of reports: each kind with its title and without, and work reports that name such documents."""

from __future__ import annotations

import pytest

import gwreport
from gwreport.model import DocumentKind
from gwreport.reading.splitting.kinds import KIN_SIGNS, kin_evidence, kind_of

PROSE = (
    "全县坚持稳中求进，发展农业和工业，改善教育和人民生活，国民经济和财政保持"
    "平稳，生产总值稳步提高，各级政府尽职尽责。\n"
)
CLOSING = "让我们团结奋斗，为建设美丽云河作出贡献。\n"


def text(*lines: str, length: int = 7000) -> str:
    """The lines, prose after each heading among them, and a closing appeal."""
    room = max(0, length - sum(map(len, lines))) // len(PROSE)
    return "\n".join(lines) + "\n" + PROSE * room + CLOSING


COMMUNIQUE = (
    "青岚县统计局",
    "2024年3月20日",
    "初步核算，全年地区生产总值90亿元，比上年增长5%。",
    "一、综合",
    "年末户籍人口40万人。",
    "二、农业和农村经济",
    "全年粮食产量30万吨。",
    "三、工业和建筑业",
    "全年工业增加值增长6%。",
    "四、财政、金融和保险业",
)
PLAN = (
    "目 录",
    "第一章 发展基础",
    "第二章 主要目标",
    "第三章 重点任务",
    "本规划根据县委的建议编制，规划期为2021—2025年。",
    "到2025年，森林覆盖率达到40%。",
)
SCHEME = (
    "一、总体要求",
    "二、重点任务",
    "到2027年，培育五个产业集群。",
    "三、保障措施",
    "本规划由县政府组织实施。",
)
PLAN_REPORT = (
    "——2024年1月8日在青岚县第九届人民代表大会第四次会议上",
    "青岚县发展和改革局",
    "各位代表：",
    "受县人民政府委托，现将2023年国民经济和社会发展计划执行情况与2024年计划草案报告如下，请予审查。",
    "一、2023年计划执行情况",
    "二、2024年经济社会发展计划安排",
)
SPOKEN_PLAN = (
    "各位代表：",
    "我受国务院委托，向大会提出关于1988年国民经济计划的报告，请予审议。",
    "一、上年计划的执行",
)
BUDGET_REPORT = (
    "——2024年1月8日在青岚县第九届人民代表大会第四次会议上",
    "青岚县财政局局长 周某",
    "各位代表：",
    "我受县人民政府委托，向大会报告2023年预算执行情况和2024年预算草案，请予审议。",
    "一、2023年预算执行情况",
    "二、2024年预算草案",
)
FINAL_ACCOUNT = (
    "青岚县财政局",
    "主任、各位副主任：",
    "受县政府委托，现将2023年县级决算情况报告如下。",
    "一、2023年决算情况",
)
PARTY_REPORT = (
    "——在中国共产党青岚县第十次代表大会上的报告",
    "同志们：",
    "现在，我代表中国共产党青岚县第九届委员会向大会作报告。",
    "一、过去五年的工作",
    "二、今后五年的任务",
    "三、坚持全面从严治党",
)
PARTY_SESSION = ("同志们：", "我受县委常委会委托，向全会报告工作。", "一、关于上半年工作", "二、加强党的建设")
DIGEST = ("一、2023年工作回顾", "生产总值增长5%。", "二、2024年工作安排", "生产总值增长6%。")

KIN = [
    ("communique", "青岚县2023年国民经济和社会发展统计公报", COMMUNIQUE),
    ("communique", "2023年青岚县经济运行统计公报", COMMUNIQUE[3:]),
    ("communique", None, COMMUNIQUE),
    ("communique", None, COMMUNIQUE[2:]),
    ("plan", "青岚县国民经济和社会发展第十四个五年规划和2035年远景目标纲要", PLAN),
    ("plan", "青岚县“十四五”农业发展规划（2021—2025年）", SCHEME),
    ("plan", None, PLAN),
    ("plan", None, SCHEME),
    ("plan_report", "关于青岚县2023年国民经济和社会发展计划执行情况与2024年计划草案的报告", PLAN_REPORT),
    ("plan_report", None, PLAN_REPORT[2:]),
    ("plan_report", "关于1988年国民经济计划的报告", SPOKEN_PLAN),
    ("plan_report", None, SPOKEN_PLAN),
    ("budget_report", "关于青岚县2023年预算执行情况和2024年预算草案的报告", BUDGET_REPORT),
    ("budget_report", None, BUDGET_REPORT[2:]),
    ("budget_report", "青岚县2023年财政决算报告", FINAL_ACCOUNT),
    ("budget_report", None, FINAL_ACCOUNT),
    ("party_report", "高举旗帜 奋勇前进", PARTY_REPORT),
    ("party_report", None, PARTY_REPORT[1:]),
    ("party_report", None, PARTY_SESSION),
    ("digest", "青岚县政府工作报告（摘要）", DIGEST),
    ("digest", "一图读懂2024年青岚县政府工作报告", DIGEST),
    ("digest", "青岚县政府工作报告摘登", ("各位代表：", "现在，我代表县人民政府，向大会报告工作。", *DIGEST)),
    ("digest", "2024年青岚县政府工作报告速览", DIGEST),
]


@pytest.mark.parametrize("kind, title, lines", KIN, ids=str)
def test_kin_with_a_title_and_without(kind: str, title: str | None, lines: tuple[str, ...]) -> None:
    whole = text(*([title] if title else []), *lines)
    assert [d.kind for d in gwreport.split(whole)] == [kind]
    assert gwreport.read(whole) == []


@pytest.mark.parametrize(
    "title, lines",
    [
        ("青岚县政府工作报告", ("县统计局2023年统计公报见附件。",)),
        ("青岚县政府工作报告", ("——深入落实县第十次党代会部署", "同志们：")),
        (
            "青岚县政府工作报告",
            ("——关于青岚县“十四五”规划纲要（草案）的说明另行印发", "目录", "到2025年，进入全省前列。"),
        ),
        (None, ("（本次大会同时审查国民经济和社会发展计划报告、财政预算报告）",)),
        (None, ("县委九届六次全会审议通过规划建议",)),
        ("在青岚县第九届人民代表大会第四次会议上的讲话", ("根据县委建议编制的规划纲要（草案）已印发大会",)),
    ],
    ids=str,
)
@pytest.mark.parametrize(
    "opening",
    [
        "现在，我代表县人民政府，向大会报告工作，请予审议。",
        "现在，我代表县人民政府，向大会作政府工作报告，并就规划纲要（草案）作说明，请连同计划、预算草案一并审议。",
        "我代表县人民政府向大会作工作报告，请予审查，并请列席人员提出意见。",
    ],
)
def test_a_work_report_that_names_other_documents_stays_one(
    title: str | None, lines: tuple[str, ...], opening: str
) -> None:
    whole = text(
        *([title] if title else []), *lines, "各位代表：", opening, "一、2023年工作回顾", "二、2024年工作安排"
    )
    assert [d.kind for d in gwreport.split(whole)] == ["report"]


@pytest.mark.parametrize(
    "title, lines",
    [
        ("青岚县人民法院工作报告", ("各位代表：", "现在，我代表县人民法院，向大会报告工作，请予审议。")),
        ("青岚县人大常委会工作报告", ("各位代表：", "我受县人大常委会委托，向大会报告工作，请予审议。")),
        ("青岚县机构改革方案", ("一、总体要求", "二、机构设置", "三、组织实施")),
        ("关于加强水利建设的意见", ("一、充分认识水利工作", "二、加快水利建设")),
        ("代表热议政府工作报告", ("近日，代表们热烈讨论。",)),
    ],
    ids=str,
)
def test_anything_else_is_other(title: str, lines: tuple[str, ...]) -> None:
    assert [d.kind for d in gwreport.split(text(title, *lines))] == ["other"]


def test_every_sign_of_a_kind_is_found_in_a_row() -> None:
    found = {
        (kind, each.sign)
        for _, title, lines in KIN
        for kind in KIN_SIGNS
        for each in kin_evidence(text(*([title] if title else []), *lines), title, kind)
    }
    found |= {(DocumentKind.DIGEST, e.sign) for e in kin_evidence(NEWS, None, DocumentKind.DIGEST)}
    found |= {(DocumentKind.DIGEST, e.sign) for e in kin_evidence(LINE, None, DocumentKind.DIGEST)}
    assert found == {(kind, name) for kind, signs in KIN_SIGNS.items() for name, _, _ in signs}


NEWS = "本报讯 昨日县里开会。报告提出，生产总值增长6%。报告指出，财政平稳。报告强调，改善民生。"
LINE = "青岚县政府工作报告\n（摘要）\n一、2023年工作\n生产总值增长5%。\n"


def test_a_digest_by_what_it_says_and_news_that_says_the_same() -> None:
    assert kind_of(LINE, None, alone=True) is DocumentKind.DIGEST
    assert kind_of(NEWS, None, alone=True) is DocumentKind.OTHER
    assert kind_of(NEWS.replace("本报讯", "导读"), None, alone=True) is DocumentKind.DIGEST


def test_a_digest_is_read_when_asked_for() -> None:
    report = gwreport.parse(text("青岚县政府工作报告（摘要）", "（2024年1月8日）", *DIGEST))
    assert report.document.kind is DocumentKind.DIGEST
    assert report.metadata.year == 2024
    assert {(s.indicator.id, str(s.status)) for s in report.statements} == {
        ("gdp", "actual"),
        ("gdp", "target"),
    }
