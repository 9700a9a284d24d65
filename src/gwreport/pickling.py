"""How the small values of a report are pickled: as a call of their class with their fields.

A report holds thousands of them. What attrs gives a class with slots, a dictionary of its fields that are set
one by one, takes twice as long to write and three times as long to read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

import attrs


def by_fields(value: attrs.AttrsInstance) -> tuple[type[attrs.AttrsInstance], tuple[Any, ...]]:
    """For ``__reduce__`` of an attrs class with two fields or more, all of which its call takes in order."""
    kind = type(value)
    return kind, _fields_of(kind)(value)


@cache
def _fields_of(kind: type[attrs.AttrsInstance]) -> Callable[[attrs.AttrsInstance], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in attrs.fields(kind)))
