"""What a text looks like changes no statement: wrapped lines, a second print, a glossary, another script."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

import gwreport
from gwreport.model import Report
from gwreport.reading.cleaning.wraps import SHORTEST
from gwreport.tables.files import read_toml

HEAD = "云河市人民政府工作报告\n——2024年1月10日在云河市第五届人民代表大会第三次会议上\n云河市市长　陈文\n\n"
OPENING = (
    "各位代表：\n现在，我代表市人民政府，向大会报告一年来的工作，请各位代表审议，也请列席的同志提出看法。\n"
)
PROSE = 4 * "全市上下迎难而上，统筹推进改革发展稳定各项工作，经济运行总体平稳，群众生活不断改善。"
CLOSING = "各位代表，让我们携起手来，为建设富裕美丽云河而努力奋斗！\n"
DONE = [
    "地区生产总值达到860.4亿元，增长5.6%",
    "一般公共预算收入完成52.3亿元，增长4.1%",
    "规模以上工业增加值增长6.2%，固定资产投资增长8.4%",
    "城乡居民人均可支配收入分别增长4.9%和7.1%",
    "粮食产量稳定在65万吨左右",
    "城镇新增就业4.5万人",
    "改造老旧小区30个",
]
PLANNED = [
    "地区生产总值增长6%左右",
    "一般公共预算收入增长5%以上",
    "社会消费品零售总额增长7.5%",
    "居民消费价格涨幅控制在3%以内",
    "城镇新增就业不少于4.6万人",
    "新建高标准农田12万亩",
    "进出口总额突破120亿元",
]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """The body of an invented report, from the address to the closing appeal."""
    done = draw(st.lists(st.sampled_from(DONE), min_size=2, max_size=5, unique=True))
    planned = draw(st.lists(st.sampled_from(PLANNED), min_size=2, max_size=5, unique=True))
    return (
        f"{OPENING}一、2023年工作回顾\n过去一年，{PROSE}{'；'.join(done)}。\n{PROSE}\n"
        f"二、2024年工作安排\n今年经济社会发展的主要预期目标是：{'，'.join(planned)}。\n新的一年，{PROSE}\n"
        f"三、加强政府自身建设\n坚持依法行政。\n{CLOSING}"
    )


def claims(report: Report) -> list[tuple[object, ...]]:
    return [
        (s.indicator.id, s.aspect, s.quantity.value, s.period, s.status, s.direction)
        for s in report.statements
    ]


def check_same(text: str, body: str) -> None:
    """A text, which the body was made to, says what the body does, whether it is parsed or read."""
    plain = gwreport.parse(HEAD + body)
    assert len(claims(plain)) >= 4
    (read,) = gwreport.read(text)
    for report in (read, gwreport.parse(text)):
        assert claims(report) == claims(plain)
        assert report.metadata.year == 2024


@given(bodies(), st.integers(min_value=SHORTEST + 2, max_value=60))
def test_lines_wrapped_at_any_width(body: str, width: int) -> None:
    text = HEAD + body
    lines = [line[at : at + width] for line in text.split("\n") for at in range(0, max(len(line), 1), width)]
    # A heading as wide as the page looks like the first line of a paragraph.
    assume(not any(len(m) == width for m in re.findall(r"^[一二三]、.*$", text, re.M)))
    check_same("\n".join(lines), body)


@given(bodies(), st.sampled_from(["", HEAD, "\n\n", "第2页\n"]))
def test_a_second_print(body: str, between: str) -> None:
    check_same(HEAD + body + between + body, body)


TERMS = [
    "高标准农田：指旱涝保收、高产稳产的农田，2025年全国将达到10.75亿亩。",
    "老旧小区：指2000年底前建成的住宅小区，城镇新增就业同样计入。",
    "一般公共预算收入：包括税收收入和非税收入，上年全国增长6.4%。",
]


@given(
    bodies(),
    st.sampled_from(["名词解释", "附件：名词解释", "有关名词解释"]),
    st.lists(st.sampled_from(TERMS), min_size=1, unique=True),
)
def test_a_glossary(body: str, title: str, terms: list[str]) -> None:
    entries = "".join(f"{number}.{term}\n" for number, term in enumerate(terms, 1))
    check_same(f"{HEAD}{body}{title}\n{entries}", body)


# Each simplified character with the first traditional one for it; characters of both scripts stay.
TRADITIONAL = {
    ord(pair[1]): pair[0] for pair in reversed(read_toml("script/traditional.toml")["pairs"].split())
}
SHARED = "".join(entry["meant"] for entry in read_toml("script/also_simplified.toml")["character"])


@given(bodies())
def test_traditional_script(body: str) -> None:
    table = {
        code: sign for code, sign in TRADITIONAL.items() if chr(code) not in SHARED and sign not in SHARED
    }
    check_same((HEAD + body).translate(table), body)


RADICALS = str.maketrans(
    "一二人入力十口土大女小山工方日月水火生用田立行金面高长民食西见车门",
    "⼀⼆⼈⼊⼒⼗⼝⼟⼤⼥⼩⼭⼯⽅⽇⽉⽔⽕⽣⽤⽥⽴⾏⾦⾯⾼⻓⺠⻝⻄⻅⻋⻔",
)


@given(bodies())
def test_radicals_of_a_pdf(body: str) -> None:
    check_same((HEAD + body).translate(RADICALS), body)
