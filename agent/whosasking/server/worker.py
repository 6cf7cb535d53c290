"""The process that reads pages: ``python -P -m whosasking.server.worker``. Strangers' HTML is parsed here and nowhere else.

It takes one page after the other on stdin and answers on stdout; each message is four bytes of length (big endian) and
MessagePack. It holds no token, no store and no socket, its memory is limited, and it ends by itself when the agent is gone
or a page takes too long. So the worst page costs one worker and one answer.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import sys
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from whosasking.contract import ReviewRequest
from whosasking.errors import InvalidInput, PageRefused, WhosAskingError, WrongAddress
from whosasking.invitations import CardSigns, signs_of
from whosasking.model import (
    InvitationsPage,
    Job,
    NotAProfile,
    Page,
    Profile,
    ProfilePage,
    Standing,
    Telltale,
    UnknownLayout,
)
from whosasking.preferences import Preferences
from whosasking.telltales.memory import Traces, traces

MEMORY_BYTES = 1 << 30
"""Address space of a worker on POSIX systems; a page at the limits of ``pages`` needs about a third of it."""

LENGTH_BYTES = 4

PASTED = "pasted:"
"""Stands for the address where the reader pasted a text instead of a page."""


class Task(Struct, frozen=True, array_like=True):
    """A page to read. body: the request as it came, a JSON ReviewRequest. deadline_s: after that the worker ends itself.

    salt: of the store's fingerprints; it protects nothing against the worker, which has the texts themselves.
    """

    body: bytes
    on: date
    preferences: Preferences
    deadline_s: float
    salt: bytes = b""


class Done(Struct, frozen=True, array_like=True, tag="done"):
    """What the page says. telltales: those of the widest preferences; the review leaves out again what the user's say.

    language: of the sentences wanted. peak_kb: the most memory that the worker ever held. traces: what may be remembered.
    cards: the same of each card on a page of invitations.
    """

    page: ProfilePage | InvitationsPage | NotAProfile | UnknownLayout
    telltales: tuple[Telltale, ...]
    language: str
    peak_kb: int
    traces: Traces
    cards: tuple[CardSigns, ...] = ()


class Failed(Struct, frozen=True, array_like=True, tag="failed"):
    """The page was refused. error: name of the class in ``errors``."""

    error: str
    code: str
    values: dict[str, str | int]


class Broke(Struct, frozen=True, array_like=True, tag="broke"):
    """A fault of ours. place: type of the exception and line of our code; never its text, which may quote the page."""

    place: str


Result = Done | Failed | Broke
Reader = Callable[[ReviewRequest, Task], tuple[Page, tuple[Telltale, ...]]]


def read(request: ReviewRequest, task: Task) -> tuple[Page, tuple[Telltale, ...]]:
    """The facts of a page, and the telltales on it."""
    from whosasking import telltales
    from whosasking.checks.telltales import widest
    from whosasking.pages import read_page
    from whosasking.pages.pasted import read_pasted

    page = (
        read_pasted(request.html, on=task.on)
        if request.url == PASTED
        else read_page(request.html, request.url, on=task.on)
    )
    if not isinstance(page, ProfilePage):
        return page, ()
    return page, telltales.search(page, widest(task.preferences), on=task.on)


def warm_up(reader: Reader) -> None:
    """Loads what reading needs before the first page comes: an empty page goes the whole way."""
    task = Task(b"", date(2026, 1, 1), Preferences(), 0.0)
    request = ReviewRequest(
        url="https://www.linkedin.com/in/nobody/", html="<html><body><p>.</p></body></html>", language="en"
    )
    with contextlib.suppress(WhosAskingError):
        reader(request, task)


def warm_up_telltales() -> None:
    """Has the patterns of every telltale family made: they are made when a text of their kind is first seen."""
    from whosasking import telltales

    profile = Profile(
        name="Nobody",
        headline="Nobody at Nowhere",
        about="Nothing.",
        links=("https://example.org/",),
        jobs=(Job(title="Nobody", company="Nowhere", description="Nothing."),),
    )
    page = ProfilePage(language="en", profile=profile, standing=Standing(note="Hello."))
    telltales.search(page, Preferences(), on=date(2026, 1, 1))


def answer(message: bytes, reader: Reader) -> Result:
    """The result for one task. Whatever a page does, this returns."""
    try:
        task = msgspec.msgpack.decode(message, type=Task)
        request = msgspec.json.decode(task.body, type=ReviewRequest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Failed("InvalidInput", "invalid_message", {})
    try:
        page, telltales = reader(request, task)
        left = traces(page, task.salt, on=task.on) if isinstance(page, ProfilePage) else Traces()
        cards = signs_of(page, task.preferences, task.salt, on=task.on) if isinstance(page, InvitationsPage) else ()
    except (PageRefused, WrongAddress, InvalidInput) as error:
        return Failed(type(error).__name__, error.code, error.values)
    except (MemoryError, RecursionError):
        return Failed("PageRefused", "page_too_heavy", {})
    except Exception as error:
        return Broke(place_of(error))
    return Done(page, telltales, request.language, _peak_kb(), left, cards)


def place_of(error: BaseException) -> str:
    """Where an exception came from, without a word of what it was about: the last line of ours, and the last of all."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "whosasking" in Path(frame.filename).parts]
    places = dict.fromkeys(f"{Path(frame.filename).name}:{frame.lineno}" for frame in (*ours[-1:], *frames[-1:]))
    return " at ".join([type(error).__name__, *places])


def serve(reader: Reader, prepare: Callable[[], None], source: BinaryIO, sink: BinaryIO) -> None:
    """Answers tasks until the agent closes the pipe. The first answer says that the worker is warm (no bytes), or why not."""
    try:
        warm_up(reader)
        prepare()
    except Exception as error:
        _send(sink, place_of(error).encode())
        return
    gc.collect()
    gc.freeze()  # word lists and tables live as long as the worker: no page pays for looking through them again
    _send(sink, b"")
    with Path(os.devnull).open("w") as nowhere:
        while (message := _receive(source)) is not None:
            with contextlib.suppress(msgspec.DecodeError):
                deadline_s = msgspec.msgpack.decode(message, type=Task).deadline_s
                # A thread in C that ends the process even while a parser holds the interpreter.
                faulthandler.dump_traceback_later(deadline_s, exit=True, file=nowhere)
            result = answer(message, reader)
            faulthandler.cancel_dump_traceback_later()
            _send(sink, msgspec.msgpack.encode(result))


def main(reader: Reader = read, prepare: Callable[[], None] = warm_up_telltales) -> None:
    """Runs the worker on the process's own pipes. stdout is ours alone: what anybody else prints goes to stderr.

    reader, prepare: what reads a page, and what it needs before the first one; others in tests.
    """
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(reader, prepare, source, sink)
    os._exit(0)  # nothing here needs to be tidied up, and a large heap takes long to


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(OSError, ValueError):  # some systems know the name only
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the page


def _peak_kb() -> int:
    """The most memory that this program held, in KiB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    with contextlib.suppress(OSError, ValueError, StopIteration):
        # Linux keeps ru_maxrss over an exec: a worker would answer for the size of the process that started it.
        lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM:")).split()[1])
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // 1024 if sys.platform == "darwin" else peak


def _receive(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH_BYTES)
    if len(head) < LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    message = source.read(length)
    return message if len(message) == length else None


def _send(sink: BinaryIO, message: bytes) -> None:
    sink.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    sink.flush()


if __name__ == "__main__":
    main()
