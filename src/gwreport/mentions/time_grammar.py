"""How times are written in reports: one pattern for the scan, small ones for its parts.

The scan (:func:`scan_pattern`) is one alternation of named branches; the name of the branch that matched is the
rule id of the mention. A cheap look at the first character keeps it from trying the branches at every place. What a
branch found is taken apart by the detail patterns of :class:`Grammar`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib import resources

from attrs import frozen

from gwreport.errors import DataTableError

_TABLE = "plans.toml"

# Fragments. Simplified and traditional forms stand together; W is the white space that damaged files leave.
W = r"[ \t\u3000\xa0]{0,2}"
SEP = r"(?:[-—–―─－~～〜]{1,2}|至|到)"
YEAR = r"(?:(?:1[89]|20)[0-9]{2}|(?:一[八九]|二[〇○零０OＯ◯])[〇○零０OＯ◯一二三四五六七八九]{2})"
NUM = r"(?:[0-9]{1,3}|[一二两兩三四五六七八九十百]{1,4})"
VAGUE_NUM = r"(?:几|幾|数|數|些|多|若干|几十|数十|十几|[三四五六七八]五)"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|二[一二三四五六七八九]|[一二三四五六七八九])"
_DAY_SIGN = r"[日号號]"
_EDGE = r"(?:底|末|初)"
_THIRD = r"(?:份(?:以前|之前)?|[上中下]旬|中下旬|中上旬)"

# What may follow a year, and also stands alone.
_MONTHS = rf"{MONTH}{W}(?:月份?)?{W}{SEP}{W}{MONTH}{W}月(?:份|底|末)?"
_DAYS = rf"{MONTH}{W}月{W}{DAY}{W}{_DAY_SIGN}?{W}{SEP}{W}(?:{MONTH}{W}月{W})?{DAY}{W}{_DAY_SIGN}"
_ONE_DAY = rf"{MONTH}{W}月{W}{DAY}{W}{_DAY_SIGN}(?:上午|下午|晚上|凌晨)?(?:{W}[0-2]?[0-9][:：][0-5][0-9](?::[0-5][0-9])?)?"
_ONE_MONTH = rf"{MONTH}{W}月{W}(?:{_THIRD}|{_EDGE})?"
_QUARTERS = rf"第?[一二三四1-4]{W}(?:(?:季度?)?(?:[、和]|{SEP})第?[二三四2-4]{W})?季度"
_SPANS = r"[上下]半年(?!级|級)|[前头頭][三3]个?季度|[前头頭](?:1[0-2]|[1-9]|十一?|[一二两三四五六七八九])个月|首季度?"
_SUB = rf"(?:{_DAYS}|{_ONE_DAY}|{_MONTHS}|{_ONE_MONTH}|{_QUARTERS}{_EDGE}?|{_SPANS})"
# Chinese month names are also parts of other words (十月革命, 三月三), so that alone they need a sign of the calendar.
_CN_MONTH = (
    rf"(?<![0-9.一二三四五六七八九十百个個数几单双每半])(?=[一二三四五六七八九十]{{1,2}}月)"
    rf"(?:{_DAYS}|{_ONE_DAY}|[一二三四五六七八九十]{{1,2}}月{_THIRD}|[一二三四五六七八九十]{{1,2}}月底"
    rf"|[一二三四五六七八九十]{{1,2}}月(?=以[来來前后後]|[，,在召])|{_MONTHS})"
)
_AR_MONTH = rf"(?<![0-9.．/／:：个個每\-—–~～])(?=[0-9]){_DAYS}|(?<![0-9.．/／:：个個每\-—–~～])(?=[0-9])(?:{_ONE_DAY}|{_MONTHS}|{_ONE_MONTH}(?![0-9龄齡嫂球饼薪供均度产票]))"

# A year named by its relation to the report; each guarded against the words that it is part of.
_WORD = (
    r"(?:今年(?!轻|輕|龄|齡)|本年度|(?<![基成资資根日脚書书文版原课課])本年(?!轻|級|级|度|代)|(?<![过過])去年|(?<![明])明年(?!代)"
    r"|(?<![提以当當空日目年月])前年(?!度|均|级)|(?<![今以之然前最落战戰])后年(?!度|均|代)|(?<![以近年月本历歷往])[来來]年(?!均|自)"
    r"|(?<![以马馬])上(?:一)?年(?:度)?(?!级|級|纪|紀|代)|(?<![以])下一?年度|(?<![相])[当當]年|(?<![0-9一二两兩三四五六七八九十数每多人])次年|翌年"
    r"|(?<![不相共合])同年(?!级|級|龄|齡|份|代)|(?<![安健完齐齊])全年(?!龄|齡|级|級|轻|輕)|[这這]一年(?!级|級|[来來]|[多]))"
)
_YEAR_EDGE = rf"年?(?:{_EDGE}(?!步|见|見|具|级|級|心|衷|蕴|蘊|线|線|气|氣|数|數|审|審|露|显|顯|成|中|选|選|创|創)(?:期|期间)?(?:以?前|之前)?)"
_YEAR_TAIL = rf"(?:{W}{_SUB}|{_YEAR_EDGE}|同期|全年)?(?:以[来來]|[来來](?![自到访訪临臨往源]))?"
_NEXT_IN_LIST = rf"(?={W}(?:[、，和与與及]|以及){W}{YEAR}{W}(?:年|[、，和与與及两兩三]))"
_RANGE = rf"{YEAR}{W}年?(?:度)?{W}{SEP}{W}(?:{YEAR}|[0-9]{{2}}){W}(?:年(?![龄齡])|(?=[)）]))"

_SPAN_WORD = r"(?:以?[来來](?![自访訪临臨往源])|[间間](?!隔)|[里裡]|时间)"
_BACK = (
    rf"(?:(?:刚刚|剛剛|刚|剛)?(?:过去|過去|以往)的?|最近的?|(?<![将將接附临臨靠走拉贴亲親])近|[这這](?=[^一]|一年多))"
    rf"(?:{NUM}|{VAGUE_NUM})[多余餘]?年多?{_SPAN_WORD}?(?!级|級|制|期|龄|齡)"
)
_SINCE = (
    rf"(?<![0-9.第])(?:(?:{NUM}[多余餘几]?|{VAGUE_NUM}|千百|上百|上千|百十|几百|几千|数千|数百)年多?(?:以[来來]|[来來](?![自访訪临臨往源华華信])))"
    rf"|(?<=[。！？；;!?\n\u3000 ，,：:])(?:四|五|三|4|5|3)年[间間](?=[，,])"
)
_FORWARD = (
    rf"(?:今后|今後|未来|未來|接下来|接下來|往后|往後)的?{W}"
    rf"(?:{NUM}(?:{SEP}{NUM})?|{VAGUE_NUM}|两三|三五|[一二三四五六七八九]到[一二三四五六七八九十]+)[多]?年(?!级|級|龄)(?:[间間里内])?"
    rf"|下(?:一)?个{NUM}年(?!级|级|计划|規|规)|新的{NUM}年(?!级|级|计划|规)"
)
_VAGUE = (
    rf"(?<![附最将將])近年(?:以?[来來])?(?!底|末|关|關|初|中|轻)|[历歷]年[来來]|(?:长期|長期|长时期|長時期|一[个個]时期|一段时间|一段时期)以[来來]"
    r"|(?:今后|今後|未来|未來|当前及今后|当前和今后)(?:相当长的?|较长的?|很长)?(?:一个|一段|较长|一)?(?:较长|相当长的?|很长)?(?:时期|時期|时间)"
)
_BOTH = r"今明(?:两|兩|二)?年|今明[后後](?:三)?年|(?<!文)明[后後](?:两|兩|二)?年|去今(?:两|兩|二)年"
_SEASON = r"去冬今春|今冬明春|今[春夏秋冬](?![天日风])|去[秋冬](?!除)|明春(?!晚)"
_LONE_EDGE = (
    r"(?:(?<![\u3400-\u9fff])|(?<=[到至比较較在于於和与與及争爭保从從自据據将將超同由的对對前截距离離完成现現破按照经經计計划劃取期]))"
    r"(?:年底(?!蕴|蘊|线|線|气|氣|数|數|子|座|层|薪|片)|年末|年初(?!步|见|見|具|级|級|心|衷|中|审|審|显|顯|成|露|选|選|创|創|始|期|夏|春|秋|冬|试)"
    r"|年内(?!部|涵|容|在|生|需|外|心|地|陆|蒙|河|资|科|控|置))(?:以?前|之前)?"
)
_CENTURY = (
    rf"(?:(?:本|上个?|下个?|下一个|20|21|二十一?){W}世[纪紀])(?:[1-9]0年代|[二三四五六七八九]十年代)?(?:以[来來]|末叶?|初期?|中叶|中期|初叶|前期|后期|之交|头{NUM}年|前{NUM}年|上半叶|下半叶|前半叶)?"
    r"(?!海上|“|经济|議|商报|教育|不动产|大饭店|马克思|议程)"
)
_DECADE = r"(?<![0-9])(?:[1-9]0|[二三四五六七八九]十)年代(?:以[来來]|末期?|初期?|中期|后期|中后期)?"
_SHORT = (
    rf"(?<![0-9.一二三四五六七八九十百千第近])(?:[4-9][0-9]{W}年(?={_EDGE}|{W}[0-9]{{1,2}}{W}月|第?[一二三四]季|[上下]半年|度)"
    rf"|[四五六七八九][〇○零一二三四五六七八九]年)(?![龄以多前后来来])(?:{_YEAR_EDGE}|{W}{_SUB})?"
)
# What the scan tries first, so that most places of a text cost one look: a number that goes on as a time does, ...
_FIRST_CHARS = "0-9一二两兩三四五六七八九十百元今本去明前后後来來上下当當次翌同全这這年过過刚剛最近以几幾数數多若千未接往历歷长長首头頭第新“\"「『‘'"
_CN = "一二两兩三四五六七八九十百〇○零０OＯ◯元"
_ARABIC_AHEAD = rf"(?<![0-9])[0-9]{{1,4}}{W}(?:[年月世季个個多余餘几至到以\-—–―─－~～〜、，,和与與及两兩二三四学學远/]|\.[0-9]{{1,2}}\.)"
_CHINESE_AHEAD = rf"[{_CN}]{{1,6}}{W}(?:[年月世季个個多余餘几至到以\-—–―─－~～〜、，,和与與及学學远]|[0-9])|[一二三四五六七八九十]{{1,2}}五"
# ... a quoted numeral, or a word of two characters.
_QUOTED_AHEAD = r"[“\"「『‘'][一二三四五六七八九十]"
_WORD_AHEAD = (
    r"[今去明前后後来來当當次翌同全本上下历歷近]年|上[一个世半百千]|下[一个世半]|本[世一二三四]|[这這近][0-9一二两兩三四五六七八九十几幾些数多]"
    r"|过去|過去|以往|最近|刚刚|剛剛|刚过|剛過|今[明春夏秋冬后後]|明[后後春]|去[今冬秋]|未[来來]|接下|往[后後]|[长長][期时時]|首季|当前"
    rf"|[前头頭第][{_CN}0-9]|新的|以[来來]|年[底末初内]|[几幾数數多若千][年干十百千]"
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
    """The grammar of times, made when first asked for. Raises ``DataTableError`` for a table that breaks its rules."""
    plans, events = _load()
    by_name = {plan.name: plan for plan in plans} | {str(plan.ordinal): plan for plan in plans}
    return Grammar(re.compile(_scan(plans, events)), re.compile(_plan_parts(plans)), by_name, events)


def _load() -> tuple[list[Plan], dict[str, date]]:
    table = tomllib.loads(resources.files("gwreport.data").joinpath(_TABLE).read_text(encoding="utf-8"))
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


def _either(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PLAN_TAIL = rf"(?:(?:规划|計劃|计划|规劃)?(?:期(?!间|間|望|待|盼)(?:末|内)?|时期|時期|期间|期間)|以[来來]|末期?|初期|中期|(?:前|后|後|头){NUM}年(?!级))?(?:末|初)?"
QUOTES = "“\"「『‘'"
CLOSERS = "”\"」』’'"


def _plan_names(plans: list[Plan]) -> tuple[str, str]:
    """The names that need quotation marks or a word such as 计划, and those that stand by themselves."""
    short = [p.name for p in plans if p.ordinal <= 10]
    return _either(short).replace("五", "[·•.・]?五"), _either([p.name for p in plans if p.ordinal > 10])


def _quoted_plan(plans: list[Plan]) -> str:
    short, long = _plan_names(plans)
    campaign = r"(?!的?(?:普法|法治|法制|依法))"
    return (
        rf"[{QUOTES}](?:{short})(?:[{CLOSERS}]{campaign}{_PLAN_TAIL}|(?=计划|計劃|规划|时期|期间){_PLAN_TAIL})"
        rf"|[{QUOTES}](?:{long})(?:[{CLOSERS}]{_PLAN_TAIL}|{_PLAN_TAIL})"
    )


def _plain_plan(plans: list[Plan]) -> str:
    short, long = _plan_names(plans)
    return (
        rf"(?<![一二三四五六七八九十百千万之0-9第])(?:{long})(?![个個年月日岁歲%％天次亿億万萬点點倍名户家]){_PLAN_TAIL}"
        rf"|(?<![一二三四五六七八九十百千万〇零之0-9第])(?:{short})(?=计划|計劃|规划|时期|期间|期間|以来){_PLAN_TAIL}"
        rf"|{_NUMBERED_PLAN}"
    )


_NUMBERED_PLAN = r"第?(?:十[一二三四五六]?|[一二三四五六七八九]|1?[0-9])[个個]五年(?:计划|規劃|规划|計劃)(?:时期|時期|期间|期間|期)?"


def _plan_parts(plans: list[Plan]) -> str:
    short, long = _plan_names(plans)
    return (
        rf"[{QUOTES}]?(?:(?P<name>{long}|{short})[{CLOSERS}]?|第?(?P<ordinal>[一二三四五六七八九十0-9]+)[个個]五年(?:计划|規劃|规划|計劃))"
        rf"(?:(?P<since>以[来來])|(?P<part>[前头后後]){W}(?P<count>{NUM})年|(?P<last>.{{0,3}}末)|.*)"
    )


def _scan(plans: list[Plan], events: dict[str, date]) -> str:
    """The whole pattern: groups of branches by how they begin, each branch named by its rule and its group."""
    iso = (
        r"(?:1[89]|20)[0-9]{2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9.])"
        r"(?:[ \t]{1,3}[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?"
    )
    years = rf"{_RANGE}(?:以[来來])?"
    year = rf"{YEAR}{W}年(?:度)?(?!龄|齡|历史){_YEAR_TAIL}|{YEAR}{_NEXT_IN_LIST}|{YEAR}(?=[两兩二三四]年|学年|學年|年?远景目标)"
    quarter = rf"(?<![0-9.一二三四五六七八九十每各]){_QUARTERS}{_EDGE}?(?:以[来來])?"
    since_event = "(?:" + "|".join(f"(?<={re.escape(name)})" for name in events) + ")以[来來]"
    groups = {
        _ARABIC_AHEAD: {
            "iso": rf"(?<![.\-/]){iso}",
            "years": years,
            "year": year,
            "century": _CENTURY,
            "decade": _DECADE,
            "since": _SINCE,
            "short": _SHORT,
            "part": rf"(?:{_AR_MONTH})(?:以[来來])?|{quarter}",
        },
        _CHINESE_AHEAD: {
            "years": years,
            "year": year,
            "century": _CENTURY,
            "plan": _plain_plan(plans),
            "decade": _DECADE,
            "since": _SINCE,
            "vague": _VAGUE,
            "short": _SHORT,
            "part": rf"{_CN_MONTH}(?:以[来來])?|{quarter}",
        },
        _QUOTED_AHEAD: {"plan": _quoted_plan(plans)},
        _WORD_AHEAD: {
            "both": _BOTH,
            "word": _WORD + _YEAR_TAIL,
            "back": _BACK,
            "forward": _FORWARD,
            "plan": _NUMBERED_PLAN,
            "part": rf"(?:(?<!以){_SPANS}|(?<![每各]){_QUARTERS}{_EDGE}?)(?:以[来來])?",
            "century": _CENTURY,
            "since": _SINCE,
            "vague": _VAGUE,
            "edge": _LONE_EDGE,
            "season": _SEASON,
            "event": since_event,
        },
    }
    parts = []
    for number, (ahead, branches) in enumerate(groups.items()):
        either = "|".join(f"(?P<{rule}_{number}>{body})" for rule, body in branches.items())
        parts.append(f"(?={ahead})(?:{either})")
    return rf"(?=[{_FIRST_CHARS}])(?:" + "|".join(parts) + ")"
