"""Numbers as LinkedIn writes them in its languages: "1.234", "1 234", "٥٠٠", "500+", "Più di 500", "30innych", "1,2 mil", "12万"."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from whosasking.languages import Language, mentioned


class Count(NamedTuple):
    """capped: the number is a lower bound ("500+")."""

    value: int
    capped: bool


_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")

_MARK = "[\u0300-\u036f\u064b-\u0655\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
"""Marks above and below letters, which Python counts to no word: accents, Arabic and Thai vowels."""

_NUMBER = re.compile(
    r"(?P<before>[+＋]\s?)?"
    r"(?P<digits>\d{1,3}(?:[ .,'’]\d{2,3})*[ .,'’]\d{3}(?!\d)|\d{1,12}(?:[.,]\d{1,2}(?!\d))?)"
    r"(?P<after>\s?[+＋])?"
    rf"(?:\s?(?P<word>[^\W\d_](?:[^\W\d_]|{_MARK})*))?"
)

_DEGREE_WORD = re.compile(r"(?<![\d.,])[123]\s?[촌次度](?!\d)")
"""The degree inside the noun of a count: Korean calls connections "1촌", Chinese and Japanese pages "1 度" and "1次"."""

_EVERYWHERE = {
    "k": 1_000,
    "m": 1_000_000,
    "千": 1_000,
    "천": 1_000,
    "만": 10_000,
    "万": 10_000,
    "萬": 10_000,
    "億": 10**8,
    "亿": 10**8,
}
"""Short forms that no language uses for another number."""


def plain(text: str) -> str:
    """A text with ASCII digits and common spaces, without invisible marks: every other reader of words starts from it."""
    text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).replace("\u066c", ",").replace("\u066b", ".")
    return _OTHER_DIGIT.sub(lambda digit: str(unicodedata.decimal(digit.group(), 0)), text)


def read_count(text: str, language: Language | None = None) -> Count | None:
    """The first number of a text, or None where there is none. language: of the page, for its short forms ("29 tys.")."""
    text = _DEGREE_WORD.sub(" ", plain(text))
    match = _NUMBER.search(text)
    if match is None:
        return None
    digits = match["digits"]
    factor = _factor(match["word"], language)
    grouped = factor == 1 or not re.fullmatch(r"\d+[.,]\d{1,3}", digits)
    value = int(re.sub(r"\D", "", digits)) if grouped and not _is_decimal(digits) else float(digits.replace(",", "."))
    rest = text[: match.start("digits")] + text[match.end("digits") :]
    capped = bool(match["before"] or match["after"]) or mentioned("more_than", rest, language)
    return Count(round(value * factor), capped)


def _is_decimal(digits: str) -> bool:
    return re.fullmatch(r"\d+[.,]\d{1,2}", digits) is not None


def _factor(word: str | None, language: Language | None) -> int:
    """What the word behind a number multiplies it with: "mil", "K", the first sign of "万人"; 1 for any other word."""
    if not word:
        return 1
    folded = word.casefold().removesuffix("คน")  # Thai writes "1.2 พันคน", thousand people, in one
    if not folded:
        return 1
    if language is not None and folded in language.multipliers:
        return language.multipliers[folded]
    return _EVERYWHERE.get(folded) or (_EVERYWHERE.get(folded[0], 1) if folded[0] > "\u3000" else 1)
