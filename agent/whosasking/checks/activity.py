"""Check: when they were last active."""

from __future__ import annotations

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence, months_before, not_read
from whosasking.model import Answer, Message, Outcome


@Check
def activity(case: Case) -> Answer:
    """Silence is normal on LinkedIn, so a quiet member loses this one check and no more (quick-review section 3).

    An absent section proves nothing, and what a signed-out page shows are likes, which are no activity of their own.
    """
    profile, months = case.page.profile, case.preferences.activity_months
    state = profile.sections.get("activity")
    if case.page.signed_in is False:
        return Answer(outcome="unknown", reason=Message(key="checks.activity.not_read.signed_out"))
    if state in {"absent", "not_loaded"}:
        return Answer(outcome="unknown", reason=Message(key=f"checks.activity.{state}"))
    newest = profile.last_activity
    if newest is not None:
        day = newest.isoformat()
        outcome: Outcome = "passed" if newest >= months_before(case.on, months) else "failed"
        reason = Message(key=f"checks.activity.{outcome}", values={"day": day, "n": months})
        return Answer(outcome=outcome, reason=reason, evidence=(evidence(case, "last_activity", day),))
    if profile.has_posts is False:  # LinkedIn's own "no recent posts"
        seen = (evidence(case, "has_posts", "0"),)
        return Answer(outcome="failed", reason=Message(key="checks.activity.no_recent"), evidence=seen)
    if profile.has_posts or state == "present":
        return Answer(outcome="unknown", reason=Message(key="checks.activity.undated"))
    return not_read(case, "activity", "last_activity")
