"""What the three systems share."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from whosasking.errors import ServiceFailed

WAIT_S = 20.0
"""How long a system's own command may take."""


@dataclass(frozen=True)
class Start:
    """How the agent is started. command: program and arguments; environment: variables on top of the session's own."""

    command: tuple[str, ...]
    environment: Mapping[str, str]


@dataclass(frozen=True)
class Status:
    """where: the file or key that holds it (shown to the user). running None: the system does not tell."""

    is_installed: bool
    is_running: bool | None
    where: str


class Service(Protocol):
    """Autostart on one system."""

    name: str

    def install(self, start: Start, *, now: bool = True) -> None:
        """Starts the agent with every session from here on; an older installation is replaced. Raises ServiceFailed.

        now: at once as well. An agent that was started by hand holds the store: then it has to wait for the next session.
        """

    def status(self) -> Status:
        """Whether it is installed, and whether the system runs it."""

    def uninstall(self) -> bool:
        """Ends the agent that the system started, and leaves nothing behind. False: it was not installed."""


@dataclass(frozen=True)
class Ran:
    code: int
    said: str


def ask_system(command: Sequence[str]) -> Ran:
    """Runs one of the system's own commands. Raises ServiceFailed where it is missing or does not end."""
    try:
        ran = subprocess.run(  # noqa: S603 (a fixed program of the system's, arguments of ours)
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=WAIT_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise ServiceFailed("service_failed", program=command[0]) from None
    return Ran(ran.returncode, ran.stdout + ran.stderr)


def must(command: Sequence[str]) -> None:
    """Runs one of the system's own commands. Raises ServiceFailed where it says no."""
    if ask_system(command).code != 0:
        raise ServiceFailed("service_failed", program=command[0])


def write_file(path: Path, content: bytes) -> None:
    """Writes a small file whole or not at all. Raises ServiceFailed where the folder cannot be written."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(content)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise ServiceFailed("service_folder") from None
