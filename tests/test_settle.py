"""What would settle it: each fact listed can change the verdict, none is missing, and a verdict without steps is final.

The answers tried here are made apart from those that ``whosasking.settle`` tries, and more of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain, product
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import JOBS, TODAY, case, sign
from whosasking.checks import Case
from whosasking.model import Job, Knowledge, School, Telltale
from whosasking.preferences import PRESETS, Preferences, PresetName, changed
from whosasking.review import review, word
from whosasking.sentences import catalogue
from whosasking.settle import _ANSWERS

Edit = Callable[[Case], Case]


def on_profile(**facts: Any) -> Edit:
    return lambda asked: replace(asked, page=replace(asked.page, profile=replace(asked.page.profile, **facts)))


def on_standing(**facts: Any) -> Edit:
    return lambda asked: replace(asked, page=replace(asked.page, standing=replace(asked.page.standing, **facts)))


def on_section(name: str, state: str) -> Edit:
    return lambda asked: on_profile(sections={**asked.page.profile.sections, name: state})(asked)


def both(one: Edit, other: Edit) -> Edit:
    return lambda asked: other(one(asked))


def finds(*signs: Telltale) -> Edit:
    return lambda asked: replace(asked, telltales=(*asked.telltales, *signs))


def text(fact: str, *texts: str) -> list[Edit]:
    found: tuple[tuple[Telltale, ...], ...] = (
        (),
        (sign("weak", "made_up", where=fact),),
        (sign("strong", "made_up", where=fact),),
        (sign("hard", "made_up", where=fact),),
        (sign("weak", "made_up", where=fact), sign("weak", "made_up_too", where=fact)),
    )
    return [both(on_profile(**{fact: words}), finds(*signs)) for words, signs in product(texts, found)]


def a_job(title: str, **facts: Any) -> Job:
    return Job(title=title, **{"company_page": False, "description": "", "from_": "2022", **facts})


JOB_ANSWERS = [
    (),
    *((a_job(title),) for title in ("Clerk", "Recruiter", "Tide clerk")),
    *((a_job(title, company_page=True, description="x"), JOBS[1]) for title in ("Clerk", "Recruiter", "Tide clerk")),
    (a_job("Clerk", company_page=True), a_job("Recruiter", to="2023")),
    (a_job("Clerk", description="x"), JOBS[1]),
]

ANSWERS: dict[str, list[Edit]] = {
    "relation": [on_standing(relation=r) for r in ("self", "connected", "connectable", "pending", "invited_me")],
    "degree": [on_standing(degree=degree) for degree in (1, 2, 3)],
    "name": text("name", "", "Orla"),
    "headline": text("headline", "", "Tide clerk", "Tides and lamps", "Recruiter", "Talent acquisition, tides"),
    "has_photo": [on_profile(has_photo=there) for there in (True, False)],
    "location": [on_profile(location=words) for words in ("", "Quay")],
    "connections": [on_profile(connections=n) for n in (0, 49, 50, 499)]
    + [on_profile(connections=500, connections_capped=True)],
    "mutual_connections": [on_standing(mutual_connections=n) for n in (0, 1, 2, 40)],
    "about": text("about", "", "x" * 199, "x" * 200),
    "last_activity": [
        both(on_profile(has_posts=posts, last_activity=newest), on_section("activity", "present"))
        for posts, newest in (
            (False, None),
            (True, date(2019, 1, 1)),
            (None, date(2019, 1, 1)),
            (None, TODAY),
            (True, date(2026, 9, 1)),
        )
    ],
    "jobs": [on_profile(jobs=jobs) for jobs in JOB_ANSWERS],
    "education": [on_profile(education=schools) for schools in ((), (School(),), (School(), School()))],
    "certifications": [on_section("certifications", state) for state in ("present", "absent")],
    "projects": [on_section("projects", state) for state in ("present", "absent")],
    "skills": [on_profile(skills=n) for n in (0, 2, 3, 30)],
    "recommendations": [on_profile(recommendations=n) for n in (0, 1, 2, 9)],
    "verified": [on_profile(verified=there) for there in (True, False)],
    "verified_workplace": [on_profile(verified_workplace=there) for there in (True, False)],
    "joined": [on_profile(joined=month) for month in ("2026-11", "2026-01", "2025-11", "2004-02")],
}
BLANK: dict[str, Edit] = {
    **{
        fact: (on_standing if fact in {"relation", "degree", "mutual_connections"} else on_profile)(**{fact: None})
        for fact in ANSWERS
        if fact not in {"last_activity", "certifications", "projects"}
    },
    "last_activity": both(on_profile(has_posts=None, last_activity=None), on_section("activity", "not_loaded")),
    "certifications": on_section("certifications", "not_loaded"),
    "projects": on_section("projects", "not_loaded"),
}


def unread(asked: Case, facts: set[str]) -> Case:
    for fact in facts:
        asked = BLANK[fact](asked)
    return replace(asked, page=replace(asked.page, not_read=dict.fromkeys(sorted(facts), "not_loaded")))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A member of any kind, of whom any facts are still to be loaded."""
    facts = draw(
        st.fixed_dictionaries(
            {
                "connections": st.sampled_from((3, 300)),
                "has_photo": st.booleans(),
                "headline": st.sampled_from(("Tide clerk", "Tides and lamps", "Recruiter of keepers")),
                "about": st.sampled_from(("", "x" * 200)),
                "jobs": st.sampled_from((JOBS, JOBS[:1], ())),
                "education": st.sampled_from(((), (School(),))),
                "skills": st.sampled_from((0, 3)),
                "location": st.sampled_from(("", "Quay")),
                "recommendations": st.sampled_from((0, 2)),
                "last_activity": st.sampled_from((date(2019, 1, 1), TODAY)),
                "verified": st.booleans(),
            }
        )
    )
    standing = draw(
        st.fixed_dictionaries(
            {
                "relation": st.sampled_from(("connectable", "invited_me", "connected")),
                "degree": st.sampled_from((2, None)),
                "mutual_connections": st.sampled_from((0, 1)),
            }
        )
    )
    signs = draw(st.sampled_from(((), (sign("weak"),), (sign("strong"),), (sign("hard"),))))
    knowledge = draw(
        st.sampled_from((Knowledge(), Knowledge(blocked=True), Knowledge(two_way_exchange=True), Knowledge(known=True)))
    )
    name: PresetName = draw(st.sampled_from(list(PRESETS)))
    asked = case(
        standing=standing,
        telltales=signs,
        knowledge=knowledge,
        preferences=changed(Preferences(), {}, preset=name),
        **facts,
    )
    return unread(asked, draw(st.sets(st.sampled_from(list(ANSWERS)), max_size=7)))


def can_change(asked: Case, fact: str) -> bool:
    now = word(asked)
    return any(word(answer(asked)) != now for answer in ANSWERS[fact])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(asked=cases())
def test_each_fact_listed_can_change_the_verdict_and_none_is_missing(asked: Case) -> None:
    listed = [step.fact for step in review(asked).settle]
    alone = {fact for fact in asked.page.not_read if can_change(asked, fact)}
    if alone:
        assert set(listed) == alone
    else:
        assume(listed)
        assert together_can_change(asked, listed)
        for fact in listed:  # a smallest set: each is needed
            assert not together_can_change(asked, [other for other in listed if other != fact])


def together_can_change(asked: Case, facts: list[str]) -> bool:
    now = word(asked)
    answers = [ANSWERS[fact] for fact in facts]
    assume(len(list(chain(*answers))) < 60)
    for chosen in product(*answers):
        answered = asked
        for answer in chosen:
            answered = answer(answered)
        if word(answered) != now:
            return True
    return False


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(asked=cases(), data=st.data())
def test_a_verdict_without_steps_is_final(asked: Case, data: st.DataObject) -> None:
    verdict = review(asked)
    assert verdict.provisional is bool(verdict.settle)
    assume(not verdict.provisional)
    for fact in sorted(asked.page.not_read):
        asked = data.draw(st.sampled_from(ANSWERS[fact]))(asked)
    assert word(asked) == verdict.verdict


def test_every_fact_is_tried_here() -> None:
    assert set(ANSWERS) | {"mutual_names"} == set(_ANSWERS)
    assert {f"settle.{fact}" for fact in _ANSWERS} <= set(catalogue())


# ------------------------------------------------------------------------------------------------- by example

MISSES = {"connections": 3, "last_activity": date(2019, 1, 1)}
"""Two misses: one more to lose, one too many to accept."""


def settled(asked: Case) -> list[str]:
    return [step.fact for step in review(asked).settle]


def test_jobs_can_make_a_recruiter() -> None:
    assert settled(unread(case(**MISSES), {"jobs"})) == ["jobs"]


@pytest.mark.parametrize("why", ["hidden", "signed_out"])
def test_what_cannot_be_brought_is_final(why: Any) -> None:
    asked = case(**{**MISSES, "jobs": None}, not_read={"jobs": why})
    assert settled(asked) == []
    assert review(asked).provisional is False


def test_a_section_that_was_not_loaded_is_enough() -> None:
    asked = case(**{**MISSES, "jobs": None}, sections={"experience": "not_loaded"})
    assert settled(asked) == ["jobs"]


def test_a_proof_settles_where_one_is_asked_for() -> None:
    asked = unread(case(), {"joined"})
    assert settled(asked) == []
    assert settled(replace(asked, preferences=changed(Preferences(), {}, preset="balanced"))) == ["joined"]


def test_somebody_blocked_is_final() -> None:
    assert settled(unread(case(knowledge=Knowledge(blocked=True)), set(ANSWERS) - {"relation"})) == []


def test_names_settle_only_where_vouchers_are_recorded() -> None:
    facts = {**MISSES, "has_photo": False, "about": "", "skills": 0, "location": "", "education": ()}
    asked = case(**facts, standing={"mutual_names": None}, not_read={"mutual_names": "not_loaded"})
    assert settled(asked) == []
    recorded = replace(asked, knowledge=Knowledge(vouchers_recorded=True))
    assert review(recorded).sentence.key == "verdict.look_closer.failed_tie_not_read"
    assert settled(recorded) == ["mutual_names"]
    crowd = replace(recorded.page.standing, mutual_connections=10**15)
    assert settled(replace(recorded, page=replace(recorded.page, standing=crowd))) == ["mutual_names"]


def test_several_facts_that_only_together_settle_it_are_listed_together() -> None:
    facts = {"last_activity": date(2019, 1, 1), "about": "", "recommendations": 0, "has_photo": False}
    absent = {"certifications": "absent", "projects": "absent"}
    asked = case(**facts, sections=absent, location="", headline="Tide clerk")
    asked = unread(asked, {"skills", "education"})
    before = review(asked)
    assert {point.point for point in before.points if point.state} == {"jobs", "company_page", "job_description"}
    assert settled(asked) == []  # three there and two to come: six are out of reach
    asked = unread(
        case(**{**facts, "location": "Quay", "headline": "Tide clerk"}, sections=absent), {"skills", "education"}
    )
    assert settled(asked) == ["education", "skills"]
