"""What times are written with: numbers of years, months and days, ranges, and what is between them.

The fragments are sources of patterns.
"""

from __future__ import annotations

from gwreport.script.classes import CHINESE_DIGITS

# W is the white space that damaged files leave, SEP what is between the ends of a range.
W = r"[ \t\u3000\xa0]{0,2}"
SEP = r"(?:[-—–―─－~～〜]{1,2}|至|到)"
CN_DIGITS = CHINESE_DIGITS
ZERO = "〇○零０OＯ◯"
YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|(?:一[八九]|二[{ZERO}])[{ZERO}{CN_DIGITS}]{{2}})"
NUM = rf"(?:[0-9]{{1,3}}|[{CN_DIGITS}两十百]{{1,4}})"
MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{CN_DIGITS}元])"
DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{CN_DIGITS}]?|二[{CN_DIGITS}]|[{CN_DIGITS}])"
QUOTES = "“\"「『‘'"
CLOSERS = "”\"」』’'"
#: “八·五” is written for “八五”.
DOTS = {ord(dot): None for dot in "·•.・"}
SINCE = "以来"
#: 来 alone after a year or a count, but not the verb.
COMING = r"来(?![自到访临往源信华之])"

#: Which century.
CENTURY = (
    rf"(?:本|[上下]个?|下一个|公元前?{NUM}"
    rf"|(?<![0-9.第{CN_DIGITS}十])(?:[12]?[0-9]|二?十[{CN_DIGITS}]?|[{CN_DIGITS}]))"
)
CLOCK = r"[0-2]?[0-9][:：][0-5][0-9](?::[0-5][0-9])?"
MONTHS = rf"{MONTH}{W}(?:月份?)?{W}{SEP}{W}{MONTH}{W}月(?:份|底|末)?"
DAYS = rf"{MONTH}{W}月{W}{DAY}{W}[日号]?{W}{SEP}{W}(?:{MONTH}{W}月{W})?{DAY}{W}[日号]"
ONE_DAY = rf"{MONTH}{W}月{W}{DAY}{W}[日号](?:[上下]午|晚上|凌晨)?(?:{W}{CLOCK})?"
THIRD = r"(?:份(?:以前|之前)?|[上中下]旬|中下旬|中上旬)"
ONE_MONTH = rf"{MONTH}{W}月{W}(?:{THIRD}|[底末](?:以?前|之前)?|初)?"
QUARTERS = rf"第?[一二三四1-4]{W}(?:(?:[、和]|(?:季度?)?{SEP})第?[二三四2-4]{W})?季度[底末初]?"
SPANS = (
    r"[上下前后]半年(?!级)|[前头](?:[三3]个?|[一二两2]个)季度"
    rf"|[前头](?:1[0-2]|[1-9]|十一?|[{CN_DIGITS}两])个月|首季度?"
)
EDGE = (
    r"年?(?:[底末]|初(?!步|见|具|级|心|衷|审|露|显|成|中|选|创))(?!蕴|线|气|数|子|座|层|薪|片)"
    r"(?:期|期间)?(?:以?前|之前)?"
)
#: What may follow a year: a part of it, one of its edges, 以来.
_PART_OF_YEAR = rf"(?:{DAYS}|{ONE_DAY}|{MONTHS}|{ONE_MONTH}|{QUARTERS}|{SPANS})"
YEAR_TAIL = rf"(?:{W}{_PART_OF_YEAR}|{EDGE}|同期|全年)?(?:{SINCE}|{COMING})?"
