"""A try on the made-up member: a whole verdict, and nothing of it is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.agent import Agent, free_port


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    running = Agent(tmp_path / "home", free_port())
    running.start()
    yield running
    running.stop()


def test_the_made_up_member_gets_a_whole_verdict_that_nobody_remembers(agent: Agent) -> None:
    reply = agent.ask("POST", "/v1/trial", {"language": "en"})
    assert reply["page"]["kind"] == "profile"
    assert reply["review"]["verdict"] == "ignore"
    assert len(reply["review"]["findings"]) == 5
    assert reply["review"]["telltales"]
    assert agent.ask("GET", "/v1/history")["total"] == 0
    assert agent.ask("GET", "/v1/people")["total"] == 0


PASTED = "Mirela Okonjo\n· 2nd\nBridge engineer at Fernholt Works\n500+ connections\n3 mutual connections\nAbout\nI inspect bridges.\n"


def test_a_pasted_text_gets_a_verdict_from_what_it_says(agent: Agent) -> None:
    reply = agent.ask("POST", "/v1/pasted", {"text": PASTED, "language": "en"})
    outcomes = {finding["check"]: finding["outcome"] for finding in reply["review"]["findings"]}
    assert (outcomes["connections"], outcomes["mutual_connections"]) == ("passed", "passed")
    assert outcomes["activity"] == "unknown"
    assert reply["review"]["provisional"] is False
    assert agent.ask("GET", "/v1/history")["total"] == 0


def test_a_text_that_is_no_profile_gets_no_verdict(agent: Agent) -> None:
    reply = agent.ask("POST", "/v1/pasted", {"text": "Connect\nMessage\n", "language": "en"})
    assert reply["review"]["verdict"] == "none"
