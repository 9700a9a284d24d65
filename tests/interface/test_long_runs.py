"""``gwreport batch``: what it writes, what a second run reads, and runs that are ended at any moment."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import pty
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from gwreport.cli import FAILED, OK, USAGE, main
from gwreport.export.tables import StatementRow, TargetRow, read_table
from gwreport.pipeline import Pipeline

EXAMPLES = Path(__file__).parents[2] / "examples"
PROVINCE = EXAMPLES / "qinglan-province-2024.txt"
COUNTY = EXAMPLES / "yunhe-county-2022.txt"
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)
#: Runs that are ended at a random moment: in all suites, and with those marked ``slow`` (`pytest -m slow`).
INTERRUPTIONS, MORE_INTERRUPTIONS = 6, 30
PATIENCE = 120.0
#: What a process and all that it starts have in their environment, with the folder of the run.
RUN_OF = "GWREPORT_TEST_RUN"
Capture = pytest.CaptureFixture[str]


def report(year: int, rate: str = "6") -> str:
    """A short report of an invented place."""
    return (
        f"{year}年云河县政府工作报告\n各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。\n"
        f"一、{year - 1}年工作回顾\n全县地区生产总值增长{rate}%，粮食产量12.3万吨。\n"
        f"二、{year}年工作安排\n今年经济社会发展的主要预期目标是：地区生产总值增长{rate}%左右。\n"
    )


#: A report of which `gwreport check` has something to say.
CONTRADICTORY = report(2016).replace("全县地区", "三次产业结构调整为10.0:40.0:60.0，全县地区")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Reports in folders, one file without a report, one that is no text."""
    given = tmp_path / "given"
    for number in range(7):
        path = given / f"county-{number % 2}" / f"{2010 + number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(2010 + number), encoding="utf-8")
    (given / "news.txt").write_text("云河县举行春季植树活动，栽下树苗5000株。", encoding="utf-8")
    (given / "picture.txt").write_bytes(b"\x89PNG\r\n" + bytes(range(256)))
    return given


def content(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_folder_of_files_becomes_tables_in_parts(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    assert main(["batch", str(folder), "-o", str(out)]) == FAILED  # the picture
    said, told = capsys.readouterr()
    assert said.splitlines()[:2] == [
        "9 texts: 7 with a report, 1 without one, 1 failed (9 read now, 0 known)",
        "7 reports; rows: statements 21 · targets 7",
    ]
    assert said.splitlines()[2].startswith("failed 1 × cannot read a picture (PNG)")
    assert told.count("\n") == 1
    assert f"gwreport: {folder}/picture.txt: cannot read a picture" in told
    assert sorted(path.name for path in out.iterdir()) == [
        "manifest.jsonl", "run.json", "statements", "store.sqlite", "targets",
    ]  # fmt: skip
    rows = list(read_table(out / "targets" / "part-00000.csv", TargetRow))
    assert [(row.year, row.file) for row in rows][:2] == [
        (2010, f"{folder}/county-0/2010.txt"),
        (2012, f"{folder}/county-0/2012.txt"),
    ]
    manifest = lines_of(out / "manifest.jsonl")
    assert [line["status"] for line in manifest].count("read") == 7
    assert {line["file"] for line in manifest} == {str(p) for p in folder.rglob("*") if p.is_file()}
    (line,) = [line for line in manifest if line["file"].endswith("2013.txt")]
    assert line["sha256"] == hashlib.sha256((folder / "county-1/2013.txt").read_bytes()).hexdigest()
    assert line["rows"] == {"targets": 1, "statements": 3}


def test_the_rows_are_those_of_the_other_commands(folder: Path, tmp_path: Path) -> None:
    files = sorted(str(path) for path in folder.rglob("20*.txt"))
    (folder / "county-0" / "2016.txt").write_text(CONTRADICTORY, encoding="utf-8")
    tables = ("targets", "statements", "figures", "check")
    main(["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "2", "--tables", ",".join(tables)])
    for table in tables:
        assert main([table, *files, "-o", str(tmp_path / f"{table}.csv")]) == OK
        whole = (tmp_path / f"{table}.csv").read_bytes()
        assert whole.count(b"\r\n") > 1
        assert (tmp_path / "out" / table / "part-00000.csv").read_bytes() == whole


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_parts_have_so_many_texts_in_every_form(
    form: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gwreport.cli.batch.command._TEXTS_IN_A_PART", 4)
    out = tmp_path / "out"
    main(["batch", str(folder), "-o", str(out), "--tables", "statements", "-f", form, "-j", "1"])
    parts = sorted((out / "statements").iterdir())
    assert [part.name for part in parts] == [f"part-0000{n}.{form}" for n in range(3)]
    rows = [list(read_table(part, StatementRow)) for part in parts]
    assert [len({row.file for row in part}) for part in rows] == [4, 3, 0]
    assert not (out / "targets").exists()


def reading_counter(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that are really read."""
    read: list[str] = []
    original = Pipeline.read

    def counted(self: Pipeline, data: Any, *, name: str | None = None, **known: Any) -> Any:
        read.append(Path(name or "").name)
        return original(self, data, name=name, **known)

    monkeypatch.setattr(Pipeline, "read", counted)
    return read


def test_a_second_run_reads_only_what_has_changed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    read = reading_counter(monkeypatch)
    arguments = ["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "1"]
    main(arguments)
    assert len(read) == 9
    before = content(tmp_path / "out")
    read.clear()
    main(arguments)
    assert read == []
    assert content(tmp_path / "out") == before
    (folder / "county-0" / "2012.txt").write_text(report(2012, "7"), encoding="utf-8")
    (folder / "county-0" / "2014.txt").rename(folder / "county-0" / "moved.txt")
    (folder / "new.txt").write_text(report(2025), encoding="utf-8")
    (folder / "news.txt").unlink()
    main(arguments)
    assert sorted(read) == ["2012.txt", "new.txt"]
    assert "(2 read now, 7 known)" in capsys.readouterr().out
    main(["batch", str(folder), "-o", str(tmp_path / "afresh"), "-j", "1"])
    assert content(tmp_path / "out") == content(tmp_path / "afresh")


@pytest.mark.parametrize(
    "change", [["--only", "quantities"], ["--tables", "targets"], ["--indicator", "cpi"]]
)
def test_other_options_read_all_anew(
    change: list[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = reading_counter(monkeypatch)
    main(["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "1"])
    read.clear()
    main(["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "1", *change])
    assert len(read) == 9
    main(["batch", str(folder), "-o", str(tmp_path / "afresh"), "-j", "1", *change])
    if "--tables" not in change:  # a table that is no longer asked for stays as it was
        assert content(tmp_path / "out") == content(tmp_path / "afresh")


def test_fewer_texts_leave_fewer_parts(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gwreport.cli.batch.command._TEXTS_IN_A_PART", 2)
    out = tmp_path / "out"
    main(["batch", str(folder), "-o", str(out)])
    assert len(list((out / "targets").iterdir())) == 5
    shutil.rmtree(folder / "county-1")
    main(["batch", str(folder), "-o", str(out)])
    assert [part.name for part in sorted((out / "targets").iterdir())] == [
        f"part-0000{number}.csv" for number in range(3)
    ]


def test_a_text_whose_process_dies_is_told_and_tried_by_the_next_run(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    original = Pipeline.read

    def deadly(self: Pipeline, data: Any, *, name: str | None = None, **known: Any) -> Any:
        if name is not None and name.endswith("2013.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(self, data, name=name, **known)

    monkeypatch.setattr(Pipeline, "read", deadly)  # the workers are forked, or this test would say nothing
    arguments = ["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "2"]
    assert main(arguments) == FAILED
    out, err = capsys.readouterr()
    assert "6 with a report, 1 without one, 2 failed" in out
    assert "2013.txt: the process that read it was killed by SIGKILL" in err
    monkeypatch.setattr(Pipeline, "read", original)
    main(arguments)
    assert "7 with a report, 1 without one, 1 failed (1 read now, 8 known)" in capsys.readouterr().out


def test_names_that_are_no_text(tmp_path: Path) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for name in (b"new\nline.txt", b"not utf-8 \xff.txt"):
        Path(os.fsdecode(os.path.join(os.fsencode(given), name))).write_text(report(2024), encoding="utf-8")  # noqa: PTH118
    assert main(["batch", str(given), "-o", str(tmp_path / "out")]) == OK
    names = {line["file"] for line in lines_of(tmp_path / "out" / "manifest.jsonl")}
    assert names == {f"{given}/new\nline.txt", f"{given}/not utf-8 \udcff.txt"}
    with (tmp_path / "out/targets/part-00000.csv").open(encoding="utf-8", newline="") as stream:
        files = [row["file"] for row in csv.DictReader(stream)]
    assert sorted(files) == [f"{given}/new\nline.txt", f"{given}/not utf-8 \ufffd.txt"]


def test_wrong_arguments(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    assert main(["batch", str(folder)]) == USAGE
    assert main(["batch", str(folder), "-o", str(tmp_path / "o"), "--tables", "figures!"]) == USAGE
    assert main(["batch", str(folder), "-o", str(tmp_path / "o"), "--indicator", "gpd"]) == FAILED
    assert main(["batch", str(folder), "-o", str(folder / "out")]) == FAILED
    assert main(["batch", str(folder), "-o", str(folder)]) == FAILED
    lines = capsys.readouterr().err.splitlines()
    assert f"{folder}/out: lies in the input {folder}" in lines[-2]
    assert not (tmp_path / "o").exists()
    (tmp_path / "file").touch()
    assert main(["batch", str(folder), "-o", str(tmp_path / "file")]) == FAILED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_broken_store_is_told_with_the_way_out(folder: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "store.sqlite").write_bytes(b"no database" * 1000)
    assert main(["batch", str(folder), "-o", str(out)]) == FAILED
    assert "store.sqlite: cannot keep results: " in capsys.readouterr().err


def command(given: Path, out: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "gwreport", "batch", str(given), "-o", str(out), *arguments]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many files that a run lasts a while."""
    folder = tmp_path_factory.mktemp("many")
    text = PROVINCE.read_text(encoding="utf-8")
    for number in range(24):
        (folder / f"{number:02}.txt").write_text(text.replace("2024", str(1990 + number)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def undisturbed(many: Path) -> tuple[dict[str, str], float]:
    """What a run that nobody ends leaves, and how long it takes."""
    out = many.with_name("undisturbed")
    started = time.monotonic()
    subprocess.run(command(many, out, "-j", "2"), check=True, capture_output=True)
    return content(out), time.monotonic() - started


def processes_of(run: Path) -> list[str]:
    """The processes that were started for a run and are alive, by number (Linux tells; others have none)."""
    mark = f"{RUN_OF}={run}".encode()
    found = []
    for environment in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):  # it has ended, or is another user's
            if mark in environment.read_bytes().split(b"\0"):
                found.append(environment.parent.name)
    return found


def end_of_all(run: Path) -> bool:
    """Whether all processes of a run end within the time that a dead parent's workers take to notice it."""
    patient_until = time.monotonic() + PATIENCE
    while processes_of(run) and time.monotonic() < patient_until:
        time.sleep(0.05)
    return not processes_of(run)


def wait_for(moment: int, process: subprocess.Popen[bytes], out: Path, takes: float) -> None:
    """Wait until some moment of a run that ``takes`` so long; every third is one of writing the parts."""
    chance = random.Random(moment)
    if moment // len(SIGNALS) % 3 == 2:
        while process.poll() is None and not (out / "unfinished" / "manifest.jsonl").exists():
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.3) * takes)
    else:
        time.sleep(chance.uniform(0.1, 1.1) * takes)


@pytest.mark.parametrize(
    "number",
    [
        *range(INTERRUPTIONS),
        *(
            pytest.param(number, marks=pytest.mark.slow)
            for number in range(INTERRUPTIONS, INTERRUPTIONS + MORE_INTERRUPTIONS)
        ),
    ],
)
def test_a_run_that_is_ended_goes_on_to_the_same_end(
    number: int, many: Path, undisturbed: tuple[dict[str, str], float], tmp_path: Path
) -> None:
    expected, takes = undisturbed
    signal_number = SIGNALS[number % len(SIGNALS)]
    out = tmp_path / "out"
    process = subprocess.Popen(
        command(many, out, "-j", "2"),
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        env={**os.environ, RUN_OF: str(out)},
        start_new_session=True,
    )
    wait_for(number, process, out, takes)
    if number % 2:
        process.send_signal(signal_number)  # as `kill` does
    else:
        os.killpg(process.pid, signal_number)  # to the workers too, as Ctrl-C at a terminal does
    _, errors = process.communicate(timeout=PATIENCE)
    assert end_of_all(out)
    assert b"Traceback" not in errors or not out.exists()  # Python itself is ended while it starts
    if signal_number is not signal.SIGKILL and out.exists():
        names = {path.name for path in out.rglob("*")}
        assert not {name for name in names if name.startswith((".", "unfinished")) or "journal" in name}
    done = subprocess.run(command(many, out, "-j", "2"), check=True, capture_output=True)
    assert done.stderr == b""
    assert content(out) == expected  # names and bytes of all files: nothing is left over either


def test_a_full_disk_leaves_the_old_output_whole(many: Path, tmp_path: Path) -> None:
    given, out = tmp_path / "given", tmp_path / "out"
    given.mkdir()
    for path in sorted(many.iterdir())[:3]:
        shutil.copy(path, given)
    assert main(["batch", str(given), "-o", str(out)]) == OK
    before = content(out)
    for path in sorted(many.iterdir())[3:20]:
        shutil.copy(path, given)
    for limit, message in ((64, "make room for it"), (400, "what was read is kept for the next run")):
        # kilobytes: the store does not fit, then the parts do not
        limited = " ".join(command(given, out, "-j", "2"))
        done = subprocess.run(
            ["bash", "-c", f"ulimit -f {limit}; trap '' XFSZ; exec {limited}"],
            capture_output=True,
            check=False,
        )
        assert done.returncode == FAILED
        assert done.stderr.count(b"\n") == 1
        assert done.stderr.decode().endswith(f"{message}\n")
        now = content(out)
        assert {name: now[name] for name in before if name != "store.sqlite"} == {
            name: before[name] for name in before if name != "store.sqlite"
        }
        assert "unfinished" not in {path.name for path in out.iterdir()}
    assert main(["batch", str(given), "-o", str(out)]) == OK
    assert main(["batch", str(given), "-o", str(tmp_path / "afresh")]) == OK
    assert content(out) == content(tmp_path / "afresh")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, list[str]]]:
    """A real disk of 3 MB, as this process sees it; and how a command begins that sees it at tmp_path."""
    seen = tmp_path / "disk"
    seen.mkdir()
    mount = f"mount -t tmpfs -o size=3m tmpfs '{seen}' && echo mounted && exec sleep 600"
    unshared = ["unshare", "-Urm", "sh", "-c", mount]
    with subprocess.Popen(unshared, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as holder:
        assert holder.stdout is not None
        said = holder.stdout.readline()
        if said != b"mounted\n":
            pytest.skip(f"this machine lets no test mount a disk: {said.decode()}")
        within = ["nsenter", "--preserve-credentials", "-U", "-m", "-t", str(holder.pid)]
        yield Path(f"/proc/{holder.pid}/root{seen}"), within
        holder.kill()


@pytest.mark.slow
def test_a_disk_that_is_really_full(many: Path, small_disk: tuple[Path, list[str]], tmp_path: Path) -> None:
    disk, within = small_disk
    given, out = tmp_path / "given", disk / "out"
    given.mkdir()
    tables = ("--tables", "targets,statements,figures,check")
    run = [*within, *command(given, tmp_path / "disk" / "out", *tables)]
    for path in sorted(many.iterdir())[:3]:
        shutil.copy(path, given)
    subprocess.run(run, check=True, capture_output=True)
    before = content(out)
    for path in sorted(many.iterdir())[3:]:
        shutil.copy(path, given)
    said = []
    for free in range(0, 700, 50):  # kilobytes: first the store does not fit, then the parts
        (disk / "ballast").unlink(missing_ok=True)
        room = os.statvfs(disk)
        (disk / "ballast").write_bytes(bytes(room.f_bavail * room.f_frsize - free * 1024))
        done = subprocess.run(run, capture_output=True, check=False)
        assert done.returncode == FAILED
        assert done.stderr.count(b"\n") == 1
        said.append(done.stderr.decode())
        assert {**content(out), "store.sqlite": ""} == {**before, "store.sqlite": ""}
    assert "store.sqlite: cannot keep results: database or disk is full; make room for it" in said[0]
    assert "out: cannot write the tables: No space left on device" in said[-1]
    (disk / "ballast").unlink()
    subprocess.run(run, check=True, capture_output=True)
    afresh = tmp_path / "afresh"
    subprocess.run(command(given, afresh, *tables), check=True, capture_output=True)
    assert content(out) == content(afresh)


def test_two_runs_do_not_write_to_one_folder(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = subprocess.Popen(command(many, out), stdout=subprocess.DEVNULL)
    while not (out / "store.sqlite").exists():
        time.sleep(0.01)
    second = subprocess.run(command(many, out), capture_output=True, check=False)
    assert second.returncode == FAILED
    assert b"another run writes to it" in second.stderr
    assert first.wait(PATIENCE) == OK


def test_a_terminal_shows_a_bar(folder: Path, tmp_path: Path) -> None:
    (folder / "picture.txt").unlink()
    controller, terminal = pty.openpty()
    process = subprocess.Popen(command(folder, tmp_path / "out"), stdout=subprocess.DEVNULL, stderr=terminal)
    os.close(terminal)
    written = b""
    try:
        while chunk := os.read(controller, 65536):
            written += chunk
    except OSError:  # the terminal is closed
        pass
    os.close(controller)
    assert process.wait() == OK
    assert b"] 8/8" in written


def test_without_a_terminal_a_line_comes_now_and_then(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr("gwreport.cli.batch.summary._INTERVAL", 0.0)
    main(["batch", str(folder), "-o", str(tmp_path / "out"), "-j", "1"])
    assert "gwreport: 1 of 9 texts, about " in capsys.readouterr().err


def test_keys_of_paths_and_files_in_zips(tmp_path: Path) -> None:
    given = tmp_path / "given"
    (given / "云河县").mkdir(parents=True)
    for year in (2019, 2020):
        (given / "云河县" / f"{year}.txt").write_text(report(year), encoding="utf-8")
    with zipfile.ZipFile(given / "more.zip", "w") as archive:
        archive.writestr("云河县/2021.txt", report(2021))
    out = tmp_path / "out"
    assert main(["batch", str(given), "-o", str(out), "--pattern", "{place}/{year}.txt"]) == OK
    rows = list(read_table(out / "targets" / "part-00000.csv", TargetRow))
    assert [dict(row.keys) for row in rows] == [
        {"place": "云河县", "year": str(y)} for y in (2021, 2019, 2020)
    ] or [dict(row.keys) for row in rows] == [{"place": "云河县", "year": str(y)} for y in (2019, 2020, 2021)]
