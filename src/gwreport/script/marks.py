"""Punctuation marks: the sets that rules ask for, each written once.

A set is a string of single characters. Sets hold full-width marks, as the normaliser leaves them; a rule
that also meets half-width ones asks for :func:`both_widths`. A rule that needs more or fewer marks says so
by name (``SENTENCE_END + "；"``), and puts a set into a pattern with :func:`one_of` or :func:`none_of`.
"""

from __future__ import annotations

import re

#: What ends a sentence, and what ends a clause within it.
SENTENCE_END = "。！？"
CLAUSE_END = "，；："
#: What joins the members of a list.
LIST_MARK = "、"
JOINING_WORDS = "和与及"
LIST_MARKS = LIST_MARK + JOINING_WORDS
#: Quotation marks, brackets and the marks of a title; the two strings of a pair have one order.
OPENING_QUOTES, CLOSING_QUOTES = "“‘「『", "”’」』"
OPENING_BRACKETS, CLOSING_BRACKETS = "（(【〔[", "）)】〕]"
OPENING_TITLE, CLOSING_TITLE = "《〈", "》〉"
#: Dashes and tildes between two numbers, and the colons of a ratio.
DASHES = "-—–~～─―－"
COLONS = ":：∶︰"
#: White space within a line.
BLANKS = " \t\u3000\u00a0"
#: Everything that ``str.isspace`` and ``\s`` call white space.
WHITE_SPACE = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)

_HALF = str.maketrans("，；：！？（）【】", ",;:!?()[]")


def both_widths(marks: str) -> str:
    """The marks and their half-width forms; 。 has none, for the half-width full stop is a decimal point too.

    >>> both_widths(SENTENCE_END + CLAUSE_END)
    '。！？，；：!?,;:'
    """
    return "".join(dict.fromkeys(marks + marks.translate(_HALF)))


def one_of(marks: str) -> str:
    """The source of a pattern for one of the marks.

    >>> one_of("-]，")
    '[\\\\-\\\\]，]'
    """
    return f"[{_escaped(marks)}]"


def none_of(marks: str) -> str:
    """The source of a pattern for one character that is none of the marks."""
    return f"[^{_escaped(marks)}]"


def _escaped(marks: str) -> str:
    if not marks:
        raise ValueError("a set of marks is empty: expected one character or more")
    return re.escape(marks)
