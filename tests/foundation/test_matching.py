"""Many words found in one pass."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.tables.matching import VocabularyMatcher, WordMatcher, any_of

WORDS = st.lists(st.text("一二三", min_size=1, max_size=3), min_size=1, max_size=5, unique=True)


@pytest.mark.parametrize("words", [[], [""], ["增长", ""]])
def test_an_empty_alternation_is_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="would match everywhere"):
        any_of(words)


def test_a_lone_surrogate_takes_one_place_and_matches_nothing() -> None:
    assert WordMatcher(["增长"]).find("\ud800增长\udfff增\ud800长") == [(0, 1, 3)]


def test_a_copy_finds_the_same() -> None:
    for overlapping in (False, True):
        matcher = WordMatcher(["生态", "生态环境", "环境"], overlapping=overlapping)
        copy = pickle.loads(pickle.dumps(matcher))
        assert copy.find("生态环境与环境") == matcher.find("生态环境与环境")


@settings(max_examples=60)
@given(WORDS, st.text("一二三四", max_size=30))
def test_overlapping_matches_are_all_occurrences(words: list[str], text: str) -> None:
    found = sorted(WordMatcher(words, overlapping=True).find(text))
    wanted = [
        (number, start, start + len(word))
        for number, word in enumerate(words)
        for start in range(len(text))
        if text.startswith(word, start)
    ]
    assert found == sorted(wanted)


@settings(max_examples=60)
@given(WORDS, st.text("一二三四", max_size=30), st.booleans())
def test_a_dense_table_finds_the_same(words: list[str], text: str, overlapping: bool) -> None:
    dense = WordMatcher(words, overlapping=overlapping, dense=True)
    assert dense.find(text) == WordMatcher(words, overlapping=overlapping).find(text)
    assert pickle.loads(pickle.dumps(dense)).dense


@settings(max_examples=60)
@given(WORDS, st.text("一二三四", max_size=30))
def test_else_the_leftmost_longest_word_wins(words: list[str], text: str) -> None:
    at = 0
    for number, start, end in WordMatcher(words).find(text):
        assert not any(text.find(word, at, end - 1) in range(at, start) for word in words)
        assert words[number] == max((w for w in words if text.startswith(w, start)), key=len)
        at = end
    assert not any(word in text[at:] for word in words)


@given(
    st.sets(st.text("生态环境质量总指数", min_size=1, max_size=9), min_size=1, max_size=30),
    st.text("生态环境质量总指数，", max_size=60),
)
def test_a_vocabulary_finds_what_one_automaton_of_all_words_finds(words: set[str], text: str) -> None:
    listed = sorted(words)
    expected = [(listed[index], start, end) for index, start, end in WordMatcher(listed).find(text)]
    assert VocabularyMatcher(words).find(text) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("", []),
        ("生态\ud800环境质量指数", [("生态", 0, 2)]),
        ("生态环境质量指", [("生态", 0, 2)]),
        ("环境质量指数生态", [("生态", 6, 8)]),
        ("生态环境质量指数生态", [("生态环境质量指数", 0, 8), ("生态", 8, 10)]),
    ],
)
def test_a_vocabulary_takes_the_longest_word(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert VocabularyMatcher({"生态", "生态环境质量指数"}).find(text) == expected


def test_a_word_that_ends_the_text_ends_with_it() -> None:
    words = {"生态环境质量", "生态环境质量总指数"}
    assert VocabularyMatcher(words).find("全市生态环境质量") == [("生态环境质量", 2, 8)]
