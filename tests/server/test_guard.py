"""The matrix of local-link section 2, with raw bytes: client libraries tidy up too much to attack with."""

from __future__ import annotations

from typing import Any

import pytest

from tests.server.harness import CHROMIUM, FIREFOX, OTHER_EXTENSION, Agent, Answer, Paired

PAGE = "https://www.linkedin.com"
Headers = dict[str, Any]


def refused(answer: Answer, status: int) -> None:
    """Every no is a Problem, closes nothing open, tells no secret and carries no CORS header."""
    assert answer.status == status, answer
    assert sorted(answer.json) == ["code", "fix", "message"]
    assert all(answer.json.values())
    quiet(answer)


def quiet(answer: Answer) -> None:
    names = [name.lower() for name, _ in answer.headers]
    assert not [name for name in names if name.startswith("access-control")]
    assert answer.header("server") == "whosasking"
    assert answer.header("x-content-type-options") == "nosniff"
    assert answer.header("cache-control") == "no-store"


# ----------------------------------------------------------------------------------- the legitimate callers


@pytest.mark.parametrize("site", ["none", "same-origin"])
@pytest.mark.parametrize("path", ["/v1/preferences", "/v1/history", "/v1/overrides"])
def test_extension_reads_without_origin(one_agent: Agent, chromium: Paired, site: str, path: str) -> None:
    answer = one_agent.ask("GET", path, {"Sec-Fetch-Site": site, "Authorization": f"Bearer {chromium.token}"})
    assert answer.status == 200
    quiet(answer)


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_extension_writes_with_its_origin(browser: str, request: pytest.FixtureRequest) -> None:
    caller: Paired = request.getfixturevalue(browser)
    answer = caller.send("PUT", "/v1/preferences", {"preset": None, "values": {}})
    assert answer.status == 200
    quiet(answer)


def test_extension_may_name_its_origin_on_a_get(chromium: Paired) -> None:
    assert chromium.agent.ask("GET", "/v1/history", chromium.headers(origin=True)).status == 200


def test_anybody_who_passes_the_guard_may_say_hello(one_agent: Agent) -> None:
    answer = one_agent.ask("GET", "/v1/hello", {"Sec-Fetch-Site": "none"})
    assert answer.status == 200
    assert answer.json["proof"] is None
    quiet(answer)


def test_terminal_reads_and_writes_with_its_token_alone(one_agent: Agent) -> None:
    headers: Headers = {"Authorization": f"Bearer {one_agent.local_token}"}
    assert one_agent.ask("GET", "/v1/history", headers).status == 200
    assert one_agent.ask("POST", "/v1/refresh", headers, {}).status == 200


# --------------------------------------------------------------------------------------------- 1. Host


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1.evil.example:{port}",
        "localhost:{port}",
        "LOCALHOST:{port}",
        "0.0.0.0:{port}",
        "[::1]:{port}",
        "127.1:{port}",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:{port}0",
        "127.0.0.1:0{port}",
        "127.0.0.1:{port}.evil.example",
        "user@127.0.0.1:{port}",
        "2130706433:{port}",
        "",
        None,
        ["127.0.0.1:{port}", "127.0.0.1:{port}"],
        ["127.0.0.1:{port}", "evil.example"],
        ["evil.example", "127.0.0.1:{port}"],
    ],
)
@pytest.mark.parametrize("path", ["/v1/hello", "/v1/preferences"])
def test_other_hosts(one_agent: Agent, chromium: Paired, host: Any, path: str) -> None:
    def filled(value: str) -> str:
        return value.replace("{port}", str(one_agent.port))

    named = [filled(one) for one in host] if isinstance(host, list) else host and filled(host)
    headers: Headers = {**chromium.headers(origin=False), "Host": named}
    refused(one_agent.ask("GET", path, headers), 421)


def test_address_in_the_request_line_does_not_stand_in_for_host(one_agent: Agent, chromium: Paired) -> None:
    headers: Headers = {**chromium.headers(origin=False), "Host": "evil.example"}
    refused(one_agent.ask("GET", f"http://{one_agent.host}/v1/history", headers), 421)


# -------------------------------------------------------------------------------------- 2. Fetch Metadata


@pytest.mark.parametrize(
    "site",
    [
        "cross-site",
        "same-site",
        "None",
        "none, none",
        "same-origin, cross-site",
        "",
        "null",
        ["none", "none"],
        ["none", "cross-site"],
        None,
    ],
)
@pytest.mark.parametrize("path", ["/v1/hello", "/v1/history"])
def test_other_sites(one_agent: Agent, chromium: Paired, site: Any, path: str) -> None:
    headers: Headers = {**chromium.headers(origin=False), "Sec-Fetch-Site": site}
    refused(one_agent.ask("GET", path, headers), 403)


@pytest.mark.parametrize("path", ["/v1/hello", "/v1/history", "/v1/live", "/nothing"])
def test_program_without_a_token(one_agent: Agent, path: str) -> None:
    refused(one_agent.ask("GET", path), 403)


def test_image_in_a_page(one_agent: Agent) -> None:
    headers: Headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    refused(one_agent.ask("GET", "/v1/hello", headers), 403)


def test_typed_address_gets_no_secret(one_agent: Agent, chromium: Paired) -> None:
    typed: Headers = {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    refused(one_agent.ask("GET", "/v1/preferences", typed), 401)
    hello = one_agent.ask("GET", f"/v1/hello?client={chromium.client_id}", typed)
    assert hello.json["proof"] is None


# ---------------------------------------------------------------------------------------------- 3. Origin


@pytest.mark.parametrize(
    "origin",
    [
        PAGE,
        "null",
        "",
        "file://",
        "http://127.0.0.1:{port}",
        "http://localhost:3000",
        OTHER_EXTENSION,
        CHROMIUM + ".evil.example",
        CHROMIUM + "/",
        CHROMIUM.upper(),
        CHROMIUM[:-1],
        "x" + CHROMIUM,
        f"{CHROMIUM}, {PAGE}",
        [CHROMIUM, PAGE],
        [CHROMIUM, CHROMIUM],
    ],
)
@pytest.mark.parametrize(("method", "path"), [("GET", "/v1/history"), ("PUT", "/v1/preferences"), ("GET", "/v1/hello")])
def test_other_origins(one_agent: Agent, chromium: Paired, origin: Any, method: str, path: str) -> None:
    named = list(origin) if isinstance(origin, list) else origin.replace("{port}", str(one_agent.port))
    headers: Headers = {**chromium.headers(origin=False), "Origin": named}
    body = {"preset": None, "values": {}} if method == "PUT" else None
    refused(one_agent.ask(method, path, headers, body), 403)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/v1/reviews"), ("PUT", "/v1/preferences"), ("DELETE", "/v1/overrides/1")]
)
def test_writing_without_an_origin(one_agent: Agent, chromium: Paired, method: str, path: str) -> None:
    refused(one_agent.ask(method, path, chromium.headers(origin=False), None if method == "DELETE" else {}), 403)


def test_token_of_another_extension(one_agent: Agent, chromium: Paired, firefox: Paired) -> None:
    headers: Headers = {**chromium.headers(origin=True), "Origin": firefox.origin}
    refused(one_agent.ask("GET", "/v1/history", headers), 403)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        PAGE,
        "http://127.0.0.1:{port}",
        "chrome-extension://short",
        "moz-extension://not-a-uuid",
        "safari-web-extension://0f3a1c5e",
    ],
)
def test_pairing_from_elsewhere(one_agent: Agent, origin: str | None) -> None:
    headers: Headers = {"Sec-Fetch-Site": "none", "Origin": origin}
    refused(one_agent.ask("POST", "/v1/pair", headers, {"code": "00000000", "client_name": "x"}), 403)


def test_pairing_by_the_terminal(one_agent: Agent) -> None:
    headers: Headers = {"Authorization": f"Bearer {one_agent.local_token}"}
    refused(one_agent.ask("POST", "/v1/pair", headers, {"code": "00000000", "client_name": "x"}), 403)


# --------------------------------------------------------------------------------- the terminal's token


@pytest.mark.parametrize(
    "more",
    [
        {"Origin": CHROMIUM},
        {"Origin": PAGE},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "none", "Origin": CHROMIUM},
    ],
)
@pytest.mark.usefixtures("chromium")
def test_terminal_token_in_a_browser(one_agent: Agent, more: Headers) -> None:
    headers: Headers = {"Authorization": f"Bearer {one_agent.local_token}", **more}
    refused(one_agent.ask("GET", "/v1/history", headers), 403)


def test_extension_token_in_a_program(one_agent: Agent, chromium: Paired) -> None:
    refused(one_agent.ask("GET", "/v1/history", {"Authorization": f"Bearer {chromium.token}"}), 403)


@pytest.mark.parametrize("path", ["/v1/pairing-code", "/v1/refresh"])
def test_what_is_for_the_terminal_only(chromium: Paired, path: str) -> None:
    refused(chromium.send("POST", path, {}), 403)


# ------------------------------------------------------------------- 4. path, method, type, encoding, size


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/v1",
        "/v2/hello",
        "/v1/hello/",
        "//v1/hello",
        "/v1/%68ello",
        "/v1/../v1/hello",
        "/v1/overrides/x",
        "/v1/overrides/ID",
        "/favicon.ico",
    ],
)
def test_other_paths(chromium: Paired, path: str) -> None:
    refused(chromium.get(path), 404)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("HEAD", "/v1/hello"),
        ("OPTIONS", "/v1/reviews"),
        ("OPTIONS", "/v1/hello"),
        ("GET", "/v1/reviews"),
        ("GET", "/v1/pair"),
        ("POST", "/v1/preferences"),
        ("DELETE", "/v1/preferences"),
        ("PATCH", "/v1/preferences"),
        ("TRACE", "/v1/hello"),
        ("PUT", "/v1/hello"),
    ],
)
def test_other_methods(chromium: Paired, method: str, path: str) -> None:
    answer = chromium.agent.ask(method, path, chromium.headers(origin=True))
    assert answer.status == 405
    assert answer.header("allow")
    quiet(answer)


@pytest.mark.parametrize("origin", [PAGE, "null", CHROMIUM, OTHER_EXTENSION])
@pytest.mark.usefixtures("chromium")
def test_preflight_is_never_answered(one_agent: Agent, origin: str) -> None:
    headers: Headers = {
        "Origin": origin,
        "Sec-Fetch-Site": "cross-site",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
        "Access-Control-Request-Private-Network": "true",
    }
    refused(one_agent.ask("OPTIONS", "/v1/reviews", headers), 403)


@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonp",
        "",
        None,
    ],
)
def test_other_content_types(chromium: Paired, kind: Any) -> None:
    headers: Headers = {**chromium.headers(origin=True), "Content-Type": kind}
    refused(chromium.agent.ask("PUT", "/v1/preferences", headers, {"preset": None, "values": {}}), 415)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "identity", ""])
def test_encoded_bodies(chromium: Paired, encoding: str) -> None:
    headers: Headers = {**chromium.headers(origin=True), "Content-Encoding": encoding}
    refused(chromium.agent.ask("PUT", "/v1/preferences", headers, b"\x1f\x8b\x08\x00"), 415)


@pytest.mark.parametrize("length", [9 * 1024 * 1024, 9_000_000, 2**40])
def test_too_long_a_page_is_refused_before_it_is_sent(chromium: Paired, length: int) -> None:
    headers: Headers = {**chromium.headers(origin=True), "Content-Length": str(length)}
    refused(chromium.agent.ask("POST", "/v1/reviews", headers, b""), 413)


def test_nine_megabytes_sent_anyway(chromium: Paired) -> None:
    refused(chromium.agent.ask("POST", "/v1/reviews", chromium.headers(origin=True), b"x" * (9 << 20)), 413)


def test_too_long_a_page_in_chunks(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Agent(tmp_path_factory.mktemp("chunks"), size=0) as agent:
        caller = Paired(agent)
        headers: Headers = {
            **caller.headers(origin=True),
            "Content-Type": "application/json",
            "Transfer-Encoding": "chunked",
        }
        chunk = b"80000\r\n" + b"x" * 0x80000 + b"\r\n"
        refused(agent.send(agent.request("POST", "/v1/reviews", headers), *[chunk] * 18, b"0\r\n\r\n"), 413)


@pytest.mark.parametrize("length", ["1", "100000"])
def test_get_with_a_body(chromium: Paired, length: str) -> None:
    headers: Headers = {**chromium.headers(origin=False), "Content-Length": length}
    refused(chromium.agent.ask("GET", "/v1/history", headers), 413)


def test_small_messages_stay_small(chromium: Paired) -> None:
    refused(chromium.send("PUT", "/v1/preferences", {"preset": None, "values": {"x": "y" * 20_000}}), 413)


# ----------------------------------------------------------------------------------------------- 5. token


@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Basic {token}",
        "{token}",
        "Bearer {token}x",
        "Bearer {hash}",
        "Bearer {token}, Bearer {token}",
        ["Bearer {token}", "Bearer {token}"],
        ["Bearer {token}", "Bearer x"],
        "Bearer \xff\xfe",
    ],
)
def test_no_token_or_a_wrong_one(one_agent: Agent, chromium: Paired, authorization: Any) -> None:
    from whosasking.server.tokens import hash_token

    def filled(value: str) -> str:
        return value.replace("{token}", chromium.token).replace("{hash}", hash_token(chromium.token))

    named = (
        [filled(one) for one in authorization]
        if isinstance(authorization, list)
        else authorization and filled(authorization)
    )
    headers: Headers = {"Sec-Fetch-Site": "none", "Authorization": named}
    answer = one_agent.ask("GET", "/v1/history", headers)
    refused(answer, 401)
    assert answer.header("www-authenticate") == "Bearer"


@pytest.mark.parametrize(
    "query", ["token={token}", "access_token={token}", "authorization=Bearer%20{token}", "bearer.{token}"]
)
def test_token_in_the_address(one_agent: Agent, chromium: Paired, query: str) -> None:
    path = "/v1/history?" + query.replace("{token}", chromium.token)
    refused(one_agent.ask("GET", path, {"Sec-Fetch-Site": "none"}), 401)


def test_token_in_a_cookie_or_body(one_agent: Agent, chromium: Paired) -> None:
    headers: Headers = {"Sec-Fetch-Site": "none", "Cookie": f"token={chromium.token}", "Origin": CHROMIUM}
    refused(one_agent.ask("PUT", "/v1/preferences", headers, {"token": chromium.token}), 401)


def test_body_is_not_waited_for_without_a_token(one_agent: Agent) -> None:
    """401 comes although the body never does."""
    headers: Headers = {"Sec-Fetch-Site": "none", "Origin": CHROMIUM, "Content-Length": "1000"}
    refused(one_agent.ask("POST", "/v1/reviews", headers, b""), 401)


def test_expectation_is_not_met_without_a_token(one_agent: Agent) -> None:
    headers: Headers = {"Sec-Fetch-Site": "none", "Origin": CHROMIUM, "Expect": "100-continue", "Content-Length": "9"}
    refused(one_agent.ask("POST", "/v1/reviews", headers, b""), 401)


# ----------------------------------------------------------------------------------------------- upgrade


def upgrade(agent: Agent, path: str = "/v1/live", **changed: Any) -> Answer:
    """The handshake with headers left out or replaced: underscores stand for hyphens."""
    headers: Headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    headers.update({name.replace("_", "-"): value for name, value in changed.items()})
    return agent.ask("GET", path, headers)


def bearer(token: str) -> str:
    return f"whosasking.v1, bearer.{token}"


def opened(answer: Answer, token: str) -> None:
    assert answer.status == 101
    assert answer.header("sec-websocket-protocol") == "whosasking.v1"
    assert token not in str(answer.headers)
    assert not [name for name, _ in answer.headers if name.lower().startswith("access-control")]


def test_upgrade_in_chromium(one_agent: Agent, chromium: Paired) -> None:
    opened(upgrade(one_agent, Origin=CHROMIUM, Sec_WebSocket_Protocol=bearer(chromium.token)), chromium.token)


def test_upgrade_in_firefox(one_agent: Agent, firefox: Paired) -> None:
    answer = upgrade(
        one_agent, Origin=FIREFOX, Sec_Fetch_Site="same-origin", Sec_WebSocket_Protocol=bearer(firefox.token)
    )
    opened(answer, firefox.token)


def test_upgrade_in_the_terminal(one_agent: Agent) -> None:
    opened(upgrade(one_agent, Sec_WebSocket_Protocol=bearer(one_agent.local_token)), one_agent.local_token)


@pytest.mark.parametrize(
    ("status", "changed"),
    [
        (421, {"Host": "localhost:1"}),
        (403, {"Origin": PAGE}),
        (403, {"Origin": "null"}),
        (403, {"Origin": None}),
        (403, {"Origin": OTHER_EXTENSION}),
        (403, {"Origin": CHROMIUM + "x"}),
        (403, {"Origin": [CHROMIUM, PAGE]}),
        (403, {"Origin": FIREFOX}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (403, {"Sec_Fetch_Site": "same-site"}),
        (403, {"Origin": None, "Sec_Fetch_Site": "none"}),
        (401, {"Sec_WebSocket_Protocol": None}),
        (401, {"Sec_WebSocket_Protocol": "whosasking.v1"}),
        (401, {"Sec_WebSocket_Protocol": "whosasking.v1, bearer."}),
        (401, {"Sec_WebSocket_Protocol": "whosasking.v1, bearer.x"}),
        (401, {"Sec_WebSocket_Protocol": "whosasking.v1, bearer.{token}, bearer.x"}),
        (401, {"Sec_WebSocket_Protocol": ["whosasking.v1, bearer.{token}", "bearer.{token}"]}),
        (401, {"Sec_WebSocket_Protocol": "whosasking.v1", "Authorization": "Bearer {token}"}),
        (400, {"Sec_WebSocket_Protocol": "bearer.{token}"}),
        (400, {"Sec_WebSocket_Version": "12"}),
        (400, {"Sec_WebSocket_Key": "short"}),
        (413, {"Content_Length": "5"}),
        (403, {"Upgrade": "h2c"}),
        (403, {"Upgrade": None}),
    ],
)
@pytest.mark.usefixtures("firefox")
def test_upgrades_that_are_refused(one_agent: Agent, chromium: Paired, status: int, changed: Headers) -> None:
    def filled(value: Any) -> Any:
        if isinstance(value, list):
            return [filled(one) for one in value]
        return value and value.replace("{token}", chromium.token)

    fields: Headers = {"Origin": CHROMIUM, "Sec_WebSocket_Protocol": bearer(chromium.token)}
    fields.update({name: filled(value) for name, value in changed.items()})
    refused(upgrade(one_agent, **fields), status)


@pytest.mark.parametrize(
    "more",
    [
        {"Origin": CHROMIUM},
        {"Origin": PAGE},
        {"Sec_Fetch_Site": "none"},
        {"Sec_Fetch_Site": "same-origin", "Origin": CHROMIUM},
    ],
)
@pytest.mark.usefixtures("chromium")
def test_upgrade_with_the_terminal_token_in_a_browser(one_agent: Agent, more: Headers) -> None:
    refused(upgrade(one_agent, Sec_WebSocket_Protocol=bearer(one_agent.local_token), **more), 403)


def test_upgrade_elsewhere_excuses_nothing(one_agent: Agent, chromium: Paired) -> None:
    """Only the WebSocket's own address may be asked without Fetch Metadata."""
    refused(upgrade(one_agent, "/v1/history", Origin=CHROMIUM, Authorization=f"Bearer {chromium.token}"), 403)


def test_plain_get_where_a_websocket_is(chromium: Paired) -> None:
    answer = chromium.get("/v1/live")
    refused(answer, 426)
    assert answer.header("upgrade") == "websocket"


# ---------------------------------------------------------------------------------------------- no HTTP


@pytest.mark.parametrize(
    "garbage",
    [
        b"GARBAGE\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64 + b"\r\n\r\n",
        b"GET /v1/hello HTTP/9.9\r\n\r\n",
        b"GET /v1/hello HTTP/1.1\r\nBad Header: x\r\n\r\n",
        b"GET /v1/hello HTTP/1.1\r\nA: " + b"x" * 20_000 + b"\r\n\r\n",
        b"GET /" + b"x" * 20_000 + b" HTTP/1.1\r\n\r\n",
        b"POST /v1/pair HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /v1/pair HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"GET /v1/hello HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(300)) + b"\r\n",
    ],
)
def test_what_is_no_http(one_agent: Agent, garbage: bytes) -> None:
    refused(one_agent.send(garbage), 400)


def test_second_request_in_the_first_ones_body_is_no_request(one_agent: Agent, chromium: Paired) -> None:
    """What was not read of a refused request is never taken for the next one."""
    inner = one_agent.request("GET", "/v1/history", chromium.headers(origin=False))
    refused_one = one_agent.request("POST", "/v1/reviews", {"Sec-Fetch-Site": "none", "Origin": CHROMIUM}, inner)
    next_one = one_agent.request("GET", "/v1/hello", {"Sec-Fetch-Site": "none"})
    first, second = one_agent.send_two(refused_one + next_one)
    refused(first, 401)
    assert second.json["product"] == "whosasking"
