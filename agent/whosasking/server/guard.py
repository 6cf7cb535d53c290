"""Who may talk to the agent. Every request and every upgrade passes ``admit`` before anything else happens; it fails closed.

In this order, and nowhere else (measured: a page can forge neither Host nor Fetch Metadata):

1. Host is exactly 127.0.0.1:PORT.                                                       else 421
2. Sec-Fetch-Site is ``none`` or ``same-origin``. Absent only on an upgrade, and for
   a local client.                                                                       else 403
3. Origin is a paired one on an upgrade and whatever is no GET; a GET may lack it.
   Pairing itself: the origin of an extension. Local: neither Origin nor Fetch Metadata. else 403
4. Path, method, content type, no Content-Encoding, size.                                else 404, 405, 415, 413
5. The token: in Authorization, on an upgrade in Sec-WebSocket-Protocol, never in an
   address. It belongs to the origin that carries it.                                    else 401, 403

No answer ever carries a CORS header, so that no page reads one. A header that matters and comes twice counts as wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Literal, NamedTuple

from whosasking.errors import AccessDenied, InvalidInput, WhosAskingError
from whosasking.server.tokens import hash_token, same
from whosasking.store import Client

SUBPROTOCOL: Final = "whosasking.v1"
_BEARER: Final = "bearer."

_EXTENSION = re.compile(
    r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.ASCII
)
_ZIP = re.compile(r"application/(?:zip|x-zip-compressed|octet-stream)", re.ASCII | re.IGNORECASE)
_JSON = re.compile(r"application/json(?:\s*;\s*charset=\"?utf-8\"?)?", re.ASCII | re.IGNORECASE)

Access = Literal["open", "pairing", "client", "local"]
"""open: whoever passes 1 to 3, no secret is told; pairing: an extension with a code; client: paired; local: the terminal."""


class Route(NamedTuple):
    """What the guard has to know of one method of one path. body: the most bytes that it takes, 0 = none; content: of what."""

    access: Access
    body: int = 0
    upgrade: bool = False
    content: Literal["json", "zip"] = "json"


class Asked(NamedTuple):
    """What the guard looks at. path: as sent, without the query. headers: all values of a name in lower case.
    length: of the body, None where the sender does not tell. upgrade: asks for a WebSocket."""

    method: str
    path: str
    headers: Mapping[str, list[str]]
    port: int
    length: int | None
    upgrade: bool


class NotFound(WhosAskingError):
    code = "no_such_route"
    status = 404


class MethodNotAllowed(WhosAskingError):
    code = "method_not_allowed"
    status = 405


class UpgradeRequired(WhosAskingError):
    code = "upgrade_required"
    status = 426


class TooLarge(WhosAskingError):
    code = "too_large"
    status = 413


class NotJson(WhosAskingError):
    code = "not_json"
    status = 415


class Misdirected(AccessDenied):
    code = "wrong_host"
    status = 421


class NotPaired(AccessDenied):
    code = "not_paired"
    status = 401


def admit(
    asked: Asked, routes: Callable[[str], Mapping[str, Route] | None], clients: Iterable[Client]
) -> tuple[Route, Client | None]:
    """The route, and the client that asks (None on open routes). routes: the methods of a path, None = no such path.

    Raises the WhosAskingError whose status says no.
    """
    known = tuple(clients)
    _check_host(asked)
    methods = routes(asked.path)
    route = (methods or {}).get(asked.method)
    upgrade = asked.upgrade and route is not None and route.upgrade
    local = _local_client(asked, upgrade, known)
    _check_metadata(asked, upgrade, local)
    origin = _check_origin(asked, route, upgrade, local, known)
    route = _check_shape(asked, methods, upgrade)
    if local is None and route.access in {"open", "pairing"}:
        return route, None
    client = local or _check_token(asked, route, upgrade, origin, known)
    if upgrade and SUBPROTOCOL not in _protocols(asked):
        raise InvalidInput("wrong_subprotocol")
    return route, client


def _check_host(asked: Asked) -> None:
    if asked.headers.get("host", []) != [f"127.0.0.1:{asked.port}"]:
        raise Misdirected


def _local_client(asked: Asked, upgrade: bool, clients: tuple[Client, ...]) -> Client | None:
    """The local client that asks: its token is valid only without Origin and without Fetch Metadata."""
    if "origin" in asked.headers or any(name.startswith("sec-fetch-") for name in asked.headers):
        return None
    client = _owner(_token(asked, upgrade), clients)
    return client if client is not None and client.kind == "local" else None


def _check_metadata(asked: Asked, upgrade: bool, local: Client | None) -> None:
    sites = asked.headers.get("sec-fetch-site", [])
    if sites in (["none"], ["same-origin"]):
        return
    if sites or not (upgrade or local is not None):
        raise AccessDenied("wrong_caller")


def _check_origin(
    asked: Asked, route: Route | None, upgrade: bool, local: Client | None, clients: tuple[Client, ...]
) -> str | None:
    origins = asked.headers.get("origin", [])
    if route is not None and route.access == "pairing":
        if len(origins) == 1 and _EXTENSION.fullmatch(origins[0]):
            return origins[0]
        raise AccessDenied("wrong_caller")
    if not origins and (local is not None or (asked.method == "GET" and not upgrade)):
        return None
    if len(origins) == 1 and origins[0] in {client.origin for client in clients}:  # no secret: no constant time needed
        return origins[0]
    raise AccessDenied("wrong_caller")


def _check_shape(asked: Asked, methods: Mapping[str, Route] | None, upgrade: bool) -> Route:
    if methods is None:
        raise NotFound
    route = methods.get(asked.method)
    if route is None:
        raise MethodNotAllowed
    if "content-encoding" in asked.headers:
        raise NotJson("encoded_body")
    if route.body:
        kinds = asked.headers.get("content-type", [])
        wanted = _JSON if route.content == "json" else _ZIP
        if len(kinds) != 1 or not wanted.fullmatch(kinds[0].strip()):
            raise NotJson("not_json" if route.content == "json" else "not_a_zip")
    if (asked.length is None and not route.body) or (asked.length or 0) > route.body:
        raise TooLarge
    if route.upgrade and not upgrade:
        raise UpgradeRequired
    return route


def _check_token(asked: Asked, route: Route, upgrade: bool, origin: str | None, clients: tuple[Client, ...]) -> Client:
    client = _owner(_token(asked, upgrade), clients)
    if client is None:
        raise NotPaired
    if client.kind != "browser" or route.access == "local":
        raise AccessDenied("wrong_caller")
    if origin is not None and not same(client.origin or "", origin):
        raise AccessDenied("wrong_caller")
    return client


def _token(asked: Asked, upgrade: bool) -> str | None:
    """The one token that the request carries where it belongs; two are none."""
    if upgrade:
        tokens = [name.removeprefix(_BEARER) for name in _protocols(asked) if name.startswith(_BEARER)]
        return tokens[0] if len(tokens) == 1 else None
    values = asked.headers.get("authorization", [])
    if len(values) != 1:
        return None
    scheme, _, token = values[0].partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _protocols(asked: Asked) -> list[str]:
    return [name.strip() for value in asked.headers.get("sec-websocket-protocol", []) for name in value.split(",")]


def _owner(token: str | None, clients: tuple[Client, ...]) -> Client | None:
    """Whose token it is. Looks at every client, so that the time does not tell which one came close."""
    if not token:
        return None
    presented = hash_token(token)
    owners = [client for client in clients if same(client.token_hash, presented)]
    return owners[0] if owners else None
