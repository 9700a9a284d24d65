"""The rows of the tables of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from attrs import frozen

from gwreport.analysis.lexical import WordList, attention, keyword_in_context
from gwreport.export.rows import Row, decimal_cell, report_cells
from gwreport.interfaces import Segmenter
from gwreport.model import Report, SectionRole


@frozen(kw_only=True)
class ContextRow(Row):
    """An occurrence of a word, with the text before and after it, and its place in the text as given."""

    role: str
    before: str
    hit: str
    after: str
    source_start: int
    source_end: int


@frozen(kw_only=True)
class AttentionRow(Row):
    """How much of a report goes to a list of words; ``words`` and ``per_word`` need a segmenter."""

    word_list: str
    hits: int
    hit_characters: int
    hit_sentences: int
    characters: int
    sentences: int
    words_counted: int | None
    per_10k_characters: Decimal | None
    sentence_share: Decimal | None
    per_word: Decimal | None


def context_rows(
    reports: Iterable[Report], *, word: str, width: int, roles: frozenset[SectionRole]
) -> Iterator[ContextRow]:
    """A row for each occurrence of a word in sections of the roles, or in all where there are none."""
    for report in reports:
        cells = report_cells(report)
        for line in keyword_in_context(report, word, width=width):
            if roles and line.role not in roles:
                continue
            place = report.to_source(line.span)
            yield ContextRow(
                **cells,
                role=str(line.role),
                before=line.before,
                hit=line.hit,
                after=line.after,
                source_start=place.start,
                source_end=place.end,
            )


def attention_rows(
    reports: Iterable[Report],
    *,
    lists: tuple[WordList, ...],
    roles: frozenset[SectionRole],
    segmenter: Segmenter | None,
) -> Iterator[AttentionRow]:
    """A row for each report and list."""
    for report in reports:
        cells = report_cells(report)
        for topic in lists:
            found = attention(report, topic, roles=roles or None, segmenter=segmenter)
            yield AttentionRow(
                **cells,
                word_list=found.word_list,
                hits=found.hits,
                hit_characters=found.hit_characters,
                hit_sentences=found.hit_sentences,
                characters=found.characters,
                sentences=found.sentences,
                words_counted=found.words,
                per_10k_characters=decimal_cell(found.per_10k_characters),
                sentence_share=decimal_cell(found.sentence_share),
                per_word=decimal_cell(found.per_word),
            )
