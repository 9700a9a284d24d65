"""The built-in statement builder."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention, Period, Section, Statement
from gwreport.script.clauses import sentences_at
from gwreport.span import Span
from gwreport.statements.context import Context
from gwreport.statements.cues import default_cues
from gwreport.statements.decision import Outcome
from gwreport.statements.sentence import SentenceReader
from gwreport.statements.tables import TableReader
from gwreport.statements.times import Times
from gwreport.statements.tokens import Tokenizer, relevant

# No sentence of a report is longer (characters); a text that lost its full stops is read in such pieces, as
# what binds within a sentence may look at all of it.
_LONGEST = 1500
_STATING = frozenset({Label.INDICATOR, Label.QUANTITY})
_GOES_ON = frozenset("（(，,、；;%％")
_COMMA = "，"


class RuleStatementBuilder:
    """Binds indicators to quantities, sentence by sentence, with grammar and tables of cue words.

    ``catalogue`` says what the indicators are like, by default that of the pipeline.
    """

    name = "rules"

    def __init__(self, catalogue: IndicatorCatalogue | None = None) -> None:
        self.catalogue = catalogue
        self._tokenizer = Tokenizer(default_cues())

    def __reduce__(self) -> tuple[type[RuleStatementBuilder], tuple[IndicatorCatalogue, ...]]:
        """Made anew where it is unpickled, from the tables there."""
        return RuleStatementBuilder, () if self.catalogue is None else (self.catalogue,)

    def build(self, reading: Reading) -> Iterable[Statement | Diagnostic]:
        """Statements in the order of their quantities."""
        return [outcome.statement for outcome in self.outcomes(reading) if outcome.statement is not None]

    def outcomes(self, reading: Reading) -> list[Outcome]:
        """What became of each figure that a sentence with an indicator holds, in the order of the text."""
        context = Context(reading)
        catalogue = self._catalogue(reading)
        reader = SentenceReader(reading, catalogue, self._tokenizer.cues)
        tables = TableReader(reading, catalogue, self._tokenizer)
        around = context.begin()
        found: list[Outcome] = []
        times = Times()
        for start, end, mentions, stating in read_sentences(reading, tables.spans):
            around = context.enter(start, around)
            learns = context.may_learn(start, mentions, around)
            if not stating:
                times = _opening_part(start, mentions)
            if not learns and not stating:
                continue
            tokens = self._tokenizer.tokens(reading.text, start, end, mentions)
            around = context.learn(start, tokens, around) if learns else around
            place = context.place(start, around) if stating else None
            if place is not None:
                outcomes, times = reader.read(tokens, place, times)
                found.extend(outcomes)
        found.extend(tables.outcomes(context))
        found.sort(key=_start)
        return found

    def _catalogue(self, reading: Reading) -> IndicatorCatalogue:
        """Its own catalogue, else that of the pipeline, with the indicators that only an extractor knows."""
        catalogue = self.catalogue if self.catalogue is not None else reading.indicators
        mentioned = (mention.value for mention in reading.labelled(Label.INDICATOR))
        return (default_catalogue() if catalogue is None else catalogue).knowing(mentioned)


def _start(outcome: Outcome) -> int:
    """Where the figure of an outcome starts; figures do not overlap."""
    return outcome.figure.span.start


def _opening_part(start: int, mentions: Sequence[Mention[Any]]) -> Times:
    """The part of a year that a sentence opens with, which the next one may go on with (今年一至五月，)."""
    first = mentions[0]
    if first.label != Label.TIME or first.span.start != start or not isinstance(first.value, Period):
        return Times()
    return Times(own=first.value, word=first.text)


def read_sentences(
    reading: Reading, closed: Sequence[Span] = ()
) -> Iterator[tuple[int, int, list[Mention[Any]], bool]]:
    """The sentences that name a time or may make statements: start, end, mentions, whether they may.

    What is in one of the ``closed`` spans is in no sentence.
    """
    mentions = _outside(relevant(reading.mentions), closed)
    starts = [mention.span.start for mention in mentions]
    places = [mention.span.start for mention in mentions if mention.label != Label.INDICATOR]
    last = 0
    for start, end in _stretches(reading, places, closed):
        first = bisect_left(starts, start, last)
        last = bisect_left(starts, end, first)
        if first == last:
            continue
        inside = [mention for mention in mentions[first:last] if mention.span.end <= end]
        labels = {mention.label for mention in inside}
        stating = labels >= _STATING
        if stating or Label.TIME in labels:
            yield start, end, inside, stating


def _outside(mentions: list[Mention[Any]], closed: Sequence[Span]) -> list[Mention[Any]]:
    """The mentions that begin in none of some spans."""
    if not closed:
        return mentions
    starts = [span.start for span in closed]
    places = ((mention, bisect_right(starts, mention.span.start) - 1) for mention in mentions)
    return [mention for mention, at in places if at < 0 or mention.span.start >= closed[at].end]


def _stretches(reading: Reading, places: Sequence[int], closed: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The sentences that one of the places is in, cut where a section begins, a heading or a table ends.

    A crawl may have glued them together.
    """
    cuts = _cuts(reading, closed)
    index = 0
    for sentence in sentences_at(reading.text, places):
        start = sentence.start
        while index < len(cuts) and cuts[index] < sentence.end:
            if cuts[index] > start:
                yield from _pieces(reading.text, start, cuts[index])
                start = cuts[index]
            index += 1
        yield from _pieces(reading.text, start, sentence.end)


def _begins_sentence(section: Section, text: str) -> bool:
    """Whether a title begins the sentence that goes on after it.

    A comma or the like follows it, or it has a comma of its own and is no line:
    （一）会议提出，要抓好改革这件大事，…
    """
    first, end = section.heading.start, section.heading.end
    following = text[end : end + 1]
    if following in _GOES_ON:
        return True
    return following.isalnum() and text.find(_COMMA, first, end) >= 0


def _cuts(reading: Reading, closed: Sequence[Span]) -> list[int]:
    """Where no sentence goes on."""
    every = [section for top in reading.sections for section in top.walk()]
    ends = {section.heading.end for section in every if not _begins_sentence(section, reading.text)}
    edges = {edge for span in closed for edge in (span.start, span.end)}
    return sorted(ends | {section.span.start for section in every} | edges)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut after clauses where it is longer than any sentence."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        clause = max(text.rfind(mark, start, limit) for mark in "；，、")
        stop = clause + 1 if clause > start else limit
        yield start, stop
        start = stop
    yield start, end
