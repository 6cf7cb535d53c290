"""A member of less than three months with a C-level, VP or director's role. strong; it needs the date of joining."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.telltales.matching import Fact, Family, Finder, member_months


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    months = member_months(page.profile, on)
    if months is None or months >= preferences.new_leader_months:
        return
    for number, job in enumerate(page.profile.jobs or (), 1):
        quote = _title(job.title, find) if job.is_current is not False else None
        if quote:
            source = page.sources.get(f"jobs/{number}")
            yield Fact("strong", quote, source.where if source else f"experience/{number}")
    quote = _title(page.profile.headline, find)
    if quote:
        yield Fact("strong", quote, "top_card")


def _title(text: str | None, find: Finder) -> str | None:
    if not text:
        return None
    matches = find(text)
    for hit in matches["new_leader.leader"]:
        if not any(other.first < hit.after and hit.first < other.after for other in matches["new_leader.no_leader"]):
            return matches.reading.quote(hit.first, hit.after)
    return None


FAMILY = Family("new_leader", in_facts=_in_facts)
