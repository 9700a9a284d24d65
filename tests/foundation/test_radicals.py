"""Radicals of PDF fonts: each is read as the character that it stands for, and nothing else is changed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.reading.cleaning.normalize import ReportNormalizer
from gwreport.reading.cleaning.repairs import apply_repairs
from gwreport.script.radicals import character_of, radical_folds
from gwreport.script.traditional import simplified
from gwreport.tables.files import read_toml

PAIRS = read_toml("script/radicals.toml")["pairs"].split()
#: Signs that a PDF may hold, beside what they stand for in simplified script.
SIGNS = {
    **{pair[0]: pair[1] for pair in PAIRS},
    **dict(
        zip(
            "⼀⼆⼈⼊⼋⼒⼗⼝⼟⼤⼥⼦⼩⼭⼯⽂⽅⽇⽉⽊⽔⽕⽣⽤⽥⽬⽯⽴⽼⾏⾐⾔⾛⾦⾯⾼⿊",
            "一二人入八力十口土大女子小山工文方日月木水火生用田目石立老行衣言走金面高黑",
            strict=True,
        )
    ),
}


@pytest.mark.parametrize(
    "written, meant",
    [
        ("⼈⺠⽣活⽔平", "人民生活水平"),
        ("⼭⽔林⽥湖", "山水林田湖"),
        ("⽼旧⼩区改造⼗⼆个", "老旧小区改造十二个"),
        ("县⻓主持⼤会", "县长主持大会"),
        ("⻛电⻋间和⻬鲁⻔户", "风电车间和齐鲁门户"),
        # a compatibility ideograph, and a radical whose character is traditional
        ("\uf98e度\uf90a融\uf97e", "年度金融量"),
        ("⾧江⾨户", "长江门户"),
        # traditional script beside a radical
        ("雲河縣⼈⺠政府⼯作報告", "云河县人民政府工作报告"),
        # what looks like neither
        ("一二人工长，①㎡Ａ", "一二人工长，①㎡Ａ"),
    ],
)
def test_signs_are_read_as_characters(written: str, meant: str) -> None:
    assert simplified(written) == meant


@pytest.mark.parametrize("sign, meant", SIGNS.items())
def test_every_sign_stands_for_a_character_of_modern_text(sign: str, meant: str) -> None:
    assert character_of(sign) == meant
    assert unicodedata.name(meant).startswith("CJK UNIFIED IDEOGRAPH")


@given(st.text(st.sampled_from([*SIGNS, *"云河县增长6%，。\n縣"]), max_size=40))
def test_places_stay_and_the_repair_is_recorded(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert radical_folds("".join(character_of(sign) for sign in text)) == []
    repairs = ReportNormalizer(rules=["radical"]).repairs(text)
    assert {repair.rule for repair in repairs} <= {"radical"}
    assert [repair.span.start for repair in repairs] == [place for place, _ in radical_folds(text)]
    assert not set(SIGNS) & set(apply_repairs(text, repairs)[0])
