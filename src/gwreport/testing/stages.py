"""Checks of the stages: readers, segmenters, normalizers, outline parsers, extractors, statement builders."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from gwreport.errors import InputError
from gwreport.interfaces import (
    Extractor,
    Normalizer,
    OutlineParser,
    Reader,
    Reading,
    Segmenter,
    StatementBuilder,
    SubjectFinder,
)
from gwreport.model import Diagnostic, Mention, Repair, Section, Source, Statement, Subject
from gwreport.pipeline import Pipeline
from gwreport.span import Edit, Span, apply_edits
from gwreport.testing.contracts import broken, inside, repeatable, require, satisfies, survives_pickling

SAMPLE_TEXTS: tuple[str, ...] = (
    "",
    " \n\t\u3000\u00a0\r\n",
    "云河县",
    "各位代表：\n  现在，我代表县人民政府，向大会报告工作，请予审议。\r\n\r\n",
    "一、2023年工作回顾\n全县地区生产总值增长6.5%，一般公共预算收入12.4亿元、增长4.1%，新增就业3700多人。\n"
    "二、2024年工作安排\n（一）扩大投资。力争开工重点项目30个以上，投资增速为8%—10%。\n",
    "一、过去一年工作回顾过去一年，全镇工业总产值达１８．６亿元。二、今年工作安排今年要做到以下几点。",
    "增长 6 ％以 上，增长１$1.$2％，4l.38亿，三分之一，百分之三点五，翻一番，9.9∶43.3∶46.8",
    "ABC-GDP 5G PM2.5 \U00020bb7\U0001f600e\u0301 \x00\x1c\ufeff\u200b",
    "〇" * 200 + "，" * 200,
)
"""What every component is tried on: empty, blank, one word, ordinary, glued, damaged and odd texts."""


def check_segmenter(
    segmenter: Segmenter, texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that a segmenter gives non-empty, ordered, disjoint spans that cover all but white space.

    ``texts`` are tried beside each other, each twice; ``pickling`` asks that a copy made by pickle
    works alike, which process pools need. Raises ``AssertionError``.
    """
    satisfies(segmenter, Segmenter)
    for text in texts:
        spans = repeatable(segmenter, partial(segmenter.segment, text), text)
        end = 0
        for span in spans:
            require(isinstance(span, Span), segmenter, "spans", text, f"expected Span, got {span!r}")
            inside(segmenter, span, text)
            require(len(span) > 0, segmenter, "non-empty", text, f"{span} is empty")
            require(
                not span.of(text).isspace(), segmenter, "words", text, f"{span} is white space and no word"
            )
            require(end <= span.start, segmenter, "ordered and disjoint", text, f"{span} begins before {end}")
            _covered(segmenter, text, end, span.start)
            end = span.end
        _covered(segmenter, text, end, len(text))
    survives_pickling(segmenter, pickling, lambda copy: list(copy.segment(SAMPLE_TEXTS[4])))


SAMPLE_FILES: tuple[bytes, ...] = (
    b"",
    b"\x00\xff\xfe" * 40,
    b"PK\x03\x04" + bytes(range(256)),
    "云河县政府工作报告\n\n各位代表：去年粮食增产6.5%。".encode("gb18030"),
    "<!DOCTYPE html><title>报告</title><p>各位代表：".encode(),
)
"""What every reader is tried on beside its own files: nothing, binary data, a text and a page."""


def check_reader(reader: Reader, files: Iterable[bytes] = (), *, pickling: bool = True) -> None:
    """Check that a reader can be found for its own files and gives their text under the name asked for.

    ``files`` are the contents of files of its format, which are not empty. On bytes of any other kind
    ``sniff`` raises nothing, and ``read`` nothing but ``InputError``. Raises ``AssertionError``.
    """
    satisfies(reader, Reader)
    endings: object = reader.suffixes
    lower = isinstance(endings, frozenset) and all(e.startswith(".") and e == e.lower() for e in endings)
    require(lower, reader, "suffixes", "", f"expected a frozenset of endings like .txt, got {endings!r}")
    own = tuple(files)
    for data in own:
        known = reader.sniff(data) or bool(reader.suffixes)
        require(known, reader, "recognises its files", "", f"no sign and no suffix tells {data[:40]!r}")
        source = reader.read(data, "sample")
        require(bool(source.text), reader, "text", "", f"no text of {data[:40]!r}")
        require(source == reader.read(data, "sample"), reader, "same result twice", source.text, "differs")
    for data in (*own, *SAMPLE_FILES):
        _check_source(reader, data)
    survives_pickling(reader, pickling, lambda copy: [copy.sniff(data) for data in own])


def _check_source(reader: Reader, data: bytes) -> None:
    """Whatever the bytes are: a source or an ``InputError``."""
    try:
        reader.sniff(data)
        source = reader.read(data, "sample")
    except InputError:
        return
    except Exception as error:
        raise broken(reader, "no other errors", "", f"raised {error!r} for {data[:40]!r}") from error
    made: object = source
    given = isinstance(made, Source) and made.name == "sample"
    require(given, reader, "source", "", f"expected a Source named 'sample', got {source!r}")


def check_normalizer(
    normalizer: Normalizer, texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that a normalizer gives ordered, disjoint repairs, each with a rule and an effect.

    Raises ``AssertionError``.
    """
    satisfies(normalizer, Normalizer)
    for text in texts:
        repairs = repeatable(normalizer, partial(normalizer.repairs, text), text)
        end = 0
        for repair in repairs:
            require(
                isinstance(repair, Repair), normalizer, "repairs", text, f"expected Repair, got {repair!r}"
            )
            inside(normalizer, repair.span, text)
            require(
                end <= repair.span.start,
                normalizer,
                "ordered and disjoint",
                text,
                f"{repair} begins before {end}",
            )
            require(bool(repair.rule), normalizer, "rule", text, f"{repair} names no rule")
            changed = repair.text != repair.span.of(text)
            require(changed, normalizer, "effect", text, f"{repair} changes nothing")
            end = repair.span.end
        apply_edits(text, [Edit(r.span.start, r.span.end, r.text) for r in repairs])
    survives_pickling(normalizer, pickling, lambda copy: list(copy.repairs(SAMPLE_TEXTS[6])))


def check_outline_parser(
    parser: OutlineParser, texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that sections stand in order within their parent, without overlap, heading in front.

    Raises ``AssertionError``.
    """
    satisfies(parser, OutlineParser)
    for text in texts:
        sections = repeatable(parser, partial(parser.parse, text), text)
        _check_sections(parser, sections, text, Span(0, len(text)), 0)
        for section in sections:
            require(
                section.level == 1, parser, "levels", text, f"top section {section.title!r} is not level 1"
            )
    survives_pickling(parser, pickling, lambda copy: copy.parse(SAMPLE_TEXTS[4]))


def check_extractor(
    extractor: Extractor[Any], texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that an extractor gives ordered mentions with its labels, those of one label disjoint.

    It is asked with readings of ``texts`` by the built-in stages, once with and once without the
    mentions of the built-in extractors. Raises ``AssertionError``.
    """
    satisfies(extractor, Extractor)
    labels: object = extractor.labels
    named = isinstance(labels, frozenset) and bool(labels)
    require(named, extractor, "labels", "", f"expected a frozenset of names, got {labels!r}")
    needs: object = getattr(extractor, "needs", frozenset())
    listed = isinstance(needs, frozenset) and all(isinstance(need, str) for need in needs)
    require(listed, extractor, "needs", "", f"expected a frozenset of labels or names, got {needs!r}")
    for reading in _readings(texts):
        text = reading.text
        items = repeatable(extractor, partial(extractor.extract, reading), text)
        ends: defaultdict[str, int] = defaultdict(int)
        last = 0
        for item in items:
            if isinstance(item, Diagnostic):
                _check_diagnostic(extractor, item, text)
                continue
            _check_mention(extractor, item, text)
            label, span = item.label, item.span
            require(label in extractor.labels, extractor, "labels", text, f"{label!r} is not declared")
            require(last <= span.start, extractor, "ordered", text, f"{span} begins before {last}")
            require(
                ends[label] <= span.start, extractor, "disjoint", text, f"{span} overlaps another {label}"
            )
            last, ends[label] = span.start, span.end
    survives_pickling(extractor, pickling, lambda copy: list(copy.extract(Reading(SAMPLE_TEXTS[4]))))


def check_statement_builder(
    builder: StatementBuilder, texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that statements rest on quantities and sections of the reading, with evidence around them.

    Raises ``AssertionError``.
    """
    satisfies(builder, StatementBuilder)
    for reading in _readings(texts):
        text = reading.text
        known = {section for top in reading.sections for section in top.walk()}
        last = 0
        for item in repeatable(builder, partial(builder.build, reading), text):
            if isinstance(item, Diagnostic):
                _check_diagnostic(builder, item, text)
                continue
            require(
                isinstance(item, Statement), builder, "statements", text, f"expected Statement, got {item!r}"
            )
            span = item.quantity.span
            inside(builder, item.evidence, text)
            require(
                item.quantity in reading.mentions,
                builder,
                "quantities of the reading",
                text,
                f"{item.quantity!r}",
            )
            require(item.evidence.contains(span), builder, "evidence", text, f"{item.evidence} lacks {span}")
            require(
                item.section is None or item.section in known,
                builder,
                "sections of the reading",
                text,
                f"{item.section!r}",
            )
            require(bool(item.rule), builder, "rule", text, f"the statement at {span} names no rule")
            require(last <= span.start, builder, "ordered", text, f"{span} begins before {last}")
            last = span.start
    survives_pickling(builder, pickling, lambda copy: list(copy.build(Reading(SAMPLE_TEXTS[4]))))


def _readings(texts: Iterable[str]) -> Iterable[Reading]:
    """Readings of the texts: bare ones, and those that the built-in stages make."""
    pipeline = Pipeline()
    for text in texts:
        yield Reading(text)
        report = pipeline.parse(text, year=2024)
        yield Reading(report.text, report.metadata, report.sections)
        yield Reading(report.text, report.metadata, report.sections, report.mentions)


def _check_sections(
    parser: OutlineParser, sections: Sequence[Section], text: str, within: Span, level: int
) -> None:
    end = within.start
    for section in sections:
        what = f"section {section.marker}{section.title!r} {section.span}"
        inside(parser, section.span, text)
        require(
            end <= section.span.start, parser, "ordered and disjoint", text, f"{what} begins before {end}"
        )
        require(within.contains(section.span), parser, "nested", text, f"{what} leaves its parent {within}")
        require(section.level > level, parser, "levels", text, f"{what} is not below level {level}")
        require(section.heading.start == section.span.start, parser, "heading in front", text, what)
        require(section.span.contains(section.heading), parser, "heading within", text, what)
        printed = "".join(section.heading.of(text).split())
        for part in (section.marker, section.title):
            require("".join(part.split()) in printed, parser, "heading as printed", text, f"{what}: {part!r}")
        _check_sections(parser, section.children, text, section.body, section.level)
        end = section.span.end


def _check_mention(component: object, item: object, text: str) -> None:
    require(
        isinstance(item, Mention),
        component,
        "mentions",
        text,
        f"expected Mention or Diagnostic, got {item!r}",
    )
    assert isinstance(item, Mention)
    inside(component, item.span, text)
    require(len(item.span) > 0, component, "non-empty", text, f"{item.span} is empty")
    require(item.text == item.span.of(text), component, "text of the span", text, f"{item!r}")
    require(bool(item.rule), component, "rule", text, f"the mention at {item.span} names no rule")
    try:
        hash(item)
        alike = pickle.loads(pickle.dumps(item)) == item
    except Exception as error:
        raise broken(component, "frozen value", text, f"{item!r}: {error}") from error
    require(alike, component, "frozen value", text, f"{item!r} differs from its pickled copy")


def _check_diagnostic(component: object, item: Diagnostic, text: str) -> None:
    inside(component, item.span, text)
    require(
        bool(item.code and item.message), component, "diagnostics", text, f"{item!r} lacks code or message"
    )


def _covered(component: object, text: str, start: int, end: int) -> None:
    left = text[start:end].strip()
    require(
        not left,
        component,
        "covers all but white space",
        text,
        f"{left[:20]!r} in [{start}, {end}) is in no span",
    )


def check_subject_finder(
    finder: SubjectFinder, texts: Iterable[str] = SAMPLE_TEXTS, *, pickling: bool = True
) -> None:
    """Check that a finder names quantities of the report only, by places in its text beside them.

    Each text is read by the built-in stages first; the finder is asked twice. Raises ``AssertionError``.
    """
    satisfies(finder, SubjectFinder)
    pipeline = Pipeline(subjects="none", statements=None)
    for text in texts:
        report = pipeline.parse(text)
        reading = Reading(report.text, report.metadata, report.sections, report.mentions)
        pairs = repeatable(finder, partial(_pairs, finder, reading), text)
        places = {mention.span for mention in report.quantities}
        for place, subject in pairs:
            require(place in places, finder, "quantities", text, f"{place!r} is the span of no quantity")
            made: object = subject
            require(isinstance(made, Subject), finder, "subjects", text, f"expected Subject, got {subject!r}")
            if subject.span is not None:
                _check_subject(finder, subject.span, place, report.text)
    survives_pickling(finder, pickling, lambda copy: sorted(copy.find(Reading(""))))


def _pairs(finder: SubjectFinder, reading: Reading) -> Iterable[tuple[Span, Subject]]:
    return finder.find(reading).items()


def _check_subject(finder: SubjectFinder, subject: Span, quantity: Span, text: str) -> None:
    inside(finder, subject, text)
    words = subject.of(text)
    require(bool(words) and words == words.strip(), finder, "words", text, f"{subject}: {words!r}")
    apart = not subject.overlaps(quantity)
    require(apart, finder, "beside the quantity", text, f"{subject} overlaps its quantity {quantity}")
