"""Times: what is one, what is none, and which days of the calendar it names."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.interfaces import Extractor, Reading
from gwreport.mentions.times.calendar import ReportYears
from gwreport.mentions.times.extractor import TimeExtractor
from gwreport.mentions.times.grammar import Branch, grammar
from gwreport.mentions.times.plans import knowledge
from gwreport.model import Diagnostic, Mention, Metadata, Period, Section, SectionRole
from gwreport.span import Span

LEAD = "　　" * 160  # places a sentence after the first lines, where dates are those of delivery


def times(
    text: str,
    year: int | None = 2022,
    delivered: date | None = None,
    role: SectionRole | None = SectionRole.REVIEW,
) -> list[tuple[str, str | None]]:
    """The times of a text in a section of that role, each with its days in short."""
    whole = LEAD + text
    end = len(whole)
    sections = (Section("", "", 1, role, Span(0, end), Span(0, 0)),) if role else ()
    found = TimeExtractor().extract(Reading(whole, Metadata(year=year, delivered=delivered), sections))
    return [(item.text, short(item.value)) for item in found if isinstance(item, Mention)]


def short(period: Period) -> str | None:
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}..{end.year}"
    return str(start) if start == end else f"{start}..{end}"


ABSOLUTE: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("本县十八世纪三十年代设厅。", [("十八世纪三十年代", "1730..1739")]),
    ("19世纪60年代开埠，公元前3世纪筑城。", [("19世纪60年代", "1860..1869"), ("公元前3世纪", None)]),
    ("1405年7月11日起航。", [("1405年7月11日", "1405-07-11")]),
    ("公元1127年建寺，公元前221年置县。", [("公元1127年", "1127"), ("公元前221年", None)]),
    ("相传三个世纪，走了1400公里。", []),
    (
        "一季度、四季度各一次；三、四季度两次。",
        [
            ("一季度", "2021-01-01..2021-03-31"),
            ("四季度", "2021-10-01..2021-12-31"),
            ("三、四季度", "2021-07-01..2021-12-31"),
        ],
    ),
    (
        "2023—2024学年入学，2022/23学年毕业。",
        [
            ("2023—2024学年", "2023-09-01..2024-08-31"),
            ("2022/23学年", "2022-09-01..2023-08-31"),
        ],
    ),
    (
        "2020年前半年，2020年后半年",
        [
            ("2020年前半年", "2020-01-01..2020-06-30"),
            ("2020年后半年", "2020-07-01..2020-12-31"),
        ],
    ),
    (
        "2021年前两个季度，2021年头三个季度",
        [
            ("2021年前两个季度", "2021-01-01..2021-06-30"),
            ("2021年头三个季度", "2021-01-01..2021-09-30"),
        ],
    ),
    ("2015年前后，2015年前列", [("2015年", "2015"), ("2015年", "2015")]),
    ("2021年，产值过亿。", [("2021年", "2021")]),
    ("建于一九五三年。", [("一九五三年", "1953")]),
    ("截至二〇二一年底", [("截至二〇二一年底", "2021")]),
    ("二○○八年八月八日", [("二○○八年八月八日", "2008-08-08")]),
    ("（2021年12月30日）", [("2021年12月30日", "2021-12-30")]),
    ("发布时间：2022-03-15 15:53", [("2022-03-15 15:53", "2022-03-15")]),
    ("2021 年 3 月", [("2021 年 3 月", "2021-03-01..2021-03-31")]),
    ("2020年2月", [("2020年2月", "2020-02-01..2020-02-29")]),
    ("2021年上半年", [("2021年上半年", "2021-01-01..2021-06-30")]),
    ("2021年第四季度", [("2021年第四季度", "2021-10-01..2021-12-31")]),
    ("2021年前三季度", [("2021年前三季度", "2021-01-01..2021-09-30")]),
    ("2021年1至10月", [("2021年1至10月", "2021-01-01..2021-10-31")]),
    ("2021年7月中旬", [("2021年7月中旬", "2021-07-11..2021-07-20")]),
    ("2021年5月3日至8日", [("2021年5月3日至8日", "2021-05-03..2021-05-08")]),
    ("2023年底前完工", [("2023年底前", "2023")]),
    ("2026年末人口", [("2026年末", "2026")]),
    ("2016—2021年", [("2016—2021年", "2016..2021")]),
    ("从2016年到2021年", [("2016年到2021年", "2016..2021")]),
    ("2016-21年", [("2016-21年", "2016..2021")]),
    ("2018年11月至2019年2月", [("2018年11月至2019年2月", "2018-11-01..2019-02-28")]),
    ("2020年、2021年两年", [("2020年", "2020"), ("2021年", "2021")]),
    ("2010、2011年", [("2010", "2010"), ("2011年", "2011")]),
    ("2020年以来", [("2020年以来", "2020..2021")]),
    ("2035年远景目标", [("2035年", "2035")]),
    ("上世纪八十年代", [("上世纪八十年代", "1980..1989")]),
    ("到本世纪中叶", [("本世纪中叶", "2050")]),
    ("党的十八大以来", [("党的十八大以来", "2012-11-08..2021-12-31")]),
]

RELATIVE: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("今年", [("今年", "2022")]),
    ("去年四季度", [("去年四季度", "2021-10-01..2021-12-31")]),
    ("前年和明年", [("前年", "2020"), ("明年", "2023")]),
    ("今明两年", [("今明两年", "2022..2023")]),
    ("增速比上年提高", [("上年", "2020")]),
    ("2019年利润比上年增加", [("2019年", "2019"), ("上年", "2018")]),
    ("与2015年相比，全年减少", [("2015年", "2015"), ("全年", "2021")]),
    ("过去五年", [("过去五年", "2017..2021")]),
    ("刚刚过去的一年", [("刚刚过去的一年", "2021")]),
    ("五年来", [("五年来", "2017..2021")]),
    ("近三年来", [("近三年来", "2019..2021")]),
    ("同近两年平均增速", [("近两年", "2020..2021")]),
    ("一年来", [("一年来", "2021")]),
    ("这五年，面貌一新", [("这五年", "2017..2021")]),
    ("今后五年是关键期，这五年要闯关", [("今后五年", "2022..2026"), ("这五年", "2022..2026")]),
    ("未来三年", [("未来三年", "2022..2024")]),
    ("下一个五年", [("下一个五年", "2022..2026")]),
    ("比前五年多", [("前五年", "2012..2016")]),
    ("是五年前的两倍", [("五年前", "2016")]),
    ("年底前建成", [("年底前", "2021")]),
    ("8月开工，年底竣工", [("8月", "2021-08-01..2021-08-31"), ("年底", "2021")]),
    ("2020年6月签约，9月开工", [("2020年6月", "2020-06-01..2020-06-30"), ("9月", "2020-09-01..2020-09-30")]),
    ("1—11月，产量增长", [("1—11月", "2021-01-01..2021-11-30")]),
    ("今年年初，疫情突发。2月，全县动员。", [("今年年初", "2022"), ("2月", "2022-02-01..2022-02-28")]),
    ("今年是大年。\n2月，全县动员。", [("今年", "2022"), ("2月", "2021-02-01..2021-02-28")]),
    ("十月，全线贯通", [("十月", "2021-10-01..2021-10-31")]),
    ("一季度开局良好", [("一季度", "2021-01-01..2021-03-31")]),
    ("前11个月", [("前11个月", "2021-01-01..2021-11-30")]),
    ("当年开工、当年投产", [("当年", "2021"), ("当年", "2021")]),
]

PLANS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("“十四五”时期", [("“十四五”时期", "2021..2025")]),
    ("十三五期间", [("十三五期间", "2016..2020")]),
    ("“八五”计划", [("“八五”", "1991..1995")]),
    ("“九·五”期间", [("“九·五”期间", "1996..2000")]),
    ("十五计划", [("十五", "2001..2005")]),
    ("《“十四五”水利规划》", [("“十四五”", "2021..2025")]),
    ("到“十四五”末", [("到“十四五”末", "2025")]),
    ("“十四五”以来", [("“十四五”以来", "2021")]),
    ("“十四五”前两年", [("“十四五”前两年", "2021..2022")]),
    ("第一个五年计划", [("第一个五年计划", "1953..1957")]),
    ("“十五五”开局", [("“十五五”", "2026..2030")]),
]

UNSETTLED = ["近年来", "近几年", "多年来", "千百年来", "今后一个时期", "长期以来", "去冬今春", "五年多来"]

NOT_TIMES = [
    "连续五年增长",
    "三年行动计划、五年规划",
    "用3年时间，经过三年努力",
    "10年期贷款，30年试点",
    "两个一百年奋斗目标",
    "百年未有之大变局",
    "年均增长7.1%，年产能24亿剂",
    "养老金每月1800元",
    "新增车位2000个，投资2000亿元",
    "补贴8-10元，增长1.5%",
    "未成年人、青年人、老年人",
    "平均受教育年限，退休年龄",
    "项目建设年活动",
    "年底蕴藏",
    "百年底蕴深厚",
    "每年3月5日为活动日",
    "提前三个月完成",
    "每季度通报，两个季度",
    "“三月三”歌会，十月革命",
    "五五购物节，三五成群",
    "“八五”普法",
    "十五个项目，十五分钟",
    "百分之十五点三",
    "文明年画，安全年会，基本年报",
    "台湾青年来访",
    "一年接着一年干",
    "电话 0710-2021188",
    "琼府办〔2016〕40号",
    "一、（二）3. ①",
    "PM2.5、12345热线、5G、G30、1+N",
    "万元GDP能耗",
    "一二三产业融合",
    "十九届六中全会，第五次会议",
    "世纪广场，世纪疫情",
]


@pytest.mark.parametrize("text, expected", ABSOLUTE + RELATIVE + PLANS)
def test_times(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


@pytest.mark.parametrize("text", UNSETTLED)
def test_unsettled_times_have_no_days_and_need_no_remark(text: str) -> None:
    assert times(text + "，成效明显") == [(text, None)]
    remarks = [
        x for x in TimeExtractor().extract(Reading(text, Metadata(year=2022))) if isinstance(x, Diagnostic)
    ]
    assert remarks == []


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    "text, role, expected",
    [
        ("全年", SectionRole.PLAN, "2022"),
        ("年底前", SectionRole.PLAN, "2022"),
        ("6月底前", SectionRole.PLAN, "2022-06-01..2022-06-30"),
        ("上年", SectionRole.PLAN, "2021"),
        ("上半年", SectionRole.OUTLOOK, "2022-01-01..2022-06-30"),
        ("全年", SectionRole.PROBLEMS, "2021"),
        ("一季度", SectionRole.SELF_BUILDING, "2022-01-01..2022-03-31"),
    ],
)
def test_the_section_tells_the_year_under_discussion(text: str, role: SectionRole, expected: str) -> None:
    assert times(text, role=role) == [(text, expected)]


def test_a_heading_with_a_year_tells_before_its_role() -> None:
    text = LEAD + "一、2021年工作和成就\n全年增产。"
    heading = Span(len(LEAD), len(LEAD) + 12)
    section = Section("一、", "2021年工作和成就", 1, SectionRole.PLAN, Span(len(LEAD), len(text)), heading)
    found = list(TimeExtractor().extract(Reading(text, Metadata(year=2022), (section,))))
    assert [short(item.value) for item in found if isinstance(item, Mention)] == ["2021", "2021"]


def test_without_sections_the_last_year_named_tells() -> None:
    text = "过去一年，全年增产。2022年是关键之年，力争年底完工。"
    assert [days for _, days in times(text, role=None)] == ["2021", "2021", "2022", "2022"]


def test_a_speaker_in_december_looks_ahead_to_next_year() -> None:
    december = date(2021, 12, 28)
    text = "今年以来，我们苦干。明年的主要目标是增长。"
    assert times(text, delivered=december) == [("今年以来", "2021"), ("明年", "2022")]
    assert times("今年的目标是增长", delivered=december, role=SectionRole.PLAN) == [("今年", "2022")]


def test_a_date_of_the_first_lines_is_that_of_delivery() -> None:
    text = "政府工作报告（1月8日在县人民代表大会上）"
    found = list(TimeExtractor().extract(Reading(text, Metadata(year=2022))))
    assert [short(item.value) for item in found if isinstance(item, Mention)] == ["2022-01-08"]


def test_without_a_year_relative_times_stay_open_and_say_so() -> None:
    items = list(TimeExtractor().extract(Reading("去年和2020年3月，近年来", Metadata())))
    values = {item.text: short(item.value) for item in items if isinstance(item, Mention)}
    assert values == {"去年": None, "2020年3月": "2020-03-01..2020-03-31", "近年来": None}
    remarks = [item for item in items if isinstance(item, Diagnostic)]
    assert [(r.code, r.span) for r in remarks] == [("time-unresolved", Span(0, 2))]


def test_the_year_may_come_from_the_day_of_delivery() -> None:
    assert ReportYears.of(Metadata(delivered=date(2022, 1, 9)), "").plan == 2022
    assert ReportYears.of(Metadata(delivered=date(2021, 12, 30)), "").plan == 2022
    assert ReportYears.of(Metadata(), "").plan is None


def test_an_impossible_date_has_no_days() -> None:
    items = list(TimeExtractor().extract(Reading("2021年2月30日", Metadata(year=2022))))
    assert [item.value for item in items if isinstance(item, Mention)] == [Period()]
    assert [item.message for item in items if isinstance(item, Diagnostic)] == [
        "2021年2月30日: there is no such date"
    ]
    assert list(TimeExtractor().extract(Reading("2021-13-40", Metadata(year=2022)))) == []


@pytest.mark.parametrize(
    "text, written, start, end",
    [
        ("2035年前实现碳中和。", "2035年前", None, "2034-12-31"),
        ("2010年以前建成的小区。", "2010年以前", None, "2009-12-31"),
        ("2019年6月之后登记的车辆。", "2019年6月之后", "2019-07-01", None),
        ("2008年以后再无水患。", "2008年以后", "2009-01-01", None),
        ("2020年1月1日起执行。", "2020年1月1日起", "2020-01-01", None),
        ("2016年起飞的航班。", "2016年", "2016-01-01", "2016-12-31"),
    ],
)
def test_open_times(text: str, written: str, start: str | None, end: str | None) -> None:
    (found,) = TimeExtractor().extract(Reading(text, Metadata(year=2022)))
    assert isinstance(found, Mention)
    assert (found.text, found.value.start, found.value.end) == (
        written,
        start and date.fromisoformat(start),
        end and date.fromisoformat(end),
    )


def test_the_table_of_plans_leaves_no_year_twice() -> None:
    plans = knowledge().plans
    assert [plan.ordinal for plan in plans] == list(range(1, 17))
    assert all(one.last < other.first for one, other in pairwise(plans))
    assert all(1949 <= day.year <= 2030 for day in knowledge().events.values())


def test_the_extractor_keeps_its_protocol() -> None:
    extractor = TimeExtractor()
    assert isinstance(extractor, Extractor)
    assert extractor.name == "times"


EXAMPLES = [(branch, example) for branch in grammar().branches.values() for example in branch.examples]


@pytest.mark.parametrize(
    "branch, example", EXAMPLES, ids=[f"{branch.name}-{example}" for branch, example in EXAMPLES]
)
def test_a_branch_finds_its_examples_whole(branch: Branch, example: str) -> None:
    before, time, after = example.split("|") if "|" in example else ("", example, "")
    found = list(grammar().scan.finditer(f"全县增收，{before}{time}{after}，全县增收"))
    assert found[0].lastgroup == branch.name
    written = "以来" if branch.name == "event" else time  # the scan finds the 以来 of an event only
    assert found[0][0] == written


def test_every_branch_has_examples_and_a_way_to_its_days() -> None:
    branches = grammar().branches
    assert all(branch.examples for branch in branches.values())
    assert {name for name, branch in branches.items() if branch.resolve is None} == {"vague", "season"}


# -- properties -------------------------------------------------------------------------------------------

YEARS = st.integers(1960, 2035)
FILLER = st.text(st.sampled_from("全县粮食增产，稳步推进。；、（）\n　的了"), max_size=20)


def chinese(year: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year))


@st.composite
def planted(draw: st.DrawFn) -> tuple[str, date, date, int]:
    """A calendar expression, its days and the plan year of the report that holds it."""
    plan, year, month = draw(YEARS), draw(st.integers(1900, 2060)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    count, quarter = draw(st.integers(2, 9)), draw(st.integers(1, 4))
    word = "一二三四五六七八九"[count - 1]
    last = calendar.monthrange(year, month)[1]
    quarter_end = date(year, 3 * quarter, calendar.monthrange(year, 3 * quarter)[1])
    choices: list[tuple[str, date, date]] = [
        (f"{year}年", date(year, 1, 1), date(year, 12, 31)),
        (f"{chinese(year)}年", date(year, 1, 1), date(year, 12, 31)),
        (f"{year}年{month}月{day}日", date(year, month, day), date(year, month, day)),
        (f"{year}-{month:02}-{day:02}", date(year, month, day), date(year, month, day)),
        (f"{year}年{month}月", date(year, month, 1), date(year, month, last)),
        (f"{year}年第{'一二三四'[quarter - 1]}季度", date(year, 3 * quarter - 2, 1), quarter_end),
        (f"{year}—{year + count}年", date(year, 1, 1), date(year + count, 12, 31)),
        ("今年", date(plan, 1, 1), date(plan, 12, 31)),
        ("去年", date(plan - 1, 1, 1), date(plan - 1, 12, 31)),
        (f"过去{word}年", date(plan - count, 1, 1), date(plan - 1, 12, 31)),
        (f"{count}年来", date(plan - count, 1, 1), date(plan - 1, 12, 31)),
        (f"今后{word}年", date(plan, 1, 1), date(plan + count - 1, 12, 31)),
        ("“十四五”时期", date(2021, 1, 1), date(2025, 12, 31)),
    ]
    text, start, end = draw(st.sampled_from(choices))
    return text, start, end, plan


@settings(max_examples=300)
@given(planted(), FILLER, FILLER)
def test_a_planted_time_is_found_with_its_days(
    item: tuple[str, date, date, int], before: str, after: str
) -> None:
    written, start, end, plan = item
    text = f"{LEAD}{before}。{written}，{after}"
    found = [m for m in TimeExtractor().extract(Reading(text, Metadata(year=plan))) if isinstance(m, Mention)]
    assert (written, start, end) in [(m.text, m.value.start, m.value.end) for m in found]


WORDS = ["2021", "2020", "12", "20", "以来", "过去", "今后", "最近", "刚刚", "季度", "半年", "十四五", "八五"]
MORE_WORDS = ["时期", "计划", "期间", "规划", "世纪", "年代", "截至", "改革开放", "党的十八大"]
PIECES = st.sampled_from(
    [
        *"01239一二十五两百〇年月日号来今去明前后上下本当全这近的多余几底末初个第“”至到—-/.:、，。\n每比中",
        *WORDS,
        *MORE_WORDS,
    ]
)
METADATA = st.builds(
    Metadata,
    year=st.none() | st.integers(-5, 10_500),
    delivered=st.none() | st.dates(),
)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80), METADATA)
def test_mentions_are_ordered_disjoint_slices_for_any_text(text: str, metadata: Metadata) -> None:
    items = list(TimeExtractor().extract(Reading(text, metadata)))
    mentions = [item for item in items if isinstance(item, Mention)]
    assert all(m.span and m.span.of(text) == m.text for m in mentions)
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    assert all((m.value.start is None) == (m.value.end is None) for m in mentions)
    spans = {m.span for m in mentions if not m.value.resolved}
    assert all(d.span in spans for d in items if isinstance(d, Diagnostic))


@pytest.mark.parametrize("unit", ["2021年、", "一", "二〇", "过去", "“十四五", "年底", "1—", "最近的", "近"])
def test_the_scan_is_linear_in_hostile_text(unit: str) -> None:
    assert list(TimeExtractor().extract(Reading(unit * 20_000, Metadata(year=2022)))) is not None


TERMS = [
    ("五年累计减税。", [("五年", "2017..2021")]),
    ("市场主体四年净增长三成。", [("四年", "2018..2021")]),
    ("3年共建成学校20所。", [("3年", "2019..2021")]),
    ("水利改善。五年水利投资65亿元，五年，我们奋进。", [("五年", "2017..2021")]),
    ("投产。五年行动计划实施项目20个，五年内新建3所，五年硕果累累。", []),
    ("连续五年增长，力争三年完成，用五年建成。", []),
    ("实施三年提升行动，五年共同奋斗。", []),
]


@pytest.mark.parametrize("text, expected", TERMS)
def test_years_under_review_before_what_was_done(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert times(text) == expected


def test_in_a_plan_the_same_words_are_a_duration() -> None:
    assert times("五年累计投资300亿元。", role=SectionRole.PLAN) == []
