"""Results on disk: kept whole, found again, the same file whatever happened before."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.errors import StoreError
from gwreport.store import Store, key_of


def test_what_is_put_is_found_by_the_next_run(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.put("a", "facts of a", b"payload of a")
        assert store.facts("a") == "facts of a"
    with Store(path) as store:
        assert (store.facts("a"), store.payload("a")) == ("facts of a", b"payload of a")
        assert store.facts("b") is None
        assert store.payload("b") is None
    assert [file.name for file in tmp_path.iterdir()] == ["store.sqlite"]


def test_the_last_that_is_put_stays(tmp_path: Path) -> None:
    with Store(tmp_path / "store") as store:
        store.put("a", "1", b"1")
        store.put("a", "2", b"2")
        assert store.payload("a") == b"2"


@given(st.lists(st.one_of(st.binary(max_size=6), st.text(max_size=3), st.integers()), max_size=4))
def test_keys_tell_apart_what_differs(parts: list[object]) -> None:
    assert key_of(*parts) == key_of(*parts)
    assert key_of(*parts) != key_of(*parts, None)
    assert key_of(*parts, b"a", b"b") != key_of(*parts, b"ab")


def test_a_name_that_is_no_text_has_a_key() -> None:
    assert key_of(b"", "\udc80") != key_of(b"", "\ufffd")


def test_a_compact_store_depends_on_what_is_in_it_only(tmp_path: Path) -> None:
    one, other, unfinished = tmp_path / "one", tmp_path / "other", tmp_path / "unfinished"
    unfinished.mkdir()
    numbers = range(200)
    with Store(one) as store:
        for number in numbers:
            store.put(f"{number:03}", "facts", b"x" * number * 50)
        store.compact((f"{number:03}" for number in numbers), unfinished)
        assert not store.is_compact(199)
        assert store.is_compact(200)
        assert store.payload("007") == b"x" * 350
    for number in reversed(numbers):  # in another order, run by run, with what is no longer wanted
        with Store(other) as store:
            store.put(f"{number:03}", "facts", b"x" * number * 50)
            store.put(f"old {number}", "facts", b"y" * 999)
    with Store(other) as store:
        store.compact((f"{number:03}" for number in numbers), unfinished)
        assert store.facts("old 3") is None
    assert one.read_bytes() == other.read_bytes()
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["one", "other", "unfinished"]


def test_a_file_that_is_no_store_is_refused_with_the_way_out(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    path.write_text("各位代表" * 500, encoding="utf-8")
    with pytest.raises(StoreError, match="delete it to read all anew"):
        Store(path)
    with pytest.raises(StoreError):
        Store(tmp_path / "absent" / "store.sqlite")


def test_a_store_of_another_version_is_emptied(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.put("a", "", b"")
        store.keep()
        store._database.execute("PRAGMA user_version = 99")
    with Store(path) as store:
        assert store.facts("a") is None


ENDLESS = """
import sys
from gwreport.store import Store
with Store(sys.argv[1]) as store:
    for number in range(10**9):
        store.put(str(number % 3000), str(number), bytes(2000))
        print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_results(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    writer = subprocess.Popen([sys.executable, "-c", ENDLESS, str(path)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    for _ in range(700):
        writer.stdout.readline()
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    with Store(path) as store:
        kept = [number for number in range(3000) if store.facts(str(number)) is not None]
        assert kept == list(range(len(kept)))  # what was put first is there, and nothing between is missing
        assert len(kept) > 600
        assert all(len(store.payload(str(number)) or b"") == 2000 for number in kept)


def test_a_full_disk_is_told_and_what_was_kept_stays(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        store.put("a", "facts", b"payload")
    before = path.read_bytes()
    script = f"ulimit -f 64; trap '' XFSZ; exec {sys.executable} -c '{ENDLESS}' {path}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"make room for it" in done.stderr
    copy = shutil.copy(path, tmp_path / "copy")
    with Store(path) as store:
        assert store.payload("a") == b"payload"
    assert len(before) <= Path(copy).stat().st_size <= 64 * 1024
