"""Mentions of events: named meetings, congresses, exhibitions, forums, festivals, games and anniversaries."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern

from gwreport.interfaces import Reading
from gwreport.mentions.events.grammar import event_grammar
from gwreport.mentions.events.lists import with_listed
from gwreport.mentions.events.reader import EventReader
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label, Mention
from gwreport.span import Span


class EventExtractor:
    """Finds meetings and events that have a name.

    A name has a head (全会, 博览会, 马拉松) and something that distinguishes it from others of its kind: a
    number (第N届), a body that called it (中央, 省委), a quoted part or a word that is not generic. It begins
    after the verb or particle before it. The value is the name without white space and enclosing quotation
    marks. Words: ``mentions/events/words.toml``. Source: docs/conventions.md, section 4.

    >>> reading = Reading("贯彻党的二十大和二十届二中、三中全会精神,举办第三届青川原竹藤博览会。")
    >>> [mention.text for mention in EventExtractor().extract(reading)]
    ['党的二十大', '二十届二中、三中全会', '第三届青川原竹藤博览会']
    """

    name = "events"
    labels: frozenset[str] = frozenset({Label.EVENT})
    reads_mentions = False

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of events in the order of the text, disjoint; ``rule`` is the case that named it."""
        reader = _reader(reading)
        for event in with_listed(reader.grammar, reading.text, reader.events()):
            written = reading.text[event.start : event.end]
            name = "".join(written.split()).strip('“”‘’"')
            yield Mention(
                Span(event.start, event.end), written, Label.EVENT, name, intern(f"event.{event.rule}")
            )

    def refused(self, reading: Reading) -> list[Refused]:
        """What looks like an event and is none, with the case that says so, in the order of the text.

        >>> [(r.start, r.end, r.rule) for r in EventExtractor().refused(Reading("发展各类论坛。"))]
        [(0, 6, 'event.occasion.generic')]
        """
        found = _reader(reading).refused()
        return sorted(Refused(item.start, item.end, f"event.{item.rule}") for item in found)


def _reader(reading: Reading) -> EventReader:
    places = {m.span.end: m.span.start for m in reading.labelled(Label.REGION)}
    return EventReader(event_grammar(), reading.text, places)
