"""The demo site as a server: its certificate, its policy, its log."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPResponse

import pytest

from scripts.demo import others, pages, site
from scripts.demo.site import Site


@pytest.fixture(scope="module")
def demo() -> Iterator[Site]:
    with site.start() as running:
        yield running


def ask(
    demo: Site, path: str, headers: dict[str, str] | None = None, name: str = "www.linkedin.com"
) -> tuple[HTTPResponse, str]:
    """Asks as a browser does that resolves the site's name to this machine and trusts its certificate alone."""
    trust = ssl.create_default_context(cadata=demo.certificate.decode())
    lines = {"Host": name, "Connection": "close"} | (headers or {})
    with (
        socket.create_connection(("127.0.0.1", demo.port), timeout=10) as plain,
        trust.wrap_socket(plain, server_hostname=name) as wire,
    ):
        wire.sendall(
            (
                f"GET {path} HTTP/1.1\r\n" + "".join(f"{key}: {value}\r\n" for key, value in lines.items()) + "\r\n"
            ).encode()
        )
        response = HTTPResponse(wire)
        response.begin()
        return response, response.read().decode()


@pytest.mark.parametrize("name", ["www.linkedin.com", "media.licdn.com", "localhost"])
def test_the_certificate_is_good_for_its_names(demo: Site, name: str) -> None:
    assert ask(demo, "/in/marit-halloran/", name=name)[0].status == 200


def test_the_certificate_is_good_for_no_other_name(demo: Site) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        ask(demo, "/", name="example.org")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/in/marit-halloran/", 200),
        ("/in/tomasz-d%C4%99bowiec-4b81a9217/", 200),
        ("/in/marit-halloran/?layout=ember&lang=pl", 200),
        ("/in/marit-halloran/?layout=stone", 400),
        ("/in/nobody/", 404),
        ("/nowhere", 404),
        ("/mynetwork/", 200),
        ("/", 200),
    ],
)
def test_addresses_answer(demo: Site, path: str, status: int) -> None:
    assert ask(demo, path)[0].status == status


@pytest.mark.parametrize(
    "path",
    [
        "/in/marit-halloran/",
        "/in/marit-halloran/?layout=ember",
        "/in/marit-halloran/?layout=public",
        "/mynetwork/",
        "/authwall",
    ],
)
def test_the_policy_is_strict_and_the_page_keeps_it(demo: Site, path: str) -> None:
    response, page = ask(demo, path)
    policy = response.getheader("Content-Security-Policy") or ""
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "connect-src 'self'" in policy
    nonces = set(re.findall(r'<(?:script|style)\b[^>]*nonce="([^"]+)"', page))
    assert len(nonces) == 1
    assert f"script-src 'nonce-{nonces.pop()}'" in policy
    assert re.findall(r"<(?:script|style)(?![^>]*nonce=)", page) == []
    assert re.search(r"<[^>]+\son\w+=", page) is None
    for style in set(re.findall(r'<[^>]+\sstyle="([^"]*)"', page)):
        assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy, style


@pytest.mark.parametrize(("slug", "layout", "language"), pages.all_looks())
def test_a_served_page_loads_nothing_from_elsewhere(slug: str, layout: str, language: str) -> None:
    page = pages.render(slug, layout=layout, language=language, scrolled=True, media="")
    sources = re.findall(r'<(?:img|script|link|iframe)\b[^>]*\ssrc="([^"]*)"', page)
    assert sources
    assert [source for source in sources if not source.startswith(("/", "data:"))] == []
    assert "url(" not in page.split("</style>", maxsplit=1)[0]


def test_pictures_are_drawn(demo: Site) -> None:
    response, body = ask(demo, "/dms/image/v2/abc/profile-displayphoto-scale_100_100/0/1")
    assert response.getheader("Content-Type", "").startswith("image/svg+xml")
    assert body.startswith("<svg")


def test_the_log_tells_who_asked(demo: Site) -> None:
    before = len(demo.requests)
    ask(demo, "/in/marit-halloran/", {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"})
    ask(demo, "/demo/page.js", {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"})
    ask(demo, "/demo/part/marit-halloran/Part1", {"x-demo": "page", "Sec-Fetch-Mode": "cors"})
    ask(demo, "/in/marit-halloran/", {"Sec-Fetch-Mode": "cors", "Origin": "chrome-extension://abc"})
    assert [request.by for request in demo.requests[before:]] == ["navigation", "asset", "page", "other"]
    assert demo.asked("other")[-1].headers["Origin"] == "chrome-extension://abc"
    told = json.loads(ask(demo, "/demo/log")[1])
    assert told[-1]["by"] == "other"
    assert len(told) == len(demo.requests)


def test_parts_fill_an_unscrolled_page_with_what_a_scrolled_one_has(demo: Site) -> None:
    _, whole = ask(demo, "/in/marit-halloran/?scrolled")
    _, unscrolled = ask(demo, "/in/marit-halloran/")
    for text in ("Lead the groundwater models", "Tracer tests in karst"):
        assert text not in unscrolled
    _, part = ask(demo, "/demo/part/marit-halloran/Part1", {"x-demo": "page"})
    assert "Lead the groundwater models of eleven towns" in part
    assert "Lead the groundwater models of eleven towns" in whole
    styled = set(re.findall(r"\.([_a-f0-9]{8,9})\b", unscrolled.split("</style>", maxsplit=1)[0]))
    assert set(re.findall(r'class="[^"]*?([_a-f0-9]{8,9})"', part)) <= styled


def test_every_build_has_class_names_of_its_own() -> None:
    def names(slug: str) -> set[str]:
        return set(
            re.findall(
                r"\b_?[0-9a-f]{8}\b", " ".join(re.findall(r'class="([^"]*)"', pages.render(slug, layout="react")))
            )
        )

    assert len(names("marit-halloran")) > 100
    assert not names("marit-halloran") & names("ines-moravec")


def test_the_same_day_makes_the_same_page() -> None:
    assert pages.render("marit-halloran") == pages.render("marit-halloran")


def test_pages_are_as_large_as_real_ones() -> None:
    sizes = {
        layout: len(pages.render("marit-halloran", layout=layout, scrolled=True)) // 1000 for layout in pages.LANGUAGES
    }
    assert 300 <= sizes["react"] <= 600
    assert 200 <= sizes["ember"] <= 1000
    assert 120 <= sizes["public"] <= 300


def test_a_taken_port_says_so(demo: Site) -> None:
    with pytest.raises(OSError, match="address already in use"):
        site.start(demo.port)


def test_stopping_twice_is_harmless() -> None:
    running = site.start()
    running.stop()
    running.stop()
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", running.port), timeout=2)


@pytest.mark.parametrize("name", others.OTHERS)
def test_other_pages_are_served_at_their_address(demo: Site, name: str) -> None:
    path = others.OTHERS[name][0] if name != "guest_home" else "/?guest"
    _, page = ask(demo, path)
    title = re.search(r"<title[^>]*>([^<]*)", others.render(name))
    assert title is None or title[1] in page
