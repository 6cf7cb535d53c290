"""A whole day's work of agent and terminal, with marked people: what was said where. Also a program: see main().

Everything is done as users do it: real processes, a real port, pages over the link, an archive from a file, a crash, a
restart, a revoked browser.
"""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from scripts.agent import Agent, free_port
from scripts.demo import pages
from scripts.demo.members import BY_SLUG
from tests.archive import made

ORIGIN = "chrome-extension://abcdefghijklmnopabcdefghijklmnop"

NAME = "Zyxmarka Qvortenn"
SLUG = "zyxmarka-qvortenn-77"
HEADLINE = "Zyxheadline keeper of marked words"
ABOUT = "Zyxabout: guaranteed profit of 15% weekly, add me on WhatsApp +44 7700 900123. Zyxabout ends."
FRIEND = made.Friend("Zyxfriend", "Brondovar", "zyxfriend-brondovar", "Zyxcompany", "Zyxposition", "06 Apr 2020")
NOTE = "Zyxnote: met at the pier"
MARKS = ("Zyx", "zyx", "Qvortenn", "qvortenn", "Brondovar", "brondovar")
"""Parts of every marked word: one of them where it does not belong gives it away."""


@dataclass
class Day:
    """said: the agent's own output; complained: what commands wrote to stderr; shown: what they wrote to stdout, by command;
    problems: the agent's refusals; doctor: its reports; secrets: tokens and codes."""

    said: list[str] = field(default_factory=list)
    complained: list[str] = field(default_factory=list)
    shown: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    doctor: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    verdicts: list[str] = field(default_factory=list)


def page(about: str = ABOUT, slug: str = SLUG) -> dict[str, str]:
    """The marked member's page, as the extension sends it."""
    BY_SLUG[slug] = replace(
        BY_SLUG["jenny-profit-mentor"], slug=slug, name=NAME, headline=HEADLINE, about=about, note=NOTE
    )
    try:
        html = pages.render(slug, scrolled=True)
    finally:
        del BY_SLUG[slug]
    return {"url": f"https://www.linkedin.com/in/{slug}/", "html": html, "language": "en"}


class _Browser:
    """A paired browser as the agent sees one."""

    def __init__(self, agent: Agent, day: Day) -> None:
        self._agent, self._day, self._token = agent, day, ""
        code = agent.new_code()
        reply = self.ask("POST", "/v1/pair", {"code": code, "client_name": "Browser"})
        self._token = reply["token"]
        day.secrets += [code, self._token]

    def ask(self, method: str, path: str, body: Any = None, *, raw: bytes | None = None) -> Any:
        """The answer; a refusal is noted."""
        content = raw if raw is not None else None if body is None else json.dumps(body).encode()
        kind = "application/zip" if raw is not None and raw.startswith(b"PK") else "application/json"
        headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "none", "Authorization": f"Bearer {self._token}"}
        with closing(http.client.HTTPConnection("127.0.0.1", self._agent.port, timeout=60)) as connection:
            connection.request(method, path, content, {**headers, "Content-Type": kind})
            answer = connection.getresponse()
            text = answer.read().decode()
        if answer.status >= 400:
            self._day.problems.append(f"{answer.status} {text}")
        return json.loads(text)


def work(home: Path) -> Day:
    """Does a day's work on a new store in home/."""
    day = Day()
    agent = Agent(home, free_port())
    try:
        agent.start()
        browser = _morning(agent, day, home)
        agent.kill()
        agent.start()
        _afternoon(agent, day, browser)
    finally:
        agent.stop()
    day.said = agent.said
    return day


def _morning(agent: Agent, day: Day, home: Path) -> _Browser:
    browser = _Browser(agent, day)
    day.secrets.append((home / "local-token").read_text("utf-8").strip())
    reply = browser.ask("POST", "/v1/reviews", page())
    day.verdicts.append(reply["review"]["verdict"])
    browser.ask("POST", "/v1/reviews", page(about="Zyxabout, another text"))
    browser.ask("POST", "/v1/trial", {"language": "en"})
    for kind in ("spam", "not_spam", "known"):
        browser.ask("PUT", "/v1/overrides", {"kind": kind, "slug": SLUG, "member_id": None, "name": NAME})
    for path in (
        "history",
        "overrides",
        "people?search=Zyx",
        "feedback",
        "preferences",
        "doctor?language=en",
        "imports",
    ):
        answer = browser.ask("GET", f"/v1/{path}")
        if path.startswith("doctor"):
            day.doctor.append(json.dumps(answer))
    browser.ask("PUT", "/v1/preferences", {"preset": "strict", "values": {}})
    _what_goes_wrong(browser)
    return browser


def _what_goes_wrong(browser: _Browser) -> None:
    marked = {"kind": "Zyxkind", "slug": SLUG, "name": NAME}
    browser.ask("PUT", "/v1/overrides", marked)
    browser.ask("POST", "/v1/reviews", raw=f'{{"url": "{SLUG}", "html": "{NAME}'.encode())
    browser.ask("GET", f"/v1/{SLUG}")
    browser.ask("GET", f"/v1/history?limit={SLUG}")
    browser.ask("PUT", "/v1/preferences", {"preset": "Zyxpreset", "values": {"Zyxkey": NAME}})
    browser.ask("POST", "/v1/reviews", {"url": f"https://evil.example/{SLUG}", "html": "<p>" + NAME, "language": "en"})
    flood = "<div>" * 70_000 + NAME
    browser.ask("POST", "/v1/reviews", {"url": f"https://www.linkedin.com/in/{SLUG}/", "html": flood, "language": "en"})
    browser.ask("POST", "/v1/imports", raw=b"PK\x03\x04" + NAME.encode() * 50)


def _afternoon(agent: Agent, day: Day, browser: _Browser) -> None:
    folder = agent.home.parent
    saved, archive = folder / f"{SLUG}.html", folder / "archive.zip"
    saved.write_text(page()["html"], "utf-8")
    files = made.files(2026)
    files["Connections.csv"] = made.connections(2026, (*made.FRIENDS, FRIEND))
    made.zipped(archive, files)
    broken = folder / "broken.zip"
    broken.write_bytes(b"PK\x03\x04" + NAME.encode() * 50)
    for arguments in (
        ("import", str(archive)), ("people", "--search", "Zyx"), ("history",), ("overrides",), ("feedback",),
        ("preferences", "--preset", "open"), ("export",), ("export", "--csv"), ("clients",), ("checks",),
        ("review", str(saved), "--url", page()["url"]), ("read", str(saved), "--url", page()["url"]),
    ):  # fmt: skip
        _run(agent, day, *arguments)
    _run(agent, day, "import", str(broken), fails=True)
    _watch(agent, day, browser)
    day.doctor += [_run(agent, day, "doctor", check=False), _run(agent, day, "doctor", "--json", check=False)]
    (client,) = json.loads(agent.run("clients", "--json").stdout)["clients"]
    _run(agent, day, "clients", "--revoke", client["id"])
    _run(agent, day, "purge", "--all", "--yes")


def _watch(agent: Agent, day: Day, browser: _Browser) -> None:
    """``whosasking watch`` until it has told of one verdict."""
    command = [sys.executable, "-m", "whosasking", "watch", "--json"]
    variables = {**os.environ, "WHOSASKING_HOME": str(agent.home)}
    with subprocess.Popen(
        command, env=variables, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as watching:
        assert watching.stdout is not None
        assert watching.stderr is not None
        told = threading.Thread(target=lambda: day.shown.update(watch=watching.stdout.readline()))  # type: ignore[union-attr]
        told.start()
        for number in range(100):
            browser.ask("POST", "/v1/reviews", page(slug=f"{SLUG}-{number}"))  # somebody new: that is news
            told.join(0.3)
            if not told.is_alive():
                break
        watching.terminate()
        day.complained.append(watching.stderr.read())


def _run(agent: Agent, day: Day, *arguments: str, check: bool = True, fails: bool = False) -> str:
    ran: subprocess.CompletedProcess[str] = agent.run(*arguments, check=check and not fails)
    assert not fails or ran.returncode != 0
    day.complained.append(ran.stderr)
    day.shown[" ".join([arguments[0], *(one for one in arguments[1:] if one.startswith("--"))])] = ran.stdout
    return ran.stdout


def main() -> None:
    """``python -m tests.privacy.day FOLDER``: the day, as JSON."""
    sys.stdout.write(json.dumps(asdict(work(Path(sys.argv[1]) / "home"))))


if __name__ == "__main__":
    main()
