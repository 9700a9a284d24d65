"""Hypothesis strategies for whole texts: invented reports, clean and dirty."""

from __future__ import annotations

from hypothesis import strategies as st

PLACES = ("青川原市", "云河县", "南屏镇", "白桦岭区", "月牙泉州")

#: Characters that reports are made of, and those that trip programs up.
CHARACTERS = st.sampled_from(
    [
        *"一二三四五六七八九十百千万亿零〇两半几多余第以上下左右约近超过达到增长降低年月日今去至由从是为的和、，。；：！？",
        *"0123456789０１９％%.．·,，-—~～/／+×:∶()（）[]【】《》“”\"'①②$lO ",
        *"\n\r\t\u3000\u00a0\u200b\ufeff\x00",
        "各位代表",
        "现在，我代表市人民政府，向大会报告工作",
        "政府工作报告",
        "一、",
        "（一）",
        "一是",
        "亿元",
        "万亩",
        "个百分点",
        "百分之",
        "翻一番",
        "十四五",
        "2021年",
        "分别",
        "\\r\\n",
        "<p>",
        "&nbsp;",
        "**",
        "𠮷",
        "e\u0301",
    ]
)


def noise(max_size: int = 60) -> st.SearchStrategy[str]:
    """Any string, with a leaning to what reports are made of."""
    return st.one_of(st.text(max_size=max_size), st.lists(CHARACTERS, max_size=max_size).map("".join))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A quantity as reports write it."""
    whole = draw(st.integers(min_value=1, max_value=9999))
    decimals = draw(st.sampled_from(["", ".5", ".25", ".07"]))
    unit = draw(st.sampled_from(["%", "亿元", "万亩", "个", "万人", "公里", "个百分点", "万吨", "户"]))
    before = draw(st.sampled_from(["", "约", "超过", "不低于", "近"]))
    after = draw(st.sampled_from(["", "左右", "以上"])) if not before else ""
    return f"{before}{whole}{decimals}{unit}{after}"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence with a figure in it."""
    subject = draw(
        st.sampled_from(["地区生产总值", "固定资产投资", "粮食产量", "新改建农村公路", "城镇新增就业"])
    )
    verb = draw(st.sampled_from(["达到", "增长", "完成", "实现", "下降"]))
    return f"{subject}{verb}{draw(numbers())}。"


@st.composite
def reports(draw: st.DrawFn, *, newline: str = "\n") -> str:
    """An invented report: title, front line, opening, numbered sections, closing."""
    place = draw(st.sampled_from(PLACES))
    year = draw(st.integers(min_value=1990, max_value=2030))
    day = draw(st.integers(min_value=2, max_value=28))
    lines = [
        f"{year}年{place}政府工作报告",
        f"——{year}年1月{day}日在{place}第十届人民代表大会第三次会议上",
        "各位代表：",
        "现在，我代表人民政府，向大会报告工作，请予审议。",
    ]
    for marker, title in zip(
        "一二三", (f"{year - 1}年工作回顾", f"{year}年工作安排", "加强自身建设"), strict=True
    ):
        lines.append(f"{marker}、{title}")
        lines.extend("".join(draw(st.lists(sentences(), min_size=1, max_size=4))) for _ in range(2))
    lines.append("各位代表！让我们团结一心，奋力谱写新的篇章！")
    return newline.join(lines)


@st.composite
def dirty_reports(draw: st.DrawFn) -> str:
    """An invented report with noise driven into it."""
    text = draw(reports(newline=draw(st.sampled_from(["\n", "\r\n", "", "\n\n\u3000\u3000", "\\r\\n"]))))
    for _ in range(draw(st.integers(min_value=0, max_value=4))):
        at = draw(st.integers(min_value=0, max_value=len(text)))
        text = text[:at] + draw(noise(8)) + text[at:]
    return text


def texts() -> st.SearchStrategy[str]:
    """Any text that a user might hand over."""
    return st.one_of(noise(), reports(), dirty_reports())
