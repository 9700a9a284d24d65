"""Help and messages in Chinese, by the table ``zh.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from attrs import frozen

from gwreport.tables.schema import load

# A field of a pattern: what stands for it is kept as it is, or, with these names, translated too.
_FIELD = re.compile(r"\{(\w+)\}")
_SENTENCES = frozenset({"detail", "message", "hint"})


@frozen
class _Chinese:
    """The table: a Chinese text for each English one, and for patterns with fields in braces."""

    text: Mapping[str, str]
    pattern: Mapping[str, str]


@cache
def _table() -> _Chinese:
    return load(_Chinese, "cli/usage/zh.toml")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns in the order of the table."""
    return tuple((_compiled(english), chinese) for english, chinese in _table().pattern.items())


def _compiled(english: str) -> re.Pattern[str]:
    parts = _FIELD.split(english)
    found = [re.escape(part) if at % 2 == 0 else f"(?P<{part}>.*?)" for at, part in enumerate(parts)]
    return re.compile("".join(found), re.DOTALL)


def in_chinese(text: str) -> str:
    """A text in Chinese; one that the table lacks as it is."""
    exact = _table().text.get(text)
    if exact is not None:
        return exact
    for pattern, chinese in _patterns():
        match = pattern.fullmatch(text)
        if match is not None:
            fields = match.groupdict()
            return chinese.format(
                **{name: in_chinese(part) if name in _SENTENCES else part for name, part in fields.items()}
            )
    return text
