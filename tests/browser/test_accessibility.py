"""What axe-core finds on the pages: nothing serious, in either theme and language."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gwreport
from gwreport.pages.review import ReviewPage
from gwreport.pages.view import view_page
from gwreport.pages.words import Language
from gwreport.review.items import items_of
from many_reports import reports

ROOT = Path(__file__).parents[2]


def pages(language: Language) -> dict[str, str]:
    (report,) = gwreport.read(ROOT / "examples/qinglan-province-2024.txt")
    items = [item for text in reports(3) for item in items_of(gwreport.parse(text))]
    return {"view": view_page(report, language=language), "review": ReviewPage(language).html(items)}


@pytest.fixture(scope="module")
def axe() -> str:
    """The script of axe-core, out of the wheel that `tox -e browser` installs for it."""
    wheel = importlib.util.find_spec("axe_playwright_python")
    assert wheel is not None
    assert wheel.origin is not None
    return Path(wheel.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1400])
@pytest.mark.parametrize("name", ["view", "review"])
@pytest.mark.parametrize("language", list(Language))
def test_no_serious_violation(
    open_page: Callable[[str], Any], axe: str, language: Language, name: str, width: int, theme: str
) -> None:
    browser = open_page(pages(language)[name])
    screen = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    features = [{"name": "prefers-color-scheme", "value": theme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    if name == "review":
        browser.execute_script("document.getElementById('correct').click()")
    else:
        browser.execute_script("document.querySelector('#statements tbody a').click()")
    browser.execute_script(axe)
    found = browser.execute_async_script("const done = arguments[0]; axe.run().then(done)")
    serious = [
        (rule["id"], node["html"][:120])
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:3]
    ]
    assert serious == []
