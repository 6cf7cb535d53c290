"""The demo site: HTTPS on 127.0.0.1 that answers as www.linkedin.com to a throwaway browser.

with site.start() as demo:
    demo.port           for --host-resolver-rules="MAP www.linkedin.com:443 127.0.0.1:PORT"
    demo.requests       every request so far: who asked for what

python3 scripts/demo/site.py [--port N]       serves until Ctrl-C
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import re
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if __package__ in {None, ""}:  # called as a program: the folder above scripts holds the package
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    __package__ = "scripts.demo"
    import scripts.demo  # noqa: F401

from aiohttp import web

from . import certificate, ember, others, pages, pictures, react
from .members import BY_SLUG

if TYPE_CHECKING:
    from types import TracebackType

    from aiohttp.typedefs import Handler, Middleware

HOST: Final = "www.linkedin.com"
SCRIPT: Final = Path(__file__).with_name("page.js")
STYLES: Final = ("aspect-ratio: 4 / 1", "aspect-ratio: 1.92 / 1", "display: none")
"""The style attributes that stand on the pages: the policy names each by its hash, and allows no other."""


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


STYLE_HASHES: Final = " ".join(map(_hash, STYLES))


@dataclass(frozen=True)
class Request:
    """One request that reached the site. by: navigation (an address was opened), asset (the browser loads what a page
    names), page (the page's own script), other (anybody else: an extension, a program)."""

    method: str
    path: str
    by: Literal["navigation", "asset", "page", "other"]
    headers: dict[str, str]


@dataclass
class Site:
    """A running demo site. requests: everything that was asked of it, oldest first."""

    port: int
    certificate: bytes
    requests: list[Request] = field(default_factory=list)
    _loop: asyncio.AbstractEventLoop | None = None
    _thread: threading.Thread | None = None

    @property
    def resolver_rules(self) -> str:
        """The value of Chromium's --host-resolver-rules: the site at its real address, and no other address at all."""
        here = f"127.0.0.1:{self.port}"
        return f"MAP *.linkedin.com:443 {here},MAP linkedin.com:443 {here},MAP *.licdn.com:443 {here},EXCLUDE 127.0.0.1,EXCLUDE localhost"

    def url(self, path: str = "/", *, with_port: bool = False) -> str:
        """An address of the site. with_port: for a browser that maps names and not ports (Firefox)."""
        return f"https://{HOST}{f':{self.port}' if with_port else ''}{path}"

    def asked(self, *by: str) -> list[Request]:
        """The requests of the given kinds."""
        return [request for request in self.requests if request.by in by]

    def stop(self) -> None:
        """Ends the site. Harmless when it has ended."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop = self._thread = None

    def __enter__(self) -> Site:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def start(port: int = 0) -> Site:
    """Starts the site in a thread of its own. port: 0 takes a free one. Raises OSError where the port is taken."""
    secret, public = certificate.make()
    made = Site(port=port, certificate=public)
    ready = threading.Event()
    failure: list[OSError] = []

    def serve() -> None:
        loop = asyncio.new_event_loop()
        made._loop = loop
        runner = web.AppRunner(application(made), access_log=None, handle_signals=False, shutdown_timeout=0.5)
        try:
            loop.run_until_complete(runner.setup())
            listener = web.TCPSite(runner, "127.0.0.1", port, ssl_context=certificate.context(public, secret))
            loop.run_until_complete(listener.start())
            made.port = runner.addresses[0][1]
            ready.set()
            loop.run_forever()
        except OSError as error:
            failure.append(error)
        finally:
            loop.run_until_complete(runner.cleanup())
            loop.close()
            ready.set()

    made._thread = threading.Thread(target=serve, name="demo-site", daemon=True)
    made._thread.start()
    ready.wait()
    if failure:
        raise failure[0]
    return made


def application(site: Site) -> web.Application:
    """The routes."""

    async def log(_: web.Request) -> web.Response:
        return web.json_response([asdict(request) for request in site.requests])

    app = web.Application(middlewares=[_recorder(site)])
    app.add_routes(
        [
            web.get("/demo/page.js", _script),
            web.get("/demo/log", log),
            web.get("/demo/part/{slug}/{group}", _part),
            web.get("/demo/dialog/{slug}", _dialog),
            web.get("/demo/menu/{slug}", _menu),
            web.get("/favicon.ico", _nothing),
            web.get("/dms/image/{rest:.*}", _picture),
            web.get("/in/{slug}", _profile),
            web.get("/in/{slug}/", _profile),
            web.get("/{rest:.*}", _other),
        ]
    )
    return app


def _recorder(site: Site) -> Middleware:
    @web.middleware
    async def record(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path != "/demo/log":
            site.requests.append(Request(request.method, request.path_qs, _by(request), dict(request.headers)))
        return await handler(request)

    return record


def _by(request: web.Request) -> Literal["navigation", "asset", "page", "other"]:
    if request.headers.get("x-demo") == "page":
        return "page"
    if request.headers.get("Sec-Fetch-Mode") == "navigate":
        return "navigation"
    asset = request.path.startswith(("/dms/", "/demo/page.js", "/favicon.ico"))
    return "asset" if asset and request.headers.get("Sec-Fetch-Dest") in {"image", "script"} else "other"


def _policy(nonce: str) -> dict[str, str]:
    """As strict as a large site's: scripts and styles by nonce, no connection elsewhere, no frames."""
    return {
        "Content-Security-Policy": "; ".join(
            (
                "default-src 'none'",
                "img-src 'self' data:",
                f"script-src 'nonce-{nonce}'",
                f"style-src 'nonce-{nonce}'",
                f"style-src-attr 'unsafe-hashes' {STYLE_HASHES}",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )
        ),
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }


def _answer(text: str, status: int = 200) -> web.Response:
    """A page with its policy: the nonce goes onto the page's own scripts and styles, and the behaviour is added at the end."""
    nonce = base64.b64encode(hashlib.sha256(text.encode()).digest()[:12]).decode()
    text = re.sub(r"<(script|style)(?=[\s>])", rf'<\1 nonce="{nonce}"', text)
    text = text.replace("</body>", f'<script nonce="{nonce}" src="/demo/page.js"></script></body>', 1)
    return web.Response(text=text, status=status, content_type="text/html", headers=_policy(nonce))


async def _script(_: web.Request) -> web.Response:
    return web.Response(
        text=SCRIPT.read_text("utf-8"), content_type="text/javascript", headers={"Cache-Control": "no-store"}
    )


def _chosen(request: web.Request) -> tuple[str | None, str | None]:
    return request.query.get("layout"), request.query.get("lang")


@lru_cache(maxsize=128)
def _rendered(slug: str, layout: str | None, language: str | None, scrolled: bool, opened: bool, on: str) -> str:
    del on  # part of the key: ages change at midnight
    return pages.render(slug, layout=layout, language=language, scrolled=scrolled, opened=opened, media="")


async def _profile(request: web.Request) -> web.Response:
    slug = request.match_info["slug"].lower()
    if slug not in BY_SLUG:
        return _answer(others.render("not_found"), 404)
    layout, language = _chosen(request)
    today = pages.look(slug).on.isoformat()
    try:
        return _answer(_rendered(slug, layout, language, "scrolled" in request.query, "opened" in request.query, today))
    except KeyError as error:
        raise web.HTTPBadRequest(text=f"No such layout or language: {error.args[0]}") from error


async def _other(request: web.Request) -> web.Response:
    if request.path == "/" and "guest" not in request.query:  # whoever is signed in finds the feed there
        return _answer(_rendered_other("feed", request.query.get("lang") or "en"))
    exact = next((name for name, (address, _) in others.OTHERS.items() if address == request.path), None)
    if exact is not None and exact not in ("guest_home", "not_found"):
        return _answer(_rendered_other(exact, request.query.get("lang") or "en"))
    for name, (address, _) in others.OTHERS.items():
        path = address.split("?")[0]
        if request.path == path or (
            path != "/" and name != "not_found" and request.path.startswith("/" + path.split("/")[1] + "/")
        ):
            return _answer(_rendered_other(name, request.query.get("lang") or "en"))
    return _answer(others.render("not_found"), 404)


@lru_cache(maxsize=32)
def _rendered_other(name: str, language: str) -> str:
    return others.render(name, language)


def _page(request: web.Request) -> react.Page | ember.Page:
    """The page that a part is asked of. Raises HTTPNotFound for nobody."""
    slug = request.match_info["slug"]
    if slug not in BY_SLUG:
        raise web.HTTPNotFound
    layout, language = _chosen(request)
    chosen = pages.look(slug, layout, language)
    made = ember.Page if chosen.layout == "ember" else react.Page
    return made(chosen.member, chosen.language, chosen.on)


def _piece(html: str) -> web.Response:
    return web.Response(text=html, content_type="text/html", headers={"Cache-Control": "no-store"})


async def _part(request: web.Request) -> web.Response:
    page, group = _page(request), request.match_info["group"]
    if isinstance(page, ember.Page):
        return _piece(page.later())
    if group not in dict(react.groups_of(page.language)):
        raise web.HTTPNotFound
    return _piece(page.group_content(group))


async def _dialog(request: web.Request) -> web.Response:
    return _piece(_page(request).dialog())


async def _menu(request: web.Request) -> web.Response:
    page = _page(request)
    return _piece(page.menu() if isinstance(page, react.Page) else "")


async def _picture(request: web.Request) -> web.Response:
    return web.Response(
        body=pictures.draw(request.path), content_type="image/svg+xml", headers={"Cache-Control": "max-age=60"}
    )


async def _nothing(_: web.Request) -> web.Response:
    return web.Response(status=204)


def main() -> None:
    """Serves until Ctrl-C; prints one JSON line with the port first."""
    port = int(sys.argv[sys.argv.index("--port") + 1]) if "--port" in sys.argv else 0
    with start(port) as running, suppress(KeyboardInterrupt):
        print(json.dumps({"port": running.port, "rules": running.resolver_rules}), flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
