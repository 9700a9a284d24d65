"""Named meetings and events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport import parse
from gwreport.interfaces import Reading
from gwreport.mentions.events.cases import CASES
from gwreport.mentions.events.extractor import EventExtractor
from gwreport.mentions.events.grammar import EventKind
from gwreport.mentions.events.reader import NOTHING_NEEDED, PART_OF_OTHER
from gwreport.model import Label, Mention
from gwreport.span import Span
from gwreport.testing import check_extractor
from strategies import texts


def found(text: str) -> list[str]:
    mentions = list(EventExtractor().extract(Reading(text)))
    assert all(m.text == m.span.of(text) for m in mentions)
    return [m.text for m in mentions]


SESSIONS = [
    ("贯彻党的二十大和二十届二中、三中全会精神", ["党的二十大", "二十届二中、三中全会"]),
    ("深入学习党的十九大及十九届历次全会精神", ["党的十九大", "十九届历次全会"]),
    ("党的十八届三中四中五中全会", ["党的十八届三中四中五中全会"]),
    ("十八大、十九大以来，三中全会作出部署", ["十八大", "十九大", "三中全会"]),
    ("落实省委九届四次、五次全会和市委全会部署", ["省委九届四次、五次全会", "市委全会"]),
    ("云河县委三届六次全体会议提出", ["云河县委三届六次全体会议"]),
    ("召开一次全体会议，健全会商制度", []),
    ("按照市委五届二次全会暨全市经济工作会议安排", ["市委五届二次全会", "全市经济工作会议"]),
    ("举办全国竹藤博览暨青川原投资贸易洽谈会", ["全国竹藤博览暨青川原投资贸易洽谈会"]),
    ("实施十二大工程、二十大项目，建成十五大基地", []),
    ("第十三大道", []),
]

CONGRESSES = [
    ("在青川原市第十届人民代表大会第三次会议上", ["青川原市第十届人民代表大会第三次会议"]),
    ("完成了市十届人大三次会议确定的任务", ["市十届人大三次会议"]),
    ("按照市第五次党代会部署，开好省党代会", ["市第五次党代会", "省党代会"]),
    ("向市人大常委会第八次会议报告", ["市人大常委会第八次会议"]),
    ("向大会报告工作，请予审议", []),
    ("坚持人民代表大会制度，办好职工代表大会", []),
    ("市第十届人民代表大会常务委员会决定", []),
    ("全年召开12次会议", []),
    ("省“两会”期间，开展扶贫“两会”活动", ["省“两会”"]),
]

MEETINGS = [
    ("贯彻中央经济工作会议和省委农村工作会议精神", ["中央经济工作会议", "省委农村工作会议"]),
    ("落实中央和省委、市委经济工作会议要求", ["中央和省委、市委经济工作会议"]),
    ("全国河湖长制现场会在我县召开", ["全国河湖长制现场会"]),
    ("全省农村供水提升工作现场会召开，全县召开重点项目推进会", ["全省农村供水提升工作现场会"]),
    ("召开第三届川原流域市长联席会议", ["第三届川原流域市长联席会议"]),
    ("中央第二次林区工作座谈会", ["中央第二次林区工作座谈会"]),
    ("在林区振兴发展座谈会上的重要讲话", ["林区振兴发展座谈会"]),
    ("召开政府常务会议20次、专题会议30次，召开企业家座谈会", []),
    ("建成国际会议中心，精简会议和文件", []),
    ("列席会议的同志，壮大会展经济，打赢三年大会战", []),
]

OCCASIONS = [
    ("成功举办第三届青川原国际竹藤博览会", ["第三届青川原国际竹藤博览会"]),
    ("组织企业参加进博会、川洽会和农博会", ["进博会", "川洽会", "农博会"]),
    ("办好首届“云上银杏”文化旅游节等活动", ["首届“云上银杏”文化旅游节"]),
    ("承办全国青年马拉松锦标赛、青川原马拉松赛", ["全国青年马拉松锦标赛", "青川原马拉松赛"]),
    ("云河论坛年会永久落户", ["云河论坛年会"]),
    ("做好北京冬奥会和冬残奥会服务保障", ["北京冬奥会", "冬残奥会"]),
    ("成为2030年青年运动会主办城市", ["青年运动会"]),
    ("办好中国（云河）银杏产业大会", ["中国（云河）银杏产业大会"]),
    ("举办中国—海湾商务与投资峰会", ["中国—海湾商务与投资峰会"]),
    ("筹办COP15大会，出席APEC领导人会议", ["COP15大会", "APEC领导人会议"]),
    ("举办两届川原装博会", ["川原装博会"]),
    ("参加“云洽会”", ["云洽会"]),
    ("承办（举办）第二届大运会，发布大运会口号", ["第二届大运会", "大运会"]),
    ("两江交会处", []),
    ("在中国国际服务贸易交易会上，服务北京冬奥会", ["中国国际服务贸易交易会", "北京冬奥会"]),
    ("办好茶博会和中国茶文化与旅游论坛", ["茶博会", "中国茶文化与旅游论坛"]),
    ("办好第五届数字川原建设峰会暨第二届川数博会", ["第五届数字川原建设峰会暨第二届川数博会"]),
    ("做好第六届警察和消防员运动会", ["第六届警察和消防员运动会"]),
    ("举办招商推介会、项目洽谈会20场，发展会展经济", []),
    ("支持各类论坛、展会、大赛和购物节", []),
    ("打通关键环节，厉行节约，春节期间抓好节能", []),
    ("世博会博物馆、亚运会公园开放", []),
    ("在世博会工作领导小组会上", []),
    ("提高办事效率，提交会议审议，实行商贸会展一体", []),
    ("每天开设一节体育课", []),
]

LISTED = [
    # what is beside an event in a list
    ("办好川洽会、云台会、竹艺周等活动", ["川洽会", "云台会", "竹艺周"]),
    ("举办风铃节、茶艺展、川原马拉松等", ["风铃节", "茶艺展", "川原马拉松"]),
    ("举办川博会、风铃节和银杏节", ["川博会", "风铃节", "银杏节"]),
    ("推动川博会、竹业会展升级发展，茶博会、竹业发展", ["川博会", "茶博会"]),
    ("支持行业协会、川博会等平台，春节、农博会期间", ["川博会", "农博会"]),
    ("云河世界杯预选赛、川原运动会", ["云河世界杯", "川原运动会"]),
    # parts of a name before it
    ("落实省、市第九次党代会部署", ["省、市第九次党代会"]),
    ("贯彻第三次、第四次川原流域工作会议精神", ["第三次、第四次川原流域工作会议"]),
    ("承办全国花样滑冰、速度滑冰锦标赛", ["全国花样滑冰、速度滑冰锦标赛"]),
    ("全国文明城市、川原青年锦标赛", ["川原青年锦标赛"]),
]

MORE = [
    ("金砖国家领导人会晤、亚洲国家部长级会议", ["金砖国家领导人会晤", "亚洲国家部长级会议"]),
    ("部门之间加强高层对话，开展战略合作", []),
    ("举办百家名企云河行活动，开展“川商川原行”", ["百家名企云河行活动", "川商川原行"]),
    ("开展“川企赣江行”，企业先行、事业先行，", ["川企赣江行"]),
    ("银行、企业等单位，推行活动日制度，流行等", []),
    ("举办第二届川原诗歌周、云河国际帆船赛", ["第二届川原诗歌周", "云河国际帆船赛"]),
    ("举办书画展览、广场舞比赛、经验交流会，发展展览业", []),
    ("加强赛事管理，建设川原篮球赛场", []),
    ("组建川原文旅大集团，壮大集体经济，参加重点境外展洽会", []),
    ("简化繁文缛节，加快建设第六届市运会场馆", ["第六届市运会"]),
    ("出席亚洲市长圆桌会议", ["亚洲市长圆桌会议"]),
    # wars, epidemics and disasters with a name
    ("面对新冠肺炎疫情冲击，战胜非典和洪涝灾害", ["新冠肺炎疫情", "非典"]),
    ("抓好新冠肺炎疫情防控，统筹疫情防控，遏制聚集性疫情", []),
    ("抗日战争胜利后，参观抗日战争纪念馆", ["抗日战争"]),
    ("抗击“6·15”特大暴雨灾害和超强台风“银杏”", ["“6·15”特大暴雨灾害", "超强台风“银杏”"]),
    ("有效防御“银杏”台风，经受洪涝、地震等灾害，提高台风预警能力", ["“银杏”台风"]),
    ("建成地震台网，加强防震减灾", []),
]

JUBILEES = [
    ("隆重庆祝建县60周年", ["建县60周年"]),
    ("今年是抗日战争胜利八十周年，也是改革开放五十周年", ["抗日战争胜利八十周年", "改革开放五十周年"]),
    ("以优异成绩向中国共产党成立100周年献礼", ["中国共产党成立100周年"]),
    ("召开云河建县60周年纪念大会", ["云河建县60周年纪念大会"]),
    ("办理提案和委员大会发言，重点节展活动，海湾防长扩大会", []),
    ("迎接70周年", []),
]


@pytest.mark.parametrize(
    "text, expected", SESSIONS + CONGRESSES + MEETINGS + OCCASIONS + LISTED + MORE + JUBILEES
)
def test_names(text: str, expected: list[str]) -> None:
    assert found(text) == expected


# A row for the id of every case: what is named, and what is refused.
CASES_THAT_NAME = [
    ("plenum.committee", "市委全会提出", "市委全会"),
    ("plenum.national", "十九届历次全会", "十九届历次全会"),
    ("congress.session", "完成市十届人大三次会议确定的任务", "市十届人大三次会议"),
    ("congress.numbered", "按照市第五次党代会部署", "市第五次党代会"),
    ("congress.level", "开好省党代会", "省党代会"),
    ("meeting.called", "贯彻中央经济工作会议精神", "中央经济工作会议"),
    ("meeting.numbered", "召开第三届川原流域市长联席会议", "第三届川原流域市长联席会议"),
    ("meeting.area", "全省农村供水提升工作现场会召开", "全省农村供水提升工作现场会"),
    ("meeting.talk", "在林区振兴发展座谈会上的讲话", "林区振兴发展座谈会"),
    ("meeting.states", "出席亚洲国家部长级会议", "亚洲国家部长级会议"),
    ("occasion.quoted", "办好首届“云上银杏”文化旅游节", "首届“云上银杏”文化旅游节"),
    ("occasion.numbered", "第三届竹藤博览会", "第三届竹藤博览会"),
    ("occasion.own-word", "青川原马拉松赛", "青川原马拉松赛"),
    ("occasion.proper", "办好两岸论坛", "两岸论坛"),
    ("promotion.numbered", "举办第二届川原诗歌周", "第二届川原诗歌周"),
    ("promotion.proper", "出席中日战略对话", "中日战略对话"),
    ("promotion.quoted", "举办“川竹”书画展览", "“川竹”书画展"),
    ("proper.name", "云河世界杯预选赛", "云河世界杯"),
    ("short.name", "参加川洽会", "川洽会"),
    ("jubilee.name", "庆祝建县60周年", "建县60周年"),
    ("tour.name", "举办百家名企云河行活动", "百家名企云河行活动"),
    ("disaster.dated", "抗击“6·15”特大暴雨灾害", "“6·15”特大暴雨灾害"),
    ("disaster.storm-name-after", "防御超强台风“银杏”", "超强台风“银杏”"),
    ("disaster.storm-name-before", "防御“银杏”台风", "“银杏”台风"),
    ("party.full", "党的二十大", "党的二十大"),
    ("party.short", "十八大以来", "十八大"),
    ("name.level", "省“两会”期间", "省“两会”"),
    ("name.whole", "发扬遵义会议精神", "遵义会议"),
    ("name.index", "出席COP15，", "COP15"),
    ("past.name", "抗日战争胜利后", "抗日战争"),
]
CASES_THAT_REFUSE = [
    ("plenum.unnamed", "召开一次全体会议"),
    ("congress.no-body", "全年召开12次会议"),
    ("congress.unnamed", "办好职工代表大会"),
    ("meeting.routine", "召开政府常务会议20次"),
    ("meeting.unnamed", "召开企业家座谈会"),
    ("occasion.bare", "在大会上"),
    ("occasion.other-word", "重点节展活动"),
    ("occasion.generic", "支持各类论坛"),
    ("promotion.bare", "首届的推介会"),
    ("promotion.common", "全国性推介会"),
    ("short.bare", "参加博会"),
    ("short.other-word", "两江交会处"),
    ("short.after-mark", "（川）博会"),
    ("jubilee.unnamed", "迎接70周年"),
    ("tour.short", "名企行活动"),
    ("tour.other-word", "川商企业推行活动"),
    ("tour.no-visitors", "央企向百姓各界万里行活动"),
    ("disaster.unnamed", "遏制洪涝灾害"),
    ("disaster.storm-unnamed", "提高台风预警能力"),
    ("party.longer-number", "打通第十三大道"),
    ("party.count", "实施十二大工程"),
    ("name.no-level", "开展扶贫“两会”活动"),
    ("name.no-index", "了解COP规则"),
    ("past.work", "统筹新冠疫情防控"),
    (PART_OF_OTHER, "世博会博物馆开放"),
    (NOTHING_NEEDED, "举办招商推介会20场"),
]
ELSEWHERE = {"disaster.placed"}  # needs a place: the test of earthquakes


@pytest.mark.parametrize("rule, text, expected", CASES_THAT_NAME)
def test_a_case_names(rule: str, text: str, expected: str) -> None:
    mentions = list(EventExtractor().extract(Reading(text)))
    assert [(m.text, m.rule) for m in mentions] == [(expected, f"event.{rule}")]


@pytest.mark.parametrize("rule, text", CASES_THAT_REFUSE)
def test_a_case_refuses(rule: str, text: str) -> None:
    assert f"event.{rule}" in {refused.rule for refused in EventExtractor().refused(Reading(text))}
    assert found(text) == []


def test_every_case_has_a_row() -> None:
    cases = [case for table in CASES.values() for case in table]
    named = {case.id for case in cases if case.verdict is not None}
    refused = {case.id for case in cases if case.verdict is None}
    assert {rule for rule, _, _ in CASES_THAT_NAME} | ELSEWHERE == named
    assert {rule for rule, _ in CASES_THAT_REFUSE} == refused | {PART_OF_OTHER, NOTHING_NEEDED}
    assert set(CASES) == set(EventKind) - {EventKind.DECOY}


def test_an_earthquake_has_the_name_of_its_place() -> None:
    text = "支援云河县6.2级地震灾区，加强地震监测"
    place = Mention(Span(2, 5), "云河县", Label.REGION, "云河县", "test")
    events = list(EventExtractor().extract(Reading(text, mentions=(place,))))
    assert [(m.text, m.rule) for m in events] == [("云河县6.2级地震", "event.disaster.placed")]
    assert found(text) == []


def test_a_report_in_traditional_characters_is_read_as_a_simplified_one() -> None:
    report = parse("在第二屆川原市人民代表大會第三次會議上，舉辦川原運動會。各位代表，這次會議貫徹黨的方針。")
    assert [mention.text for mention in report.entities] == [
        "第二届川原市人民代表大会第三次会议",
        "川原运动会",
    ]


def test_a_name_does_not_cross_a_line_or_a_document() -> None:
    assert found("云河县\n第五次党代会") == ["第五次党代会"]
    assert found("《财富》全球论坛") == ["全球论坛"]


def test_the_value_is_the_name_without_the_marks_around_it() -> None:
    (mention,) = EventExtractor().extract(Reading("举办“云河·银杏节”。"))
    assert (mention.text, mention.value) == ("云河·银杏节", "云河·银杏节")


def test_an_event_is_longer_than_the_body_that_calls_it() -> None:
    report = parse("落实省委经济工作会议部署。", year=2024)
    assert [(m.label, m.text) for m in report.entities] == [("EVENT", "省委经济工作会议")]


def test_it_keeps_its_contract() -> None:
    check_extractor(EventExtractor())


PIECES = st.sampled_from(
    [
        *"第三届次中“”（）《》、，。和的及与年会节\n ",
        "全会",
        "十九届",
        "党的",
        "党代会",
        "博览会",
        "论坛",
        "工作会议",
        "大会",
        "周年",
        "省委",
        "举办",
        "20",
        "马拉松",
        "COP",
        "次会议",
        "人大",
    ]
)


@given(st.one_of(texts(), st.lists(PIECES, max_size=25).map("".join)))
def test_disjoint_and_true_to_the_text(text: str) -> None:
    end = 0
    for mention in EventExtractor().extract(Reading(text)):
        assert mention.text == mention.span.of(text)
        assert mention.text.strip()
        assert "\n" not in mention.text
        assert mention.span.start >= end
        assert mention.label in EventExtractor.labels
        end = mention.span.end


@given(
    st.sampled_from(["我们成功举办", "贯彻落实", "积极参加", "去年召开的", "精心筹备"]),
    st.sampled_from(
        ["第二届云河银杏节", "党的二十大", "市委八届三次全会", "青川原国际马拉松", "省第六届运动会", "川洽会"]
    ),
    st.sampled_from(["，成效明显。", "。", "、", "等活动。", ""]),
)
def test_a_planted_name_is_found(before: str, name: str, after: str) -> None:
    assert found(before + name + after) == [name]
