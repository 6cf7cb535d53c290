"""Who listens on a port, and who holds the other end of a connection, where the system tells it cheaply (Linux)."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

_LISTENING = "0A"
_ESTABLISHED = "01"
_LOOPBACK = f"{int.from_bytes(bytes((127, 0, 0, 1)), sys.byteorder):08X}"
"""127.0.0.1 as Linux writes it in its tables: in the machine's own order of bytes."""


def owner_of(port: int, proc: Path = Path("/proc")) -> str | None:
    """Name and process number of the program that listens on the port, or None where that cannot be told.

    Of other users' processes the system tells nothing. proc: the process file system, another one in tests.
    """
    sockets = _sockets(port, proc)
    if not sockets:
        return None
    for process in proc.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if any(str(link.readlink()) in sockets for link in (process / "fd").iterdir()):
                return f"{_name(process)} ({process.name})"
    return None


def user_of(peer: int, port: int, proc: Path = Path("/proc")) -> int | None:
    """The system's number of the user whose program is connected from port ``peer`` of 127.0.0.1 to ``port`` of it, or None
    where that cannot be told."""
    with contextlib.suppress(OSError, ValueError):
        for line in (proc / "net" / "tcp").read_text("ascii").splitlines()[1:]:
            fields = line.split()
            ends = (fields[1], fields[2], fields[3])
            if ends == (f"{_LOOPBACK}:{peer:04X}", f"{_LOOPBACK}:{port:04X}", _ESTABLISHED):
                return int(fields[7])
    return None


def _sockets(port: int, proc: Path) -> set[str]:
    found = set()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in (proc / "net" / table).read_text("ascii").splitlines()[1:]:
                fields = line.split()
                if fields[3] == _LISTENING and int(fields[1].rpartition(":")[2], 16) == port:
                    found.add(f"socket:[{fields[9]}]")
    return found


def _name(process: Path) -> str:
    name = (process / "comm").read_text("utf-8", "replace").strip()
    return "".join(character for character in name if character.isprintable()) or "?"
