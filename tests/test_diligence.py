"""A recruiter's short card: good, worth a question, or not read; and it never weighs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import case, sign
from whosasking.diligence import diligence
from whosasking.model import Job, School
from whosasking.review import review


def line(point: str, **facts: Any) -> tuple[bool | None, str]:
    found = {one.point: one for one in diligence(case(**facts))}[point]
    return found.state, found.reason.key.rpartition(".")[2]


def recruiter(begun: str | None, **facts: Any) -> tuple[Job, ...]:
    return (Job(title="Recruiter", company="Quay", from_=begun, **facts),)


@pytest.mark.parametrize(
    ("verified", "begun", "expected"),
    [
        (True, "2026-01", (True, "good")),
        (None, "2026-01", (None, "not_read")),
        (False, "2025-08", (False, "ask")),
        (False, "2025-09", (False, "ask")),
        (False, "2025-10", (False, "after_rule")),
        (False, "2026", (False, "after_rule")),
        (False, "2025", (False, "ask")),  # the month was not read
        (False, None, (False, "ask")),
    ],
)
def test_workplace_with_the_rule_of_september_2025(verified: Any, begun: Any, expected: tuple[Any, str]) -> None:
    assert line("workplace_verified", verified_workplace=verified, jobs=recruiter(begun)) == expected


def test_only_a_recruiters_job_counts_for_the_rule() -> None:
    jobs = (Job(title="Lamp keeper", from_="2026-01"), *recruiter("2019-01"))
    assert line("workplace_verified", verified_workplace=False, jobs=jobs) == (False, "ask")
    ended = recruiter("2026-01", to="2026-03")
    assert line("workplace_verified", verified_workplace=False, jobs=ended) == (False, "ask")
    assert line("workplace_verified", verified_workplace=False, jobs=None) == (False, "ask")


@pytest.mark.parametrize(
    ("jobs", "state"),
    [
        (recruiter("2020", company_page=True), True),
        (recruiter("2020", company_page=False), False),
        (recruiter("2020", company_page=None), None),
        (recruiter("2020", company_page=True, to="2021"), False),
        ((), False),
        (None, None),
    ],
)
def test_company_page(jobs: Any, state: bool | None) -> None:
    assert line("company_page", jobs=jobs)[0] is state


@pytest.mark.parametrize(("joined", "state"), [("2025-11", True), ("2025-12", False), (None, None)])
def test_member_since(joined: str | None, state: bool | None) -> None:
    assert line("member_since", joined=joined)[0] is state


@pytest.mark.parametrize(("count", "state"), [(2, True), (1, False), (0, False), (None, None)])
def test_recommendations(count: int | None, state: bool | None) -> None:
    assert line("recommendations", recommendations=count)[0] is state


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        (None, (None, "not_read")),
        ("", (False, "no_note")),
        ("Hi, I have an exciting opportunity for you. Let's connect!", (False, "ask")),
        ("Hello, I came across your profile and was impressed.", (False, "ask")),
        ("Hallo, ich habe eine spannende Herausforderung für Sie.", (False, "ask")),
        ("Hi! I have a role for you, let us connect", (False, "ask")),
        ("Ich habe eine Stelle für Sie.", (False, "ask")),
        ("Tengo un puesto para ti.", (False, "ask")),
        ("We're looking for a backend engineer in Oslo.", (True, "good")),
        ("I'm hiring a product manager for our team", (True, "good")),
        ("A role at Northwind might suit you", (True, "good")),
        ("Ich suche einen Softwareentwickler für unser Team.", (True, "good")),
        ("Je cherche une ingénieure pour un projet.", (True, "good")),
        ("Busco una desarrolladora con experiencia.", (True, "good")),
        ("データエンジニアを探しています", (True, "good")),
        ("Szukam programistki do zespołu", (True, "good")),
        ("Ищу разработчика в команду", (True, "good")),
    ],
)
def test_names_a_role_or_client(note: str | None, expected: tuple[Any, str]) -> None:
    assert line("names_role", standing={"note": note}) == expected


@pytest.mark.parametrize(
    ("point", "family"),
    [
        ("asks_no_fee", "fee_or_task_scam"),
        ("asks_no_fee", "advance_fee"),
        ("stays_on_platform", "off_platform"),
        ("stays_on_platform", "off_platform_offer"),
        ("stays_on_platform", "recruiter_free_mail"),
    ],
)
def test_no_fee_and_on_the_platform(point: str, family: str) -> None:
    assert line(point)[0] is True
    assert line(point, telltales=(sign("weak", family),))[0] is False
    assert line(point, telltales=(sign("weak", "vague_praise"),))[0] is True
    assert line(point, about=None)[0] is None
    assert line(point, standing={"note": None})[0] is None  # an invitation whose note was not read
    assert line(point, standing={"note": None, "relation": "connectable"})[0] is True


def test_the_card_is_for_recruiters() -> None:
    assert review(case()).diligence == ()
    assert len(review(case(headline="Recruiter")).diligence) == 7
    assert len(review(case(headline="Recruiter", standing={"relation": "connected"})).diligence) == 7


def test_the_card_weighs_nothing() -> None:
    good: dict[str, Any] = {"headline": "Recruiter", "education": (School(),)}
    assert review(case(**good)).verdict == review(case(**good, standing={"note": None})).verdict == "accept"
