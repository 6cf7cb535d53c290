"""A stage for each browser: the demo site, an agent with a store of its own, and a browser that was paired by typing the code."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from scripts.agent import Agent, free_port
from scripts.browsers import BROWSERS, Browser, Tab, find, launch
from scripts.browsers.pairing import pair
from scripts.demo import site
from scripts.demo.site import Site
from whosasking.sentences import text

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "extension"
ARTEFACTS = ROOT / "artefacts"
CHOSEN = [name for name in os.environ.get("WHOSASKING_BROWSERS", ",".join(BROWSERS)).split(",") if name]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Stage:
    """One browser, its agent and the site. Tests name people by their slug."""

    name: str
    browser: Browser
    agent: Agent
    demo: Site
    life: contextlib.ExitStack = field(repr=False)
    language: str = "en"

    def pair(self) -> None:
        """Types the agent's code into the pairing tab, and closes the tab."""
        pair(self.browser, self.agent.new_code(), port=self.agent.port).close()

    def reset(self) -> None:
        """The preferences and the people as on the first day."""
        self.agent.ask(
            "PUT",
            "/v1/preferences",
            {
                "preset": "quick_review",
                "values": {"display": "page_and_toolbar", "perspective": "job", "softened_families": []},
            },
        )
        for override in self.agent.ask("GET", "/v1/overrides")["overrides"]:
            self.agent.ask("DELETE", f"/v1/overrides/{override['id']}")

    def word(self, key: str, *values: str) -> str:
        """What the extension says under a key, in the browser's language."""
        messages = json.loads((EXTENSION / "_locales" / self.language / "messages.json").read_text("utf-8"))
        said = str(messages[key]["message"])
        for place, value in enumerate(values, 1):
            said = said.replace(f"${place}", value)
        return said

    def said(self, key: str) -> str:
        """What the agent says under a key, in the browser's language."""
        return text(key, self.language)

    def popup(self) -> Tab:
        """The popup in a tab at the back: so the profile stays the tab in front, which the popup speaks of."""
        popup = self.browser.extension_tab("popup/popup.html", background=True)
        popup.wait_until("document.querySelector('#link-sentence').textContent !== ''")
        return popup


Open = Callable[..., Stage]


@pytest.fixture(scope="session")
def demo() -> Iterator[Site]:
    """The site of invented members."""
    with site.start() as running:
        yield running


@pytest.fixture(scope="session", params=CHOSEN)
def browser_name(request: pytest.FixtureRequest) -> str:
    """Each browser in turn. A missing one fails: a test that does not run proves nothing."""
    name = str(request.param)
    if find(name) is None:
        pytest.fail(f"No {name} on this machine: python3 scripts/test.py gets one.", pytrace=False)
    return name


@pytest.fixture(scope="session")
def stage(browser_name: str, demo: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A paired browser for all tests that leave nothing behind but what reset() takes back."""
    with contextlib.ExitStack() as life:
        made = new_stage(life, browser_name, demo, tmp_path_factory.mktemp("home"))
        made.pair()
        yield made


@pytest.fixture(scope="session")
def unpaired(browser_name: str, demo: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A browser beside the paired one that nobody has paired yet, and its agent."""
    with contextlib.ExitStack() as life:
        yield new_stage(life, browser_name, demo, tmp_path_factory.mktemp("home"))


@pytest.fixture
def fresh(browser_name: str, demo: Site, tmp_path: Path) -> Iterator[Open]:
    """Opens a stage of its own for a test that changes more: not paired yet. options: the fields of Launch."""
    with contextlib.ExitStack() as life:
        yield lambda **options: new_stage(life, browser_name, demo, tmp_path / "home", **options)


@pytest.fixture
def tab(stage: Stage, request: pytest.FixtureRequest) -> Iterator[Tab]:
    """A new tab of the paired browser. After a failed test, artefacts/ shows what it showed."""
    stage.reset()
    opened = stage.browser.tab()
    opened.activate()
    yield opened
    if getattr(request.node, "failed", False):
        with contextlib.suppress(Exception):
            opened.screenshot(ARTEFACTS / "failed" / f"{request.node.name}.png")
    for handle, _ in stage.browser.tabs()[1:]:
        with contextlib.suppress(Exception):
            stage.browser.attach(handle).close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[Any]) -> Iterator[None]:
    """Lets the tab fixture know how its test went."""
    report = yield
    if call.when == "call" and report.failed:
        item.failed = True  # type: ignore[attr-defined]
    return report


def new_stage(life: contextlib.ExitStack, name: str, demo: Site, home: Path, **options: Any) -> Stage:
    """A browser with an agent of its own, not paired yet; both end with life. options: the fields of Launch."""
    found = find(name)
    assert found is not None
    agent = Agent(home, free_port())
    life.callback(lambda: sys.stdout.write("\n".join(agent.said)))  # pytest shows it after a failed test
    life.callback(agent.stop)
    agent.start()
    browser = life.enter_context(launch(found, extension=EXTENSION, site_port=demo.port, **options))
    return Stage(name, browser, agent, demo, life, options.get("language") or "en")
