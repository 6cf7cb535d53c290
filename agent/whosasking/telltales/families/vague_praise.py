"""Three or more of "exclusive", "limited", "high-impact" and their like in one text. weak."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import TEXTS, Family, Spot, Text

_FROM = 3


def _find(text: Text) -> Iterator[Spot]:
    by_language: dict[str, dict[str, Hit]] = {}
    forms = text.matches.reading.forms
    for hit in text["vague_praise.praise"]:
        word = " ".join(forms[hit.first : hit.after])
        by_language.setdefault(hit.language, {}).setdefault(word, hit)
    for different in by_language.values():
        if len(different) >= _FROM:
            yield Spot("weak", tuple(different.values()))


FAMILY = Family("vague_praise", TEXTS, in_text=_find)
