"""A try on a made-up member, for the welcome tab: read and judged like any page, and nothing of it is remembered.

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
from whosasking.contract import ReviewReply, ReviewRequest, TrialRequest
from whosasking.describe import describe, summarise
from whosasking.errors import WhosAskingError
from whosasking.model import Knowledge, ProfilePage
from whosasking.review import review
from whosasking.sentences import LANGUAGES
from whosasking.server.guard import Route
from whosasking.server.handling import SMALL_BYTES, STATE, Entry, message
from whosasking.server.problems import as_json

ADDRESS: Final = "https://www.linkedin.com/in/jenny-profit-mentor/"


async def _trial(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, TrialRequest)
    language = asked.language if asked.language in LANGUAGES else "en"
    page = msgspec.json.encode(ReviewRequest(url=ADDRESS, html=_page(), language=language))
    preferences, on = await state.do(state.store.preferences), state.clock.now().date()
    async with state.workers.place(len(page)):
        done = await state.workers.read(page, on=on, preferences=preferences)
    if not isinstance(done.page, ProfilePage):
        raise WhosAskingError
    case = Case(page=done.page, telltales=done.telltales, preferences=preferences, knowledge=Knowledge(), on=on)
    told = describe(review(case), language)
    return as_json(
        ReviewReply(page=summarise(done.page), review=told, override=None, invite=None, changed=(), removal=None)
    )


@cache
def _page() -> str:
    return (files(__package__) / "trial.html").read_text("utf-8")


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {"/v1/trial": {"POST": Entry(Route("client", SMALL_BYTES), _trial)}}
