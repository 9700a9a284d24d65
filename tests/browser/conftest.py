"""A real browser for the pages: Chromium without a window (Debian: chromium, chromium-driver)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).parents[2]


def program(*names: str) -> str:
    """Where a program is; a missing one ends the run with its name."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.exit(
            f"the browser tests need {' or '.join(names)}: apt-get install chromium chromium-driver", 1
        )
    return found


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the browser saves files in."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def session(downloads: Path) -> Iterator[Any]:
    """One browser for all tests."""
    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--lang=en",
        "--window-size=1400,900",
    ):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def browser(session: Any) -> Iterator[Any]:
    """The browser with an empty store; what a page complains of in its console fails the test."""
    session.get((ROOT / "tests/browser/blank.html").as_uri())
    session.execute_script("localStorage.clear()")
    session.get_log("browser")
    session.set_window_size(1400, 900)
    session.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    session.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    yield session
    assert [line["message"] for line in session.get_log("browser")] == []


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Callable[[str], Any]:
    """Writes a page into a file and opens it."""

    def opened(html: str) -> Any:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        browser.get(path.as_uri())
        return browser

    return opened
