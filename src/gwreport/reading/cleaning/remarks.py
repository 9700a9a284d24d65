"""Remarks on a clean text: what was repaired, and numbers that no repair can save."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from gwreport.model import Diagnostic, Repair, Severity
from gwreport.span import OffsetMap, Span

#: The codes of rules whose remark says more of the text than that something was mended.
_CODES = {"traditional": "traditional-characters"}


def repair_remarks(repairs: Sequence[Repair], offsets: OffsetMap) -> Iterator[Diagnostic]:
    """One remark for each rule of repair: how often it was applied, and where first."""
    counts = Counter(r.rule for r in repairs)
    for repair in repairs:
        count = counts.pop(repair.rule, 0)
        if count:
            places = "1 place" if count == 1 else f"{count} places, first here"
            code = _CODES.get(repair.rule, f"repair-{repair.rule}")
            yield Diagnostic(code, f"{repair.rule}: {places}", offsets.to_clean(repair.span))


@cache
def _damage() -> re.Pattern[str]:
    """What digits look like after a bad replacement or a bad scan; each alternative has its sign."""
    unit = "(?:[%‰万亿千百个元吨亩人户家年月倍]|公|平方|立方)"
    return re.compile(
        r"[0-9.]{0,20}\$[0-9](?:\.\$[0-9]|\$[0-9]|[0-9]{0,12})[0-9.$]{0,20}"
        rf"|(?<![A-Za-z0-9])[0-9.]{{0,20}}[lIOo|][0-9.lIOo|]{{0,20}}(?={unit})"
        r"|[0-9]{1,12}[0-9.]{0,20}(?:\.\.|,\.|\.,)[0-9]{1,12}"
        r"|[0-9.]{0,12}\ufffd{1,4}[0-9.]{1,12}|[0-9.]{1,12}\ufffd{1,4}"
        rf"|[0-9]{{1,12}}[?？][0-9]{{1,12}}(?={unit})"
    )


_SIGN = re.compile(r"[$\ufffd|?？]|[lIOo](?=[0-9.%万亿千百个元吨亩人户家年月倍公平立])|\.\.|,\.|\.,")
#: How far (characters) a damaged number may reach before the sign that tells it.
_REACH = 24


def damaged_numbers(text: str) -> Iterator[Diagnostic]:
    """A warning for each number whose digits are damaged: ``1$1.$2%``, ``4l.38亿``, ``12..5%``.

    Such a number is left as it is; nobody can tell what it was.
    """
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        begin = sign.start()
        while begin > max(end, sign.start() - _REACH) and text[begin - 1] in "0123456789.":
            begin -= 1
        m = _damage().match(text, begin)
        if m and m.end() > sign.start() and _is_damage(m.group()):
            end = m.end()
            yield Diagnostic(
                "damaged-number",
                f"{m.group()!r} is a damaged number",
                Span(m.start(), m.end()),
                Severity.WARNING,
            )


def _is_damage(token: str) -> bool:
    """Whether a token is more than a sum in dollars or a stray mark."""
    if not any(c.isdigit() for c in token):
        return False
    if "$" in token:
        return token[0] != "$" or token.count("$") > 1
    return True
