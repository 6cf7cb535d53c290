"""The routes around judgement: what a change of preferences would do, and what the user called wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from aiohttp import web

from whosasking.contract import PreferencesRequest
from whosasking.preferences import changed
from whosasking.server.feedback import feedback
from whosasking.server.guard import Route
from whosasking.server.handling import SMALL_BYTES, STATE, Entry, language_of, message
from whosasking.server.preview import preview
from whosasking.server.problems import as_json


async def _preview(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, PreferencesRequest)
    after = changed(await state.do(state.store.preferences), asked.values, preset=asked.preset)
    return as_json(await state.do(preview, state.store, after, language_of(request)))


async def _feedback(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    return as_json(await state.do(feedback, state.store, language_of(request)))


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/preferences/preview": {"POST": Entry(Route("client", SMALL_BYTES), _preview)},
    "/v1/feedback": {"GET": Entry(Route("client"), _feedback)},
}
