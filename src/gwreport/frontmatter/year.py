"""Which year a report plans."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import cache

from gwreport.frontmatter.head import HAN, YEAR, Congress, Head, read_number, read_year
from gwreport.frontmatter.words import words

# Reports of November and December plan the year that follows, those of early autumn may.
_AUTUMN = (9, 10)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    year = f"(?P<year>{YEAR})年"
    kind = "(?:的|度|全市|全省|全县|全区|政府|主要|重点|经济|社会|发展|工作|各项){0,8}"
    return {
        "year": re.compile(year),
        "review": re.compile(f"{year}{kind}(?:回顾|总结|基本情况|基本估计|基本估价)"),
        "plan": re.compile(f"{year}{kind}(?:总体)?(?:安排|要求|任务|目标|打算|计划安排|部署|思路|设想|预期)"),
        "titled": re.compile(f"(?:{YEAR})年[^。,]{{0,20}}工作报告"),
        "past": re.compile(f"(?:刚刚|已经)?过去的{year}"),
    }


def plan_year(
    title: str | None, head: Head, delivered: date | None, congress: Congress | None, body: str
) -> int | None:
    """The year a report plans: by its date, else by its title, headings, congress or wording, else None."""
    if delivered is not None and delivered.month not in _AUTUMN:
        return delivered.year + (delivered.month > max(_AUTUMN))
    if delivered is not None:
        return delivered.year + (body.count(f"{delivered.year + 1}年") >= 3)
    plan, review = _stated(body)
    named = (
        _year_of_title(title or "")
        or _year_of_title("".join(_patterns()["titled"].findall(head.flat)[-1:]))
        or read_year(head.fields.get("年份", "")[:4])
    )
    if review is not None and plan == review + 1:
        return plan
    if named is not None:
        return named + (review == named or (review is None and _is_review(title or "")))
    if review is not None:
        return review + 1
    if congress is not None:
        year = national_year(congress)
        if year is not None:
            return year
    past = _patterns()["past"].search(body)
    if past:
        year = read_year(past["year"])
        return year + 1 if year else None
    return plan if plan is not None else _most_named(body)


def _stated(body: str) -> tuple[int | None, int | None]:
    """The latest year that headings plan, and the latest that they review."""
    found: dict[str, Counter[int]] = {"plan": Counter(), "review": Counter()}
    for kind, years in found.items():
        for match in _patterns()[kind].finditer(body):
            year = read_year(match["year"])
            if year is not None:
                years[year] += 1
    review = found["review"].most_common(1)[0][0] if found["review"] else None
    plans = {year for year in found["plan"] if review is None or year == review + 1}
    if review is not None:
        return (review + 1 if plans else None), review
    # Of years named equally often the first is the year planned, the others are its outlook.
    planned = sorted(found["plan"].items(), key=lambda item: (-item[1], item[0]))
    return (planned[0][0] if planned else None), None


def _year_of_title(title: str) -> int | None:
    """The last year of a title."""
    years = [read_year(m["year"]) for m in _patterns()["year"].finditer(title)]
    bare = re.search(r"[(]?\b(20\d\d)\b[)]?", title)
    return next((y for y in reversed(years) if y), int(bare[1]) if bare else None)


def _is_review(title: str) -> bool:
    """Whether a title names the year reviewed: 2021年度, 2021年工作总结."""
    return re.search("年度|总结", title) is not None and "计划" not in title and "安排" not in title


def national_year(congress: Congress) -> int | None:
    """The year of a session of the National People's Congress."""
    match = re.match(f"第([{HAN}]+)届全国", congress.name)
    term = read_number(match[1]) if match else None
    if not term:
        return None
    table = words().national_congress
    if term >= table.yearly_from:
        if congress.session is None:
            return None
        return table.first + 5 * (term - table.yearly_from) + congress.session - 1
    years = table.sessions[term - 1]
    session = congress.session or (1 if len(years) == 1 else 0)
    return years[session - 1] if 0 < session <= len(years) else None


def _most_named(body: str) -> int | None:
    """The year after the one named most, where the text speaks of 今年: reviews name the past year most."""
    if "今年" not in body and "明年" not in body:
        return None
    years = Counter(y for m in _patterns()["year"].finditer(body) if (y := read_year(m["year"])))
    year, count = years.most_common(1)[0] if years else (0, 0)
    return year + 1 if count >= 3 else None
