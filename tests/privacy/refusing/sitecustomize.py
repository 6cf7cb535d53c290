"""Refuses, and notes, every step that a Python process takes off this machine. Installed as ``sitecustomize`` (see day.py)."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

_NAMED = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
_SENT = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind"}
_LOCAL = {"127.0.0.1", "localhost", None}
_FETCHED = {"urllib.Request", "ftplib.connect", "smtplib.connect", "http.client.connect", "webbrowser.open"}


def _note(line: str) -> None:
    with open(os.environ["DAY_NETWORK_LOG"], "a", encoding="utf-8") as log:  # noqa: PTH123  (no import at start-up)
        log.write(line + "\n")


def _is_local(event: str, args: tuple[Any, ...]) -> bool:
    if event in _NAMED or event in _FETCHED:
        named = args[1] if event == "http.client.connect" else args[0]
        named = named[0] if isinstance(named, tuple) else named
        return named in _LOCAL
    sock, address = args[0], args[1]
    if sock.family == socket.AF_UNIX:
        return True
    if event == "socket.bind" and address[:2] == ("::1", 0):
        return True  # urllib3 (of tldextract) looks once whether this machine has IPv6; it listens for nobody there
    return isinstance(address, tuple) and address[0] == "127.0.0.1"


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """The audit hook. Raises PermissionError for everything but 127.0.0.1."""
    if event not in _NAMED | _SENT | _FETCHED:
        return
    if _is_local(event, args):
        _note("local")
        return
    _note(f"refused {event} {args[1:]!r}")
    raise PermissionError("the network is refused here")


if "DAY_NETWORK_LOG" in os.environ:
    sys.addaudithook(refuse)
    _note("watched")
