"""Mentions of times."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention, Period


class TimeExtractor:
    """Finds times."""

    name = "times"
    labels: frozenset[str] = frozenset({Label.TIME})

    def extract(self, reading: Reading) -> Iterable[Mention[Period] | Diagnostic]:
        """The mentions of times in the order of the text."""
        return ()
