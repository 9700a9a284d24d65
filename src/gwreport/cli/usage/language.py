"""In which language the command line speaks: English, or Chinese where the locale is."""

from __future__ import annotations

import os

# As gettext looks for a language, the first that is set decides.
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def is_chinese() -> bool:
    """Whether the environment asks for Chinese."""
    chosen = next((os.environ[name] for name in _VARIABLES if os.environ.get(name)), "")
    return chosen.lower().startswith("zh")


def translated(text: str) -> str:
    """A text of the command line in the language of the locale; one without a translation as it is."""
    if not is_chinese():
        return text
    from gwreport.cli.usage.chinese import in_chinese  # with its table: nobody else pays for it

    return in_chinese(text)
