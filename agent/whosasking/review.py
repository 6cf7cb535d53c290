"""Facts and findings -> verdict. ``whosasking.policy`` decides; this gathers the grounds of a case and adds what explains it.

Pure: no clock, disk or network.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from whosasking.checks import CHECKS, Case
from whosasking.checks._facts import months_since
from whosasking.checks._points import points
from whosasking.checks.mutual_connections import mutual_count
from whosasking.checks.telltales import in_force, main_texts_read, weigh
from whosasking.diligence import diligence
from whosasking.explain import deciding, next_step, question, sentence
from whosasking.model import (
    Finding,
    InvitationsPage,
    Job,
    Knowledge,
    Message,
    NotAProfile,
    SectionName,
    UnknownLayout,
    Verdict,
    VerdictWord,
)
from whosasking.policy import Decision, Grounds, decide
from whosasking.preferences import Preferences
from whosasking.recruiters import recruiter_title, title_in
from whosasking.settle import settle

RULES_VERSION = "1"
"""Raised whenever a rule or a default changes, so that the history can say which rules spoke."""

__all__ = ["RULES_VERSION", "Decision", "Grounds", "decide", "grounds_of", "no_review", "review", "word"]


def review(case: Case) -> Verdict:
    """The verdict on a profile, with all that explains it."""
    as_found = with_absent_sections(case)
    case = _as_weighed(as_found)
    findings = tuple(check(case) for check in CHECKS)
    grounds = grounds_of(case, findings, is_recruiter=recruiter(case))
    decision = decide(grounds, case.preferences)
    if decision.row == "own":
        return _no_verdict("own")
    steps = settle(as_found, _judge())
    card = diligence(case) if grounds.recruiter else ()
    return Verdict(
        verdict=decision.word,
        sentence=sentence(case, grounds, decision, card),
        question=question(case),
        next_step=next_step(case, decision, steps),
        provisional=bool(steps),
        findings=findings,
        telltales=case.telltales,
        points=points(case),
        diligence=card,
        settle=steps,
        deciding=deciding(case, grounds, decision),
        rules_version=RULES_VERSION,
    )


def no_review(page: InvitationsPage | NotAProfile | UnknownLayout) -> Verdict:
    """No verdict, and why: a page that is no profile, or that cannot be read yet. Invitations are judged card by card."""
    if isinstance(page, UnknownLayout):
        return _no_verdict("unknown_layout")
    return _no_verdict(page.what if isinstance(page, NotAProfile) else "my_network")


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


def with_absent_sections(case: Case) -> Case:
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


def _as_weighed(case: Case) -> Case:
    """The case with its telltales as the preferences want them weighed. Once: what is softened twice weighs too little."""
    signs = in_force(case.telltales, case.page.profile, case.preferences, on=case.on)
    return case if signs is case.telltales else replace(case, telltales=signs)


def word(case: Case) -> VerdictWord:
    """The word alone."""
    return _judge()(case)


def _judge() -> Callable[[Case], VerdictWord]:
    """As ``word``, for trying many answers: what the titles say is asked once for the same headline and jobs."""
    answers: dict[tuple[str | None, tuple[Job, ...] | None], bool | None] = {}

    def judge(case: Case) -> VerdictWord:
        case = _as_weighed(with_absent_sections(case))
        texts = (case.page.profile.headline, case.page.profile.jobs)
        if texts not in answers:
            answers[texts] = recruiter(case)
        grounds = grounds_of(case, tuple(check(case) for check in CHECKS), is_recruiter=answers[texts])
        return decide(grounds, case.preferences).word

    return judge


# ---------------------------------------------------------------------------------------------- the grounds


def grounds_of(case: Case, findings: tuple[Finding, ...], *, is_recruiter: bool | None) -> Grounds:
    """What the policy weighs of a case whose checks have answered. is_recruiter: as ``recruiter`` says."""
    standing, knowledge = case.page.standing, case.knowledge
    weights = weigh(case.telltales)
    return Grounds(
        outcomes={finding.check: finding.outcome for finding in findings},
        hard=weights.hard,
        strong=weights.strong,
        own=standing.relation == "self",
        known=knowledge.known or standing.relation == "connected" or standing.degree == 1,
        blocked=knowledge.blocked,
        spam=knowledge.spam,
        not_spam=knowledge.not_spam,
        relation_read=standing.relation is not None,
        main_texts_read=main_texts_read(case.page),
        recruiter=is_recruiter,
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
    return None if any(_may_be_a_recruiters(job) for job in profile.jobs) else False


def _may_be_a_recruiters(job: Job) -> bool:
    """A job that may be current, with a title that was not read or is a recruiter's."""
    if job.is_current is False:
        return False
    return job.title is None or (job.is_current is None and title_in(job.title) is not None)


def proofs(case: Case) -> tuple[str, ...]:
    """What is there that is hard to fake or buy (quick-review section 5), by name."""
    profile, knowledge, wanted = case.page.profile, case.knowledge, case.preferences
    there = {
        "verified": bool(profile.verified or profile.verified_workplace),
        "member_since": long_a_member(profile.joined, wanted, on=case.on),
        "own_posts": profile.has_posts is True,
        "recommendations": (profile.recommendations or 0) >= wanted.proof_recommendations,
        "voucher": bool(knowledge.vouchers),
        "two_way_exchange": knowledge.two_way_exchange,
    }
    return tuple(proof for proof, holds in there.items() if holds)


def long_a_member(joined: str | None, preferences: Preferences, *, on: date) -> bool:
    """Whether "YYYY-MM" is so many months ago that it is a proof."""
    months = months_since(joined, on)
    return months is not None and months >= preferences.proof_member_months


def strong_tie(case: Case) -> bool | None:
    """As tie_to(), of a case."""
    return tie_to(case.knowledge, mutual_count(case), len(case.page.standing.mutual_names or ()))


def tie_to(knowledge: Knowledge, count: int | None, named: int) -> bool | None:
    """Whether something recorded binds me to them. None: I recorded vouchers, and not all mutual connections are
    named, or one carries a voucher's name and somebody else's as well. count: mutual connections; named: with their names."""
    if knowledge.vouchers or knowledge.two_way_exchange or knowledge.recorded_tie:
        return True
    if knowledge.voucher_ambiguous:
        return None
    if not knowledge.vouchers_recorded:
        return False
    return False if count is not None and named >= count else None
