"""Many callers, slow ones and stalled ones (scripts/soak.py measures it): nobody is forgotten, and it is over when they go."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.server.harness import Agent, Answer, Paired, read_answer
from tests.server.test_live import listen

PATIENCE_S = 60.0


def eventually(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE_S
    while not what():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_two_hundred_listeners_hear_and_are_forgotten(agent: Agent, paired: Paired) -> None:
    with contextlib.ExitStack() as stack:
        listeners = [stack.enter_context(listen(paired)) for _ in range(200)]
        paired.send("PUT", "/v1/preferences", {"preset": "strict", "values": {}})
        assert {json.loads(each.recv(timeout=PATIENCE_S))["event"] for each in listeners} == {"preferences"}
    assert eventually(lambda: len(agent.state.live) == 0)


def test_crowd_of_tabs_is_sent_away_with_a_time_and_served_in_the_end(tmp_path: Path) -> None:
    def tab(number: int) -> list[Answer]:
        answers = [caller.review(f"slow M {number}")]
        until = time.monotonic() + PATIENCE_S
        while answers[-1].status == 503 and time.monotonic() < until:
            time.sleep(0.05)
            answers.append(caller.review(f"slow M {number}"))
        return answers

    with Agent(tmp_path, waiting_pages=3, deadline_s=20.0) as agent, ThreadPoolExecutor(10) as pool:
        caller = Paired(agent)
        told = list(pool.map(tab, range(10)))
        assert [answers[-1].status for answers in told] == [200] * 10
        refused = [answer for answers in told for answer in answers if answer.status == 503]
        assert refused
        assert {(answer.json["code"], answer.header("retry-after")) for answer in refused} == {("agent_busy", "1")}
        assert caller.get("/v1/history").json["total"] == 10


def test_page_that_hangs_costs_nobody_else(tmp_path: Path) -> None:
    with Agent(tmp_path, deadline_s=1.0) as agent, ThreadPoolExecutor(5) as pool:
        caller = Paired(agent)
        answers = list(pool.map(caller.review, ["read A a", "spin", "read B b", "hang", "read C c"]))
        assert [answer.status for answer in answers] == [200, 422, 200, 422, 200]
        assert {answers[1].json["code"], answers[3].json["code"]} == {"page_too_slow"}


def test_slow_and_stalled_callers_are_in_nobodys_way(agent: Agent, paired: Paired) -> None:
    with contextlib.ExitStack() as stack:
        for _ in range(30):  # the head of a request never ends
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", agent.port)))
            slow.sendall(f"GET /v1/hello HTTP/1.1\r\nHost: {agent.host}\r\nX".encode())
        for _ in range(10):  # the body of a page never ends; each takes a place in the queue
            headers: dict[str, str | list[str] | None] = {**paired.headers(origin=True), "Content-Length": "1000"}
            stalled = stack.enter_context(socket.create_connection(("127.0.0.1", agent.port)))
            stalled.sendall(agent.request("POST", "/v1/reviews", headers, b"{"))
        assert paired.review("read Mirela mirela").status == 200
        assert paired.get("/v1/history").json["total"] == 1
    assert eventually(lambda: agent.call(lambda: agent.state.workers._pages) == 0)


def test_more_connections_than_the_agent_holds(agent: Agent, paired: Paired) -> None:
    """Further ones are hung up on; when the others go, everybody is welcome again."""
    from whosasking.server import run

    before, run.CONNECTIONS = run.CONNECTIONS, 20
    try:
        with contextlib.ExitStack() as stack:
            held = [stack.enter_context(socket.create_connection(("127.0.0.1", agent.port))) for _ in range(40)]
            held[-1].settimeout(PATIENCE_S)
            with contextlib.suppress(ConnectionError):
                held[-1].sendall(agent.request("GET", "/v1/hello", {"Sec-Fetch-Site": "none"}))
                assert held[-1].recv(1) == b""
            held[0].sendall(agent.request("GET", "/v1/hello", {"Sec-Fetch-Site": "none"}))
            assert read_answer(held[0]).status == 200
    finally:
        run.CONNECTIONS = before
    assert eventually(lambda: paired.get("/v1/history").status == 200)
