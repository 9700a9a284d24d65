"""The catalogue of indicators and the extractor that finds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.errors import DataTableError
from gwreport.indicators.catalogue import default_catalogue, parse_catalogue, read_catalogue
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.model import Level, Metadata, Region

CONVENTION_IDS = """
gdp gdp_per_capita primary_value_added secondary_value_added tertiary_value_added
industrial_structure industrial_value_added industrial_profit industrial_output
high_tech_value_added strategic_emerging_value_added digital_economy fiscal_revenue_general
fiscal_revenue_total tax_revenue fiscal_expenditure livelihood_expenditure tax_cut
fixed_asset_investment industrial_investment manufacturing_investment private_investment
infrastructure_investment technical_upgrade_investment real_estate_investment retail_sales
online_retail trade_total exports imports fdi domestic_capital cpi urban_jobs surveyed_unemployment
registered_unemployment rural_labor_transfer income income_urban income_rural deposits loans
grain_output high_standard_farmland pig_output urbanization population market_entities
new_market_entities hightech_enterprises tech_sme specialized_sme_national
specialized_sme_provincial above_scale_industrial_enterprises rd_intensity rd_expenditure
technology_contracts patents_per_10k energy_intensity pm25 air_quality_days surface_water_good
forest_coverage base_stations_5g expressway_mileage power_installed power_generation coal_output
port_cargo port_containers air_passengers tourists tourism_revenue old_neighbourhoods
shantytown_units affordable_housing school_places deputy_proposals cppcc_proposals
""".split()  # noqa: SIM905 - a page of ids reads better than a list of them
ADDED_IDS = [
    "fiscal_deficit_ratio",
    "m2",
    "total_social_financing",
    "labour_productivity",
    "energy_consumption",
]

# (text, the mentions in it as (written, id))
FOUND = [
    ("地区生产总值增长6%", [("地区生产总值", "gdp")]),
    ("全县GDP和人均GDP", [("GDP", "gdp"), ("人均GDP", "gdp_per_capita")]),
    ("国民生产总值比上年增长7%", [("国民生产总值", "gdp")]),
    ("工农业总产值达到三十亿元", [("工农业总产值", "agricultural_industrial_output")]),
    ("地方财政一般预算收入完成5亿元", [("地方财政一般预算收入", "fiscal_revenue_general")]),
    (
        "财政一般预算收入和财政总收入",
        [("财政一般预算收入", "fiscal_revenue_general"), ("财政总收入", "fiscal_revenue_total")],
    ),
    ("完成全社会固定资产投资90亿元", [("全社会固定资产投资", "fixed_asset_investment")]),
    ("万元生产总值能耗下降3%", [("万元生产总值能耗", "energy_intensity")]),
    ("万元工业增加值能耗下降3%", []),
    ("规上工业单位增加值能耗下降3%", []),
    (
        "规上工业增加值、社零总额",
        [("规上工业增加值", "industrial_value_added"), ("社零总额", "retail_sales")],
    ),
    ("农民人均纯收入3200元", [("农民人均纯收入", "income_rural")]),
    (
        "广义货币供应量和社会融资规模存量",
        [("广义货币供应量", "m2"), ("社会融资规模存量", "total_social_financing")],
    ),
    ("赤字率拟按3%安排", [("赤字率", "fiscal_deficit_ratio")]),
    ("国家级专精特新“小巨人”企业8家", [("国家级专精特新“小巨人”企业", "specialized_sme_national")]),
    ('国家级专精特新"小巨人"企业8家', [('国家级专精特新"小巨人"企业', "specialized_sme_national")]),
    # a part is no whole, and a measure is no subject
    ("新能源发电量增长20%", []),
    ("青川高新区规上工业增加值增长9%", []),
    ("高技术制造业投资增长12%", []),
    ("乡村社会消费品零售总额增长8%", []),
    ("县域GDP突破百亿元", []),
    ("人均一般公共预算收入", []),
    ("单位GDP二氧化碳排放下降4%", []),
    ("单位GDP能耗下降3%", [("单位GDP能耗", "energy_intensity")]),
    ("民生投入占一般公共预算支出的八成", [("民生投入", "livelihood_expenditure")]),
    ("科研投入占GDP比重达到2%", []),
    ("绿色GDP核算", []),
    ("人均占有粮食400公斤", []),
    ("小微企业贷款余额", []),
    ("户籍人口城镇化率40%", []),
    ("高新技术企业产值", []),
    ("产业结构调整步伐加快", []),
    # a named port or airport stands for that of its place
    ("青川国际机场旅客吞吐量90万人次", [("国际机场旅客吞吐量", "air_passengers")]),
    ("白石机场年旅客吞吐量20万人次", [("机场年旅客吞吐量", "air_passengers")]),
    ("龙湾港货物吞吐量3000万吨", [("货物吞吐量", "port_cargo")]),
    ("占全国港口货物吞吐量的2%", []),
    # thresholds and other words before the name
    ("50万元以上固定资产投资增长8%", [("50万元以上固定资产投资", "fixed_asset_investment")]),
    ("规上固定资产投资增长8%", [("规上固定资产投资", "fixed_asset_investment")]),
    ("限额以上消费品零售额增长8%", [("限额以上消费品零售额", "retail_sales")]),
    ("产业园固定资产投资增长8%", []),
    ("省外招商到位资金30亿元", [("省外招商到位资金", "domestic_capital")]),
    ("在册各类经营主体5万户", [("各类经营主体", "market_entities")]),
    ("入驻经营主体5万户", []),
    ("空气质量指数优良天数比例88%", [("空气质量指数优良天数比例", "air_quality_days")]),
    ("省控断面水质优良比例90%", [("断面水质优良比例", "surface_water_good")]),
    ("完善提升老旧小区12个", [("老旧小区", "old_neighbourhoods")]),
    # other and older forms
    ("全社会研究与开发投入1亿元", [("研究与开发投入", "rd_expenditure")]),
    ("公共预算支出12亿元", [("公共预算支出", "fiscal_expenditure")]),
    ("地方财政预算内收入12亿元", [("地方财政预算内收入", "fiscal_revenue_general")]),
    ("各项存款新增额12亿元", [("各项存款新增额", "deposits")]),
    ("财政用于改善民生的支出12亿元", [("用于改善民生的支出", "livelihood_expenditure")]),
    ("城镇居民年人均可支配收入9000元", [("城镇居民年人均可支配收入", "income_urban")]),
    ("农民平均每人纯收入900元", [("农民平均每人纯收入", "income_rural")]),
    ("国民收入分配格局", []),
    ("人均国民收入3000元", []),
    # blanks beside Latin letters
    ("人均 GDP 5万元", [("人均 GDP", "gdp_per_capita")]),
    ("绿色 GDP 增长", []),
    ("5G 基站900个", [("5G 基站", "base_stations_5g")]),
    ("PM 2.5 平均浓度30微克", [("PM 2.5 平均浓度", "pm25")]),
    ("R&D 经费投入占比", [("R&D 经费投入占比", "rd_intensity")]),
    # the three industries
    ("一二三产增加值分别", [("一二三产增加值", "primary_value_added")]),
    ("一、二产增加值", [("一、二产增加值", "primary_value_added")]),
    ("一、二、三产比例为5:40:55", [("一、二、三产比例", "industrial_structure")]),
    # the population of the whole place alone
    ("年末全县人口40万人", [("人口", "population")]),
    ("城镇常住人口20万人", []),
    ("贫困人口2万人", []),
    ("全县人口老龄化", []),
    # people at work, at the airport, in towns of older years
    ("新增农村转移就业2万人", [("新增农村转移就业", "rural_labor_transfer")]),
    ("全年进出港旅客90万人次", [("进出港旅客", "air_passengers")]),
    ("城市人均年生活费收入900元", [("城市人均年生活费收入", "income_urban")]),
    ("煤产量三千万吨", [("煤产量", "coal_output")]),
    ("评价入库国家科技型中小企业增长两倍", [("评价入库国家科技型中小企业", "tech_sme")]),
    ("我国的工业总产值增长一倍", [("工业总产值", "industrial_output")]),
    ("增产粮食90万吨", [("增产粮食", "grain_output")]),
    ("货物贸易出口90亿元", [("货物贸易出口", "exports")]),
    # who is reached is not all of them
    ("减税降费6亿元，惠及市场主体2万户", [("减税降费", "tax_cut")]),
    ("涉及高新技术企业90家", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_wholes_and_leaves_parts(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = [(m.text, m.value.id) for m in IndicatorExtractor().extract(Reading(text))]  # type: ignore[union-attr]
    assert mentions == expected


OWN = [
    (Level.PREFECTURE, "市级外贸出口增长5%", ["exports"]),
    (Level.PREFECTURE, "完成市本级一般公共预算收入5亿元", ["fiscal_revenue_general"]),
    (Level.PREFECTURE, "市生产总值500亿元", ["gdp"]),
    (Level.PREFECTURE, "市属固定资产投资增长5%", ["fixed_asset_investment"]),
    (Level.PREFECTURE, "县级一般公共预算收入5亿元", []),
    (Level.PREFECTURE, "白石市生产总值500亿元", []),
    (Level.PREFECTURE, "占市生产总值的5%", []),
    (Level.COUNTY, "区级财政收入5亿元", ["fiscal_revenue_general"]),
    (Level.COUNTY, "市级财政收入5亿元", []),
    (Level.COUNTY, "高新区生产总值500亿元", []),
    (Level.PROVINCE, "省级一般公共预算支出增长5%", ["fiscal_expenditure"]),
    (None, "市级外贸出口增长5%", []),
]


@pytest.mark.parametrize(("level", "text", "expected"), OWN)
def test_the_own_level_of_a_report_is_the_whole(level: Level | None, text: str, expected: list[str]) -> None:
    reading = Reading(text, Metadata(level=level))
    assert [m.value.id for m in IndicatorExtractor().extract(reading)] == expected  # type: ignore[union-attr]


def test_the_own_place_of_a_report_is_the_whole() -> None:
    metadata = Metadata(region=Region("云河市", "990100", Level.PREFECTURE), level=Level.PREFECTURE)
    texts = ("云河市生产总值增长5%", "白石市生产总值增长5%", "占云河市生产总值的5%")
    found = [[m.text for m in IndicatorExtractor().extract(Reading(text, metadata))] for text in texts]  # type: ignore[union-attr]
    assert found == [["生产总值"], [], []]


def test_the_catalogue_holds_every_id_of_the_conventions() -> None:
    catalogue = default_catalogue()
    assert [id for id in (*CONVENTION_IDS, *ADDED_IDS) if id not in catalogue] == []


def test_every_entry_has_names_a_source_and_a_form() -> None:
    catalogue = default_catalogue()
    with_form = {form.one for form in catalogue.forms.values()} | {
        id for form in catalogue.forms.values() for id in form.members
    }
    for id, entry in catalogue.entries.items():
        assert entry.indicator.id == id
        assert entry.indicator.name
        assert entry.indicator.english
        assert entry.source
        assert id in with_form
        assert entry.share_as is None or entry.share_as in catalogue
    assert {id for form in catalogue.forms.values() for id in form.members} <= set(catalogue.entries)


def test_a_user_catalogue_may_be_added_or_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "tea.toml"
    path.write_text(
        '[indicator.tea]\nname = "茶叶产量"\nenglish = "Tea output"\nnature = "flow"\ndimension = "mass"\n'
        'forms = ["茶叶[总]产量"]\n',
        encoding="utf-8",
    )
    own = read_catalogue(path)
    text = "茶叶总产量3万吨,粮食产量9万吨"
    alone = [m.value.id for m in IndicatorExtractor(own).extract(Reading(text))]  # type: ignore[union-attr]
    both = IndicatorExtractor(default_catalogue().extended(own)).extract(Reading(text))
    assert alone == ["tea"]
    assert [m.value.id for m in both] == ["tea", "grain_output"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        (
            '[indicator.x]\nname = "甲"\nenglish = "X"\nnature = "sometimes"\ndimension = "money"\n',
            "indicator.x.nature",
        ),
        ('[indicator.x]\nname = "甲"\nnature = "flow"\ndimension = "money"\n', "indicator.x.english"),
        ('[other]\nforms = ["(甲|乙"]\n', "other"),
        ('[compound.x]\nmembers = ["gdp"]\nforms = ["甲"]\n', "compound.x"),
        ("not toml at all", "the file"),
    ],
)
def test_a_broken_catalogue_is_named(text: str, entry: str) -> None:
    with pytest.raises(DataTableError) as caught:
        parse_catalogue(text)
    assert caught.value.entry == entry


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="全市地区生产总值GDP人均增长工业投资新能源发电量12%,。和、", max_size=60))
def test_mentions_are_ordered_disjoint_and_name_their_slice(text: str) -> None:
    mentions = list(IndicatorExtractor().extract(Reading(text)))
    end = 0
    for mention in mentions:
        assert mention.span.start >= end
        assert mention.span.of(text) == mention.text  # type: ignore[union-attr]
        end = mention.span.end
