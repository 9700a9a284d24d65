"""Parting crawls, telling reports from anything else, and dropping boilerplate."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.model import Document, DocumentKind
from gwreport.reading.cleaning.normalize import ReportNormalizer, clean
from gwreport.reading.source import text_source
from gwreport.reading.splitting.crawl import single_report, split_source

NORMALIZER = ReportNormalizer()
FILLER = (
    "我们坚持稳中求进，统筹城乡建设，改善人民生活，发展教育和农业，推进财政改革，完成年初确定的各项任务。"
)


def split(text: str) -> list[Document]:
    source = text_source(text)
    return [clean(source, part, NORMALIZER) for part in split_source(source)]


def reports(text: str) -> list[Document]:
    return [d for d in split(text) if d.kind is DocumentKind.REPORT]


def body(place: str, year: int, *, size: int = 12) -> list[str]:
    """The paragraphs of an invented report, from the address to the closing appeal."""
    return [
        "各位代表：",
        f"现在，我代表{place}人民政府，向大会报告工作，请予审议，并请政协委员提出意见。",
        f"一、{year - 1}年工作回顾",
        f"过去一年，{place}" + FILLER * size,
        f"二、{year}年工作安排",
        f"新的一年，{place}地区生产总值增长6%左右。" + FILLER * size,
        f"三、{place}政府自身建设",
        FILLER * size,
        f"各位代表！让我们团结一心，为建设美丽{place}而努力奋斗！",
    ]


def head(place: str, year: int) -> list[str]:
    return [
        f"{year}年{place}政府工作报告",
        f"——{year}年1月8日在{place}第十届人民代表大会第三次会议上",
        f"{place}长　陈某",
    ]


def whole(place: str, year: int) -> str:
    return "\n\n".join([*head(place, year), *body(place, year)])


def one_line(place: str, year: int) -> str:
    return "".join([*head(place, year), *body(place, year)])


NEWS = (
    "近日，云河县举行重点项目集中开工活动，总投资达三十亿元，涵盖农业和教育等领域。"
    + "项目建成后将带动就业。" * 30
)
RESOLUTION = (
    "云河县第十届人民代表大会第三次会议关于政府工作报告的决议\n\n云河县第十届人民代表大会第三次会议听取和审议了"
    "县长陈某所作的政府工作报告。会议充分肯定县人民政府过去一年的工作，决定批准这个报告。\n\n"
    "会议号召，全县人民团结一心，为建设美丽云河而努力奋斗！"
)


# --- crawls


def test_a_bulleted_listing() -> None:
    items = [("2021年青川原市政府工作报告", one_line("青川原市", 2021)), ("云河县集中开工三十个项目", NEWS)]
    items += [("2021年云河县政府工作报告", one_line("云河县", 2021)), ("南屏镇举办农产品展销会", NEWS)]
    text = "\n".join(f"  • {title}\n\n    {content}\n\n    2021-07-02\n" for title, content in items)
    found = split(text + "\n有想补充的信息?点我投稿\n\n共 12 页\n联系我们\n")
    assert [d.kind for d in found] == ["report", "other", "report", "other"]
    assert [d.title for d in found] == [title for title, _ in items]
    assert "2021-07-02" not in found[0].text
    assert "•" not in found[0].text
    assert found[2].text.rstrip().endswith("努力奋斗！")


def test_dashed_items_with_bracketed_titles() -> None:
    text = "\n".join(
        [
            *("-", "【云河县招商】云河县签约两个项目", NEWS, "2021-07-09"),
            *("-", "【云河县招商】2019年南屏镇政府工作报告", one_line("南屏镇", 2019), "2021-07-09"),
            *("-", "【青川原招商】2020年青川原市政府工作报告", one_line("青川原市", 2020), "2021-07-08"),
            *("有想补充的信息?点我投稿", "", "- 联系我们", "- 企业入驻"),
        ]
    )
    found = split(text)
    assert [d.kind for d in found] == ["other", "report", "report"]
    assert [d.title for d in found[1:]] == ["2019年南屏镇政府工作报告", "2020年青川原市政府工作报告"]
    assert all(d.text.rstrip().endswith("努力奋斗！") for d in found[1:])


def test_numbered_reports_one_after_another() -> None:
    places = ("青川原市", "云河县", "白桦岭区", "月牙泉州")
    text = "\n\n".join(
        "\n\n".join([f" {n}.{place}政府工作报告", *head(place, 2022)[1:], *body(place, 2022)])
        for n, place in zip((1, 2, 4, 7), places, strict=True)
    )
    found = split(text)
    assert [d.title for d in found] == [f"{place}政府工作报告" for place in places]
    assert all(d.kind is DocumentKind.REPORT for d in found)
    assert [d.text.lstrip().split("\n")[0] for d in found] == [f"{place}政府工作报告" for place in places]


@pytest.mark.parametrize("separator", ["\n\n", "\n", "\n\n\n---\n\n"])
def test_reports_without_marks_between_them(separator: str) -> None:
    found = reports(separator.join(whole(place, 2021) for place in ("青川原市", "云河县", "南屏镇")))
    assert [d.title for d in found] == [f"2021年{p}政府工作报告" for p in ("青川原市", "云河县", "南屏镇")]
    assert [len(re.findall("我代表", d.text)) for d in found] == [1, 1, 1]


def test_files_put_together_with_their_front_matter() -> None:
    text = "".join(
        f"---\nsource: https://example.org/{year}\ntitle: 云河县政府工作报告（{year}年1月8日 陈某）\n---\n\n"
        + "\n\n".join([*head("云河县", year)[1:], *body("云河县", year)])
        + "\n"
        for year in (2019, 2020)
    )
    found = reports(text)
    assert [d.title for d in found] == [f"云河县政府工作报告（{y}年1月8日 陈某）" for y in (2019, 2020)]
    assert all(d.text.lstrip().startswith("——") for d in found)


def test_a_body_printed_twice_is_one_report() -> None:
    for separator in ("\n\n", ""):
        text = separator.join([one_line("云河县", 2021), one_line("云河县", 2021)])
        found = split(text)
        assert [d.kind for d in found] == ["report", "other"]
        assert len(found[0].text) <= len(text) // 2 + 1


def test_bullets_within_a_report_part_nothing() -> None:
    lines = body("云河县", 2021)
    lines[4:4] = ["• 建成学校三所", "• 改造道路十条", "• 新增就业三百人"]
    (found,) = split("\n".join([*head("云河县", 2021), *lines]))
    assert found.kind is DocumentKind.REPORT


def test_a_list_within_a_report_of_a_listing_parts_nothing() -> None:
    lines = body("云河县", 2021)
    lines[4:4] = ["• 建成学校三所", "• 改造道路十条"]
    text = "\n".join(
        ["• 2021年云河县政府工作报告", *lines, "• 云河新闻", NEWS, "• 南屏新闻", NEWS, "• 又一条", NEWS]
    )
    found = split(text)
    assert [d.title for d in found] == ["2021年云河县政府工作报告", "云河新闻", "南屏新闻", "又一条"]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\\r\\n"])
def test_a_listing_with_other_line_ends(newline: str) -> None:
    text = "\n".join(
        ["• 2021年云河县政府工作报告", one_line("云河县", 2021), "• 云河新闻", NEWS, "• 又一条", NEWS]
    )
    found = split(text.replace("\n", newline))
    assert [(d.kind, d.title) for d in found] == [
        ("report", "2021年云河县政府工作报告"),
        ("other", "云河新闻"),
        ("other", "又一条"),
    ]


def test_three_reports_in_one_line() -> None:
    places = ("青川原市", "云河县", "南屏镇")
    found = reports("".join(one_line(place, 2021) for place in places))
    assert [d.title for d in found] == [f"2021年{place}政府工作报告" for place in places]
    assert all(d.text.startswith(f"2021年{place}") for d, place in zip(found, places, strict=True))


# --- what is a report


@pytest.mark.parametrize(
    "opening",
    [
        "现在，我代表县人民政府，向大会报告工作，请予审议。",
        "我代表县人民政府向大会作政府工作报告，请予审议，并请政协委员提出意见。",
        "我受县人民政府的委托，向大会作政府工作报告，请予审查。",
        "我现在根据国务院的决定，向这次会议作政府工作报告，请各位代表审议。",
        "我代表县革命委员会，向大会报告政府工作，请审议。",
        "我代表县人民委员会向大会作工作报告，请予审议。",
        "根据会议的决定，由我向大会作政府工作报告。",
    ],
)
def test_openings_since_the_fifties(opening: str) -> None:
    text = "\n".join(["各位代表：", opening, *(FILLER * 12 for _ in range(6))])
    assert len(reports(text)) == 1
    listing = f"• 县里的报告\n\n{text}\n\n• 云河新闻\n\n{NEWS}\n\n• 再一条新闻\n\n{NEWS}\n"
    assert [d.title for d in reports(listing)] == ["县里的报告"]


def test_a_report_without_its_opening() -> None:
    lines = [*head("云河县", 1993), *body("云河县", 1993)[2:]]
    assert len(reports("\n".join(lines))) == 1


def other_report(body_name: str, title: str) -> str:
    opening = f"现在，我代表{body_name}，向大会报告工作，请予审议。"
    return "\n".join(
        [
            title,
            "——2021年1月9日在云河县第十届人民代表大会第三次会议上",
            "各位代表：",
            opening,
            *body("云河县", 2021)[2:],
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        RESOLUTION,
        NEWS,
        "《2021年云河县政府工作报告》解读\n\n" + FILLER * 40,
        "一图读懂云河县政府工作报告\n\n记者从县人民政府获悉，" + FILLER * 10,
        "1月8日，云河县第十届人民代表大会第三次会议开幕，县长陈某代表县人民政府向大会作政府工作报告。报告指出，"
        + FILLER * 4,
        other_report("县人民法院", "云河县人民法院工作报告"),
        other_report("县人大常委会", "云河县人民代表大会常务委员会工作报告"),
        "关于进一步加强政府工作报告任务分解和督查的通知\n\n各乡镇人民政府：\n" + FILLER * 30,
        "各位代表：谢谢大家。",
    ],
    ids=[
        "resolution",
        "news",
        "reading",
        "chart",
        "session news",
        "court",
        "standing committee",
        "notice",
        "thanks",
    ],
)
def test_what_is_no_report(text: str) -> None:
    assert reports(text) == []


def test_news_of_a_session_beside_its_report() -> None:
    news = (
        "1月8日，云河县人民代表大会开幕，县长陈某代表县人民政府作政府工作报告。" + "与会代表认真听取。" * 60
    )
    text = f"• 云河县人代会开幕\n\n{news}\n\n• 决议\n\n{RESOLUTION}\n\n• 全文\n\n{one_line('云河县', 2021)}\n"
    assert [d.title for d in reports(text)] == ["全文"]


def test_the_caller_who_says_that_it_is_a_report_is_believed() -> None:
    assert single_report(text_source("粮食增产6%。")).kind is DocumentKind.REPORT
    assert single_report(text_source("")).kind is DocumentKind.REPORT


# --- boilerplate


def test_the_chrome_of_a_site() -> None:
    chrome = ["首页", "您的位置：", "首页>政务公开>政府工作报告", "下载", "打印", "【字号：", "加大", "】"]
    dates = ["来源：云河日报", "发布时间：2021-01-12 09:10", "浏览次数：12次"]
    tail = ["相关报道：", "县里召开会议", "上一篇：没有了", "版权所有：云河县人民政府"]
    lines = [
        *chrome,
        head("云河县", 2021)[0],
        *dates,
        *head("云河县", 2021)[1:],
        *body("云河县", 2021),
        *tail,
    ]
    (found,) = split("\n".join(lines))
    assert found.text.rstrip("\n").split("\n") == [*head("云河县", 2021), *body("云河县", 2021)]
    assert {r.rule for r in found.repairs} == {"boilerplate"}
    assert found.span.of(found.source.text).startswith("首页\n您的位置：")


def test_a_menu_run_together() -> None:
    menu = "云河县人民政府登录注册无障碍阅读搜索首页政务公开政务服务政民互动数据发布"
    (found,) = split("\n".join([menu, *head("云河县", 2021), *body("云河县", 2021)]))
    assert menu not in found.text


def test_an_advertising_tail() -> None:
    advertising = [
        "园区招商/厂房出租:400 0000 000",
        "或微信/手机:13000000000",
        "请说明您的需求，以便快速对接。",
        "扫一扫关注公众号",
    ]
    (found,) = split("\n".join([*head("云河县", 2021), *body("云河县", 2021), *advertising]))
    assert found.text.rstrip().endswith("努力奋斗！")


def test_a_licence_tail_and_a_glossary() -> None:
    glossary = ["名词解释", "1.数字乡村：指以网络为基础的乡村发展方式。注：仅供参考。"]
    licence = [
        "本作品是中华人民共和国的",
        "法律",
        "，国家机关的决议，不适用于该法。",
        "注：社群认为如此。",
        "Public domain",
        "false",
    ]
    lines = [*head("云河县", 2021), *body("云河县", 2021)]
    (found,) = split("\n".join([*lines, *glossary, *licence]))
    assert found.text.rstrip("\n").split("\n") == [*lines, *glossary]


def test_an_appendix_after_boilerplate_is_kept() -> None:
    lines = [*head("云河县", 2021), *body("云河县", 2021)]
    appendix = ["附件：", "2021年主要指标"]
    (found,) = split("\n".join([*lines, "分享到：", "【打印本页】", *appendix]))
    assert found.text.rstrip("\n").split("\n") == [*lines, *appendix]


def test_page_numbers_join_the_sentence_that_they_part() -> None:
    lines = [*head("云河县", 2021), *body("云河县", 2021)]
    torn = lines[6][:100] + "\n- 12 -\n" + lines[6][100:]
    (found,) = split("\n".join([*lines[:6], torn, *lines[7:]]))
    assert found.text.split("\n") == lines


def test_a_title_block_printed_twice() -> None:
    title = "云河县政府工作报告(2021年1月8日 陈某)"
    lines = [
        title,
        "",
        "2021-03-15 15:53 来源:云河日报",
        "查看余下全文",
        "(责任编辑:王某)",
        "",
        title,
        "",
        *body("云河县", 2021),
    ]
    (found,) = split("\n".join(lines))
    assert found.text.count(title) == 1
    assert found.title == title
    assert "责任编辑" not in found.text


def test_scraps_glued_to_the_last_line() -> None:
    lines = [*head("云河县", 2021), *body("云河县", 2021)]
    (found,) = split("\n".join([*lines[:-1], lines[-1] + "扫一扫在手机打开当前页【关闭当前页面】"]))
    assert found.text.split("\n") == lines


def test_what_a_report_says_is_no_boilerplate() -> None:
    lines = body("云河县", 2021)
    said = [
        "推行扫一扫办事，开通12345热线。",
        "信息来源更加广泛。",
        "打印文件减少一半，政务公开和政务服务、政民互动、信息公开更加便民。",
    ]
    lines[4:4] = said
    (found,) = split("\n".join([*head("云河县", 2021), *lines]))
    assert all(line in found.text for line in said)


@pytest.mark.parametrize(
    "line, title",
    [
        ("2021年云河县政府工作报告", "2021年云河县政府工作报告"),
        ("**政府工作报告**", "政府工作报告"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("政府工作报\n告", "政府工作报告"),
        ("云河县政府工作报告（2021年1月8日 陈某）", "云河县政府工作报告（2021年1月8日 陈某）"),
        ("云河县政府工作报告_云河县人民政府", "云河县政府工作报告"),
        ("标题：二O二一年云河县政府工作报告\n年份：2021\n==========", "二O二一年云河县政府工作报告"),
        ('---\nurl: x\ntitle: "云河县2021年政府工作报告"\n---', "云河县2021年政府工作报告"),
        ("来源：云河日报", None),
    ],
)
def test_titles(line: str, title: str | None) -> None:
    (found,) = reports("\n".join([line, *head("云河县", 2021)[1:], *body("云河县", 2021)]))
    assert found.title == title


def test_a_simple_web_page() -> None:
    paragraphs = "".join(f"<p>&emsp;&emsp;{line}</p>\n" for line in body("云河县", 2021))
    page = (
        "<!DOCTYPE html><html><head><title>2021年云河县政府工作报告_云河县人民政府</title>"
        "<style>p{margin:0}</style></head>"
        "<body><div>您的位置：首页 &gt; 政府工作报告</div><h1>2021年云河县政府工作报告</h1>"
        f"<div>来源：云河日报</div>{paragraphs}<div>上一篇：无</div></body></html>"
    )
    (found,) = split(page)
    assert found.title == "2021年云河县政府工作报告"
    lines = [line.strip() for line in found.text.split("\n") if line.strip()]
    assert lines == ["2021年云河县政府工作报告_云河县人民政府", *body("云河县", 2021)]


# --- what always holds

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "- \n",
            "-\n",
            "• 标题\n",
            "---\ntitle: 甲\n---\n",
            "1.政府工作报告\n",
            "标题：乙\n",
            "<p>",
            "&nbsp;",
            "<!--",
            "\u3000",
        ),
        *(
            "各位代表：",
            "现在，我代表县人民政府，向大会报告工作。",
            "名词解释\n",
            "版权声明\n",
            "第3页\n",
            "让我们",
            "【打印】",
        ),
        *(FILLER, FILLER * 30, "Public domain\n", "一、", "2021-01-02\n"),
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join))
@settings(max_examples=200, deadline=None)
def test_parts_are_ordered_disjoint_and_cover_all_but_blanks(text: str) -> None:
    source = text_source(text)
    end = 0
    for part in split_source(source):
        assert part.span.start >= end
        assert not re.sub(r"<[^<>]*>|<!--|&nbsp;|\s", "", text[end : part.span.start])
        end = part.span.end
        last = part.span.start
        for dropped in part.dropped:
            assert last <= dropped.start <= dropped.end <= part.span.end
            last = dropped.end
        clean(source, part, NORMALIZER)
    assert end <= len(text)


def test_the_table_of_boilerplate_is_sound() -> None:
    table = tomllib.loads((files("gwreport") / "reading/splitting/boilerplate.toml").read_text("utf-8"))
    for name, section in table.items():
        words = section.get("words", "").split()
        assert len(words) == len(set(words)), name
        for pattern in section.get("patterns", []):
            assert re.compile(pattern).groups == 0
            assert not re.compile(pattern).fullmatch("")
            assert not re.search(r"(?<!\\)[*+](?!\])", re.sub(r"\[[^\]]*\]", "", pattern)), pattern
