"""Chinese, Arabic and mixed numerals, read and written exactly.

What a numeral may be: Arabic digits (``1234.5``, ``1,234``, full-width too), Chinese numerals in simplified,
traditional and financial characters (``三千五百万``, ``三億``, ``叁佰``), strings of digits (``二〇二二``),
stacks of both (``1.37万亿``, ``2万5千``), decimals (``三点五``), fractions (``三分之一``, ``1/3``) and parts
of a hundred (``百分之三点五``, ``五成``, ``8.1%``).

What is refused, because it would have to be guessed: vague amounts (``3700多万``, ``几百``, ``三四十``,
``百十``; an extractor strips or judges them), ``兆`` (10**6 in some texts, 10**12 in others), ``2万5``
(20005 or 25000), damaged digits.

Sources: GB/T 15835-2011 (writing of numbers in publications) for the forms; 支付结算办法 (1997), annex 1,
for the financial characters; 国家统计局 usage of 万, 亿 and 万亿.

What comes in: the characters of one numeral. What goes out: an exact ``Decimal`` or ``Fraction``, or
``NumeralError``. ``characters`` has the characters and the patterns that find numerals, ``reading`` and
``stack`` read them, ``writing`` writes them; ``calendar`` reads years and small counts of headings and
dates, which are written more loosely; ``readers`` has what a pipeline can be given to read numerals with.
It imports ``errors`` and ``optional`` only. A new form gets a branch of ``reading`` (or of ``stack``, where
units are piled up) and rows of both tables of ``tests/foundation/test_numerals.py``: readings and refusals.
"""

from gwreport.numerals.calendar import read_count, read_year
from gwreport.numerals.characters import ARABIC_PATTERN, MULTIPLIERS, NUMERAL_PATTERN, Number
from gwreport.numerals.readers import BuiltinNumeralReader, Cn2anNumeralReader
from gwreport.numerals.reading import parse_numeral, parse_percent
from gwreport.numerals.writing import Style, format_numeral

__all__ = [
    "ARABIC_PATTERN",
    "MULTIPLIERS",
    "NUMERAL_PATTERN",
    "BuiltinNumeralReader",
    "Cn2anNumeralReader",
    "Number",
    "Style",
    "format_numeral",
    "parse_numeral",
    "parse_percent",
    "read_count",
    "read_year",
]
