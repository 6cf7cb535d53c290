"""The catalogue: every sentence for the user, as a key and values. English first; a folder a language, a file a room.

``sentences/en/ROOM.toml`` holds the keys that begin with ``ROOM.``; a key is dotted, its text a ``str.format`` template.
Where a number decides the form, the text is a table of CLDR plural categories (``one``, ``other``, ...) chosen by the value ``n``;
a table may leave out categories, and ``other`` serves for them. A value that is an int is an amount, and is written as the language
writes numbers ("12.345"); what only looks like a number (a port, a year) comes as a str.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from whosasking.model import Message
from whosasking.sentences.numbers import RULES, plural, written

LANGUAGES = tuple(RULES)
"""The codes of the languages that sentences can be asked in."""


def spoken(code: str | None) -> str:
    """The language of the catalogue for a code that was asked for: "pt-BR" and "pt_BR" are served by "pt", what is not there by
    English."""
    base = (code or "").replace("_", "-").partition("-")[0].lower()
    return base if base in RULES else "en"


@cache
def catalogue(language: str = "en") -> Mapping[str, str | Mapping[str, str]]:
    """All sentences of a language by dotted key. language: a code of LANGUAGES."""
    entries: dict[str, str | Mapping[str, str]] = {}
    for path in files(__package__).joinpath(language).iterdir():
        if path.name.endswith(".toml"):
            _flatten(path.name.removesuffix(".toml"), tomllib.loads(path.read_text("utf-8")), entries)
    return entries


def _flatten(prefix: str, table: Mapping[str, Any], into: dict[str, str | Mapping[str, str]]) -> None:
    for key, value in table.items():
        dotted = f"{prefix}.{key}"
        if isinstance(value, Mapping) and not _is_plural(value):
            _flatten(dotted, value, into)
        else:
            into[dotted] = value


def _is_plural(table: Mapping[str, Any]) -> bool:
    return "other" in table and all(isinstance(text, str) for text in table.values())


def render(message: Message, language: str = "en") -> str:
    """The sentence in words. A missing key is a programming error and raises KeyError (a test renders every key)."""
    values = {
        name: render(value, language) if isinstance(value, Message) else value for name, value in message.values.items()
    }
    return text(message.key, language, **values)


def text(key: str, /, language: str = "en", **values: str | int) -> str:
    """As render(), from a key and values."""
    entry = catalogue(language)[key]
    if not isinstance(entry, str):
        n = values.get("n")
        entry = entry.get(plural(n, language) if isinstance(n, int) else "other", entry["other"])
    return entry.format_map(
        {name: written(value, language) if isinstance(value, int) else value for name, value in values.items()}
    )
