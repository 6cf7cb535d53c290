"""A real agent on a real port, in a thread of its own, and a caller that sends bytes as they are."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from whosasking.server.app import create_app
from whosasking.server.handling import STATE
from whosasking.server.local import local_token, new_local_client
from whosasking.server.run import listen_on, run
from whosasking.server.state import State
from whosasking.server.workers import Workers
from whosasking.store import Store

MADE_READER = (sys.executable, "-P", str(Path(__file__).with_name("made_reader.py")))
CHROMIUM = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"
FIREFOX = "moz-extension://0f3a1c5e-7b2d-4e8f-9a6b-1c2d3e4f5a6b"
OTHER_EXTENSION = "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba"
START = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)

T = TypeVar("T")


class MadeClock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.moment = START
        self.seconds = 1000.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
        self.seconds += seconds


class Answer(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    def header(self, name: str) -> str | None:
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)


class Agent:
    """Use it in ``with``. codes: what it showed to the user. workers: more for Workers, which are patient here: a busy machine
    takes its time to load the word lists.
    """

    def __init__(self, folder: Path, **workers: Any) -> None:
        self.folder = folder
        self.clock = MadeClock()
        self.codes: list[str] = []
        self.port = 0
        self._workers = {"size": 1, "command": MADE_READER, "deadline_s": 60.0, **workers}
        self._ready = threading.Event()
        self._failed: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="agent")

    def __enter__(self) -> Agent:
        self._thread.start()
        assert self._ready.wait(20)
        if self._failed is not None:
            raise self._failed
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._until.set)
        self._thread.join(20)
        assert not self._thread.is_alive()
        if self._failed is not None:
            raise self._failed

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:
            self._failed = error
        finally:
            self._ready.set()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._until = asyncio.Event()
        with Store.open(now=self.clock.now(), folder=self.folder) as store:
            store.add_client(new_local_client(self.folder, self.clock.now()))
            app = create_app(store, self.clock, Workers(**self._workers), announce=self.codes.append)
            self.state: State = app[STATE]
            with listen_on(0) as sock:
                await run(app, sock, ready=self._is_ready, until=self._until)

    def _is_ready(self, port: int) -> None:
        self.port = port
        self._ready.set()

    def call(self, function: Callable[[], T]) -> T:
        """Something in the agent's own thread."""
        done: Future[T] = Future()
        self._loop.call_soon_threadsafe(lambda: done.set_result(function()))
        return done.result(20)

    def wait_for(self, awaitable: Callable[[], Awaitable[T]]) -> T:
        async def step() -> T:
            return await awaitable()

        return asyncio.run_coroutine_threadsafe(step(), self._loop).result(20)

    # --------------------------------------------------------------------------------------- callers

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def local_token(self) -> str:
        return local_token(self.folder) or ""

    def send(self, *parts: str | bytes) -> Answer:
        """Sends bytes and reads one answer."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as sock:
            for part in parts:
                sock.sendall(part.encode("latin-1") if isinstance(part, str) else part)
            return read_answer(sock)

    def send_two(self, content: bytes) -> tuple[Answer, Answer]:
        """Sends two requests on one connection and reads both answers."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as sock:
            sock.sendall(content)
            return read_answer(sock), read_answer(sock)

    def ask(
        self, method: str, path: str, headers: dict[str, str | list[str] | None] | None = None, body: Any = None
    ) -> Answer:
        """A request with exactly these headers (a list: the header several times; None: left out) and Host."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as sock:
            sock.sendall(self.request(method, path, headers, body))
            return read_answer(sock, bodiless=method == "HEAD")

    def request(
        self, method: str, path: str, headers: dict[str, str | list[str] | None] | None = None, body: Any = None
    ) -> bytes:
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        fields: dict[str, str | list[str] | None] = {"Host": self.host, **(headers or {})}
        if body is not None:
            fields = {"Content-Type": "application/json", "Content-Length": str(len(content)), **fields}
        lines = [f"{method} {path} HTTP/1.1"]
        for name, value in fields.items():
            lines += [
                f"{name}: {one}" for one in ([] if value is None else [value] if isinstance(value, str) else value)
            ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1") + content

    def pair(self, origin: str = CHROMIUM, name: str = "Chromium on a test") -> tuple[str, str]:
        """Pairs as an extension does. Gives client id and token."""
        code = self.call(self.state.pairing.new_code)
        headers: dict[str, str | list[str] | None] = {"Origin": origin, "Sec-Fetch-Site": "none"}
        answer = self.ask("POST", "/v1/pair", headers, {"code": code, "client_name": name})
        assert answer.status == 200, answer
        return answer.json["client_id"], answer.json["token"]


def read_answer(sock: socket.socket, *, bodiless: bool = False) -> Answer:
    """One answer, by its Content-Length, or until the other side closes."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = sock.recv(1)
        if not byte:
            return Answer(0, [], head)
        head += byte
    body = b""
    lines = head.decode("latin-1").split("\r\n")
    status = int(lines[0].split()[1])
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
    if status == 100:
        return read_answer(sock)
    length = next((int(value) for name, value in headers if name.lower() == "content-length"), 0)
    while len(body) < length and not bodiless:
        chunk = sock.recv(length - len(body))
        if not chunk:
            break
        body += chunk
    return Answer(status, headers, body)


class Paired:
    """What a paired extension sends, in Chromium's way or Firefox's."""

    def __init__(self, agent: Agent, origin: str = CHROMIUM) -> None:
        self.agent = agent
        self.origin = origin
        self.site = "same-origin" if origin.startswith("moz") else "none"
        self.client_id, self.token = agent.pair(origin)

    def headers(self, *, origin: bool) -> dict[str, str | list[str] | None]:
        named: dict[str, str | list[str] | None] = {"Origin": self.origin} if origin else {}
        return {**named, "Sec-Fetch-Site": self.site, "Authorization": f"Bearer {self.token}"}

    def get(self, path: str) -> Answer:
        return self.agent.ask("GET", path, self.headers(origin=False))

    def send(self, method: str, path: str, body: Any = None) -> Answer:
        return self.agent.ask(method, path, self.headers(origin=True), body)

    def review(self, html: str, url: str = "https://www.linkedin.com/in/invented-person/") -> Answer:
        return self.send("POST", "/v1/reviews", {"url": url, "html": html, "language": "en"})
