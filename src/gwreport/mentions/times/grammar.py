"""How times are written in reports: the one pattern that the scan uses, and the calendar knowledge behind it.

The scan is one alternation of named branches; the name of the branch that matched, up to its underscore,
is the rule of the mention. A cheap look ahead keeps it from trying the branches at every place of the text.
Patterns are written in simplified characters; :func:`both_scripts` lets them match traditional ones too.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from attrs import frozen

from gwreport.errors import DataTableError
from gwreport.tables.files import read_toml
from gwreport.tables.matching import any_of

_TABLE = "mentions/times/plans.toml"
_SIMPLIFIED = (
    "来过后两这间时当刚长历号龄级轻几数头纪里余个与叶规计划将临贴亲资书课马齐开见气线审显选创对"
    "较据离现争经远学岁亿万点从于国华党"
)
_TRADITIONAL = (
    "來過後兩這間時當剛長歷號齡級輕幾數頭紀裡餘個與葉規計劃將臨貼親資書課馬齊開見氣線審顯選創對"
    "較據離現爭經遠學歲億萬點從於國華黨"
)


@cache
def _variants() -> dict[str, str]:
    return dict(zip(_SIMPLIFIED, _TRADITIONAL, strict=True))


@cache
def _simple() -> dict[int, int]:
    return str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """The text with the traditional characters that times are written with in their simplified form."""
    return text.translate(_simple())


def both_scripts(pattern: str) -> str:
    """The pattern with every simplified character also matching its traditional form.

    >>> both_scripts("过去[一两]年")
    '[过過]去[一两兩]年'
    """
    parts, inside = [], False
    for char in pattern:
        other = _variants().get(char)
        if other is None:
            inside = char == "[" or (inside and char != "]")
            parts.append(char)
        else:
            parts.append(char + other if inside else f"[{char}{other}]")
    return "".join(parts)


# Fragments. W is the white space that damaged files leave.
W = r"[ \t\u3000\xa0]{0,2}"
SEP = r"(?:[-—–―─－~～〜]{1,2}|至|到)"
_ZERO = "〇○零０OＯ◯"
YEAR = rf"(?:(?:1[89]|20)[0-9]{{2}}|(?:一[八九]|二[{_ZERO}])[{_ZERO}一二三四五六七八九]{{2}})"
_CN_DIGITS = "一二三四五六七八九"
NUM = rf"(?:[0-9]{{1,3}}|[{_CN_DIGITS}两十百]{{1,4}})"
_SOME = r"(?:几十|数十|十几|[几数些多]|若干|[三四五六七八]五)"
MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[{_CN_DIGITS}元])"
DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[{_CN_DIGITS}]?|二[{_CN_DIGITS}]|[{_CN_DIGITS}])"
QUOTES = "“\"「『‘'"
CLOSERS = "”\"」』’'"
# “八·五” is written for “八五”.
DOTS = {ord(dot): None for dot in "·•.・"}
_SINCE = "以来"
# 来 alone after a year or a count, but not the verb.
_COMING = r"来(?![自到访临往源信华之])"

# What may follow a year, and also stands alone.
_MONTHS = rf"{MONTH}{W}(?:月份?)?{W}{SEP}{W}{MONTH}{W}月(?:份|底|末)?"
_DAYS = rf"{MONTH}{W}月{W}{DAY}{W}[日号]?{W}{SEP}{W}(?:{MONTH}{W}月{W})?{DAY}{W}[日号]"
_CLOCK = r"[0-2]?[0-9][:：][0-5][0-9](?::[0-5][0-9])?"
_ONE_DAY = rf"{MONTH}{W}月{W}{DAY}{W}[日号](?:[上下]午|晚上|凌晨)?(?:{W}{_CLOCK})?"
_THIRD = r"(?:份(?:以前|之前)?|[上中下]旬|中下旬|中上旬)"
_ONE_MONTH = rf"{MONTH}{W}月{W}(?:{_THIRD}|[底末](?:以?前|之前)?|初)?"
_QUARTERS = rf"第?[一二三四1-4]{W}(?:(?:季度?)?(?:[、和]|{SEP})第?[二三四2-4]{W})?季度[底末初]?"
_FIRST_MONTHS = rf"[前头](?:1[0-2]|[1-9]|十一?|[{_CN_DIGITS}两])个月"
_SPANS = rf"[上下]半年(?!级)|[前头][三3]个?季度|{_FIRST_MONTHS}|首季度?"
_PART_OF_YEAR = rf"(?:{_DAYS}|{_ONE_DAY}|{_MONTHS}|{_ONE_MONTH}|{_QUARTERS}|{_SPANS})"
_EDGE = (
    r"年?(?:[底末]|初(?!步|见|具|级|心|衷|审|露|显|成|中|选|创))(?!蕴|线|气|数|子|座|层|薪|片)"
    r"(?:期|期间)?(?:以?前|之前)?"
)
_YEAR_TAIL = rf"(?:{W}{_PART_OF_YEAR}|{_EDGE}|同期|全年)?(?:{_SINCE}|{_COMING})?"

# Month names alone: not in 2.5月, 个月, 每年9月2日, nor in 5月龄; Chinese ones are also parts of other words
# (十月革命, 三月三), so that they need a sign of the calendar.
_NOT_A_MONTH = r"(?<![0-9.．/／:：个每\-—–~～])(?<!每年)(?<!每年的)"
_AR_MONTH = (
    rf"{_NOT_A_MONTH}(?=[0-9])(?:{_DAYS}|{_ONE_DAY}|{_MONTHS}|{_ONE_MONTH}(?![0-9龄嫂球饼薪供均度产票]))"
)
_CN_NAME = rf"[{_CN_DIGITS}十]{{1,2}}月"
_CN_MONTH = (
    rf"(?<![0-9.{_CN_DIGITS}十百个数几单双每半])(?<!每年)(?={_CN_NAME})"
    rf"(?:{_DAYS}|{_ONE_DAY}|{_CN_NAME}(?:{_THIRD}|[底末初])|{_CN_NAME}(?=以[来前后]|[，,在召])|{_MONTHS})"
)

# A year named by its relation to the report; each guarded against the words that it is part of.
_WORD = (
    r"(?:今年(?![轻龄])|本年度|(?<![基成资根日脚书文版原课样])本年(?![轻级度代])|(?<!过)去年|(?<![文证])明年(?!代)"
    r"|(?<![提以当空日目年月])前年(?![度均级])|(?<![今以之然前最落战])后年(?![度均代])"
    r"|(?<![以近年月本历往])来年(?![均自])|(?<![以马])上一?年度?(?![级纪代])|(?<!以)下一?年度|(?<!相)当年"
    rf"|(?<![0-9{_CN_DIGITS}两十数每多人])次年|翌年|(?<![不相共合])同年(?![级龄份代])"
    r"|(?<![安健完齐])全年(?![龄级轻])|这一年(?![级来多]))"
)
_NEXT_IN_LIST = rf"(?={W}(?:[、，和与及]|以及){W}{YEAR}{W}(?:年|[、和与及两三]))"
_RANGE = (
    rf"{YEAR}{W}年?度?{W}{SEP}{W}(?:{YEAR}|[0-9]{{2}}){W}(?:年(?!龄)|(?=[)）]))"
    rf"(?:{_SINCE})?"
)
_ABSOLUTE = (
    rf"{YEAR}{W}年度?(?!龄|历史){_YEAR_TAIL}|{YEAR}{_NEXT_IN_LIST}|{YEAR}(?=[两二三四]年|学年|年?远景目标)"
)
_ISO = (
    r"(?<![.\-/])(?:1[89]|20)[0-9]{2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9.])"
    rf"(?:[ \t]{{1,3}}{_CLOCK})?"
)

# Spans of years that end or begin with the report.
_BACK = (
    r"(?:(?:刚刚|刚)?(?:过去|以往)的?|最近的?|(?<![将接附临靠走拉贴亲])近|这(?=[^一]|一年多))"
    rf"(?:{NUM}|{_SOME})[多余]?年多?(?:{_SINCE}|{_COMING}|间(?!隔)|里|时间)?(?![级制期龄])"
    rf"|(?<=[比较与同])(?:前|上个|上一个){NUM}年(?![级均])"
)
_SINCE_COUNT = (
    rf"(?<![0-9.第])(?:{NUM}[多余几]?|{_SOME}|千百|上百|上千|百十|几[百千]|数[百千])年多?(?:{_SINCE}|{_COMING})"
    r"|(?<=[。！？；;!?\n\u3000 ，,：:])[三四五345]年间(?=[，,])"
)
# The years under review before what was done in them: 五年累计减税. In a plan the same words are a duration.
_TERM = (
    rf"(?<![0-9.第{_CN_DIGITS}十百两近前后这来过去每新续用需时期提为再满个余多几数争保划务])"
    r"(?:[2-9]|10|[二两三四五六七八九十])年(?=累计|共(?![同产享和]|建[^成])|合计|总共|新增|净增|增长|增加|下降"
    r"|(?:提高|提升)(?!行动|工程|计划|方案)|降低|减少|支出|投入|完成|建成|新建|城镇新增|全社会)"
    r"|(?<=[。；;！\n\u3000 ，：:—])(?:五|5)年(?=[\u4e00-\u9fff])"
    r"(?![以之内左前后来间里多期制的行计规过专攻中一大开发见磨])(?=[^，,。；;\n]{2,14}[0-9０-９])"
)
_AGO = rf"(?<=[比较与同是于到了]){NUM}年以?前(?![三{_CN_DIGITS}0-9列后景沿期提夕])"
_FORWARD = (
    rf"(?:今后|未来|接下来|往后)的?{W}"
    rf"(?:{NUM}(?:{SEP}{NUM})?|{_SOME}|两三|三五)多?年(?![级龄])[间里内]?"
    rf"|下一?个{NUM}年(?![级计规])|(?<!创)新的{NUM}年(?![级计规])"
)
_VAGUE = (
    rf"(?<![附最将])近年(?:{_SINCE}|来)?(?![底末关關初中轻])|历年来|(?:长期|长时期|一个时期|一段时间|一段时期){_SINCE}"
    r"|(?:今后|未来|当前及今后|当前和今后)(?:相当长的?|较长的?|很长)?(?:一个|一段|较长|一)?"
    r"(?:较长|相当长的?|很长)?(?:时期|时间)"
)
_BOTH = r"今明[两二]?年|今明后三?年|(?<!文)明后[两二]?年|去今两年"
_SEASON = r"去冬今春|今冬明春|今[春夏秋冬](?![天日风])|去[秋冬](?!除)|明春(?!晚)"

# The edges of a year without the year: 年底, 年初, 年末, 年内.
_VERB = (
    r"建成|完成|实现|竣工|投|开工|通车|启动|基本|新增|新建|达到|动工|交付|启用|新开|全面|全部|力争|确保|开通|落地"
    r"|完工|运行|具备|形成"
)
_LONE_EDGE = (
    r"(?:(?<![\u3400-\u9fff0-9])|(?<=[到至比较在于和与及争保从自据将超同由的对前截距离完成现破按照经计划取期]))"
    rf"(?:{_EDGE}(?<=.[底末初前期间])|年内(?![部涵容在生需外心地陆蒙河资科控置]))"
    rf"|(?<![0-9{_CN_DIGITS}十百千万两几数多半每今去明前本当全同常老少青成余近往历])年[底内]前?(?={_VERB})"
)
_CENTURY = (
    rf"(?:本|[上下]个?|下一个|20|21|二十一?){W}世纪(?:[1-9]0年代|[二三四五六七八九]十年代)?"
    rf"(?:{_SINCE}|末叶?|初叶|初期?|中叶|中期|前期|后期|之交|[前头]{NUM}年|[上下前后]半叶)?"
    r"(?!海上|“|经济|议程|商报|教育|不动产|大饭店|马克思)"
)
_DECADE = rf"(?<![0-9])(?:[1-9]0|[二三四五六七八九]十)年代(?:{_SINCE}|末期?|初期?|中后?期|后期)?"

# What the scan tries first, so that most places of a text cost one look: a number that goes on as a time
# does, a quoted numeral, or a word of two characters.
_FIRST_CHARS = (
    "0-9一二两三四五六七八九十百元今本去明前后来上下当次翌同全这年过刚最近以几数多若千未接往历长首头第新"
    + QUOTES
)
_ON = r"年月世季个多余几至到以\-—–―─－~～〜、，,和与及学远"
_ARABIC_AHEAD = rf"(?<![0-9])[0-9]{{1,4}}{W}(?:[{_ON}两二三四/]|\.[0-9]{{1,2}}\.)"
_CHINESE_AHEAD = rf"[{_CN_DIGITS}两十百{_ZERO}元]{{1,6}}{W}(?:[{_ON}]|[0-9])|[{_CN_DIGITS}十]{{1,2}}五"
_QUOTED_AHEAD = rf"[{QUOTES}][{_CN_DIGITS}十]"
_WORD_AHEAD = (
    rf"[今去明前后来当次翌同全本上下历近]年|上[一个世半]|下[一个世半]|本世|[这近][0-9{_CN_DIGITS}十两几些数多]"
    r"|过去|以往|最近|刚刚|刚过|今[明春夏秋冬后]|明[后春]|去[今冬秋]|未来|接下|往后|长[期时]|首季|当前"
    rf"|[前头第][{_CN_DIGITS}十两百0-9]|新的|以来|年[底末初内]|[几数多若千][年干十百千]"
)


@frozen
class Plan:
    """A national five-year plan and its years, both inclusive."""

    ordinal: int
    name: str
    first: int
    last: int


@frozen
class Grammar:
    """The patterns of times, and the calendar knowledge that they presuppose."""

    scan: re.Pattern[str]
    plan_parts: re.Pattern[str]
    plans: dict[str, Plan]
    events: dict[str, date]


@cache
def grammar() -> Grammar:
    """The grammar of times, made when first asked for.

    Raises ``DataTableError`` for a table of plans and events that breaks its rules.
    """
    plans, events = _load()
    by_name = {plan.name: plan for plan in plans} | {str(plan.ordinal): plan for plan in plans}
    return Grammar(
        re.compile(both_scripts(_scan(plans, events))),
        re.compile(both_scripts(_plan_parts(plans))),
        by_name,
        events,
    )


def _load() -> tuple[list[Plan], dict[str, date]]:
    table = read_toml(_TABLE)
    plans = [Plan(**entry) for entry in table["plan"]]
    for plan in plans:
        if plan.last - plan.first != 4:
            raise DataTableError(_TABLE, plan.name, "a five-year plan covers five years")
    events: dict[str, date] = {}
    for entry in table["event"]:
        for name in entry["names"]:
            if name in events:
                raise DataTableError(_TABLE, name, "the event is listed twice")
            events[name] = entry["day"]
    return plans, events


_PLAN_TAIL = (
    r"(?:(?:规划|计划)?(?:期(?![间望待盼])[末内]?|时期|期间)"
    rf"|{_SINCE}|末期?|初期|中期|[前后头]{NUM}年(?!级))?[末初]?"
)
_NUMBERED_PLAN = rf"第(?:十[一二三四五六]?|[{_CN_DIGITS}]|1?[0-9])个五年(?:计划|规划)(?:时期|期间|期)?"
_NO_PLAN = r"(?!的?(?:普法|法治|法制|依法|工程|行动|战略|模式))"


def _plan_names(plans: list[Plan]) -> tuple[str, str]:
    """The names that need quotation marks or a word such as 计划, and those that stand by themselves."""
    short = [p.name for p in plans if p.ordinal <= 10]
    dotted = "|".join(f"{name[:-1]}[·•.・]?五" for name in short)
    return dotted, any_of([p.name for p in plans if p.ordinal > 10])


def _quoted_plan(plans: list[Plan]) -> str:
    short, long = _plan_names(plans)
    return (
        rf"[{QUOTES}](?:{short})(?:[{CLOSERS}]{_NO_PLAN}{_PLAN_TAIL}|(?=计划|规划|时期|期间){_PLAN_TAIL})"
        rf"|[{QUOTES}](?:{long})(?:[{CLOSERS}]{_PLAN_TAIL}|{_PLAN_TAIL})"
    )


def _plain_plan(plans: list[Plan]) -> str:
    short, long = _plan_names(plans)
    return (
        rf"(?<![{_CN_DIGITS}十百千万之0-9第])(?:{long})(?![个年月日岁%％天次亿万点倍名户家]){_PLAN_TAIL}"
        rf"|(?<![{_CN_DIGITS}十百千万{_ZERO}之0-9第])(?:{short})(?=计划|规划|时期|期间|以来){_PLAN_TAIL}"
    )


def _plan_parts(plans: list[Plan]) -> str:
    names = any_of([plan.name for plan in plans])
    return (
        rf"[{QUOTES}]?(?:(?P<name>{names})[{CLOSERS}]?|第(?P<ordinal>[{_CN_DIGITS}十0-9]+)个五年(?:计划|规划))"
        rf"(?:(?P<since>{_SINCE})|(?P<part>[前头后]){W}(?P<count>{NUM})年|(?P<last>.{{0,3}}末)|(?P<tail>.*))"
    )


def _scan(plans: list[Plan], events: dict[str, date]) -> str:
    """The whole pattern: groups of branches by how they begin, each named by its rule and its group."""
    quarter = rf"(?<![0-9.{_CN_DIGITS}十每各]){_QUARTERS}(?:{_SINCE})?"
    # The scan finds the 以来, so that no name of an event has to be tried at every place.
    event = "(?:" + "|".join(f"(?<={re.escape(name)})" for name in events) + f"){_SINCE}"
    numbers = {"years": _RANGE, "year": _ABSOLUTE, "century": _CENTURY, "decade": _DECADE}
    counts = {"since": _SINCE_COUNT, "ago": _AGO, "term": _TERM}
    groups = {
        _ARABIC_AHEAD: {
            "iso": _ISO,
            **numbers,
            **counts,
            "part": rf"(?:{_AR_MONTH})(?:{_SINCE})?|{quarter}",
        },
        _CHINESE_AHEAD: {
            **numbers,
            "plan": _plain_plan(plans),
            **counts,
            "vague": _VAGUE,
            "part": rf"{_CN_MONTH}(?:{_SINCE})?|{quarter}",
        },
        _QUOTED_AHEAD: {"plan": _quoted_plan(plans)},
        _WORD_AHEAD: {
            "both": _BOTH,
            "word": _WORD + _YEAR_TAIL,
            "back": _BACK,
            "forward": _FORWARD,
            "plan": _NUMBERED_PLAN,
            "part": rf"(?:(?<![以提之])(?:{_SPANS})|(?<![每各]){_QUARTERS})(?:{_SINCE})?",
            "century": _CENTURY,
            "since": _SINCE_COUNT,
            "vague": _VAGUE,
            "edge": _LONE_EDGE,
            "season": _SEASON,
            "event": event,
        },
    }
    parts = []
    for number, (ahead, branches) in enumerate(groups.items()):
        either = "|".join(f"(?P<{rule}_{number}>{body})" for rule, body in branches.items())
        parts.append(f"(?={ahead})(?:{either})")
    return rf"(?=[{_FIRST_CHARS}])(?:" + "|".join(parts) + ")"
