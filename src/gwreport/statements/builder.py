"""The built-in statement builder."""

from __future__ import annotations

from collections.abc import Iterable

from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Statement


class RuleStatementBuilder:
    """Binds indicators to quantities."""

    name = "rules"

    def build(self, reading: Reading) -> Iterable[Statement | Diagnostic]:
        """Statements in the order of their quantities."""
        return ()
