"""How the tests run: hypothesis profiles, and names of tests that show the text they read."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, Phase, settings

# The first example of a run loads tables, so that a limit on its time would only measure the machine.
settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("default"), max_examples=60, derandomize=True)
settings.register_profile("thorough", settings.get_profile("default"), max_examples=1000)
# For a night: tests that hold many cases in one example (test_grammar_fuzz.py) read some 10⁵ of them.
settings.register_profile("nightly", settings.get_profile("default"), max_examples=3000)
# For tools/mutate.py, which only asks whether a test fails, some thousand times.
settings.register_profile(
    "mutants",
    settings.get_profile("default"),
    max_examples=10,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default"))


_LONGEST_NAME = 60


def pytest_make_parametrize_id(val: object) -> str | None:
    """The name of a case: its text as it is (pytest would write Chinese as escapes), cut where it is long."""
    if not isinstance(val, str):
        return None
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in val)
    return shown if len(shown) <= _LONGEST_NAME else f"{shown[:_LONGEST_NAME]}…{len(val)}"


@pytest.fixture(autouse=True)
def _english_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are English in every test that does not ask for another language."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name, "").lower().startswith("zh"):
            monkeypatch.delenv(name)
