"""Reviews many saved pages: on all cores, each page in a process that may be ended, in bounded memory, and resumable.

Pages are read by the agent's own workers (server.workers); the verdicts are made here, in the order of the files.
"""

from __future__ import annotations

import asyncio
import contextlib
import csv
import io
import json
import os
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import msgspec

from whosasking.checks import Case
from whosasking.cli.speaking import language, text
from whosasking.cli.terminal import tame
from whosasking.contract import ReviewRequest
from whosasking.describe import describe, summarise
from whosasking.errors import InvalidInput, StoreFull, WhosAskingError
from whosasking.model import Knowledge, Noun, ProfilePage
from whosasking.preferences import Preferences
from whosasking.review import no_review, review
from whosasking.server.worker import Done
from whosasking.server.workers import COMMAND, Workers
from whosasking.spreadsheet import harmless

Form = Literal["table", "json", "lines", "csv"]

WORKER = (*COMMAND[:-1], "whosasking.cli.saved_worker")
DEADLINE_S = 20.0
"""How long one page may take on a machine that is busy with all its cores."""
AHEAD = 3
"""Pages a process that are under way or wait: enough to keep it busy, and no more in memory."""


class Row(Noun):
    """One file and what was found. verdict "": it could not be reviewed, and ``sentence`` says why. failed: ids of checks."""

    file: str
    verdict: str
    name: str | None
    sentence: str
    provisional: bool
    failed: tuple[str, ...] = ()
    telltales: tuple[str, ...] = ()


COLUMNS = tuple(Row.__struct_fields__)


async def review_many(
    names: Sequence[str], preferences: Preferences, *, on: date | None = None, jobs: int | None = None
) -> AsyncIterator[Row]:
    """A row for each file, in their order. on: the day of the reviews, None = today. jobs: processes, None = one a core."""
    size = jobs or os.cpu_count() or 1
    day = on or datetime.now(UTC).date()
    workers = Workers(
        size, command=WORKER, deadline_s=DEADLINE_S, waiting_pages=size * AHEAD, wait_s=DEADLINE_S * AHEAD
    )
    await workers.start()
    under_way: deque[asyncio.Task[Row]] = deque()
    try:
        for name in names:
            under_way.append(asyncio.create_task(_reviewed(name, workers, preferences, day)))
            if len(under_way) >= size * AHEAD:
                yield await under_way.popleft()
        while under_way:
            yield await under_way.popleft()
    finally:
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        await workers.stop()


async def _reviewed(name: str, workers: Workers, preferences: Preferences, on: date) -> Row:
    from whosasking.cli.files import content_of
    from whosasking.cli.read import decode

    try:
        request = ReviewRequest(url="", html=decode(content_of(name)), language=language())
        done = await workers.read(msgspec.json.encode(request), on=on, preferences=preferences)
    except WhosAskingError as problem:
        said = text(f"problems.{problem.code}.message", **problem.values)
        return Row(file=name, verdict="", name=None, sentence=said, provisional=False)
    return _row(name, done, preferences, on)


def _row(name: str, done: Done, preferences: Preferences, on: date) -> Row:
    page = done.page
    if isinstance(page, ProfilePage):
        case = Case(page=page, telltales=done.telltales, preferences=preferences, knowledge=Knowledge(), on=on)
        verdict = review(case)
    else:
        verdict = no_review(page)
    told = describe(verdict, language())
    return Row(
        file=name,
        verdict=told.verdict,
        name=summarise(page).name,
        sentence=told.sentence,
        provisional=told.provisional,
        failed=tuple(finding.check for finding in told.findings if finding.outcome == "failed"),
        telltales=tuple(telltale.family for telltale in told.telltales),
    )


# ------------------------------------------------------------------------------------------- rows in a file


def encoded(row: Row, form: Literal["lines", "csv"]) -> str:
    """The row as one line: of JSON, or of CSV in which nothing runs as a formula."""
    if form == "lines":
        return tame(msgspec.json.encode(row).decode()) + "\n"
    cells = [" ".join(value) if isinstance(value, tuple) else value for value in msgspec.structs.astuple(row)]
    return _csv_line([harmless(cell) for cell in cells])


def heading(form: Literal["lines", "csv"]) -> str:
    """What stands above the rows."""
    return "" if form == "lines" else _csv_line(COLUMNS)


def _csv_line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def already_in(path: Path, form: Literal["lines", "csv"]) -> frozenset[str]:
    """The files that an earlier, interrupted run wrote a row of. A last line that was cut off is removed: it is done again.

    Raises InvalidInput where the file holds something else.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return frozenset()
    except OSError:
        raise InvalidInput("file_not_read") from None
    whole = content[: content.rfind(b"\n") + 1]
    try:
        files = frozenset(_files(whole.decode("utf-8"), form))
    except (ValueError, KeyError, TypeError, csv.Error):
        raise InvalidInput("output_is_other") from None
    if len(whole) != len(content):
        with path.open("r+b") as file:
            file.truncate(len(whole))
    return files


def _files(content: str, form: Literal["lines", "csv"]) -> Iterator[str]:
    if form == "lines":
        for line in content.splitlines():
            yield str(json.loads(line)["file"])
        return
    records = csv.DictReader(io.StringIO(content, newline=""))
    if content and tuple(records.fieldnames or ()) != COLUMNS:
        raise ValueError
    for record in records:
        yield record["file"].removeprefix("'")


@contextlib.contextmanager
def writing(path: Path, form: Literal["lines", "csv"]) -> Iterator[Callable[[Row], None]]:
    """Appends rows to a file, each at once and whole, readable by this user only. Raises StoreFull where it cannot be written."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    except OSError:
        raise InvalidInput("file_not_written") from None
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
        if os.fstat(descriptor).st_size == 0:
            file.write(heading(form))

        def write(row: Row) -> None:
            try:
                file.write(encoded(row, form))
                file.flush()
            except OSError:
                raise StoreFull from None

        yield write
