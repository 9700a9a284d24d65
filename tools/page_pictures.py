"""The pictures of the pages in docs/pictures, as a browser shows them: view.png, view-zh.png, review.png.

    python tools/page_pictures.py [FOLDER]

Needs chromium, chromium-driver and a Chinese font (Debian: chromium chromium-driver fonts-noto-cjk), selenium
and Pillow. The reports are those of examples/, which are invented.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

import gwreport
from gwreport.pages.review import ReviewPage
from gwreport.pages.words import Language
from gwreport.review.items import items_of

ROOT = Path(__file__).resolve().parents[1]
WIDTH, HEIGHT = 1280, 760
COLOURS = 256
"""Enough for letters and marks; a picture then stays below 200 kB."""

TO_A_TARGET = (
    "document.querySelector('#targets tbody a').click(); document.querySelector('#tab-targets').click()"
)
DECIDE = (
    "for (const verdict of ['accept', 'accept', 'reject', 'accept']) document.getElementById(verdict).click()"
)


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium without a window."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--lang=en"):
        options.add_argument(argument)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    screen = {"width": WIDTH, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    yield driver
    driver.quit()


def pictures() -> Iterator[tuple[str, str, str]]:
    """The name of each picture, its page, and what is done on it first."""
    (report,) = gwreport.read(Path("examples/qinglan-province-2024.txt"))
    for name, language in (("view", Language.ENGLISH), ("view-zh", Language.CHINESE)):
        yield name, report.to_html(language=language), TO_A_TARGET
    reports = [each for path in sorted(Path("examples").glob("*.txt")) for each in gwreport.read(path)]
    items = [item for each in reports for item in items_of(each)]
    yield "review", ReviewPage(Language.ENGLISH, coder="wu").html(items), DECIDE


def main(arguments: list[str]) -> None:
    """Write every picture."""
    folder = Path(arguments[0] if arguments else ROOT / "docs/pictures").absolute()
    os.chdir(ROOT)  # the pages name files by the paths that they are read from
    with browser() as driver, tempfile.TemporaryDirectory() as work:
        for name, page, action in pictures():
            path = Path(work, f"{name}.html")
            path.write_text(page, encoding="utf-8")
            driver.get(path.as_uri())
            driver.execute_script(action)
            target = folder / f"{name}.png"
            driver.save_screenshot(str(target))
            with Image.open(target) as shot:
                small = shot.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(target, optimize=True)
            print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
