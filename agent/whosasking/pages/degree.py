"""The degree, from the words of its own element: "1st", "2.", "Ke-3", "3º", "1次", "الأولى", "ขั้นที่ 2"."""

from __future__ import annotations

import re
from typing import Literal, cast

from whosasking.languages import Language, every
from whosasking.pages.numbers import plain

Degree = Literal[1, 2, 3]
_DEGREES: tuple[Degree, ...] = (3, 2, 1)

_NUMBER = re.compile(r"(?<![\d.,])([12](?!\+)|3)(?![\d,]|\.\d)")
"""A digit that is a degree. Behind the third alone stands a plus ("ke-3+": third degree and beyond)."""


def read_degree(text: str, language: Language | None) -> Degree | None:
    """The degree that a text says, or None. To be asked of the degree's own element only: "1st" stands in many places."""
    text = plain(text).strip("·•‧∙・⋅ ")
    if len(text) > 60:
        return None
    numbers = set(_NUMBER.findall(text))
    if len(numbers) == 1 and not any(sign.isdigit() for sign in _NUMBER.sub("", text)):
        return cast("Degree", int(numbers.pop()))
    for each in (language,) if language is not None else every():
        for degree in _DEGREES:
            if any(
                word and word in text
                for word in each.words(f"degree{degree}")
                if not any(sign.isdigit() for sign in word)
            ):
                return degree
    return None


_BARE = re.compile(r"(?:ke-)?[123](?:st|nd|rd|\.|er|e|º|ª|°|:a|:e|次|촌|度|-й)?\+?", re.IGNORECASE)


def is_bare_degree(text: str) -> bool:
    """Whether a text is a degree and nothing else ("2nd"), without the dot that usually stands before it."""
    return _BARE.fullmatch(plain(text).strip()) is not None
