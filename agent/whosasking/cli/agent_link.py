"""The terminal's way to the store, and to the agent that may be running on it.

A command writes to the store itself, whether an agent runs or not, and then tells the agent to look again. Before anything
secret is sent the agent has to prove that it is the one that wrote the token: a squatter on its port learns nothing.
"""

from __future__ import annotations

import contextlib
import http.client
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from whosasking.cli.speaking import text
from whosasking.contract import Hello, Problem
from whosasking.errors import AgentUnreachable, WhosAskingError
from whosasking.server.local import LOCAL_CLIENT, AgentNote, local_token, read_note
from whosasking.server.tokens import hash_token, proof, same
from whosasking.store import Store, home

TIMEOUT_S = 5.0


@contextlib.contextmanager
def open_store() -> Iterator[Store]:
    """The user's store, for one command. Says so where a damaged one was put aside."""
    with Store.open(now=datetime.now(UTC)) as store:
        tell_put_aside(store.put_aside)
        yield store


def tell_put_aside(file: Path | None) -> None:
    """Says on stderr that a damaged store was kept and a new one begun."""
    if file is not None:
        print(text("serve.store_put_aside", file=file.name), file=sys.stderr)


class AgentLink:
    """A running agent of this user, which has proved itself."""

    def __init__(self, port: int, token: str) -> None:
        self.port = port
        self.token = token

    def post(self, path: str) -> bytes:
        """Asks for something to be done. Raises the agent's problem, or AgentUnreachable."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        status, body = _ask(self.port, "POST", path, b"{}", headers)
        if status != 200:
            raise _problem(body)
        return body


def find_agent() -> AgentLink | None:
    """The agent that runs on this user's store, or None where none answers.

    Raises AgentUnreachable where something else answers in its place.
    """
    folder = home()
    note, token = read_note(folder), local_token(folder)
    if note is None or token is None:
        return None
    return _proved(note, token)


def _proved(note: AgentNote, token: str) -> AgentLink | None:
    nonce = secrets.token_urlsafe(24)
    try:
        # No token yet: asked as a browser without an origin asks, which the open route answers.
        path = f"/v1/hello?nonce={nonce}&client={LOCAL_CLIENT}"
        status, body = _ask(note.port, "GET", path, None, {"Sec-Fetch-Site": "none"})
    except AgentUnreachable:
        return None
    try:
        hello = msgspec.json.decode(body, type=Hello)
    except msgspec.DecodeError:
        raise AgentUnreachable("agent_not_ours") from None
    if status != 200 or not same(hello.proof or "", proof(hash_token(token), nonce, note.port)):
        raise AgentUnreachable("agent_not_ours")
    return AgentLink(note.port, token)


def tell_agent() -> None:
    """Lets a running agent read again what this command wrote. Without one there is nothing to do; one that does not
    answer now looks by itself within seconds."""
    with contextlib.suppress(WhosAskingError):
        agent = find_agent()
        if agent is not None:
            agent.post("/v1/refresh")


def _ask(port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_S)
    with contextlib.closing(connection):
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read(1 << 20)
        except (OSError, http.client.HTTPException):
            raise AgentUnreachable from None


def _problem(body: bytes) -> WhosAskingError:
    try:
        code = msgspec.json.decode(body, type=Problem).code
        text(f"problems.{code}.message")
    except (msgspec.DecodeError, KeyError):
        return AgentUnreachable("agent_not_ours")
    return WhosAskingError(code)
