"""The whole policy: findings -> verdict (quick-review section 5). The only place where anything is weighed.

``decide`` is the table of the quick review, row by row, on nothing but the grounds that it names. ``review`` gathers the grounds
of a case, decides, and adds what explains the decision: the reasons that decided, what would settle it, what to do next.
Pure: no clock, disk or network.
"""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from whosasking.checks import CHECKS, Case
from whosasking.checks._facts import months_since
from whosasking.checks._points import points
from whosasking.checks.mutual_connections import mutual_count
from whosasking.checks.telltales import heaviest, main_texts_read, weigh
from whosasking.diligence import diligence
from whosasking.diligence import recruiter_title as recruiter_title
from whosasking.model import (
    CheckName,
    DiligencePoint,
    Finding,
    Message,
    NotAProfile,
    Noun,
    Outcome,
    ProfilePage,
    SectionName,
    SettleStep,
    UnknownLayout,
    Verdict,
    VerdictWord,
)
from whosasking.preferences import Preferences
from whosasking.settle import settle

RULES_VERSION = "1"
"""Raised whenever a rule or a default changes, so that the history can say which rules spoke."""

# ---------------------------------------------------------------------------------------------- the table

Row = Literal[
    "own",
    "blocked",
    "known",
    "known_alarm",
    "alarm",
    "alarm_relation_not_read",
    "recruiter",
    "recruiter_strong",
    "failed",
    "failed_relation_not_read",
    "failed_tie",
    "failed_tie_not_read",
    "failed_recruiter",
    "failed_recruiter_not_read",
    "passed",
    "telltales",
    "misses",
    "no_proof",
    "no_tie",
]
"""Which line of the table spoke, and why."""


class Grounds(Noun, kw_only=True):
    """All that the policy weighs.

    outcomes: of the five checks. hard, strong: how many telltale families of that class spoke. own, known, blocked: the reader's
    own profile; a 1st-degree connection or somebody the reader said to know; "never again". recruiter, strong_tie: None = could
    not be read. proof: one of ``proofs`` at least.
    """

    outcomes: dict[CheckName, Outcome]
    hard: int = 0
    strong: int = 0
    own: bool = False
    known: bool = False
    blocked: bool = False
    relation_read: bool = True
    main_texts_read: bool = True
    recruiter: bool | None = False
    proof: bool = False
    strong_tie: bool | None = False


class Decision(Noun):
    """The word, and the row that gave it."""

    word: VerdictWord
    row: Row


def decide(grounds: Grounds, preferences: Preferences) -> Decision:
    """The table of quick-review section 5. Monotone, and honest about what was not read; both are tested as properties."""
    alarm = grounds.hard >= 1 or grounds.strong >= 2
    if grounds.own:
        return Decision(word="none", row="own")
    if grounds.blocked:
        return Decision(word="ignore", row="blocked")
    if grounds.known:
        return Decision(word="look_closer", row="known_alarm") if alarm else Decision(word="accept", row="known")
    if alarm and not grounds.relation_read:
        return Decision(word="look_closer", row="alarm_relation_not_read")
    if alarm:
        return Decision(word="ignore", row="alarm")
    if _welcome(grounds, preferences) and grounds.main_texts_read:
        if grounds.strong:
            return Decision(word="look_closer", row="recruiter_strong")
        return Decision(word="accept", row="recruiter")
    if _failed_for_ignoring(grounds) >= preferences.ignore_from:
        return _ignore_unless(grounds)
    return _accept_unless(grounds, preferences)


def _welcome(grounds: Grounds, preferences: Preferences) -> bool:
    if not grounds.recruiter or preferences.recruiters == "never":
        return False
    return preferences.recruiters == "always" or grounds.proof


def _failed_for_ignoring(grounds: Grounds) -> int:
    """Failed checks; telltales count here only with a strong one."""
    failed = sum(outcome == "failed" for outcome in grounds.outcomes.values())
    return failed - (grounds.outcomes["telltales"] == "failed" and not grounds.strong)


def _ignore_unless(grounds: Grounds) -> Decision:
    """Row 3, and what holds it back."""
    doubts: tuple[tuple[bool, Row], ...] = (
        (not grounds.relation_read, "failed_relation_not_read"),
        (grounds.strong_tie is True, "failed_tie"),
        (grounds.recruiter is True, "failed_recruiter"),
        (grounds.strong_tie is None, "failed_tie_not_read"),
        (grounds.recruiter is None, "failed_recruiter_not_read"),
    )
    for holds, row in doubts:
        if holds:
            return Decision(word="look_closer", row=row)
    return Decision(word="ignore", row="failed")


def _accept_unless(grounds: Grounds, preferences: Preferences) -> Decision:
    """Row 4, and what holds it back (row 5)."""
    misses = sum(outcome != "passed" for outcome in grounds.outcomes.values())
    doubts: tuple[tuple[bool, Row], ...] = (
        (grounds.outcomes["telltales"] != "passed", "telltales"),
        (misses > _misses_allowed(grounds, preferences), "misses"),
        (preferences.stranger_needs_proof and not grounds.proof, "no_proof"),
        (preferences.stranger_needs_strong_tie and not grounds.recruiter and not grounds.strong_tie, "no_tie"),
    )
    for holds, row in doubts:
        if holds:
            return Decision(word="look_closer", row=row)
    return Decision(word="accept", row="passed")


def _misses_allowed(grounds: Grounds, preferences: Preferences) -> int:
    """A proof never allows fewer, whatever the user mixed: else losing one could make a verdict better."""
    if grounds.proof:
        return max(preferences.accept_up_to, preferences.accept_up_to_with_proof)
    return preferences.accept_up_to


# ---------------------------------------------------------------------------------------------- the grounds


def grounds_of(case: Case, findings: tuple[Finding, ...]) -> Grounds:
    """What the policy weighs of a case whose checks have answered."""
    standing, knowledge = case.page.standing, case.knowledge
    weights = weigh(case.telltales)
    return Grounds(
        outcomes={finding.check: finding.outcome for finding in findings},
        hard=weights.hard,
        strong=weights.strong,
        own=standing.relation == "self",
        known=knowledge.known or standing.relation == "connected" or standing.degree == 1,
        blocked=knowledge.blocked,
        relation_read=standing.relation is not None,
        main_texts_read=main_texts_read(case.page),
        recruiter=recruiter(case),
        proof=bool(proofs(case)),
        strong_tie=strong_tie(case),
    )


def recruiter(case: Case) -> bool | None:
    """Whether the headline or a current job carries a recruiter's title; None: not found, and one of the two was not read."""
    profile = case.page.profile
    if recruiter_title(profile) is not None:
        return True
    if profile.headline is None or profile.jobs is None:
        return None
    return None if any(job.title is None and job.is_current is not False for job in profile.jobs) else False


def proofs(case: Case) -> tuple[str, ...]:
    """What is there that is hard to fake or buy (quick-review section 5), by name."""
    profile, knowledge, wanted = case.page.profile, case.knowledge, case.preferences
    months = months_since(profile.joined, case.on)
    there = {
        "verified": bool(profile.verified or profile.verified_workplace),
        "member_since": months is not None and months >= wanted.proof_member_months,
        "own_posts": profile.has_posts is True,
        "recommendations": (profile.recommendations or 0) >= wanted.proof_recommendations,
        "voucher": bool(knowledge.vouchers),
        "two_way_exchange": knowledge.two_way_exchange,
    }
    return tuple(proof for proof, holds in there.items() if holds)


def strong_tie(case: Case) -> bool | None:
    """Whether something recorded binds me to them. None: I recorded vouchers, and not all mutual connections are named."""
    knowledge = case.knowledge
    if knowledge.vouchers or knowledge.two_way_exchange or knowledge.recorded_tie:
        return True
    if not knowledge.vouchers_recorded:
        return False
    count = mutual_count(case)
    named = len(case.page.standing.mutual_names or ())
    return False if count is not None and named >= count else None


# ---------------------------------------------------------------------------------------------- the verdict


def review(case: Case) -> Verdict:
    """The verdict on a profile, with all that explains it."""
    case = _with_absent_sections(case)
    findings = tuple(check(case) for check in CHECKS)
    grounds = grounds_of(case, findings)
    decision = decide(grounds, case.preferences)
    if decision.row == "own":
        return _no_verdict("own")
    steps = settle(case, _word)
    card = diligence(case) if grounds.recruiter else ()
    return Verdict(
        verdict=decision.word,
        sentence=_sentence(case, grounds, decision, card),
        question=_question(case),
        next_step=_next_step(case, decision, steps),
        provisional=bool(steps),
        findings=findings,
        telltales=case.telltales,
        points=points(case),
        diligence=card,
        settle=steps,
        deciding=deciding(case, grounds, decision),
        rules_version=RULES_VERSION,
    )


def no_review(page: NotAProfile | UnknownLayout) -> Verdict:
    """No verdict, and why: a page that is no profile, or that cannot be read yet."""
    return _no_verdict(page.what if isinstance(page, NotAProfile) else "unknown_layout")


def _no_verdict(why: str) -> Verdict:
    return Verdict(
        verdict="none",
        sentence=Message(key=f"verdict.none.{why}.sentence"),
        question=None,
        next_step=Message(key=f"verdict.none.{why}.next_step"),
        provisional=False,
        findings=(),
        telltales=(),
        points=(),
        diligence=(),
        settle=(),
        deciding=(),
        rules_version=RULES_VERSION,
    )


_EMPTY: dict[SectionName, tuple[str, object]] = {
    "about": ("about", ""),
    "experience": ("jobs", ()),
    "education": ("education", ()),
    "skills": ("skills", 0),
    "recommendations": ("recommendations", 0),
}
"""Section -> the fact that it holds, and what that fact is where the section is surely absent."""


def _with_absent_sections(case: Case) -> Case:
    """The case with an empty value for each fact whose section is absent: read, and nothing there."""
    profile = case.page.profile
    filled = {
        fact: value
        for section, (fact, value) in _EMPTY.items()
        if profile.sections.get(section) == "absent" and getattr(profile, fact) is None
    }
    if not filled:
        return case
    return replace(case, page=replace(case.page, profile=replace(profile, **filled)))


def _word(case: Case) -> VerdictWord:
    """The word alone, for trying what an answer would change."""
    case = _with_absent_sections(case)
    return decide(grounds_of(case, tuple(check(case) for check in CHECKS)), case.preferences).word


# ---------------------------------------------------------------------------------------------- what explains it

_SHOWN = 3
"""How many reasons are shown first."""


def deciding(case: Case, grounds: Grounds, decision: Decision) -> tuple[str, ...]:
    """Ids of at most three findings or telltale families: first those whose removal would change the verdict, then the next
    most relevant. Somebody known or blocked is not decided by the checks: only an alarm speaks there.
    """
    families = {
        sign.family: _without_family(case, grounds, sign.family)
        for sign in heaviest(case.telltales)
        if sign.weight != "note"
    }
    checks: dict[str, Grounds] = {}
    if not (grounds.known or grounds.blocked):
        speaking = sorted(grounds.outcomes, key=lambda check: _relevance(grounds.outcomes[check], decision))
        checks = {
            check: _without_check(grounds, check) for check in speaking if not (check == "telltales" and families)
        }
    elif decision.row != "known_alarm":
        return ()
    ordered = checks | families if decision.word == "accept" else families | checks
    removed = {reason: decide(left, case.preferences).word != decision.word for reason, left in ordered.items()}
    return tuple(sorted(removed, key=lambda reason: not removed[reason]))[:_SHOWN]


def _relevance(outcome: Outcome, decision: Decision) -> int:
    order = ("passed", "failed", "unknown") if decision.word == "accept" else ("failed", "unknown", "passed")
    return order.index(outcome)


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


def _sentence(case: Case, grounds: Grounds, decision: Decision, card: tuple[DiligencePoint, ...]) -> Message:
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
    return Message(key=key, values=values)


def _connected(page: ProfilePage) -> bool:
    return page.standing.relation == "connected" or page.standing.degree == 1


def _question(case: Case) -> Message | None:
    """What the verdict answers. They invited me: the three words answer that by themselves."""
    relation = "connected" if _connected(case.page) else case.page.standing.relation
    if relation == "invited_me":
        return None
    return Message(key=f"verdict.question.{relation or 'not_read'}")


def _next_step(case: Case, decision: Decision, steps: tuple[SettleStep, ...]) -> Message:
    """One thing to do: what the row asks for, else what would settle it, else a question to somebody."""
    standing = case.page.standing
    if decision.word != "look_closer":
        relation = "connected" if _connected(case.page) else "invited" if standing.relation == "invited_me" else "uninvited"
        row = "blocked" if decision.row == "blocked" else relation
        return Message(key=f"verdict.next_step.{decision.word}.{row}")
    if decision.row in {"known_alarm", "recruiter_strong", "alarm_relation_not_read"}:
        return Message(key=f"verdict.next_step.look_closer.{decision.row}")
    if steps:
        return steps[0].step
    if case.knowledge.vouchers:
        return Message(key="verdict.next_step.look_closer.voucher", values={"name": case.knowledge.vouchers[0]})
    if mutual_count(case):
        return Message(key="verdict.next_step.look_closer.mutual")
    return Message(key="verdict.next_step.look_closer.ask")
