"""Over the real link: what changed since the last visit, and the offer to remove a connection."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.server.harness import Paired
from whosasking.model import Job, Profile, ProfilePage, Standing

SCAM = "Guaranteed profit every day: invest crypto with me and write to me on WhatsApp now."


def review(
    paired: Paired, *, company: str = "Northquay", about: str = "", relation: Any = "connected"
) -> dict[str, Any]:
    page = ProfilePage(
        profile=Profile(
            name="Mirela",
            slug="mirela",
            headline="Clerk",
            about=about,
            jobs=(Job(title="Clerk", company=company, from_="2020"),),
        ),
        standing=Standing(relation=relation),
    )
    answer = paired.review(f"facts {msgspec.json.encode(page).decode()}")
    assert answer.status == 200, answer.json
    found: dict[str, Any] = answer.json
    return found


def test_another_employer_at_the_next_visit_is_a_line(paired: Paired) -> None:
    assert review(paired)["changed"] == []
    assert review(paired, company="Tide Office")["changed"] == [], "within one visit nothing changes"
    paired.agent.clock.pass_by(24 * 3600)
    (line,) = review(paired, company="Brindlewood")["changed"]
    assert "they worked at Tide Office, now at Brindlewood." in line
    assert review(paired, company="Brindlewood")["changed"] == [line], "as long as the visit lasts"


@pytest.mark.parametrize(("relation", "offered"), [("connected", True), ("connectable", False), (None, False)])
def test_removal_is_offered_for_a_connection_with_a_hard_telltale(
    paired: Paired, relation: str | None, offered: bool
) -> None:
    told = review(paired, about=SCAM, relation=relation)
    assert "hard" in [sign["class"] for sign in told["review"]["telltales"]]
    assert (told["removal"] is not None) == offered
    assert not offered or "Choose Remove connection." in told["removal"]["steps"]


def test_removal_is_not_offered_without_one_or_against_my_word(paired: Paired) -> None:
    assert review(paired)["removal"] is None
    paired.send("PUT", "/v1/overrides", {"kind": "not_spam", "slug": "mirela", "member_id": None, "name": "Mirela"})
    assert review(paired, about=SCAM)["removal"] is None
