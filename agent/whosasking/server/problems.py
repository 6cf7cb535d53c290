"""Every failure as one ``Problem``, with the HTTP headers that belong to its status. Never a word of a page, name or token."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from aiohttp import web

from whosasking.contract import Problem
from whosasking.errors import WhosAskingError
from whosasking.sentences import text

RETRY_AFTER_S = 1

QUIET_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
"""On every answer: nothing is kept, framed, embedded or guessed to be something else. No CORS header, ever."""


class BodyTooSlow(WhosAskingError):
    code = "too_slow"
    status = 408


class Malformed(WhosAskingError):
    code = "malformed_request"
    status = 400


_BY_STATUS: dict[int, str] = {
    400: "malformed_request",
    404: "no_such_route",
    405: "method_not_allowed",
    408: "too_slow",
    413: "too_large",
    426: "upgrade_required",
}


def problem_of(error: WhosAskingError, language: str = "en") -> Problem:
    """What happened and what to do, in words. An entry that the catalogue lacks costs the words, not the answer."""
    try:
        return _told(error.code, error.code, error.values, language)
    except KeyError:
        return _told(error.code, type(error).code if error.code != type(error).code else "unexpected", {}, language)


def _told(code: str, entry: str, values: Mapping[str, str | int], language: str) -> Problem:
    return Problem(
        code=code,
        message=text(f"problems.{entry}.message", language, **values),
        fix=text(f"problems.{entry}.fix", language, **values),
    )


def refusal(error: WhosAskingError, language: str, *, allow: str | None = None) -> web.Response:
    """The answer for an error. allow: the methods that the path knows, for a 405."""
    response = as_json(problem_of(error, language), status=error.status)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if error.status == 405 and allow is not None:
        response.headers["Allow"] = allow
    if error.status == 426:
        response.headers["Upgrade"] = "websocket"
    if error.status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response


def refusal_of_status(status: int, language: str) -> web.Response:
    """The answer for a failure that the HTTP library found."""
    error = WhosAskingError(_BY_STATUS.get(status, "malformed_request" if status < 500 else "unexpected"))
    return as_json(problem_of(error, language), status=status)


def as_json(message: object, *, status: int = 200) -> web.Response:
    """A message as the answer."""
    return web.Response(
        body=msgspec.json.encode(message), status=status, content_type="application/json", headers=QUIET_HEADERS
    )
