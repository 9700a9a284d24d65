"""Mentions of organisations: bodies of party and state, firms, schools, hospitals, institutes, leagues."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.mentions.bodies.reader import mentions_of, read_names
from gwreport.model import Diagnostic, Label, Mention


class OrganizationExtractor:
    """Finds organisations named in full, and firms where a list or what they do tells them.

    The value of a mention is the name as written. A body whose name goes on into that of a work
    (…公司二期项目) or a meeting (省委经济工作会议) is no mention, nor is one in the title of a document.

    >>> reading = Reading("在市委领导下,青川理工大学落户,引进云湖电子等3家企业。")
    >>> [m.text for m in OrganizationExtractor().extract(reading)]
    ['市委', '青川理工大学', '云湖电子']
    """

    name = "organizations"
    labels: frozenset[str] = frozenset({Label.ORG})

    def extract(self, reading: Reading) -> Iterable[Mention[str] | Diagnostic]:
        """The mentions in the order of the text; ``rule`` tells how each was found."""
        return mentions_of(Label.ORG, read_names(reading.text), reading.text)
