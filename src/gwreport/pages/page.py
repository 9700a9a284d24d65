"""One self-contained page: its template, style, script and data put together, and text made safe for it.

A page asks nothing of the network. Its policy allows the one style and the one script that are in it, by
their hashes; so what a report says, whatever it says, is never run.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Mapping
from string import Template

from gwreport.pages.words import Language, spoken, words
from gwreport.tables.files import read_text

_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
    "base-uri 'none'; form-action 'none'"
)

# Control characters, marks that turn the direction of what follows, and halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_CONTROL_PICTURES = 0x2400


def visible(text: str) -> str:
    """A text in which no character is unseen that changes how others are shown.

    >>> visible("增长\\u202e6%\\x00")
    '增长⟨U+202E⟩6%␀'
    """
    return _UNSEEN.sub(_named, text)


def _named(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else f"⟨U+{code:04X}⟩"


def escape(text: str) -> str:
    """A text as part of a page, within an element or the quotes of an attribute.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(visible(text))


def word(name: str, language: Language) -> str:
    """A word of the page, which changes with the language.

    >>> word("status-target", Language.ENGLISH)
    '<span data-w="status-target">target</span>'
    """
    return f'<span data-w="{escape(name)}">{escape(spoken(name, language))}</span>'


def data_block(data: object) -> str:
    """Data as JSON that may stand in a page."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return visible(text).replace("<", "\\u003c").replace(">", "\\u003e")


def page(
    name: str, *, language: Language | None, title: str, parts: Mapping[str, str], data: Mapping[str, object]
) -> str:
    """The page of the template ``NAME.html``, with the script ``NAME.js`` and the common style.

    ``parts`` are pieces of HTML by the names that the template gives them, ``data`` is what the script is
    given. Without a ``language`` it is the browser's; what is shown before the script runs is English.
    """
    style = read_text("pages/page.css")
    script = read_text(f"pages/{name}.js")
    shown = language or Language.ENGLISH
    return Template(read_text(f"pages/{name}.html")).substitute(
        _template_words(shown),
        **parts,
        title=escape(title),
        language=shown,
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        style=style,
        script=script,
        data=data_block({"language": language, "words": words(), **data}),
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _template_words(language: Language) -> dict[str, str]:
    """What a template may ask for: ``$w_NAME`` is a word, ``$l_NAME`` the label of an element.

    Both change with the language; they are those of the group ``page``.
    """
    found: dict[str, str] = {}
    for name in words():
        group, _, own = name.partition("-")
        if group == "page":
            found[f"w_{own}"] = word(name, language)
            found[f"l_{own}"] = f'data-l="{name}" aria-label="{escape(spoken(name, language))}"'
    return found
