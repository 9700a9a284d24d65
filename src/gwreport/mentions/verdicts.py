"""What every concept says of a candidate that is no mention, so that a reader can be asked why."""

from __future__ import annotations

from typing import NamedTuple


class Refused(NamedTuple):
    """A part of the text that looks like a mention and is none, and the id of the rule that says so."""

    start: int
    end: int
    rule: str
