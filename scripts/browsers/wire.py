"""JSON commands and events over one WebSocket: what the DevTools protocol and WebDriver BiDi have in common."""

from __future__ import annotations

import itertools
import json
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

Event = dict[str, Any]


class BrowserError(Exception):
    """A browser did not do what it was asked: the command and its own words."""


class Wire:
    """A connection that numbers its commands, waits for their answers, and hands every event to its listeners."""

    def __init__(self, address: str, *, timeout: float = 20) -> None:
        """address: ws://...; timeout: seconds that one command may take. Raises BrowserError where nobody answers."""
        self.timeout = timeout
        self._life = ExitStack()
        try:
            self._socket = self._life.enter_context(
                connect(address, max_size=None, open_timeout=timeout, ping_interval=None, proxy=None)
            )
        except OSError as problem:
            raise BrowserError(f"The browser did not answer: {problem}") from problem
        self._numbers = itertools.count(1)
        self._answers: dict[int, Event] = {}
        self._news = threading.Condition()
        self._open = True
        self._listeners: list[Callable[[Event], None]] = []
        threading.Thread(target=self._read, daemon=True, name="browser wire").start()

    def listen(self, listener: Callable[[Event], None]) -> None:
        """listener is called with every event, on the reading thread: it may note or post(), never call()."""
        self._listeners.append(listener)

    def call(self, method: str, *, timeout: float | None = None, session: str | None = None, **params: Any) -> Any:
        """Sends a command and returns its result. Raises BrowserError when it fails or takes longer than timeout seconds."""
        number = self.post(method, session=session, **params)
        until = time.monotonic() + (timeout or self.timeout)
        with self._news:
            while number not in self._answers:
                if not self._open:
                    raise BrowserError(f"{method}: the browser closed the connection")
                left = until - time.monotonic()
                if left <= 0:
                    raise BrowserError(f"{method}: no answer in time")
                self._news.wait(left)
            answer = self._answers.pop(number)
        if "error" in answer:
            said = answer["error"]
            words = said["message"] if isinstance(said, dict) else f"{said}: {answer.get('message', '')}"
            raise BrowserError(f"{method}: {words}")
        return answer["result"]

    def post(self, method: str, *, session: str | None = None, **params: Any) -> int:
        """Sends a command without waiting; returns its number."""
        number = next(self._numbers)
        message: Event = {"id": number, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        try:
            self._socket.send(json.dumps(message))
        except ConnectionClosed as problem:
            raise BrowserError(f"{method}: the browser closed the connection") from problem
        return number

    def close(self) -> None:
        self._life.close()

    @property
    def open(self) -> bool:
        """False once the browser is gone."""
        return self._open

    def _read(self) -> None:
        try:
            for text in self._socket:
                self._take(json.loads(text))
        except ConnectionClosed:
            pass
        finally:
            with self._news:
                self._open = False
                self._news.notify_all()

    def _take(self, message: Event) -> None:
        if message.get("id") is None:
            for listener in self._listeners:
                listener(message)
            return
        with self._news:
            self._answers[message["id"]] = message
            self._news.notify_all()
