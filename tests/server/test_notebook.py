"""The notebook over the real link: ties, advice, people, and taking in an archive."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.archive.made import files, zipped
from tests.server.harness import Agent, Answer, Paired
from tests.server.test_live import heard, listen
from whosasking.model import Job, Profile, ProfilePage, Standing

FIELDS = ("kind", "as", "on", "until", "place", "outcome", "bond", "shared", "effort", "text")


def tie(kind: str, **more: Any) -> dict[str, Any]:
    return {**dict.fromkeys(FIELDS), "kind": kind, **more}


def tap(paired: Paired, said: dict[str, Any], slug: str | None = "mirela", **more: Any) -> Answer:
    asked = {"person": None, "slug": slug, "member_id": None, "name": "Mirela", "tie": said}
    return paired.send("POST", "/v1/ties", {**asked, **more})


def invite(paired: Paired, order: str = "read Mirela mirela") -> dict[str, Any]:
    found: dict[str, Any] = paired.review(order).json["invite"]
    return found


def send_archive(paired: Paired, content: bytes, kind: str = "application/zip") -> Answer:
    headers = {**paired.headers(origin=True), "Content-Type": kind, "Content-Length": str(len(content))}
    return paired.agent.ask("POST", "/v1/imports", headers, content)


def archive(tmp_path: Path, year: int = 2026) -> bytes:
    return zipped(tmp_path / f"{year}.zip", files(year)).read_bytes()


def test_one_tap_and_undo(paired: Paired) -> None:
    before = invite(paired)
    assert (before["advice"], before["person"], before["questions"]) == ("nothing_recorded", None, [])
    person = tap(paired, tie("met", **{"as": "client"})).json
    after = invite(paired)
    assert (after["advice"], after["title"]) == ("invite_now", "Invite now")
    assert after["person"] == {**person, "member_id": "ACoAAmirela"}
    paired.send("DELETE", f"/v1/ties/{person['ties'][0]['id']}")
    assert invite(paired) == before


def test_every_button_that_is_offered_can_be_pressed(paired: Paired) -> None:
    for perspective in ("job", "sales"):
        paired.send("PUT", "/v1/preferences", {"preset": None, "values": {"perspective": perspective}})
        offered = [one for group in invite(paired)["taps"] for one in group["taps"]]
        assert len(offered) > 20
        for one in offered:
            answer = tap(paired, one["tie"])
            assert answer.status == 200, one
            assert answer.json["ties"][-1]["tie"] == one["tie"]
            assert invite(paired)["sentence"]
            paired.send("DELETE", f"/v1/ties/{answer.json['ties'][-1]['id']}")


def test_somebody_met_is_known(paired: Paired) -> None:
    assert paired.review("read Mirela mirela").json["review"]["verdict"] != "accept"
    tap(paired, tie("met", **{"as": "friend"}))
    assert paired.review("read Mirela mirela").json["review"]["verdict"] == "accept"


def test_sales_names_a_buyer(paired: Paired) -> None:
    paired.send("PUT", "/v1/preferences", {"preset": None, "values": {"perspective": "sales"}})
    assert tap(paired, tie("recruiter", outcome="open")).json["processes"][0]["title"] == "buyer"
    assert "buyer" in invite(paired)["sentence"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (tie("met"), "tie_does_not_fit"),
        (tie("recruiter", outcome="hired"), "tie_does_not_fit"),
        (tie("nonsense"), "invalid_message"),
        ({"kind": "voucher"}, "invalid_message"),
    ],
)
def test_a_tie_that_does_not_fit(paired: Paired, said: dict[str, Any], code: str) -> None:
    answer = tap(paired, said)
    assert (answer.status, answer.json["code"]) == (400, code)
    assert paired.get("/v1/people").json["total"] == 0


def test_nobody_and_nothing(paired: Paired) -> None:
    assert tap(paired, tie("voucher"), slug=None).json["code"] == "override_of_nobody"
    assert tap(paired, tie("voucher"), person=9).json["code"] == "no_such_person"
    assert paired.send("DELETE", "/v1/ties/9").json["code"] == "no_such_tie"
    assert paired.get("/v1/people/9").json["code"] == "no_such_person"
    assert tap(paired, tie("voucher"), name="x" * 201).json["code"] == "invalid_message"
    assert paired.get("/v1/people/9/x").json["code"] == "no_such_route"


def test_people_are_listed_searched_and_forgotten(paired: Paired) -> None:
    for name in ("Mirela", "Jonas", "Odile"):
        tap(paired, tie("voucher"), slug=name.lower(), name=name)
    first = paired.get("/v1/people?limit=2").json
    assert ([one["name"] for one in first["people"]], first["total"]) == (["Jonas", "Mirela"], 3)
    following = paired.get(f"/v1/people?limit=2&after={first['next'].replace(' ', '%20')}").json
    assert ([one["name"] for one in following["people"]], following["next"]) == (["Odile"], None)
    assert [one["name"] for one in paired.get("/v1/people?search=od&only=voucher").json["people"]] == ["Odile"]
    assert paired.get("/v1/people?only=met").json["people"] == []
    for wrong in ("only=x", "limit=0", "limit=201", "after=x"):
        assert paired.get(f"/v1/people?{wrong}").status == 400
    number = first["people"][0]["id"]
    assert paired.get(f"/v1/people/{number}").json == first["people"][0]
    assert paired.send("DELETE", f"/v1/people/{number}").json == {"people": 1}
    assert paired.send("DELETE", "/v1/people").json == {"people": 2}


def test_did_you_work_together_is_asked_once(paired: Paired, tmp_path: Path) -> None:
    assert send_archive(paired, archive(tmp_path)).status == 200
    page = ProfilePage(
        profile=Profile(
            name="Mirela", slug="mirela", jobs=(Job(title="Clerk", company="Northquay", from_="2020", to="2022"),)
        ),
        standing=Standing(degree=2, relation="connectable"),
    )
    import msgspec

    order = f"facts {msgspec.json.encode(page).decode()}"
    (question,) = invite(paired, order)["questions"]
    assert question["text"] == "You were both at Northquay in 2020–2022. Did you work together?"
    tap(paired, question["yes"])
    after = invite(paired, order)
    assert after["questions"] == []
    assert after["person"]["words"] == "colleague at Northquay, 2020–2022"
    assert "we were both at Northquay" in after["note"]


def test_the_same_name_at_another_address_is_asked(paired: Paired) -> None:
    person = tap(paired, tie("met", **{"as": "friend"}), slug="mirela-old", name="Mirela").json
    (question,) = invite(paired)["questions"]
    assert (question["person"], question["yes"]) == (person["id"], None)
    assert "Is this the same person?" in question["text"]


def test_a_no_is_remembered_and_can_be_taken_back(paired: Paired) -> None:
    person = tap(paired, tie("met", **{"as": "friend"}), slug="mirela-old", name="Mirela").json
    (question,) = invite(paired)["questions"]
    tap(paired, question["no"], person=person["id"])
    (said,) = invite(paired)["questions"]
    assert (said["person"], said["yes"], said["no"]) == (None, None, None)
    assert said["text"] == "Somebody else than the one you know of this name (friend)."
    assert [one["person"] for one in invite(paired, "read Mirela mirela-third")["questions"]] == [person["id"]]
    paired.send("DELETE", f"/v1/ties/{said['undo']}")
    assert invite(paired)["questions"] == [question]


def test_a_namesake_is_asked_of_until_it_is_answered(paired: Paired) -> None:
    tap(paired, tie("met", **{"as": "friend"}), slug="mirela-old", name="Mirela")
    tap(paired, tie("voucher"))
    assert len(invite(paired)["questions"]) == 1


def test_talks_are_listed_by_day(paired: Paired) -> None:
    for on in ("2026-11-02", "2026-10"):
        tap(paired, tie("interaction", on=on))
    words = [one["words"] for one in invite(paired)["person"]["ties"]]
    assert words == ["talked on 2 November 2026", "talked in October 2026"]


def test_yes_it_is_the_same_person(paired: Paired) -> None:
    person = tap(paired, tie("met", **{"as": "friend"}), slug="mirela-old", name="Mirela").json
    tap(paired, tie("note", text="said at the new address"))
    yes = {"slug": "mirela", "member_id": "ACoAAmirela", "name": "Mirela"}
    joined = paired.send("POST", f"/v1/people/{person['id']}", yes).json
    assert (joined["slug"], joined["former_slugs"], len(joined["ties"])) == ("mirela", ["mirela-old"], 2)
    found = invite(paired)
    assert (found["person"], found["questions"], found["advice"]) == (joined, [], "invite_now")
    assert paired.get("/v1/people").json["total"] == 1
    assert paired.send("POST", "/v1/people/99", yes).json["code"] == "no_such_person"
    nobody = {"slug": None, "member_id": None, "name": ""}
    assert paired.send("POST", f"/v1/people/{person['id']}", nobody).json["code"] == "override_of_nobody"


@pytest.mark.parametrize("relation", ["connected", "self"])
def test_no_advice_for_a_connection_and_nothing_for_oneself(paired: Paired, relation: Any) -> None:
    page = {"kind": "profile", "profile": {"name": "M", "slug": "m"}, "standing": {"relation": relation}}
    found = invite(paired, f"facts {json.dumps(page)}")
    assert (found is None) if relation == "self" else (found["advice"] is None and found["taps"])


def test_the_weekly_budget_is_a_line_and_off_by_default(paired: Paired) -> None:
    def visit(slug: str, relation: str) -> Any:
        page = {"kind": "profile", "profile": {"name": slug, "slug": slug}, "standing": {"relation": relation}}
        return invite(paired, f"facts {json.dumps(page)}")["budget"]

    visit("ada", "invited_me")
    visit("ada", "connected")
    visit("bo", "connected")  # connected since nobody knows when
    assert visit("cyd", "invited_me") is None
    for budget, line in ((2, None), (1, "1 new connection within seven days, and your budget is 1 a week.")):
        paired.send("PUT", "/v1/preferences", {"preset": None, "values": {"weekly_accepts": budget}})
        assert visit("cyd", "invited_me") == line
    paired.agent.clock.pass_by(9 * 24 * 3600)
    assert visit("cyd", "invited_me") is None


# --------------------------------------------------------------------------------------------- imports


def test_an_archive_is_taken_in_with_progress(paired: Paired, tmp_path: Path) -> None:
    with listen(paired) as connection:
        answer = send_archive(paired, archive(tmp_path))
        events = [heard(connection)]
        while not (events[-1]["progress"] or {}).get("done"):
            events.append(heard(connection))
    assert answer.status == 200
    assert answer.json["sentence"] == "Imported the archive of 7 April 2026."
    assert "4 connections" in answer.json["lines"]
    percents = [event["progress"]["percent"] for event in events if event["event"] == "import"]
    assert percents == sorted(percents)
    assert percents[-1] == 100
    assert "notebook" in {event["event"] for event in events}
    assert [one["name"] for one in paired.get("/v1/people?search=odile").json["people"]] == ["Odile Fenwright"]
    (kept,) = paired.get("/v1/imports").json["imports"]
    assert kept["lines"] == answer.json["lines"]
    assert not list(paired.agent.folder.glob("import-*"))


def test_a_connection_is_known_by_its_address(paired: Paired, tmp_path: Path) -> None:
    send_archive(paired, archive(tmp_path))
    assert paired.review("read Odile odile-fenwright").json["review"]["verdict"] == "accept"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"words", "not_an_archive"), (b"PK\x05\x06" + b"\0" * 18, "archive_nothing_known")],
)
def test_what_is_no_archive_is_refused(paired: Paired, content: bytes, code: str) -> None:
    answer = send_archive(paired, content)
    assert (answer.status, answer.json["code"]) == (422, code)
    assert paired.get("/v1/imports").json == {"imports": []}
    assert not list(paired.agent.folder.glob("import-*"))


def test_an_archive_comes_as_it_is(paired: Paired) -> None:
    assert (send_archive(paired, b"{}", "application/json").json["code"]) == "not_a_zip"


def test_an_importer_that_breaks_hurts_nothing(paired: Paired, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    content = archive(tmp_path)
    for program in ("raise SystemExit", "print('x' * 99)", "import os; os.kill(os.getpid(), 9)"):
        monkeypatch.setattr("whosasking.server.notebook._IMPORTER", (sys.executable, "-c", program))
        assert send_archive(paired, content).json["code"] == "import_broke"
    monkeypatch.undo()
    assert send_archive(paired, content).status == 200


def test_only_the_paired_extension_may_ask(agent: Agent, tmp_path: Path) -> None:
    for method, path in (
        ("GET", "/v1/people"),
        ("DELETE", "/v1/people"),
        ("POST", "/v1/imports"),
        ("POST", "/v1/ties"),
    ):
        answer = agent.ask(method, path, {"Sec-Fetch-Site": "cross-site", "Origin": "https://www.linkedin.com"}, {})
        assert answer.status in (401, 403)
    del tmp_path
