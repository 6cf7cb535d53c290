"""Check: whom we both know."""

from __future__ import annotations

from whosasking.checks._case import Case, Check
from whosasking.checks._facts import evidence, not_read
from whosasking.model import Answer, Evidence, Message, Outcome
from whosasking.preferences import Preferences


@Check
def mutual_connections(case: Case) -> Answer:
    """ "My relationship to any of their connections" is the article's own bar: one mutual, or one whom I vouch for."""
    vouchers = case.knowledge.vouchers
    if vouchers:
        reason = Message(key="checks.mutual_connections.voucher", values={"name": vouchers[0], "n": len(vouchers)})
        seen = tuple(evidence(case, "mutual_names", name) for name in vouchers[:1])
        return Answer(outcome="passed", reason=reason, evidence=seen)
    count = mutual_count(case)
    if count is None:
        return not_read(case, "mutual_connections", "mutual_connections")
    values: dict[str, str | int] = {"n": count, "bar": case.preferences.mutual_connections_at_least}
    seen = (_seen(case, count),)
    if outcome(count, False, case.preferences) == "passed":
        reason = _with_known(case, count) or Message(key="checks.mutual_connections.passed", values=values)
        return Answer(outcome="passed", reason=reason, evidence=seen)
    reason = Message(
        key="checks.mutual_connections.failed" if count else "checks.mutual_connections.none", values=values
    )
    return Answer(outcome="failed", reason=reason, evidence=seen)


def outcome(count: int | None, has_voucher: bool, preferences: Preferences) -> Outcome:
    """The answer to so many mutual connections, or to one whom I vouch for."""
    if has_voucher:
        return "passed"
    if count is None:
        return "unknown"
    return "passed" if count >= preferences.mutual_connections_at_least else "failed"


def mutual_count(case: Case) -> int | None:
    """How many mutual connections the page shows; None: not read. In the 3rd degree there are none; signed out shows none."""
    if case.page.signed_in is False:
        return None
    standing = case.page.standing
    if standing.mutual_connections is not None:
        return max(standing.mutual_connections, len(standing.mutual_names or ()))
    if standing.mutual_names:
        return len(standing.mutual_names)
    return 0 if standing.degree == 3 else None


def _with_known(case: Case, count: int) -> Message | None:
    """Whom of them the user knows best, and how. A name that several people carry stays ambiguous. None: nobody named."""
    if not case.knowledge.mutuals:
        return None
    best = case.knowledge.mutuals[0]
    form = "somebody" if best.ambiguous else "who"
    who = Message(key=f"checks.mutual_connections.known.{form}", values={"name": best.name, "tie": best.tie})
    key = "others" if count > 1 else "alone"
    return Message(key=f"checks.mutual_connections.known.{key}", values={"who": who, "n": count - 1})


def _seen(case: Case, count: int) -> Evidence:
    if case.page.standing.mutual_connections is None and not count:
        return evidence(case, "degree", str(case.page.standing.degree))
    names = case.page.standing.mutual_names
    return evidence(case, "mutual_connections", ", ".join(names) if names else str(count))
