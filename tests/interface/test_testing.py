"""The conformance kit passes what keeps the contracts and names what is broken otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from attrs import evolve

from gwreport.errors import MissingDependencyError
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Mention, Repair, Section, SectionRole, Statement
from gwreport.plugins import Group, Provider, component, providers
from gwreport.reading.segmenters import CharacterSegmenter
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.testing import (
    check_extractor,
    check_normalizer,
    check_outline_parser,
    check_reader,
    check_segmenter,
    check_statement_builder,
)

TEXTS = ("", "  ", "云河县 增长6%", "一、工作回顾\n全县增长6%。")


class Segmenting:
    """A segmenter whose answer is made of that of a good one."""

    name = "bad"

    def __init__(self, change: Callable[[list[Span]], Iterable[Any]]) -> None:
        self.change = change

    def segment(self, text: str) -> Iterable[Any]:
        return self.change(list(CharacterSegmenter().segment(text)))


def breaks(contract: str) -> Any:
    return pytest.raises(AssertionError, match=f"breaks the contract “{contract}”")


CHECKS: dict[str, Callable[[Any], None]] = {
    "gwreport.readers": check_reader,
    "gwreport.segmenters": check_segmenter,
    "gwreport.normalizers": check_normalizer,
    "gwreport.outline_parsers": check_outline_parser,
    "gwreport.extractors": check_extractor,
    "gwreport.statement_builders": check_statement_builder,
}
OURS = [p for p in providers() if p.package.startswith("gwreport ")]


@pytest.mark.parametrize("provider", OURS, ids=lambda p: f"{p.group.removeprefix('gwreport.')}-{p.name}")
def test_our_own_components_keep_their_contracts(provider: Provider) -> None:
    try:
        made = component(Group(provider.group), provider.name)  # type: ignore[call-overload]
        CHECKS[provider.group](made)
    except MissingDependencyError as error:
        pytest.skip(str(error))
    except AssertionError as error:
        if isinstance(error.__cause__, MissingDependencyError):
            pytest.skip(str(error.__cause__))
        raise


@pytest.mark.parametrize(
    "change, contract",
    [
        (lambda spans: spans[1:], "covers all but white space"),
        (lambda spans: spans[:-1], "covers all but white space"),
        (lambda spans: spans[::-1], "covers all but white space"),
        (lambda spans: [spans[0], spans[2], spans[1], *spans[2:]], "covers all but white space"),
        (lambda spans: [*spans[:2], *spans[1:]], "ordered and disjoint"),
        (lambda spans: spans + spans[-1:], "ordered and disjoint"),
        (lambda spans: [Span(0, 0), *spans], "non-empty"),
        (lambda spans: [*spans, Span(90, 91)], "within the text"),
        (lambda spans: [(s.start, s.end) for s in spans], "spans"),
        (lambda spans: 1 // 0, "no errors"),
    ],
)
def test_a_bad_segmenter_is_told_what_it_breaks(
    change: Callable[[list[Span]], Iterable[Any]], contract: str
) -> None:
    with breaks(contract):
        check_segmenter(Segmenting(change), TEXTS[2:], pickling=False)


def test_white_space_is_no_word() -> None:
    class Blanks:
        name = "blanks"

        def segment(self, text: str) -> Iterator[Span]:
            return (Span(i, i + 1) for i in range(len(text)))

    with breaks("words"):
        check_segmenter(Blanks(), ["a b"], pickling=False)


def test_an_answer_that_changes_is_found() -> None:
    count = itertools.count()

    with breaks("repeatable"):
        check_segmenter(Segmenting(lambda spans: spans[: next(count)]), ["云河"], pickling=False)


def test_a_component_without_its_methods_or_name_is_told() -> None:
    missing: Any = object()
    with breaks("protocol"):
        check_segmenter(missing)
    nameless = CharacterSegmenter()
    nameless.name = ""
    with breaks("name"):
        check_segmenter(nameless)


def test_pickling_can_be_asked_for_or_not() -> None:
    good = Segmenting(lambda spans: spans)  # a lambda does not survive pickling
    check_segmenter(good, TEXTS, pickling=False)
    with breaks("picklable"):
        check_segmenter(good, TEXTS)


class Extracting:
    """An extractor that marks the first character, changed."""

    name = "bad"
    labels: Any = frozenset({"FIRST"})

    def __init__(self, change: Callable[[Mention[Any]], list[Any]]) -> None:
        self.change = change

    def extract(self, reading: Reading) -> list[Any]:
        if not reading.text:
            return []
        return self.change(Mention(Span(0, 1), reading.text[0], "FIRST", None, "first"))


@pytest.mark.parametrize(
    "change, contract",
    [
        (lambda m: [evolve(m, label="OTHER")], "labels"),
        (lambda m: [evolve(m, text="x")], "text of the span"),
        (lambda m: [evolve(m, span=Span(0, 0), text="")], "non-empty"),
        (lambda m: [evolve(m, span=Span(900, 901))], "within the text"),
        (lambda m: [evolve(m, rule="")], "rule"),
        (lambda m: [evolve(m, value=[])], "frozen value"),
        (lambda m: [evolve(m, value=object())], "repeatable"),
        (lambda m: [m, m], "disjoint"),
        (lambda m: ["first"], "mentions"),
        (lambda m: [Diagnostic("", "x", Span(0, 0))], "diagnostics"),
        (lambda m: [Diagnostic("x", "x", Span(900, 901))], "within the text"),
    ],
)
def test_a_bad_extractor_is_told_what_it_breaks(
    change: Callable[[Mention[Any]], list[Any]], contract: str
) -> None:
    with breaks(contract):
        check_extractor(Extracting(change), TEXTS[2:], pickling=False)


def test_a_good_extractor_passes_and_its_labels_are_looked_at() -> None:
    good = Extracting(lambda m: [m, Diagnostic("x", "x", m.span)])
    check_extractor(good, TEXTS, pickling=False)
    good.labels = {"FIRST"}
    with breaks("labels"):
        check_extractor(good, TEXTS, pickling=False)


def test_mentions_out_of_order_are_found() -> None:
    class Backwards(Extracting):
        def extract(self, reading: Reading) -> list[Any]:
            spans = [Span(i, i + 1) for i in range(len(reading.text))][::-1]
            return [Mention(span, span.of(reading.text), "FIRST", None, "back") for span in spans]

    with breaks("ordered"):
        check_extractor(Backwards(lambda m: []), ["云河"], pickling=False)


class Repairing:
    """A normalizer with fixed repairs."""

    name = "bad"

    def __init__(self, *repairs: Repair) -> None:
        self.fixed = repairs

    def repairs(self, text: str) -> Iterable[Repair]:
        return self.fixed if text else ()


@pytest.mark.parametrize(
    "repairs, contract",
    [
        ((Repair(Span(0, 2), "x", "r"), Repair(Span(1, 3), "y", "r")), "ordered and disjoint"),
        ((Repair(Span(0, 99), "x", "r"),), "within the text"),
        ((Repair(Span(0, 1), "x", ""),), "rule"),
        ((Repair(Span(0, 1), "云", "r"),), "effect"),
    ],
)
def test_a_bad_normalizer_is_told_what_it_breaks(repairs: tuple[Repair, ...], contract: str) -> None:
    with breaks(contract):
        check_normalizer(Repairing(*repairs), ["云河县"])


class Parsing:
    """An outline parser with fixed sections."""

    name = "bad"

    def __init__(self, *sections: Section) -> None:
        self.fixed = sections

    def parse(self, text: str) -> tuple[Section, ...]:
        return self.fixed


def section(start: int, end: int, **changes: Any) -> Section:
    plain = Section("一、", "回顾", 1, SectionRole.REVIEW, Span(start, end), Span(start, start + 4))
    return evolve(plain, **changes)


@pytest.mark.parametrize(
    "sections, contract",
    [
        ([section(0, 12), section(8, 16)], "ordered and disjoint"),
        ([section(0, 99)], "within the text"),
        ([section(0, 8, level=2)], "levels"),
        ([section(0, 8, title="计划")], "heading as printed"),
        ([section(0, 8, heading=Span(2, 6))], "heading in front"),
        ([section(0, 3)], "heading within"),
        ([section(0, 8, children=(section(8, 16, level=2),))], "nested"),
        ([section(0, 16, children=(section(8, 16, level=1),))], "levels"),
    ],
)
def test_a_bad_outline_is_told_what_it_breaks(sections: list[Section], contract: str) -> None:
    with breaks(contract):
        check_outline_parser(Parsing(*sections), ["一、回顾增长6%一、回顾增长6%"])


def test_a_statement_needs_a_quantity_of_the_reading() -> None:
    class Inventing:
        name = "inventing"

        def build(self, reading: Reading) -> Iterator[Statement | Diagnostic]:
            for item in RuleStatementBuilder().build(reading):
                yield (
                    evolve(item, quantity=evolve(item.quantity, rule="mine"))
                    if isinstance(item, Statement)
                    else item
                )

    with breaks("quantities of the reading"):
        check_statement_builder(Inventing(), pickling=False)
