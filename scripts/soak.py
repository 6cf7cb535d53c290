"""Loads a running agent for minutes, and prints how it held: answers, waiting times, the loop's lag, memory over time.

    python3 scripts/soak.py --minutes 5
    python3 scripts/soak.py --minutes 1 --reviews 200 --listeners 50

Again and again until the minutes are over: 20 tabs that send a page of 400 KB at once; more tabs than the queue takes, which have to
be sent away with 503 and a time to come back; reviews in a row; and callers that are slow or stall. All the while listeners hold
the live socket open, and some of them never read. At the end everybody has gone, and the agent has to be as quick as at first.
Whatever should not be is printed as a failure (exit code 1). Times by the wall clock hold what else runs on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT
from scripts.probed_agent import LINE_S

TABS = 20
CROWD = 60
"""More tabs at once than the queue has places."""
TAB_BYTES = 400_000
SLOW_HEADS, SLOW_BODIES, STALLED_LISTENERS = 40, 20, 10
PATIENCE_S = 120.0
GROWTH_MB = 30.0
"""How much larger agent and worker may be at the end than after the first round."""
BUSY_MS = 50.0


def main() -> int:
    """Loads, prints; 1 where something should not be."""
    options = _options()
    environment.ensure()
    return asyncio.run(_main(options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--reviews", type=int, default=10_000, help="in a row, in all (default: 10,000)")
    parser.add_argument("--listeners", type=int, default=200)
    return parser.parse_args()


async def _main(options: argparse.Namespace) -> int:
    from scripts.agent import Agent, free_port

    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder) / "probe"
        agent = Agent(Path(folder) / "home", free_port())
        agent.command = (str(ROOT / "scripts" / "probed_agent.py"), str(probe))
        await asyncio.to_thread(agent.start)
        try:
            soak = Soak(agent.port, agent.pid, (agent.home / "local-token").read_text().strip(), probe)
            await soak.run(options.minutes, options.reviews, options.listeners)
        finally:
            await asyncio.to_thread(agent.stop)
    return soak.report()


class Soak:
    """One run. Callers are programs with the terminal's token: the guard lets them in as it does a paired browser."""

    def __init__(self, port: int, pid: int, token: str, probe: Path) -> None:
        self._port, self._pid, self._probe = port, pid, probe
        self._auth = f"Authorization: Bearer {token}\r\n"
        self._token = token
        self._waits: dict[str, list[float]] = {}
        self._statuses: dict[str, Counter[int]] = {}
        self._events: Counter[int] = Counter()
        self._memory: list[tuple[float, float]] = []
        self._failures: list[str] = []
        self._small, self._large = _page(0), _page(TAB_BYTES)
        self._lag: dict[str, tuple[float, float]] = {}
        self._lines_read = 0

    async def run(self, minutes: float, reviews: int, listeners: int) -> None:
        """The whole of it."""
        started = time.monotonic()
        until = started + minutes * 60
        await self._row(20)
        at_first = statistics.median(self._waits.pop("in a row"))
        self._statuses.clear()
        print(f"{'seconds':>8}{'requests':>10}{'MB':>8}{'late ms':>9}{'busy ms':>9}")
        async with contextlib.AsyncExitStack() as stack:
            await asyncio.sleep(2 * LINE_S)
            self._lines_read = len(self._probe.read_text("utf-8").splitlines())  # the start is not load
            sockets = [await stack.enter_async_context(self._listener()) for _ in range(listeners)]
            hearing = [asyncio.create_task(self._hear(number, socket)) for number, socket in enumerate(sockets)]
            stalled = [await self._stalled_listener() for _ in range(STALLED_LISTENERS)]
            left, rounds = reviews, 0
            while time.monotonic() < until or left > 0:
                share = min(left, max(50, reviews // 20))
                await self._during("20 tabs at once", self._tabs())
                await self._during("a crowd of tabs", self._crowd())
                await self._during("beside slow callers", self._beside_slow_callers())
                await self._during("in a row", self._row(share))
                left, rounds = left - share, rounds + 1
                self._line(started)
                if time.monotonic() > until + 60 * minutes + PATIENCE_S:
                    self._fail(f"{left} reviews in a row were not reached in twice the time")
                    break
            await self._during("said of a member", self._all_heard(listeners))
            for writer in stalled:
                writer.close()
            for task in hearing:
                task.cancel()
        await self._row(20)
        at_last = statistics.median(self._waits["in a row"][-20:])
        print(f"\nA review at first {at_first:.0f} ms, at last {at_last:.0f} ms; {rounds} rounds.")
        if at_last > 3 * at_first + 20:
            self._fail("the agent is slower than at first")

    async def _during(self, kind: str, load: Awaitable[None]) -> None:
        """Notes how the loop was while it was loaded so."""
        await load
        await asyncio.sleep(2 * LINE_S)  # the probe's last line
        lines = [json.loads(line) for line in self._probe.read_text("utf-8").splitlines()]
        fresh, self._lines_read = lines[self._lines_read :], len(lines)
        late, busy = self._lag.get(kind, (0.0, 0.0))
        self._lag[kind] = (
            max([late, *(line["late_ms"] for line in fresh)]),
            max([busy, *(line["busy_ms"] for line in fresh)]),
        )

    # ----------------------------------------------------------------------------------------- what it is loaded with

    async def _tabs(self) -> None:
        """20 tabs at once. All are answered, about in the order in which they came."""
        order: list[int] = []

        async def tab(number: int) -> None:
            status, _ = await self._review("20 tabs at once", self._large)
            order.append(number)
            if status != 200:
                self._fail(f"one of {TABS} tabs was answered {status}")

        await asyncio.gather(*(tab(number) for number in range(TABS)))
        if max(abs(place - number) for place, number in enumerate(order)) > TABS // 2:
            self._fail("the order of 20 tabs is not fair")

    async def _crowd(self) -> None:
        """More than the queue takes: some are sent away with a time, come back then, and everybody is served in the end."""
        until = time.monotonic() + PATIENCE_S

        async def tab() -> None:
            while time.monotonic() < until:
                status, headers = await self._review("a crowd of tabs", self._small)
                if status == 200:
                    return
                if status != 503 or "retry-after" not in headers:
                    self._fail(f"a tab of a crowd was answered {status}, come back: {headers.get('retry-after')}")
                    return
                await asyncio.sleep(float(headers["retry-after"]))
            self._fail("a tab of a crowd was never served")

        await asyncio.gather(*(tab() for _ in range(CROWD)))

    async def _row(self, count: int) -> None:
        for _ in range(count):
            status, _ = await self._review("in a row", self._small)
            if status != 200:
                self._fail(f"a review in a row was answered {status}")

    async def _beside_slow_callers(self) -> None:
        """Callers whose head or body comes a byte at a time, and stalls; others are served beside them."""
        writers = [
            await self._open(f"GET /v1/hello HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nX") for _ in range(SLOW_HEADS)
        ]
        head = self._head("POST", "/v1/reviews", 300_000)
        writers += [await self._open(head + '{"url": "') for _ in range(SLOW_BODIES)]
        for _ in range(10):
            for writer in writers:
                with contextlib.suppress(ConnectionError):
                    writer.write(b"x")
            await self._ask("beside slow callers", self._head("GET", "/v1/preferences", None))
        for writer in writers:
            writer.close()

    def _listener(self) -> Any:
        from websockets.asyncio.client import connect
        from websockets.typing import Subprotocol

        protocols = [Subprotocol("whosasking.v1"), Subprotocol(f"bearer.{self._token}")]
        return connect(
            f"ws://127.0.0.1:{self._port}/v1/live", subprotocols=protocols, proxy=None, open_timeout=PATIENCE_S
        )

    async def _hear(self, number: int, socket: Any) -> None:
        try:
            async for message in socket:
                if json.loads(message)["event"] == "override":
                    self._events[number] += 1
        except Exception as error:
            self._fail(f"a listener was dropped: {type(error).__name__}")

    async def _stalled_listener(self) -> asyncio.StreamWriter:
        """One that says the right words and then never reads."""
        return await self._open(
            f"GET /v1/live HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            f"Sec-WebSocket-Protocol: whosasking.v1, bearer.{self._token}\r\n\r\n"
        )

    async def _all_heard(self, listeners: int) -> None:
        """Says something of a member, which every listener has to hear."""
        body = json.dumps({"kind": "known", "slug": "invented", "member_id": None, "name": "Invented"}).encode()
        before = dict(self._events)
        started = time.monotonic()
        await self._ask("said of a member", self._head("PUT", "/v1/overrides", len(body)), body)
        until = time.monotonic() + PATIENCE_S
        while (heard := sum(self._events[n] > before.get(n, 0) for n in range(listeners))) < listeners:
            if time.monotonic() > until:
                self._fail(f"{heard} of {listeners} listeners heard")
                return
            await asyncio.sleep(0.01)
        print(f"\n{listeners} listeners heard within {(time.monotonic() - started) * 1000:.0f} ms.")

    # -------------------------------------------------------------------------------------------------------- asking

    async def _review(self, kind: str, html: str) -> tuple[int, dict[str, str]]:
        from scripts.demo import pages

        url = pages.address(_slug())
        body = json.dumps({"url": url, "html": html, "language": "en"}).encode()
        return await self._ask(kind, self._head("POST", "/v1/reviews", len(body)), body)

    def _head(self, method: str, path: str, length: int | None) -> str:
        sent = "" if length is None else f"Content-Type: application/json\r\nContent-Length: {length}\r\n"
        return f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self._port}\r\n{self._auth}{sent}\r\n"

    async def _open(self, head: str) -> asyncio.StreamWriter:
        _, writer = await asyncio.open_connection("127.0.0.1", self._port)
        writer.write(head.encode())
        return writer

    async def _ask(self, kind: str, head: str, body: bytes = b"") -> tuple[int, dict[str, str]]:
        """One request on a connection of its own; status and headers."""
        started = time.monotonic()
        status, headers = 0, {}
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                with contextlib.closing(writer):
                    writer.write(head.encode() + body)
                    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").strip().split("\r\n")
                    status = int(first.split()[1])
                    headers = {
                        name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
                    }
                    await reader.readexactly(int(headers.get("content-length", 0)))
        self._statuses.setdefault(kind, Counter())[status] += 1
        if status == 200:
            self._waits.setdefault(kind, []).append((time.monotonic() - started) * 1000)
        elif status != 503:
            self._fail(f"{kind}: answered {status}")
        return status, headers

    # ----------------------------------------------------------------------------------------------------- reporting

    def _fail(self, what: str) -> None:
        self._failures.append(what)

    def _line(self, started: float) -> None:
        from scripts.bench import memory_mb

        megabytes = memory_mb(self._pid)[0] or 0.0
        self._memory.append((time.monotonic() - started, megabytes))
        requests = sum(sum(statuses.values()) for statuses in self._statuses.values())
        late, busy = (max(each[at] for each in self._lag.values()) for at in (0, 1))
        print(
            f"{self._memory[-1][0]:>8.0f}{requests:>10}{megabytes:>8.0f}{late:>9.0f}{busy:>9.0f}",
            flush=True,
        )

    def report(self) -> int:
        """The tables; 1 where something should not be."""
        print(f"\n{'requests':<22}{'number':>8}{'p50 ms':>9}{'p99 ms':>9}{'late ms':>9}{'busy ms':>9}  answers")
        for kind, statuses in self._statuses.items():
            waits = sorted(self._waits.get(kind, [0.0]))
            p50, p99 = waits[len(waits) // 2], waits[min(len(waits) - 1, int(len(waits) * 0.99))]
            late, busy = self._lag[kind]
            told = ", ".join(f"{number} x {status}" for status, number in sorted(statuses.items()))
            print(f"{kind:<22}{sum(statuses.values()):>8}{p50:>9.0f}{p99:>9.0f}{late:>9.0f}{busy:>9.0f}  {told}")
            if busy > BUSY_MS:
                self._fail(f"{kind}: the loop was blocked for {busy:.0f} ms")
        first, last = self._memory[0][1], self._memory[-1][1]
        print(f"\nMemory of agent and worker: {first:.0f} MB after the first round, {last:.0f} MB after the last.")
        if last > first + GROWTH_MB:
            self._fail(f"memory grew by {last - first:.0f} MB")
        for what, times in Counter(self._failures).items():
            print(f"FAILURE: {what}" + (f" ({times} times)" if times > 1 else ""))
        print(f"{len(self._failures)} failures")
        return int(bool(self._failures))


def _slug() -> str:
    from scripts.demo.members import MEMBERS

    return next(member.slug for member in MEMBERS if member.relation != "self")


def _page(size: int) -> str:
    """A page of the demo site, filled with comments of its posts up to so many bytes."""
    from scripts.demo import pages

    html = pages.render(_slug(), layout="react", scrolled=True)
    missing = max(0, size - len(html.encode()))
    filler = '<div class="x1 y2"><div class="z3"><span dir="ltr">A quiet week at the harbour; the lamps held.</span></div></div>'
    return html.replace("</main>", filler * (missing // len(filler)) + "</main>")


if __name__ == "__main__":
    raise SystemExit(main())
