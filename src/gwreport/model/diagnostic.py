"""What was repaired, dropped, doubtful or unresolved."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from gwreport.span import Span


class Severity(StrEnum):
    """How much a diagnostic matters."""

    INFO = "info"
    WARNING = "warning"


@frozen
class Diagnostic:
    """A remark on the reading, with its place in the clean text.

    ``code`` is stable and made for programs (``damaged-number``, ``repair-fullwidth``, ``year-unknown`` …),
    ``message`` is for people. ``span`` is empty where the text in question was dropped.
    """

    code: str
    message: str
    span: Span
    severity: Severity = Severity.INFO
