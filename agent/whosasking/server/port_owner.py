"""Who listens on a port, where the system tells it cheaply (Linux); None elsewhere."""

from __future__ import annotations

import contextlib
from pathlib import Path

_LISTENING = "0A"


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
                return f"{_name(process)} (process {process.name})"
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
    return "".join(character for character in name if character.isprintable()) or "a program"
