"""The built-in statement builder."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from gwreport.indicators.catalogue import IndicatorCatalogue, default_catalogue
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Statement
from gwreport.script.clauses import sentences
from gwreport.statements.binding import SentenceBinder
from gwreport.statements.context import ContextTracker
from gwreport.statements.cues import default_cues
from gwreport.statements.tokens import Tokenizer, relevant

# No sentence of a report is longer (characters); a text that lost its full stops is read in such pieces, as
# what binds within a sentence may look at all of it.
_LONGEST = 1500
_GOES_ON = frozenset("（(，,、；;%％")


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
        mentions = relevant(reading.mentions)
        starts = [mention.span.start for mention in mentions]
        tracker = ContextTracker(reading)
        binder = SentenceBinder(reading, self._catalogue(reading), self._tokenizer.cues)
        found: list[Statement] = []
        for start, end in _stretches(reading):
            first, last = bisect_left(starts, start), bisect_left(starts, end)
            if first == last:
                continue
            inside = [mention for mention in mentions[first:last] if mention.span.end <= end]
            labels = {mention.label for mention in inside}
            if Label.TIME not in labels and not {Label.INDICATOR, Label.QUANTITY} <= labels:
                continue
            place = tracker.enter(start)
            tokens = self._tokenizer.tokens(reading.text, start, end, inside)
            tracker.learn(start, tokens, place)
            place = tracker.enter(start)
            if place is not None and {Label.INDICATOR, Label.QUANTITY} <= labels:
                found.extend(binder.bind(tokens, place))
        found.sort(key=lambda statement: statement.quantity.span)
        return found

    def _catalogue(self, reading: Reading) -> IndicatorCatalogue:
        """Its own catalogue, else that of the pipeline, with the indicators that only an extractor knows."""
        catalogue = self.catalogue if self.catalogue is not None else reading.indicators
        mentioned = (m.value for m in reading.mentions if m.label == Label.INDICATOR)
        return (default_catalogue() if catalogue is None else catalogue).knowing(mentioned)


def _stretches(reading: Reading) -> Iterator[tuple[int, int]]:
    """The sentences, cut where a section begins or a heading ends; a crawl may have glued them together."""
    every = [section for top in reading.sections for section in top.walk()]
    ends = {section.heading.end for section in every}
    # What goes on behind a title with such a mark is the sentence that the title begins.
    cut = {end for end in ends if reading.text[end : end + 1] not in _GOES_ON}
    cuts = sorted(cut | {section.span.start for section in every})
    index = 0
    for sentence in sentences(reading.text):
        start = sentence.start
        while index < len(cuts) and cuts[index] < sentence.end:
            if cuts[index] > start:
                yield from _pieces(reading.text, start, cuts[index])
                start = cuts[index]
            index += 1
        yield from _pieces(reading.text, start, sentence.end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, cut behind clauses where it is longer than any sentence."""
    while end - start > _LONGEST:
        limit = start + _LONGEST
        clause = max(text.rfind(mark, start, limit) for mark in "；，、")
        stop = clause + 1 if clause > start else limit
        yield start, stop
        start = stop
    yield start, end
