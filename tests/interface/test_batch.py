"""Many texts: order, streaming, errors and processes."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import gwreport
from gwreport.batch import Failure, map_ordered, parse_many, read_many
from gwreport.errors import GwReportError, InputError, NotPicklableError, WorkerLostError
from gwreport.interfaces import Reading
from gwreport.model import Diagnostic, Mention
from gwreport.pipeline import Pipeline
from gwreport.workers import LOOK_AHEAD

TEXTS = [f"第{n}篇：全县新建公园{n}个。" for n in range(1, 24)]


class FailsOn:
    """An extractor that breaks on texts with a given word."""

    name = "fails"
    labels = frozenset({"NOTHING"})

    def __init__(self, word: str) -> None:
        self.word = word

    def extract(self, reading: Reading) -> Iterable[Mention[Any] | Diagnostic]:
        if self.word in reading.text:
            raise RuntimeError(f"cannot read {self.word}")
        return ()


class StubbornError(Exception):
    """An error that pickles but cannot be rebuilt, as many in the wild."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def stubborn(number: int) -> int:
    if number == 3:
        raise StubbornError(1, 2)
    return number * number


@pytest.fixture
def failing() -> Pipeline:
    return Pipeline(extractors=[FailsOn("第5篇")])


@pytest.mark.parametrize("processes, chunksize", [(1, 4), (2, 1), (2, 5), (3, 100)])
def test_reports_come_in_order_from_a_generator(processes: int, chunksize: int) -> None:
    reports = parse_many((text for text in TEXTS), processes=processes, chunksize=chunksize)
    assert [report.text for report in reports] == TEXTS


def test_the_result_is_that_of_parse() -> None:
    assert list(parse_many(TEXTS[:3], processes=2)) == [gwreport.parse(text) for text in TEXTS[:3]]


def test_no_texts_give_no_reports() -> None:
    assert list(parse_many([])) == []
    assert list(parse_many([], processes=2)) == []


@pytest.mark.parametrize("processes, ahead", [(1, 1), (2, 2 * LOOK_AHEAD * 3)])
def test_the_look_ahead_is_bounded(processes: int, ahead: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in itertools.count(1):
            taken += 1
            yield f"全县新建公园{number}个。"

    reports = parse_many(endless(), processes=processes, chunksize=3)
    assert taken == 0  # nothing is read before the first result is asked for
    next(reports)
    assert taken <= ahead
    reports.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("processes", [1, 2])
def test_raise_gives_what_came_before_the_error(processes: int, failing: Pipeline) -> None:
    reports = parse_many(TEXTS, processes=processes, pipeline=failing)
    assert [report.text for report in itertools.islice(reports, 4)] == TEXTS[:4]
    with pytest.raises(RuntimeError, match="cannot read 第5篇"):
        next(reports)


@pytest.mark.parametrize("processes", [1, 2])
def test_skip_leaves_the_broken_text_out(processes: int, failing: Pipeline) -> None:
    reports = parse_many(TEXTS, processes=processes, on_error="skip", pipeline=failing)
    assert [report.text for report in reports] == TEXTS[:4] + TEXTS[5:]


@pytest.mark.parametrize("processes", [1, 2])
def test_record_puts_a_failure_in_its_place(processes: int, failing: Pipeline) -> None:
    outcomes = list(parse_many(TEXTS, processes=processes, on_error="record", pipeline=failing))
    assert len(outcomes) == len(TEXTS)
    (failure,) = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert (failure.index, failure.item) == (4, TEXTS[4])
    assert str(failure.error) == "cannot read 第5篇"
    assert outcomes.index(failure) == 4


def test_what_is_no_text_is_an_error_like_others() -> None:
    texts: list[Any] = [TEXTS[0], 12, TEXTS[1]]
    outcomes = list(parse_many(texts, on_error="record"))
    assert isinstance(outcomes[1], Failure)
    assert isinstance(outcomes[1].error, TypeError)
    with pytest.raises(TypeError, match="a text must be a str, got int"):
        list(parse_many(texts))


def test_an_error_that_cannot_travel_keeps_its_words() -> None:
    outcomes = list(map_ordered(stubborn, range(5), processes=2, on_error="record"))
    assert [o for o in outcomes if not isinstance(o, Failure)] == [0, 1, 4, 16]
    failure = outcomes[3]
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, GwReportError)
    assert str(failure.error) == "StubbornError: 1 and 2"


@pytest.mark.parametrize(
    "arguments, error, message",
    [
        ({"processes": 0}, ValueError, "processes must be a whole number of 1 or more, got 0"),
        ({"processes": 1.5}, ValueError, "processes must be"),
        ({"processes": True}, ValueError, "processes must be"),
        ({"chunksize": -1}, ValueError, "chunksize must be"),
        ({"on_error": "ignore"}, ValueError, "'raise', 'skip' or 'record', got 'ignore'"),
    ],
)
def test_wrong_arguments_are_refused_at_once(
    arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        parse_many(TEXTS, **arguments)


def test_one_text_is_not_many() -> None:
    with pytest.raises(TypeError, match="not one str"):
        parse_many("各位代表")


def test_files_come_in_order_and_missing_ones_are_recorded(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(
        "云河县政府工作报告\n各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        "一、2023年工作回顾\n全县地区生产总值增长6.5%。\n二、2024年工作安排\n地区生产总值增长6%左右。\n",
        encoding="utf-8",
    )
    missing = tmp_path / "missing.txt"
    outcomes = list(read_many([good, missing, good], processes=2, on_error="record"))
    assert [isinstance(o, Failure) for o in outcomes] == [False, True, False]
    failure = outcomes[1]
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, OSError | InputError)
    assert "missing.txt" in str(failure.error)


def killed_on_three(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


@pytest.mark.parametrize("chunksize", [1, 2, 5])
def test_a_killed_worker_costs_its_item_alone(chunksize: int) -> None:
    outcomes = list(
        map_ordered(killed_on_three, range(9), processes=2, chunksize=chunksize, on_error="record")
    )
    failure = outcomes.pop(3)
    assert outcomes == [0, 1, 4, 16, 25, 36, 49, 64]
    assert isinstance(failure, Failure)
    assert (failure.index, failure.item) == (3, 3)
    assert isinstance(failure.error, WorkerLostError)
    assert "was killed by SIGKILL" in str(failure.error)


def test_a_killed_worker_is_a_documented_error() -> None:
    with pytest.raises(WorkerLostError, match=r"tried 2 times"):
        list(map_ordered(killed_on_three, range(9), processes=2))


def killed_once(folder_and_number: tuple[str, int]) -> int:
    folder, number = folder_and_number
    with (Path(folder) / str(number)).open("a") as log:
        log.write("x")
    if number == 2 and (Path(folder) / "2").stat().st_size == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_the_item_of_a_killed_worker_is_tried_once_more(tmp_path: Path) -> None:
    items = [(str(tmp_path), number) for number in range(5)]
    assert list(map_ordered(killed_once, items, processes=2)) == [0, 1, 2, 3, 4]
    assert (tmp_path / "2").read_text() == "xx"


def leaves(number: int) -> int:
    if number == 1:
        raise SystemExit(7)
    return number


def test_a_component_that_ends_its_process_is_told() -> None:
    outcomes = list(map_ordered(leaves, range(3), processes=2, on_error="record"))
    assert isinstance(outcomes[1], Failure)
    assert "ended with code 7" in str(outcomes[1].error)
    assert [outcomes[0], outcomes[2]] == [0, 2]


class Unloadable:
    """A result that pickles and cannot be rebuilt."""

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return (int, ("no number",))


def result_of(number: int) -> object:
    """Two of the four results cannot travel."""
    return {1: lambda: number, 2: Unloadable()}.get(number, number)


def test_a_result_that_cannot_be_pickled_is_a_failure_of_its_own() -> None:
    outcomes = list(map_ordered(result_of, range(4), processes=2, on_error="record"))
    assert [outcomes[0], outcomes[3]] == [0, 3]
    for outcome in outcomes[1:3]:
        assert isinstance(outcome, Failure)
        assert isinstance(outcome.error, NotPicklableError)
        assert outcome.error.what == "result"


def size_of(item: object) -> int:
    return len(str(item))


def test_an_item_that_cannot_be_pickled_is_a_failure_of_its_own() -> None:
    generator = (n for n in range(3))
    items: list[object] = ["a", generator, "b", Unloadable(), "c"]
    outcomes = list(map_ordered(size_of, items, processes=2, chunksize=2, on_error="record"))
    assert [outcomes[0], outcomes[2], outcomes[4]] == [1, 1, 1]
    for index in (1, 3):
        outcome = outcomes[index]
        assert isinstance(outcome, Failure)
        assert isinstance(outcome.error, NotPicklableError)
        assert outcome.item is items[index]


def breaks_off() -> Iterator[str]:
    yield from TEXTS[:3]
    raise OSError("the network is gone")


@pytest.mark.parametrize("processes", [1, 2])
def test_a_source_that_raises_gives_what_was_read_ahead(processes: int) -> None:
    outcomes = list(parse_many(breaks_off(), processes=processes, on_error="record"))
    failure = outcomes.pop()
    assert [o.text for o in outcomes if not isinstance(o, Failure)] == TEXTS[:3]
    assert isinstance(failure, Failure)
    assert (failure.index, failure.item, str(failure.error)) == (3, None, "the network is gone")


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("on_error", ["raise", "skip"])
def test_a_source_that_raises_is_never_passed_over(processes: int, on_error: Any) -> None:
    reports = parse_many(breaks_off(), processes=processes, on_error=on_error)
    assert [report.text for report in itertools.islice(reports, 3)] == TEXTS[:3]
    with pytest.raises(OSError, match="the network is gone"):
        next(reports)


def test_large_items_and_results_do_not_block_each_other() -> None:
    items = ["字" * 300_000] * 12
    assert list(map_ordered(str.swapcase, items, processes=2, chunksize=2)) == items


def test_no_process_is_left_when_the_stream_is_given_up() -> None:
    results = map_ordered(size_of, itertools.count(), processes=2)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []
