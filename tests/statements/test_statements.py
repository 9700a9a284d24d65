"""Binding indicators to quantities: tables of sentences with what they claim, and properties."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport import Pipeline
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.mentions.quantities.extractor import QuantityExtractor
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.model import Metadata, Period, Section, SectionRole, Statement
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder

YEAR = 2022


@cache
def _parts() -> tuple[TimeExtractor, QuantityExtractor, IndicatorExtractor, RuleStatementBuilder]:
    return TimeExtractor(), QuantityExtractor(), IndicatorExtractor(), RuleStatementBuilder()


def claims(text: str, role: SectionRole = SectionRole.REVIEW) -> list[Statement]:
    """The statements of a text that is one section of a report that plans 2022."""
    *extractors, builder = _parts()
    section = Section("一、", "", 1, role, Span(0, len(text)), Span(0, 0))
    reading = Reading(text, Metadata(year=YEAR), (section,))
    for extractor in extractors:
        found = [m for m in extractor.extract(reading) if hasattr(m, "label")]  # type: ignore[attr-defined]
        mentions = tuple(sorted((*reading.mentions, *found), key=lambda m: m.span))
        reading = Reading(text, reading.metadata, reading.sections, mentions)
    return [s for s in builder.build(reading) if isinstance(s, Statement)]


def short(statement: Statement) -> str:
    """``indicator value aspect direction`` and, where it is not the one around, the years."""
    sign = {"up": "+", "down": "-", "none": ""}[statement.direction]
    return f"{statement.indicator.id} {statement.quantity.text} {statement.aspect}{sign}"


def years(period: Period | None) -> tuple[int, int] | None:
    return (
        None
        if period is None or period.start is None or period.end is None
        else (period.start.year, period.end.year)
    )


NAMES_AND_FIGURES = [
    # trade with some countries is no trade of the place
    ("对沿线国家进出口增长8%，进出口总额增长5%。", ["trade_total 5% growth+"]),
    ("对共建“一带一路”国家出口增长8%。", []),
    # a year's final accounts
    ("税收收入比上年决算数增长9%。", ["tax_revenue 9% growth+"]),
    ("全部工业完成投资30亿元。", ["industrial_investment 30亿元 level"]),
    ("三次产业增加值构成为8:42:50。", ["industrial_structure 8:42:50 level"]),
    # the volume that a concentration is in comes before the figure
    ("PM2.5平均浓度降到每立方米31.5微克。", ["pm25 31.5微克 level"]),
    ("细颗粒物年均浓度每立方米29微克，下降4%。", ["pm25 29微克 level", "pm25 4% growth-"]),
    ("居民用水价格每立方米上调0.3元，城镇新增就业3万人。", ["urban_jobs 3万人 level"]),
    # revenue of all levels and the local part of it
    (
        "全口径公共财政预算收入88亿元，其中地方公共财政预算收入52亿元。",
        ["fiscal_revenue_total 88亿元 level", "fiscal_revenue_general 52亿元 level"],
    ),
    ("全口径财政一般预算收入增长9%。", ["fiscal_revenue_total 9% growth+"]),
    ("地方一般公共预算收入增长9%。", ["fiscal_revenue_general 9% growth+"]),
    # a minus after 的 and a time
    (
        "工业投资由上半年的-3.4%回升到全年的1.8%。",
        ["industrial_investment -3.4% growth+", "industrial_investment 1.8% growth+"],
    ),
    # other ways to write names
    ("旅游业实现综合收入36亿元。", ["tourism_revenue 36亿元 level"]),
    ("旅游产业完成投资36亿元。", []),
    ("全市陆域森林覆盖率达到31%。", ["forest_coverage 31% level"]),
    ("湿地森林覆盖率达到31%。", []),
    ("省控断面Ⅰ—Ⅲ类水质比例达到92%，劣Ⅴ类水质断面比例为零。", ["surface_water_good 92% level"]),
    ("地表水Ⅴ类水质比例降到3%。", []),
    ("净增上规工业企业18家。", ["above_scale_industrial_enterprises 18家 change+"]),
    ("上规服务业企业18家。", ["service_enterprises 18家 level"]),
    ("研究与试验经费支出增长12%。", ["rd_expenditure 12% growth+"]),
    # a measure by the first plan
    ("工业总产值完成原定计划的103%，比上年增长9%。", ["industrial_output 9% growth+"]),
    # more or less of a flow than before
    ("城镇新增就业3万人，同比减少1000人。", ["urban_jobs 3万人 level", "urban_jobs 1000人 change-"]),
    (
        "改造老旧小区60个，较上年增加9个。",
        ["old_neighbourhoods 60个 level", "old_neighbourhoods 9个 change+"],
    ),
    ("城镇新增就业3万人，比上年增加2000人。", ["urban_jobs 3万人 level", "urban_jobs 2000人 change+"]),
    ("城镇新增就业增加到3万人。", ["urban_jobs 3万人 level"]),
    # years in order
    (
        "财政收入2019年、2020年分别增长2%、5%。",
        ["fiscal_revenue_total 2% growth+", "fiscal_revenue_total 5% growth+"],
    ),
    ("2019年和2020年外贸出口分别为2亿元和3亿元。", ["exports 2亿元 level", "exports 3亿元 level"]),
    ("2019年、2020年外贸出口、进口分别增长2%、5%。", ["exports 2% growth+", "imports 5% growth+"]),
    # the predicate of all is not in the name of the last
    (
        "外贸出口、外贸进口、口岸过货量年均分别增长3%、4%、6%。",
        ["exports 3% average_growth+", "imports 4% average_growth+"],
    ),
    (
        "工业投资、民间投资、水利投资同比分别增长3%、4%、6%。",
        ["industrial_investment 3% growth+", "private_investment 4% growth+"],
    ),
    # one unit at the end of a list
    ("外贸出口、外贸进口分别达到900、45.5亿元。", ["exports 900 level", "imports 45.5亿元 level"]),
    # 分别 after the last of two clauses, which a semicolon parts
    (
        "外贸出口3亿元，增长9%；外贸进口2亿元，增长8%，扣除价格因素后，分别增长7%和6%。",
        [
            "exports 3亿元 level",
            "exports 9% growth+",
            "imports 2亿元 level",
            "imports 8% growth+",
            "exports 7% growth+",
            "imports 6% growth+",
        ],
    ),
    # an amount of all is none of one person; what a share is called
    ("农民收入将增加3亿元。", []),
    ("农民收入将增加300元。", ["income_rural 300元 change+"]),
    ("第三产业增加值所占比重提高2个百分点。", ["tertiary_value_added 2个百分点 change+"]),
    ("外贸出口份额达到30%。", []),
    ("旅客吞吐量、货邮吞吐量分别达到90万人次、2万吨。", ["air_passengers 90万人次 level"]),
    ("新建5G基站300个，累计建成900个。", ["base_stations_5g 300个 change+", "base_stations_5g 900个 level"]),
    ("五年累计新建5G基站900个。", ["base_stations_5g 900个 change+"]),
    ("年末总人口40万人，其中城镇人口19万人。", ["population 40万人 level"]),
    # 增支, 减收, 减支
    (
        "一般公共预算支出减支2亿元，下降4%。",
        ["fiscal_expenditure 2亿元 change-", "fiscal_expenditure 4% growth-"],
    ),
    (
        "财政收入增收3亿元，增长4%。",
        ["fiscal_revenue_total 3亿元 change+", "fiscal_revenue_total 4% growth+"],
    ),
    ("税收收入减收2亿元。", ["tax_revenue 2亿元 change-"]),
    # a short name after another figure of its sister
    (
        "财政总收入9亿元，支出12亿元，增长3%。",
        [
            "fiscal_revenue_total 9亿元 level",
            "fiscal_expenditure 12亿元 level",
            "fiscal_expenditure 3% growth+",
        ],
    ),
    ("财政总收入9亿元，支出结构优化。", ["fiscal_revenue_total 9亿元 level"]),
    (
        "地区生产总值90亿元，其中第一产业20亿元，第二产业30亿元。",
        ["gdp 90亿元 level", "primary_value_added 20亿元 level", "secondary_value_added 30亿元 level"],
    ),
    # a short name takes over the head before it
    ("第一产业投资增长3%，第三产业增长5%。", []),
    ("第二产业用电量增长3%，第三产业增长5%。", []),
    (
        "第二产业增长3%，第三产业增长5%。",
        ["secondary_value_added 3% growth+", "tertiary_value_added 5% growth+"],
    ),
    # words between name and figure
    ("外贸出口受外需走弱影响，仍增长2%。", ["exports 2% growth+"]),
    ("固定资产投资在去年高基数的情况下，增长7%。", ["fixed_asset_investment 7% growth+"]),
    ("外贸出口反而增长2%。", ["exports 2% growth+"]),
    ("工业投资尽管下降2%。", ["industrial_investment 2% growth-"]),
    ("外贸出口在保税区建设中，投入2亿元。", []),
    # a figure of the plan does not end what a clause is about
    ("固定资产投资完成年度计划的103%，增长8%。", ["fixed_asset_investment 8% growth+"]),
    ("税收收入完成预算的98%，下降2%。", ["tax_revenue 2% growth-"]),
    # no mark between level and growth
    ("外贸出口90亿元增长6%。", ["exports 90亿元 level", "exports 6% growth+"]),
    ("粮食产量12万吨同比下降2%。", ["grain_output 12万吨 level", "grain_output 2% growth-"]),
    ("固定资产投资以8%的速度增长。", ["fixed_asset_investment 8% growth+"]),
    # what is reached after an addition, works as an addition
    (
        "新认定高新技术企业8家，总数达到50家。",
        ["hightech_enterprises 8家 change+", "hightech_enterprises 50家 level"],
    ),
    (
        "净增规模以上工业企业9家，达到80家。",
        ["above_scale_industrial_enterprises 9家 change+", "above_scale_industrial_enterprises 80家 level"],
    ),
    ("新增高新技术企业达到8家。", ["hightech_enterprises 8家 change+"]),
    ("实施高标准农田建设3万亩。", ["high_standard_farmland 3万亩 change+"]),
    ("高标准农田面积达到30万亩。", ["high_standard_farmland 30万亩 level"]),
    # names that hold an amount, and figures under another name
    ("完成500万元以上固定资产投资30亿元。", ["fixed_asset_investment 30亿元 level"]),
    ("500万元以上工业项目30个。", []),
    ("地区生产总值集中度达到30%。", []),
    ("进出口依存度达到30%。", []),
    ("各项税收优惠12亿元。", []),
    ("人均 GDP 超过5万元。", ["gdp_per_capita 5万元 level"]),
    ("新建5G 基站90个。", ["base_stations_5g 90个 change+"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES_AND_FIGURES)
def test_figures_go_to_the_names_they_are_said_of(text: str, expected: list[str]) -> None:
    assert [short(statement) for statement in claims(text)] == expected


def test_listed_years_each_have_their_figure() -> None:
    found = claims("2018年、2019年和2020年工业投资分别增长4%、6%、9%，外贸出口增长5%。")
    assert [(s.quantity.text, years(s.period)) for s in found[:3]] == [
        ("4%", (2018, 2018)),
        ("6%", (2019, 2019)),
        ("9%", (2020, 2020)),
    ]


# (text, what it claims)
BOUND = [
    # coordination and ellipsis
    (
        "城镇新增就业9万人，城镇调查失业率平均为5.2%。",
        ["urban_jobs 9万人 level", "surveyed_unemployment 5.2% level"],
    ),
    ("全市地区生产总值2764亿元、增长4.1%。", ["gdp 2764亿元 level", "gdp 4.1% growth+"]),
    (
        "实现地区生产总值500亿元，比上年增长6%，居全省第3位。",
        ["gdp 500亿元 level", "gdp 6% growth+", "gdp 第3位 rank"],
    ),
    ("居民消费价格上涨0.9%。", ["cpi 0.9% growth+"]),
    ("居民消费价格涨幅3%左右。", ["cpi 3% growth+"]),
    ("单位GDP能耗下降3.5%。", ["energy_intensity 3.5% growth-"]),
    ("城镇化率提高1.2个百分点。", ["urbanization 1.2个百分点 change+"]),
    ("服务业增加值占地区生产总值比重达到52%。", ["tertiary_value_added 52% share"]),
    (
        "服务业增加值增长7%，对经济增长贡献率60%。",
        ["tertiary_value_added 7% growth+", "tertiary_value_added 60% contribution"],
    ),
    ("研发经费支出占地区生产总值比重达到2.1%。", ["rd_intensity 2.1% level"]),
    # in order, shared heads, all of them
    ("城乡居民人均可支配收入分别增长9%；", ["income_urban 9% growth+", "income_rural 9% growth+"]),
    ("城乡居民人均可支配收入增长9%；", ["income 9% growth+"]),
    (
        "存贷款余额分别达90亿元、40亿元，比上年增长1.7倍和62%。",
        ["deposits 90亿元 level", "loans 40亿元 level", "deposits 1.7倍 growth+", "loans 62% growth+"],
    ),
    ("城乡居民人均可支配收入分别增长6%和6.5%。", ["income_urban 6% growth+", "income_rural 6.5% growth+"]),
    ("城乡居民人均可支配收入增长8%。", ["income 8% growth+"]),
    (
        "城镇和农村常住居民人均可支配收入增速分别超过9%、9.5%。",
        ["income_urban 9% growth+", "income_rural 9.5% growth+"],
    ),
    (
        "农业、规模以上工业、服务业增加值分别增长3%、8%、7%。",
        [
            "primary_value_added 3% growth+",
            "industrial_value_added 8% growth+",
            "tertiary_value_added 7% growth+",
        ],
    ),
    ("存贷款余额分别达900亿元、800亿元。", ["deposits 900亿元 level", "loans 800亿元 level"]),
    ("单位GDP能耗、二氧化碳排放量分别降低3%、4%。", ["energy_intensity 3% growth-"]),
    (
        "进出口总额90亿元、出口总额60亿元，分别增长2%和3%。",
        ["trade_total 90亿元 level", "exports 60亿元 level", "trade_total 2% growth+", "exports 3% growth+"],
    ),
    (
        "民间投资、工业投资增速均居全省第1。",
        ["private_investment 第1 rank", "industrial_investment 第1 rank"],
    ),
    ("实际利用外资、到位内资均增长15%以上。", ["fdi 15% growth+", "domestic_capital 15% growth+"]),
    ("三次产业结构调整为9.8:42.1:48.1。", ["industrial_structure 9.8:42.1:48.1 level"]),
    # a stock that is added to, a flow that is an event
    (
        "新增高新技术企业64家，总数达到320家。",
        ["hightech_enterprises 64家 change+", "hightech_enterprises 320家 level"],
    ),
    ("新增64家高新技术企业。", ["hightech_enterprises 64家 change+"]),
    ("新建高标准农田20万亩。", ["high_standard_farmland 20万亩 change+"]),
    ("新开工改造城镇老旧小区300个。", ["old_neighbourhoods 300个 level"]),
    (
        "新增科技型中小企业50家、高新技术企业6家。",
        ["tech_sme 50家 change+", "hightech_enterprises 6家 change+"],
    ),
    # no claims: differences, parts, plans as measure, classes, other subjects
    ("规上工业增加值增速快于全国2.1个百分点。", []),
    ("地区生产总值增长7%，高于全省平均水平1.2个百分点。", ["gdp 7% growth+"]),
    ("固定资产投资完成年度计划的102%。", []),
    ("城镇登记失业率3.1%，比预期目标低1.4个百分点。", ["registered_unemployment 3.1% level"]),
    ("固定资产投资5000万元以上项目90个。", []),
    ("云河高新区规上工业增加值增长12%。", []),
    ("青川集团完成工业投资8亿元。", []),
    ("高新区发展提速，地区生产总值增长12%；全市地区生产总值增长7%。", ["gdp 7% growth+"]),
    ("固定资产投资增长10%，其中第一季度完成20亿元。", ["fixed_asset_investment 10% growth+"]),
    # parts of an amount, a low level, shortened names, stocks after their flows, one figure for each
    ("全年把财政支出的七成用于改善民生。", []),
    ("城镇登记失业率控制在3.1%的较低水平。", ["registered_unemployment 3.1% level"]),
    ("新建改建高速公路60公里。", ["expressway_mileage 60公里 change+"]),
    (
        "粮食播种面积保持在40万亩以上、产量18万吨以上。",
        ["grain_sown_area 40万亩 level", "grain_output 18万吨 level"],
    ),
    ("粮食播种面积40万亩，油菜籽产量3万吨，总产5万吨。", ["grain_sown_area 40万亩 level"]),
    ("粮食播种面积40万亩。总产18万吨。", ["grain_sown_area 40万亩 level"]),
    (
        "第三产业实现增加值90亿元，增长6%。",
        ["tertiary_value_added 90亿元 level", "tertiary_value_added 6% growth+"],
    ),
    (
        "新登记经营主体2万户，总数达11万户，居全省第三。",
        ["new_market_entities 2万户 level", "market_entities 11万户 level", "market_entities 第三 rank"],
    ),
    (
        "新登记经营主体2万户，增长9%。",
        ["new_market_entities 2万户 level", "new_market_entities 9% growth+"],
    ),
    (
        "新增国家级专精特新小巨人企业4家、省级30家。",
        ["specialized_sme_national 4家 change+", "specialized_sme_provincial 30家 change+"],
    ),
    (
        "办理人大代表建议和政协提案各90件。",
        ["deputy_proposals 90件 level", "cppcc_proposals 90件 level"],
    ),
    (
        "工业投资和民间投资分别增长15%。",
        ["industrial_investment 15% growth+", "private_investment 15% growth+"],
    ),
    ("完成20万亩高标准农田、5万亩节水灌溉项目。", ["high_standard_farmland 20万亩 change+"]),
    (
        "空气质量优良天数达到330天、增加12天，优良率90.4%。",
        [
            "air_quality_days 330天 level",
            "air_quality_days 12天 change+",
            "air_quality_days 90.4% level",
        ],
    ),
    ("空气质量改善，连续三年好转。", []),
    ("全年减退税费9亿元。", ["tax_cut 9亿元 level"]),
    ("服务业占地区生产总值比重达到51%。", ["tertiary_value_added 51% share"]),
    ("服务业占税收比重达到51%。", []),
    ("第三产业比重达到45%。", ["tertiary_value_added 45% share"]),
    ("改造城镇老旧小区90个、4000户。", ["old_neighbourhoods 90个 level"]),
    ("经营主体净增9%以上、总量突破12万户。", ["market_entities 9% growth+", "market_entities 12万户 level"]),
    ("经营主体提质增量，总量突破12万户。", ["market_entities 12万户 level"]),
    ("经营主体提质增量，平台突破12家。", []),
    ("细颗粒物平均浓度同比改善8%。", ["pm25 8% growth-"]),
    (
        "新增产值过亿元企业6家、纳税过千万元企业4家、高新技术企业9家。",
        ["hightech_enterprises 9家 change+"],
    ),
    (
        "生产总值连续跨越300亿元、400亿元，年均增长8%。",
        ["gdp 300亿元 level", "gdp 400亿元 level", "gdp 8% average_growth+"],
    ),
    ("农村牧区发展加快，第一产业增加值增长4%。", ["primary_value_added 4% growth+"]),
    ("经济总量先后跨越300亿元、400亿元。", ["gdp 300亿元 level", "gdp 400亿元 level"]),
    (
        "城乡居民人均可支配收入分别增长5%和7%，其中农村居民人均可支配收入达到2.1万元。",
        ["income_urban 5% growth+", "income_rural 7% growth+", "income_rural 2.1万元 level"],
    ),
    ("粮食生产再获丰收，建成粮仓30座。", []),
    ("地区生产总值实现万亿级跨越。", []),
    ("5G基站建设完成投资10亿元。", []),
    ("居民收入增长与经济增长基本同步。", []),
    ("地区生产总值每增长1个百分点，带动就业2万人。", []),
    ("规模以上工业企业净增14家，13个产业入选。", ["above_scale_industrial_enterprises 14家 change+"]),
    ("高技术产业、风电投资分别增长3%、9%。", []),
    ("“新三样”出口增长两倍。", []),
    ("服务业在地区生产总值中的比重上升到50%。", ["tertiary_value_added 50% share"]),
    ("财政民生支出稳定在75%以上。", []),
    ("地区生产总值再上一个千亿台阶。", []),
    ("进出口总额增长-39.7%。", ["trade_total -39.7% growth+"]),
    ("存款余额900亿元，一年净增48.6亿元。", ["deposits 900亿元 level", "deposits 48.6亿元 change+"]),
    ("民生支出占到一般公共预算支出的80%。", ["livelihood_expenditure 80% share"]),
    ("全市园区完成规上工业增加值90亿元。", []),
    ("完成46万亩高标准农田建设。", ["high_standard_farmland 46万亩 change+"]),
    ("预期经济增长速度较上年提高1个百分点。", []),
    ("地区生产总值增长7%以上、力争达到8%。", ["gdp 7% growth+", "gdp 8% growth+"]),
    ("500万元口径固定资产投资增长20%。", ["fixed_asset_investment 20% growth+"]),
    ("办理人大代表建议和政协提案523件。", []),
    # what a stock grew by, words that stand for a sister indicator, figures given back to earlier clauses
    ("全年新增贷款90亿元，增长12%。", ["loans 90亿元 change+", "loans 12% growth+"]),
    ("净增各项存款60亿元。", ["deposits 60亿元 change+"]),
    ("贷款增加90亿元。", ["loans 90亿元 change+"]),
    ("发放贷款90亿元。", []),
    ("新增涉农贷款90亿元。", []),
    ("存款余额900亿元，贷款700亿元。", ["deposits 900亿元 level", "loans 700亿元 level"]),
    (
        "城镇居民人均可支配收入增长8%，农村增长9%。",
        ["income_urban 8% growth+", "income_rural 9% growth+"],
    ),
    ("城镇居民人均可支配收入增长8%，农村电商增长9%。", ["income_urban 8% growth+"]),
    (
        "一般公共预算收入增长3%、支出增长5%。",
        ["fiscal_revenue_general 3% growth+", "fiscal_expenditure 5% growth+"],
    ),
    (
        "规模以上工业实现增加值20亿元，利税14亿元，分别比上年增长15%和35%。",
        ["industrial_value_added 20亿元 level", "industrial_value_added 15% growth+"],
    ),
    (
        "出口35亿美元，增长30%；城区居民收入3万元，农村居民人均纯收入1万元，分别增长11%和12%。",
        [
            "exports 35亿美元 level",
            "exports 30% growth+",
            "income_rural 1万元 level",
            "income_rural 12% growth+",
        ],
    ),
    (
        "新增市场主体6万户、限上企业13家、高新技术企业19家。",
        ["new_market_entities 6万户 level", "hightech_enterprises 19家 change+"],
    ),
    (
        "新增城镇就业3万人、高新技术企业达到119家。",
        ["urban_jobs 3万人 level", "hightech_enterprises 119家 level"],
    ),
    # classes, other words, shortened names after a year
    ("固定资产投资5亿元以上在建企业30家。", []),
    (
        "一般公共预算收入、工业应税销售收入实现翻番。",
        ["fiscal_revenue_general 翻番 growth+"],
    ),
    ("顶格减征税费8亿元。", ["tax_cut 8亿元 level"]),
    ("为企业减免税费8亿元。", ["tax_cut 8亿元 level"]),
    ("落实减税降费政策，累计为企业减负3亿元。", ["tax_cut 3亿元 level"]),
    ("电价调整为企业减负3亿元。", []),
    ("粮食连续四年增产，2021年产量达到50万吨。", ["grain_output 50万吨 level"]),
    (
        "粮食面积40万亩，蔬菜产3万吨，产量创新高，2021年产量达到50万吨。",
        ["grain_sown_area 40万亩 level"],
    ),
    ("开工建设经济适用住房10万平方米。", []),
    ("RD经费投入占GDP比重提高至1.6%。", ["rd_intensity 1.6% level"]),
    ("新认定中小型科技企业90家。", ["tech_sme 90家 change+"]),
    # lists that share a head, sister indicators in a list, one figure for several clauses
    (
        "一般公共预算收入、支出增长10%和11%。",
        ["fiscal_revenue_general 10% growth+", "fiscal_expenditure 11% growth+"],
    ),
    (
        "工业、基础设施、民生投资分别增长37%、30%、40%。",
        ["industrial_investment 37% growth+", "infrastructure_investment 30% growth+"],
    ),
    (
        "旅游人数突破70万人次，旅游收入达到38亿元，分别增长20%。",
        [
            "tourists 70万人次 level",
            "tourism_revenue 38亿元 level",
            "tourists 20% growth+",
            "tourism_revenue 20% growth+",
        ],
    ),
    (
        "存贷款余额双双突破200亿元，分别增长11%、15%，增幅均居全省第一。",
        [
            "deposits 200亿元 level",
            "loans 200亿元 level",
            "deposits 11% growth+",
            "loans 15% growth+",
            "deposits 第一 rank",
            "loans 第一 rank",
        ],
    ),
    (
        "地区生产总值、财政收入分别增长8%、7%，分别高于全省2个、1.1个百分点，均为全省第1。",
        [
            "gdp 8% growth+",
            "fiscal_revenue_total 7% growth+",
            "gdp 第1 rank",
            "fiscal_revenue_total 第1 rank",
        ],
    ),
    (
        "工业投资增长8%，民间投资增长9%，均居全省第五位；进出口增长12%，出口增长11%，均居全省第一位。",
        [
            "industrial_investment 8% growth+",
            "private_investment 9% growth+",
            "industrial_investment 第五位 rank",
            "private_investment 第五位 rank",
            "trade_total 12% growth+",
            "exports 11% growth+",
            "trade_total 第一位 rank",
            "exports 第一位 rank",
        ],
    ),
    # parts of the place, of companies, of names; sums
    ("全市产业集聚区完成固定资产投资86亿元，工业主营业务收入70亿元，占全市的70%。", []),
    ("力争全市产业集聚区民间投资增长18%，规上工业增加值增长11%。", []),
    ("全市产业园区开工项目17个，完成固定资产投资25亿元。", []),
    ("项目提速，东山产业园一期等25个项目投产，工业投资增长13%。", ["industrial_investment 13% growth+"]),
    ("经济平稳，高新区建设加快，固定资产投资增长9%。", ["fixed_asset_investment 9% growth+"]),
    ("中心城区完成基础设施投资61亿元。", []),
    ("城区改造老旧小区30个。", ["old_neighbourhoods 30个 level"]),
    ("市区空气质量优良天数300天。", ["air_quality_days 300天 level"]),
    ("郊区发展加快，实现地区生产总值41亿元。", []),
    ("30家规模以上工业企业完成增加值35亿元。", []),
    ("外资企业的工业产值、实现利税和自营出口都比上年增长9%。", []),
    ("“3个15万元”政策带动城镇新增就业3万人。", ["urban_jobs 3万人 level"]),
    ("培育90家高新技术企业和创新型企业。", []),
    ("研究与实验发展经费支出与地区生产总值比例达到4%。", ["rd_intensity 4% level"]),
    ("它们在全省工业总产值中的比重上升到63%。", []),
    ("全年用于民生的财政支出超过70%。", []),
    ("粮食总产量要保证达到50万吨。", ["grain_output 50万吨 level"]),
    # steps and classes, words before a list that are none of it, lists of works
    (
        "经济总量连跨3个百亿级台阶，预计突破900亿元，年均增长7.2%。",
        ["gdp 900亿元 level", "gdp 7.2% average_growth+"],
    ),
    ("经济总量跨越3个千亿元台阶，达到1.5万亿元。", ["gdp 1.5万亿元 level"]),
    (
        "财政收入连续跨越40亿元、50亿元两个台阶。",
        ["fiscal_revenue_total 40亿元 level", "fiscal_revenue_total 50亿元 level"],
    ),
    ("快递业务收入、金融机构存贷款余额分别增长5%、11%。", []),
    ("电商交易额、金融机构存贷款余额分别增长5%、11%。", ["ecommerce 5% growth+"]),
    (
        "完成7个片区环境整治和68个老旧小区、20条背街小巷整治。",
        ["old_neighbourhoods 68个 level"],
    ),
    ("实施50个老旧小区综合整治，物业服务覆盖300个老旧小区。", ["old_neighbourhoods 50个 level"]),
    ("老旧小区改造标准提高，完成改造187个。", ["old_neighbourhoods 187个 level"]),
    ("老旧小区改造提速，完成改造农房20户。", []),
    ("新建8万亩高标准农田，实施65万亩黑土地保护工程。", ["high_standard_farmland 8万亩 change+"]),
    # one growth for several, sister indicators of industry, parts that open a list
    (
        "接待旅游总人数15万人次，实现旅游总收入13亿元，同比均增长26%。",
        [
            "tourists 15万人次 level",
            "tourism_revenue 13亿元 level",
            "tourists 26% growth+",
            "tourism_revenue 26% growth+",
        ],
    ),
    (
        "地区生产总值500亿元、增长7%，财政收入50亿元，工业投资40亿元，均增长9%。",
        [
            "gdp 500亿元 level",
            "gdp 7% growth+",
            "fiscal_revenue_total 50亿元 level",
            "industrial_investment 40亿元 level",
            "fiscal_revenue_total 9% growth+",
            "industrial_investment 9% growth+",
        ],
    ),
    (
        "财政收入增长5%，税收收入增长6%，均快于全省2个百分点。",
        ["fiscal_revenue_total 5% growth+", "tax_revenue 6% growth+"],
    ),
    (
        "规模以上工业总产值、增加值和实现利润分别增长3.8%、5.8%和9.6%。",
        [
            "industrial_output 3.8% growth+",
            "industrial_value_added 5.8% growth+",
            "industrial_profit 9.6% growth+",
        ],
    ),
    (
        "规模以上工业增加值增长8%，利润增长12%，利税增长20%。",
        ["industrial_value_added 8% growth+", "industrial_profit 12% growth+"],
    ),
    ("实现县域生产总值增长12%，完成地方公共财政预算收入5亿元。", []),
    ("按照县域工业增加值和地方公共财政预算收入增长8%的目标。", []),
    ("物流总费用与地区生产总值的比率下降0.3个百分点。", []),
    ("14个国考断面水质达到或优于Ⅲ类比例达50%。", ["surface_water_good 50% level"]),
    ("转移农牧民就业4.4万人。", ["rural_labor_transfer 4.4万人 level"]),
    (
        "民间投资占固定资产投资比重提升2个百分点，达到60%。",
        ["private_investment 2个百分点 change+", "private_investment 60% share"],
    ),
    (
        "服务业增加值占地区生产总值比重达到53%，现代服务业占服务业比重达到46%，分别提高4个和5个百分点。",
        ["tertiary_value_added 53% share", "tertiary_value_added 4个 change+"],
    ),
    ("累计建成孵化中心8家、研发中心26家、高新技术企业30家。", ["hightech_enterprises 30家 level"]),
    # shares of an increment, indices, differences of differences
    ("粮食产量50万吨，占全国增量的一成。", ["grain_output 50万吨 level"]),
    ("粮食、油料、生猪产量分别增长3%、4%、5%。", ["grain_output 3% growth+", "pig_output 5% growth+"]),
    ("居民消费价格总指数为102.8%。", ["cpi 102.8% level"]),
    ("居民消费价格指数控制在3%以内。", ["cpi 3% growth+"]),
    ("新增各项贷款90亿元，同比多增20亿元。", ["loans 90亿元 change+"]),
    (
        "存款余额900亿元，比年初增加80亿元，同比少增20亿元。",
        ["deposits 900亿元 level", "deposits 80亿元 change+"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BOUND)
def test_binds(text: str, expected: list[str]) -> None:
    assert [short(s) for s in claims(text)] == expected


# (role, text, [(indicator value, status, years)])
PLACED = [
    ("review", "地区生产总值增长8%。", [("gdp 8%", "actual", (2021, 2021))]),
    ("plan", "地区生产总值增长6%左右。", [("gdp 6%", "target", (2022, 2022))]),
    ("review", "预计全年地区生产总值增长8%。", [("gdp 8%", "actual", (2021, 2021))]),
    (
        "plan",
        "2021年地区生产总值增长8%，今年预期增长6%。",
        [("gdp 8%", "actual", (2021, 2021)), ("gdp 6%", "target", (2022, 2022))],
    ),
    (
        "plan",
        "到2026年，全市地区生产总值年均增长6%，达到900亿元。",
        [("gdp 6%", "target", (2022, 2026)), ("gdp 900亿元", "target", (2026, 2026))],
    ),
    (
        "review",
        "地区生产总值由2016年的825亿元增至1200亿元。",
        [("gdp 825亿元", "actual", (2016, 2016)), ("gdp 1200亿元", "actual", (2021, 2021))],
    ),
    (
        "review",
        "五年来，我们稳中求进。财政总收入由73亿元增至106亿元。",
        [
            ("fiscal_revenue_total 73亿元", "actual", (2016, 2016)),
            ("fiscal_revenue_total 106亿元", "actual", (2021, 2021)),
        ],
    ),
    (
        "review",
        "五年来，地区生产总值年均增长7%，累计新增就业30万人。",
        [("gdp 7%", "actual", (2017, 2021)), ("urban_jobs 30万人", "actual", (2017, 2021))],
    ),
    (
        "review",
        "五年来，成绩显著。地区生产总值突破千亿元，贷款余额增长70%。",
        [("gdp 千亿元", "actual", (2021, 2021)), ("loans 70%", "actual", (2017, 2021))],
    ),
    (
        "review",
        "市场主体总量12万户，较2016年增长66%。",
        [("market_entities 12万户", "actual", (2021, 2021)), ("market_entities 66%", "actual", (2017, 2021))],
    ),
    (
        "review",
        "地区生产总值同比增长17%，比2019年增长5.5%。",
        [("gdp 17%", "actual", (2021, 2021)), ("gdp 5.5%", "actual", (2020, 2021))],
    ),
    ("review", "地区生产总值两年平均增长5.1%。", [("gdp 5.1%", "actual", (2020, 2021))]),
    (
        "review",
        "2021年，全市经济平稳运行。固定资产投资增长9%。",
        [("fixed_asset_investment 9%", "actual", (2021, 2021))],
    ),
    (
        "plan",
        "主要预期目标是：地区生产总值增长6%以上；城镇新增就业3万人，城镇调查失业率控制在5.5%以内。",
        [
            ("gdp 6%", "target", (2022, 2022)),
            ("urban_jobs 3万人", "target", (2022, 2022)),
            ("surveyed_unemployment 5.5%", "target", (2022, 2022)),
        ],
    ),
    ("review", "今年一季度地区生产总值增长5%。", [("gdp 5%", "actual", (2022, 2022))]),
    ("plan", "“十四五”开局良好。主要预期目标是：地区生产总值增长6%。", [("gdp 6%", "target", (2022, 2022))]),
    (
        "review",
        "五年来，经济较快发展。2021年地区生产总值500亿元。三次产业比重由29:39:32调整为22:42:36。",
        [
            ("gdp 500亿元", "actual", (2021, 2021)),
            ("industrial_structure 29:39:32", "actual", (2016, 2016)),
            ("industrial_structure 22:42:36", "actual", (2021, 2021)),
        ],
    ),
    (
        "review",
        "五年来，成绩显著。2021年，地区生产总值500亿元，比2016年增长65%，从全省第六位上升到第四位；"
        "财政收入50亿元，增长1.7倍；工业投资30亿元，比上年增长7%。",
        [
            ("gdp 500亿元", "actual", (2021, 2021)),
            ("gdp 65%", "actual", (2017, 2021)),
            ("gdp 第六位", "actual", (2016, 2016)),
            ("gdp 第四位", "actual", (2021, 2021)),
            ("fiscal_revenue_total 50亿元", "actual", (2021, 2021)),
            ("fiscal_revenue_total 1.7倍", "actual", (2017, 2021)),
            ("industrial_investment 30亿元", "actual", (2021, 2021)),
            ("industrial_investment 7%", "actual", (2021, 2021)),
        ],
    ),
    (
        "plan",
        "今后五年的目标是：经济平稳增长。财政总收入翻番，地区生产总值增长6%。",
        [("fiscal_revenue_total 翻番", "target", (2022, 2026)), ("gdp 6%", "target", (2022, 2022))],
    ),
    # bases of comparison, growth on the year before within a look back over several, goals of some years
    (
        "review",
        "五年来，成绩显著。工业总产值达到65亿元，比2016年的27亿元增长141%。",
        [
            ("industrial_output 65亿元", "actual", (2021, 2021)),
            ("industrial_output 27亿元", "actual", (2016, 2016)),
            ("industrial_output 141%", "actual", (2017, 2021)),
        ],
    ),
    (
        "review",
        "五年来，成绩显著。外贸出口同比增长30%，工业投资增长50%。",
        [("exports 30%", "actual", (2021, 2021)), ("industrial_investment 50%", "actual", (2017, 2021))],
    ),
    (
        "review",
        "“十三五”时期，成绩显著。2021年与2016年相比，存款余额增长2倍。贷款余额增长3倍。",
        [("deposits 2倍", "actual", (2017, 2021)), ("loans 3倍", "actual", (2021, 2021))],
    ),
    (
        "plan",
        "“十三五”末的目标是：地区生产总值2025年比2015年翻一番。“十四五”期间，经济年均增长7%。",
        [("gdp 翻一番", "target", (2016, 2025)), ("gdp 7%", "target", (2021, 2025))],
    ),
    ("plan", "今后五年，经济总量三年翻一番。", [("gdp 翻一番", "target", (2022, 2024))]),
    # goals stated beside what was achieved
    (
        "review",
        "城镇登记失业率为2.4%（年度目标为控制在3.5%以内）。",
        [
            ("registered_unemployment 2.4%", "actual", (2021, 2021)),
            ("registered_unemployment 3.5%", "target", (2021, 2021)),
        ],
    ),
    (
        "plan",
        "城镇新增就业3万人，完成年度任务（2万人）的150%；城镇登记失业率为2.4%。",
        [
            ("urban_jobs 3万人", "actual", (2021, 2021)),
            ("urban_jobs 2万人", "target", (2021, 2021)),
            ("registered_unemployment 2.4%", "actual", (2021, 2021)),
        ],
    ),
    (
        "plan",
        "城镇新增就业3万人，力争上半年完成年度任务的60%。",
        [("urban_jobs 3万人", "target", (2022, 2022))],
    ),
    ("review", "地区生产总值增长7.2%（全国平均为7%）。", [("gdp 7.2%", "actual", (2021, 2021))]),
    ("glossary", "地区生产总值增长6%。", []),
    # a growth turns to another: the first is that of the year before, or of the year beside it
    (
        "review",
        "工业利润由上年下降2.5%转为增长8%，民间投资由2019年的下降3%转为增长5%。",
        [
            ("industrial_profit 2.5%", "actual", (2020, 2020)),
            ("industrial_profit 8%", "actual", (2021, 2021)),
            ("private_investment 3%", "actual", (2019, 2019)),
            ("private_investment 5%", "actual", (2021, 2021)),
        ],
    ),
    # an earlier base goes on in a list of growths, but not past a year, a level or 同比
    (
        "review",
        "工业总产值比2010年增长一点九倍，原煤产量增长百分之九十，发电量增长两倍。",
        [
            ("industrial_output 一点九倍", "actual", (2011, 2021)),
            ("coal_output 百分之九十", "actual", (2011, 2021)),
            ("power_generation 两倍", "actual", (2011, 2021)),
        ],
    ),
    (
        "review",
        "工业总产值比2010年增长一点九倍，贷款余额80亿元，增长9%，发电量同比增长4%。",
        [
            ("industrial_output 一点九倍", "actual", (2011, 2021)),
            ("loans 80亿元", "actual", (2021, 2021)),
            ("loans 9%", "actual", (2021, 2021)),
            ("power_generation 4%", "actual", (2021, 2021)),
        ],
    ),
    # 其中 at the head of a sentence goes on with the year of the one before
    (
        "review",
        "全市工业总产值2017年达到50亿元。其中，出口10亿元，比2012年增长60%。财政收入5亿元。",
        [
            ("industrial_output 50亿元", "actual", (2017, 2017)),
            ("exports 10亿元", "actual", (2017, 2017)),
            ("exports 60%", "actual", (2013, 2017)),
            ("fiscal_revenue_total 5亿元", "actual", (2021, 2021)),
        ],
    ),
    # a time that dates a meeting is none of the figures that it set
    (
        "plan",
        "在2021年11月召开的市委全会上，讨论了明年的任务，提出了粮食产量30万吨的指标。",
        [("grain_output 30万吨", "target", (2022, 2022))],
    ),
    ("review", "2019年10月召开大会，接待游客300万人次。", [("tourists 300万人次", "actual", (2021, 2021))]),
    ("review", "2019年10月，接待游客300万人次。", [("tourists 300万人次", "actual", (2019, 2019))]),
    # stages of a plan: a bare span of years is theirs
    (
        "plan",
        "第一阶段，从2021年至2025年。五年间，地区生产总值年均增长8%。第二步，2026年至2030年。"
        "五年内，地区生产总值年均增长7%。",
        [("gdp 8%", "target", (2021, 2025)), ("gdp 7%", "target", (2026, 2030))],
    ),
    ("plan", "过去五年，地区生产总值年均增长8%。", [("gdp 8%", "actual", (2017, 2021))]),
    ("plan", "争取明年新增高标准农田3万亩。", [("high_standard_farmland 3万亩", "target", (2023, 2023))]),
    # one year named for a figure on the way ends with its paragraph
    (
        "review",
        "五年来，经济发展。2021年，地区生产总值90亿元。\n改造老旧小区80个。",
        [("gdp 90亿元", "actual", (2021, 2021)), ("old_neighbourhoods 80个", "actual", (2017, 2021))],
    ),
    (
        "review",
        "五年来，经济发展。\n2021年，地区生产总值90亿元。\n改造老旧小区80个。",
        [("gdp 90亿元", "actual", (2021, 2021)), ("old_neighbourhoods 80个", "actual", (2021, 2021))],
    ),
    (
        "review",
        "五年来，经济发展。特别是2021年，我们加压奋进。\n改造老旧小区80个。",
        [("old_neighbourhoods 80个", "actual", (2021, 2021))],
    ),
    # a paragraph that says how many years it is on
    (
        "review",
        "2021年，成绩显著。\n这是城乡变化最大的五年。改造老旧小区80个。\n建成5G基站60座。",
        [
            ("old_neighbourhoods 80个", "actual", (2017, 2021)),
            ("base_stations_5g 60座", "actual", (2021, 2021)),
        ],
    ),
    # the same part of a year as the sentence before named
    (
        "review",
        "今年一至五月，生产发展。工业总产值达到60亿元，比去年同期增长8%。财政收入6亿元，比上年增长3%。",
        [
            ("industrial_output 60亿元", "actual", (2022, 2022)),
            ("industrial_output 8%", "actual", (2022, 2022)),
            ("fiscal_revenue_total 6亿元", "actual", (2021, 2021)),
            ("fiscal_revenue_total 3%", "actual", (2021, 2021)),
        ],
    ),
    # a level that something goes on from is not of the years before
    (
        "review",
        "石油产量60万吨，保持近两年的水平；发电量90亿度。",
        [("power_generation 90亿度", "actual", (2021, 2021))],
    ),
    (
        "review",
        "工业总产值突破9亿元，在2016到2020年平均每年递增7.9%的基础上，比上年增长14%。",
        [
            ("industrial_output 9亿元", "actual", (2021, 2021)),
            ("industrial_output 7.9%", "actual", (2016, 2020)),
            ("industrial_output 14%", "actual", (2021, 2021)),
        ],
    ),
    # the length of a span says it again
    (
        "review",
        "从1932年到1936年五年间，粮食总产量年均增长3%。",
        [("grain_output 3%", "actual", (1932, 1936))],
    ),
    # circumstances between the indicator and its figure
    (
        "review",
        "社会商品零售总额，由于前面已经说过的原因，只增长了3%；外贸出口增长8%，扣除价格变动因素，实际增长5%。",
        [
            ("retail_sales 3%", "actual", (2021, 2021)),
            ("exports 8%", "actual", (2021, 2021)),
            ("exports 5%", "actual", (2021, 2021)),
        ],
    ),
    # a far horizon holds for its paragraph
    (
        "outlook",
        "到2026年，粮食总产量要达到90万吨。\n到2040年，人民更加富裕。粮食总产量达到200万吨。\n城镇化率达到60%。",
        [
            ("grain_output 90万吨", "target", (2026, 2026)),
            ("grain_output 200万吨", "target", (2040, 2040)),
            ("urbanization 60%", "target", (2026, 2026)),
        ],
    ),
    (
        "outlook",
        "锚定2040年远景目标，未来五年，要实现新的发展。\n城镇化率达到60%。",
        [("urbanization 60%", "target", (2026, 2026))],
    ),
    # a part on coming years may look back first
    (
        "outlook",
        "过去五年，发展取得成就。城镇化率提高到60%。\n今后五年，城镇化率达到70%。",
        [("urbanization 60%", "actual", (2021, 2021)), ("urbanization 70%", "target", (2026, 2026))],
    ),
    (
        "outlook",
        "过去五年的成绩来之不易，今后五年任务更重。城镇化率达到70%。",
        [("urbanization 70%", "target", (2026, 2026))],
    ),
    # the last year of a plan, or its first, is a year
    (
        "plan",
        "今后五年的目标是：民生改善。\n2022年是“十四五”第二年，也是开局见效之年。城镇新增就业3万人。",
        [("urban_jobs 3万人", "target", (2022, 2022))],
    ),
]


@pytest.mark.parametrize(("role", "text", "expected"), PLACED)
def test_status_and_period(role: str, text: str, expected: list[tuple[str, str, tuple[int, int]]]) -> None:
    got = [
        (f"{s.indicator.id} {s.quantity.text}", str(s.status), years(s.period))
        for s in claims(text, SectionRole(role))
    ]
    assert got == expected


def test_a_statement_carries_its_section_evidence_and_rule() -> None:
    text = "工业平稳运行，规上工业增加值增长8%左右，民生改善。"
    (statement,) = claims(text)
    assert statement.section is not None
    assert statement.section.marker == "一、"
    assert statement.evidence.of(text) == "规上工业增加值增长8%左右"
    assert statement.rule


def test_a_period_is_a_whole_year_unless_the_text_says_less() -> None:
    (statement,) = claims("2021年上半年地区生产总值增长9%。")
    assert statement.period == Period(date(2021, 1, 1), date(2021, 6, 30))


def test_evidence_of_an_amount_before_its_indicator() -> None:
    text = "队伍建设加强。12件人大代表建议和9件政协提案全部办结。"
    assert [s.evidence.of(text) for s in claims(text)] == [
        "12件人大代表建议",
        "12件人大代表建议和9件政协提案",
    ]


def test_without_a_year_the_period_stays_open() -> None:
    report = Pipeline().parse("全市地区生产总值增长8%。")
    assert [(s.indicator.id, s.period) for s in report.statements] == [("gdp", None)]


INDICATORS = {
    "地区生产总值": "gdp",
    "固定资产投资": "fixed_asset_investment",
    "社会消费品零售总额": "retail_sales",
    "一般公共预算收入": "fiscal_revenue_general",
    "规上工业增加值": "industrial_value_added",
    "进出口总额": "trade_total",
    "民间投资": "private_investment",
    "旅游总收入": "tourism_revenue",
    "城镇居民人均可支配收入": "income_urban",
}
PAIRS = st.lists(
    st.tuples(st.sampled_from(sorted(INDICATORS)), st.integers(1, 400)),
    min_size=2,
    max_size=5,
    unique_by=lambda p: p[0],
)
UNRELATED = st.sampled_from(
    [
        "队伍建设不断加强。",
        "群众文化生活丰富多彩。",
        "开展公园和道路整治。",
        "干部作风持续转变，服务更加便民。",
        "办成实事十件。",
    ]
)


@settings(max_examples=60, deadline=None)
@given(PAIRS, st.sampled_from(["增长", "下降"]), st.sampled_from(["、", "和"]))
def test_lists_come_back_in_order(pairs: list[tuple[str, int]], verb: str, last: str) -> None:
    names, values = zip(*((name, f"{value / 10}%") for name, value in pairs), strict=True)
    text = f"{'、'.join(names[:-1])}{last}{names[-1]}分别{verb}{'、'.join(values[:-1])}{last}{values[-1]}。"
    assert [(s.indicator.id, s.quantity.text) for s in claims(text)] == [
        (INDICATORS[name], value) for name, value in zip(names, values, strict=True)
    ]


@settings(max_examples=40, deadline=None)
@given(st.permutations([row[0] for row in BOUND[:24]]), UNRELATED, st.integers(0, 6))
def test_an_unrelated_sentence_changes_nothing(sentences: list[str], extra: str, at: int) -> None:
    sentences = sentences[:6]
    before = [(short(s), s.status, s.period) for s in claims("".join(sentences))]
    after = [
        (short(s), s.status, s.period) for s in claims("".join([*sentences[:at], extra, *sentences[at:]]))
    ]
    assert before == after


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        alphabet="地区生产总值增长由到至分别和、，。；（）城乡居民收入8%万元亿2016年比上年占重第位居全省高于新增“”:",
        max_size=80,
    )
)
def test_evidence_contains_the_quantity_on_any_text(text: str) -> None:
    for statement in claims(text):
        assert statement.evidence.contains(statement.quantity.span)
        assert statement.quantity.span.of(text) == statement.quantity.text


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(list(SectionRole)))
def test_never_raises(text: str, role: SectionRole) -> None:
    claims(text, role)


def test_another_place_is_no_subject_of_the_report() -> None:
    text = (
        "云河县人民政府工作报告\n一、2021年工作回顾\n临水镇实现地区生产总值12亿元，增长8%。"
        "云河县实现地区生产总值96亿元，增长7%。\n"
    )
    report = Pipeline().parse(text)
    assert [short(s) for s in report.statements] == ["gdp 96亿元 level", "gdp 7% growth+"]
