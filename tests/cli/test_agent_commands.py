"""The commands around the agent, as a user runs them: real processes, a real port, a store in a folder of the test's own."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from whosasking.cli import main
from whosasking.cli.terminal import WIDTH
from whosasking.contract import OverrideRequest
from whosasking.model import Message
from whosasking.server.local import read_note
from whosasking.store import Client, Reviewed, Store
from whosasking.store.home import STORE_FILE, only_agent

posix = pytest.mark.skipif(os.name != "posix", reason="signals as POSIX systems know them")
HOSTILE = "\x1b[31mMirela\u202e <b>"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WHOSASKING_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


class Ran(NamedTuple):
    stdout: str
    stderr: str


def whosasking(*arguments: str, code: int = 0) -> Ran:
    """A command: ``serve`` as a process of its own, the others in this one, which is faster."""
    returned, ran = _process(arguments) if arguments[0] == "serve" and "--help" not in arguments else _here(arguments)
    assert "Traceback" not in ran.stderr
    assert returned == code, ran.stderr
    return ran


def _process(arguments: tuple[str, ...]) -> tuple[int, Ran]:
    command = [sys.executable, "-m", "whosasking", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8")
    return ran.returncode, Ran(ran.stdout, ran.stderr)


def _here(arguments: tuple[str, ...]) -> tuple[int, Ran]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            returned = main(list(arguments))
        except SystemExit as ended:
            returned = int(ended.code or 0)
    return returned, Ran(out.getvalue(), err.getvalue())


def told(ran: Ran) -> list[str]:
    """A problem: what happened, and what to do."""
    lines = ran.stderr.strip().splitlines()
    assert len(lines) == 2, ran.stderr
    return lines


class Served:
    """A running ``whosasking serve``."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "whosasking", "serve", "--port", "0", *arguments]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.lines: list[str] = []
        self.port = int(self.line(r"http://127\.0\.0\.1:(\d+)"))

    def line(self, pattern: str) -> str:
        """The group of the next line that fits."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line)
            if found := re.search(pattern, line):
                return found[1]
        raise AssertionError(self.lines)

    def end(self, number: int = signal.SIGTERM) -> str:
        self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=20)
        return rest

    def ask(self, method: str, path: str, headers: dict[str, str], body: Any = None) -> tuple[int, Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        content = None if body is None else json.dumps(body)
        connection.request(method, path, content, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        read = json.loads(answer.read())
        connection.close()
        return answer.status, read

    def pair(self, code: str) -> str:
        headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none"}
        status, reply = self.ask("POST", "/v1/pair", headers, {"code": code, "client_name": "Browser"})
        assert status == 200, reply
        return str(reply["token"])


ORIGIN = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"


@pytest.fixture
def served(home: Path) -> Iterator[Served]:
    assert not home.exists()
    running = Served()
    yield running
    if running.process.poll() is None:
        running.end(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    if running.process.stdout is not None:
        running.process.stdout.close()


def store(home: Path) -> Store:
    home.mkdir(mode=0o700, exist_ok=True)
    return Store.open(now=datetime.now(UTC), folder=home)


# ------------------------------------------------------------------------------------------------ serve


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_serve_ends_in_order(home: Path, served: Served, number: int) -> None:
    assert served.line(r"code: (\d{8})\b")
    assert "Nothing is lost" in served.end(number)
    assert served.process.returncode == 0
    assert read_note(home) is None
    assert not list(home.glob("*-wal"))


def test_serve_pairs_and_reviews(served: Served) -> None:
    token = served.pair(served.line(r"code: (\d{8})\b"))
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none", "Authorization": f"Bearer {token}"}
    page = {
        "url": "https://www.linkedin.com/feed/",
        "html": "<html><body><main>…</main></body></html>",
        "language": "en",
    }
    status, reply = served.ask("POST", "/v1/reviews", headers, page)
    assert (status, reply["review"]["verdict"]) == (200, "none")
    (client,) = json.loads(whosasking("clients", "--json").stdout)["clients"]
    assert client["origin"] == ORIGIN
    assert "hash" not in str(client)
    assert "Browser" in whosasking("clients").stdout
    assert "may no longer ask" in whosasking("clients", "--revoke", client["id"]).stdout
    assert served.ask("GET", "/v1/history", {"Sec-Fetch-Site": "none", "Authorization": f"Bearer {token}"})[0] == 401


def test_code_on_demand(served: Served) -> None:
    first = served.line(r"code: (\d{8})\b")
    second = json.loads(whosasking("pair", "--json").stdout)["code"]
    third = re.search(r"code: (\d{8})\b", whosasking("pair").stdout)
    assert third is not None
    status, reply = served.ask(
        "POST", "/v1/pair", {"Origin": ORIGIN, "Sec-Fetch-Site": "none"}, {"code": first, "client_name": "x"}
    )
    assert (status, reply["code"]) == (403, "pairing_code_wrong") or first == third[1]
    assert second is not None
    served.pair(third[1])


def test_paired_agent_prints_no_code(home: Path) -> None:
    with store(home) as opened:
        opened.add_client(browser())
    running = Served()
    assert "code" not in running.end()


def browser() -> Client:
    return Client(
        id="c_1",
        kind="browser",
        name=HOSTILE,
        origin=ORIGIN,
        token_hash="0" * 64,
        created="2026-11-22T18:00:00Z",
        last_seen=None,
    )


def test_second_agent_on_the_same_store(served: Served) -> None:
    what, _ = told(whosasking("serve", "--port", "0", code=1))
    assert what == f"An agent is already running, on port {served.port}."


def test_port_taken(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        what, fix = told(whosasking("serve", "--port", str(port), code=1))
    assert what.startswith(f"Port {port} is taken by ")
    if sys.platform == "linux":
        assert f"({os.getpid()})" in what
    assert "--port" in fix
    assert read_note(home) is None


@pytest.mark.parametrize("port", ["80", "-1", "70000"])
@pytest.mark.usefixtures("home")
def test_ports_that_are_none(port: str) -> None:
    told(whosasking("serve", "--port", port, code=1))


@posix
def test_port_of_a_killed_agent_is_free_at_once(served: Served) -> None:
    served.end(signal.SIGKILL)
    again = Served("--port", str(served.port))
    assert again.port == served.port
    again.end()


@posix
def test_killed_agent_leaves_no_worker_and_loses_nothing(home: Path, served: Served) -> None:
    token = served.pair(served.line(r"code: (\d{8})\b"))
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none", "Authorization": f"Bearer {token}"}
    for number in range(20):
        body = {"kind": "known", "slug": f"member-{number}", "member_id": None, "name": "x"}
        assert served.ask("PUT", "/v1/overrides", headers, body)[0] == 200
    assert served.ask("PUT", "/v1/preferences", headers, {"preset": "open", "values": {}})[0] == 200
    workers = children(served.process.pid)
    served.end(signal.SIGKILL)
    for worker in workers:
        wait_until_gone(worker)
    with store(home) as opened:
        assert opened.put_aside is None
        assert len(opened.overrides()) == 20
        assert opened.preferences().accept_up_to_with_proof == 2
        assert {client.kind for client in opened.clients()} == {"local", "browser"}
    with only_agent(home) as alone:
        assert alone


def children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def wait_until_gone(pid: int) -> None:
    status = Path(f"/proc/{pid}/stat")
    for _ in range(400):
        time.sleep(0.05)
        try:
            if status.read_text().split()[2] == "Z":
                return
        except (FileNotFoundError, ProcessLookupError):
            return
    raise AssertionError(pid)


def test_damaged_store_is_said(home: Path) -> None:
    with store(home):
        pass
    (home / STORE_FILE).write_bytes(b"no database" * 1000)
    running = Served()
    assert f"{STORE_FILE}.corrupt-" in "".join(running.lines)
    running.end()


@pytest.mark.parametrize(
    "command",
    [("history",), ("clients",), ("preferences",), ("overrides",), ("purge", "--yes"), ("serve", "--port", "0")],
)
def test_newer_store(home: Path, command: tuple[str, ...]) -> None:
    with store(home) as opened:
        opened._db.execute("PRAGMA user_version = 999")
    what, fix = told(whosasking(*command, code=1))
    assert "newer version" in what
    assert fix == "Upgrade Who's Asking."


# ------------------------------------------------------------------------------------ without an agent


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", ["pair", "watch"])
def test_no_agent(command: str) -> None:
    assert told(whosasking(command, code=1)) == ["No agent is running.", "Start it with “whosasking serve”."]


@posix
@pytest.mark.parametrize("command", ["pair", "watch"])
def test_squatter_on_the_agents_port_learns_nothing(home: Path, served: Served, command: str) -> None:
    """The agent was killed and something else took its port: nothing secret is sent to it."""
    served.end(signal.SIGKILL)
    token = (home / "local-token").read_text().strip()
    heard = []
    with socket.create_server(("127.0.0.1", served.port)) as squatter:
        caller = subprocess.Popen(
            [sys.executable, "-m", "whosasking", command], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        squatter.settimeout(20)
        connection, _ = squatter.accept()
        with connection:
            heard.append(connection.recv(65536))
            body = b'{"product":"whosasking","version":"0.1.0","protocol_min":1,"protocol_max":1,"proof":"00"}'
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        _, complaint = caller.communicate(timeout=20)
    assert complaint.startswith("Something else answers where the agent should be.")
    assert token.encode() not in b"".join(heard)


@pytest.mark.usefixtures("home")
def test_preferences_off_line() -> None:
    assert "Quick review" in whosasking("preferences").stdout
    changed = whosasking(
        "preferences", "--preset", "strict", "--set", "activity_months=6", "display=toolbar_only", "--json"
    )
    reply = json.loads(changed.stdout)
    assert (reply["preset"], reply["values"]["activity_months"]) == ("strict", 6)
    assert json.loads(whosasking("preferences", "--json").stdout) == reply
    assert all(len(line) <= WIDTH for line in whosasking("preferences").stdout.splitlines())


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--set", "ignore_from=1"), "“accept_up_to” must be below"),
        (("--set", "activity_months=never"), "“activity_months”"),
        (("--set", "nothing=1"), "“nothing”"),
        (("--set", "nothing"), "KEY=VALUE"),
        (("--preset", "lenient"), "preset"),
    ],
)
def test_preferences_that_do_not_fit(arguments: tuple[str, ...], named: str) -> None:
    assert named in told(whosasking("preferences", *arguments, code=1))[0]
    assert json.loads(whosasking("preferences", "--json").stdout)["preset"] == "quick_review"


def remembered(home: Path, rows: int, *, days: int = 0) -> None:
    with store(home) as opened:
        for number in range(rows):
            review = Reviewed(
                slug=f"member-{days}-{number}",
                member_id=None,
                name=HOSTILE,
                verdict="look_closer",
                sentence=Message(key="verdict.not_spam", values={"verdict": "x" * 200}),
                provisional=number == 0,
                rules_version="1",
            )
            opened.remember(review, datetime.now(UTC) - timedelta(days=days))


def test_history(home: Path) -> None:
    assert whosasking("history").stdout == "No verdict is remembered.\n"
    remembered(home, 30)
    shown = whosasking("history", "--limit", "25").stdout
    assert len(shown.splitlines()) == 27
    assert all(len(line) <= WIDTH for line in shown.splitlines())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "older verdicts: add --limit" in shown
    reply = json.loads(whosasking("history", "--json", "--limit", "2").stdout)
    assert (len(reply["entries"]), reply["total"], reply["entries"][0]["name"]) == (2, 30, HOSTILE)


@pytest.mark.usefixtures("home")
def test_history_with_a_wrong_limit() -> None:
    told(whosasking("history", "--limit", "0", code=1))


def test_purge(home: Path) -> None:
    remembered(home, 3, days=400)
    remembered(home, 2, days=40)
    remembered(home, 1)
    told(whosasking("purge", "--all", code=1))  # nobody is there to be asked
    assert whosasking("purge", "--yes").stdout == "3 verdicts were deleted.\n"
    assert whosasking("purge", "--older-than", "30", "--yes").stdout == "2 verdicts were deleted.\n"
    assert whosasking("purge", "--all", "--yes").stdout == "One verdict was deleted.\n"
    assert json.loads(whosasking("purge", "--all", "--yes", "--json").stdout) == {"verdicts": 0}


def test_overrides(home: Path) -> None:
    with store(home) as opened:
        asked = OverrideRequest(kind="blocked", slug="mirela", member_id=None, name=HOSTILE)
        said = opened.set_override(asked, datetime.now(UTC))
    shown = whosasking("overrides").stdout
    assert "never again" in shown
    assert "\x1b" not in shown
    assert json.loads(whosasking("overrides", "--json").stdout)["overrides"][0]["slug"] == "mirela"
    assert "Taken back" in whosasking("overrides", "--undo", str(said.id)).stdout
    told(whosasking("overrides", "--undo", str(said.id), code=1))


def test_revoking_nobody(home: Path) -> None:
    with store(home) as opened:
        opened.add_client(browser())
    told(whosasking("clients", "--revoke", "c_2", code=1))
    assert "\x1b" not in whosasking("clients").stdout


@pytest.mark.parametrize(
    "command", ["serve", "pair", "clients", "preferences", "history", "purge", "overrides", "watch"]
)
@pytest.mark.usefixtures("home")
def test_help_has_examples(command: str) -> None:
    shown = whosasking(command, "--help").stdout
    assert "examples:" in shown
    assert f"whosasking {command}" in shown


# ----------------------------------------------------------------------------------------------- watch


@posix
def test_watch_tells_what_happens_and_waits_for_the_agent(served: Served) -> None:
    watching = subprocess.Popen(
        [sys.executable, "-m", "whosasking", "watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        assert watching.stdout is not None
        assert watching.stdout.readline() == "Waiting for verdicts. Ctrl+C ends it.\n"
        tell_until_heard(served, watching)
        served.end()
        assert "waiting for it" in next_line(watching, "does not answer")
        again = Served("--port", str(served.port))
        tell_until_heard(again, watching)
        again.end()
    finally:
        watching.send_signal(signal.SIGINT)
        watching.communicate(timeout=20)
    assert watching.returncode == 130


def tell_until_heard(served: Served, watching: subprocess.Popen[str]) -> None:
    """Says something again and again until the watcher has connected and prints it, harmless."""
    import threading

    token = served.pair(json.loads(whosasking("pair", "--json").stdout)["code"])
    headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none", "Authorization": f"Bearer {token}"}
    heard = threading.Event()

    def tell() -> None:
        number = 0
        while not heard.wait(0.1):
            number += 1
            body = {"kind": "known", "slug": f"member-{number}", "member_id": None, "name": HOSTILE}
            served.ask("PUT", "/v1/overrides", headers, body)

    telling = threading.Thread(target=tell)
    telling.start()
    try:
        assert "[31mMirela <b>: I know them." in next_line(watching, "Mirela")
    finally:
        heard.set()
        telling.join()


def next_line(watching: subprocess.Popen[str], part: str) -> str:
    assert watching.stdout is not None
    for line in watching.stdout:
        assert "\x1b" not in line
        if part in line:
            return line
    raise AssertionError(part)
