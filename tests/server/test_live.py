"""The live socket, over the ``websockets`` package as ``whosasking watch`` uses it."""

from __future__ import annotations

import contextlib
import json
import socket
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from tests.server.harness import Agent, Paired, read_answer
from whosasking.server.live import REVOKED, WAITING_EVENTS


def listen(paired: Paired) -> ClientConnection:
    return connect(
        f"ws://{paired.agent.host}/v1/live",
        origin=Origin(paired.origin),
        subprotocols=[Subprotocol("whosasking.v1"), Subprotocol(f"bearer.{paired.token}")],
        proxy=None,
    )


def heard(connection: ClientConnection) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(connection.recv(timeout=20))
    assert sorted(event) == ["event", "override", "preferences", "progress", "verdict"]
    return event


def test_verdicts_are_pushed_once(paired: Paired) -> None:
    with listen(paired) as connection:
        for order in ("read Mirela mirela", "read Mirela mirela", "read Jonas jonas"):
            paired.review(order)
        told = [heard(connection)["verdict"]["slug"] for _ in range(2)]
    assert told == ["mirela", "jonas"]


def test_preferences_are_pushed_to_every_listener(agent: Agent, paired: Paired) -> None:
    other = Paired(agent)
    with listen(paired) as one, listen(other) as two:
        reply = paired.send("PUT", "/v1/preferences", {"preset": "strict", "values": {}}).json
        assert heard(one)["preferences"] == reply
        assert heard(two)["preferences"] == reply


def test_unchanged_preferences_are_not_pushed(paired: Paired) -> None:
    with listen(paired) as connection:
        paired.send("PUT", "/v1/preferences", {"preset": "quick_review", "values": {}})
        paired.send("PUT", "/v1/preferences", {"preset": "open", "values": {}})
        assert heard(connection)["preferences"]["preset"] == "open"


def test_overrides_are_pushed(paired: Paired) -> None:
    with listen(paired) as connection:
        asked = {"kind": "known", "slug": "mirela", "member_id": None, "name": "Mirela"}
        said = paired.send("PUT", "/v1/overrides", asked).json
        assert heard(connection)["override"] == said
        paired.send("DELETE", f"/v1/overrides/{said['id']}")
        undone = heard(connection)
        assert (undone["event"], undone["override"]) == ("override", None)


def test_what_the_terminal_wrote_is_pushed(agent: Agent, paired: Paired) -> None:
    from whosasking.store import Store

    with listen(paired) as connection, Store.open(now=agent.clock.now(), folder=agent.folder) as store:
        store.change_preferences({"activity_months": 3})
        headers: dict[str, str | list[str] | None] = {"Authorization": f"Bearer {agent.local_token}"}
        assert agent.ask("POST", "/v1/refresh", headers, {}).status == 200
        assert heard(connection)["preferences"]["values"]["activity_months"] == 3


def test_what_the_terminal_wrote_is_found_without_a_word(agent: Agent, paired: Paired) -> None:
    from whosasking.store import Store

    with listen(paired) as connection, Store.open(now=agent.clock.now(), folder=agent.folder) as store:
        store.change_preferences({"activity_months": 3})
        assert heard(connection)["preferences"]["values"]["activity_months"] == 3


def test_revoked_while_listening(agent: Agent, paired: Paired) -> None:
    other = Paired(agent)
    with listen(paired) as revoked, listen(other) as kept:
        agent.state.store.revoke_client(paired.client_id)
        agent.wait_for(agent.state.refresh_clients)
        with pytest.raises(ConnectionClosed) as closed:
            revoked.recv(timeout=20)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == REVOKED
        other.review("read Mirela mirela")
        assert heard(kept)["verdict"]["slug"] == "mirela"


def test_words_to_the_agent_are_not_heard(paired: Paired) -> None:
    with listen(paired) as connection:
        connection.send("beat")
        connection.send(b"\x00\x01")
        paired.review("read Mirela mirela")
        assert heard(connection)["event"] == "verdict"


def test_long_speeches_end_the_connection(paired: Paired) -> None:
    with listen(paired) as connection:
        connection.send("x" * 100_000)
        with pytest.raises(ConnectionClosed):
            connection.recv(timeout=20)
    assert paired.get("/v1/history").status == 200


def test_two_hundred_listeners(paired: Paired) -> None:
    with contextlib.ExitStack() as stack:
        listeners = [stack.enter_context(listen(paired)) for _ in range(200)]
        paired.review("read Mirela mirela")
        assert {heard(each)["verdict"]["slug"] for each in listeners} == {"mirela"}


def test_who_does_not_listen_is_dropped_and_nobody_waits(agent: Agent, paired: Paired) -> None:
    headers: dict[str, str | list[str] | None] = {
        "Origin": paired.origin,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Protocol": f"whosasking.v1, bearer.{paired.token}",
    }
    with socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.connect(("127.0.0.1", agent.port))
        deaf.sendall(agent.request("GET", "/v1/live", headers))
        assert read_answer(deaf).status == 101

        def shout() -> None:
            agent.state.tell_preferences(changed())

        for _ in range(400 * WAITING_EVENTS):
            agent.call(shout)
            if agent.call(lambda: len(agent.state.live)) == 0:
                break
        assert agent.call(lambda: len(agent.state.live)) == 0
    assert paired.review("read Mirela mirela").status == 200


def changed() -> Any:
    """Other preferences every time."""
    from itertools import count

    from whosasking.preferences import Preferences

    counter = changed.__dict__.setdefault("counter", count(1))
    return Preferences(retention_days=next(counter) % 3000 + 1)
