"""The protocol is described as the agent speaks it, and the example client really is one."""

from __future__ import annotations

import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from scripts.agent import Agent, free_port
from whosasking import contract
from whosasking.server import app
from whosasking.server.live import BEAT_S, REVOKED
from whosasking.server.tokens import NONCE

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "protocol.md").read_text("utf-8")
ROWS = [
    tuple(cell.strip() for cell in line.strip("|").split("|"))
    for line in PAGE.partition("## Routes")[2].partition("## Failures")[0].splitlines()
    if re.match(r"\| (GET|POST|PUT|DELETE) ", line)
]


def test_the_table_of_routes_is_the_agents() -> None:
    described = {(method, path.strip("`"), who) for method, path, who, *_ in ROWS}
    assert len(described) == len(ROWS)
    assert described == {
        (method, path, entry.route.access) for path, methods in app._ROUTES.items() for method, entry in methods.items()
    }


def test_who_sends_a_body_is_told() -> None:
    for method, path, _, body, *_ in ROWS:
        assert bool(app._ROUTES[path.strip("`")][method].route.body) == bool(body), path


def test_every_message_that_is_named_is_in_the_contract() -> None:
    messages = {name for row in ROWS for name in re.findall(r"`([A-Z]\w+)`", f"{row[3]} {row[4]}")}
    assert len(messages) > 20
    assert [name for name in messages if not hasattr(contract, name)] == []


def test_every_event_is_described() -> None:
    events = get_args(get_type_hints(contract.LiveEvent)["event"])
    table = PAGE.partition("## Live events")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == set(events)


def test_the_numbers_are_the_agents() -> None:
    assert f"every {BEAT_S:.0f} seconds" in PAGE
    assert f"Code {REVOKED} " in PAGE
    assert "16 to 128 of A-Z a-z 0-9 _ -" in PAGE
    assert NONCE.pattern == "[A-Za-z0-9_-]{16,128}"
    assert f"describes protocol {contract.PROTOCOL}." in PAGE


# ------------------------------------------------------------------------------------------- the client

SAVED = ROOT / "tests" / "pages" / "made" / "react-sv-empty.html"
ADDRESS = "https://www.linkedin.com/in/nils-ekvall/"


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    running = Agent(tmp_path / "home", free_port())
    running.start()
    yield running
    running.stop()


def command(agent: Agent, folder: Path, *arguments: str, port: int | None = None) -> list[str]:
    options = ("--port", str(port or agent.port), "--keep", str(folder / "client.json"))
    return [sys.executable, str(ROOT / "docs" / "example_client.py"), *options, *arguments]


def run(agent: Agent, folder: Path, *arguments: str, port: int | None = None) -> subprocess.CompletedProcess[str]:
    words = command(agent, folder, *arguments, port=port)
    return subprocess.run(words, check=False, capture_output=True, text=True, encoding="utf-8", timeout=60)


def test_the_client_pairs_and_prints_a_verdict(agent: Agent, tmp_path: Path) -> None:
    paired = run(agent, tmp_path, "pair", agent.new_code())
    assert (paired.returncode, paired.stdout) == (0, "Paired.\n"), paired.stderr
    assert sys.platform == "win32" or stat.S_IMODE((tmp_path / "client.json").stat().st_mode) == 0o600
    told = run(agent, tmp_path, "review", str(SAVED), ADDRESS)
    assert told.returncode == 0, told.stderr
    verdict, *findings = told.stdout.splitlines()
    assert verdict.startswith("ignore: ")
    assert len(findings) == 5
    assert agent.ask("GET", "/v1/history")["total"] == 1


def test_a_wrong_code_is_told_in_two_sentences(agent: Agent, tmp_path: Path) -> None:
    agent.new_code()
    refused = run(agent, tmp_path, "pair", "1234")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 2
    assert not (tmp_path / "client.json").exists()


def test_the_client_sends_nothing_to_an_agent_that_was_not_paired(agent: Agent, tmp_path: Path) -> None:
    run(agent, tmp_path, "pair", agent.new_code())
    other = Agent(tmp_path / "other-home", free_port())
    other.start()
    try:
        refused = run(agent, tmp_path, "review", str(SAVED), ADDRESS, port=other.port)
    finally:
        other.stop()
    assert refused.returncode == 1
    assert refused.stderr == "This is not the agent that was paired.\n"


def test_the_client_hears_of_a_verdict(agent: Agent, tmp_path: Path) -> None:
    run(agent, tmp_path, "pair", agent.new_code())
    with subprocess.Popen(
        command(agent, tmp_path, "listen"), stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as listening:
        assert listening.stdout is not None
        try:
            assert listening.stdout.readline() == "Listening.\n"
            run(agent, tmp_path, "review", str(SAVED), ADDRESS)
            assert listening.stdout.readline().startswith("ignore: ")
        finally:
            listening.kill()
