"""The conformance kit passes what keeps the contracts and names what is broken otherwise."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

from gwreport.errors import MissingDependencyError
from gwreport.indicators.catalogue import Form, parse_catalogue
from gwreport.interfaces import Reading
from gwreport.mentions.quantities import QuantityExtractor
from gwreport.model import Diagnostic, Mention, Repair, Section, SectionRole, Statement, Subject
from gwreport.numerals import NUMERAL_PATTERN, parse_numeral
from gwreport.plugins import Group, Provider, component, providers
from gwreport.reading.segmenters import CharacterSegmenter
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.testing import (
    check_catalogue,
    check_extractor,
    check_normalizer,
    check_numeral_reader,
    check_outline_parser,
    check_reader,
    check_segmenter,
    check_statement_builder,
    check_subject_finder,
    check_unit_table,
)
from gwreport.units import UnitTable, parse_units

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
    "gwreport.subject_finders": check_subject_finder,
    "gwreport.numerals": check_numeral_reader,
    "gwreport.units": check_unit_table,
    "gwreport.indicators": check_catalogue,
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


QUANTITY = Span(4, 10)


@pytest.mark.parametrize(
    "quantity, subject, contract",
    [
        (Span(0, 4), Subject(), "quantities"),
        (QUANTITY, None, "subjects"),
        (QUANTITY, Subject(Span(0, 99)), "within the text"),
        (QUANTITY, Subject(Span(2, 2)), "words"),
        (QUANTITY, Subject(Span(2, 5)), "beside the quantity"),
    ],
)
def test_a_bad_subject_is_told_what_it_breaks(quantity: Span, subject: Any, contract: str) -> None:
    class Naming:
        name = "naming"

        def find(self, reading: Reading) -> dict[Span, Any]:
            return {quantity: subject} if reading.text else {}

    with breaks(contract):
        check_subject_finder(Naming(), ["农村公路1200公里。"], pickling=False)


class Numbers:
    """A reader of numerals that is good but for what is set otherwise."""

    name = "numbers"

    def __init__(self, read: Callable[[str], Any] = parse_numeral, pattern: Any = NUMERAL_PATTERN) -> None:
        self.pattern = pattern
        self._answer = read

    def read(self, text: str) -> Any:
        return self._answer(text)


def _only_lookup(text: str) -> Decimal:
    return {"3700": Decimal(3700)}[text]


@pytest.mark.parametrize(
    "reader, contract",
    [
        (Numbers(pattern="(["), "pattern"),
        (Numbers(pattern=None), "pattern"),
        (Numbers(pattern="([0-9]+)"), "pattern without groups"),
        (Numbers(pattern="[0-9]*"), "pattern"),
        (Numbers(pattern="[0-9]{1,3}"), "finds numbers"),
        (Numbers(lambda text: Decimal(1)), "reads Arabic digits"),
        (Numbers(lambda text: float(parse_numeral(text))), "exact values"),
        (Numbers(lambda text: Decimal("Infinity")), "exact values"),
        (Numbers(_only_lookup), "no errors"),
        (Numbers(lambda text: parse_numeral("16" if text == "十五" else text)), "exact"),
        (Numbers(lambda text: parse_numeral(text) if text else None), "exact values"),
        (object(), "protocol"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_numeral_reader_is_told_what_it_breaks(reader: Any, contract: str) -> None:
    with breaks(contract):
        check_numeral_reader(reader, pickling=False)


def test_a_numeral_reader_may_refuse_but_must_be_picklable_where_processes_are_wanted() -> None:
    def digits_only(text: str) -> Any:
        return parse_numeral(text if text.isdecimal() else "")

    check_numeral_reader(Numbers(digits_only), pickling=False)
    with breaks("picklable"):
        check_numeral_reader(Numbers(digits_only))


PLAIN_UNITS = parse_units('dimension.computing.units.PFLOPS = ["1e15", "P"]')


def _units(**changed: Any) -> UnitTable:
    return evolve(PLAIN_UNITS, **changed)


@pytest.mark.parametrize(
    "table, contract",
    [
        (object(), "type"),
        (_units(by_word={}), "words"),
        (_units(by_word={"3P": PLAIN_UNITS.unit("P")}), "words"),
        (_units(by_word={"P ": PLAIN_UNITS.unit("P")}), "words"),
        (_units(lengths={}), "found whole"),
        (_units(by_word={"P": evolve(PLAIN_UNITS.unit("P"), kind="size")}), "kind"),
        (_units(by_word={"P": evolve(PLAIN_UNITS.unit("P"), factor=Fraction(0))}), "factor"),
        (_units(by_word={"P": evolve(PLAIN_UNITS.unit("P"), symbol="PF")}), "converts"),
        (_units(by_word={"P": evolve(PLAIN_UNITS.unit("P"), factor=Fraction(1000))}), "converts"),
        (_units(ambiguous=frozenset({"Q"})), "ambiguous words"),
    ],
)
def test_a_bad_unit_table_is_told_what_it_breaks(table: Any, contract: str) -> None:
    check_unit_table(PLAIN_UNITS)
    with breaks(contract):
        check_unit_table(table)


TEA = parse_catalogue("""
[indicator.tea_output]
name = "茶叶产量"
english = "Tea output"
nature = "flow"
dimension = "mass"
forms = ["[干]茶叶产量"]
""")


@pytest.mark.parametrize(
    "catalogue, contract",
    [
        (object(), "type"),
        (evolve(TEA, entries={"tea": TEA["tea_output"]}), "ids"),
        (
            evolve(TEA, entries={"tea_output": evolve(TEA["tea_output"], stock="tea_stock")}),
            "known indicators",
        ),
        (evolve(TEA, forms={"茶叶": TEA.forms["茶叶产量"]}), "forms"),
        (evolve(TEA, forms={"茶": Form("茶", "level", None, ("tea", "coffee"))}), "known indicators"),
    ],
)
def test_a_bad_catalogue_is_told_what_it_breaks(catalogue: Any, contract: str) -> None:
    check_catalogue(TEA)
    with breaks(contract):
        check_catalogue(catalogue)


def test_an_extractor_with_needs_of_the_wrong_form_is_told() -> None:
    extractor: Any = QuantityExtractor()
    extractor.needs = ["TIME"]
    with breaks("needs"):
        check_extractor(extractor, TEXTS[:1])
