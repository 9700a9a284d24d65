"""Where titles end: on their own line, before 。, and glued to their body."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.outline.agreement import EndChoice, Votes, look_of, settle, softmax
from gwreport.outline.boundaries import OpenHeading, title_ends
from gwreport.outline.candidates import Style
from gwreport.outline.decode import ReportOutlineParser
from gwreport.outline.titles import (
    LONGEST,
    TEMPLATES,
    TitleModel,
    choice_of,
    features,
    line_title,
    possible_ends,
    title_model,
)

PARSER = ReportOutlineParser()


def titles(text: str) -> list[str]:
    return [s.title for top in PARSER.parse(text) for s in top.walk() if s.marker]


# ---- glued titles ------------------------------------------------------------------------------

REPEATED = (
    "各位代表：现在，我代表镇人民政府向大会报告工作，请予审议。"
    "一、过去五年工作回顾过去五年，是全镇发展极不平凡的五年，我们迎难而上，各项事业取得明显进步。"
    "二、2022年工作安排2022年是新一届政府的开局之年，做好全年工作责任重大。重点做好以下工作。"
    "（一）着力发展现代农业坚持把粮食生产放在首位，落实种植面积3万亩。"
    "（二）着力壮大工业经济深入实施技术改造，新上项目12个。"
    "（三）着力改善人居环境加快建设污水处理设施，绿化村庄20个。"
    "（四）着力保障基本民生全面落实就业政策，新增就业600人。"
    "三、加强政府自身建设我们将始终牢记宗旨，依法履职、廉洁从政。"
)


def test_glued_titles_of_a_one_line_report() -> None:
    assert titles(REPEATED) == [
        "过去五年工作回顾",
        "2022年工作安排",
        "着力发展现代农业",
        "着力壮大工业经济",
        "着力改善人居环境",
        "着力保障基本民生",
        "加强政府自身建设",
    ]


def test_titles_with_a_mark_keep_it_as_their_end() -> None:
    text = (
        "一、去年工作回顾。去年，全乡上下奋力拼搏。二、今年工作安排。今年要抓好三件事。"
        "（一）抓好春耕生产。组织农资供应，备足种子化肥。（二）抓好项目建设。开工道路两条。（三）抓好社会治理。化解矛盾纠纷。"
    )
    assert titles(text) == ["去年工作回顾", "今年工作安排", "抓好春耕生产", "抓好项目建设", "抓好社会治理"]


def test_a_title_directly_before_the_next_heading() -> None:
    text = (
        "一、去年工作回顾（一）经济稳步增长。增速保持平稳。（二）民生持续改善。收入稳步提高。"
        "二、今年工作安排（一）稳定农业。增产增收。（二）做强工业。提质增效。"
    )
    assert titles(text)[0] == "去年工作回顾"
    assert titles(text)[3] == "今年工作安排"


@pytest.mark.parametrize("space", [" ", "　"])
def test_a_space_between_title_and_body_is_their_boundary(space: str) -> None:
    text = (
        f"一、持续推进乡村建设{space}道路通达能力有效提升，新修道路3公里。"
        f"二、稳步推进商贸流通{space}开办商场两家，销售额增长2%。"
    )
    assert titles(text) == ["持续推进乡村建设", "稳步推进商贸流通"]


@pytest.mark.parametrize("mark", ["，", ","])
def test_half_width_commas_are_read_alike(mark: str) -> None:
    text = REPEATED.replace("，", mark)
    assert titles(text) == titles(REPEATED)


# ---- the pieces --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line, title",
    [
        ("工作回顾", "工作回顾"),
        ("工作回顾。", "工作回顾"),
        ("工作回顾　 ", "工作回顾"),
        ("工作回顾**", "工作回顾"),
        ("工作回顾。去年", None),
        ("长" * (LONGEST + 1), None),
        ("", ""),
    ],
)
def test_line_title(line: str, title: str | None) -> None:
    assert line_title(line) == title


@pytest.mark.parametrize(
    "window, ends",
    [
        ("工作回顾。去年", [2, 3, 4]),
        ("“两新”工作。", [4, 5, 6]),
        ("加快，推进。", [4, 5]),
        ("2021年的。", [5, 6]),
        ("（一加）快。", [4, 5]),
        ("工作回", [2, 3]),
        ("一", []),
        ("", []),
    ],
)
def test_possible_ends(window: str, ends: list[int]) -> None:
    assert possible_ends(window) == ends


@given(st.text(alphabet="一二加快发展，。“”（）！；2021年 \n", max_size=100))
def test_possible_ends_are_within_the_first_sentence(window: str) -> None:
    ends = possible_ends(window)
    assert ends == sorted(set(ends))
    for end in ends:
        assert 2 <= end <= min(len(window), LONGEST)


@given(st.text(alphabet="一二加快发展，。“”（）！；2021年", min_size=2, max_size=100))
@settings(deadline=None)
def test_features_follow_the_templates(window: str) -> None:
    ends = possible_ends(window)
    rows = list(features(window, ends, "h", {}))
    assert len(rows) == len(ends)
    assert all(len(row) == len(TEMPLATES) for row in rows)


def head(text: str, title: str, stop: int | None = None) -> OpenHeading:
    start = text.index(title)
    return OpenHeading(Style.PAREN_HAN, start, len(text) if stop is None else stop, 0)


def test_own_lines_and_wide_gaps_need_no_model() -> None:
    text = "（一）加快发展　　我们将努力"
    assert title_ends(text, [head(text, "加快")]) == [(text.index("　"), False)]
    text = "（一）加快发展\n我们将努力"
    assert title_ends(text, [head(text, "加快")]) == [(text.index("\n"), False)]


def test_siblings_vote_for_ends_like_theirs() -> None:
    plain = EndChoice((6,), (0.0,), (look_of("加快农业发展坚持", 6),))
    torn = EndChoice(
        (6, 8), (0.0, 0.4), (look_of("推进工业发展提升质量。", 6), look_of("推进工业发展提升质量。", 8))
    )
    assert torn.best == 8
    joint = title_model().joint
    assert settle([torn], ["a"], ["a"], joint)[0].best == 8
    assert settle([torn, plain, plain, plain], ["a"] * 4, ["a"] * 4, joint)[0].best == 6


def test_a_vote_can_be_taken_back() -> None:
    tally = Votes()
    choice = EndChoice((4, 6), (1.0, 0.5), (look_of("加快发展农业", 4), look_of("加快发展农业", 6)))
    tally.add(choice)
    tally.add(choice, -1)
    assert tally.size == 0
    assert all(abs(vote) < 1e-9 for vote in tally.votes(choice.looks[0]))


def test_look() -> None:
    look = look_of("稳中求进，加快发展。今年", 9)
    assert (look.clauses, look.stop, look.length, look.last_clause) == (1, True, 9, 4)
    assert (look.tail, look.lead) == ("展发快", "加快")


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_shares_sum_to_one(scores: list[float]) -> None:
    assert abs(sum(softmax(scores)) - 1) < 1e-9


# ---- the model ---------------------------------------------------------------------------------


def test_the_model_file_is_whole() -> None:
    path = files("gwreport") / "outline/titles.json"
    raw = path.read_text(encoding="utf8")
    assert len(raw.encode()) <= 300_000
    data = json.loads(raw)
    assert set(data["weights"]) == set(TEMPLATES)
    assert len(data["bigrams"]) % 5 == 0
    for field in ("source", "date", "licence"):
        assert data[field]
    model = TitleModel.from_data(data)
    assert all(set("".join(levels)) <= set("abcdefghijklmnopq") for levels in model.bigrams.values())
    assert model is not title_model()


def test_no_end_at_all() -> None:
    assert choice_of("。", "h", title_model()) is None
    assert choice_of("", "h", title_model()) is None


@given(st.text(alphabet="各位代表一二三、（）加快推进发展工业。，：过去五年今年2021\n　", max_size=200))
@settings(max_examples=100, deadline=None)
def test_a_title_is_never_longer_than_its_line(text: str) -> None:
    for top in PARSER.parse(text):
        for section in top.walk():
            assert "\n" not in section.title
            assert len(section.title) <= LONGEST
