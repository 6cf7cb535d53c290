"""What explains a verdict: the reasons that decided, its sentence, the question that it answers, and the one next step."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from whosasking.checks import CHECKS, Case
from whosasking.checks._facts import clipped
from whosasking.checks.mutual_connections import mutual_count
from whosasking.checks.telltales import heaviest, weigh
from whosasking.model import CheckName, DiligencePoint, Message, Outcome, ProfilePage, SettleStep
from whosasking.policy import Decision, Grounds, decide

_SHOWN = 3
"""How many reasons are shown first."""


def deciding(case: Case, grounds: Grounds, decision: Decision) -> tuple[str, ...]:
    """Ids of at most three findings or telltale families: first those whose removal would change the verdict, then the next
    most relevant. Somebody known or blocked is not decided by the checks: only an alarm speaks there.
    """
    left = dict(_reasons(case, grounds, decision))
    changes = {reason: decide(other, case.preferences).word != decision.word for reason, other in left.items()}
    return tuple(sorted(left, key=lambda reason: not changes[reason]))[:_SHOWN]


_HELD_AGAINST = ("hard", "strong", "failed", "weak", "unknown", "passed")
_SPEAKS_FOR = ("passed", "failed", "unknown")


def _reasons(case: Case, grounds: Grounds, decision: Decision) -> Iterator[tuple[str, Grounds]]:
    """Every reason with the grounds as they were without it, the most relevant first.

    What speaks for somebody are the checks, that of telltales among them; against, each family speaks for itself.
    """
    if decision.row in {"known", "blocked", "spam"}:
        return
    weights: dict[str, str] = {}
    if decision.row != "known_alarm":
        weights.update({str(check): outcome for check, outcome in grounds.outcomes.items()})
    if decision.word == "accept":
        ranked = sorted(weights, key=lambda reason: _SPEAKS_FOR.index(weights[reason]))
    else:
        families = {sign.family: sign.weight for sign in heaviest(case.telltales) if sign.weight != "note"}
        if grounds.not_spam:
            families = {}
        if families:
            weights.pop("telltales", None)
        weights |= families
        ranked = sorted(weights, key=lambda reason: _HELD_AGAINST.index(weights[reason]))
    for reason in ranked:
        check = next((check for check in grounds.outcomes if check == reason), None)
        yield reason, _without_check(grounds, check) if check else _without_family(case, grounds, reason)


def _without_check(grounds: Grounds, check: CheckName) -> Grounds:
    """As if a miss had not been seen; as if what passed had not been read."""
    outcome: Outcome = "unknown" if grounds.outcomes[check] == "passed" else "passed"
    return replace(grounds, outcomes={**grounds.outcomes, check: outcome})


def _without_family(case: Case, grounds: Grounds, family: str) -> Grounds:
    left = replace(case, telltales=tuple(sign for sign in case.telltales if sign.family != family))
    weights = weigh(left.telltales)
    telltales = next(check for check in CHECKS if check.name == "telltales")
    outcomes: dict[CheckName, Outcome] = {**grounds.outcomes, "telltales": telltales(left).outcome}
    return replace(grounds, outcomes=outcomes, hard=weights.hard, strong=weights.strong)


def sentence(case: Case, grounds: Grounds, decision: Decision, card: tuple[DiligencePoint, ...]) -> Message:
    """The verdict in one sentence. Where the recruiter rule decides, it also says what the five checks alone would have said,
    with the short line of the recruiter's card.
    """
    outcomes = list(grounds.outcomes.values())
    values: dict[str, str | int] = {
        "n": outcomes.count("failed"),
        "failed": outcomes.count("failed"),
        "unread": outcomes.count("unknown"),
        "passed": outcomes.count("passed"),
        "checks": len(outcomes),
    }
    key = f"verdict.{decision.word}.{decision.row}"
    if decision.row in {"recruiter", "recruiter_strong"}:
        alone = decide(replace(grounds, recruiter=False), case.preferences).word
        states = [point.state for point in card]
        values |= {"good": states.count(True), "ask": states.count(False), "not_read": states.count(None)}
        key = f"{key}.{alone}"
    elif decision.row == "known":
        key = f"{key}.{'connected' if _connected(case.page) else 'said'}"
    elif decision.row == "alarm" and not grounds.hard:
        key = f"{key}.strong"
    elif decision.row == "alarm":
        key = f"{key}.hard"
    told = Message(key=key, values=values)
    if grounds.not_spam and decision.row not in {"blocked", "spam"}:
        return Message(key="verdict.not_spam", values={"verdict": told})
    return told


def _connected(page: ProfilePage) -> bool:
    return page.standing.relation == "connected" or page.standing.degree == 1


def question(case: Case) -> Message | None:
    """What the verdict answers. They invited me: the three words answer that by themselves."""
    relation = "connected" if _connected(case.page) else case.page.standing.relation
    if relation == "invited_me":
        return None
    return Message(key=f"verdict.question.{relation or 'not_read'}")


def next_step(case: Case, decision: Decision, steps: tuple[SettleStep, ...]) -> Message:
    """One thing to do: what the row asks for, else what would settle it, else a question to somebody."""
    standing = case.page.standing
    if decision.word != "look_closer":
        relation = (
            "connected" if _connected(case.page) else "invited" if standing.relation == "invited_me" else "uninvited"
        )
        row = decision.row if decision.row in {"blocked", "spam"} else relation
        return Message(key=f"verdict.next_step.{decision.word}.{row}")
    if decision.row in {"known_alarm", "recruiter_strong", "alarm_relation_not_read"}:
        return Message(key=f"verdict.next_step.look_closer.{decision.row}")
    if steps:
        return steps[0].step
    if case.page.signed_in is False:
        return Message(key="verdict.next_step.look_closer.signed_out")
    if case.knowledge.vouchers:
        return Message(key="verdict.next_step.look_closer.voucher", values={"name": case.knowledge.vouchers[0]})
    if mutual_count(case):
        return Message(key="verdict.next_step.look_closer.mutual")
    company = next((job.company for job in case.page.profile.jobs or () if job.is_current and job.company), None)
    if company is not None:
        return Message(key="verdict.next_step.look_closer.company", values={"company": clipped(company)})
    return Message(key="verdict.next_step.look_closer.ask")
