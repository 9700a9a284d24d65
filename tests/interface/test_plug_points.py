"""Numerals, units, indicators and needs: what is plugged in changes a whole report."""

from __future__ import annotations

import pickle
import random
import re
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from gwreport import Pipeline, parse_many, parse_quantity
from gwreport.analysis.targets import headline_targets
from gwreport.errors import (
    DataTableError,
    MissingDependencyError,
    NumeralError,
    PluginError,
    UnknownComponentError,
    UnknownUnitError,
    UnmetNeedError,
)
from gwreport.indicators.catalogue import default_catalogue, parse_catalogue
from gwreport.indicators.extractor import IndicatorExtractor
from gwreport.interfaces import Reading
from gwreport.mentions.quantities import QuantityExtractor
from gwreport.model import Indicator, Label, Mention, Report
from gwreport.numerals import (
    NUMERAL_PATTERN,
    BuiltinNumeralReader,
    Cn2anNumeralReader,
    Number,
    parse_numeral,
)
from gwreport.pipeline import default_extractors, in_order
from gwreport.reading.segmenters import CharacterSegmenter
from gwreport.span import Span
from gwreport.statements.builder import RuleStatementBuilder
from gwreport.testing import check_numeral_reader
from gwreport.units import load_units, parse_units, read_units

REPORT = (
    "一、2023年工作回顾\n全市地区生产总值达到1.2万亿元、增长6%，算力规模达到3500Q，新增60家高新技术企业。\n"
    "二、2024年工作安排\n今年发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入达到2兆元，算力规模达到5000Q以上。\n"
)
COMPUTING = """
[indicator.own_computing]
name = "算力规模"
english = "Computing power"
nature = "stock"
dimension = "computing"
units = ["PFLOPS"]
forms = ["算力[总]规模"]
"""
PETA = 'dimension.computing.units.PFLOPS = ["1e15", "Q"]'


class TrillionReader:
    """Reads 兆 as 10**12, as texts of Taiwan mean it."""

    name = "trillions"
    pattern = f"(?:{NUMERAL_PATTERN})兆?"

    def read(self, text: str) -> Number:
        if text.endswith("兆"):
            return parse_numeral(text[:-1]) * 10**12
        return parse_numeral(text)


class Floods:
    """Marks each quantity of more than a thousand; it needs the quantities."""

    name = "floods"
    labels = frozenset({"FLOOD"})
    needs = frozenset({"QUANTITY"})

    def extract(self, reading: Reading) -> Iterable[Mention[str]]:
        for m in reading.mentions:
            if m.label == Label.QUANTITY and (m.value.low or 0) > 1000:
                yield Mention(m.span, m.text, "FLOOD", "large", "floods")


def stated(report: Report) -> list[tuple[str, str, str]]:
    return [(s.indicator.id, s.quantity.text, str(s.status)) for s in report.statements]


def targeted(report: Report) -> set[str]:
    return {target.indicator.id for target in headline_targets(report)}


# ------------------------------------------------------------------ numerals


def test_a_numeral_more_changes_quantities_statements_and_targets() -> None:
    before = Pipeline().parse(REPORT, year=2024)
    after = Pipeline(numerals=TrillionReader()).parse(REPORT, year=2024)
    assert "2兆元" not in [m.text for m in before.quantities]
    value = next(m.value for m in after.quantities if m.text == "2兆元")
    assert (value.low, value.unit, value.kind) == (2 * Decimal(10**12), "CNY", "money")
    new = set(stated(after)) - set(stated(before))
    assert new == {("fiscal_revenue_general", "2兆元", "target")}
    assert targeted(after) - targeted(before) == {"fiscal_revenue_general"}


def test_a_reader_of_numerals_goes_to_parse_quantity_too() -> None:
    assert parse_quantity("3兆元", numerals=TrillionReader()).low == 3 * Decimal(10**12)
    assert parse_quantity("3500Q", units=load_units().extended(parse_units(PETA))).unit == "PFLOPS"


def test_a_numeral_that_begins_with_a_new_character_is_found() -> None:
    class Forty(BuiltinNumeralReader):
        pattern = f"(?:卌|{NUMERAL_PATTERN})"

        def read(self, text: str) -> Number:
            return Decimal(40) if text == "卌" else parse_numeral(text)

    check_numeral_reader(Forty(), pickling=False)
    report = Pipeline(numerals=Forty()).parse("新建学校卌所、公园12个。", year=2024)
    assert [(m.text, m.value.low) for m in report.quantities] == [
        ("卌所", Decimal(40)),
        ("12个", Decimal(12)),
    ]


def test_cn2an_reads_a_report_like_the_built_in_reader() -> None:
    expected = [
        "3700人",
        "六点五个百分点",
        "三千五百万元",
        "百分之三点五",
        "1.1万亩",
        "1.23456万亩",
        "1.37万亿元",
    ]
    text = f"全市新增{'，增长'.join(expected)}。"
    ours = Pipeline().parse(text, year=2024).quantities
    assert [m.text for m in ours] == expected
    assert Pipeline(numerals="cn2an").parse(text, year=2024).quantities == ours


@pytest.mark.parametrize(
    "text", ["", "x", "3700多万", "三四十x", "点", "一点二三四五六七八九一二三四五六七八"]
)
def test_cn2an_raises_only_our_error(text: str) -> None:
    with pytest.raises(NumeralError):
        Cn2anNumeralReader().read(text)


def test_cn2an_gives_decimals_and_travels() -> None:
    reader = pickle.loads(pickle.dumps(Cn2anNumeralReader("strict")))
    assert reader.mode == "strict"
    assert reader.read("一百二十三点四") == Decimal("123.4")
    assert reader.read("12.50").as_tuple() == Decimal("12.50").as_tuple()


def test_cn2an_that_is_not_installed_is_refused_by_name_and_as_an_object(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "cn2an", None)
    for given in ("cn2an", Cn2anNumeralReader()):
        with pytest.raises(MissingDependencyError, match=r"gwreport\[cn2an\]"):
            Pipeline(numerals=given)


# ------------------------------------------------------------------ units and indicators


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    units, catalogue = tmp_path / "units.toml", tmp_path / "catalogue.toml"
    units.write_text(PETA, encoding="utf-8")
    catalogue.write_text(COMPUTING, encoding="utf-8")
    return units, catalogue


def test_a_unit_and_an_indicator_more_change_statements_and_targets(files: tuple[Path, Path]) -> None:
    before = Pipeline().parse(REPORT, year=2024)
    only_units = Pipeline(units=files[0]).parse(REPORT, year=2024)
    both = Pipeline(units=files[0], indicators=files[1]).parse(REPORT, year=2024)
    assert "3500Q" not in [m.text for m in before.quantities]
    assert "3500Q" in [m.text for m in only_units.quantities]
    assert set(stated(only_units)) - set(stated(before)) == {
        ("computing_power", "3500Q", "actual"),
        ("computing_power", "5000Q", "target"),
    }
    assert set(stated(both)) - set(stated(before)) == {
        ("own_computing", "3500Q", "actual"),
        ("own_computing", "5000Q", "target"),
    }
    assert "own_computing" in targeted(both)


def test_objects_and_files_are_read_alike(files: tuple[Path, Path]) -> None:
    objects = Pipeline(
        units=load_units().extended(read_units(files[0])),
        indicators=default_catalogue().extended(parse_catalogue(COMPUTING)),
    )
    assert objects.parse(REPORT) == Pipeline(units=files[0], indicators=files[1]).parse(REPORT)


def test_a_table_as_an_object_replaces_the_built_in_one() -> None:
    report = Pipeline(units=parse_units(PETA), indicators=parse_catalogue(COMPUTING)).parse(REPORT)
    assert [m.text for m in report.quantities if m.value.kind == "measure"] == ["3500Q", "5000Q"]
    assert {s.indicator.id for s in report.statements} == {"own_computing"}


def test_a_unit_that_is_given_anew_takes_its_old_words_with_it() -> None:
    own = parse_units('dimension.mass.units.jin = ["3/5", "司马斤"]')
    table = load_units().extended(own)
    assert table.convert(Decimal(10), "斤", "kg") == table.convert(Decimal(10), "司马斤", "kg") == 6
    assert load_units().convert(Decimal(10), "斤", "kg") == 5


def test_a_quantity_converts_with_the_table_that_knows_its_unit() -> None:
    table = load_units().extended(parse_units('dimension.computing.units.CARD = ["3e14", "算力卡"]'))
    (found,) = Pipeline(units=table).parse("建成20算力卡。", year=2024).quantities
    assert found.value.to("PFLOPS", table=table).low == 6
    with pytest.raises(UnknownUnitError):
        found.value.to("PFLOPS")


def test_a_unit_of_ones_own_is_read_in_every_form() -> None:
    table = load_units().extended(
        parse_units('dimension.mine = { bases = { mine = 1 }, units = { mo = ["1", "墨"] } }')
    )
    text = "生产3墨，二十墨，5 墨，26、35墨，10—20墨，数百墨，30多墨，4l.5墨，1.2万墨/亩，以及3.5万元/墨。"
    report = Pipeline(units=table).parse(text, year=2024)
    assert [(m.text, m.value.unit) for m in report.quantities] == [
        ("3墨", "mo"),
        ("二十墨", "mo"),
        ("5墨", "mo"),
        ("26", "mo"),
        ("35墨", "mo"),
        ("10—20墨", "mo"),
        ("数百墨", "mo"),
        ("30多墨", "mo"),
        ("1.2万墨/亩", "mo/mu"),
        ("3.5万元/墨", "CNY/mo"),
    ]


@pytest.mark.parametrize("word", sorted(word for word in load_units().by_word if word[0] == "千"))
def test_no_unit_that_begins_with_qian_is_cut(word: str) -> None:
    unit = load_units().by_word[word]
    report = Pipeline().parse(f"新增30{word}，共200多{word}。", year=2024)
    if word not in load_units().ambiguous:
        assert [m.value.unit for m in report.quantities] == [unit.symbol, unit.symbol]


def test_a_unit_that_begins_with_qian_is_no_numeral() -> None:
    table = load_units().extended(parse_units('[classifiers]\nown = "千坪"'))
    report = Pipeline(units=table).parse("建成绿地30千坪、水面50千坪。", year=2024)
    assert [(m.value.low, m.value.unit) for m in report.quantities] == [
        (Decimal(30), "千坪"),
        (Decimal(50), "千坪"),
    ]


@pytest.mark.parametrize(
    "text, message",
    [
        ("[dimension", "not TOML"),
        ('units = "P"', "units: unknown key; expected one of dimension"),
        ("[dimension.computing]", r"computing\.units: missing"),
        ('dimension.mine.units.P = ["1", "P"]', "needs 'bases'"),
        ('dimension.computing.units.P = ["1"]', r"P\.words: missing"),
        ("dimension.computing.units.P = [1, 2]", r"P\.words: 2; expected one text"),
        ('dimension.computing.units.P = ["0", "P"]', "not above zero"),
        ('[classifiers]\na = "坪 坪"', "listed twice"),
    ],
)
def test_a_bad_table_of_units_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(DataTableError, match=message) as caught:
        parse_units(text, name="mine.toml")
    assert caught.value.table == "mine.toml"


@pytest.mark.parametrize("where", ["extractor", "statements"])
def test_a_catalogue_handed_to_one_component_only_loses_nothing(where: str) -> None:
    own = default_catalogue().extended(parse_catalogue(COMPUTING))
    units = load_units().extended(parse_units(PETA))
    if where == "extractor":
        others = [e for e in default_extractors() if e.name != "indicators"]
        pipeline = Pipeline(extractors=[*others, IndicatorExtractor(own)], units=units)
    else:
        pipeline = Pipeline(statements=RuleStatementBuilder(parse_catalogue(COMPUTING)), units=units)
    report = pipeline.parse(REPORT, year=2024)
    assert ("gdp", "6%", "target") in stated(report)
    assert (("own_computing", "3500Q", "actual") in stated(report)) == (where == "extractor")


def test_an_extractor_of_other_indicators_makes_statements() -> None:
    tea = Indicator("tea", "茶叶产量", "Tea output", "flow", "mass")

    class Tea:
        name = "tea"
        labels = frozenset({"INDICATOR"})

        def extract(self, reading: Reading) -> Iterable[Mention[Indicator]]:
            for match in re.finditer("茶叶产量", reading.text):
                yield Mention(Span(*match.span()), match[0], "INDICATOR", tea, "tea")

    pipeline = Pipeline(extractors=[*default_extractors(), Tea()])
    report = pipeline.parse("一、2023年工作回顾\n全县茶叶产量达到3000吨。\n", year=2024)
    assert stated(report) == [("tea", "3000吨", "actual")]


# ------------------------------------------------------------------ names


def test_names_resolve_for_every_component() -> None:
    pipeline = Pipeline(
        normalizer="report",
        outline="report",
        extractors=["quantities", Floods(), "times"],
        statements="rules",
        segmenter="characters",
        readers=["html"],
        numerals="builtin",
        units="builtin",
        indicators="builtin",
    )
    assert isinstance(pipeline.segmenter, CharacterSegmenter)
    assert [e.name for e in pipeline.extractors] == ["quantities", "floods", "times"]
    assert pipeline.units is load_units()
    for argument in ("segmenter", "numerals", "units", "indicators", "outline"):
        unknown: dict[str, Any] = {argument: "nobody"}
        with pytest.raises(UnknownComponentError, match="nobody"):
            Pipeline(**unknown)
    with pytest.raises(TypeError, match="expected several"):
        Pipeline(extractors="times")
    for argument in ("numerals", "units", "indicators"):
        wrong: dict[str, Any] = {argument: object()}
        with pytest.raises(TypeError, match=f"{argument}: .* does not satisfy"):
            Pipeline(**wrong)


@pytest.mark.parametrize("as_object", [False, True])
def test_a_segmenter_that_is_not_installed_is_refused(
    as_object: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    from gwreport.reading.segmenters import RjiebaSegmenter

    with pytest.raises(MissingDependencyError, match=r"gwreport\[rjieba\]"):
        Pipeline(segmenter=RjiebaSegmenter() if as_object else "rjieba")


# ------------------------------------------------------------------ needs and order


def test_order_loses_nothing() -> None:
    usual = Pipeline().parse(REPORT, year=2024)
    assert ("hightech_enterprises", "60家", "actual") in stated(usual)
    orders = [tuple(reversed(default_extractors()))]
    for seed in range(3):
        shuffled = list(default_extractors())
        random.Random(seed).shuffle(shuffled)
        orders.append(tuple(shuffled))
    for order in orders:
        report = Pipeline(extractors=order).parse(REPORT, year=2024)
        assert set(report.mentions) == set(usual.mentions)
        assert report.statements == usual.statements


def test_an_extractor_runs_after_what_it_needs_wherever_it_is_listed() -> None:
    pipeline = Pipeline(extractors=[Floods(), *default_extractors()])
    report = pipeline.parse(REPORT, year=2024)
    assert [m.text for m in report.mentions if m.label == "FLOOD"][:2] == ["1.2万亿元"]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(UnmetNeedError, match="extractor 'floods' needs QUANTITY") as caught:
        Pipeline(extractors=["times", Floods()])
    assert caught.value.needed == "QUANTITY"
    assert caught.value.available == ("TIME", "times")
    assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
    with pytest.raises(UnmetNeedError, match="extractor 'indicators' needs QUANTITY"):
        Pipeline(extractors=[IndicatorExtractor()])


def needing(name: str, label: str, *needs: str) -> Any:
    class Needing(Floods):
        pass

    made: Any = Needing()
    made.name, made.labels, made.needs = name, frozenset({label}), frozenset(needs)
    return made


def test_needs_are_labels_or_names_and_keep_the_order_else() -> None:
    a, b, c = needing("a", "A", "b"), needing("b", "B", "C"), needing("c", "C")
    d = needing("d", "D")
    assert [e.name for e in in_order([d, a, b, c])] == ["d", "c", "b", "a"]
    assert [e.name for e in in_order([c, d, b, a])] == ["c", "d", "b", "a"]
    own = needing("own", "C", "C")  # another extractor of its own label
    assert [e.name for e in in_order([own, c])] == ["c", "own"]
    with pytest.raises(UnmetNeedError):
        in_order([own])
    with pytest.raises(PluginError, match="a and b need each other"):
        in_order([needing("a", "A", "B"), needing("b", "B", "A"), c])


def test_what_reads_mentions_is_handed_all_before_it_in_the_order_of_the_text() -> None:
    handed: list[tuple[str, ...]] = []

    class Spy:
        name = "spy"
        labels = frozenset({"SPY"})

        def extract(self, reading: Reading) -> Iterable[Mention[str]]:
            handed.append(tuple(mention.text for mention in reading.mentions))
            return ()

    # The built-in ones say that they read no mentions; one that says nothing is handed them.
    report = Pipeline(extractors=["quantities", "times", Spy()]).parse("2024年增长6%，2025年增长5%。")
    assert handed == [("2024年", "6%", "2025年", "5%")]
    assert tuple(mention.text for mention in report.mentions) == handed[0]


def test_mentions_by_label_are_complete_and_in_order_though_mentions_are_not_read() -> None:
    handed: list[list[str]] = []

    class Early:
        """Finds the last time only, before the built-in extractor of the same label finds the others."""

        name = "early"
        labels = frozenset({Label.TIME})

        def extract(self, reading: Reading) -> Iterable[Mention[str]]:
            yield Mention(Span(20, 22), reading.text[20:22], Label.TIME, "now", "early")

    class Spy:
        name = "spy"
        labels = frozenset({"SPY"})
        reads_mentions = False

        def extract(self, reading: Reading) -> Iterable[Mention[str]]:
            handed.append([mention.text for mention in reading.labelled(Label.TIME, Label.EVENT)])
            return ()

    Pipeline(extractors=[Early(), "times", Spy()]).parse("2024年增长6%，2025年增长5%，目前稳定。")
    assert handed == [["2024年", "2025年", "目前"]]
    alone = Reading("目前", mentions=(Mention(Span(0, 2), "目前", Label.TIME, "now", "early"),))
    assert [mention.text for mention in alone.labelled(Label.TIME)] == ["目前"]
    assert alone.labelled(Label.REGION) == []


# ------------------------------------------------------------------ processes


def test_what_is_plugged_in_works_in_processes(files: tuple[Path, Path]) -> None:
    pipeline = Pipeline(
        numerals=TrillionReader(),
        units=load_units().extended(read_units(files[0])),
        indicators=files[1],
        extractors=[*default_extractors(), Floods()],
    )
    here = pipeline.parse(REPORT)
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy.parse(REPORT) == here
    assert list(parse_many([REPORT, REPORT], processes=2, chunksize=1, pipeline=pipeline)) == [here, here]
    extractor = pickle.loads(pickle.dumps(QuantityExtractor(numerals=TrillionReader())))
    assert isinstance(extractor.numerals, TrillionReader)
