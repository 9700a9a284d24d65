"""Texts of many invented reports, to try pages and tables on."""

from __future__ import annotations

from collections.abc import Iterator

from strategies import PLACES


def reports(number: int) -> Iterator[str]:
    """Texts of invented reports, each with six headline targets."""
    for n in range(number):
        place, year = PLACES[n % len(PLACES)], 2015 + n % 9
        yield (
            f"{year}年{place}政府工作报告\n各位代表：\n现在，我代表政府，向大会报告工作，请予审议。\n"
            f"一、{year - 1}年工作回顾\n地区生产总值增长{5 + n % 4}.{n % 10}%。\n二、{year}年工作安排\n"
            f"主要预期目标是：地区生产总值增长{5 + n % 3}%左右，固定资产投资增长{6 + n % 4}%以上，"
            f"社会消费品零售总额增长{7 + n % 2}%，一般公共预算收入增长{3 + n % 5}%，"
            f"城镇新增就业{n % 7 + 1}万人，居民收入增长与经济增长同步。\n"
            "三、加强政府自身建设\n改进作风。\n"
        )
