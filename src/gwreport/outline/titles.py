"""Where a title ends."""

from __future__ import annotations

import re

_LINE_TITLE = 70
_TITLE_END = re.compile(r"[。！？!?；;：:\n]")


def title_end(text: str, start: int, stop: int) -> tuple[int, bool]:
    """The end of the title that begins at ``start`` and whether the body goes on in its paragraph.

    ``stop`` is where the section ends at the latest.
    """
    line_end = text.find("\n", start, stop)
    if line_end < 0:
        line_end = stop
    line = text[start:line_end].rstrip(" \t\r\u3000\u00a0*")
    end = start + len(line)
    sentence = line.find("。")
    if sentence >= 0 and sentence < len(line) - 1:
        return start + sentence, True
    if len(line) <= _LINE_TITLE:
        return (end - 1 if line.endswith("。") else end), False
    match = _TITLE_END.search(text, start, end)
    return (match.start() if match else min(end, start + _LINE_TITLE)), True
