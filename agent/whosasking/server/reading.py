"""How a page comes in: bounded, in its turn, read by a worker. The same for a profile and for a page of invitations."""

from __future__ import annotations

from typing import Final, NamedTuple

from aiohttp import web

from whosasking.preferences import Preferences
from whosasking.server.handling import STATE, body
from whosasking.server.worker import Done

PAGE_BYTES: Final = 8 * 1024 * 1024 + 512 * 1024
"""The largest request: a page of 8 MiB, and what JSON adds to it."""


class Read(NamedTuple):
    """What a worker read, and the preferences it searched with."""

    done: Done
    preferences: Preferences


async def read_sent_page(request: web.Request) -> Read:
    """Reads the page in a request. Raises as ``Workers.read`` and ``body`` do; ConnectionResetError where nobody waits any more."""
    state = request.app[STATE]
    size = PAGE_BYTES if request.content_length is None else request.content_length
    async with state.workers.place(size):
        page = await body(request, PAGE_BYTES)
        preferences = await state.do(state.store.preferences)
        on = state.clock.now().date()
        salt = await state.do(state.store.salt)
        done = await state.workers.read(
            page, on=on, preferences=preferences, salt=salt, wanted=lambda: request.transport is not None
        )
    if request.transport is None:
        raise ConnectionResetError  # the tab was closed: nothing was shown, so nothing is remembered
    return Read(done, preferences)
