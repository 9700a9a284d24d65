"""How times are written in reports: a table of branches, each with its name, its pattern and its examples.

The scan is one alternation of the branches in their order; the name of the branch that matches is the rule
of the mention. A look ahead keeps it from trying them at every place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from attrs import field, frozen

from gwreport.mentions.times.fragments import (
    CENTURY,
    CLOCK,
    CLOSERS,
    CN_DIGITS,
    COMING,
    DAYS,
    EDGE,
    MONTHS,
    NUM,
    ONE_DAY,
    ONE_MONTH,
    QUARTERS,
    QUOTES,
    SEP,
    SINCE,
    SPANS,
    THIRD,
    YEAR,
    YEAR_TAIL,
    ZERO,
    W,
)
from gwreport.mentions.times.plans import LAST_SHORT_NAME, knowledge, plan_parts
from gwreport.mentions.times.resolve import Read, Resolver, Spoken
from gwreport.mentions.times.words import words
from gwreport.tables.matching import any_of

# A short plan name in quotation marks means something else long after that plan has ended (“五五”工程).
_REMEMBERED = 12

#: Whether what a branch matched is a time, given the year that the report plans.
Accept = Callable[[re.Match[str], int | None], bool]


@frozen
class Branch:
    """One way to write times.

    ``resolve`` gives the days, None where a time of this kind has none; ``accepts`` refuses what only looks
    like one. ``is_point`` says that two such times may be the ends of a range, ``takes_lead`` that 截至 or 到
    before it belongs to it, ``only_resolved`` that it is no time without days. ``spoken`` is what it leaves
    for later times. ``examples`` are times that the branch finds; where they need other words
    around them, the time is between bars.
    """

    name: str
    pattern: str = field(repr=False)
    resolve: Read | None
    examples: tuple[str, ...]
    accepts: Accept | None = None
    is_point: bool = False
    takes_lead: bool = False
    only_resolved: bool = False
    spoken: Spoken = Spoken.NOTHING


@frozen(eq=False)
class Grammar:
    """The branches by name, and the pattern that finds them all; its last group is the name of the branch."""

    branches: Mapping[str, Branch]
    scan: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The grammar of times, made when first asked for.

    Raises ``DataTableError`` for a table of plans, events or words that breaks its rules.
    """
    branches = {branch.name: branch for branch in (*_calendar(), *_relative(), *_parts())}
    either = "|".join(f"(?P<{branch.name}>{branch.pattern})" for branch in branches.values())
    return Grammar(branches, re.compile(f"(?=[{_FIRST_CHARS}])(?={_AHEAD})(?:{either})"))


# What the scan tries first, so that most places of a text cost one look: a number that goes on as a time
# does, a quoted numeral, or a word of two characters.
_FIRST_CHARS = (
    "0-9一二两三四五六七八九十百元公今本去明前后来上下当次翌同全这年过刚最近以几数多若千未接往历长首头第新"
    + QUOTES
)
_ON = r"年月世季个多余几至到以\-—–―─－~～〜、，,和与及学远"
_AHEAD = "|".join(
    (
        rf"(?<![0-9])[0-9]{{1,4}}{W}(?:[{_ON}两二三四/／]|\.[0-9]{{1,2}}\.)",
        rf"[{CN_DIGITS}两十百{ZERO}元]{{1,6}}{W}(?:[{_ON}]|[0-9])|[{CN_DIGITS}十]{{1,2}}五",
        rf"[{QUOTES}][{CN_DIGITS}十]",
        rf"[今去明前后来当次翌同全本上下历近]年|上[一个世半]|下[一个世半]|本世|[这近][0-9{CN_DIGITS}十两几些数多]",
        "过去|以往|最近|刚刚|刚过|今[明春夏秋冬后]|明[后春]|去[今冬秋]|未来|接下|往后|长[期时]|首季|当前",
        rf"[前头第][{CN_DIGITS}十两百0-9]|[前后]半年|公元前?[0-9{CN_DIGITS}]|新的|以来|年[底末初内]|[几数多若千][年干十百千]",
    )
)


# ---- dates of the calendar: years, centuries, plans ----------------------------------------------


def _calendar() -> Sequence[Branch]:
    no_century = any_of(words().no_century)
    edges = rf"末叶?|初叶|初期?|中叶|中期|前期|后期|之交|[前头]{NUM}年|[上下前后]半叶"
    next_in_list = rf"(?={W}(?:[、，和与及]|以及){W}{YEAR}{W}(?:年|[、和与及两三]))"
    return (
        Branch(
            "iso",
            r"(?<![.\-/])(?:1[89]|20)[0-9]{2}(?:-[0-9]{1,2}-|/[0-9]{1,2}/|\.[0-9]{1,2}\.)[0-9]{1,2}(?![0-9.])"
            rf"(?:[ \t]{{1,3}}{CLOCK})?",
            Resolver.iso,
            ("2022-03-15", "2022/3/15", "2022.3.15", "2022-03-15 15:53"),
            is_point=True,
            only_resolved=True,
            spoken=Spoken.YEAR,
        ),
        Branch(
            "years",
            rf"{YEAR}{W}年?度?起?{W}{SEP}{W}(?:{YEAR}|[0-9]{{2}}){W}(?:年(?!龄)|(?=[)）]))(?:{SINCE})?",
            Resolver.range,
            ("2016—2020年", "2016年至2020年", "2016-20年"),
        ),
        Branch(
            "year",
            rf"{YEAR}{W}年度?(?!龄|历史){YEAR_TAIL}|{YEAR}{next_in_list}|{YEAR}(?=[两二三四]年|学年|年?远景目标)",
            Resolver.absolute,
            ("2021年", "二〇二一年三月", "2021年底", "2021年以来", "2021年第一季度"),
            is_point=True,
            takes_lead=True,
            spoken=Spoken.YEAR,
        ),
        Branch(
            "early",
            rf"公元前?[1-9][0-9]{{0,3}}{W}年(?:{W}(?:{ONE_DAY}|{ONE_MONTH}))?"
            rf"|(?<![0-9.])1[0-7][0-9]{{2}}{W}年{W}(?:{ONE_DAY}|{ONE_MONTH})",
            Resolver.early,
            ("1357年6月10日", "公元960年", "公元前206年"),
        ),
        Branch(
            "school",
            rf"{YEAR}{W}年?{W}[/／—–―－-]{{1,2}}{W}(?:{YEAR}|[0-9]{{2}}){W}学年度?",
            Resolver.school,
            ("2021/2022学年", "2021—2022学年"),
        ),
        Branch(
            "century",
            rf"{CENTURY}{W}世纪(?:[1-9]0年代|[二三四五六七八九]十年代)?"
            rf"(?:{SINCE}|{edges})?(?!{no_century})",
            Resolver.century,
            (
                "本世纪中叶",
                "20世纪90年代",
                "十九世纪四十年代",
                "公元前3世纪",
                "上世纪八十年代末",
                "21世纪以来",
            ),
        ),
        Branch(
            "decade",
            rf"(?<![0-9])(?:[1-9]0|[二三四五六七八九]十)年代(?:{SINCE}|末期?|初期?|中后?期|后期)?",
            Resolver.decade,
            ("90年代", "八十年代末", "九十年代以来"),
        ),
        Branch(
            "plan",
            _plans(),
            Resolver.plan,
            ("“十四五”", "“十四五”时期", "十三五末", "“八·五”期间", "“八五”前三年", "第十个五年计划"),
            accepts=_is_plan,
            takes_lead=True,
        ),
    )


def _plans() -> str:
    """A plan by its name, in quotation marks or not, or by its number."""
    tail = (
        r"(?:(?:规划|计划)?(?:期(?![间望待盼])[末内]?|时期|期间)"
        rf"|{SINCE}|末期?|初期|中期|[前后头]{NUM}年(?!级))?[末初]?"
    )
    plans = knowledge().plans
    short = "|".join(f"{plan.name[:-1]}[·•.・]?五" for plan in plans if plan.ordinal <= LAST_SHORT_NAME)
    long = any_of(plan.name for plan in plans if plan.ordinal > LAST_SHORT_NAME)
    no_plan = rf"(?!的?(?:{any_of(words().no_plan)}))"
    no_number = rf"(?<![{CN_DIGITS}十百千万"
    return (
        rf"[{QUOTES}](?:(?:{short})(?:[{CLOSERS}]{no_plan}|(?=计划|规划|时期|期间))|(?:{long})[{CLOSERS}]?){tail}"
        rf"|(?:{no_number}之0-9第])(?:{long})(?![个年月日岁%％天次亿万点倍名户家])"
        rf"|{no_number}{ZERO}之0-9第])(?:{short})(?=计划|规划|时期|期间|以来)){tail}"
        rf"|第(?:十[一二三四五六]?|[{CN_DIGITS}]|1?[0-9])个五年(?:计划|规划)(?:时期|期间|期)?"
    )


def _is_plan(match: re.Match[str], year: int | None) -> bool:
    """Whether a plan is meant: a while after the first plans their names are those of other things."""
    found = plan_parts(match[0]) if match[0][0] in QUOTES and year is not None else None
    if found is None or year is None or found["tail"] != "":
        return True
    if match.string.startswith("计划", match.end()):
        return True
    plan = knowledge().by_name.get(found["name"] or "")
    return plan is None or plan.ordinal > LAST_SHORT_NAME or year - plan.last <= _REMEMBERED


# ---- times that count from the report ------------------------------------------------------------


def _relative() -> Sequence[Branch]:
    table = words()
    year = "|".join(row.pattern for row in table.relative)
    some = rf"(?:{any_of(table.vague_counts)}|[几数些多]|[三四五六七八]五)"
    raised = f"(?:{any_of(table.raised)})(?!{any_of(table.no_raised)})"
    return (
        Branch(
            "both",
            r"今明[两二]?年|今明后三?年|(?<!文)明后[两二]?年|去今两年",
            Resolver.both,
            ("今明两年", "今明后三年", "去今两年"),
        ),
        Branch(
            "word",
            rf"(?:{year}){YEAR_TAIL}",
            Resolver.relative,
            ("今年", "去年底", "明年上半年", "上年同期", "今年以来"),
            is_point=True,
            takes_lead=True,
            spoken=Spoken.YEAR,
        ),
        Branch(
            "back",
            r"(?:(?:刚刚|刚)?(?:过去|以往)的?|最近的?|(?<![将接附临靠走拉贴亲])近|这(?=[^一]|一年多))"
            rf"(?:{NUM}|{some})[多余]?年多?(?:{SINCE}|{COMING}|间(?!隔)|里|时间)?(?![级制期龄])"
            rf"|(?<=[比较与同])(?:前|上个|上一个){NUM}年(?![级均])",
            Resolver.back,
            ("过去五年", "近三年来", "这五年", "最近十年"),
            accepts=_is_no_duration,
            spoken=Spoken.WINDOW,
        ),
        Branch(
            "forward",
            rf"(?:今后|未来|接下来|往后)的?{W}(?:{NUM}(?:{SEP}{NUM})?|{some}|两三|三五)多?年(?![级龄])[间里内]?"
            rf"|下一?个{NUM}年(?![级计规])|(?<!创)新的{NUM}年(?![级计规])",
            Resolver.forward,
            ("今后五年", "未来三年", "下一个五年"),
            spoken=Spoken.WINDOW,
        ),
        Branch(
            "since",
            rf"(?<![0-9.第])(?:{NUM}[多余几]?|{some}|{any_of(table.vague_counts_before_coming)})年多?(?:{SINCE}|{COMING})"
            r"|(?<=[。！？；;!?\n\u3000 ，,：:])[三四五345]年间(?=[，,])",
            Resolver.back,
            ("一年来", "五年以来", "几年来"),
            spoken=Spoken.WINDOW,
        ),
        Branch(
            "ago",
            rf"(?<=[比较与同是于到了]){NUM}年以?前(?![三{CN_DIGITS}0-9列后景沿期提夕])",
            Resolver.ago,
            ("比|五年前|",),
        ),
        # The years under review before what was done in them (五年累计减税); in a plan they are a duration.
        Branch(
            "term",
            rf"(?<![0-9.第{CN_DIGITS}十百两近前后这来过去每新续用需时期提为再满个余多几数争保划务])"
            rf"(?:[2-9]|10|[二两三四五六七八九十])年(?={any_of(table.summed)}|共(?![同产享和]|建[^成])|{raised})"
            r"|(?<=[。；;！\n\u3000 ，：:—])(?:五|5)年(?=[\u4e00-\u9fff])"
            r"(?![以之内左前后来间里多期制的行计规过专攻中一大开发见磨])(?=[^，,。；;\n]{2,14}[0-9０-９])",
            Resolver.term,
            ("|五年|累计减税", "|3年|新增学校20所"),
            only_resolved=True,
        ),
        Branch(
            "vague",
            rf"(?<![附最将])近年(?:{SINCE}|来)?(?![底末关初中轻])|历年来"
            rf"|(?:长期|长时期|一个时期|一段时间|一段时期){SINCE}"
            r"|(?:今后|未来|当前及今后|当前和今后)(?:相当长的?|较长的?|很长)?(?:一个|一段|较长|一)?"
            r"(?:较长|相当长的?|很长)?(?:时期|时间)",
            None,
            ("近年来", "历年来", "长期以来", "今后一个时期", "当前和今后一段时间"),
        ),
    )


def _is_no_duration(match: re.Match[str], year: int | None) -> bool:
    """Whether 近三年 is a time: 近三年的努力 is a duration."""
    written = match[0]
    if written[0] != "近" or written[-1] == "来":
        return True
    return not written.endswith("时间") and _lasting().match(match.string, match.end()) is None


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(f"的?(?:{any_of(words().lasting)})")


# ---- parts of a year without the year ------------------------------------------------------------

# Month names alone: not in 2.5月, 个月, 每年9月2日, nor in 5月龄; Chinese ones are also parts of other words
# (十月革命, 三月三), so that they need a sign of the calendar.
_ARABIC_MONTH = (
    r"(?<![0-9.．/／:：个每\-—–~～])(?<!每年)(?<!每年的)(?=[0-9])"
    rf"(?:{DAYS}|{ONE_DAY}|{MONTHS}|{ONE_MONTH}(?![0-9龄嫂球饼薪供均度产票]))"
)
_CHINESE_NAME = rf"[{CN_DIGITS}十]{{1,2}}月"
_CHINESE_MONTH = (
    rf"(?<![0-9.{CN_DIGITS}十百个数几单双每半])(?<!每年)(?={_CHINESE_NAME})"
    rf"(?:{DAYS}|{ONE_DAY}|{_CHINESE_NAME}(?:{THIRD}|[底末初])|{_CHINESE_NAME}(?=以[来前后]|[，,在召])|{MONTHS})"
)


def _parts() -> Sequence[Branch]:
    table = words()
    # The scan finds the 以来, so that no name of an event has to be tried at every place.
    event = "|".join(f"(?<={re.escape(name)})" for name in knowledge().events)
    return (
        Branch(
            "part",
            rf"(?:{_ARABIC_MONTH}|{_CHINESE_MONTH}|(?<![每各])(?:(?=第)|(?<![0-9.{CN_DIGITS}十])){QUARTERS}|(?<![以提之])(?:{SPANS}))"
            rf"(?:{SINCE})?",
            Resolver.part,
            ("3月", "3月15日", "三月底", "1—10月", "第一季度", "上半年", "前三季度"),
            is_point=True,
        ),
        # The edges of a year without the year: 年底, 年初, 年末, 年内.
        Branch(
            "edge",
            r"(?:(?<![\u3400-\u9fff0-9])|(?<=[到至比较在于和与及争保从自据将超同由的对前截距离完成现破按照经计划取期]))"
            rf"(?:{EDGE}(?<=.[底末初前期间])|年内(?![部涵容在生需外心地陆蒙河资科控置]))"
            rf"|(?<![0-9{CN_DIGITS}十百千万两几数多半每今去明前本当全同常老少青成余近往历])年[底内]前?(?={any_of(table.accomplished)})",
            Resolver.edge,
            ("年底", "年初", "年内", "年底前"),
            takes_lead=True,
        ),
        Branch(
            "season",
            rf"{any_of(table.seasons)}|今[春夏秋冬](?![天日风])|去[秋冬](?!除)|明春(?!晚)",
            None,
            ("今冬明春", "去秋", "今春"),
        ),
        Branch("event", f"(?:{event}){SINCE}", Resolver.event, ("改革开放以来", "党的二十大以来")),
    )
