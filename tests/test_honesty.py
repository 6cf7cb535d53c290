"""On whole cases: a fact that was read, made unread, moves the verdict only to look closer, or leaves it.

Alarm-only facts (job texts, note, links, joined as an alarm) are outside: unread means no alarm (quick-review section 5).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import JOBS, TODAY, case, sign
from whosasking.checks import Case
from whosasking.model import Job, Knowledge, School
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import review, word

HIRING = (Job(title="Recruiter", company="Quay", company_page=True, from_="2020-01", description="Hires keepers."),)
PROFILE: dict[str, tuple[Any, ...]] = {
    "name": ("Orla", ""),
    "headline": ("Tides and lamps", "Recruiter", "Tide clerk at Northquay", ""),
    "about": ("x" * 200, ""),
    "location": ("Quay", ""),
    "connections": (3, 300),
    "has_photo": (True, False),
    "jobs": (JOBS, JOBS[:1], HIRING, ()),
    "education": ((School(),), ()),
    "skills": (0, 3),
    "recommendations": (0, 2),
    "verified": (True, False),
    "verified_workplace": (True, False),
    "joined": ("2010-01", "2026-10"),
    "sections": ({"certifications": "present"}, {"certifications": "absent", "projects": "absent"}),
}
STANDING: dict[str, tuple[Any, ...]] = {
    "relation": ("connected", "connectable", "invited_me", "pending"),
    "degree": (1, 2, 3),
    "mutual_connections": (0, 2),
}
POSTS = ((None, TODAY), (True, TODAY), (True, date(2019, 1, 1)), (None, date(2019, 1, 1)), (False, None))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    facts = {fact: draw(st.sampled_from((*values, None))) for fact, values in PROFILE.items()}
    facts["sections"] = facts["sections"] or {}
    facts["has_posts"], facts["last_activity"] = draw(st.sampled_from(POSTS))
    standing = {fact: draw(st.sampled_from((*values, None))) for fact, values in STANDING.items()}
    if standing["degree"] == 1 and standing["relation"] is not None:
        standing["relation"] = "connected"  # a page does not offer to connect with a connection
    standing["mutual_names"] = draw(st.sampled_from((None, ("Ida",))))
    if standing["degree"] == 3 or standing["mutual_connections"] == 0:  # there are none to count or to name
        standing |= {"mutual_connections": 0, "mutual_names": None}
    return case(
        **facts,
        standing=standing,
        telltales=draw(
            st.sampled_from(
                ((), (sign("weak", where="job"),), (sign("strong", where="job"),), (sign("hard", where="job"),))
            )
        ),
        knowledge=draw(
            st.sampled_from(
                (Knowledge(), Knowledge(known=True), Knowledge(vouchers_recorded=True), Knowledge(recorded_tie=True))
            )
        ),
        preferences=changed(Preferences(), {}, preset=draw(st.sampled_from(list(PRESETS)))),
    )


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(asked=cases())
def test_what_was_not_read_never_decides(asked: Case) -> None:
    before = word(asked)
    profile, standing = asked.page.profile, asked.page.standing
    pages = {
        **{
            fact: replace(asked.page, profile=replace(profile, **{fact: None}))
            for fact in PROFILE
            if fact != "sections"
        },
        "sections": replace(asked.page, profile=replace(profile, sections={})),
        "posts": replace(asked.page, profile=replace(profile, has_posts=None, last_activity=None)),
        **{fact: replace(asked.page, standing=replace(standing, **{fact: None})) for fact in STANDING},
        "mutuals": replace(asked.page, standing=replace(standing, mutual_connections=None, mutual_names=None)),
    }
    for fact, page in pages.items():
        after = word(replace(asked, page=page))
        assert after in {before, "look_closer"}, f"{fact}: {before} -> {after}"


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(asked=cases())
def test_a_review_says_the_word_alone(asked: Case) -> None:
    verdict = review(asked)
    assert verdict.verdict == word(asked)
    assert verdict.next_step is not None
    assert verdict.provisional is bool(verdict.settle)
    assert all(len(seen.quote) <= 80 for finding in verdict.findings for seen in finding.evidence)
