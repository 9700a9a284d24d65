"""Radicals and compatibility characters that PDF files hold in place of the characters they look like.

A font may give the code point of a radical (⼀ ⼯ ⻓) for a whole character (一 工 长); they look alike and
compare unequal. What the Kangxi radicals and the compatibility ideographs stand for, Unicode itself says by
decomposition; for the supplement of radicals it is in ``script/radicals.toml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from attrs import frozen

from gwreport.tables.schema import load

_SUPPLEMENT, _KANGXI, _COMPATIBLE = "\u2e80-\u2ef3", "\u2f00-\u2fd5", "\uf900-\ufad9"
_SIGN = re.compile(f"[{_SUPPLEMENT}{_KANGXI}{_COMPATIBLE}]")


@frozen
class _RadicalPairs:
    """``radicals.toml``: pairs of a radical and the character that it is."""

    pairs: tuple[str, ...]


@cache
def _supplement() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in load(_RadicalPairs, "script/radicals.toml").pairs}


def character_of(sign: str) -> str:
    """The character that a radical or compatibility character stands for; any other one is itself.

    >>> character_of("\u2f2f"), character_of("\u2ed3"), character_of("\uf98e"), character_of("工")
    ('工', '长', '年', '工')
    """
    if _SIGN.match(sign) is None:
        return sign
    return _supplement().get(sign) or unicodedata.normalize("NFKC", sign)


def is_radical(sign: str) -> bool:
    """Whether a character stands for another one that it looks like."""
    return character_of(sign) != sign


def radical_folds(text: str) -> list[tuple[int, str]]:
    """Where a text holds such a sign, and the character that it stands for, in order.

    >>> radical_folds("增\u2ed36%")
    [(1, '长')]
    """
    found = ((m.start(), m.group(), character_of(m.group())) for m in _SIGN.finditer(text))
    return [(place, meant) for place, sign, meant in found if meant != sign]
