"""What a paired extension asks, over the real link, with a real store and a real worker."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tests.server.harness import Agent, Paired, read_answer


def member(slug: str, name: str = "Invented Person") -> dict[str, Any]:
    return {"kind": "known", "slug": slug, "member_id": None, "name": name}


# ----------------------------------------------------------------------------------------------- reviews


def test_review_of_a_profile(paired: Paired) -> None:
    answer = paired.review("read Mirela mirela-okonjo")
    assert answer.status == 200
    reply = answer.json
    assert reply["page"]["slug"] == "mirela-okonjo"
    assert reply["review"]["verdict"] in {"accept", "look_closer", "ignore"}
    assert len(reply["review"]["findings"]) == 5
    assert reply["override"] is None


def test_page_that_is_no_profile_gets_no_verdict_and_no_row(paired: Paired) -> None:
    reply = paired.review("feed").json
    assert (reply["review"]["verdict"], reply["page"]["what"]) == ("none", "feed")
    assert paired.get("/v1/history").json == {"entries": [], "said": [], "next": None, "total": 0}


def test_same_member_within_one_visit_is_one_row(agent: Agent, paired: Paired) -> None:
    for _ in range(3):
        paired.review("read Mirela mirela")
        agent.clock.pass_by(60)
    paired.review("read Jonas jonas")
    history = paired.get("/v1/history").json
    assert [(entry["slug"], entry["reviewed"]) for entry in history["entries"]] == [
        ("jonas", "2026-11-22T18:03:00Z"),
        ("mirela", "2026-11-22T18:02:00Z"),
    ]


def test_next_visit_is_another_row(agent: Agent, paired: Paired) -> None:
    paired.review("read Mirela mirela")
    agent.clock.pass_by(3 * 3600)
    paired.review("read Mirela mirela")
    assert paired.get("/v1/history").json["total"] == 2


def test_known_and_undone(paired: Paired) -> None:
    before = paired.review("read Mirela mirela").json["review"]["verdict"]
    said = paired.send("PUT", "/v1/overrides", member("mirela")).json
    after = paired.review("read Mirela mirela").json
    assert (after["review"]["verdict"], after["override"]) == ("accept", said)
    assert paired.send("DELETE", f"/v1/overrides/{said['id']}").json == {"overrides": []}
    again = paired.review("read Mirela mirela").json
    assert (again["review"]["verdict"], again["override"]) == (before, None)


def test_blocked(paired: Paired) -> None:
    paired.send("PUT", "/v1/overrides", {**member("mirela"), "kind": "blocked"})
    assert paired.review("read Mirela mirela").json["review"]["verdict"] == "ignore"


def test_same_name_elsewhere_is_somebody_else(paired: Paired) -> None:
    paired.send("PUT", "/v1/overrides", member("mirela", "Mirela"))
    assert paired.review("read Mirela another-mirela").json["override"] is None


@pytest.mark.parametrize(
    ("html", "status", "code"),
    [
        ("refuse", 422, "page_refused"),
        ("raise the words of a page", 500, "reader_broke"),
        ("huge", 422, "page_broke_worker"),
        ("crash", 422, "page_broke_worker"),
        ("eat", 422, "page_too_heavy"),
        ("hang", 422, "page_too_slow"),
        ("spin", 422, "page_too_slow"),
    ],
)
def test_hostile_page_costs_one_answer(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, html: str, status: int, code: str
) -> None:
    with Agent(tmp_path, deadline_s=3.0 if code == "page_too_slow" else 60.0) as agent:
        paired = Paired(agent)
        with caplog.at_level(logging.DEBUG, "whosasking"):
            answer = paired.review(html)
        assert (answer.status, answer.json["code"]) == (status, code)
        assert paired.review("read Mirela mirela").status == 200
        assert "the words of a page" not in caplog.text
        assert paired.get("/v1/history").json["total"] == 1


@pytest.mark.parametrize(
    "body",
    [b"", b"{}", b"[]", b"\xff", b'{"url": "x", "html": 7, "language": "en"}', b'{"url": "x", "html": "\\ud800"'],
)
def test_messages_that_do_not_fit(paired: Paired, body: bytes) -> None:
    answer = paired.agent.ask("POST", "/v1/reviews", paired.headers(origin=True), body)
    assert (answer.status, answer.json["code"]) == (400, "invalid_message")


def test_unknown_language_is_answered_in_english(paired: Paired) -> None:
    body = {"url": "https://www.linkedin.com/in/x/", "html": "read A a", "language": "tlh"}
    assert paired.send("POST", "/v1/reviews", body).status == 200


def test_page_as_large_as_allowed(paired: Paired) -> None:
    assert paired.review("feed " + "x" * (8 << 20)).status == 200


def test_page_in_chunks_after_a_promise(paired: Paired) -> None:
    body = b'{"url": "https://www.linkedin.com/in/x/", "html": "read A a", "language": "en"}'
    headers: dict[str, str | list[str] | None] = {
        **paired.headers(origin=True),
        "Content-Type": "application/json",
        "Transfer-Encoding": "chunked",
        "Expect": "100-continue",
    }
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    assert paired.agent.send(paired.agent.request("POST", "/v1/reviews", headers), chunks).status == 200


def test_body_that_ends_early(agent: Agent, paired: Paired) -> None:
    headers: dict[str, str | list[str] | None] = {**paired.headers(origin=True), "Content-Length": "1000"}
    with socket.create_connection(("127.0.0.1", agent.port), timeout=20) as sock:
        sock.sendall(agent.request("POST", "/v1/reviews", headers, b"{"))
    assert paired.review("read Mirela mirela").status == 200


def test_closed_tab_leaves_nothing(agent: Agent, paired: Paired) -> None:
    page = {"url": "https://www.linkedin.com/in/x/", "html": "slow Gone gone", "language": "en"}
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", agent.port), timeout=20) as tab:
            tab.sendall(agent.request("POST", "/v1/reviews", paired.headers(origin=True), page))
    paired.review("read Mirela mirela")  # in line behind the others
    assert [entry["slug"] for entry in paired.get("/v1/history").json["entries"]] == ["mirela"]


def test_more_tabs_than_the_queue_takes(tmp_path: Path) -> None:
    with Agent(tmp_path, waiting_pages=2) as agent:
        caller = Paired(agent)
        places = [agent.state.workers.place(10) for _ in range(2)]
        for place in places:
            agent.wait_for(place.__aenter__)
        busy = caller.review("read Mirela mirela")
        assert (busy.status, busy.json["code"], busy.header("retry-after")) == (503, "agent_busy", "1")
        assert caller.get("/v1/history").status == 200  # only pages wait in line
        for place in places:
            agent.wait_for(lambda place=place: place.__aexit__(None, None, None))
        assert caller.review("read Mirela mirela").status == 200


def test_twenty_tabs_at_once(paired: Paired) -> None:
    answers: list[int] = []
    tabs = [
        Thread(target=lambda slug: answers.append(paired.review(f"read M {slug}").status), args=(f"member-{number}",))
        for number in range(20)
    ]
    for tab in tabs:
        tab.start()
    for tab in tabs:
        tab.join()
    assert answers == [200] * 20
    assert paired.get("/v1/history").json["total"] == 20


def test_body_that_never_comes(agent: Agent, paired: Paired, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("whosasking.server.handling.BODY_S", 0.05)
    headers: dict[str, str | list[str] | None] = {**paired.headers(origin=True), "Content-Length": "1000"}
    answer = agent.ask("POST", "/v1/reviews", headers, b"{")
    assert (answer.status, answer.json["code"]) == (408, "too_slow")


def test_fault_of_ours_is_a_problem_and_tells_nothing(
    paired: Paired, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Mirela Okonjo")

    monkeypatch.setattr("whosasking.server.app.review", broken)
    answer = paired.review("read Mirela mirela")
    assert (answer.status, answer.json["code"]) == (500, "unexpected")
    assert "RuntimeError at app.py" in caplog.text
    assert "Mirela" not in caplog.text + answer.body.decode()


# ------------------------------------------------------------------------------------------- preferences


def test_preferences_are_kept_and_described(paired: Paired) -> None:
    reply = paired.get("/v1/preferences").json
    assert reply["preset"] == "quick_review"
    assert {field["name"] for field in reply["fields"]} == set(reply["values"]) - {"softened_families"}
    changed = paired.send("PUT", "/v1/preferences", {"preset": "open", "values": {"activity_months": 6}}).json
    assert (changed["preset"], changed["values"]["activity_months"]) == ("open", 6)
    assert paired.get("/v1/preferences").json == changed


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"activity_months": 0}, "activity_months"),
        ({"activity_months": "six"}, "activity_months"),
        ({"activity_months": True}, "activity_months"),
        ({"recruiters": "sometimes"}, "recruiters"),
        ({"display": None}, "display"),
        ({"ignore_from": 1}, "accept_up_to"),
        ({"accept_up_to": 3}, "accept_up_to"),
        ({"accept_up_to_with_proof": 5}, "accept_up_to_with_proof"),
        ({"no_such_thing": 1}, "no_such_thing"),
    ],
)
def test_preferences_that_do_not_fit_change_nothing(paired: Paired, values: dict[str, Any], named: str) -> None:
    before = paired.get("/v1/preferences").json
    answer = paired.send("PUT", "/v1/preferences", {"preset": "strict", "values": values})
    assert answer.status == 400
    assert f"“{named}”" in answer.json["message"]
    assert paired.get("/v1/preferences").json == before


def test_next_review_follows_the_preferences(paired: Paired) -> None:
    def connections() -> str:
        findings = paired.review("read Mirela mirela").json["review"]["findings"]
        return next(finding["outcome"] for finding in findings if finding["check"] == "connections")

    assert connections() == "failed"  # twelve, of fifty
    paired.send("PUT", "/v1/preferences", {"preset": None, "values": {"connections_at_least": 10}})
    assert connections() == "passed"


# ----------------------------------------------------------------------------------------------- history


def test_history_in_pages(paired: Paired) -> None:
    for number in range(5):
        paired.review(f"read Member{number} member-{number}")
    first = paired.get("/v1/history?limit=2").json
    assert ([entry["slug"] for entry in first["entries"]], first["total"]) == (["member-4", "member-3"], 5)
    rest = paired.get(f"/v1/history?limit=9&before={first['entries'][-1]['id']}").json
    assert [entry["slug"] for entry in rest["entries"]] == ["member-2", "member-1", "member-0"]


@pytest.mark.parametrize(
    "query",
    [
        "limit=0",
        "limit=-1",
        "limit=201",
        "limit=x",
        "limit=",
        "before=0",
        "before=1e3",
        "limit=9999999999999999999999",
        "limit=%D9%A3",
    ],
)
def test_history_with_wrong_numbers(paired: Paired, query: str) -> None:
    assert paired.get(f"/v1/history?{query}").json["code"] == "bad_query"


# --------------------------------------------------------------------------------------------- overrides


def test_undoing_brings_back_what_was_said_before(paired: Paired) -> None:
    paired.send("PUT", "/v1/overrides", member("mirela"))
    blocked = paired.send("PUT", "/v1/overrides", {**member("mirela"), "kind": "blocked"}).json
    assert [each["kind"] for each in paired.get("/v1/overrides").json["overrides"]] == ["blocked"]
    after = paired.send("DELETE", f"/v1/overrides/{blocked['id']}").json
    assert [each["kind"] for each in after["overrides"]] == ["known"]


def test_nothing_to_undo(paired: Paired) -> None:
    answer = paired.send("DELETE", "/v1/overrides/77")
    assert (answer.status, answer.json["code"]) == (404, "no_such_override")


def test_override_of_nobody(paired: Paired) -> None:
    assert paired.send("PUT", "/v1/overrides", member(" ")).json["code"] == "override_of_nobody"


def test_override_with_a_novel_for_a_name(paired: Paired) -> None:
    assert paired.send("PUT", "/v1/overrides", member("mirela", "x" * 201)).json["code"] == "invalid_message"


# ------------------------------------------------------------------------------------------- connections


def test_connection_is_kept(agent: Agent, paired: Paired) -> None:
    request = agent.request("GET", "/v1/history", paired.headers(origin=False))
    with socket.create_connection(("127.0.0.1", agent.port), timeout=20) as sock:
        for _ in range(5):
            sock.sendall(request)
            assert read_answer(sock).status == 200


def test_many_requests_sent_at_once_are_answered_in_order(agent: Agent, paired: Paired) -> None:
    hello = agent.request("GET", "/v1/hello", {"Sec-Fetch-Site": "none"})
    history = agent.request("GET", "/v1/history", paired.headers(origin=False))
    first, second = agent.send_two(hello + history)
    assert ("product" in first.json, "entries" in second.json) == (True, True)


def test_log_names_routes_and_nothing_else(paired: Paired, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        paired.review("read SecretName secret-slug", url="https://www.linkedin.com/in/secret-slug/")
        paired.get("/v1/history?before=424242")
        paired.get("/v1/secret-path")
        paired.send("DELETE", "/v1/overrides/31337")
        paired.send("PUT", "/v1/overrides", member("secret-slug", "SecretName"))
    assert "POST /v1/reviews 200" in caplog.text
    assert "GET ? 404" in caplog.text
    assert "DELETE /v1/overrides/ID 404" in caplog.text
    told = caplog.text.lower()
    assert not [word for word in ("secret", "424242", "31337", paired.token.lower(), "linkedin") if word in told]
