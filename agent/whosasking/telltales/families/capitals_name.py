"""The first name all in capitals. weak. Initials ("JR", "A.J.") pass."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import Family, Spot, Text

_INITIALS = 3
"""Up to so many letters a word in capitals is read as initials."""


def _find(text: Text) -> Iterator[Spot]:
    reading = text.matches.reading
    for place, (start, end) in enumerate(zip(reading.starts, reading.ends, strict=True)):
        word = reading.text[start:end]
        if len(word) > 1 or place > 1:
            if word.isupper() and len(word) > _INITIALS and word.isalpha():
                yield Spot("weak", (Hit(place, place + 1, "any"),))
            return


FAMILY = Family("capitals_name", frozenset({"name"}), in_text=_find)
