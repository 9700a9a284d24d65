"""How long checking takes: from files to a table that a person has checked, and from a key to the next row.

    python benchmarks/review.py [FILE …]

1. A trial: FILES (60 invented reports where none are named) become a review page of 60 rows, each is decided
   with one key in a real browser, decisions.jsonl is saved and merged into the table of targets. It says how
   many seconds each step takes.
2. A page of 2,000 rows: milliseconds from a key to the picture that shows what it did (least, median, most).

Needs chromium and chromium-driver (Debian) and selenium. The time of the person is not in it.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import gwreport  # noqa: E402
from gwreport.pages.review import ReviewPage  # noqa: E402
from gwreport.review.items import items_of  # noqa: E402
from many_reports import reports  # noqa: E402

CHECKED = 60
ROWS = 2000
KEYS = "aaaaar1"  # most rows are right; a key that corrects by another figure accepts where there is none
ON_2000_ROWS = "ajakaruajj" * 10

# From a key that the browser is sent to the first picture after what it did.
TIMING = """
window.spans = [];
document.addEventListener("keydown", (event) => {
  requestAnimationFrame(() => setTimeout(() => spans.push(performance.now() - event.timeStamp)));
}, true);
"""


@contextmanager
def browser(downloads: Path) -> Iterator[webdriver.Chrome]:
    """Chromium without a window, which saves files in a folder."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    yield driver
    driver.quit()


def timed(name: str, begun: float) -> None:
    """Print how long a step took."""
    print(f"  {name:44}{time.perf_counter() - begun:8.2f} s")


def command(*arguments: str) -> None:
    """Run gwreport, and print how long it took and how much of that a processor worked."""
    begun = time.perf_counter()
    started = subprocess.Popen(
        [sys.executable, "-m", "gwreport", "-q", *arguments], stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode not in (0, 1):  # 1: a file without a report
        raise subprocess.CalledProcessError(started.returncode, arguments[0])
    timed(f"gwreport {arguments[0]} ({used.ru_utime + used.ru_stime:.2f} s of processor)", begun)


def press(driver: webdriver.Chrome, keys: str) -> list[float]:
    """Send keys one after the other; milliseconds of each until the page shows what it did."""
    driver.execute_script(TIMING)
    for number, wanted in enumerate(keys, 1):
        key = wanted if wanted != "1" or driver.find_elements("css selector", ".candidates") else "a"
        for kind in ("keyDown", "keyUp"):
            sent = {"type": kind, "key": key, "text": key if kind == "keyDown" else ""}
            driver.execute_cdp_cmd("Input.dispatchKeyEvent", sent)
        while driver.execute_script("return spans.length") < number:
            time.sleep(0.002)
    found: list[float] = driver.execute_script("return spans")
    return found


def told(spans: Sequence[float]) -> str:
    """Least, median and most of milliseconds."""
    return f"{min(spans):.0f} / {statistics.median(spans):.0f} / {max(spans):.0f} ms"


def trial(files: Sequence[str], work: Path) -> None:
    """From files to a checked table."""
    page, table, saved = work / "review.html", work / "targets.csv", work / "decisions.jsonl"
    print(f"{len(files)} files, {CHECKED} rows:")
    command("review", *files, "-o", str(page), "--coder", "trial", "--sample", str(CHECKED), "--seed", "1")
    with browser(work) as driver:
        begun = time.perf_counter()
        driver.get(page.as_uri())
        timed("page opened", begun)
        begun = time.perf_counter()
        spans = press(driver, (KEYS * CHECKED)[:CHECKED])
        timed(f"{CHECKED} decisions, {told(spans)} each", begun)
        begun = time.perf_counter()
        press(driver, "s")
        while not saved.exists():
            time.sleep(0.01)
        timed("decisions saved", begun)
    command("targets", *files, "--decisions", str(saved), "-o", str(table))
    with table.open(encoding="utf-8-sig", newline="") as stream:
        verdicts = [row["checked"] for row in csv.DictReader(stream)]
    decided = [json.loads(line) for line in saved.read_text(encoding="utf-8").splitlines()]
    counts = {name: verdicts.count(name) for name in ("accepted", "corrected", "rejected")}
    print(f"  {len(decided)} decisions; of {len(verdicts)} rows {counts}")


def many_rows(work: Path) -> None:
    """Keys on a page of many rows."""
    items = [item for text in reports(ROWS // 5) for item in items_of(gwreport.parse(text))][:ROWS]
    page = work / "many.html"
    page.write_text(ReviewPage().html(items), encoding="utf-8")
    print(f"{len(items)} rows, {page.stat().st_size / 1e6:.1f} MB:")
    with browser(work) as driver:
        begun = time.perf_counter()
        driver.get(page.as_uri())
        timed("page opened", begun)
        for number, keys in enumerate(("a" * 20, "j" * 20, "u" * 20, ON_2000_ROWS), 1):
            name = keys[0] if number < 4 else "all kinds"
            print(f"  {len(keys)} keys ({name}): {told(press(driver, keys))}")


def main(files: list[str]) -> int:
    """Run both."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if not files:
            for number, text in enumerate(reports(60)):
                path = work / f"report-{number:02}.txt"
                path.write_text(text, encoding="utf-8")
                files.append(str(path))
        trial(files, work)
        many_rows(work)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
