from __future__ import annotations

from typing import Any

import pytest

from tests.builders import JOBS, case
from whosasking.checks import CHECKS
from whosasking.checks._points import points
from whosasking.model import Job, School

completeness = CHECKS[2]
ALL = (
    "photo",
    "headline",
    "about",
    "jobs",
    "company_page",
    "job_description",
    "education",
    "skills",
    "location",
    "recognition",
)
NOT_THERE: dict[str, Any] = {
    "has_photo": False,
    "headline": "",
    "about": "",
    "jobs": (),
    "education": (),
    "skills": 0,
    "location": "",
    "recommendations": 0,
    "sections": {"certifications": "absent", "projects": "absent"},
}
NOT_READ: dict[str, Any] = {**dict.fromkeys(NOT_THERE), "sections": {}}


def state(point: str, **facts: Any) -> bool | None:
    return {found.point: found.state for found in points(case(**facts))}[point]


def job(**facts: Any) -> Job:
    return Job(
        **{"title": "Clerk", "company": "Quay", "company_page": False, "from_": "2020", "description": "", **facts}
    )


def test_there_are_ten() -> None:
    assert tuple(found.point for found in points(case())) == ALL
    assert all(found.state for found in points(case()))
    assert {found.state for found in points(case(**NOT_THERE))} == {False}
    assert {found.state for found in points(case(**NOT_READ))} == {None}


@pytest.mark.parametrize("fact", ["has_photo", "location", "about", "education", "skills"])
def test_each_point_has_three_states(fact: str) -> None:
    point = "photo" if fact == "has_photo" else fact
    assert state(point) is True
    assert state(point, **{fact: NOT_THERE[fact]}) is False
    assert state(point, **{fact: None}) is None


@pytest.mark.parametrize(("length", "there"), [(199, False), (200, True)])
def test_about_has_200_characters(length: int, there: bool) -> None:
    assert state("about", about="x" * length) is there
    assert state("about", about="x" * length + " " * 50) is there
    assert state("about", about="x" * (length // 2), preferences={"about_characters": 100}) is there


@pytest.mark.parametrize(("count", "there"), [(2, False), (3, True)])
def test_three_skills(count: int, there: bool) -> None:
    assert state("skills", skills=count) is there
    assert state("skills", skills=count + 4, preferences={"skills_at_least": 7}) is there


@pytest.mark.parametrize(
    ("jobs", "education", "there"),
    [
        (2, (), True),
        (2, None, True),
        (1, (School(school="S"),), True),
        (1, (), False),
        (1, None, None),
        (0, (School(school="S"),), False),
        (None, (School(school="S"),), None),
    ],
)
def test_two_jobs_or_a_job_and_an_education(jobs: int | None, education: Any, there: bool | None) -> None:
    assert state("jobs", jobs=None if jobs is None else JOBS[:jobs], education=education) is there


@pytest.mark.parametrize(
    ("enough", "jobs", "education", "there"),
    [
        (3, 3, (), True),
        (3, 2, (School(),), True),
        (3, 2, (), False),
        (3, 1, (School(),), False),
        (1, 1, (), True),
        (1, 0, (School(),), False),
    ],
)
def test_how_many_jobs_is_a_preference(enough: int, jobs: int, education: Any, there: bool) -> None:
    asked = {"jobs": (job(),) * jobs, "education": education, "preferences": {"jobs_at_least": enough}}
    assert state("jobs", **asked) is there


@pytest.mark.parametrize(
    ("jobs", "there"),
    [
        ((job(company_page=True),), True),
        ((job(company_page=False),), False),
        ((job(company_page=None),), None),
        ((job(company_page=True, to="2021"),), False),  # not current
        ((job(company_page=True, from_=None),), None),  # may be current
        ((job(company_page=False, from_=None),), False),
        ((job(company_page=False), job(company_page=True)), True),
        ((), False),
        (None, None),
    ],
)
def test_a_current_job_links_a_company_page(jobs: Any, there: bool | None) -> None:
    assert state("company_page", jobs=jobs) is there


@pytest.mark.parametrize(
    ("descriptions", "there"),
    [(("What I do",), True), (("", "What I did"), True), (("", " "), False), (("", None), None), ((None, "x"), True)],
)
def test_a_job_with_a_description(descriptions: Any, there: bool | None) -> None:
    assert state("job_description", jobs=tuple(job(description=words) for words in descriptions)) is there


@pytest.mark.parametrize(
    ("recommendations", "certifications", "projects", "there"),
    [
        (1, None, None, True),
        (0, "present", "absent", True),
        (0, "absent", "present", True),
        (None, "present", None, True),
        (0, "absent", "absent", False),
        (0, "absent", "not_loaded", None),
        (0, None, "absent", None),
        (None, "absent", "absent", None),
    ],
)
def test_recognition(recommendations: Any, certifications: Any, projects: Any, there: bool | None) -> None:
    sections = {"certifications": certifications, "projects": projects}
    assert state("recognition", recommendations=recommendations, sections=sections) is there


@pytest.mark.parametrize(
    ("headline", "title", "company", "there"),
    [
        ("Tide clerk at Northquay", "Tide clerk", "Northquay", False),
        ("TIDE CLERK | Northquay", "Tide clerk", "Northquay", False),
        ("Tide clerk", "Tide clerk", "Northquay", False),
        ("Northquay", "Tide clerk", "Northquay", False),
        ("Tide clerk bei Northquay", "Tide clerk", "Northquay", False),
        ("Tide clerk chez Northquay", "Tide clerk", "Northquay", False),
        ("Tide clerk w Northquay", "Tide clerk", "Northquay", False),
        ("クラーク - 港会社", "クラーク", "港会社", False),
        ("港会社クラーク", "クラーク", "港会社", False),
        ("Tide clerk at Northquay, writes about lamps", "Tide clerk", "Northquay", True),
        ("Lamp painter", "Tide clerk", "Northquay", True),
        ("Tide clerk at Northquay", "Tide clerk", None, True),
        ("", "Tide clerk", "Northquay", False),
        (" | ", "Tide clerk", "Northquay", False),
        ("Anything", None, None, True),
    ],
)
def test_a_headline_says_more_than_the_current_job(headline: str, title: Any, company: Any, there: bool) -> None:
    assert state("headline", headline=headline, jobs=(job(title=title, company=company),)) is there


def test_a_headline_is_compared_with_current_jobs_only() -> None:
    assert state("headline", headline="Clerk at Quay", jobs=(job(to="2021"),)) is True
    assert state("headline", headline="Clerk at Quay", jobs=(job(from_=None),)) is None  # may be current
    assert state("headline", headline="Clerk at Quay", jobs=()) is True
    assert state("headline", headline="Clerk at Quay", jobs=None) is None
    assert state("headline", headline="", jobs=None) is False


SINGLE: dict[str, Any] = {"has_photo": False, "location": "", "about": "", "skills": 0, "education": ()}
"""Facts that carry one point each, and the value without it; jobs carry the headline's point and three more."""


@pytest.mark.parametrize(
    ("missing", "unread", "jobs", "outcome"),
    [
        (0, 0, True, "passed"),
        (3, 0, True, "passed"),  # 6 there
        (4, 0, True, "unknown"),  # 5 there; recognition makes 6 possible
        (5, 0, True, "failed"),  # 4 there: 6 are out of reach
        (0, 3, True, "passed"),
        (0, 4, True, "unknown"),
        (4, 0, False, "unknown"),  # 1 there and 5 unread: 6 are possible
        (5, 0, False, "failed"),  # 0 there and 5 unread: 6 are not
        (0, 5, False, "unknown"),
    ],
)
def test_six_of_ten(missing: int, unread: int, jobs: bool, outcome: str) -> None:
    facts: dict[str, Any] = {"sections": {}}  # recognition: not read
    for number, (fact, without) in enumerate(SINGLE.items()):
        if number < missing:
            facts[fact] = without
        elif number < missing + unread:
            facts[fact] = None
    if not jobs:
        facts["jobs"] = None
    assert completeness(case(**facts)).outcome == outcome


def test_it_fails_only_when_six_are_out_of_reach() -> None:
    facts = {**SINGLE, "sections": {"certifications": "absent", "projects": "absent"}}
    assert completeness(case(**facts)).outcome == "failed"  # 4 there: headline and the three of the jobs
    assert completeness(case(**facts, recommendations=None)).outcome == "failed"  # 5 are possible
    assert completeness(case(**{**facts, "location": None}, recommendations=None)).outcome == "unknown"  # 6 are


@pytest.mark.parametrize(("bar", "outcome"), [(4, "passed"), (5, "failed")])
def test_the_number_is_a_preference(bar: int, outcome: str) -> None:
    facts = {**SINGLE, "sections": {"certifications": "absent", "projects": "absent"}}
    assert completeness(case(**facts, preferences={"completeness_at_least": bar})).outcome == outcome


def test_quotes_what_is_there() -> None:
    finding = completeness(case())
    assert [(seen.quote, seen.where) for seen in finding.evidence][:2] == [
        ("Writes about tides, lamps and ferries", "top_card"),
        ("Northquay", "top_card"),
    ]
    assert all(len(seen.quote) <= 80 for seen in finding.evidence)
    assert finding.evidence[3].where == "experience/1"
    assert completeness(case(**NOT_THERE)).evidence == ()
