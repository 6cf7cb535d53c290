"""A name all in lower case. weak: many honest people write theirs so. Scripts without case pass."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    reading = text.matches.reading
    letters = [char for char in reading.text if char.isalpha() and char.lower() != char.upper()]
    if len(letters) >= 2 and all(char.islower() for char in letters) and reading.forms:
        yield Spot("weak", (Hit(0, len(reading.forms), "any"),))


FAMILY = Family("lowercase_name", frozenset({"name"}), in_text=_find)
