"""Numbers as each language writes them, and the plural category that a number asks for.

Whole numbers only, of the languages that the catalogue has: a few lines of Unicode CLDR 46 (common/supplemental/plurals.xml and
the decimal symbols of common/main). A library for it, Babel, would take longer to import than the whole agent and 15 MB of memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Category = Literal["zero", "one", "two", "few", "many", "other"]


class Rules(NamedTuple):
    """How a language writes whole numbers. plural: the category of a number. separator: between groups of three digits.

    grouped_from: the smallest number that is grouped. Digits are 0 to 9 in every language, as in ports and commands.
    """

    plural: Callable[[int], Category]
    separator: str = ","
    grouped_from: int = 1_000


def _one_or_other(n: int) -> Category:
    return "one" if n == 1 else "other"


def _millions(n: int) -> bool:
    """As in "un million de pages"."""
    return n != 0 and n % 1_000_000 == 0


def _spanish_italian(n: int) -> Category:
    return "many" if _millions(n) else _one_or_other(n)


def _french_portuguese(n: int) -> Category:
    return "many" if _millions(n) else "one" if n in (0, 1) else "other"


def _polish(n: int) -> Category:
    if n == 1:
        return "one"
    return "few" if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else "many"


def _arabic(n: int) -> Category:
    by_itself: dict[int, Category] = {0: "zero", 1: "one", 2: "two"}
    if n in by_itself:
        return by_itself[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if 11 <= n % 100 <= 99 else "other"


def _other(_: int) -> Category:
    return "other"


RULES: Mapping[str, Rules] = {
    "en": Rules(_one_or_other),
    "de": Rules(_one_or_other, "."),
    "fr": Rules(_french_portuguese, "\u202f"),
    "es": Rules(_spanish_italian, ".", 10_000),
    "pt": Rules(_french_portuguese, "."),
    "it": Rules(_spanish_italian, ".", 10_000),
    "nl": Rules(_one_or_other, "."),
    "pl": Rules(_polish, "\u00a0", 10_000),
    "ja": Rules(_other),
    "ar": Rules(_arabic),
}
"""The languages of the catalogue, English first."""


def plural(n: int, language: str) -> Category:
    """The plural category of a count, which is not negative."""
    return RULES[language].plural(n)


def written(n: int, language: str) -> str:
    """A whole number with its groups of digits: 12,345 in English, 12.345 in German."""
    rules = RULES[language]
    return f"{n:,}".replace(",", rules.separator) if abs(n) >= rules.grouped_from else str(n)
