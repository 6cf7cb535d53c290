"""What every handler needs: the application's state, the body of a request within bounds, numbers in a query."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple, TypeVar

import msgspec
from aiohttp import ClientPayloadError, web

from whosasking.errors import InvalidInput
from whosasking.sentences import spoken
from whosasking.server.guard import Route, TooLarge
from whosasking.server.problems import BodyTooSlow, Malformed
from whosasking.server.state import State

SMALL_BYTES: Final = 16 * 1024
BODY_S: Final = 10.0
"""How long a body may take to come in."""
TEXT_CHARACTERS: Final = 200
"""The longest name, address part or id that is kept of a member."""

STATE: Final = web.AppKey("state", State)

T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Entry(NamedTuple):
    """One method of one path: what the guard has to know, and who answers."""

    route: Route
    handler: Handler


def path_of(request: web.Request) -> str:
    """The path as sent, without the query."""
    return request.raw_path.partition("?")[0]


def language_of(request: web.Request, wanted: str | None = None) -> str:
    """The language to answer in: that of the message where it names one, else ``?language=CODE``, else English."""
    return spoken(request.query.get("language") if wanted is None else wanted)


def number_in_path(request: web.Request) -> int:
    """The number at the end of a path that was matched as ``.../ID``."""
    return int(path_of(request).rpartition("/")[2])


async def receive(
    request: web.Request, limit: int, keep: Callable[[bytes], object], seconds: float | None = None
) -> None:
    """Hands the request's body to ``keep`` as it comes in. seconds: how long it may take (None: BODY_S).

    Raises TooLarge, BodyTooSlow, or Malformed where it is cut off.
    """
    if request.headers.get("Expect", "").lower() == "100-continue" and request.transport is not None:
        request.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    length = 0
    try:
        async with asyncio.timeout(BODY_S if seconds is None else seconds):
            async for chunk in request.content.iter_any():
                length += len(chunk)
                if length > limit:
                    raise TooLarge
                keep(chunk)
    except TimeoutError:
        raise BodyTooSlow from None
    except (ClientPayloadError, web.RequestPayloadError, ValueError):
        raise Malformed from None


async def body(request: web.Request, limit: int) -> bytes:
    """The whole body. Errors as receive()."""
    whole = bytearray()
    await receive(request, limit, whole.extend)
    return bytes(whole)


async def message(request: web.Request, kind: type[T]) -> T:
    """The body as one of the contract's messages. Raises InvalidInput."""
    try:
        return msgspec.json.decode(await body(request, SMALL_BYTES), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise InvalidInput("invalid_message") from None


def number(request: web.Request, name: str, default: int | None, *, most: int) -> int | None:
    """A whole number from 1 to ``most`` in the query. Raises InvalidInput."""
    written = request.query.get(name)
    if written is None:
        return default
    if not re.fullmatch(r"[0-9]{1,18}", written, re.ASCII) or not 1 <= int(written) <= most:
        raise InvalidInput("bad_query", name=name, most=most)
    return int(written)
