"""Which year a report plans.

The year is a decision table: the first of :data:`CASES` that gives a year decides. A day of delivery goes
before all of them, a month alone before all but the first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from gwreport.frontmatter.head import NUMBER, YEAR, FrontText
from gwreport.frontmatter.words import words
from gwreport.numerals.calendar import read_count
from gwreport.numerals.calendar import read_year as read_any_year
from gwreport.tables.matching import any_of

if TYPE_CHECKING:
    from gwreport.frontmatter.session import Congress, Session

# Reports of November and December plan the year that follows, those of early autumn may.
_AUTUMN = (9, 10)
# A year that is named so often is one that the report speaks of.
_OFTEN = 3
_FIRST_YEAR, _LAST_YEAR = 1949, 2100
_BARE_YEAR = re.compile(r"\b(20\d\d)\b")


def read_year(text: str) -> int | None:
    """A year of the republic in four digits of any script (二〇一五, 二O一五, 201四); None for any other."""
    year = read_any_year(text)
    return year if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR else None


@frozen
class _YearPatterns:
    """A year, and one that is reviewed, planned or past; the title of a report with its year.

    ``next_year`` is a plan for 明年, ``since_congress`` a look back to a session of the national congress.
    """

    year: re.Pattern[str]
    reviewed: re.Pattern[str]
    planned: re.Pattern[str]
    past: re.Pattern[str]
    titled: re.Pattern[str]
    next_year: re.Pattern[str]
    since_congress: re.Pattern[str]


@cache
def _patterns() -> _YearPatterns:
    table = words().years
    year = f"(?P<year>{YEAR})年"
    between = f"(?:{any_of(table.between)}){{0,8}}"
    # What else a heading reviews (2023年工作及“十四五”时期发展回顾).
    joined = r"[及和与、暨][^。！？；，,：:\d\n]{0,20}?"
    national = words().national_congress.names
    return _YearPatterns(
        year=re.compile(year),
        reviewed=re.compile(f"{year}{between}(?:{joined})?(?:{any_of(table.reviewed)})"),
        planned=re.compile(f"{year}{between}(?:总体)?(?:{any_of(table.planned)})"),
        past=re.compile(f"(?:{any_of(table.past)}){year}"),
        titled=re.compile(f"(?:{YEAR})年[^。,]{{0,20}}工作报告"),
        next_year=re.compile(f"明年{between}(?:总体)?(?:{any_of(table.planned)})"),
        since_congress=re.compile(
            f"第?(?P<term>{NUMBER})届(?:{any_of(national)})第?(?P<session>{NUMBER})次(?:全体)?会议以来"
            f"[的，,]?(?P<years>{NUMBER})年"
        ),
    )


@frozen
class YearClues:
    """What tells the year: the years that the text plans and reviews, and the one of the title.

    ``titled_review`` says that the title names the year reviewed, ``month`` is that of the delivery;
    ``body`` is asked for what else it says.
    """

    planned: int | None
    reviewed: int | None
    titled: int | None
    titled_review: bool
    congress: Congress | None
    month: tuple[int, int] | None
    body: str

    @classmethod
    def of(cls, title: str, head: FrontText, session: Session, body: str) -> YearClues:
        """The clues of a report."""
        planned, reviewed = _stated(body)
        titled = (
            _year_of_title(title)
            or _year_of_title("".join(_patterns().titled.findall(head.flat)[-1:]))
            or read_year(head.fields.get("year", "")[:4])
        )
        return cls(planned, reviewed, titled, _is_review(title), session.congress, session.month, body)

    def after_review(self) -> int | None:
        """The year after the one reviewed."""
        return None if self.reviewed is None else self.reviewed + 1


def _planned_after_review(clues: YearClues) -> int | None:
    """Headings plan the year after the one that they review."""
    return clues.planned if clues.planned is not None and clues.planned == clues.after_review() else None


def _of_month(clues: YearClues) -> int | None:
    """The year of a head with year and month: the next where the month is one of the last."""
    return None if clues.month is None else _year_after(*clues.month, clues.body)


def _of_title(clues: YearClues) -> int | None:
    """The year of the title, or the next where it is the one reviewed or the text plans 明年."""
    if clues.titled is None:
        return None
    is_reviewed = clues.titled_review if clues.reviewed is None else clues.reviewed == clues.titled
    return clues.titled + (is_reviewed or _patterns().next_year.search(clues.body) is not None)


def _of_congress(clues: YearClues) -> int | None:
    """The year of a session of the National People's Congress."""
    congress = clues.congress
    if congress is None or not congress.is_national:
        return None
    return words().national_congress.year(congress.term, congress.session)


def _since_congress(clues: YearClues) -> int | None:
    """The year of a look back over the years since a session of the National People's Congress."""
    found = _patterns().since_congress.search(clues.body)
    if found is None:
        return None
    term, session, years = (read_count(found[name]) for name in ("term", "session", "years"))
    if not term or not session or not years:
        return None
    first = words().national_congress.year(term, session)
    return None if first is None else first + years


def _after_past(clues: YearClues) -> int | None:
    """The year after the one that the text calls past."""
    past = _patterns().past.search(clues.body)
    year = read_year(past["year"]) if past else None
    return None if year is None else year + 1


def _after_most_named(clues: YearClues) -> int | None:
    """The year after the one named most, where the text speaks of 今年: reviews name the past year most."""
    if words().years.coming.search(clues.body) is None:
        return None
    years = Counter(_years(clues.body))
    year, count = years.most_common(1)[0] if years else (0, 0)
    return year + 1 if count >= _OFTEN else None


@frozen
class YearCase:
    """A way to tell the year, with its id; ``year`` gives None where the way leads nowhere."""

    id: str
    year: Callable[[YearClues], int | None]


#: The ways in order of precedence.
CASES = (
    YearCase("planned-after-review", _planned_after_review),
    YearCase("month", _of_month),
    YearCase("title", _of_title),
    YearCase("reviewed", YearClues.after_review),
    YearCase("national-congress", _of_congress),
    YearCase("since-congress", _since_congress),
    YearCase("past", _after_past),
    YearCase("planned", lambda clues: clues.planned),
    YearCase("most-named", _after_most_named),
)
#: The id of the way by the day of delivery.
DELIVERED = "delivered"


def plan_year(title: str | None, head: FrontText, session: Session, body: str) -> int | None:
    """The year a report plans: by its date, else by its title, headings, congress or wording, else None."""
    return explained_year(title, head, session, body)[0]


def explained_year(
    title: str | None, head: FrontText, session: Session, body: str
) -> tuple[int | None, str | None]:
    """The year a report plans and the id of the case that decided, both None where none does."""
    day = session.delivered
    if day is not None:
        return _year_after(day.year, day.month, body), DELIVERED
    clues = YearClues.of(title or "", head, session, body)
    found = ((case.year(clues), case.id) for case in CASES)
    return next(((year, case) for year, case in found if year is not None), (None, None))


def _year_after(year: int, month: int, body: str) -> int:
    """The year planned in a report of that month: in autumn the next one where the text names it often."""
    if month in _AUTUMN:
        return year + (body.count(f"{year + 1}年") >= _OFTEN)
    return year + (month > max(_AUTUMN))


def _stated(body: str) -> tuple[int | None, int | None]:
    """The latest year that headings plan, and the one that they review most often."""
    reviews = Counter(_years(body, _patterns().reviewed))
    plans = Counter(_years(body, _patterns().planned))
    if reviews:
        review = reviews.most_common(1)[0][0]
        return (review + 1 if review + 1 in plans else None), review
    # Of years named equally often the first is the year planned, the others are its outlook.
    return min(plans, key=lambda year: (-plans[year], year), default=None), None


def _years(text: str, pattern: re.Pattern[str] | None = None) -> Iterator[int]:
    """The years of a text, or those within a pattern."""
    for match in (pattern or _patterns().year).finditer(text):
        year = read_year(match["year"])
        if year is not None:
            yield year


def _year_of_title(title: str) -> int | None:
    """The last year of a title."""
    years = list(_years(title))
    bare = _BARE_YEAR.search(title)
    return years[-1] if years else int(bare[1]) if bare else None


def _is_review(title: str) -> bool:
    """Whether a title names the year reviewed: 2021年度, 2021年工作总结."""
    table = words().years
    return table.review_titles.search(title) is not None and table.plan_titles.search(title) is None
