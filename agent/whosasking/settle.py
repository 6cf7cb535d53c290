"""What would settle it: the unread facts that the reader can still bring on this page and whose answer could change the verdict.

Nothing is reasoned about here: answers are tried, and the rules that judge say whether the verdict changes. Alarm-only facts (job
texts, note, links, joined as an alarm) are outside: what they do not say is no alarm (quick-review section 5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product
from typing import Any

from msgspec.structs import replace

from whosasking.checks import Case
from whosasking.model import Job, Message, School, SectionName, SettleStep, Telltale, TelltaleClass, VerdictWord

Judge = Callable[[Case], VerdictWord]
Answers = Callable[[Case], list[Case]]
"""The case as it would be with each answer that matters, from the least to the most favourable to the member."""


def settle(case: Case, judge: Judge) -> tuple[SettleStep, ...]:
    """The facts to bring, with what to do for each, in the order of the page. judge: the verdict's word on a case.

    Each fact listed can change the verdict by itself. Where none can, but several together can, a smallest such set is listed:
    a verdict without steps is final.
    """
    facts = [fact for fact in _ANSWERS if _can_be_brought(case, fact)]
    if not facts:
        return ()
    now = judge(case)
    alone = [fact for fact in facts if any(judge(answered) != now for answered in _ANSWERS[fact](case))]
    wanted = alone or _together(case, facts, judge, now)
    return tuple(SettleStep(fact=fact, step=Message(key=f"settle.{fact}")) for fact in wanted)


def _together(case: Case, facts: list[str], judge: Judge, now: VerdictWord) -> list[str]:
    """A smallest set of facts whose most, or least, favourable answers together change the verdict; [] where none does.

    The verdict is monotone, so that the two extremes tell about everything between them.
    """
    for extreme in (-1, 0):
        if judge(_answered(case, facts, extreme)) == now:
            continue
        for fact in reversed(facts):
            fewer = [other for other in facts if other != fact]
            if judge(_answered(case, fewer, extreme)) != now:
                facts = fewer
        return facts
    return []


def _answered(case: Case, facts: Iterable[str], extreme: int) -> Case:
    for fact in facts:
        case = _ANSWERS[fact](case)[extreme]
    return case


# ---------------------------------------------------------------------------------------------- what can be brought

_SECTION: dict[str, SectionName] = {
    "about": "about",
    "last_activity": "activity",
    "jobs": "experience",
    "education": "education",
    "certifications": "certifications",
    "projects": "projects",
    "skills": "skills",
    "recommendations": "recommendations",
}
"""The section that brings a fact."""

_ONLY_A_SECTION = frozenset({"certifications", "projects"})
"""Facts that are the state of their section, and nothing else."""

_OF_THE_STANDING = frozenset({"relation", "degree", "mutual_connections", "mutual_names"})


def _can_be_brought(case: Case, fact: str) -> bool:
    """Whether the fact was not read only because it was not loaded."""
    section = _SECTION.get(fact)
    not_loaded = section is not None and case.page.profile.sections.get(section) == "not_loaded"
    if fact in _ONLY_A_SECTION:
        return not_loaded
    if getattr(case.page.standing if fact in _OF_THE_STANDING else case.page.profile, fact) is not None:
        return False
    if fact == "last_activity" and case.page.not_read.get("has_posts") == "not_loaded":
        return True
    return not_loaded or "not_loaded" in (case.page.not_read.get(fact), case.page.not_read.get(section or fact))


# ---------------------------------------------------------------------------------------------- the answers that matter


def _profile(case: Case, **facts: Any) -> Case:
    return replace(case, page=replace(case.page, profile=replace(case.page.profile, **facts)))


def _standing(case: Case, **facts: Any) -> Case:
    return replace(case, page=replace(case.page, standing=replace(case.page.standing, **facts)))


def _section(case: Case, name: SectionName, there: bool) -> Case:
    return _profile(case, sections={**case.page.profile.sections, name: "present" if there else "absent"})


def _of_profile(fact: str, *values: Any) -> Answers:
    """One of these values, read on the profile."""
    return lambda case: [_profile(case, **{fact: value}) for value in values]


def _text(fact: str, texts: Callable[[Case], Sequence[str]]) -> Answers:
    """One of these texts, each with a hard sign, with a strong one, or with none."""

    def answers(case: Case) -> list[Case]:
        signs: tuple[TelltaleClass | None, ...] = ("hard", "strong", None)
        return [
            replace(_profile(case, **{fact: words}), telltales=(*case.telltales, *_sign(fact, weight)))
            for weight, words in product(signs, texts(case))
        ]

    return answers


def _sign(fact: str, weight: TelltaleClass | None) -> tuple[Telltale, ...]:
    """A telltale of a family that no page holds yet."""
    return () if weight is None else (Telltale(family=f"settle:{fact}", weight=weight, quote="", where=fact),)


def _headlines(case: Case) -> tuple[str, ...]:
    """Nothing; the current job over again; words of their own; a recruiter's title."""
    titles = (job.title or "" for job in case.page.profile.jobs or () if job.is_current)
    return ("", next(titles, ""), "Words of their own", "Recruiter, and words of their own")


def _jobs(case: Case) -> list[Case]:
    """None; one that the headline repeats; enough of them with all there is; as many of a recruiter."""
    bare = Job(title=case.page.profile.headline or "", company_page=False, from_="2001", description="")
    full = Job(title="A title of its own", company_page=True, from_="2001", description="What they do")
    enough = max(2, case.preferences.jobs_at_least)
    many, hiring = (full,) * enough, (replace(full, title="Recruiter"),) * enough
    return [_profile(case, jobs=jobs) for jobs in ((), (bare,), many, hiring)]


def _last_activity(case: Case) -> list[Case]:
    """Nothing; own posts of long ago; a comment of today; an own post of today. What was read of the posts stays."""
    case = _section(case, "activity", there=True)
    read = case.page.profile.has_posts
    answers: tuple[tuple[bool | None, date | None], ...] = (
        (False, None),
        (True, date.min),
        (None, case.on),
        (True, case.on),
    )
    return [
        _profile(case, has_posts=posts if read is None else read, last_activity=newest)
        for posts, newest in answers
        if read is None or posts in {read, None}
    ]


_MORE_THAN_ANY_BAR = 500
"""Mutual connections beyond this change nothing; a number from a file may be of any size."""


def _mutual_names(case: Case) -> list[Case]:
    """All named, and nobody whom I vouch for; or somebody whom I do."""
    count = case.page.standing.mutual_connections
    few = None if count is None else min(count, _MORE_THAN_ANY_BAR)
    named = _standing(case, mutual_connections=few, mutual_names=("",) * (few or 0))
    if not case.knowledge.vouchers_recorded:
        return [named]
    return [named, replace(named, knowledge=replace(case.knowledge, vouchers=("",)))]


def _count(fact: str, enough: Callable[[Case], int]) -> Answers:
    """None at all; or enough."""
    return lambda case: [_profile(case, **{fact: 0}), _profile(case, **{fact: enough(case)})]


_ANSWERS: dict[str, Answers] = {
    "relation": lambda case: [_standing(case, relation=relation) for relation in ("self", "connectable", "connected")],
    "degree": lambda case: [_standing(case, degree=degree) for degree in (3, 2, 1)],
    "name": _text("name", lambda _: ("Somebody",)),
    "headline": _text("headline", _headlines),
    "has_photo": _of_profile("has_photo", False, True),
    "location": _of_profile("location", "", "Somewhere"),
    "connections": _count("connections", lambda case: case.preferences.connections_at_least),
    "mutual_connections": lambda case: [
        _standing(case, mutual_connections=count) for count in (0, case.preferences.mutual_connections_at_least)
    ],
    "about": _text("about", lambda case: ("", "x" * case.preferences.about_characters)),
    "last_activity": _last_activity,
    "jobs": _jobs,
    "education": _of_profile("education", (), (School(school="A school"),)),
    "certifications": lambda case: [_section(case, "certifications", there) for there in (False, True)],
    "projects": lambda case: [_section(case, "projects", there) for there in (False, True)],
    "skills": _count("skills", lambda case: case.preferences.skills_at_least),
    "recommendations": _count("recommendations", lambda case: case.preferences.proof_recommendations),
    "mutual_names": _mutual_names,
    "verified": _of_profile("verified", False, True),
    "verified_workplace": _of_profile("verified_workplace", False, True),
    "joined": _of_profile("joined", None, "1900-01"),
}
"""Every fact that the rules read, in the order of the page; last what stands in a dialog."""
