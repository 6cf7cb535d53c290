"""Every screen, light, dark and in forced colours: axe-core finds nothing."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from scripts.browsers import Look, Tab
from tests.browser.axe import examined
from tests.browser.conftest import Stage
from tests.browser.screens import SCREENS, Screen, opened


@pytest.fixture(scope="module", params=SCREENS, ids=lambda found: found.name)
def shown(request: pytest.FixtureRequest, stage: Stage, unpaired: Stage) -> Iterator[Tab]:
    """One screen after the other: each is opened once, and then looked at in every way."""
    found: Screen = request.param
    yield from opened(found, stage, unpaired)


@pytest.mark.parametrize("look", ["light", "dark", "forced"])
def test_axe_finds_nothing(shown: Tab, look: Look, browser_name: str) -> None:
    if browser_name == "firefox" and look != "light":
        pytest.skip(
            "axe takes twice as long each time that it looks at one page of Firefox's; the colours are the same"
        )
    shown.look(look)
    with contextlib.ExitStack() as after:
        after.callback(shown.look, "light")
        assert examined(shown) == []
