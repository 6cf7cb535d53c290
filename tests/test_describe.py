"""Verdicts in words, and which page was read."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any, get_args

import msgspec
import pytest

from tests.builders import case, page, sign
from whosasking.contract import Review
from whosasking.describe import describe, summarise
from whosasking.model import Knowledge, Message, NotAProfile, Source, UnknownLayout
from whosasking.policy import Row
from whosasking.preferences import PRESETS, Preferences, changed
from whosasking.review import no_review, review


def test_a_verdict_in_words() -> None:
    told = describe(review(case(telltales=(sign("weak", "lowercase_name", quote="orla", where="top_card"),))))
    assert told.verdict == "accept"
    assert told.sentence == "5 of 5 checks passed, and no telltale sign counts."
    assert told.next_step == "Accept the invitation."
    assert told.findings[0].title == "Connections"
    assert told.findings[0].reason == "312 connections."
    assert told.telltales[0].title == "A name in lower case"
    assert [point.point for point in told.points][:2] == ["photo", "headline"]
    assert msgspec.json.decode(msgspec.json.encode(told), type=Review) == told


def test_a_recruiters_sentence_says_what_the_checks_alone_say() -> None:
    facts: dict[str, Any] = {"connections": 3, "last_activity": date(2020, 1, 1), "headline": "Recruiter for lamps"}
    standing = {"mutual_connections": 0, "mutual_names": ()}
    told = describe(
        review(case(**facts, standing=standing, has_photo=False, about="", skills=0, education=(), location=""))
    )
    assert told.verdict == "accept"
    assert "4 of 5 failed" in told.sentence
    assert "ignore" in told.sentence
    assert [line.point for line in told.diligence] == [
        "workplace_verified",
        "company_page",
        "member_since",
        "recommendations",
        "names_role",
        "asks_no_fee",
        "stays_on_platform",
    ]


def test_no_verdict_in_words() -> None:
    told = describe(no_review(NotAProfile(what="feed")))
    assert (told.verdict, told.findings, told.sentence) == ("none", (), "This is the feed, not a profile.")


def test_every_verdict_can_be_said() -> None:
    """Every combination of the facts that steer a sentence has its words, in every preset."""
    relations = [{"relation": relation} for relation in ("invited_me", "connected", "self", None)]
    quiet = {"connections": 3, "last_activity": date(2020, 1, 1)}
    sparse = {**quiet, "has_photo": False, "about": "", "skills": 0, "location": "", "education": ()}
    sparse |= {"sections": {"certifications": "absent", "projects": "absent"}}
    profiles: list[dict[str, Any]] = [
        {"verified": True},
        quiet,
        sparse,
        {**sparse, "headline": "Recruiter"},
        {**sparse, "jobs": None},
        {"headline": "Recruiter", "jobs": None},
        {"headline": None, "about": None, "connections": None},
        {**quiet, "jobs": None, "not_read": {"jobs": "not_loaded"}},
    ]
    signs = [
        (),
        (sign("hard"),),
        (sign("strong"),),
        (sign("weak"), sign("weak", "vague_praise")),
        (sign("strong"), sign("strong", "name_oddity")),
    ]
    known = [
        Knowledge(),
        Knowledge(known=True),
        Knowledge(blocked=True),
        Knowledge(spam=True),
        Knowledge(not_spam=True),
        Knowledge(vouchers_recorded=True),
        Knowledge(recorded_tie=True),
    ]
    said = set()
    for standing, facts, found, knowledge, name in product(relations, profiles, signs, known, PRESETS):
        wanted = changed(Preferences(), {}, preset=name)
        verdict = review(case(standing=standing, telltales=found, knowledge=knowledge, preferences=wanted, **facts))
        told = describe(verdict)
        assert told.sentence
        assert told.next_step
        assert "{" not in f"{told.sentence}{told.next_step}{told.question}"
        inner = verdict.sentence.values.get("verdict", verdict.sentence)
        assert isinstance(inner, Message)
        said.add(inner.key.split(".")[2])
    assert said == set(get_args(Row))


def test_a_page_in_short() -> None:
    sources = {
        "name": Source(where="top_card", anchor=41),
        "headline": Source(where="top_card", anchor=44),
        "connections": Source(where="top_card", anchor=40),
        "jobs/1": Source(where="experience/1", anchor=160),
        "about": Source(where="about"),
    }
    summary = summarise(page(sources=sources, standing={"relation": "pending"}))
    assert summary.anchors == {"top_card": 40, "experience/1": 160}
    assert (summary.kind, summary.slug, summary.name) == ("profile", "orla-quennell", "Orla Quennell")
    assert (summary.relation, summary.layout, summary.language) == ("pending", "react", "en")


@pytest.mark.parametrize(
    ("seen", "kind", "what"),
    [(NotAProfile(what="search"), "not_a_profile", "search"), (UnknownLayout(), "unknown_layout", None)],
)
def test_no_profile_in_short(seen: NotAProfile | UnknownLayout, kind: str, what: str | None) -> None:
    summary = summarise(seen)
    assert (summary.kind, summary.what, summary.slug, summary.anchors) == (kind, what, None, {})
