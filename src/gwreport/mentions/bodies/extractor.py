"""Mentions of bodies and works, which are read together so that each name has one label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gwreport.interfaces import Reading
from gwreport.mentions.bodies.names import PREFIXES
from gwreport.mentions.bodies.reader import BodyReader, body_reader
from gwreport.mentions.verdicts import Refused
from gwreport.model import Label, Mention
from gwreport.script.overlap import untouched
from gwreport.span import Span

_TITLE: Final = re.compile(r"《[^《》\n]{1,80}》")


class BodyExtractor:
    """Finds bodies (ORG) and works (FACILITY) that are named.

    The value of a mention is the name as written. A name is read once, with the label of the longest
    reading: 沐岭集团产业园 is a work, not a body. A body whose name goes on into that of a meeting
    (省委经济工作会议) is no mention, nor is a name in the title of a document. ``reader`` replaces the one
    over the tables that come with gwreport.

    >>> reading = Reading("在市委领导下,青川理工大学落户,沐河大桥二期建成通车。")
    >>> [(m.label.value, m.text) for m in BodyExtractor().extract(reading)]
    [('ORG', '市委'), ('ORG', '青川理工大学'), ('FACILITY', '沐河大桥二期')]
    """

    name = "bodies"
    labels: frozenset[str] = frozenset({Label.ORG, Label.FACILITY})
    reads_mentions = False

    def __init__(self, reader: BodyReader | None = None) -> None:
        self._reader = reader

    def extract(self, reading: Reading) -> Iterator[Mention[str]]:
        """The mentions in the order of the text; ``rule`` says how each was found."""
        text = reading.text
        reader = self._reader if self._reader is not None else body_reader()
        names = [name for name in reader.names(text) if name.label in self.labels]
        titles = [Span(*match.span()) for match in _TITLE.finditer(text)]
        for name in untouched(names, titles):
            span = Span(name.start, name.end)
            rule = f"{PREFIXES[name.label]}.{name.rule}"
            yield Mention(span, span.of(text), name.label, span.of(text), rule)

    def refused(self, reading: Reading) -> list[Refused]:
        """Heads that name neither a body nor a work, with the rule that says so, in the order of the text.

        >>> [(r.start, r.end, r.rule) for r in BodyExtractor().refused(Reading("重点工程进展顺利"))]
        [(2, 4, 'body.no-own-word')]
        """
        reader = self._reader if self._reader is not None else body_reader()
        refused = reader.refusals(reading.text)
        return sorted(Refused(item.start, item.end, f"body.{item.rule}") for item in refused)
