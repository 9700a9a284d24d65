"""The subject of every quantity: what a number counts or measures (docs/conventions.md, section 3.2)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gwreport
from gwreport.mentions.subjects.finder import GrammarSubjectFinder, NoSubjectFinder
from gwreport.model import Mention, Quantity, QuantityKind, Report
from gwreport.pipeline import Pipeline
from gwreport.testing import check_subject_finder
from strategies import noise, reports

PIPELINE = Pipeline(extractors=["times", "quantities", "indicators"])


def counted(text: str) -> list[Mention[Quantity]]:
    """The quantities of a text that have a subject by the conventions: all but durations."""
    found = PIPELINE.parse(text).quantities
    return [mention for mention in found if mention.value.kind is not QuantityKind.DURATION]


def subjects(text: str) -> list[str | None]:
    return [mention.subject_text for mention in counted(text)]


@pytest.mark.parametrize(
    "text, expected",
    [
        # the noun before the figure, without verbs, adverbs, times, bounds and the report's own scope
        ("全市规模以上工业增加值增长8.4%。", ["规模以上工业增加值"]),
        ("农村公路通车里程累计达到3200公里。", ["农村公路通车里程"]),
        ("新建农村公路1200公里。", ["农村公路"]),
        ("去年成功引进高端装备项目12个。", ["高端装备项目"]),
        ("全县已建立无公害茶叶基地29个。", ["无公害茶叶基地"]),
        ("云河高新区工业产值超过80亿元。", ["云河高新区工业产值"]),
        ("用于教育的支出达到9.7亿元。", ["用于教育的支出"]),
        # the noun behind its classifier
        ("新建12所乡镇学校。", ["乡镇学校"]),
        ("新增364家高新技术企业。", ["高新技术企业"]),
        ("28个山区村用上了自来水。", ["山区村"]),
        ("90%以上的行政村通了客车。", ["行政村"]),
        ("下拨1.5亿元救灾专项资金。", ["救灾专项资金"]),
        ("为1467位80岁以上低收入老人发放津贴176万元。", ["低收入老人", "低收入老人", "津贴"]),
        ("完成14万平方米旧房节能改造。", ["旧房"]),
        ("启动35个新建游园建设。", ["游园"]),
        ("打造六个新的增长点。", ["增长点"]),
        ("新增2.1万亩标准化菜田。", ["标准化菜田"]),
        ("力争实现增长6%的目标。", [None]),
        ("对海外出口增长14%。", ["海外出口"]),
        # a clause that says what is done is no noun behind the figure
        ("安排补助资金300万元支持茶农。", ["补助资金"]),
        # verbs behind a noun lead to the figure, but a fixed name stays whole
        ("棚户区改造3061户。", ["棚户区"]),
        ("城镇新增就业5.2万人，农村劳动力转移就业1.3万人。", ["城镇新增就业", "农村劳动力"]),
        ("技术改造项目完成投资13亿元，增长44%。", ["投资", "投资"]),
        # growth, shares and ranks are of what grows, has the share, is ranked
        ("服务业增加值占生产总值比重达到52%。", ["服务业增加值"]),
        ("居民人均可支配收入增速居全省第一。", ["居民人均可支配收入"]),
        ("高技术制造业对工业增长贡献率达到35%。", ["高技术制造业"]),
        # what is left out is that of the figure before, or the noun of the clause before
        ("固定资产投资5000亿元、增长6%。", ["固定资产投资", "固定资产投资"]),
        ("竹制品产量3万吨，比上年增长7%。", ["竹制品产量", "竹制品产量"]),
        ("粮食生产喜获丰收，总产量达到5.6亿斤。", ["总产量"]),
        ("茶叶出口额，比上年增长9%。", ["茶叶出口额"]),
        ("开工水利项目29项，建成18项。", ["水利项目", "水利项目"]),
        ("公共交通总里程由去年的810公里增加到960公里。", ["公共交通总里程", "公共交通总里程"]),
        # lists that are dealt out
        ("城镇居民收入、农村居民收入分别增长6%和7%。", ["城镇居民收入", "农村居民收入"]),
        ("城乡居民收入分别增长6%、7%。", ["城乡居民收入", "城乡居民收入"]),
        ("客运量和货运量，分别增长2%和14%。", ["客运量", "货运量"]),
        ("存款余额达到80亿元，贷款余额达到66亿元，分别增长15%和13%。", ["存款余额", "贷款余额"] * 2),
        ("新增科技领军企业10家、单项冠军企业6家。", ["科技领军企业", "单项冠军企业"]),
        # no noun before the figure: adverbs, auxiliaries and verbs are none
        ("茶叶产量到2019年只有300吨。", ["茶叶产量"]),
        ("在20种名优茶叶中，可以有8种达到优级。", ["名优茶叶", "名优茶叶"]),
        ("前三年扩种的桑园面积共4万亩，而去年就扩大了2万亩。", ["前三年扩种的桑园面积"] * 2),
        ("保障房建成900套，分配入住700套。", ["保障房", "保障房"]),
        ("机关科室由60个精减为45个，精减25%。", ["机关科室"] * 3),
        ("新签约亿元以上项目30个。", ["项目", "亿元以上项目"]),
        ("参与人数超过8万人次。", ["参与人数"]),
        # people who found work
        ("失业人员实现再就业3万人。", ["失业人员"]),
        ("城镇失业人员再就业3万人。", ["城镇失业人员"]),
        ("实现再就业3万人。", ["再就业"]),
        # what a value is held against, is part of or compared in is not the subject
        ("社会消费品零售额达到460亿元，比原定的498亿元只差38亿元。", ["社会消费品零售额"] * 3),
        ("在工农业总产值中，手工业所占的比重由33%上升到34%。", ["手工业", "手工业"]),
        ("在总产值中手工业所占的比重，由33%上升到34%。", ["手工业", "手工业"]),
        ("从茶叶发展基金中，拿出15%补助茶农。", ["茶叶发展基金"]),
        ("从茶叶发展基金中拿出15%补助茶农。", ["茶叶发展基金"]),
        ("各类贷款余额达到9亿元，居中部第1位。", ["贷款余额"] * 2),
        ("综合竞争力在省内城市排名第9位。", ["综合竞争力"]),
        ("要求茶叶的亩产量，在三类地区分别达到80斤、90斤。", ["地区", "茶叶的亩产量", "茶叶的亩产量"]),
        ("向灾区调运的粮食，增加了70吨。", ["粮食"]),
        # lists: the noun for all of them after 等, the noun behind each, shares after what was dealt
        ("教育、卫生、社保等民生支出分别提高到20%、11%和15%。", ["教育", "卫生", "社保"]),
        ("国家和省级茶叶龙头企业分别达到11家和46家。", ["国家", "省级茶叶龙头企业"]),
        ("盘活闲置土地4万亩、低效厂房2万亩，存量分别下降8%和7%。", ["闲置土地", "低效厂房"] * 2),
        ("完成剩余14条背街小巷和21个老旧小区整治工作。", ["背街小巷", "老旧小区"]),
        ("80%的行政村生活垃圾、73%的行政村生活污水得到治理。", ["行政村生活垃圾", "行政村生活污水"]),
        # a group and a class are part of the name
        ("六大高耗能行业增加值下降3%。", ["高耗能行业增加值", "六大高耗能行业增加值"]),
        ("打造4个千亿级新兴产业。", ["千亿级新兴产业", "新兴产业"]),
        ("其中过百亿元企业达到9家。", ["企业", "过百亿元企业"]),
        # bounds are no part of a noun, but 近岸 is
        ("近岸海域水质优良比例94%，近90%的茶园用上了滴灌。", ["近岸海域水质优良比例", "茶园"]),
        # the work that is done on what is counted
        ("完成62个农村客运站建设任务。", ["农村客运站"]),
        ("抓好十个方面的工作。", [None]),
        # what 为 and 对 name is none, but what is given to it is
        ("为200所乡村学校400间教室配备黑板。", ["乡村学校", "教室"]),
        ("省级财政对边疆地区公路投资5250万元。", ["边疆地区公路投资"]),
        ("确定从2008年到2010年集中投入专项资金380亿元。", ["专项资金"]),
        # qualities lead to the noun that they are told of, brackets stay in, quotations end at their figure
        ("培育100个成长性好、带动力强的企业。", ["成长性好、带动力强的企业"]),
        ("建成13个文化馆（艺术馆）。", ["文化馆（艺术馆）"]),
        ("改造13个示范园[7]。", ["示范园"]),
        ("实施“治水十条”和“620”行动。", ["治水"]),
        ("落实“科创十条”政策。", ["政策"]),
        ("选派150名学校干部、教师到山区支教。", ["学校干部、教师"]),
        ("家电和汽车销售额，在形势严峻的情况下，分别增长5%和6%。", ["家电", "汽车销售额"]),
        ("出口额在去年的基础上再减少5%。", ["出口额"]),
        ("茶叶产量增长目标定为8%，审批效率整体提速45%。", ["茶叶产量", "审批效率"]),
        # a word of bounds is one only before a number, 人数 stays with a word that names nobody
        ("建成15条跨境输电线路，存款余额连跨4个千亿台阶。", ["跨境输电线路", "存款余额", "存款余额"]),
        ("事故死亡人数下降13%，就业人数超过3万人。", ["事故死亡", "就业人数"]),
        ("用于改善民生的投入达到195亿元。", ["用于改善民生的投入"]),
        ("确保42个断面水质达标。", ["断面水质"]),
        ("全社会城市建设投入2亿元，汽车销售增长80%。", ["全社会城市建设投入", "汽车销售"]),
        # the noun behind a figure that ends a list, and classes within it
        ("设立知识产权法庭等9个专业法庭。", ["专业法庭"]),
        ("抓好青岚物流园等30个市级亿元以上重点项目。", ["市级亿元以上重点项目", "重点项目"]),
        ("打造现代食品千亿级产业集群。", ["产业集群"]),
        ("开展爱国卫生运动，要有40%以上的村达到标准。", ["村"]),
        ("国家对农村的投资总额为49亿元。", ["投资总额"]),
        ("完成28个县（市、区）水源替换。", ["县（市、区）"]),
        ("引进青岚啤酒等亿元以上项目12个。", ["项目", "亿元以上项目"]),
        ("全部小学和三分之二的中等职业学校通了网。", ["中等职业学校"]),
        ("用好180亿元引导基金。", ["引导基金"]),
        ("22.农村富余劳动力培训300人。", ["农村富余劳动力"]),
        ("48.改造土坯房300户。", ["土坯房"]),
        # words of the grammar are none within others: 重要, 数字, 既有, 都市
        ("新增9个重要数字化项目、3个都市农庄和2家互联网企业。", ["重要数字化项目", "都市农庄", "互联网企业"]),
        ("完成既有建筑节能改造9万平方米。", ["既有建筑"]),
        # a list of figures before their noun, a quotation is part of the noun, a group begins a name
        ("统筹建设35处、54个场馆设施。", ["场馆设施", "场馆设施"]),
        ("推出13个“高效办成一件事”事项。", ["“高效办成一件事”事项"]),
        ("完成林业工程38万亩、六大片区绿化4万亩。", ["林业工程", "片区绿化", "六大片区绿化"]),
        ("对东盟、欧洲出口分别增长11%、28%。", ["东盟", "欧洲出口"]),
        # the names of indicators without verbs before and behind them
        ("新登记各类市场主体3万户。", ["市场主体"]),
        ("减少农村贫困人口1.7万人。", ["农村贫困人口"]),
        ("转移农村劳动力6.7万人。", ["农村劳动力"]),
        ("农村公路硬化1900公里。", ["农村公路"]),
        ("招商签约金额90亿元，减税降费30亿元。", ["招商签约金额", "减税降费"]),
        ("低保标准人均提高60元。", ["低保标准"]),
        # a figure within the name of what another one counts
        ("投资5000万元以上项目达到35个。", ["投资", "投资5000万元以上项目"]),
        # named by nothing
        ("惠及300万人。", [None]),
        ("（一）", []),
        ("新建茶园10个（含", ["茶园"]),
        ("设立10亿元产业（创业）引导基金。", ["产业（创业）引导基金"]),
    ],
)
def test_subjects(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("新建农村公路1200公里。", "新建"),
        ("全年财政收入增长6%。", "增长"),
        ("危房改造500户。", "改造"),
        ("改造危房500户。", "改造"),
        ("客运量达到80万人次。", "达到"),
        ("茶园面积12万亩。", None),
    ],
)
def test_the_verb_is_that_which_leads_to_the_figure(text: str, expected: str | None) -> None:
    assert [mention.verb for mention in counted(text)] == [expected]


def test_a_duration_has_no_subject() -> None:
    report = PIPELINE.parse("粮食产量连续5年超过3亿斤。")
    assert [m.subject_text for m in report.quantities] == [None, "粮食产量"]


NOUNS = (
    st.lists(st.sampled_from("茶桑梨渔竹棉麦菌药花"), min_size=2, max_size=4).map("".join).map("{}园".format)
)
CLASSIFIERS = st.sampled_from(["个", "家", "处", "座"])


@given(noun=NOUNS, number=st.integers(2, 9999), classifier=CLASSIFIERS)
def test_what_is_newly_built_is_the_noun(noun: str, number: int, classifier: str) -> None:
    assert subjects(f"新建{noun}{number}{classifier}。") == [noun]
    assert subjects(f"新建{number}{classifier}{noun}。") == [noun]


@given(nouns=st.lists(NOUNS, min_size=2, max_size=5, unique=True), data=st.data())
def test_lists_are_dealt_in_their_order(nouns: list[str], data: st.DataObject) -> None:
    rates = [data.draw(st.integers(1, 99)) for _ in nouns]
    figures = "、".join(f"{rate}%" for rate in rates)
    assert subjects(f"{'、'.join(nouns)}分别增长{figures}。") == nouns
    assert subjects(f"{'、'.join(nouns[:-1])}和{nouns[-1]}分别增长{figures}。") == nouns


SENTENCES = [
    "新建茶园30个。",
    "竹制品产量3万吨，增长7%。",
    "惠及300万人。",
    "其中出口占12%。",
    "达到80亿元。",
]


@given(sentence=st.sampled_from(SENTENCES), before=NOUNS, after=st.sampled_from(SENTENCES))
def test_other_sentences_change_nothing(sentence: str, before: str, after: str) -> None:
    around = subjects(f"建设{before}，收入增长9%。{sentence}{after}")
    assert around[1 : 1 + len(subjects(sentence))] == subjects(sentence)


@given(text=st.one_of(noise(), reports()))
@settings(max_examples=60)
def test_a_subject_is_a_stretch_of_text_beside_its_quantity(text: str) -> None:
    report = PIPELINE.parse(text)
    for mention in report.quantities:
        if mention.subject is None:
            assert mention.subject_text is None
            continue
        assert mention.subject_text == mention.subject.of(report.text) != ""
        assert mention.subject_text == mention.subject_text.strip()
        assert not mention.subject.overlaps(mention.span)


@pytest.mark.parametrize("finder", [GrammarSubjectFinder(), NoSubjectFinder()])
def test_the_finders_keep_their_contract(finder: GrammarSubjectFinder | NoSubjectFinder) -> None:
    check_subject_finder(finder)


def test_subjects_can_be_switched_off() -> None:
    text = "新建农村公路1200公里。"
    off = gwreport.parse(text, pipeline=Pipeline(subjects="none"))
    assert [(m.subject, m.verb) for m in off.quantities] == [(None, None)]
    assert off.statements == () or off.statements[0].quantity.subject is None


def test_json_keeps_subjects_and_older_json_is_read() -> None:
    report = PIPELINE.parse("新建农村公路1200公里。")
    data = report.to_dict()
    assert Report.from_dict(data) == report
    older = {**data, "mentions": [_without_subject(mention) for mention in data["mentions"]]}
    assert [m.subject for m in Report.from_dict(older).quantities] == [None]


def _without_subject(mention: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in mention.items() if key not in ("subject", "subject_text", "verb")}
