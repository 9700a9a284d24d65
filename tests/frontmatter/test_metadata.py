"""Metadata from heads of many formats, and from bodies where the head is silent."""
# ruff: noqa: E501 - heads are written as they come, and the linter counts Chinese characters twice

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport import parse
from gwreport.errors import YearError
from gwreport.frontmatter.metadata import read_metadata
from gwreport.gazetteer.regions import Division, region_table
from gwreport.model import Document, DocumentKind, Level, Metadata, Region, Source
from gwreport.numerals import format_numeral
from gwreport.span import OffsetMap, Span

ADDRESS = "各位代表：\n现在，我代表{}人民政府，向大会报告工作，请予审议。\n"


def read(text: str, *, crawl_title: str | None = None, **given: Any) -> Metadata:
    document = Document(
        Source(text),
        Span(0, len(text)),
        DocumentKind.REPORT,
        crawl_title,
        text,
        OffsetMap.identity(len(text)),
    )
    return read_metadata(document, **given)


def facts(metadata: Metadata) -> tuple[object, ...]:
    region = metadata.region
    return (
        metadata.title,
        region and region.name,
        region and region.adcode,
        metadata.year,
        metadata.delivered and metadata.delivered.isoformat(),
        metadata.congress,
        metadata.session,
        metadata.speaker,
        metadata.role,
    )


# name of the format: (text, title, place, code, year, delivered, congress, session, speaker, role)
HEADS: dict[str, tuple[str, tuple[object, ...]]] = {
    "dashed line": (
        "3.高唐县政府工作报告\n\n——2022年1月8日在高唐县第十九届人民代表大会第二次会议上\n\n县长 梁 文\n\n" + ADDRESS.format("县"),
        ("高唐县政府工作报告", "高唐县", "371526", 2022, "2022-01-08", "高唐县第十九届人民代表大会", 2, "梁文", "县长"),
    ),
    "one line": (
        "2023年1月5日在青川原市第九届人民代表大会第三次会议上代市长陆一平各位代表:现在,我代表市人民政府向大会报告工作。",
        (None, "青川原市", None, 2023, "2023-01-05", "青川原市第九届人民代表大会", 3, "陆一平", "代市长"),
    ),
    "signature": (
        "池州市政府工作报告(2021年12月28日 陆一平)\n" + ADDRESS.format("市"),
        ("池州市政府工作报告", "池州市", "341700", 2022, "2021-12-28", None, None, "陆一平", None),
    ),
    "signature with blanks": (
        "池州市政府工作报告\n（2021 年 12 月 28 日　陆一平）\n" + ADDRESS.format("市"),
        ("池州市政府工作报告", "池州市", "341700", 2022, "2021-12-28", None, None, "陆一平", None),
    ),
    "front matter": (
        "---\ntitle: 恩施州政府工作报告（2023年1月5日 州长 陆一平）\n---\n\n——2023年1月5日在州九届人大二次会议上\n\n" + ADDRESS.format("州"),
        ("恩施州政府工作报告", "恩施土家族苗族自治州", "422800", 2023, "2023-01-05", "州第九届人民代表大会", 2, "陆一平", "州长"),
    ),
    "site lines": (
        "您的位置:\n首页\n>\n要闻\n2024年北京市政府工作报告\n来源：某日报\n时间：2024-02-09 10:20\n"
        "2024年1月21日在北京市第十六届人民代表大会第二次会议上北京市市长 陆一平同志作政府工作报告。\n" + ADDRESS.format("北京市"),
        ("2024年北京市政府工作报告", "北京市", "110000", 2024, "2024-01-21", "北京市第十六届人民代表大会", 2, "陆一平", "市长"),
    ),
    "split lines": (
        "政府工作报\n告\n\n——2011年3月5日在第十一届全国人民代表大会第四次会议上\n\n国务院总理\n　陆　平\n\n各位代表：\n我代表国务院，向大会报告工作。",
        ("政府工作报告", "中国", "100000", 2011, "2011-03-05", "第十一届全国人民代表大会", 4, "陆平", "国务院总理"),
    ),
    "Chinese dates": (
        "政府工作报告\n――二〇〇九年二月十二日在平果县第十四届人民代表大会第四次会议上\n县长陆一平\n" + ADDRESS.format("县"),
        ("政府工作报告", "平果县", "451023", 2009, "2009-02-12", "平果县第十四届人民代表大会", 4, "陆一平", "县长"),
    ),
    "minority name": (
        "政府工作报告\n2020年1月6日在新疆维吾尔自治区第十三届人民代表大会第三次会议上\n自治区主席 阿不都·艾山江\n"
        + ADDRESS.format("自治区"),
        (
            "政府工作报告", "新疆维吾尔自治区", "650000", 2020, "2020-01-06",
            "新疆维吾尔自治区第十三届人民代表大会", 3, "阿不都·艾山江", "自治区主席",
        ),
    ),
    "township": (
        "【城关镇】2019年城关镇人民政府工作报告\n2018年12月20日在镇第十四届人民代表大会第三次会议上镇人民政府镇长候选人陆平各位代表:我代表镇人民政府",
        ("2019年城关镇人民政府工作报告", "城关镇", None, 2019, "2018-12-20", "镇第十四届人民代表大会", 3, "陆平", "镇长候选人"),
    ),
    "chain of places": (
        "云南省昆明市官渡区2022年政府工作报告\n" + ADDRESS.format("区") + "一、2021年工作回顾",
        ("云南省昆明市官渡区2022年政府工作报告", "官渡区", "530111", 2022, None, None, None, None, None),
    ),
    "former name": (
        "襄樊市2008年政府工作报告\n" + ADDRESS.format("市"),
        ("襄樊市2008年政府工作报告", "襄樊市", "420600", 2008, None, None, None, None, None),
    ),
    "banner": (
        "达茂旗政府工作报告\n——2020年1月5日在达尔罕茂明安联合旗第十五届人民代表大会第三次会议上\n旗长 孟克\n" + ADDRESS.format("旗"),
        (
            "达茂旗政府工作报告", "达尔罕茂明安联合旗", "150223", 2020, "2020-01-05",
            "达尔罕茂明安联合旗第十五届人民代表大会", 3, "孟克", "旗长",
        ),
    ),
    "place of several names": (
        "鼓楼区政府工作报告\n——2022年1月5日在南京市鼓楼区第十九届人民代表大会第一次会议上\n代区长 陆一平\n" + ADDRESS.format("区"),
        ("鼓楼区政府工作报告", "鼓楼区", "320106", 2022, "2022-01-05", "南京市鼓楼区第十九届人民代表大会", 1, "陆一平", "代区长"),
    ),
    "title in two lines": (
        "云河县\n政府工作报告\n——2021年2月3日在云河县第五届人民代表大会第六次会议上\n县委副书记、代县长 陆平\n" + ADDRESS.format("县"),
        ("云河县政府工作报告", "云河县", None, 2021, "2021-02-03", "云河县第五届人民代表大会", 6, "陆平", "代县长"),
    ),
    "names only": (
        "2007年政府工作报告\n——2007年1月9日在贵州省第八届人民代表大会第九次会议上\n\n陆左平\n\n" + ADDRESS.format("贵州省"),
        ("2007年政府工作报告", "贵州省", "520000", 2007, "2007-01-09", "贵州省第八届人民代表大会", 9, "陆左平", None),
    ),
    "office without a name": (
        "2013年政府工作报告\n——2013年1月9日在赣州市第七届人民代表大会第八次会议上\n赣州市代市长\n" + ADDRESS.format("市"),
        ("2013年政府工作报告", "赣州市", "360700", 2013, "2013-01-09", "赣州市第七届人民代表大会", 8, None, "代市长"),
    ),
    "place that begins like a word": (
        "政府工作报告\n（2016年1月28日于都县第十七届人民代表大会第六次会议通过）\n" + ADDRESS.format("县"),
        ("政府工作报告", "于都县", "360731", 2016, "2016-01-28", "于都县第十七届人民代表大会", 6, None, None),
    ),
}  # fmt: skip


TAGGED = (
    "<html><body><h1>青岚省人民政府工作报告</h1><p>——<span lang='EN-US'>2024</span>年<span>1</span>月<span>22</span>日"
    "在青岚省第<b>十四</b>届人民代表大会第二次会议上</p><p><font>省长</font> <font>顾</font><font>南乔</font></p>"
    "<p>各位代表：</p><p>现在，我代表省人民政府，向大会报告工作，请予审议。</p></body></html>"
)


def test_tags_within_a_date_or_name_do_not_part_it() -> None:
    assert facts(parse(TAGGED).metadata) == (
        "青岚省人民政府工作报告",
        "青岚省",
        None,
        2024,
        "2024-01-22",
        "青岚省第十四届人民代表大会",
        2,
        "顾南乔",
        "省长",
    )


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_many_formats(name: str) -> None:
    text, expected = HEADS[name]
    assert facts(read(text)) == expected


@pytest.mark.parametrize(
    "text, year",
    [
        ("2021年度政府工作报告\n各位代表：一、2021年工作回顾", 2022),
        ("2021年工作总结和2022年工作安排——云河县人民政府工作报告\n各位代表：", 2022),
        ("政府工作报告\n各位代表：\n一、2025年工作回顾\n过去一年，成绩来之不易。", 2026),
        ("2018年政府工作报告\n各位代表：一、2018年工作回顾 二、2019年工作安排", 2019),
        ("政府工作报告\n各位代表：一、工作回顾\n刚刚过去的二〇〇三年，很不平凡。", 2004),
        ("二O一五年政府工作报告\n各位代表：", 2015),
        ("政府工作报告\n（2020年5月20日 陆平）\n各位代表：一、2019年工作回顾", 2020),
        (
            "政府工作报告\n（2021年10月20日 陆平）\n各位代表：2022年要抓好十件事。2022年开工。到2022年底完成。",
            2022,
        ),
        ("政府工作报告\n（2021年10月20日 陆平）\n各位代表：今年要抓好十件事。", 2021),
        ("政府工作报告\n各位代表：向第四届全国人民代表大会作政府工作报告。", 1975),
        ("政府工作报告\n发布时间：2022年03月15日 15:53\n各位代表：现在报告工作。", None),
        ("政府工作报告\n各位代表：现在报告工作。", None),
    ],
)
def test_the_year_is_the_one_planned(text: str, year: int | None) -> None:
    assert read(text).year == year


def test_a_body_tells_its_place_by_its_counties_and_its_words_for_itself() -> None:
    body = "全市经济平稳运行。我市支持确山、泌阳、遂平、上蔡四县发展，改善平舆、新蔡的道路。" * 3
    metadata = read("2007年政府工作报告\n" + ADDRESS.format("市") + body)
    assert metadata.region == Region("驻马店市", "411700", Level.PREFECTURE, "410000")


# (title, place, code, level): a zone is not the district of a generic name that ended long ago.
@pytest.mark.parametrize(
    "title, name, code, level",
    [
        ("兰州新区2024年政府工作报告", "兰州新区", None, Level.AREA),
        ("甘肃省兰州新区2021年政府工作报告", "兰州新区", None, Level.AREA),
        ("宜昌新区2020年政府工作报告", "宜昌新区", None, Level.AREA),
        ("青岛西海岸新区2021年政府工作报告", "青岛西海岸新区", None, Level.AREA),
        ("重庆市两江新区2022年政府工作报告", "两江新区", None, Level.AREA),
        ("两江新区2024年政府工作报告", "两江新区", None, Level.AREA),
        ("两江新区2026年政府工作报告", "两江新区", "500157", Level.COUNTY),
        ("2023年浦东新区政府工作报告", "浦东新区", "310115", Level.COUNTY),
        ("唐山市新区1995年政府工作报告", "新区", "130206", Level.COUNTY),
        ("长治市城区2015年政府工作报告", "城区", "140402", Level.COUNTY),
        ("郑州航空港经济综合实验区2022年政府工作报告", "郑州航空港经济综合实验区", None, Level.AREA),
        ("新区2024年政府工作报告", None, None, None),
    ],
)
def test_zones_and_districts_with_generic_names(
    title: str, name: str | None, code: str | None, level: Level | None
) -> None:
    region = read(title + "\n各位代表：\n").region
    assert (region and region.name, region and region.adcode, region and region.level) == (name, code, level)


def test_what_the_text_does_not_tell_is_none() -> None:
    metadata = read("政府工作报告\n" + ADDRESS.format("市") + "全市上下团结奋斗。我市发展良好。")
    assert (metadata.region, metadata.level, metadata.year, metadata.delivered) == (None, None, None, None)
    assert read("政府工作报告\n" + ADDRESS.format("县")).level is Level.COUNTY
    assert read("") == Metadata()


def test_the_resolution_of_an_earlier_session_is_not_the_congress_reported_to() -> None:
    text = "政府工作报告\n各位代表：我向大会报告执行省七届人大一次会议决议的情况。"
    assert read(text).congress is None


def test_the_caller_wins() -> None:
    text = "池州市政府工作报告(2021年1月28日 陆平)\n各位代表："
    metadata = read(text, title="甲", region="襄樊市", year=2003)
    assert (metadata.title, metadata.year, metadata.level) == ("甲", 2003, Level.PREFECTURE)
    assert metadata.region == Region("襄樊市", "420600", Level.PREFECTURE, "420000")
    place = Region("云河镇", None, Level.TOWNSHIP)
    assert read(text, region=place).region is place
    assert read(text, crawl_title="• 2021年池州市政府工作报告").title == "2021年池州市政府工作报告"


@pytest.mark.parametrize("year", [1900, 1954, 2200])
def test_a_year_of_reports_is_taken(year: int) -> None:
    assert read("政府工作报告", year=year).year == year


@pytest.mark.parametrize("year", ["2024", "二〇二四", "2024年", "二〇二四年"])
def test_a_year_may_be_written(year: str) -> None:
    assert parse("政府工作报告\n今年财政收入增长5%。", year=year).metadata.year == 2024


@pytest.mark.parametrize(
    "year", [0, -5, 1899, 2201, 10**20, True, 2024.5, "二千零二十四", float("nan"), float("inf"), ""]
)
def test_any_other_year_is_refused(year: Any) -> None:
    with pytest.raises(YearError, match="expected a whole number from 1900 to 2200"):
        parse("政府工作报告\n今年财政收入增长5%。", year=year)


REPORTING = tuple(
    d
    for d in region_table().divisions()
    if d.level in (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
    and (d.valid_to or 2025) > 1980
    and d.name[-1] != "镇"
)
NAMES = st.sampled_from(["陆一平", "陆平", "欧阳文远", "买买提·艾力", "尕玛朋措"])
OFFICES = {"省": "省长", "市": "市长", "县": "县长", "区": "区长", "旗": "旗长", "州": "州长", "盟": "盟长"}


@st.composite
def fronts(draw: st.DrawFn) -> tuple[str, Division, int, int, int, str]:
    """A head in one of four formats, with the place, year, congress, session and speaker that it states."""
    division = draw(st.sampled_from(REPORTING))
    # not the year after the last: a place that took a new name may still be called by the old one
    last = division.valid_to or 2025
    year = draw(st.integers(min(max(division.valid_from or 1981, 1981) + 1, last), last))
    term, session = draw(st.integers(1, 19)), draw(st.integers(1, 9))
    speaker, day = draw(NAMES), f"{draw(st.integers(1, 3))}月{draw(st.integers(1, 28))}日"
    place, office = division.name, OFFICES.get(division.name[-1], "市长")
    congress = f"{place}第{format_numeral(term)}届人民代表大会第{format_numeral(session)}次会议"
    text = draw(
        st.sampled_from(
            [
                f"{place}政府工作报告\n\n——{year}年{day}在{congress}上\n\n{office}　{speaker}\n\n各位代表：",
                f"---\ntitle: {year}年{place}政府工作报告\n---\n\n**（{year}年{day}在{congress}上）**\n\n**{place}{office} {speaker}**\n\n各位代表：",
                f"{year}年{day}在{congress}上{office}{speaker}各位代表:",
                f"政府工作报告\n{year}年{day}{congress}通过\n{place}人民政府{office} {speaker}\n各位代表：",
            ]
        )
    )
    return text, division, year, term, session, speaker


@given(fronts())
@settings(max_examples=150, deadline=None)
def test_generated_fronts_are_read_back(front: tuple[str, Division, int, int, int, str]) -> None:
    text, division, year, term, session, speaker = front
    metadata = read(text)
    assert metadata.region is not None
    assert metadata.region.name == division.name
    assert metadata.region.adcode in (
        None,
        *(d.code for d in region_table().candidates(division.name, year=year)),
    )
    assert metadata.congress == f"{division.name}第{format_numeral(term)}届人民代表大会"
    assert (metadata.year, metadata.session, metadata.speaker) == (year, session, speaker)
    assert isinstance(metadata.delivered, date)


PIECES = st.sampled_from(
    [
        "各位代表", "：", "\n", " ", "2022年1月5日", "二〇二二年", "9999年99月99日", "在", "第十三届",
        "全国", "人民代表大会", "人大", "第五次会议", "上", "市长", "代", "候选人", "李",
        "·", "（", "）", "(", ")", "---", "title:", "政府工作报告", "工作报告",
        "省", "市", "县", "镇", "我代表", "人民政府", "国务院", "鼓楼区", "海南",
        "自治区", "主席", "<!--", "-->", "**", "13.", "【", "】", "百",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_has_metadata(text: str) -> None:
    metadata = read(text)
    assert metadata.region is None or metadata.level == metadata.region.level
    assert read(text) == metadata


@pytest.mark.parametrize(
    "text, speaker, role",
    [
        ("主席先生、各位代表：\n现在报告工作。", None, "主席"),
        ("市长女士，各位代表：\n现在报告工作。", None, "市长"),
        ("我担任县长以来的头一年，全县上下同心。", None, None),
        ("去年，市长办公会议研究了修路的事。路已修好。", None, None),
        ("青岚县人民政府工作报告\n代县长　柳青云\n各位代表：\n现在报告工作。", "柳青云", "代县长"),
        ("青岚县人民政府工作报告\n县长　柳青云\n一、去年工作回顾。路已修好。", "柳青云", "县长"),
    ],
)
def test_the_speaker_is_named_in_the_head_only(text: str, speaker: str | None, role: str | None) -> None:
    metadata = parse(text).metadata
    assert (metadata.speaker, metadata.role) == (speaker, role)


@pytest.mark.parametrize(
    "title, own, code",
    [
        ("大理政府工作报告", "市人民政府", "532901"),
        ("大理政府工作报告", "州人民政府", "532900"),
        ("长沙政府工作报告", "县人民政府", "430121"),
        ("长沙政府工作报告", "市人民政府", "430100"),
    ],
)
def test_a_name_of_several_places_is_read_by_the_own_word(title: str, own: str, code: str) -> None:
    place = parse(f"{title}\n各位代表：\n现在，我代表{own}报告工作。").metadata.region
    assert place is not None
    assert place.adcode == code


@pytest.mark.parametrize(
    "title", ["政府工作报告。本报记者摄", "政府工作报告。（云河日报供稿）", "政府工作报告"]
)
def test_what_follows_the_title_in_its_line_is_no_part_of_it(title: str) -> None:
    assert parse(f"{title}\n各位代表：\n现在报告工作。").metadata.title == "政府工作报告"
