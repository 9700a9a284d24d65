"""Keys out of paths: ``{region}/{year}.txt`` read from the end of a name."""

from __future__ import annotations

import re
from functools import cache

from attrs import frozen

_PART = re.compile(r"\{([^{}]*)\}|\*|[^{*]+|\{")
_YEAR = "year"
_MOST_NAMES = 6


@frozen
class PathPattern:
    """A pattern of the last folders and the file name of a path.

    ``{NAME}`` stands for a key, ``*`` for anything, both within one folder or file name; ``{year}`` for four
    digits. The keys ``region`` and ``year`` say whose report it is, others are only kept.
    Raises ``ValueError`` for what is no such pattern.

    >>> pattern = PathPattern("{region}/{year}*.txt")
    >>> pattern.keys_of("data/满城/2021年报告.txt")
    (('region', '满城'), ('year', '2021'))
    >>> pattern.keys_of("notes.md") is None
    True
    """

    text: str

    def __attrs_post_init__(self) -> None:
        _compiled(self.text)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its keys, in order."""
        return tuple(_compiled(self.text)[1])

    def keys_of(self, name: str) -> tuple[tuple[str, str], ...] | None:
        """The keys in a name of a file, None where it does not follow the pattern."""
        expression, names = _compiled(self.text)
        parts = name.replace("\\", "/").split("/")
        depth = self.text.strip("/").count("/") + 1
        found = expression.fullmatch("/".join(parts[-depth:]))
        return None if found is None else tuple(zip(names, found.groups(), strict=True))


@cache
def _compiled(text: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The expression of a pattern, and the names of its groups."""
    expression: list[str] = []
    names: list[str] = []
    for part in _PART.finditer(text.replace("\\", "/").strip("/")):
        if part[1] is not None:
            names.append(part[1])
            expression.append("([0-9]{4})" if part[1] == _YEAR else "([^/]+?)")
        else:
            expression.append("[^/]*?" if part[0] == "*" else re.escape(part[0]))
    valid = all(name.isidentifier() for name in names) and len(set(names)) == len(names)
    if not names or not valid or len(names) > _MOST_NAMES or "{" in text.replace("{", "", len(names)):
        raise ValueError(f"pattern {text!r}: expected keys in braces, such as {{region}}/{{year}}.txt")
    return re.compile("".join(expression)), tuple(names)
