from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import PROFILE, TODAY, case
from whosasking.checks import CHECKS
from whosasking.model import Source
from whosasking.sentences import render

activity = CHECKS[3]


def sections(state: str | None) -> dict[str, Any]:
    return {**PROFILE.sections, "activity": state}


@pytest.mark.parametrize(
    ("newest", "outcome"),
    [
        (date(2025, 11, 21), "failed"),
        (date(2025, 11, 22), "passed"),
        (TODAY, "passed"),
        (date(2026, 11, 25), "passed"),  # a saved page judged as on an earlier day
    ],
)
@pytest.mark.parametrize("has_posts", [True, None, False])
def test_twelve_months(newest: date, outcome: str, has_posts: bool | None) -> None:
    assert activity(case(last_activity=newest, has_posts=has_posts)).outcome == outcome


@pytest.mark.parametrize(("newest", "outcome"), [(date(2026, 8, 21), "failed"), (date(2026, 8, 22), "passed")])
def test_the_number_is_a_preference(newest: date, outcome: str) -> None:
    assert activity(case(last_activity=newest, preferences={"activity_months": 3})).outcome == outcome


@pytest.mark.parametrize(
    ("newest", "said"),
    [
        (date(2026, 4, 6), "Active on 6 April 2026."),
        (date(2019, 12, 31), "Last active on 31 December 2019, more than 12 months ago."),
    ],
)
def test_the_day_is_said_in_words(newest: date, said: str) -> None:
    assert render(activity(case(last_activity=newest)).reason) == said


def test_months_end_where_the_month_ends() -> None:
    asked = case(last_activity=date(2026, 2, 28), on=date(2026, 3, 31), preferences={"activity_months": 1})
    assert activity(asked).outcome == "passed"


@pytest.mark.parametrize(
    ("facts", "outcome", "key"),
    [
        ({"has_posts": False}, "failed", "no_recent"),  # LinkedIn's own sentence
        ({"has_posts": False, "sections": {}}, "failed", "no_recent"),
        ({"has_posts": True}, "unknown", "undated"),
        ({"has_posts": None}, "unknown", "undated"),
        ({"has_posts": None, "sections": {}}, "unknown", "not_read.unsaid"),
        ({"has_posts": True, "sections": {}}, "unknown", "undated"),
        ({"has_posts": None, "sections": sections("absent")}, "unknown", "absent"),
        ({"has_posts": False, "sections": sections("absent")}, "unknown", "absent"),
        ({"has_posts": None, "sections": sections("not_loaded")}, "unknown", "not_loaded"),
        ({"has_posts": False, "sections": sections("not_loaded")}, "unknown", "not_loaded"),
    ],
)
def test_without_a_date(facts: dict[str, Any], outcome: str, key: str) -> None:
    finding = activity(case(last_activity=None, **facts))
    assert (finding.outcome, finding.reason.key) == (outcome, f"checks.activity.{key}")


@pytest.mark.parametrize("newest", [TODAY, date(2001, 1, 1), None])
@pytest.mark.parametrize("has_posts", [True, False, None])
def test_signed_out_pages_show_likes(newest: date | None, has_posts: bool | None) -> None:
    finding = activity(case(last_activity=newest, has_posts=has_posts, signed_in=False))
    assert (finding.outcome, finding.reason.key) == ("unknown", "checks.activity.not_read.signed_out")


def test_quotes_the_page_or_the_day() -> None:
    quoted = case(sources={"last_activity": Source(where="activity", quote="Orla posted this")})
    assert activity(quoted).evidence[0].quote == "Orla posted this"
    (seen,) = activity(case()).evidence
    assert (seen.quote, seen.where) == ("2026-10-04", "activity")
