"""Mentions of quantities."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Label, Mention, Quantity


class QuantityExtractor:
    """Finds quantities."""

    name = "quantities"
    labels: frozenset[str] = frozenset({Label.QUANTITY})

    def extract(self, reading: Reading) -> Iterable[Mention[Quantity] | Diagnostic]:
        """The mentions of quantities in the order of the text."""
        return ()


def parse_quantity(text: str) -> Quantity:
    """The one quantity that ``text`` is. Raises ``QuantityError`` where it is none or more than one."""
    raise NotImplementedError
