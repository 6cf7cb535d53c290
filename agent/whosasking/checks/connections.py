"""Check: how many connections."""

from __future__ import annotations

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence, not_read
from whosasking.model import Answer, Message


@Check
def connections(case: Case) -> Answer:
    """Fewer than 50 is uncommon for a real member and usual for a fresh fake; 500+ proves little (quick-review section 3)."""
    count, capped = case.page.profile.connections, case.page.profile.connections_capped
    if count is None:
        return not_read(case, "connections", "connections")
    bar = case.preferences.connections_at_least
    values: dict[str, str | int] = {"n": count, "bar": bar}
    seen = (evidence(case, "connections", f"{count}+" if capped else str(count)),)
    if count >= bar:
        key = "checks.connections.at_least" if capped else "checks.connections.passed"
        return Answer(outcome="passed", reason=Message(key=key, values=values), evidence=seen)
    if capped:  # a lower bound below the bar says nothing about the bar
        return Answer(
            outcome="unknown", reason=Message(key="checks.connections.lower_bound", values=values), evidence=seen
        )
    return Answer(outcome="failed", reason=Message(key="checks.connections.failed", values=values), evidence=seen)
