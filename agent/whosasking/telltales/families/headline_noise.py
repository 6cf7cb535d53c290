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
    reading = text.matches.reading
    if not reading.forms:
        return
    emoji = sum(unicodedata.category(char) == "So" for char in reading.text)
    cased = [char for char in reading.text if char.lower() != char.upper()]
    shouted = len(cased) >= _LETTERS and sum(char.isupper() for char in cased) >= _SHARE * len(cased)
    if emoji >= _EMOJI or shouted:
        yield Spot("note", (Hit(0, len(reading.forms), "any"),))


FAMILY = Family("headline_noise", frozenset({"headline"}), in_text=_find)
