"""A scanner finds what ``finditer`` finds, whatever the pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.reading.cleaning.markup import _BROKEN_LINE, _wide_gap
from gwreport.reading.cleaning.wraps import _torn
from gwreport.tables.scanning import Scanner, first_characters

CHARACTERS = "ab1年\n "

ATOMS = st.sampled_from(
    [
        *("a", "b", "年", "1", r"\n", " ", "[ab]", "[a-b1]", r"\d", r"\s", r"[\d年]"),
        *(".", "[^a]", r"\b", "^", "$", r"\w", r"[^\d]", r"\D"),
    ]
)


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Sequences, choices, repeats, looks around and groups of patterns."""
    wrapped = [
        "(?:{})",
        "({})",
        "(?>{})",
        "(?={})",
        "(?!{})",
        "(?:{})?",
        "(?:{})??",
        "(?:{}){{1,2}}",
        "(?:{})?+",
    ]
    return st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        st.tuples(st.sampled_from(wrapped), inner).map(lambda pair: pair[0].format(pair[1])),
        st.tuples(st.sampled_from(["(?<=a)", "(?<!a)", "(?<![ab])", "(?<=年)"]), inner).map("".join),
    )


PATTERNS = st.recursive(ATOMS, larger, max_leaves=6)


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@given(PATTERNS, st.text(CHARACTERS, max_size=24), st.integers(0, 8), st.integers(0, 24))
def test_a_scanner_finds_what_finditer_finds(source: str, text: str, start: int, end: int) -> None:
    pattern = re.compile(source)
    start, end = min(start, len(text)), min(max(start, end), len(text))
    scanner = Scanner(pattern)
    assert spans(scanner.finditer(text)) == spans(pattern.finditer(text))
    assert spans(scanner.finditer(text, start, end)) == spans(pattern.finditer(text, start, end))


@pytest.mark.parametrize("scanner", [_BROKEN_LINE, _torn(), _wide_gap()], ids=["broken", "torn", "gap"])
@given(text=st.text("粮食，。、“”》\n\t\u3000 0一第章各位%", max_size=40))
def test_the_patterns_of_line_breaks_are_scanned_for(scanner: Scanner, text: str) -> None:
    assert scanner.first is not None
    assert spans(scanner.finditer(text)) == spans(scanner.pattern.finditer(text))


@pytest.mark.parametrize(
    "source, first",
    [
        ("(?<!a)(?:x|yz)", "[xy]"),
        ("(?=[a-c])[^d]", "[a-c]"),
        ("(?![x])a?b", "[ab]"),
        (r"(?:a|)(?:-|\])", r"[\-\]a]"),
        (r"\d{2}|=", r"[=\d]"),
        ("a?", None),  # it may be empty
        ("(?=a)(?:)", None),
        ("(?<=a)", None),
        ("[^a]b", None),  # nearly everything begins it
        (".b", None),
        ("(?i:a)b", None),  # a flag of its own changes what a letter is
    ],
)
def test_what_a_match_begins_with(source: str, first: str | None) -> None:
    assert first_characters(re.compile(source)) == first


def test_letters_of_either_case_are_left_to_finditer() -> None:
    assert first_characters(re.compile("a", re.IGNORECASE)) is None


def test_without_the_parser_of_re_finditer_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(re, "_parser", None, raising=False)
    scanner = Scanner(re.compile("(?<!a)b"))
    assert scanner.first is None
    assert spans(scanner.finditer("ab bb")) == [(3, 4), (4, 5)]
