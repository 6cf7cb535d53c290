"""Check: how many connections."""

from __future__ import annotations

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence, not_read
from whosasking.model import Answer, Message, Outcome
from whosasking.preferences import Preferences


@Check
def connections(case: Case) -> Answer:
    """Fewer than 50 is uncommon for a real member and usual for a fresh fake; 500+ proves little (quick-review section 3)."""
    count, capped = case.page.profile.connections, case.page.profile.connections_capped
    if count is None:
        return not_read(case, "connections", "connections")
    bar = case.preferences.connections_at_least
    values: dict[str, str | int] = {"n": count, "bar": bar}
    seen = (evidence(case, "connections", f"{count}+" if capped else str(count)),)
    found = outcome(count, capped, case.preferences)
    key = {"passed": "at_least" if capped else "passed", "failed": "failed", "unknown": "lower_bound"}[found]
    return Answer(outcome=found, reason=Message(key=f"checks.connections.{key}", values=values), evidence=seen)


def outcome(count: int | None, capped: bool | None, preferences: Preferences) -> Outcome:
    """The answer to so many connections. capped: a lower bound, which below the bar says nothing about the bar."""
    if count is None:
        return "unknown"
    if count >= preferences.connections_at_least:
        return "passed"
    return "unknown" if capped else "failed"
