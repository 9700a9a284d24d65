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
    ("万元工业增加值能耗下降3%", [("万元工业增加值能耗", "energy_intensity")]),
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
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_finds_wholes_and_leaves_parts(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = [(m.text, m.value.id) for m in IndicatorExtractor().extract(Reading(text))]  # type: ignore[union-attr]
    assert mentions == expected


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
