"""Reports as JSON and back."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.errors import SchemaError
from gwreport.model import (
    Aspect,
    Bound,
    Diagnostic,
    Direction,
    Document,
    DocumentKind,
    Indicator,
    Label,
    Level,
    Mention,
    Metadata,
    Period,
    Quantity,
    QuantityKind,
    Region,
    Repair,
    Report,
    Section,
    SectionRole,
    Severity,
    Source,
    Statement,
    Status,
)
from gwreport.model.codec import SCHEMA_VERSION, Opaque
from gwreport.span import Edit, OffsetMap, Span, apply_edits

TEXT = st.text("增长８%ab\n\u2028\U00020000\"'\\", max_size=8)
NUMBER = st.one_of(st.decimals(allow_nan=False, allow_infinity=False), st.fractions())
SPAN = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(*sorted(pair)))
YEARS = st.dates(date(1949, 1, 1), date(2030, 12, 31))


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def several(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


QUANTITY = st.builds(
    Quantity,
    st.sampled_from(QuantityKind),
    optional(NUMBER),
    optional(NUMBER),
    TEXT,
    st.sampled_from(Bound),
    optional(several(NUMBER)),
)
PERIOD = st.one_of(
    st.builds(Period, YEARS),
    st.tuples(YEARS, YEARS).map(lambda pair: Period(*sorted(pair))),
    st.just(Period()),
)
REGION = st.builds(Region, TEXT, optional(st.just("110000")), st.sampled_from(Level), optional(TEXT))
INDICATOR = st.builds(Indicator, TEXT, TEXT, TEXT, TEXT, TEXT)
VALUE = st.recursive(
    st.one_of(
        st.none(),
        TEXT,
        st.booleans(),
        st.integers(),
        NUMBER,
        YEARS,
        SPAN,
        QUANTITY,
        PERIOD,
        REGION,
        INDICATOR,
    ),
    several,
    max_leaves=4,
)
LABEL = st.one_of(st.sampled_from(Label), st.just("CROP"))
MENTION = st.builds(Mention, SPAN, TEXT, LABEL, VALUE, TEXT)
AMOUNT = st.builds(Mention, SPAN, TEXT, st.just(Label.QUANTITY), QUANTITY, TEXT)
SECTION = st.recursive(
    st.builds(
        Section, TEXT, TEXT, st.integers(1, 6), st.sampled_from(SectionRole), SPAN, SPAN, st.booleans()
    ),
    lambda below: st.builds(
        Section,
        TEXT,
        TEXT,
        st.integers(1, 6),
        st.sampled_from(SectionRole),
        SPAN,
        SPAN,
        st.booleans(),
        several(below),
    ),
    max_leaves=4,
)
DIAGNOSTIC = st.builds(Diagnostic, TEXT, TEXT, SPAN, st.sampled_from(Severity))
METADATA = st.builds(
    Metadata,
    optional(TEXT),
    optional(REGION),
    optional(st.sampled_from(Level)),
    optional(st.integers(1949, 2030)),
    optional(YEARS),
    optional(TEXT),
    optional(st.integers(1, 9)),
    optional(TEXT),
    optional(TEXT),
)
DOCUMENT = st.builds(
    Document,
    st.builds(Source, TEXT, TEXT, optional(TEXT)),
    SPAN,
    st.sampled_from(DocumentKind),
    optional(TEXT),
    TEXT,
    st.integers(0, 99).map(OffsetMap.identity),
    several(st.builds(Repair, SPAN, TEXT, TEXT)),
    several(DIAGNOSTIC),
)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Any report; its statements refer to its own mentions and sections, or to others."""
    mentions = (*draw(several(MENTION)), *draw(several(AMOUNT)))
    sections = draw(several(SECTION))
    amounts = [mention for mention in mentions if isinstance(mention.value, Quantity)]
    flat = [below for section in sections for below in section.walk()]
    quantity = st.one_of(st.sampled_from(amounts), AMOUNT) if amounts else AMOUNT
    section = optional(st.one_of(st.sampled_from(flat), SECTION)) if flat else optional(SECTION)
    statement = st.builds(
        Statement,
        INDICATOR,
        quantity,
        st.sampled_from(Aspect),
        optional(PERIOD),
        st.sampled_from(Status),
        st.sampled_from(Direction),
        section,
        SPAN,
        TEXT,
        st.lists(TEXT, max_size=4).map(tuple),
    )
    return Report(
        draw(DOCUMENT),
        draw(METADATA),
        sections,
        mentions,
        draw(several(statement)),
        draw(several(DIAGNOSTIC)),
    )


@given(report=reports())
@settings(max_examples=60)
def test_any_report_comes_back_equal(report: Report) -> None:
    data = report.to_dict()
    again = Report.from_dict(json.loads(json.dumps(data)))
    assert again == report
    assert repr(again) == repr(report)  # types and written precision, too
    assert again.to_dict() == data


def sample() -> Report:
    """A small report with a repair, nested sections and one statement."""
    source = Source("一、回顾\n粮食增产８.10%左右。")
    text, offsets = apply_edits(source.text, [Edit(9, 10, "8")])
    growth = Quantity(QuantityKind.PERCENT, Decimal("8.10"), Decimal("8.10"), "%", Bound.APPROX)
    mention = Mention(Span(9, 14), "8.10%", Label.QUANTITY, growth, "percent")
    inner = Section("（一）", "粮食", 2, SectionRole.REVIEW, Span(5, 17), Span(5, 7))
    outer = Section("一、", "回顾", 1, SectionRole.REVIEW, Span(0, 17), Span(0, 4), False, (inner,))
    grain = Indicator("grain_output", "粮食产量", "grain output", "flow", "mass")
    statement = Statement(
        grain,
        mention,
        Aspect.GROWTH,
        Period.of_years(2021),
        Status.ACTUAL,
        Direction.UP,
        inner,
        Span(5, 16),
        "subject.clause",
        ("growth.up", "year.named", "status.review", "scope.report"),
    )
    document = Document(
        source,
        Span(0, len(source.text)),
        DocumentKind.REPORT,
        "云河县政府工作报告",
        text,
        offsets,
        (Repair(Span(9, 10), "8", "fullwidth"),),
    )
    region = Region("云河县", None, Level.COUNTY)
    year = Mention(Span(5, 7), "粮食", Label.TIME, Period(date(2021, 1, 1), None), "year")
    metadata = Metadata(region=region, level=Level.COUNTY, year=2022, delivered=date(2022, 1, 8))
    return Report(document, metadata, (outer,), (year, mention), (statement,))


def test_form_is_as_documented() -> None:
    data = sample().to_dict()
    assert data["schema_version"] == SCHEMA_VERSION == 1
    assert data["document"]["span"] == [0, 17]
    assert data["metadata"]["delivered"] == "2022-01-08"
    assert data["mentions"][1] == {
        "span": [9, 14],
        "text": "8.10%",
        "label": "QUANTITY",
        "value": {
            "type": "quantity",
            "kind": "percent",
            "low": "8.10",
            "high": "8.10",
            "unit": "%",
            "bound": "approx",
            "parts": None,
        },
        "rule": "percent",
    }
    assert (data["statements"][0]["quantity"], data["statements"][0]["section"]) == (1, 1)
    assert data["statements"][0]["rule"] == "subject.clause"
    assert data["statements"][0]["reasons"] == ["growth.up", "year.named", "status.review", "scope.report"]
    assert json.dumps(data, ensure_ascii=False).count(sample().source) <= 1


def test_statements_share_the_mentions_and_sections_of_the_report() -> None:
    report = Report.from_dict(sample().to_dict())
    assert report.statements[0].quantity is report.mentions[1]
    assert report.statements[0].section is report.sections[0].children[0]


def test_equal_mention_is_referred_to_though_it_is_another_object() -> None:
    report = sample()
    statement = evolve(report.statements[0], quantity=copy.deepcopy(report.mentions[1]))
    assert evolve(report, statements=(statement,)).to_dict()["statements"][0]["quantity"] == 1


@frozen
class _Crop:
    name: str


def test_value_of_a_plug_in_is_kept_as_opaque() -> None:
    mention = Mention(Span(0, 1), "稻", "CROP", _Crop("rice"), "crops")
    report = evolve(sample(), mentions=(mention,), statements=())
    data = json.loads(json.dumps(report.to_dict()))
    value = Report.from_dict(data).mentions[0].value
    assert value == Opaque(f"{__name__}:_Crop", "_Crop(name='rice')")
    assert Report.from_dict(data).to_dict() == data


def _set(*path: Any) -> Callable[[Any], None]:
    """A change of the data: all but the last of ``path`` lead to a place, the last is put there."""
    *way, last, value = path

    def change(data: Any) -> None:
        for step in way:
            data = data[step]
        data[last] = value

    return change


def _drop(*path: Any) -> Callable[[Any], None]:
    *way, last = path

    def change(data: Any) -> None:
        for step in way:
            data = data[step]
        del data[last]

    return change


VALUE_OF = ("mentions", 1, "value")

DAMAGE: list[tuple[Callable[[Any], None], str, str]] = [
    (_drop("schema_version"), "$.schema_version", "expected 1, got None"),
    (_set("schema_version", 2), "$.schema_version", "expected 1, got 2"),
    (_drop("document"), "$.document", "required field missing"),
    (_set("note", 1), "$.note", "unknown field"),
    (_set("sections", "abc"), "$.sections", "expected a list"),
    (_set("document", "source", None), "$.document.source", "expected an object"),
    (_set("document", "source", "text", 5), "$.document.source.text", "expected str"),
    (_set("document", "kind", "novel"), "$.document.kind", "novel"),
    (_set("document", "offsets", "clean", [0]), "$.document.offsets", "two or more positions"),
    (_set("metadata", "delivered", "8 January"), "$.metadata.delivered", "8 January"),
    (_set("metadata", "year", "2022"), "$.metadata.year", "expected int"),
    (_set("metadata", "year", True), "$.metadata.year", "expected int"),
    (_set("sections", 0, "children", 0, "level", None), "$.sections[0].children[0].level", "expected int"),
    (_set("sections", 0, "colour", 1), "$.sections[0]", "unknown field 'colour'"),
    (_set("mentions", 1, "span", [3, 1]), "$.mentions[1].span", "0 <= start <= end"),
    (_set("mentions", 1, "span", [3]), "$.mentions[1].span", "expected [start, end]"),
    (_set("mentions", 1, "span", ["0", "1"]), "$.mentions[1].span", "whole numbers"),
    (_drop("mentions", 1, "rule"), "$.mentions[1].rule", "required field 'rule' missing"),
    (_set(*VALUE_OF, 5), "$.mentions[1].value", "expected an object with a type"),
    (_drop(*VALUE_OF, "type"), "$.mentions[1].value", "name of a type of value"),
    (_set(*VALUE_OF, "type", "crop"), "$.mentions[1].value", "name of a type of value"),
    (_drop(*VALUE_OF, "low"), "$.mentions[1].value.low", "required field 'low' missing"),
    (_set(*VALUE_OF, "low", 8.1), "$.mentions[1].value.low", "expected a number as text"),
    (_set(*VALUE_OF, "low", "eight"), "$.mentions[1].value.low", "expected a number such as"),
    (_set(*VALUE_OF, "low", "1/0"), "$.mentions[1].value.low", "expected a number such as"),
    (_set(*VALUE_OF, "low", "NaN"), "$.mentions[1].value.low", "expected a number such as"),
    (_set(*VALUE_OF, "parts", "12"), "$.mentions[1].value.parts", "expected a list"),
    (_set("mentions", 0, "value", "end", "1999-01-01"), "$.mentions[0].value", "cannot end before it starts"),
    (_set("mentions", 0, "value", {"type": "text"}), "$.mentions[0].value", "expected type and value"),
    (_set("mentions", 0, "value", {"type": "plain", "value": 0.5}), "$.mentions[0].value", "whole number"),
    (_set("statements", 0, "quantity", 9), "$.statements[0].quantity", "index below 2, got 9"),
    (_set("statements", 0, "quantity", -1), "$.statements[0].quantity", "index below 2, got -1"),
    (_set("statements", 0, "quantity", 0), "$.statements[0].quantity", "mention of a quantity"),
    (_set("statements", 0, "quantity", None), "$.statements[0].quantity", "expected an object"),
    (_set("statements", 0, "section", {}), "$.statements[0].section.marker", "required field 'marker'"),
    (_set("statements", 0, "status", "hope"), "$.statements[0].status", "hope"),
    (_set("diagnostics", [1]), "$.diagnostics[0]", "expected an object"),
]


@pytest.mark.parametrize("change, path, detail", DAMAGE)
def test_malformed_data_is_refused_with_its_path(
    change: Callable[[Any], None], path: str, detail: str
) -> None:
    data = json.loads(json.dumps(sample().to_dict()))
    change(data)
    with pytest.raises(SchemaError) as caught:
        Report.from_dict(data)
    assert caught.value.path == path
    assert detail in str(caught.value)


@pytest.mark.parametrize("data", [None, [], "x", 5])
def test_what_is_no_object_is_refused(data: Any) -> None:
    with pytest.raises(SchemaError, match="expected an object"):
        Report.from_dict(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=3)),
    lambda below: st.one_of(
        st.lists(below, max_size=3), st.dictionaries(st.text(max_size=3), below, max_size=3)
    ),
    max_leaves=6,
)


def _places(data: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = (
        list(data.items())
        if isinstance(data, dict)
        else list(enumerate(data))
        if isinstance(data, list)
        else []
    )
    found = [(*way, step) for step, _ in steps]
    return found + [place for step, inner in steps for place in _places(inner, (*way, step))]


@given(draw=st.data(), junk=JSON)
def test_junk_anywhere_gives_a_schema_error_or_a_report(draw: st.DataObject, junk: Any) -> None:
    data = json.loads(json.dumps(sample().to_dict()))
    _set(*draw.draw(st.sampled_from(_places(data))), junk)(data)
    try:
        report = Report.from_dict(data)
    except SchemaError as error:
        path = error.path
    else:
        path = "$"
        assert Report.from_dict(report.to_dict()) == report
    assert path.startswith("$")


def test_deep_nesting_is_refused() -> None:
    data = json.loads(json.dumps(sample().to_dict()))
    section = data["sections"][0]
    for _ in range(3000):
        section = {**section, "children": [section]}
    data["sections"] = [section]
    with pytest.raises(SchemaError, match="nested too deeply"):
        Report.from_dict(data)


def test_importing_the_library_does_not_import_cattrs() -> None:
    code = "import sys, gwreport.model.codec; sys.exit('cattrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
