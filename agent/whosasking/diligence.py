"""A recruiter's short card: recruiters are welcome, and "not always truthful; look at their effort" (the article's comment).

Shown beside the verdict and never weighed in it. True: good; False: worth a question; None: not read.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from whosasking.checks import Case
from whosasking.checks._facts import months_since
from whosasking.checks.telltales import main_texts_read
from whosasking.lexicon import Lexicon
from whosasking.model import DiligencePoint, Job, Message, Profile
from whosasking.recruiters import recruiter_title
from whosasking.sentences.days import day_words

WORKPLACE_RULE = "2025-09"
"""Since September 2025 LinkedIn asks for a verified workplace when somebody adds a recruiter's title (quick-review section 4)."""

_FEE = frozenset({"fee_or_task_scam", "advance_fee"})
_OFF_PLATFORM = frozenset({"off_platform", "off_platform_offer", "recruiter_free_mail"})
_CLIENT = re.compile(r"\b(?:at|for|with|chez|presso|bij|en|na|dla) (?!I\b)[^\W\d_a-z]\w+")
"""A company's name in a note: a word with a capital after a small word ("a role at Northwind"); German capitals say nothing."""


def diligence(case: Case) -> tuple[DiligencePoint, ...]:
    """The seven lines for a member with a recruiter's title, in the order in which they are shown."""
    return (
        _workplace(case),
        _company_page(case),
        _member_since(case),
        _recommendations(case),
        _names_role(case),
        _absence(case, "asks_no_fee", _FEE),
        _absence(case, "stays_on_platform", _OFF_PLATFORM),
    )


def _point(point: str, state: bool | None, why: str | None = None, **values: str | int | Message) -> DiligencePoint:
    key = why or {True: "good", False: "ask", None: "not_read"}[state]
    return DiligencePoint(point=point, state=state, reason=Message(key=f"diligence.{point}.{key}", values=values))


def _workplace(case: Case) -> DiligencePoint:
    """No verified workplace is worth a question; from a title begun after LinkedIn's rule it is worth a pointed one."""
    verified = case.page.profile.verified_workplace
    if verified is not False:
        return _point("workplace_verified", verified)
    begun = [job.from_ for job in case.page.profile.jobs or () if job.is_current and recruiter_job(job)]
    return _point(
        "workplace_verified",
        False,
        "after_rule" if any(month[:7] > WORKPLACE_RULE for month in begun if month) else "ask",
    )


def _company_page(case: Case) -> DiligencePoint:
    jobs = case.page.profile.jobs
    if jobs is None:
        return _point("company_page", None)
    links = [job.company_page for job in jobs if job.is_current is not False]
    return _point("company_page", True if True in links else None if None in links else False)


def _member_since(case: Case) -> DiligencePoint:
    joined = case.page.profile.joined
    months = months_since(joined, case.on)
    if joined is None or months is None:
        return _point("member_since", None)
    return _point("member_since", months >= case.preferences.proof_member_months, month=day_words(joined))


def _recommendations(case: Case) -> DiligencePoint:
    count = case.page.profile.recommendations
    state = None if count is None else count >= case.preferences.proof_recommendations
    return _point("recommendations", state, n=count or 0)


def _names_role(case: Case) -> DiligencePoint:
    note = case.page.standing.note
    if note is None:
        return _point("names_role", None)
    if not note.strip():
        return _point("names_role", False, "no_note")
    return _point("names_role", bool(_roles().read(note)["role"]) or _CLIENT.search(note) is not None)


@cache
def _roles() -> Lexicon:
    return Lexicon([tomllib.loads(files("whosasking").joinpath("diligence.toml").read_text("utf-8"))])


def _absence(case: Case, point: str, families: frozenset[str]) -> DiligencePoint:
    """Good where the texts were read and hold nothing of the kind; an invitation's note is one of the texts."""
    if any(sign.family in families for sign in case.telltales):
        return _point(point, False)
    note_missing = case.page.standing.relation == "invited_me" and case.page.standing.note is None
    return _point(point, True if main_texts_read(case.page) and not note_missing else None)


def recruiter_job(job: Job) -> bool:
    """Whether this job by itself carries a recruiter's title."""
    return recruiter_title(Profile(jobs=(job,))) is not None
