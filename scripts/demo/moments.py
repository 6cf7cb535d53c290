"""Days, ages and activity ids as the site writes them."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .members import Job, Member, Post
    from .words import Words


def day_of(post: Post, on: date) -> date:
    """The day of an activity, for a page that is looked at on a day."""
    return on - timedelta(days=post.days)


def activity_id(post: Post, on: date) -> int:
    """An id that carries its moment in the upper bits, in milliseconds, as the real ones do (linkedin-pages A.4)."""
    noon = datetime.combine(day_of(post, on), datetime.min.time(), UTC) + timedelta(hours=12)
    low = random.Random(post.text).getrandbits(22)  # noqa: S311  no secret: the same id on every page
    return (int(noon.timestamp() * 1000) << 22) | low


def age(post: Post, words: Words) -> str:
    """How old an activity is, in the short form ("3w")."""
    for days, form in ((365, words.years_ago), (30, words.months_ago), (7, words.weeks)):
        if post.days >= days:
            return form.replace("{}", words.number(post.days // days))
    return words.days.replace("{}", words.number(max(post.days, 1)))


def joined(member: Member, on: date) -> str:
    """The month that a member joined in, "YYYY-MM"."""
    months = on.year * 12 + on.month - 1 - member.months_a_member
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def joined_milliseconds(member: Member, on: date) -> int:
    """The same moment as embedded JSON carries it."""
    year, month = joined(member, on).split("-")
    return int(datetime(int(year), int(month), 12, 9, 30, tzinfo=UTC).timestamp() * 1000)


def span(begin: str, end: str | None, words: Words, on: date) -> str:
    """The dates of a position with its length, "Jan 2020 - Present · 4 yrs 2 mos" (a plain hyphen, as most builds write it)."""
    until = words.month(end) if end else words.present
    return f"{words.month(begin)} - {until} · {length(begin, end, words, on)}"


def length(begin: str, end: str | None, words: Words, on: date, *, glued: bool = False) -> str:
    """How long a position lasted. glued: without the space between years and months, as group headings have it."""
    first, last = _months(begin), _months(end) if end else on.year * 12 + on.month
    months = max(last - first + 1, 1)
    parts = []
    if months >= 12:
        parts.append(words.counted(words.years, months // 12))
    if months % 12 or not parts:
        parts.append(words.counted(words.months_long, max(months % 12, 1)))
    return ("" if glued else " ").join(parts)


def tenure(jobs: tuple[Job, ...], words: Words, on: date) -> str:
    """How long somebody was with an employer, over several roles, in the glued form."""
    ends = [job.end for job in jobs]
    last = None if None in ends else max(end for end in ends if end)
    return length(min(job.begin for job in jobs), last, words, on, glued=True)


def _months(value: str) -> int:
    year, _, month = value.partition("-")
    return int(year) * 12 + int(month or 1)
