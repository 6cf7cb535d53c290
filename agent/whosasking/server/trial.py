"""Verdicts of which nothing is remembered: a try on a made-up member, for the welcome tab, and a text that the reader pasted.

``trial.html`` is the demo site's Jenny (scripts/demo/members.py), as the capture would send her: without drawings and styles.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from aiohttp import web

from whosasking.checks import Case
from whosasking.contract import PastedRequest, ReviewReply, ReviewRequest, TrialRequest
from whosasking.describe import describe, summarise
from whosasking.model import Knowledge, ProfilePage
from whosasking.review import no_review, review
from whosasking.server.guard import Route
from whosasking.server.handling import SMALL_BYTES, STATE, Entry, language_of, message
from whosasking.server.problems import as_json
from whosasking.server.worker import PASTED

ADDRESS: Final = "https://www.linkedin.com/in/jenny-profit-mentor/"
PASTED_BYTES: Final = 2 * 1024 * 1024
"""A pasted text of 200,000 characters is read; what JSON adds to it may be several times as much."""


async def _trial(request: web.Request) -> web.StreamResponse:
    asked = await message(request, TrialRequest)
    return await _judged(request, ReviewRequest(url=ADDRESS, html=_page(), language=asked.language))


async def _pasted(request: web.Request) -> web.StreamResponse:
    asked = await message(request, PastedRequest)
    return await _judged(request, ReviewRequest(url=PASTED, html=asked.text, language=asked.language))


async def _judged(request: web.Request, asked: ReviewRequest) -> web.StreamResponse:
    state = request.app[STATE]
    page = msgspec.json.encode(asked)
    preferences, on = await state.do(state.store.preferences), state.clock.now().date()
    async with state.workers.place(len(page)):
        done = await state.workers.read(page, on=on, preferences=preferences)
    if isinstance(done.page, ProfilePage):
        case = Case(page=done.page, telltales=done.telltales, preferences=preferences, knowledge=Knowledge(), on=on)
        verdict = review(case)
    else:
        verdict = no_review(done.page)
    return as_json(
        ReviewReply(
            page=summarise(done.page),
            review=describe(verdict, language_of(request, asked.language)),
            override=None,
            invite=None,
            changed=(),
            removal=None,
        )
    )


@cache
def _page() -> str:
    return (files(__package__) / "trial.html").read_text("utf-8")


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/trial": {"POST": Entry(Route("client", SMALL_BYTES), _trial)},
    "/v1/pasted": {"POST": Entry(Route("client", PASTED_BYTES), _pasted)},
}
