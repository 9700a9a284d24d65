"""How long `gwreport batch` takes over thousands of texts, and what memory, as ratios measured in one run.

    python benchmarks/long_run.py [TEXT ...] [--texts 3000] [--check clock|rest]

TEXT is a report or a folder of reports; without one those of ../shared/corpus/open are taken, or else those
under examples/. They are copied under other keys until there are as many as asked for, into a temporary
folder, and read by one process and by two, each into an empty folder. Memory is the peak of the process that
the user starts (Linux). The time by the clock says something only on a machine that does nothing else; the
processor time of all processes does on any. With ``--check`` it ends with 1 when a limit is broken, that of
the clock with ``--check clock`` alone.

| figure | limit |
|---|---|
| two processes / half the time of one, by the clock | 1.25 |
| two processes / one, processor time | 1.15 |
| MB of the parent, all texts | 300 |
| memory of all texts / of a tenth of them | 1.1 |
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "open"
CLOCK = "two processes / half the time of one"
LIMITS = {
    CLOCK: 1.25,
    "two processes / one, processor time": 1.15,
    "MB of the parent, all texts": 300.0,
    "memory, all texts / a tenth": 1.1,
}


class Run(NamedTuple):
    """A run: seconds by the clock and of processors, and the peak memory of its parent process in MB."""

    seconds: float
    processor: float
    megabytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("texts", nargs="*", type=Path, metavar="TEXT")
    parser.add_argument("--texts", dest="number", type=int, default=3000, metavar="N", help="how many")
    parser.add_argument("--check", choices=("clock", "rest"), help="end with 1 when a limit is broken")
    options = parser.parse_args()
    given = sorted(file for path in options.texts or [CORPUS] for file in reports_at(path))
    with tempfile.TemporaryDirectory() as folder:
        tenth = told(measured(given, options.number // 10, 2, Path(folder)), "a tenth, two processes")
        two = told(measured(given, options.number, 2, Path(folder)), "all, two processes")
        one = told(measured(given, options.number, 1, Path(folder)), "all, one process")
    figures = {
        CLOCK: two.seconds / (one.seconds / 2),
        "two processes / one, processor time": two.processor / one.processor,
        "MB of the parent, all texts": two.megabytes,
        "memory, all texts / a tenth": two.megabytes / tenth.megabytes,
    }
    for name, value in figures.items():
        print(f"{name:40} {value:8.2f}   limit {LIMITS[name]:g}")
    counted = [name for name in figures if options.check == "clock" or name != CLOCK]
    return int(options.check is not None and any(figures[name] > LIMITS[name] for name in counted))


def told(run: Run, name: str) -> Run:
    """The run, with its figures printed."""
    print(
        f"{name:24} {run.seconds:7.0f} s, {run.processor:5.0f} s of processors, {run.megabytes:5.0f} MB",
        flush=True,
    )
    return run


def reports_at(path: Path) -> list[Path]:
    """A report, or those of a folder; of a folder that is not there the examples."""
    if path.is_file():
        return [path]
    return list(path.glob("*.txt")) or list((ROOT / "examples").glob("*-20??.txt"))


def measured(given: list[Path], number: int, processes: int, folder: Path) -> Run:
    """A run over so many texts, each report again and again under another number."""
    source, out = folder / "source", folder / "out"
    for at, path in enumerate(islice(cycle(given), number)):
        target = source / f"{at:06}" / path.name
        target.parent.mkdir(parents=True)
        shutil.copy(path, target)
    command = [sys.executable, "-m", "gwreport", "batch", str(source), "-o", str(out), "-j", str(processes)]
    begun, used = time.monotonic(), processor_time()
    process = subprocess.Popen(
        [*command, "--pattern", "{number}/*.txt"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, peak_of(process.pid))
        time.sleep(0.1)
    seconds = time.monotonic() - begun
    if process.returncode not in (0, 1):  # 1: a text that is no report failed, as in any collection
        raise SystemExit(f"the run ended with {process.returncode}")
    shutil.rmtree(source)
    shutil.rmtree(out)
    return Run(seconds, processor_time() - used, peak)


def processor_time() -> float:
    """Seconds of processors that all processes took that were started here and have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def peak_of(process: int) -> float:
    """The most memory that a living process has had, in MB."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines())
    return next((int(words[1]) / 1024 for words in lines if words and words[0] == "VmHWM:"), 0.0)


if __name__ == "__main__":
    sys.exit(main())
