"""How the terminal and the agent of one user find each other: two private files in the home folder.

``agent.json`` says where the agent listens; ``local-token`` shows it that the caller may read this user's files. The token
is new with every start of the agent, so that a copied folder opens nothing.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from whosasking.server.tokens import hash_token, new_token
from whosasking.store import Client, stamp
from whosasking.store.home import write_private

DEFAULT_PORT = 47823
"""Where the agent listens and the extension asks. Registered to nobody, and below every system's range of passing ports."""

LOCAL_CLIENT = "local"

_NOTE = "agent.json"
_TOKEN = "local-token"  # noqa: S105 (a file's name)


class AgentNote(Struct, frozen=True):
    """Where the agent listens, while it does."""

    port: int
    pid: int
    version: str


def new_local_client(folder: Path, now: datetime) -> Client:
    """Writes a new token for the terminal, and gives the client that it belongs to."""
    token = new_token()
    write_private(folder / _TOKEN, token + "\n")
    return Client(
        id=LOCAL_CLIENT,
        kind="local",
        name="terminal",
        origin=None,
        token_hash=hash_token(token),
        created=stamp(now),
        last_seen=None,
    )


def local_token(folder: Path) -> str | None:
    """The terminal's token, or None where no agent ever ran here."""
    try:
        return (folder / _TOKEN).read_text("utf-8").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def write_note(folder: Path, note: AgentNote) -> None:
    """Says where the agent listens."""
    write_private(folder / _NOTE, msgspec.json.encode(note).decode())


def read_note(folder: Path) -> AgentNote | None:
    """Where an agent listens, or listened when it was killed; None where none is known of."""
    try:
        return msgspec.json.decode((folder / _NOTE).read_bytes(), type=AgentNote)
    except (OSError, msgspec.DecodeError):
        return None


def remove_note(folder: Path) -> None:
    """The agent listens no longer."""
    with contextlib.suppress(OSError):
        (folder / _NOTE).unlink()
