"""The ten points of completeness (quick-review section 3). True: there; False: not there; None: not read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from whosasking.checks._case import Case
from whosasking.model import Job, Noun, Point, Profile
from whosasking.preferences import Preferences

_CONNECTIVES = frozenset(
    [
        "at",
        "with",
        "for",
        "of",
        "the",
        "bei",
        "für",
        "von",
        "der",
        "die",
        "das",
        "chez",
        "à",
        "au",
        "en",
        "de",
        "la",
        "del",
        "el",
        "do",
        "da",
        "no",
        "na",
        "em",
        "presso",
        "per",
        "di",
        "dello",
        "della",
        "il",
        "bij",
        "van",
        "voor",
        "w",
        "we",
        "dla",
        "v",
        "u",
        "hos",
        "på",
        "i",
        "ved",
        "şirketinde",
        "konumunda",
        "в",
        "компании",
    ]
)
"""What LinkedIn and people write between a title and a company ("Engineer at Acme", "Ingénieur chez Acme")."""


class PointFacts(Noun, kw_only=True):
    """What the ten points rest on, whatever the preferences. None: not read. about: characters; jobs, skills: how many."""

    photo: bool | None
    headline: bool | None
    about: int | None
    jobs: int | None
    company_page: bool | None
    job_description: bool | None
    education: bool | None
    skills: int | None
    location: bool | None
    recognition: bool | None


def points(case: Case) -> tuple[Point, ...]:
    """The ten points with their states, in the order in which they are shown."""
    found = states(point_facts(case.page.profile), case.preferences)
    return tuple(Point(point=point, state=state) for point, state in found.items())


def point_facts(profile: Profile) -> PointFacts:
    """What a profile says to the ten points."""
    return PointFacts(
        photo=profile.has_photo,
        headline=_headline(profile),
        about=None if profile.about is None else len(profile.about.strip()),
        jobs=None if profile.jobs is None else len(profile.jobs),
        company_page=_any_job(profile, _links_company_page),
        job_description=_any_job(profile, lambda job: None if job.description is None else _says(job.description)),
        education=None if profile.education is None else bool(profile.education),
        skills=profile.skills,
        location=None if profile.location is None else _says(profile.location),
        recognition=_recognition(profile),
    )


def states(facts: PointFacts, wanted: Preferences) -> dict[str, bool | None]:
    """The ten points with their states, in the order in which they are shown."""
    return {
        "photo": facts.photo,
        "headline": facts.headline,
        "about": None if facts.about is None else facts.about >= wanted.about_characters,
        "jobs": _jobs(facts.jobs, facts.education, wanted.jobs_at_least),
        "company_page": facts.company_page,
        "job_description": facts.job_description,
        "education": facts.education,
        "skills": None if facts.skills is None else facts.skills >= wanted.skills_at_least,
        "location": facts.location,
        "recognition": facts.recognition,
    }


def _says(text: str) -> bool:
    return bool(text.strip())


def _headline(profile: Profile) -> bool | None:
    """Whether the headline says more than the current job's title and company, which LinkedIn fills in by itself."""
    if profile.headline is None:
        return None
    if not _words(profile.headline):
        return False
    if profile.jobs is None:
        return None
    repeated = [job for job in profile.jobs if job.is_current is not False and _repeats(profile.headline, job)]
    if any(job.is_current for job in repeated):
        return False
    return None if repeated else True


def _repeats(headline: str, job: Job) -> bool:
    """Whether nothing but small words is left of the headline without the job's title and company."""
    left = _folded(headline)
    parts = [_folded(part) for part in (job.title, job.company) if part]
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part, " ")  # whole, for scripts that write no spaces
    said = {word for part in parts for word in _words(part)}
    return bool(parts) and all(word in said or word in _CONNECTIVES for word in _words(left))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", _folded(text))


def _jobs(count: int | None, education: bool | None, enough: int) -> bool | None:
    """Two jobs, or one job and an education. enough: the user's number in the place of the two."""
    if count is None:
        return None
    if count >= enough or not count or count < enough - 1:
        return count >= enough
    return education


def _links_company_page(job: Job) -> bool | None:
    """A current job that links a company page; an undated job may be one."""
    return _both(job.is_current, job.company_page)


def _any_job(profile: Profile, question: Callable[[Job], bool | None]) -> bool | None:
    return None if profile.jobs is None else _any(map(question, profile.jobs))


def _recognition(profile: Profile) -> bool | None:
    """A recommendation, licence, certificate or project."""
    received = None if profile.recommendations is None else profile.recommendations > 0
    states = (profile.sections.get("certifications"), profile.sections.get("projects"))
    return _any([received, *(None if state in {None, "not_loaded"} else state == "present" for state in states)])


def _any(answers: Iterable[bool | None]) -> bool | None:
    """True if one is True; False if all are False; else None."""
    known = list(answers)
    return True if True in known else None if None in known else False


def _both(one: bool | None, other: bool | None) -> bool | None:
    """False if one is False; True if both are True; else None."""
    return False if False in (one, other) else None if None in (one, other) else True
