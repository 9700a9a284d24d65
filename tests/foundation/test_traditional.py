"""Traditional characters, read one for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.script.traditional import folds, simplified
from gwreport.tables.files import read_toml

PAIRS = read_toml("script/traditional.toml")["pairs"].split()
SHARED = {c["written"]: c for c in read_toml("script/also_simplified.toml")["character"]}
SURE = [pair for pair in PAIRS if pair[0] not in SHARED]


@pytest.mark.parametrize(
    "written, meant",
    [
        ("各位代表：現在，我代表國務院作工作報告。", "各位代表：现在，我代表国务院作工作报告。"),
        ("產量達到六億二千萬噸，較上年增長百分之五點三。", "产量达到六亿二千万吨，较上年增长百分之五点三。"),
        ("臺灣省、廣東省、陝西省", "台湾省、广东省、陕西省"),
        ("後年、後面、皇后、公里、里面、裡面", "后年、后面、皇后、公里、里面、里面"),
        ("「六穩」工作、『十四五』規劃", "“六稳”工作、‘十四五’规划"),
        # a single traditional character in a simplified text
        ("云河县的經济", "云河县的经济"),
        ("第二次会議", "第二次会议"),
        ("增速高於全国，用於民生，位於前列", "增速高于全国，用于民生，位于前列"),
        ("为什麽、长三釐、毫釐不差", "为什么、长三釐、毫厘不差"),
        # shared characters in a text that is traditional as a whole
        ("乾旱、徵收、昇級、祕書、規劃於明年", "干旱、征收、升级、秘书、规划于明年"),
        ("顯著、著名、沿著、隨著、專著", "显著、著名、沿着、随着、专著"),
        ("瞭解、瞭望、憑藉、慰藉、答覆、覆蓋、顛覆", "了解、瞭望、凭借、慰藉、答复、覆盖、颠覆"),
        ("乾縣、乾陵、乾坤、乾安縣、魏徵、哪吒鬧海", "乾县、乾陵、乾坤、乾安县、魏徵、哪吒闹海"),
    ],
)
def test_a_reading(written: str, meant: str) -> None:
    assert simplified(written) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "云河县2024年政府工作报告",
        "乾安县、乾陵、扭转乾坤",
        "显著、著名、瞭望、慰藉、覆盖、颠覆",
        "於潜镇、毕昇、氾水镇、菜薹、甘薹、谿口、王昇",
        "后来、里程、台湾、干部、征收、余额、系列、面粉、范县、丰收",
        "\U00020bb7\U0001f600 GDP 6.5% “十四五”",
    ],
)
def test_a_simplified_text_stays(text: str) -> None:
    assert simplified(text) == text
    assert folds(text) == []


def test_a_traditional_title_within_a_simplified_text_changes_nothing_else() -> None:
    prose = "全县经济社会保持平稳发展，人民生活持续改善，乾陵景区开放。" * 3
    assert simplified(prose + "《雲河報》") == prose + "《云河报》"


def test_the_tables_agree() -> None:
    first = dict(map(tuple, PAIRS))
    assert len(first) == len(PAIRS) > 3000
    # what is simplified once is simplified for good
    assert not {pair[1] for pair in SURE} & {pair[0] for pair in SURE}
    print_only = set("著瞭藉覆「」『』")
    assert {c: first[c] for c in SHARED if c in first} == {
        c: entry["meant"] for c, entry in SHARED.items() if c not in print_only
    }
    for character, entry in SHARED.items():
        words = [word for key in ("kept", "only", "always") for word in entry.get(key, "").split()]
        assert all(word.count(character) == 1 for word in words)
        assert all(simplified(word) == word for word in entry.get("kept", "").split())


TEXTS = st.lists(
    st.characters() | st.sampled_from([*"乾於著瞭藉覆麽釐「」國業經濟，。6%", "顯著", "用於", "乾陵", "什麽"])
).map("".join)


@given(TEXTS)
def test_every_place_stays(text: str) -> None:
    changes = folds(text)
    places = [place for place, _ in changes]
    assert places == sorted(set(places))
    assert all(len(character) == 1 and text[place] != character for place, character in changes)
    read = simplified(text)
    assert len(read) == len(text)
    assert [i for i, (a, b) in enumerate(zip(text, read, strict=True)) if a != b] == places


@given(st.lists(st.sampled_from(SURE), min_size=1), st.text("云河县经济，。6%\n", max_size=20))
def test_what_only_traditional_script_has_is_simplified_anywhere(pairs: list[str], around: str) -> None:
    written = around.join(pair[0] for pair in pairs)
    assert simplified(written) == around.join(pair[1] for pair in pairs)
