"""The reading processes: a page that hangs, crashes or grows costs one worker, and nobody who waits."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.server.harness import MADE_READER
from whosasking.errors import AgentBusy, InvalidInput, PageRefused
from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.server.worker import Done
from whosasking.server.workers import ReaderBroke, Workers

ON = date(2026, 11, 22)


def body(html: str) -> bytes:
    return json.dumps({"url": "https://www.linkedin.com/in/x/", "html": html, "language": "en"}).encode()


@contextlib.asynccontextmanager
async def pool(**options: Any) -> AsyncIterator[Workers]:
    workers = Workers(**{"command": MADE_READER, "deadline_s": 0.5, **options})
    await workers.start()
    try:
        yield workers
    finally:
        await workers.stop()


async def read(workers: Workers, html: str) -> Done:
    return await workers.read(body(html), on=ON, preferences=Preferences())


async def name(workers: Workers, html: str = "pid") -> str:
    page = (await read(workers, html)).page
    assert isinstance(page, ProfilePage)
    return page.profile.name or ""


def gone(pid: int) -> bool:
    """Ended; one that waits for somebody to ask how it ended counts."""
    try:
        os.kill(pid, 0)
        return "zombie" in Path(f"/proc/{pid}/status").read_text("utf-8")
    except (ProcessLookupError, FileNotFoundError):
        return not Path(f"/proc/{pid}").exists()


async def test_one_worker_reads_page_after_page() -> None:
    async with pool() as workers:
        assert len({await name(workers) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("hang", "page_too_slow"),
        ("spin", "page_too_slow"),
        ("crash", "page_broke_worker"),
        ("huge", "page_broke_worker"),
    ],
)
async def test_worker_that_failed_is_replaced(html: str, code: str) -> None:
    async with pool() as workers:
        before = int(await name(workers))
        with pytest.raises(PageRefused) as refused:
            await read(workers, html)
        assert refused.value.code == code
        after = int(await name(workers))
        assert after != before
        assert gone(before)


@pytest.mark.parametrize(("html", "code"), [("eat", "page_too_heavy"), ("refuse", "page_refused")])
async def test_worker_that_refused_stays(html: str, code: str) -> None:
    async with pool(deadline_s=5.0) as workers:
        before = await name(workers)
        with pytest.raises(PageRefused) as refused:
            await read(workers, html)
        assert refused.value.code == code
        assert await name(workers) == before


async def test_fault_of_ours_is_named_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async with pool() as workers:
        with pytest.raises(ReaderBroke):
            await read(workers, "raise Mirela Okonjo")
    assert "ValueError at " in caplog.text
    assert "made_reader.py" in caplog.text
    assert "Mirela" not in caplog.text


async def test_pages_that_wait_are_not_hurt() -> None:
    async with pool() as workers:
        answers = await asyncio.gather(
            read(workers, "crash"), name(workers), read(workers, "hang"), name(workers), return_exceptions=True
        )
    assert [type(answer) for answer in answers] == [PageRefused, str, PageRefused, str]


async def test_second_worker_reads_while_the_first_hangs() -> None:
    async with pool(size=2, deadline_s=30.0) as workers:
        hanging = asyncio.create_task(read(workers, "hang"))
        names = {await name(workers) for _ in range(4)}
        hanging.cancel()
        assert len(names) == 1
        assert len(workers.pids) == 2


async def test_first_come_first_served() -> None:
    served: list[int] = []

    async def wait_in_line(workers: Workers, number: int) -> None:
        await name(workers)
        served.append(number)

    async with pool() as workers:
        await asyncio.gather(*(wait_in_line(workers, number) for number in range(10)))
    assert served == list(range(10))


async def test_worker_that_grew_is_replaced() -> None:
    async with pool(deadline_s=10.0) as workers:
        before = await name(workers)
        assert (await name(workers, "grow")).startswith("grown")
        assert await name(workers) != before


async def test_cancelled_caller_leaves_nothing() -> None:
    async with pool(deadline_s=5.0) as workers:
        await name(workers)
        async with workers.place(10):
            asked = asyncio.create_task(read(workers, "slow a b"))
            waiting = asyncio.create_task(read(workers, "pid"))
            await asyncio.sleep(0.05)
            asked.cancel()
            waiting.cancel()
            await asyncio.gather(asked, waiting, return_exceptions=True)
        async with asyncio.timeout(5):
            assert await name(workers)


async def test_page_that_nobody_waits_for_is_not_read() -> None:
    async with pool() as workers:
        with pytest.raises(ConnectionResetError):
            await workers.read(body("hang"), on=ON, preferences=Preferences(), wanted=lambda: False)
        assert await name(workers)


async def test_waits_no_longer_than_agreed() -> None:
    async with pool(wait_s=0.1, deadline_s=10.0) as workers:
        while True:  # until it is warm
            with contextlib.suppress(AgentBusy):
                await name(workers)
                break
        hanging = asyncio.create_task(read(workers, "hang"))
        await asyncio.sleep(0.05)
        with pytest.raises(AgentBusy):
            await read(workers, "pid")
        hanging.cancel()


async def test_places_are_few_and_come_back() -> None:
    workers = Workers(0, waiting_pages=2, waiting_bytes=100)
    async with workers.place(10):
        async with workers.place(90):
            with pytest.raises(AgentBusy):
                await workers.place(0).__aenter__()
        with pytest.raises(AgentBusy):
            await workers.place(91).__aenter__()
        async with workers.place(90):
            pass


async def test_message_that_does_not_fit() -> None:
    async with pool() as workers:
        with pytest.raises(InvalidInput):
            await workers.read(b'{"url": 7}', on=ON, preferences=Preferences())


async def test_worker_that_cannot_start_is_tried_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The first start fails, and says why; a later one comes up, and the page that waited is read."""
    program = tmp_path / "sometimes.py"
    program.write_text(
        "import pathlib, runpy, sys\n"
        "mark = pathlib.Path(__file__).with_suffix('.mark')\n"
        "first = not mark.exists()\n"
        "mark.touch()\n"
        "def broken(request, task):\n"
        "    raise ImportError('a library is missing')\n"
        "from whosasking.server import worker\n"
        "if first:\n"
        "    worker.main(broken, print)\n"
        f"runpy.run_path({MADE_READER[-1]!r}, run_name='__main__')\n"
    )
    async with pool(command=(sys.executable, "-P", str(program))) as workers:
        assert await name(workers)
    assert "a worker cannot read: ImportError at " in caplog.text


async def test_stop_ends_a_hanging_worker() -> None:
    async with pool(deadline_s=60.0) as workers:
        pid = int(await name(workers))
        hanging = asyncio.create_task(read(workers, "hang"))
        await asyncio.sleep(0.05)
        hanging.cancel()
    assert gone(pid)


@pytest.mark.skipif(os.name != "posix", reason="workers have their own session on POSIX systems")
async def test_what_a_worker_started_ends_with_it(tmp_path: Path) -> None:
    """A reader that was taken over could leave a process behind."""
    note = tmp_path / "child"
    program = tmp_path / "parent.py"
    program.write_text(
        "import subprocess, time, pathlib, sys\n"
        "from whosasking.server import worker\n"
        "def read(request, task):\n"
        "    if 'go' in request.html:\n"
        "        child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"        pathlib.Path({str(note)!r}).write_text(str(child.pid))\n"
        "    time.sleep(600 if 'go' in request.html else 0)\n"
        "worker.main(read, print)\n"
    )
    async with pool(command=(sys.executable, "-P", str(program)), deadline_s=1.5) as workers:
        with pytest.raises(PageRefused):
            await read(workers, "go")
    assert gone(int(note.read_text()))


async def test_worker_ends_when_the_agent_is_gone() -> None:
    """Without a word: the pipe closes when the agent is killed."""
    process = await asyncio.create_subprocess_exec(
        *MADE_READER, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert await process.stdout.readexactly(4) == b"\0\0\0\0"
    process.stdin.close()
    async with asyncio.timeout(10):
        assert await process.wait() == 0


async def test_worker_ends_itself_when_nobody_ends_it() -> None:
    """The agent is killed while a page holds the interpreter: the worker's own deadline in C ends it."""
    import msgspec

    from whosasking.server.worker import Task

    process = await asyncio.create_subprocess_exec(
        *MADE_READER, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    await process.stdout.readexactly(4)
    message = msgspec.msgpack.encode(Task(body("spin"), ON, Preferences(), 0.3))
    process.stdin.write(len(message).to_bytes(4, "big") + message)
    async with asyncio.timeout(10):
        assert await process.wait() == 1
    process.stdin.close()
