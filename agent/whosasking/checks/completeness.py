"""Check: whether they have a complete profile page."""

from __future__ import annotations

from collections.abc import Iterable

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence
from whosasking.checks._points import points
from whosasking.model import Answer, Evidence, Message, Outcome
from whosasking.preferences import Preferences


@Check
def completeness(case: Case) -> Answer:
    """Only very sparse profiles are telling, so it fails only where even the points not read could not save it."""
    states = [point.state for point in points(case)]
    there, unread = states.count(True), states.count(None)
    bar = case.preferences.completeness_at_least
    values: dict[str, str | int] = {"there": there, "unread": unread, "bar": bar}
    found = outcome(states, case.preferences)
    reason = Message(key=f"checks.completeness.{found}", values=values)
    return Answer(outcome=found, reason=reason, evidence=_seen(case))


def outcome(states: Iterable[bool | None], preferences: Preferences) -> Outcome:
    """The answer to the ten points in these states."""
    known = list(states)
    there, unread, bar = known.count(True), known.count(None), preferences.completeness_at_least
    if there >= bar:
        return "passed"
    return "failed" if there + unread < bar else "unknown"


def _seen(case: Case) -> tuple[Evidence, ...]:
    """The words that show how full the profile is. The ten points are shown one by one beside them."""
    profile = case.page.profile
    texts = {
        "headline": profile.headline,
        "location": profile.location,
        "about": profile.about,
        "jobs/1": profile.jobs[0].title if profile.jobs else None,
        "education/1": profile.education[0].school if profile.education else None,
    }
    return tuple(evidence(case, fact, text) for fact, text in texts.items() if text)
