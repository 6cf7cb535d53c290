"""The pool of reading processes, as the agent sees it: at most one page each, a short queue, a deadline, and no mercy.

Why not ``ProcessPoolExecutor``: it cannot end a hung worker without failing every page that waits, and it hands Python
objects over by pickle, which a taken-over worker could use against the agent. Here a worker that hangs, crashes or grows is
killed alone, and what it says is decoded as data.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from datetime import date
from typing import Any

import msgspec

from whosasking import errors
from whosasking.errors import AgentBusy, PageRefused, WhosAskingError
from whosasking.preferences import Preferences
from whosasking.server.worker import LENGTH_BYTES, Broke, Done, Failed, Result, Task

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-P", "-m", "whosasking.server.worker")

DEADLINE_S = 5.0
START_S = 30.0
WAIT_S = 15.0
"""How long a page may wait for its turn before the agent says that it is busy."""

WAITING_PAGES = 24
WAITING_BYTES = 24 * 1024 * 1024
"""How many pages may be under way or waiting, and how large they may be together. 24 tabs are about half a second."""

GROWN_KB = 200_000
"""A worker that ever held more than this is replaced after its page: freed memory seldom goes back to the system."""

_RESULT_BYTES = 4 * 1024 * 1024
_decoder: msgspec.msgpack.Decoder[Result] = msgspec.msgpack.Decoder(Result)


class ReaderBroke(WhosAskingError):
    """A fault of ours while a page was read; the log says where."""

    code = "reader_broke"


class Workers:
    """The pool. ``start`` and ``stop`` it in the loop that uses it."""

    def __init__(
        self,
        size: int = 1,
        *,
        command: Sequence[str] = COMMAND,
        deadline_s: float = DEADLINE_S,
        waiting_pages: int = WAITING_PAGES,
        waiting_bytes: int = WAITING_BYTES,
        wait_s: float = WAIT_S,
    ) -> None:
        """size: processes. The other parameters: see the constants of this module."""
        self._command = tuple(command)
        self._deadline_s = deadline_s
        self._wait_s = wait_s
        self._waiting_pages = waiting_pages
        self._waiting_bytes = waiting_bytes
        self._pages = 0
        self._bytes = 0
        self._free: asyncio.Queue[_Worker] = asyncio.Queue()
        self._all = [_Worker(self._command) for _ in range(size)]
        self._under_way: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Begins to warm the workers up; does not wait for them."""
        for worker in self._all:
            self._do(self._make_ready(worker))

    async def stop(self) -> None:
        """Ends every worker, whatever it is doing."""
        for task in tuple(self._under_way):
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await asyncio.gather(*(worker.kill() for worker in self._all))

    @property
    def pids(self) -> tuple[int, ...]:
        """The processes that run now."""
        return tuple(pid for worker in self._all if (pid := worker.pid) is not None)

    @contextlib.asynccontextmanager
    async def place(self, size: int) -> AsyncIterator[None]:
        """A place in the queue for a page of so many bytes, before they are taken in. Raises AgentBusy."""
        if self._pages >= self._waiting_pages or self._bytes + size > self._waiting_bytes:
            raise AgentBusy
        self._pages += 1
        self._bytes += size
        try:
            yield
        finally:
            self._pages -= 1
            self._bytes -= size

    async def read(
        self,
        body: bytes,
        *,
        on: date,
        preferences: Preferences,
        salt: bytes = b"",
        wanted: Callable[[], bool] = lambda: True,
    ) -> Done:
        """What the page in a request says. body: the JSON of a ReviewRequest. Call it inside ``place``.

        salt: of the store's fingerprints. wanted: asked when it is the page's turn; a page that nobody waits for any more is dropped (ConnectionResetError).
        First come, first served. Raises AgentBusy where no worker got free in time, what the page was refused for
        (PageRefused, WrongAddress, InvalidInput), or ReaderBroke. A caller that is cancelled leaves nothing: the worker
        ends the page by itself and takes the next one.
        """
        try:
            async with asyncio.timeout(self._wait_s):
                worker = await self._free.get()
        except TimeoutError:
            raise AgentBusy from None
        if not wanted():
            self._free.put_nowait(worker)
            raise ConnectionResetError
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._do(self._work(worker, Task(body, on, preferences, self._deadline_s + 1, salt), answer))
        return _done(await answer)

    async def _work(self, worker: _Worker, task: Task, answer: asyncio.Future[Result]) -> None:
        """One page on one worker; then the worker is free again, or another one in its place."""
        result: Result = Failed("PageRefused", "page_broke_worker", {})
        try:
            async with asyncio.timeout(self._deadline_s):
                result = await worker.ask(msgspec.msgpack.encode(task))
        except TimeoutError:
            result = Failed("PageRefused", "page_too_slow", {})
            log.warning("a page took longer than %g s: its worker was ended", self._deadline_s)
            await worker.kill()
        except (EOFError, OSError, msgspec.DecodeError):
            log.warning("a page ended its worker")
            await worker.kill()
        finally:
            if not answer.done():
                answer.set_result(result)
        if isinstance(result, Done) and result.peak_kb > GROWN_KB:
            await worker.kill()
        await self._make_ready(worker)

    async def _make_ready(self, worker: _Worker) -> None:
        pause = 0.1
        while not worker.alive:
            try:
                async with asyncio.timeout(START_S):
                    await worker.start()
            except (TimeoutError, EOFError, OSError):
                await worker.kill()
                log.error("a worker did not start: next try in %g s", pause)
                await asyncio.sleep(pause)
                pause = min(pause * 2, 30.0)
        self._free.put_nowait(worker)

    def _do(self, step: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(step)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)


class _Worker:
    """One process and its pipes."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._command = command
        self._process: asyncio.subprocess.Process | None = None

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.returncode is None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None and self.alive else None

    async def start(self) -> None:
        """Starts the process and waits until it is warm."""
        await self.kill()
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,  # what libraries print may quote the page
            env={name: value for name, value in os.environ.items() if not name.startswith("WHOSASKING")},
            start_new_session=True,  # Ctrl+C is for the agent, which ends its workers itself
        )
        if trouble := await self._receive():
            log.error("a worker cannot read: %s", trouble.decode("utf-8", "replace"))
            raise EOFError

    async def ask(self, message: bytes) -> Result:
        """The answer to one task. Raises EOFError or OSError where the process ended, DecodeError where it talks nonsense."""
        sink, _ = self._pipes()
        sink.write(len(message).to_bytes(LENGTH_BYTES, "big"))
        sink.write(message)
        await sink.drain()
        return _decoder.decode(await self._receive())

    async def _receive(self) -> bytes:
        _, source = self._pipes()
        length = int.from_bytes(await source.readexactly(LENGTH_BYTES), "big")
        if length > _RESULT_BYTES:
            raise EOFError
        return await source.readexactly(length)

    def _pipes(self) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        return process.stdin, process.stdout

    async def kill(self) -> None:
        """Ends the process and what it may have started, if there is one, and waits until it is gone."""
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        if process.stdin is not None:
            process.stdin.close()
        if process.stdout is not None:  # asyncio waits for the end of the pipe, which what was never read holds back
            while await process.stdout.read(1 << 16):
                pass
        await process.wait()


def _done(result: Result) -> Done:
    if isinstance(result, Done):
        return result
    if isinstance(result, Broke):
        log.error("reading a page failed: %s", result.place)
        raise ReaderBroke
    kind = getattr(errors, result.error, PageRefused)
    raise kind(result.code, **result.values)
