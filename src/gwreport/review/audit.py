"""A random sample of rows to check, and the error rate that its decisions show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import sqrt
from random import Random

from attrs import frozen

from gwreport.review.decisions import Decision, Key, Verdict
from gwreport.review.items import Item

_Z_95 = 1.959963984540054  # the 97.5th percentile of the normal distribution


def sample(items: Iterable[Item], size: int, seed: int) -> list[Item]:
    """A simple random sample without replacement, in the order of the items.

    The same rows give the same sample for a seed, in whatever order the files were read. Raises
    ``ValueError`` for a ``size`` below 1; of fewer items than ``size`` it takes all.
    """
    if size < 1:
        raise ValueError(f"a sample needs 1 row or more, got {size}")
    listed = list(items)
    keys = sorted(item.key for item in listed)
    chosen = set(Random(seed).sample(keys, min(size, len(keys))))
    return [item for item in listed if item.key in chosen]


@frozen
class Audit:
    """What the decisions on a sample show: how many were checked of how many, and how many were wrong."""

    size: int
    checked: int
    wrong: int

    @property
    def rate(self) -> float | None:
        """The share of checked rows that were corrected or rejected; None where none was checked."""
        return self.wrong / self.checked if self.checked else None

    def __str__(self) -> str:
        if not self.checked:
            return f"none of {self.size:,} rows is checked yet"
        low, high = wilson(self.wrong, self.checked)
        left = f"; {self.size - self.checked:,} not checked yet" if self.checked < self.size else ""
        return (
            f"{self.wrong:,} of {self.checked:,} rows wrong: error rate {self.rate:.1%} "
            f"(95 % interval {low:.1%} to {high:.1%}){left}"
        )


def audit(items: Iterable[Item], decisions: Mapping[Key, Decision]) -> Audit:
    """Count the decisions on items; a row that was corrected or rejected is wrong."""
    verdicts = [decisions[item.key].verdict if item.key in decisions else None for item in items]
    checked = [verdict for verdict in verdicts if verdict is not None]
    return Audit(len(verdicts), len(checked), sum(v is not Verdict.ACCEPTED for v in checked))


def wilson(count: int, total: int, z: float = _Z_95) -> tuple[float, float]:
    """The score interval of a proportion (E. B. Wilson 1927, JASA 22: 209–212), by default the 95 % one.

    It holds for small samples and for none wrong. Raises ``ValueError`` unless 0 ≤ ``count`` ≤ ``total`` and
    ``total`` is above 0.

    >>> [round(end, 4) for end in wilson(0, 100)], [round(end, 4) for end in wilson(5, 50)]
    ([0.0, 0.037], [0.0435, 0.2136])
    """
    if not 0 <= count <= total or not total:
        raise ValueError(f"expected a count of 0 to {total} and a total above 0, got {count} of {total}")
    share = count / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    scale = 1 + z * z / total
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
