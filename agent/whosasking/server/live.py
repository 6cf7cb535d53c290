"""The listeners of ``GET /v1/live``: what happens here is pushed to all; who does not keep up is dropped and comes back."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from functools import cache

import msgspec
from aiohttp import WSCloseCode, WSMsgType, web

from whosasking.contract import LiveEvent
from whosasking.errors import AgentBusy
from whosasking.server.guard import SUBPROTOCOL

BEAT_S = 20.0
"""Pings; a listener that does not answer within half of it is gone."""
WAITING_EVENTS = 64
LISTENERS = 400
SEND_S = 10.0
CLOSE_S = 1.0
LARGEST_MESSAGE = 4096
REVOKED = 4401
"""Close code of a listener whose client was revoked (4000 and above are the application's own)."""


class Listener:
    """One socket, and what waits to be sent on it."""

    def __init__(self, client_id: str, socket: web.WebSocketResponse, language: str) -> None:
        self.client_id = client_id
        self.language = language
        self.socket = socket
        self.waiting: asyncio.Queue[str] = asyncio.Queue(WAITING_EVENTS)

    async def send_all(self) -> None:
        """Sends what waits, until the socket closes or does not take it in time."""
        with contextlib.suppress(ConnectionError, TimeoutError):
            while not self.socket.closed:
                event = await self.waiting.get()
                async with asyncio.timeout(SEND_S):
                    await self.socket.send_str(event)


class Live:
    """All listeners. Belongs to one event loop."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()
        self._closing: set[asyncio.Task[object]] = set()

    def __len__(self) -> int:
        return len(self._listeners)

    def publish(self, news: Callable[[str], LiveEvent]) -> None:
        """Pushes an event to all, each in its language; never waits. news: the event in a language."""
        told = cache(lambda language: msgspec.json.encode(news(language)).decode())
        for listener in tuple(self._listeners):
            try:
                listener.waiting.put_nowait(told(listener.language))
            except asyncio.QueueFull:
                self._drop(listener, WSCloseCode.TRY_AGAIN_LATER)

    def close_all_but(self, allowed: Callable[[str], bool]) -> None:
        """Closes the sockets of clients that may no longer ask."""
        for listener in tuple(self._listeners):
            if not allowed(listener.client_id):
                self._drop(listener, REVOKED)

    async def listen(self, request: web.Request, client_id: str, language: str) -> web.WebSocketResponse:
        """Holds a listener's socket until it closes. The guard has let it in. language: of what it is told."""
        if len(self._listeners) >= LISTENERS:
            raise AgentBusy
        socket = web.WebSocketResponse(
            protocols=(SUBPROTOCOL,),  # the token's name is never chosen, hence never echoed
            heartbeat=BEAT_S,
            timeout=CLOSE_S,
            max_msg_size=LARGEST_MESSAGE,
            compress=False,
        )
        listener = Listener(client_id, socket, language)
        self._listeners.add(listener)
        try:
            await socket.prepare(request)
            sending = asyncio.get_running_loop().create_task(listener.send_all())
            sending.add_done_callback(lambda _: self._drop(listener, WSCloseCode.TRY_AGAIN_LATER))
            try:
                async for message in socket:  # nothing is asked for here; beats of the other side are welcome
                    if message.type == WSMsgType.ERROR:
                        break
            finally:
                sending.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await sending
        finally:
            self._listeners.discard(listener)
        return socket

    def _drop(self, listener: Listener, code: int) -> None:
        if listener not in self._listeners:
            return
        self._listeners.discard(listener)
        task: asyncio.Task[object] = asyncio.get_running_loop().create_task(listener.socket.close(code=code))
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    async def close(self) -> None:
        """Says goodbye to everybody."""
        for listener in tuple(self._listeners):
            self._drop(listener, WSCloseCode.GOING_AWAY)
        if self._closing:
            await asyncio.wait(tuple(self._closing), timeout=2 * CLOSE_S)
