"""Words as spans: the adapters, alignment and the fallback."""

from __future__ import annotations

import importlib.util
import itertools
import logging
import pickle
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import MissingDependencyError
from gwreport.interfaces import Segmenter
from gwreport.reading.segmenters import (
    CallableSegmenter,
    CharacterSegmenter,
    JiebaSegmenter,
    PkusegSegmenter,
    RjiebaSegmenter,
    align,
    domain_words,
)
from gwreport.span import Span
from gwreport.testing import check_segmenter

ADAPTERS: list[tuple[str, Callable[[], Segmenter]]] = [
    ("jieba", JiebaSegmenter),
    ("rjieba", RjiebaSegmenter),
    ("pkuseg", PkusegSegmenter),
]


@pytest.fixture(scope="module", params=ADAPTERS, ids=lambda pair: pair[0])
def adapter(request: pytest.FixtureRequest) -> Segmenter:
    package, make = request.param
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed; tox -e pkuseg runs this with it")
    segmenter: Segmenter = make()
    return segmenter


def words(segmenter: Segmenter, text: str) -> list[str]:
    return [span.of(text) for span in segmenter.segment(text)]


def test_every_adapter_keeps_the_contract(adapter: Segmenter) -> None:
    check_segmenter(adapter)


def test_fallbacks_keep_the_contract() -> None:
    check_segmenter(CharacterSegmenter())
    check_segmenter(CallableSegmenter("blank", str.split), pickling=True)


def test_every_adapter_knows_the_domain_words(adapter: Segmenter) -> None:
    text = "去年，云河县地区生产总值增长6.5%，一般公共预算收入略有下降。"
    found = words(adapter, text)
    assert "地区生产总值" in found
    assert "一般公共预算收入" in found


def test_words_of_the_user_replace_the_domain_words(adapter: Segmenter) -> None:
    fresh = type(adapter)(words=["青川原市"])  # type: ignore[call-arg]
    found = words(fresh, "青川原市地区生产总值")
    assert found[0] == "青川原市"
    assert "地区生产总值" not in found


def test_every_adapter_keeps_places_in_spite_of_white_space(adapter: Segmenter) -> None:
    text = "  云河县 \u3000财政\r\n收入\u00a0增长 "
    spans = list(adapter.segment(text))
    assert spans[0].start == 2
    assert "".join(span.of(text) for span in spans) == "云河县财政收入增长"


def test_adapters_do_not_load_before_the_first_text() -> None:
    code = (
        "import sys\n"
        "from gwreport.reading.segmenters import JiebaSegmenter, RjiebaSegmenter, PkusegSegmenter\n"
        "JiebaSegmenter(), RjiebaSegmenter(), PkusegSegmenter()\n"
        "print([m for m in ('jieba', 'rjieba', 'pkuseg') if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_jieba_stays_silent_and_its_global_dictionary_stays_as_it_was() -> None:
    code = (
        "from gwreport.reading.segmenters import JiebaSegmenter\n"
        "list(JiebaSegmenter(words=['青川原市']).segment('青川原市人民政府'))\n"
        "import jieba\n"
        "print(jieba.dt.initialized, jieba.dt.user_word_tag_tab)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False {}"
    assert done.stderr == ""


def test_jieba_logger_works_again_after_loading() -> None:
    list(JiebaSegmenter().segment("云河县"))
    assert not logging.getLogger("jieba").disabled


def test_the_domain_words_can_be_given_to_jieba_directly() -> None:
    segmenter = JiebaSegmenter()
    text = "云河县一般公共预算收入和社会消费品零售总额"
    with resources.as_file(resources.files("gwreport") / "reading/domain_words.txt") as path:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
        tokenizer = jieba.Tokenizer()
        logging.getLogger("jieba").setLevel(logging.WARNING)
        with path.open("rb") as file:
            tokenizer.load_userdict(file)
    assert list(tokenizer.cut(text)) == words(segmenter, text)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("深化要素市场化配置改革，建设智算中心。", ["智算中心"]),
        ("推行免申即享和告知承诺制，落实用地清单制。", ["免申即享", "告知承诺制", "用地清单制"]),
        ("发展首店经济、赛事经济、林下经济。", ["首店经济", "赛事经济", "林下经济"]),
        ("布局具身智能、脑机接口和商业航天。", ["具身智能", "脑机接口", "商业航天"]),
        ("完善源网荷储项目，扩大新型储能规模。", ["源网荷储", "新型储能"]),
        ("紧密型县域医共体覆盖全县，门诊共济落地。", ["紧密型县域医共体", "门诊共济"]),
        ("坚持零基预算，推动双招双引。", ["零基预算", "双招双引"]),
        # ordinary words beside such terms stay whole
        ("安全生产形势稳定，更好服务消费者。", ["安全生产", "消费者"]),
        ("开展大规模植树造林，三个年度连续增收。", ["大规模", "植树造林", "年度"]),
        ("缩小地区差距，保障工资发放。", ["地区", "保障", "工资"]),
    ],
)
def test_terms_of_recent_reports_are_one_word(text: str, expected: list[str]) -> None:
    assert set(expected) <= set(words(JiebaSegmenter(), text))


def test_domain_words_are_distinct_and_plain() -> None:
    table = domain_words()
    assert len(set(table)) == len(table) > 300
    assert all(word == word.strip() and not any(c.isspace() for c in word) for word in table)


def test_a_missing_package_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pkuseg", None)
    with pytest.raises(MissingDependencyError, match=r"gwreport\[pkuseg\]") as caught:
        list(PkusegSegmenter().segment("云河县"))
    assert isinstance(caught.value, ImportError)
    assert caught.value.extra == "pkuseg"


@pytest.mark.parametrize("make", [JiebaSegmenter, RjiebaSegmenter, CharacterSegmenter])
def test_segmenters_survive_pickling_after_use(make: Callable[[], Segmenter]) -> None:
    segmenter = make()
    text = "青川原市地区生产总值"
    before = words(segmenter, text)
    assert words(pickle.loads(pickle.dumps(segmenter)), text) == before


@pytest.mark.parametrize(
    "given_words, text, expected",
    [
        (["云河", "县"], "云河县", [(0, 2), (2, 3)]),
        (["云河", " ", "县"], "云河 县", [(0, 2), (3, 4)]),
        (["研发"], "研 发", [(0, 3)]),  # the segmenter joined what a blank parted
        (["研 发"], "研发", [(0, 2)]),
        ([], " \n\u3000", []),
        (["", "a"], "a", [(0, 1)]),
    ],
)
def test_align(given_words: list[str], text: str, expected: list[tuple[int, int]]) -> None:
    assert list(align(given_words, text)) == [Span(*pair) for pair in expected]


@pytest.mark.parametrize(
    "given_words, text, message",
    [
        (["云", "县"], "云河县", "is not what stands at 1"),
        (["云河"], "云河县 ", "'县 ' at 2 is left"),
        (["云河县", "县"], "云河县", "is not what stands at 3"),
    ],
)
def test_align_refuses_words_of_another_text(given_words: list[str], text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(align(given_words, text))


@given(st.lists(st.text(min_size=1, max_size=4), max_size=12))
def test_align_finds_any_cut_of_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = list(align(pieces, text))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert covered >= {i for i, char in enumerate(text) if not char.isspace()}
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
