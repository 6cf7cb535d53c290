"""Preview, feedback and memory, as a paired extension asks, over the real link."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.builders import page
from tests.server.harness import Agent, Paired
from whosasking.preferences import PRESETS
from whosasking.store.home import STORE_FILE

ABOUT = (
    "I keep the tide tables of four harbours and write about lamps, ferries and the people who wait for them. "
    "In twenty years I have learned that the sea does not read tables, and that somebody has to write them all the same."
)
PITCH = "Guaranteed profit of 5% every day: invest with me now!"  # too short to be remembered as a text


def show(paired: Paired, slug: str, name: str = "", **facts: Any) -> dict[str, Any]:
    """What the agent answers to the page of a made member."""
    asked = page(**{"slug": slug, "name": name or f"Name {slug}", "about": "", "member_id": f"ACoAA{slug}", **facts})
    answer = paired.review(f"facts {msgspec.json.encode(asked).decode()}")
    assert answer.status == 200, answer
    reply: dict[str, Any] = answer.json
    return reply


def say(paired: Paired, kind: str, slug: str) -> dict[str, Any]:
    wanted = {"kind": kind, "slug": slug, "member_id": f"ACoAA{slug}", "name": f"Name {slug}"}
    reply: dict[str, Any] = paired.send("PUT", "/v1/overrides", wanted).json
    return reply


def tried(paired: Paired, preset: str | None = None, **values: Any) -> dict[str, Any]:
    answer = paired.send("POST", "/v1/preferences/preview", {"preset": preset, "values": values})
    assert answer.status == 200, answer
    reply: dict[str, Any] = answer.json
    return reply


# -------------------------------------------------------------------------------------------------- preview


def test_nothing_to_try(paired: Paired) -> None:
    reply = tried(paired, "strict")
    assert (reply["tried"], reply["untried"], reply["counts"], reply["changes"]) == (0, 0, [], [])
    assert reply["sentence"]


def test_how_the_last_verdicts_would_change(paired: Paired) -> None:
    show(paired, "a")
    show(paired, "b", verified=True)
    show(
        paired,
        "c",
        connections=3,
        last_activity=None,
        has_posts=False,
        standing={"mutual_connections": 0, "mutual_names": []},
    )
    reply = tried(paired, "balanced")
    assert (reply["tried"], reply["untried"]) == (3, 0)
    assert reply["counts"] == [
        {"before": "accept", "after": "look_closer", "n": 1, "text": "1 from accept to look closer"}
    ]
    assert [(each["slug"], each["name"], each["before"], each["after"]) for each in reply["changes"]] == [
        ("a", "Name a", "accept", "look_closer")
    ]
    assert reply["sentence"] == "One of your last 3 verdicts would change."
    assert tried(paired, ignore_from=4)["counts"][0]["text"] == "1 from ignore to look closer"
    assert tried(paired)["sentence"] == "None of your last 3 verdicts would change."


def test_a_preview_saves_nothing(paired: Paired) -> None:
    before = paired.get("/v1/preferences").json
    show(paired, "a")
    history = paired.get("/v1/history").json
    tried(paired, "strict", connections_at_least=400)
    assert paired.get("/v1/preferences").json == before
    assert paired.get("/v1/history").json == history


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preview_says_what_the_next_review_says(paired: Paired, preset: str) -> None:
    members = {
        "plain": {},
        "proven": {"verified": True},
        "recruiter": {"headline": "Recruiter", "connections": 3, "has_photo": False},
        "quiet": {"last_activity": "2019-01-01", "connections": 4},
        "pitch": {"about": PITCH},
        "new": {"joined": "2026-10", "headline": "Chief Executive Officer", "connections": 500},
    }
    before = {slug: show(paired, slug, **facts)["review"]["verdict"] for slug, facts in members.items()}
    wanted = {
        "connections_at_least": 10,
        "new_leader_months": 1,
        "new_member_months": 1,
        "softened_families": ["returns"],
    }
    changes = {each["slug"]: each["after"] for each in tried(paired, preset, **wanted)["changes"]}
    assert paired.send("PUT", "/v1/preferences", {"preset": preset, "values": wanted}).status == 200
    after = {slug: show(paired, slug, **facts)["review"]["verdict"] for slug, facts in members.items()}
    assert {slug: word for slug, word in after.items() if word != before[slug]} == changes
    assert changes


def test_only_the_last_twenty(paired: Paired) -> None:
    for number in range(23):
        show(paired, f"member-{number}")
    reply = tried(paired, "strict")
    assert reply["tried"] == 20
    assert [each["slug"] for each in reply["changes"]] == [f"member-{number}" for number in range(22, 2, -1)]


def test_the_users_own_word_holds_in_a_preview(paired: Paired) -> None:
    show(paired, "a")
    say(paired, "known", "a")
    assert tried(paired, "strict")["changes"] == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"preset": "loose", "values": {}}, "invalid_message"),
        ({"preset": None, "values": {"shoe_size": 43}}, "unknown_preference"),
        ({"preset": None, "values": {"accept_up_to": 3}}, "accept_not_below_ignore"),
        ({"preset": None, "values": {"softened_families": ["nothing"]}}, "unknown_family"),
        ({"preset": None}, "invalid_message"),
    ],
)
def test_what_does_not_fit_is_refused_as_when_saving(paired: Paired, body: dict[str, Any], code: str) -> None:
    for method, path in (("POST", "/v1/preferences/preview"), ("PUT", "/v1/preferences")):
        answer = paired.send(method, path, body)
        assert (answer.status, answer.json["code"]) == (400, code)


# -------------------------------------------------------------------------------------------------- feedback


def test_not_spam_decides_at_once_and_is_undone_in_one_step(paired: Paired) -> None:
    before = show(paired, "a", about=PITCH)
    assert [sign["family"] for sign in before["review"]["telltales"]] == ["returns"]
    assert before["review"]["verdict"] == "look_closer"
    said = say(paired, "not_spam", "a")
    after = show(paired, "a", about=PITCH)
    assert (after["review"]["verdict"], after["override"]) == ("accept", said)
    assert after["review"]["telltales"] == before["review"]["telltales"]
    assert "“not spam”" in after["review"]["sentence"]
    assert paired.send("DELETE", f"/v1/overrides/{said['id']}").json == {"overrides": []}
    assert show(paired, "a", about=PITCH)["review"]["verdict"] == "look_closer"


def test_this_was_spam_decides_at_once(paired: Paired) -> None:
    assert show(paired, "a")["review"]["verdict"] == "accept"
    said = say(paired, "spam", "a")
    reply = show(paired, "a")
    assert reply["review"]["verdict"] == "ignore"
    assert "“this was spam”" in reply["review"]["sentence"]
    assert [each["kind"] for each in paired.get("/v1/overrides").json["overrides"]] == ["spam"]
    paired.send("DELETE", f"/v1/overrides/{said['id']}")
    assert show(paired, "a")["review"]["verdict"] == "accept"


def test_what_was_called_wrong_is_counted_and_offered_and_nothing_tunes_itself(paired: Paired) -> None:
    assert paired.get("/v1/feedback").json == {"families": [], "softened": []}
    for slug in ("a", "b"):
        show(paired, slug, about=PITCH)
        say(paired, "not_spam", slug)
    (family,) = paired.get("/v1/feedback").json["families"]
    assert (family["family"], family["wrong"], family["softened"], family["offered"]) == ("returns", 2, False, True)
    assert "2 members" in family["text"]
    assert paired.get("/v1/preferences").json["values"]["softened_families"] == []
    assert show(paired, "c", about=PITCH)["review"]["telltales"][0]["class"] == "strong"


def test_an_accepted_offer_softens_one_step_and_can_be_taken_back(paired: Paired) -> None:
    assert show(paired, "a", about=PITCH)["review"]["verdict"] == "look_closer"
    change: dict[str, Any] = {"preset": None, "values": {"softened_families": ["returns"]}}
    assert tried(paired, **change["values"])["counts"][0]["text"] == "1 from look closer to accept"
    paired.send("PUT", "/v1/preferences", change)
    softened = show(paired, "a", about=PITCH)["review"]
    assert (softened["verdict"], softened["telltales"][0]["class"]) == ("accept", "weak")
    reply = paired.get("/v1/feedback").json
    assert reply["softened"] == ["returns"]
    assert [(each["softened"], each["offered"], each["wrong"]) for each in reply["families"]] == [(True, False, 0)]
    paired.send("PUT", "/v1/preferences", {"preset": None, "values": {"softened_families": []}})
    assert show(paired, "a", about=PITCH)["review"]["verdict"] == "look_closer"


# ---------------------------------------------------------------------------------------------------- memory


def test_the_same_about_under_another_name(paired: Paired) -> None:
    jobs: list[Any] = []
    assert show(paired, "orla", "Orla Quennell", about=ABOUT, jobs=jobs)["review"]["telltales"] == []
    reply = show(paired, "tove", "Tove Arnqvist", about=ABOUT, jobs=jobs)["review"]
    assert [(sign["family"], sign["class"], sign["where"]) for sign in reply["telltales"]] == [
        ("reused_text", "hard", "about")
    ]
    assert reply["verdict"] == "ignore"


def test_the_same_member_at_a_new_address(paired: Paired) -> None:
    show(paired, "orla", "Orla Quennell", about=ABOUT)
    assert show(paired, "orla-2", "Orla Lamplighter", about=ABOUT, member_id="ACoAAorla")["review"]["telltales"] == []


def test_a_swarm_of_near_same_invitations(paired: Paired) -> None:
    standing = {"relation": "invited_me", "degree": 3, "mutual_connections": 0, "mutual_names": []}
    found = [
        show(paired, f"m{number}", headline="Keeps premium lamps for founders", standing=standing, jobs=[])["review"]
        for number in range(5)
    ]
    classes = [[sign["class"] for sign in review["telltales"]] for review in found]
    assert classes == [[], [], ["weak"], ["weak"], ["strong"]]


def test_a_deleted_history_forgets_the_texts(agent: Agent, paired: Paired) -> None:
    show(paired, "orla", "Orla Quennell", about=ABOUT, jobs=[])
    agent.state.store.purge(older_than=None)
    assert show(paired, "tove", "Tove Arnqvist", about=ABOUT, jobs=[])["review"]["telltales"] == []


def test_no_text_of_a_page_is_in_the_store(agent: Agent, paired: Paired) -> None:
    show(paired, "orla", "Orla Quennell", about=ABOUT, location="Skerrymouth")
    agent.state.store.purge(older_than=agent.clock.now().replace(year=2020))  # brings the log into the file
    content = (Path(agent.folder) / STORE_FILE).read_bytes()
    assert b"Orla Quennell" in content  # the history names whom it judged
    texts = (b"tide tables", b"harbours", b"Skerrymouth", b"Lamp keeper", b"lamps and ferries", b"Skerry School")
    assert [text for text in texts if text in content] == []


def test_examples_are_what_the_agent_sends(paired: Paired) -> None:
    """The shapes of the examples, with what a real agent answers."""
    show(paired, "a", about=PITCH)
    say(paired, "not_spam", "a")
    for name, reply in (
        ("preview", tried(paired, softened_families=["returns"])),
        ("feedback", paired.get("/v1/feedback").json),
    ):
        example = json.loads(Path(f"shared/examples/{name}.json").read_bytes())
        assert example.keys() == reply.keys()
