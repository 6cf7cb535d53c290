"""Emoji or capitals in the headline. note: shown, and never counted."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import Family, Spot, Text

_EMOJI = 3
_LETTERS = 16
_SHARE = 0.8


def _find(text: Text) -> Iterator[Spot]:
    written = text.matches.text
    emoji = 0 if written.isascii() else sum(unicodedata.category(char) == "So" for char in written)
    cased = [char for char in written if char.lower() != char.upper()]
    shouted = len(cased) >= _LETTERS and sum(char.isupper() for char in cased) >= _SHARE * len(cased)
    if (emoji >= _EMOJI or shouted) and (words := len(text.matches.reading.forms)):
        yield Spot("note", (Hit(0, words, "any"),))


FAMILY = Family("headline_noise", frozenset({"headline"}), in_text=_find)
