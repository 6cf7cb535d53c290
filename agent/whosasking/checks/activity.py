"""Check: when they were last active."""

from __future__ import annotations

from datetime import date

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence, months_before, not_read
from whosasking.model import Answer, Message, Outcome, ProfilePage
from whosasking.preferences import Preferences
from whosasking.sentences.days import day_words


@Check
def activity(case: Case) -> Answer:
    """Silence is normal on LinkedIn, so a quiet member loses this one check and no more (quick-review section 3).

    An absent section proves nothing, and what a signed-out page shows are likes, which are no activity of their own.
    """
    profile, state = case.page.profile, case.page.profile.sections.get("activity")
    if case.page.signed_in is False:
        return Answer(outcome="unknown", reason=Message(key="checks.activity.not_read.signed_out"))
    if state in {"absent", "not_loaded"}:
        return Answer(outcome="unknown", reason=Message(key=f"checks.activity.{state}"))
    newest = profile.last_activity
    found = outcome(newest, none_recent(case.page), case.preferences, on=case.on)
    if newest is not None:
        values: dict[str, str | int | Message] = {
            "day": day_words(newest.isoformat()),
            "n": case.preferences.activity_months,
        }
        seen = (evidence(case, "last_activity", newest.isoformat()),)
        return Answer(outcome=found, reason=Message(key=f"checks.activity.{found}", values=values), evidence=seen)
    if profile.has_posts is False:  # LinkedIn's own "no recent posts"
        seen = (evidence(case, "has_posts", "0"),)
        return Answer(outcome=found, reason=Message(key="checks.activity.no_recent"), evidence=seen)
    if profile.has_posts or state == "present":
        return Answer(outcome="unknown", reason=Message(key="checks.activity.undated"))
    return not_read(case, "activity", "last_activity")


def newest_day(page: ProfilePage) -> date | None:
    """The day of the newest activity that counts; None: none was read, or it stands where nothing is proven by it."""
    return page.profile.last_activity if _counts(page) else None


def none_recent(page: ProfilePage) -> bool:
    """Whether LinkedIn itself says that there are no recent posts."""
    return _counts(page) and page.profile.has_posts is False


def _counts(page: ProfilePage) -> bool:
    return page.signed_in is not False and page.profile.sections.get("activity") not in {"absent", "not_loaded"}


def outcome(newest: date | None, none_recent: bool, preferences: Preferences, *, on: date) -> Outcome:
    """The answer to this newest day, or to LinkedIn's word that there is none."""
    if newest is not None:
        return "passed" if newest >= months_before(on, preferences.activity_months) else "failed"
    return "failed" if none_recent else "unknown"
