"""What several checks need of the facts: evidence, months, and why something was not read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from whosasking.checks._case import Case
from whosasking.model import Answer, Evidence, Message

QUOTE_CHARACTERS = 80
"""The longest quote (quick-review section 3)."""

_WHERE = {
    "about": "about",
    "jobs": "experience",
    "education": "education",
    "skills": "skills",
    "recommendations": "recommendations",
    "has_posts": "activity",
    "last_activity": "activity",
    "note": "invitation",
}
"""Where a fact stands on a profile, for facts that came without their sources. What is not here stands in the top card."""


def evidence(case: Case, fact: str, value: str) -> Evidence:
    """The words on the page behind a fact. fact: its name in ``ProfilePage.sources`` ("connections", "jobs/1").

    value: the fact itself, quoted where the page gave no words for it (a structure) or no sources came along.
    """
    source = case.page.sources.get(fact)
    quote = value if source is None or not source.quote else source.quote
    section, _, position = fact.partition("/")
    at = _WHERE.get(section, "top_card")
    where = source.where if source is not None else f"{at}/{position}" if position else at
    return Evidence(quote=clipped(quote), where=where)


def clipped(words: str) -> str:
    """At most QUOTE_CHARACTERS of the words, on one line, with an ellipsis where something was cut."""
    line = " ".join(words.split())
    return line if len(line) <= QUOTE_CHARACTERS else line[: QUOTE_CHARACTERS - 1].rstrip() + "…"


def not_read(case: Case, check: str, fact: str) -> Answer:
    """The answer of a check whose fact was not read. Its sentence says why, where the page says why."""
    why = case.page.not_read.get(fact) or ("signed_out" if case.page.signed_in is False else "unsaid")
    return Answer(outcome="unknown", reason=Message(key=f"checks.{check}.not_read.{why}"))


def months_before(day: date, months: int) -> date:
    """The same day so many calendar months earlier (31 March less one month is the last of February)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_since(month: str | None, on: date) -> int | None:
    """Whole months from "YYYY-MM" to the month of ``on``. A year alone counts from its December; None: not read, not a month."""
    year, _, rest = (month or "").partition("-")
    try:
        begun = date(int(year), int(rest or 12), 1)
    except ValueError:
        return None
    return (on.year - begun.year) * 12 + on.month - begun.month
