"""A recruiter's title begun after September 2025 without a verified workplace. weak.

Since then LinkedIn asks recruiters to verify their workplace before they may take such a title.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.recruiters import title_in
from whosasking.telltales.matching import Fact, Family, Finder

_SINCE = "2025-09"


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del preferences, on, find
    if page.profile.verified_workplace is not False:
        return
    for number, job in enumerate(page.profile.jobs or (), 1):
        begun = job.from_ or ""
        if job.is_current and begun[: len(_SINCE)] > _SINCE[: len(begun)] and (quote := title_in(job.title or "")):
            source = page.sources.get(f"jobs/{number}")
            yield Fact("weak", quote, source.where if source else f"experience/{number}")


FAMILY = Family("recruiter_unverified", in_facts=_in_facts)
