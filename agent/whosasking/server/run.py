"""Running the application: one socket on 127.0.0.1, limits on connections, a quick and orderly end."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from typing import Any

from aiohttp import web

from whosasking.errors import PortTaken
from whosasking.server.guard import Misdirected
from whosasking.server.port_owner import owner_of
from whosasking.server.problems import refusal, refusal_of_status
from whosasking.server.worker import place_of

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
KEEP_ALIVE_S = 30.0
"""How long a connection may be idle, or take to send the head of a request."""
LINGER_S = 3.0
SHUTDOWN_S = 2.0
CONNECTIONS = 700
"""More callers are hung up on: many systems allow 1,024 open files a process."""

_SILENT = logging.getLogger("whosasking.aiohttp")
_SILENT.disabled = True


class Protocol(web.RequestHandler):
    """aiohttp's connection; what it cannot parse is answered as a Problem as well, and nothing of it is logged.

    More callers than the agent holds are hung up on here, and not where connections are accepted: a burst is accepted before
    the first of it is counted.
    """

    _is_full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self._manager is None or len(self._manager.connections) >= CONNECTIONS:
            self._is_full = True
            transport.close()
            return
        super().connection_made(transport)

    def connection_lost(self, exc: BaseException | None) -> None:
        if not self._is_full:
            super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if not self._is_full:
            super().data_received(data)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        if request.writer.output_size > 0:
            raise ConnectionError
        if status >= 500 and exc is not None:
            log.error("a connection failed: %s", place_of(exc))
        # aiohttp's parser refuses two Hosts, and none, before the guard can; the answer is the guard's all the same.
        wrong_host = message is not None and message.startswith(("Duplicate 'Host'", "Missing 'Host'"))
        response = refusal(Misdirected(), "en") if wrong_host else refusal_of_status(status, "en")
        response.headers["Server"] = "whosasking"
        response.force_close()
        return response

    def log_exception(self, *_: object, exc_info: object = None, **__: object) -> None:
        log.error("a connection failed: %s", place_of(exc_info) if isinstance(exc_info, BaseException) else "?")


def listen_on(port: int) -> socket.socket:
    """A socket on 127.0.0.1 and nowhere else. port: 0 lets the system choose. Raises PortTaken."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # an agent that just ended is in nobody's way
        sock.bind((HOST, port))
        sock.listen(256)
        sock.setblocking(False)
    except OSError as error:
        sock.close()
        if error.errno in {errno.EACCES, errno.EPERM}:
            raise PortTaken("port_forbidden", port=str(port)) from None
        owner = owner_of(port)
        if owner is None:
            raise PortTaken(port=str(port)) from None
        raise PortTaken("port_taken_by", port=str(port), owner=owner) from None
    return sock


async def run(app: web.Application, sock: socket.socket, *, ready: Callable[[int], None], until: asyncio.Event) -> None:
    """Serves the application on a socket until the event is set. ready: is told the port once everything answers."""
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(_complain)
    runner = web.AppRunner(app, shutdown_timeout=SHUTDOWN_S)
    await runner.setup()
    try:
        server = await loop.create_server(lambda: _connection(runner, loop), sock=sock)
        ready(sock.getsockname()[1])
        await until.wait()
        server.close()
    finally:
        await runner.cleanup()


def _connection(runner: web.AppRunner, loop: asyncio.AbstractEventLoop) -> asyncio.Protocol:
    manager = runner.server
    if manager is None:
        return _Ending()
    return Protocol(
        manager,
        loop=loop,
        keepalive_timeout=KEEP_ALIVE_S,
        lingering_time=LINGER_S,
        auto_decompress=False,  # no bomb is ever unpacked; the guard refuses encoded bodies
        logger=_SILENT,
        access_log=_SILENT,  # the gate writes its own, without addresses
    )


class _Ending(asyncio.Protocol):
    """Hangs up: the agent is about to end."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.close()


def _complain(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception")
    if isinstance(error, BaseException) and not isinstance(error, ConnectionError):
        log.error("a task failed: %s", place_of(error))


@contextlib.contextmanager
def signals(until: asyncio.Event) -> Iterator[None]:
    """Sets the event on SIGINT, SIGTERM (and SIGHUP: the terminal was closed) while the block runs."""
    loop = asyncio.get_running_loop()
    names = ["SIGINT", "SIGTERM", "SIGHUP"] if os.name == "posix" else ["SIGINT", "SIGBREAK"]
    before = {}
    for number in (getattr(signal, name) for name in names):
        try:
            loop.add_signal_handler(number, until.set)
        except NotImplementedError:  # Windows
            before[number] = signal.signal(number, lambda *_: loop.call_soon_threadsafe(until.set))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def private_files() -> None:
    """What this process makes from here on is for this user only (SQLite's helpers, too)."""
    if os.name == "posix":
        os.umask(0o077)
