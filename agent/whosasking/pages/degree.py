"""The degree, from the words of its own element: "1st", "2.", "Ke-3", "3º", "1次", "الأولى", "ขั้นที่ 2"."""

from __future__ import annotations

import re
from typing import Literal, cast

from whosasking.languages import Language, every
from whosasking.pages.numbers import plain

Degree = Literal[1, 2, 3]

_NUMBER = re.compile(r"(?<![\d.,])([123])(?![\d,+]|\.\d)")


def read_degree(text: str, language: Language | None) -> Degree | None:
    """The degree that a text says, or None. To be asked of the degree's own element only: "1st" stands in many places."""
    text = plain(text).strip("·•‧∙・⋅ ")
    if len(text) > 60:
        return None
    numbers = set(_NUMBER.findall(text))
    if len(numbers) == 1 and not any(sign.isdigit() for sign in _NUMBER.sub("", text)):
        return cast("Degree", int(numbers.pop()))
    for each in (language,) if language is not None else every():
        for degree in (3, 2, 1):
            if any(word and word in text for word in each.words(f"degree{degree}") if not any(sign.isdigit() for sign in word)):
                return cast("Degree", degree)
    return None
