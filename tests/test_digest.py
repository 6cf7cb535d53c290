"""What the history keeps is enough: deciding again gives the word of a fresh review of the same page, and holds no text of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import JOBS, TODAY, case, sign
from whosasking.checks import Case
from whosasking.checks.telltales import widest
from whosasking.digest import Digest, decide_again, digest, stand_in
from whosasking.errors import InvalidInput
from whosasking.model import SECTIONS, Job, Knowledge, Message, Mutual, School, Telltale
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import review
from whosasking.telltales import search

IDA = Mutual(name="Ida Brandt", tie=Message(key="notebook.listed"))
TITLES = ("Tide clerk", "Recruiter", "Chief Executive Officer", None)
HEADLINES = (None, "", "Tide clerk", "Recruiter of keepers", "Chief Tide Officer | DM me on WhatsApp, 3% daily profit")
ABOUTS = (None, "", "x" * 199, " " + "x" * 200, "Guaranteed profit of 5% a day: message me on WhatsApp.")

jobs = st.builds(
    Job,
    title=st.sampled_from(TITLES),
    company=st.sampled_from(("Northquay", None)),
    company_page=st.sampled_from((True, False, None)),
    from_=st.sampled_from(("2021-03", None)),
    to=st.sampled_from((None, None, "2023")),
    description=st.sampled_from(("Keeps tables.", " ", None)),
)
profiles = st.fixed_dictionaries(
    {
        "name": st.sampled_from((None, "", "Orla Quennell", "orla quennell", "ORLA Quennell")),
        "headline": st.sampled_from(HEADLINES),
        "about": st.sampled_from(ABOUTS),
        "location": st.sampled_from((None, "", "Northquay")),
        "connections": st.sampled_from((None, 0, 49, 50, 400, 500)),
        "connections_capped": st.booleans(),
        "has_photo": st.sampled_from((None, True, False)),
        "verified": st.sampled_from((None, True, False)),
        "verified_workplace": st.sampled_from((None, True, False)),
        "joined": st.sampled_from((None, "2026-11", "2026-09", "2026-06", "2026-05", "2025-01", "2024", "soon")),
        "jobs": st.none() | st.lists(jobs, max_size=3).map(tuple) | st.just(JOBS),
        "education": st.sampled_from((None, (), (School(school="Skerry School"),))),
        "skills": st.sampled_from((None, 0, 2, 3, 30)),
        "recommendations": st.sampled_from((None, 0, 1, 2, 9)),
        "has_posts": st.sampled_from((None, True, False)),
        "last_activity": st.sampled_from((None, date(2026, 11, 1), date(2026, 4, 1), date(2019, 1, 1))),
        "sections": st.dictionaries(
            st.sampled_from(SECTIONS), st.sampled_from(("present", "absent", "not_loaded", None)), max_size=6
        ),
    }
)
standings = st.fixed_dictionaries(
    {
        "relation": st.sampled_from((None, "self", "connected", "connectable", "pending", "invited_me", "follow_only")),
        "degree": st.sampled_from((None, 1, 2, 3)),
        "mutual_connections": st.sampled_from((None, 0, 1, 2, 40)),
        "mutual_names": st.sampled_from((None, (), ("Ida Brandt",), ("Ida Brandt", "Bram Stokkeland"))),
        "note": st.sampled_from((None, "", "Pay the training fee and the job is yours.")),
    }
)
remembered = st.sampled_from(
    (
        (),
        (sign("hard", "reused_text"),),
        (sign("strong", "reused_text"),),
        (sign("weak", "similar_invitations"),),
        (sign("strong", "similar_invitations"), sign("hard", "reused_text")),
    )
)
knowledges = st.builds(
    Knowledge,
    known=st.booleans(),
    blocked=st.booleans(),
    not_spam=st.booleans(),
    spam=st.sampled_from((False, False, True)),
    vouchers=st.sampled_from(((), (), ("Ida Brandt",))),
    vouchers_recorded=st.booleans(),
    two_way_exchange=st.booleans(),
    recorded_tie=st.booleans(),
    mutuals=st.sampled_from(((), (IDA,))),
    voucher_ambiguous=st.booleans(),
)
families = st.lists(
    st.sampled_from(
        ("returns", "off_platform_offer", "reused_text", "lowercase_name", "new_leader", "fee_or_task_scam")
    ),
    max_size=4,
    unique=True,
).map(tuple)


@st.composite
def preferences(draw: st.DrawFn) -> Preferences:
    """Any that the product takes: numbers near what the pages hold, and at the ends of their range."""
    small = {
        name: st.integers(1, 10) for name in ("completeness_at_least", "jobs_at_least", "weak_telltales_that_fail")
    }
    values: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                **small,
                "recruiters": st.sampled_from(("always", "with_proof", "never")),
                "stranger_needs_proof": st.booleans(),
                "stranger_needs_strong_tie": st.booleans(),
                "ignore_from": st.integers(1, 5),
                "accept_up_to": st.integers(0, 5),
                "accept_up_to_with_proof": st.integers(0, 5),
                "strong_telltales_that_decide": st.integers(1, 4),
                "connections_at_least": st.sampled_from((1, 49, 50, 500)),
                "mutual_connections_at_least": st.sampled_from((1, 2, 100)),
                "about_characters": st.sampled_from((1, 199, 200, 201, 2600)),
                "skills_at_least": st.sampled_from((1, 3, 50)),
                "activity_months": st.sampled_from((1, 6, 8, 12, 120)),
                "proof_member_months": st.sampled_from((1, 6, 12, 240)),
                "proof_recommendations": st.sampled_from((1, 2, 50)),
                "new_leader_months": st.integers(1, 24),
                "new_member_months": st.integers(1, 24),
                "softened_families": families,
            },
        )
    )
    try:
        return changed(Preferences(), values)
    except InvalidInput:  # an accept_up_to that is not below ignore_from
        together = {"ignore_from", "accept_up_to", "accept_up_to_with_proof"}
        return changed(Preferences(), {name: value for name, value in values.items() if name not in together})


@st.composite
def pages(draw: st.DrawFn) -> Case:
    return case(
        signed_in=draw(st.sampled_from((True, True, None, False))),
        standing=draw(standings),
        knowledge=draw(knowledges),
        **draw(profiles),
    )


def fresh(asked: Case, wanted: Preferences, memory: tuple[Telltale, ...]) -> Case:
    """As an agent would review the page under these preferences."""
    found = search(asked.page, wanted, on=asked.on)
    return replace(asked, telltales=(*found, *memory), preferences=wanted)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(asked=pages(), memory=remembered, at_first=preferences(), tried=preferences())
def test_deciding_again_is_reviewing_again(
    asked: Case, memory: tuple[Telltale, ...], at_first: Preferences, tried: Preferences
) -> None:
    seen = replace(fresh(asked, widest(at_first), memory), preferences=at_first)  # as the agent reviews and keeps
    kept = msgspec.json.decode(msgspec.json.encode(digest(seen)), type=Digest)
    assert decide_again(kept, at_first, asked.knowledge) == review(seen).verdict
    assert review(seen).verdict == review(fresh(asked, at_first, memory)).verdict
    assert decide_again(kept, tried, asked.knowledge) == review(fresh(asked, tried, memory)).verdict


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_on_an_ordinary_page(preset: str) -> None:
    wanted = changed(Preferences(), {}, preset=preset)
    assert decide_again(digest(case()), wanted, Knowledge()) == review(case(preferences=wanted)).verdict


def test_the_word_does_change() -> None:
    """The property above would hold if nothing ever changed."""
    kept = digest(case())
    words = {decide_again(kept, changed(Preferences(), {}, preset=preset), Knowledge()) for preset in PRESETS}
    assert words == {"accept", "look_closer"}


def test_no_text_of_the_page_is_kept() -> None:
    asked = case(
        standing={"mutual_names": ("Ida Brandt", "Somebody Unknown"), "note": "A note of theirs"},
        knowledge=Knowledge(mutuals=(IDA,)),
        telltales=(sign("hard", quote="words of the page"),),
    )
    kept = msgspec.json.encode(digest(asked)).decode()
    profile = asked.page.profile
    texts = [profile.name, profile.slug, profile.headline, profile.location, "Tides.", "words of the page", "A note"]
    texts += ["Somebody Unknown", *(part for job in JOBS for part in (job.title, job.company, job.description) if part)]
    assert [text for text in texts if text and text in kept] == []
    assert digest(asked).known_mutuals == ("Ida Brandt",)  # the user's own notebook holds that name already
    assert len(kept) < 1200


def test_the_stand_in_is_found_in_the_notebook_as_the_member_is() -> None:
    page = stand_in(digest(case(knowledge=Knowledge(mutuals=(IDA,)))), slug="orla-quennell", member_id=None)
    assert (page.profile.slug, page.standing.mutual_names) == ("orla-quennell", ("Ida Brandt",))


def test_on_its_own_day() -> None:
    """An old verdict is tried as on its day: time that passed since is no change of preferences."""
    asked = case(last_activity=date(2025, 12, 1), on=TODAY)
    assert decide_again(digest(asked), Preferences(), Knowledge()) == review(asked).verdict
