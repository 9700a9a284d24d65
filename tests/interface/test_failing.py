"""How a run of the command line fails: signals, outputs that must not be written, closed streams."""

from __future__ import annotations

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gwreport.cli import FAILED, OK, PIPE_CLOSED, main
from gwreport.cli.output import Output

EXAMPLES = Path(__file__).parents[2] / "examples"
PROVINCE = EXAMPLES / "qinglan-province-2024.txt"
Capture = pytest.CaptureFixture[str]
LONG = 200  # files, enough that a run lasts until it is ended
PATIENCE = 20.0  # seconds; what is waited for comes within one


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "gwreport", *arguments]


def children(parent: int) -> set[int]:
    """The processes that a process has started, and those of these (Linux)."""
    found: set[int] = set()
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        found |= {int(number) for number in task.read_text().split()}
    return found.union(*(children(child) for child in found))


def alive(process: int) -> bool:
    """Whether a process runs; one that is dead and not yet waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_for(condition: object, what: str) -> None:
    assert callable(condition)
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"no {what} within {PATIENCE} seconds"
        time.sleep(0.02)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks Linux for the processes")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_a_signal_to_the_parent_alone_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    running = command("parse", "-f", "jsonl", "-j", "2", "-o", str(target), *[str(PROVINCE)] * LONG)
    process = subprocess.Popen(running, stderr=subprocess.PIPE)
    wait_for(lambda: len(children(process.pid)) >= 2, "worker")
    workers = children(process.pid)
    time.sleep(0.3)  # in the middle of the reading
    process.send_signal(number)
    _, errors = process.communicate(timeout=PATIENCE)
    wait_for(lambda: not any(map(alive, workers)), "end of the workers")
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]
    assert target.read_text() == "before"
    if number is signal.SIGKILL:
        assert process.returncode == -number
    else:
        assert process.returncode == 128 + number
        assert errors.decode().count("\n") == 1
        assert errors.startswith(b"gwreport: ")


def test_a_signal_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    """As under nohup: the run goes on when the terminal is closed."""
    target = tmp_path / "out.txt"
    running = command("split", "-j", "2", "-o", str(target), *[str(PROVINCE)] * 60)
    process = subprocess.Popen(running, preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    wait_for(lambda: len(children(process.pid)) >= 2, "worker")
    process.send_signal(signal.SIGHUP)
    for worker in children(process.pid):
        os.kill(worker, signal.SIGHUP)
    assert process.wait(PATIENCE) == OK
    assert target.exists()


@pytest.mark.parametrize("name", ["parse", "split", "targets", "statements", "check"])
def test_an_output_that_is_an_input_is_refused(name: str, tmp_path: Path, capsys: Capture) -> None:
    file, link = tmp_path / "report.txt", tmp_path / "link.txt"
    shutil.copy(PROVINCE, file)
    link.symlink_to(file)
    before = file.read_bytes()
    for given, output in ((file, file), (file, link), (link, file)):
        assert main([name, str(given), "-o", str(output)]) == FAILED
        assert "is both input and output" in capsys.readouterr().err
        assert file.read_bytes() == before


def test_standard_output_that_is_an_input_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    shutil.copy(PROVINCE, file)
    before = file.read_bytes()
    with file.open("ab") as stream:
        done = subprocess.run(command("parse", str(file)), stdout=stream, stderr=subprocess.PIPE, check=False)
    assert done.returncode == FAILED
    assert b"is both input and output" in done.stderr
    assert file.read_bytes() == before


def test_the_output_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")
    for mode in (0o600, 0o640, 0o664):
        target.chmod(mode)
        assert main(["split", str(PROVINCE), "-o", str(target)]) == OK
        assert stat.S_IMODE(target.stat().st_mode) == mode
    new = tmp_path / "new.txt"
    assert main(["split", str(PROVINCE), "-o", str(new)]) == OK
    (tmp_path / "plain").touch()
    assert new.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_read_only_output_is_left_alone(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before")
    target.chmod(0o444)
    assert main(["split", str(PROVINCE), "-o", str(target)]) == FAILED
    assert "is read-only" in capsys.readouterr().err
    assert target.read_text() == "before"


def test_the_output_follows_no_loop(tmp_path: Path, capsys: Capture) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    assert main(["split", str(PROVINCE), "-o", str(loop)]) == FAILED
    assert capsys.readouterr().err.count("\n") == 1
    assert loop.is_symlink()
    assert [path.name for path in tmp_path.iterdir()] == ["loop.txt"]


def test_the_output_may_have_the_longest_name(tmp_path: Path, capsys: Capture) -> None:
    longest = tmp_path / ("政" * 83 + ".jsonl")
    assert len(os.fsencode(longest.name)) == 255
    assert main(["targets", str(PROVINCE), "-o", str(longest)]) == OK
    assert longest.stat().st_size
    assert main(["targets", str(PROVINCE), "-o", f"{longest}x"]) == FAILED
    assert capsys.readouterr().err.count("\n") == 1


def test_a_file_without_a_name_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Systems and file systems without such files get a hidden name, which does not stay either."""
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    target = tmp_path / "out.txt"
    assert main(["split", str(PROVINCE), "-o", str(target)]) == OK
    assert target.stat().st_size
    assert main(["split", str(tmp_path / "absent"), "-o", str(target)]) == FAILED
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_file_that_cannot_be_linked_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refused)
    target = tmp_path / "out.txt"
    assert main(["split", str(PROVINCE), "-o", str(target)]) == OK
    assert target.stat().st_size
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_a_full_disk_leaves_the_old_output_whole(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text("before")
    limited = f"ulimit -f 8; exec {sys.executable} -m gwreport parse -f jsonl {PROVINCE} -o {target}"
    script = f"trap '' XFSZ; {limited}"  # a write beyond the limit is then an error, as on a full disk
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode == FAILED
    assert done.stderr.count(b"\n") == 1
    assert b"File too large" in done.stderr
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_standard_output_on_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("parse", str(PROVINCE)), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == FAILED
    assert done.stderr.decode() == "gwreport: No space left on device\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030", "utf-8", "utf-16", "cp1252"])
def test_json_lines_are_json_in_any_encoding(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("云河县𠮷村·Café政府工作报告\n一、工作回顾\n全县GDP增长5%。\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        command("parse", "--one", "-f", "jsonl", str(file)), capture_output=True, check=True, env=environment
    )
    text = json.loads(done.stdout.decode(encoding))["document"]["source"]["text"]
    assert text == file.read_text(encoding="utf-8")


def test_half_a_surrogate_pair_is_written_as_json_has_it(tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    with Output(str(target)) as output:
        output.stream.write(json.dumps({"file": "a\udc80b"}, ensure_ascii=False) + "\n")
        output.keep()
    assert json.loads(target.read_text(encoding="utf-8")) == {"file": "a\udc80b"}


@pytest.mark.parametrize(
    "arguments, closed, code, errors",
    [
        ("parse -", "<&-", FAILED, "gwreport: <stdin>: empty"),
        (f"parse {PROVINCE}", ">&-", PIPE_CLOSED, ""),
        (f"targets -f jsonl {PROVINCE}", ">&-", PIPE_CLOSED, ""),
        ("components", ">&-", PIPE_CLOSED, ""),
        (f"parse {PROVINCE} -o out.txt", "<&- >&- 2>&-", OK, ""),
        ("parse absent", "2>&-", FAILED, ""),
        (f"parse -j 2 {PROVINCE} {PROVINCE}", "<&- >&-", PIPE_CLOSED, ""),
    ],
)
def test_a_closed_stream_ends_quietly(
    arguments: str, closed: str, code: int, errors: str, tmp_path: Path
) -> None:
    line = f"exec {sys.executable} -W error -m gwreport {arguments} {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr.decode().startswith(errors)
    assert done.stderr.count(b"\n") == (1 if errors else 0)
    assert done.stdout == b""
