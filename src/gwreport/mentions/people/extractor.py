"""Mentions of people: names beside an office, a title or an honour."""

from __future__ import annotations

from collections.abc import Iterator
from sys import intern
from typing import Final

from gwreport.interfaces import Reading
from gwreport.mentions.people.grammar import people_grammar
from gwreport.mentions.people.reader import Person, PersonReader, PersonRefusal, PersonRule, Verdict
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label, Mention
from gwreport.script.overlap import FIRST, settle
from gwreport.span import Span

# Rules that a place may satisfy: 高平荣获“见义勇为先进集体”.
_TAKEN_BY_PLACES: Final = frozenset({PersonRule.WINNER, PersonRule.SEVERAL})


class PersonExtractor:
    """Finds people by what is beside their names.

    A name is read after an office (市长陈平), after an honour (时代楷模陈平), before a title (陈平同志), in
    the head of the report and in a list that goes on from such a name; the names of those who led party and
    state are enough alone, but not in a doctrine (毛泽东思想). The value is the name without white space; the
    office is not part of the mention. Source of the rules: docs/conventions.md, section 4.

    >>> reading = Reading("市长　陈　平\\n以习近平同志为核心，坚持毛泽东思想，学习“时代楷模”石青川。")
    >>> [m.value for m in PersonExtractor().extract(reading)]
    ['陈平', '习近平', '石青川']
    """

    name = "persons"
    labels: frozenset[str] = frozenset({Label.PERSON})
    reads_mentions = False

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions of people in the order of the text, disjoint."""
        people = [verdict for verdict in _judged(reading) if isinstance(verdict, Person)]
        for person in settle(people, prefer=FIRST):
            span = Span(person.start, person.end)
            written = span.of(reading.text)
            yield Mention(
                span, written, Label.PERSON, "".join(written.split()), intern(f"person.{person.rule}")
            )

    def refused(self, reading: Reading) -> list[Refused]:
        """What looks like a person and is none, with the rule that says so, in the order of the text.

        >>> [(r.start, r.end, r.rule) for r in PersonExtractor().refused(Reading("高举毛泽东思想旗帜"))]
        [(2, 5, 'person.doctrine')]
        """
        refused = {verdict for verdict in _judged(reading) if isinstance(verdict, Refused)}
        return sorted(Refused(item.start, item.end, f"person.{item.rule}") for item in refused)


def _judged(reading: Reading) -> Iterator[Verdict]:
    """What is said of every candidate; a winner of two characters or more that is a place is none."""
    places = {m.span.start: m.span.end for m in reading.labelled(Label.REGION)}
    reader = PersonReader(people_grammar(), reading.text)
    for verdict in reader.read(reading.metadata.speaker):
        place = places.get(verdict.start, 0) > verdict.start + 1
        if place and verdict.rule in _TAKEN_BY_PLACES:
            yield Refused(verdict.start, verdict.end, PersonRefusal.PLACE)
        else:
            yield verdict
