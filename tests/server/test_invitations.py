"""The invitations page over the real link, with the real reader, notebook and history."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest

from tests.pages.test_invitations import listed, row
from tests.server.harness import Agent, Paired
from whosasking.store.home import STORE_FILE

RECEIVED = "https://www.linkedin.com/mynetwork/invitation-manager/received/"
OFFER = "Guaranteed profit of 5% every day: invest with me now! Write me on WhatsApp +1 555 0100."


@pytest.fixture(name="paired", scope="module")
def _paired(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paired]:
    worker = (sys.executable, "-P", "-m", "whosasking.server.worker")
    with Agent(tmp_path_factory.mktemp("home"), command=worker, deadline_s=20.0) as agent:
        yield Paired(agent)


def person(slug: str, headline: str = "Potter", *lines: str) -> str:
    return row(headline, *lines, "2 days ago").replace("ana-lund", slug).replace("Ana Lund", f"Name {slug}")


def ask(paired: Paired, *rows: str, url: str = RECEIVED) -> dict[str, Any]:
    body = {"url": url, "html": listed(*rows), "language": "en"}
    answer = paired.send("POST", "/v1/invitations", body)
    assert answer.status == 200, answer
    reply: dict[str, Any] = answer.json
    return reply


def words(reply: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["verdict"], each["group"]) for each in reply["invitations"]]


def say(paired: Paired, kind: str, slug: str) -> None:
    wanted = {"kind": kind, "slug": slug, "member_id": None, "name": f"Name {slug}"}
    assert paired.send("PUT", "/v1/overrides", wanted).status == 200


def test_cards_are_judged_with_what_the_user_said(paired: Paired) -> None:
    say(paired, "known", "a-friend")
    say(paired, "blocked", "a-nuisance")
    rows = (person("a-friend"), person("a-nuisance"), person("a-stranger"), person("an-offer", "Smith", OFFER))
    reply = ask(paired, *rows)
    assert reply["read"] is True
    assert words(reply) == [
        ("accept", "known"),
        ("ignore", "ignore"),
        ("look_closer", "stranger"),
        ("ignore", "ignore"),
    ]
    assert [each["n"] for each in reply["groups"]] == [1, 1, 2, 3]
    assert reply["invitations"][3]["telltales"][0]["class"] == "hard"


def test_a_mutual_whom_i_recorded_is_a_tie(paired: Paired) -> None:
    tie = {
        "person": None,
        "slug": "bo-ek",
        "member_id": None,
        "name": "Bo Ek",
        "tie": {
            "kind": "voucher",
            **dict.fromkeys(("as", "on", "until", "place", "outcome", "bond", "shared", "effort", "text")),
        },
    }
    assert paired.send("POST", "/v1/ties", tie).status == 200
    reply = ask(paired, person("b-tied", "Cooper", "Bo Ek and 3 other mutual connections"))
    assert words(reply) == [("look_closer", "tie")]
    assert "Bo Ek" in reply["invitations"][0]["sentence"]


def test_invitations_seen_before_count_for_a_swarm(paired: Paired) -> None:
    headline = "Independent growth visionary for bold brands"
    for number in range(4):
        ask(paired, person(f"swarm-{number}", headline))
    reply = ask(paired, person("swarm-4", headline))
    assert [each["family"] for each in reply["invitations"][0]["telltales"]] == ["similar_invitations"]


def test_reading_again_changes_nothing(paired: Paired) -> None:
    rows = (person("c-one"), person("c-two"))
    assert ask(paired, *rows) == ask(paired, *rows)


def test_nothing_is_kept_of_a_card_in_words(paired: Paired) -> None:
    ask(paired, person("very-private-slug", "Unmistakable headline of somebody"))
    store = (paired.agent.folder / STORE_FILE).read_bytes()
    for word in (b"very-private-slug", b"Unmistakable"):
        assert word not in store
        for beside in paired.agent.folder.glob(f"{STORE_FILE}-*"):
            assert word not in beside.read_bytes()
    assert paired.get("/v1/history").json["total"] == 0


def test_another_page_holds_no_invitations(paired: Paired) -> None:
    reply = ask(paired, url="https://www.linkedin.com/feed/")
    assert (reply["read"], reply["invitations"]) == (False, [])


def test_a_review_of_the_page_gives_no_verdict(paired: Paired) -> None:
    body = {"url": RECEIVED, "html": listed(person("d")), "language": "en"}
    reply = paired.send("POST", "/v1/reviews", body).json
    assert (reply["review"]["verdict"], reply["page"]["what"]) == ("none", "my_network")


def test_only_a_paired_client_may_ask(paired: Paired) -> None:
    body = {"url": RECEIVED, "html": listed(), "language": "en"}
    assert paired.agent.ask("POST", "/v1/invitations", {"Origin": paired.origin}, body).status in (401, 403)
