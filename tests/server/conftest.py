from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.harness import Agent, Paired


@pytest.fixture
def agent(tmp_path: Path) -> Iterator[Agent]:
    with Agent(tmp_path) as running:
        yield running


@pytest.fixture
def paired(agent: Agent) -> Paired:
    return Paired(agent)


@pytest.fixture(scope="module")
def one_agent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Agent]:
    """One agent for many requests that change nothing."""
    with Agent(tmp_path_factory.mktemp("home"), size=0) as running:
        yield running


@pytest.fixture(scope="module")
def chromium(one_agent: Agent) -> Paired:
    return Paired(one_agent)


@pytest.fixture(scope="module")
def firefox(one_agent: Agent) -> Paired:
    from tests.server.harness import FIREFOX

    return Paired(one_agent, FIREFOX)
