"""Dates of jobs and schools in LinkedIn's languages, and the moment that an activity's number tells.

A span reads "Jan 2020 – Present · 4 yrs", "2019年3月 - 現在", "de 2019 a 2020". Years are readable in every language; months need
the language's table; "present" is whatever stands after the dash without a year, so it needs no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from whosasking.languages import Language, every
from whosasking.pages.numbers import plain


class Span(NamedTuple):
    """From and to, each "YYYY-MM" or "YYYY". to None: goes on. A single date is both."""

    from_: str
    to: str | None


_YEAR = r"(?<!\d)(?:19[4-9]\d|20\d\d|24[89]\d|25\d\d)(?!\d)"
_POINT = re.compile(
    rf"(?P<y1>{_YEAR})\s*[年년]\s*(?:(?P<m1>\d{{1,2}})\s*[月월])?"
    rf"|(?P<y2>{_YEAR})[./]\s?(?P<m2>\d{{1,2}})(?!\d)\.?"
    rf"|(?<!\d)(?P<m3>\d{{1,2}})[./](?P<y3>{_YEAR})"
    rf"|(?P<y4>{_YEAR})"
)
_DURATION = re.compile(r"\s[·•‧∙・⋅|]\s|[·•‧∙⋅]")
_DASH = re.compile(r"[-–—−‐‑~～〜→至]")
_WORD = re.compile(r"[^\s\d,;()\-–—−‐‑~～〜→至]+")
_YEAR_WORD = re.compile(r"^\s*(?:гг?|года?|рр?|рік|року)\b\.?")
"""The word for "year" that Russian and Ukrainian put behind one: "янв. 2020 г."."""
_BUDDHIST_ERA = 543
_LONGEST_LINE = 80


def read_span(text: str, language: Language | None = None, *, loose: bool = False) -> Span | None:
    """The span of a date line; None for a line that is no date line ("Forum 2020", "4 yrs").

    language: of the page. loose: accept a month that no table knows (its year is still right).
    """
    line = _DURATION.split(plain(text).strip(), maxsplit=1)[0].strip()
    if not line or len(line) > _LONGEST_LINE:
        return None
    points = list(_POINT.finditer(line))
    if not 1 <= len(points) <= 2:
        return None
    before = line[: points[0].start()]
    first = _point(points[0], before, language, loose=loose)
    if first is None:
        return None
    after = _YEAR_WORD.sub("", line[points[-1].end() :]).strip()
    if len(points) == 2:
        between = line[points[0].end() : points[1].start()]
        second = _point(points[1], _DASH.sub(" ", between), language, loose=True)
        return None if second is None or after.strip(" .()") else Span(first, second)
    if not after.strip(" .()"):
        return Span(first, first)
    return Span(first, None) if _goes_on(after) else None


def _goes_on(after: str) -> bool:
    """Whether what stands behind a single year says "until now": a dash and words, or a short word and words."""
    if len(after) > 40 or any(sign.isdigit() for sign in after):
        return False
    if _DASH.match(after):
        return True
    words = after.split()
    return len(words) > 1 and len(words[0]) <= 5 and not words[0][0].isupper()


def _point(match: re.Match[str], before: str, language: Language | None, *, loose: bool) -> str | None:
    year = int(match["y1"] or match["y2"] or match["y3"] or match["y4"])
    if year >= 2400:
        year -= _BUDDHIST_ERA
    month = int(match["m1"] or match["m2"] or match["m3"] or 0)
    words = [word.casefold().strip(".’'") for word in _WORD.findall(before)]
    if not month:
        month = _month(before, words, language)
        if (
            not month
            and not loose
            and not all(len(word) <= 5 and word == plain_word for word, plain_word in _lowered(before))
        ):
            return None
        if not month and len(words) > 3:
            return None
    return f"{year:04}-{month:02}" if 1 <= month <= 12 else f"{year:04}"


def _lowered(before: str) -> Iterator[tuple[str, str]]:
    """Words as they stand and in lower case: "de" may precede a year; "Forum" makes it a name."""
    return ((word, word.lower()) for word in _WORD.findall(before))


def _month(before: str, words: list[str], language: Language | None) -> int:
    """The month among the words before a year, the nearest first; 0 where there is none."""
    own, all_languages = _months(language.code if language else ""), _months("")
    pairs = [f"{first} {second}" for first, second in pairwise(words)]
    numbered = re.findall(r"([^\W\d]+)\.?\s*(\d{1,2})\b", before.casefold())
    candidates = [*(f"{word} {int(number)}" for word, number in numbered), *reversed(pairs), *reversed(words)]
    for months in (own, all_languages):
        for candidate in candidates:
            if candidate in months:
                return months[candidate]
    if language is not None:
        for word in reversed(words):
            if len(word) >= 3 and len(found := {number for name, number in own.items() if name.startswith(word)}) == 1:
                return found.pop()
    return 0


@cache
def _months(code: str) -> dict[str, int]:
    """Name of a month -> its number, in one language, or in all of them ("")."""
    found: dict[str, int] = {}
    for each in every():
        if code in ("", each.code):
            for number, names in enumerate(each.months, 1):
                for name in names:
                    found.setdefault(name, number)
    return found


_NUMBERED_MONTH = re.compile(r"(?:thg|tháng)\s?\d{1,2}(?!\d)")
"""Vietnamese months are numbers behind a word."""


def read_lone_month(text: str, language: Language | None = None) -> str | None:
    """The month of a text whose only date is a month of a year ("YYYY-MM"). None where a day or another number stands there."""
    line = plain(text)
    points = list(_POINT.finditer(line))
    if len(points) != 1:
        return None
    around = line[: points[0].start()] + " " + line[points[0].end() :]
    if any(sign.isdigit() for sign in _NUMBERED_MONTH.sub("", around.casefold())):
        return None
    found = _point(points[0], line[: points[0].start()], language, loose=True)
    return found if found is not None and len(found) == 7 else None


# ------------------------------------------------------------------------------------------- activity ids

_URN = re.compile(r"(?:activity|ugcPost|share)[:-](\d{19})(?!\d)")
_COMMENT = re.compile(r"(?:fsd_|fs_)?comment:\((?:[^()]*,)?\s*(\d{19})")
_FIRST_ID = datetime(2003, 5, 5, tzinfo=UTC)
"""LinkedIn opened on this day; a number that tells an earlier moment is no activity's."""


def day_of_id(number: int) -> date | None:
    """The day (UTC) on which an activity, share or comment was made: the number's upper bits are milliseconds since 1970.

    Seen: 7452446036029190144 is of 2026-04-21. None for a number that cannot be such an id.
    """
    try:
        moment = datetime.fromtimestamp((number >> 22) / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment.date() if moment >= _FIRST_ID else None


def comment_id(address: str) -> int | None:
    """The comment's own number in the decoded address of a comment; None where it is no comment's address."""
    found = _COMMENT.findall(address)
    return int(found[-1]) if found else None


def update_id(address: str) -> int | None:
    """The number of the update that a decoded address leads to; None where it leads to none."""
    found = _URN.search(address)
    return int(found[1]) if found else None
