"""What a long run says: how far it is, and at the end what was read, what failed and why."""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

from gwreport.cli.batch.reading import TextResult
from gwreport.cli.batch.results import TextStatus
from gwreport.cli.output import Progress, complain
from gwreport.model.shown import counted

_MOST_REASONS = 12
_MOST_KEPT = 1000  # kinds of reasons, so that the counting takes no memory by the number of texts
_INTERVAL = 30.0  # seconds between two lines, where no terminal shows a bar


class Summary:
    """Counts of a run."""

    def __init__(self) -> None:
        self.statuses: Counter[TextStatus] = Counter()
        self.rows: Counter[str] = Counter()
        self.reports = 0
        self.new = 0
        self._reasons: Counter[str] = Counter()
        self._first: dict[str, str] = {}

    def add(self, reading: TextResult) -> None:
        """One more text."""
        facts = reading.facts
        self.statuses[facts.status] += 1
        self.rows.update(facts.rows)
        self.reports += facts.reports
        self.new += reading.is_new
        if facts.status is TextStatus.FAILED:
            # the same fault in another place or of another size is the same reason
            reason = re.sub(r"\d[\d,]*", "…", " ".join((facts.detail or "").split()))
            if reason in self._reasons or len(self._reasons) < _MOST_KEPT:
                self._reasons[reason] += 1
                self._first.setdefault(reason, reading.file)

    @property
    def texts(self) -> int:
        """How many texts there were."""
        return self.statuses.total()

    def counts(self) -> dict[str, Any]:
        """What depends on the texts alone, not on how the run went."""
        return {
            "texts": self.texts,
            **{str(status): self.statuses[status] for status in TextStatus},
            "reports": self.reports,
            "rows": dict(sorted(self.rows.items())),
        }

    def lines(self) -> Iterator[str]:
        """The lines that close a run."""
        yield (
            f"{counted(self.texts, 'text')}: {self.statuses[TextStatus.READ]:,} with a report, "
            f"{self.statuses[TextStatus.NO_REPORT]:,} without one, "
            f"{self.statuses[TextStatus.FAILED]:,} failed "
            f"({self.new:,} read now, {self.texts - self.new:,} known)"
        )
        rows = " · ".join(f"{table} {count:,}" for table, count in sorted(self.rows.items()))
        yield f"{counted(self.reports, 'report')}; rows: {rows or 'none'}"
        for reason, count in self._reasons.most_common(_MOST_REASONS):
            yield f"failed {count:,} × {reason} (first: {self._first[reason]})"
        others = len(self._reasons) - _MOST_REASONS
        if others > 0:
            yield f"and {counted(others, 'other reason')}; manifest.jsonl has them all"


class Pace:
    """A bar on a terminal, else a line on stderr now and then."""

    def __init__(self, total: int) -> None:
        self._bar = Progress(total, results_on_screen=False)
        self._total = total
        self._done = 0
        self._started = self._told = time.monotonic()

    def advance(self, name: str) -> None:
        """One more text is done."""
        self._done += 1
        self._bar.advance(name)
        now = time.monotonic()
        if not sys.stderr.isatty() and now - self._told >= _INTERVAL:
            self._told = now
            left = (self._total - self._done) * (now - self._started) / self._done
            complain(f"{self._done:,} of {self._total:,} texts, about {left / 60:,.0f} minutes left")

    def clear(self) -> None:
        """Take the bar away."""
        self._bar.clear()
