"""The application: one table of routes, one gate in front of it, and a handler for each route."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Final, TypedDict

from aiohttp import web

from whosasking import __version__
from whosasking.checks import Case
from whosasking.contract import (
    PROTOCOL,
    Hello,
    OverrideRequest,
    OverridesReply,
    PageSummary,
    PairingCode,
    PairReply,
    PairRequest,
    PreferencesRequest,
    ReviewReply,
)
from whosasking.describe import describe, summarise
from whosasking.digest import Digest, digest
from whosasking.errors import AccessDenied, InvalidInput, WhosAskingError
from whosasking.model import ProfilePage, Verdict
from whosasking.preferences import Preferences
from whosasking.readings import reading_of
from whosasking.review import no_review, review
from whosasking.server.clock import Clock
from whosasking.server.guard import Asked, NotFound, Route, admit
from whosasking.server.handling import (
    SMALL_BYTES,
    STATE,
    TEXT_CHARACTERS,
    Entry,
    Handler,
    body,
    language_of,
    message,
    number_in_path,
    path_of,
)
from whosasking.server.history import ROUTES as HISTORY_ROUTES
from whosasking.server.invitations import ROUTES as INVITATIONS_ROUTES
from whosasking.server.judged import ROUTES as JUDGED_ROUTES
from whosasking.server.notebook import ROUTES as NOTEBOOK_ROUTES
from whosasking.server.notebook import invite_of
from whosasking.server.pairing import LIFETIME_S
from whosasking.server.port_owner import user_of
from whosasking.server.preferences import preferences_reply
from whosasking.server.problems import QUIET_HEADERS, as_json, refusal, refusal_of_status
from whosasking.server.reading import PAGE_BYTES, read_sent_page
from whosasking.server.since import changed_of, removal_of
from whosasking.server.state import State
from whosasking.server.tokens import NONCE, hash_token, new_client_id, new_token, proof
from whosasking.server.trial import ROUTES as TRIAL_ROUTES
from whosasking.server.vitals import ROUTES as DOCTOR_ROUTES
from whosasking.server.worker import Done, place_of
from whosasking.server.workers import Workers
from whosasking.since import employers
from whosasking.store import Client, Member, Reviewed, Store, said_of_spam, stamp
from whosasking.telltales.memory import together

log = logging.getLogger(__name__)
access_log = logging.getLogger("whosasking.access")

CLIENTS: Final = 50

_CLIENT: Final = web.RequestKey("client", Client)


class _Member(TypedDict):
    slug: str | None
    member_id: str | None


def create_app(
    store: Store, clock: Clock, workers: Workers, *, announce: Callable[[str], None] = lambda _: None
) -> web.Application:
    """The agent. store: open; the caller closes it afterwards. announce: shows a pairing code to the user's own eyes."""
    app = web.Application(middlewares=[_gate], client_max_size=PAGE_BYTES)
    app[STATE] = State(store, clock, workers, announce)
    app.cleanup_ctx.append(_running)
    app.on_shutdown.append(_say_goodbye)
    app.on_response_prepare.append(_keep_quiet)
    app.router.add_route("*", "/{path:.*}", _answer, expect_handler=_expect)
    return app


async def _running(app: web.Application) -> AsyncIterator[None]:
    await app[STATE].open()
    yield
    await app[STATE].close()


async def _say_goodbye(app: web.Application) -> None:
    await app[STATE].live.close()


async def _keep_quiet(_: web.Request, response: web.StreamResponse) -> None:
    response.headers["Server"] = "whosasking"  # aiohttp would tell its version and Python's
    for name, value in QUIET_HEADERS.items():
        response.headers.setdefault(name, value)


# --------------------------------------------------------------------------------------------- the gate


@web.middleware
async def _gate(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Lets nobody pass whom the guard does not know, and turns every failure into a Problem."""
    started = request.app[STATE].clock.monotonic()
    try:
        response = await handler(request)
    except WhosAskingError as error:
        response = refusal(error, language_of(request), allow=", ".join(_methods(path_of(request)) or ()))
    except web.HTTPException as error:
        response = refusal_of_status(error.status, language_of(request))
    except (ConnectionError, asyncio.CancelledError):
        raise
    except Exception as error:
        log.error("a request failed: %s", place_of(error))
        response = refusal_of_status(500, language_of(request))
    if not response.prepared and request.can_read_body and not request.content.is_eof():
        response.force_close()  # what was not read is not waited for
    _log_access(request, response, started)
    return response


def _log_access(request: web.Request, response: web.StreamResponse, started: float) -> None:
    elapsed_ms = (request.app[STATE].clock.monotonic() - started) * 1000
    name = _name(path_of(request))  # the route, not what was asked for: an address may hold anything
    method = request.method if request.method in {"GET", "POST", "PUT", "DELETE"} else "other"
    access_log.info("%s %s %d %.0f ms", method, name, response.status, elapsed_ms)


async def _expect(_: web.Request) -> None:
    """Promises nothing: whether a body is wanted is told after the guard (see _body)."""


async def _answer(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    path = path_of(request)
    _, client = admit(_asked(request, path), _methods, state.clients)
    if client is not None:
        request[_CLIENT] = client
        await state.seen(client)
    entries = _entries(path) or {}
    return await entries[request.method].handler(request)


def _asked(request: web.Request, path: str) -> Asked:
    headers: dict[str, list[str]] = {}
    for name, value in request.headers.items():
        headers.setdefault(name.lower(), []).append(value)
    upgrade = [value.strip().lower() for value in headers.get("upgrade", [])] == ["websocket"]
    sockname = request.transport.get_extra_info("sockname") if request.transport is not None else None
    return Asked(
        method=request.method,
        path=path,
        headers=headers,
        port=sockname[1] if sockname else 0,
        length=None if "transfer-encoding" in headers else request.content_length or 0,
        upgrade=upgrade and request.method == "GET",
    )


# --------------------------------------------------------------------------------------------- handlers


async def _hello(request: web.Request) -> web.StreamResponse:
    nonce, client_id = request.query.get("nonce"), request.query.get("client")
    if nonce is not None and not NONCE.fullmatch(nonce):
        raise InvalidInput("bad_nonce")
    token_hash = next((client.token_hash for client in request.app[STATE].clients if client.id == client_id), None)
    answer = None
    if nonce is not None and token_hash is not None and request.transport is not None:
        answer = proof(token_hash, nonce, request.transport.get_extra_info("sockname")[1])
    return as_json(
        Hello(product="whosasking", version=__version__, protocol_min=PROTOCOL, protocol_max=PROTOCOL, proof=answer)
    )


async def _pair(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    if not _is_of_this_user(request):
        raise AccessDenied("wrong_caller")
    asked = await message(request, PairRequest)
    name = " ".join(asked.client_name.split())[:60]
    if not name.isprintable() or not name:
        raise InvalidInput("client_name")
    if len(state.clients) >= CLIENTS:
        raise InvalidInput("too_many_clients")
    origin = request.headers["Origin"]
    state.pairing.redeem(asked.code, origin)  # used up before the first wait: two who race do not both win
    token, client_id = new_token(), new_client_id()
    client = Client(
        id=client_id,
        kind="browser",
        name=name,
        origin=origin,
        token_hash=hash_token(token),
        created=stamp(state.clock.now()),
        last_seen=None,
    )
    await state.do(state.store.add_client, client)
    await state.refresh_clients()
    log.info("paired with a client")
    return as_json(PairReply(client_id=client_id, token=token))


def _is_of_this_user(request: web.Request) -> bool:
    """False where the system says that another user's program asks: it may hold the port that the extension asks, and pass
    on the code that was typed for us. Root may read everything as it is (and carries connections of a virtual machine)."""
    if sys.platform == "win32" or request.transport is None:
        return True
    peer, own = request.transport.get_extra_info("peername"), request.transport.get_extra_info("sockname")
    return user_of(peer[1], own[1]) in {None, 0, os.getuid()}


async def _review(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    done, preferences = await read_sent_page(request)
    return as_json(await _reply(state, done, preferences, language_of(request, done.language)))


async def _reply(state: State, done: Done, preferences: Preferences, language: str) -> ReviewReply:
    """Judges what the worker read, keeps the verdict, and tells the listeners."""
    page = summarise(done.page)
    if (reading := reading_of(done.page)) is not None:
        await state.do(state.store.keep_reading, reading)
    if not isinstance(done.page, ProfilePage):
        return ReviewReply(
            page=page,
            review=describe(no_review(done.page), language),
            override=None,
            invite=None,
            changed=(),
            removal=None,
        )
    member: _Member = {"slug": page.slug, "member_id": page.member_id}
    if page.relation != "self":
        await state.do(state.store.meet, Member(**member, name=page.name or ""), state.clock.now().date())
    background = await state.do(state.store.background, done.page)
    override = await state.do(state.store.override_for, **member)
    on = state.clock.now().date()
    memory = await state.do(state.store.recollect, done.traces, on)
    case = Case(
        page=done.page,
        telltales=together(done.telltales, memory.recall(done.traces)),
        preferences=preferences,
        knowledge=said_of_spam(
            background.knowledge(done.page, preferences), None if override is None else override.kind
        ),
        on=on,
    )
    verdict = review(case)
    told = describe(verdict, language)
    changed = await changed_of(state, done.page, language)
    if told.verdict != "none":
        await _remember(state, page, verdict, digest(case), employers(done.page.profile))
        await state.do(state.store.keep_traces, done.traces, state.clock.now())
    return ReviewReply(
        page=page,
        review=told,
        override=override,
        invite=await invite_of(state, background, done.page, preferences, language),
        changed=changed,
        removal=removal_of(done.page, told, override, language),
    )


async def _remember(
    state: State, page: PageSummary, told: Verdict, rested_on: Digest, works_at: tuple[str, ...] | None
) -> None:
    reviewed = Reviewed(
        slug=page.slug,
        member_id=page.member_id,
        name=page.name,
        verdict=told.verdict,
        sentence=told.sentence,
        provisional=told.provisional,
        rules_version=told.rules_version,
        digest=rested_on,
        employers=works_at,
        outcomes={finding.check: finding.outcome for finding in told.findings},
    )
    entry, is_news = await state.do(state.store.remember, reviewed, state.clock.now())
    if is_news:
        state.tell_verdict(entry)


async def _get_preferences(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    return as_json(preferences_reply(await state.do(state.store.preferences), language_of(request)))


async def _put_preferences(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, PreferencesRequest)
    preferences = await state.do(state.store.change_preferences, asked.values, preset=asked.preset)
    state.tell_preferences(preferences)
    return as_json(preferences_reply(preferences, language_of(request)))


async def _get_overrides(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    return as_json(OverridesReply(overrides=await state.do(state.store.overrides)))


async def _put_override(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    asked = await message(request, OverrideRequest)
    if any(len(part) > TEXT_CHARACTERS for part in (asked.slug, asked.member_id or "", asked.name)):
        raise InvalidInput("invalid_message")
    override = await state.do(state.store.set_override, asked, state.clock.now())
    state.tell_override(override)
    return as_json(override)


async def _delete_override(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    override_id = number_in_path(request)
    if not await state.do(state.store.undo_override, override_id, state.clock.now()):
        raise NotFound("no_such_override")
    state.tell_override(None)
    return as_json(OverridesReply(overrides=await state.do(state.store.overrides)))


async def _live(request: web.Request) -> web.StreamResponse:
    return await request.app[STATE].live.listen(request, request[_CLIENT].id, language_of(request))


async def _new_code(request: web.Request) -> web.StreamResponse:
    await body(request, SMALL_BYTES)
    return as_json(PairingCode(code=request.app[STATE].pairing.new_code(), expires_in_s=int(LIFETIME_S)))


async def _refresh(request: web.Request) -> web.StreamResponse:
    await body(request, SMALL_BYTES)
    await request.app[STATE].refresh()
    return await _hello(request)


# ----------------------------------------------------------------------------------------------- routes

_ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/hello": {"GET": Entry(Route("open"), _hello)},
    "/v1/pair": {"POST": Entry(Route("pairing", SMALL_BYTES), _pair)},
    "/v1/reviews": {"POST": Entry(Route("client", PAGE_BYTES), _review)},
    "/v1/preferences": {
        "GET": Entry(Route("client"), _get_preferences),
        "PUT": Entry(Route("client", SMALL_BYTES), _put_preferences),
    },
    "/v1/overrides": {
        "GET": Entry(Route("client"), _get_overrides),
        "PUT": Entry(Route("client", SMALL_BYTES), _put_override),
    },
    "/v1/overrides/ID": {"DELETE": Entry(Route("client"), _delete_override)},
    "/v1/live": {"GET": Entry(Route("client", upgrade=True), _live)},
    "/v1/pairing-code": {"POST": Entry(Route("local", SMALL_BYTES), _new_code)},
    "/v1/refresh": {"POST": Entry(Route("local", SMALL_BYTES), _refresh)},
    **HISTORY_ROUTES,
    **INVITATIONS_ROUTES,
    **JUDGED_ROUTES,
    **NOTEBOOK_ROUTES,
    **DOCTOR_ROUTES,
    **TRIAL_ROUTES,
}

_NUMBERED = re.compile(r"(/v1/(?:overrides|people|ties))/[0-9]{1,18}", re.ASCII)


def _name(path: str) -> str:
    """The route of a path, for the log: never the path itself."""
    if numbered := _NUMBERED.fullmatch(path):
        return f"{numbered[1]}/ID"
    return path if path in _ROUTES and not path.endswith("/ID") else "?"


def _entries(path: str) -> Mapping[str, Entry] | None:
    return _ROUTES.get(_name(path))


def _methods(path: str) -> Mapping[str, Route] | None:
    entries = _entries(path)
    return None if entries is None else {method: entry.route for method, entry in entries.items()}
