"""How many texts were read, and what became of the others."""

from __future__ import annotations

from collections import Counter

from attrs import define, field

from gwreport.batch import Failure
from gwreport.errors import EmptyInputError, NoReportError, PatternError
from gwreport.files import Entry

#: What is no fault in a folder, zip or table: told and counted, but the command does not fail for it.
_HARMLESS = {
    EmptyInputError: "empty",
    NoReportError: "without a report",
    PatternError: "not like the pattern",
}


@define
class Tally:
    """The texts of one run, counted by what became of them."""

    read: int = 0
    failed: int = 0
    passed_over: Counter[str] = field(factory=Counter)

    def add(self, outcome: object) -> None:
        """One more text; a :class:`Failure` is a fault unless it was only found and holds no report."""
        if not isinstance(outcome, Failure):
            self.read += 1
            return
        reason = next((word for kind, word in _HARMLESS.items() if isinstance(outcome.error, kind)), None)
        if reason is not None and isinstance(outcome.item, Entry) and not outcome.item.named:
            self.passed_over[reason] += 1
        else:
            self.failed += 1

    @property
    def total(self) -> int:
        """How many texts there were."""
        return self.read + self.failed + self.passed_over.total()

    def summary(self) -> str:
        """The counts in one line.

        >>> Tally(16, 0, Counter(empty=14)).summary()
        '30 texts: 16 read, 14 empty'
        """
        counts = [(self.read, "read"), *((n, word) for word, n in self.passed_over.items())]
        counts += [(self.failed, "failed")] if self.failed else []
        texts = f"{self.total:,} text{'s' * (self.total != 1)}"
        return f"{texts}: " + ", ".join(f"{count:,} {word}" for count, word in counts)

    @property
    def code(self) -> int:
        """The exit code: 1 where something failed or nothing was read."""
        return 0 if self.read and not self.failed else 1
