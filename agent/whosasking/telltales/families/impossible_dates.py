"""Dates that cannot be: a job that ends before it began, begins in the future, or a membership older than LinkedIn. weak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.model import Job, ProfilePage
from whosasking.preferences import Preferences
from whosasking.telltales.matching import Fact, Family, Finder

_LINKEDIN_BEGAN = "2003-05"
_OLDEST_JOB = "1930"
_AHEAD_MONTHS = 12
"""A signed contract may be announced; a year ahead nobody works yet."""


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del preferences, find
    for number, job in enumerate(page.profile.jobs or (), 1):
        if _cannot_be(job, on):
            source = page.sources.get(f"jobs/{number}")
            dates = f"{job.from_ or '?'} - {job.to or '?'}"
            yield Fact("weak", dates, source.where if source else f"experience/{number}")
    joined = page.profile.joined
    if joined is not None and (joined[:7] < _LINKEDIN_BEGAN or joined[:7] > f"{on:%Y-%m}"):
        yield Fact("weak", joined, "top_card")


def _cannot_be(job: Job, on: date) -> bool:
    begun, ended = job.from_, job.to
    if begun is not None and (begun < _OLDEST_JOB or begun > _ahead(on, len(begun))):
        return True
    if begun is None or ended is None:
        return False
    shared = min(len(begun), len(ended))  # "2019-03" to "2019": the year alone must not fall behind
    return ended[:shared] < begun[:shared]


def _ahead(on: date, length: int) -> str:
    months = on.year * 12 + on.month - 1 + _AHEAD_MONTHS
    return f"{months // 12:04d}-{months % 12 + 1:02d}"[:length]


FAMILY = Family("impossible_dates", in_facts=_in_facts)
