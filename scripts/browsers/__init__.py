"""Drives a real Chromium or Firefox with the extension, on a site that stands on this machine.

``with launch(find("firefox"), extension=..., site_port=...) as browser: tab = browser.tab("/in/ada-demo/") ...``
Both browsers answer to one interface (base.py), so every browser test is written once.
"""

from __future__ import annotations

from typing import Any, Literal, get_args

from scripts.browsers.base import KEYS, SITE, Box, Browser, Heard, Launch, Look, Request, Tab, Theme, wait_for
from scripts.browsers.chromium import Chromium
from scripts.browsers.elements import Element
from scripts.browsers.finding import Found, find
from scripts.browsers.firefox import Firefox
from scripts.browsers.wire import BrowserError

BrowserName = Literal["chromium", "firefox"]
BROWSERS: tuple[BrowserName, ...] = get_args(BrowserName)

__all__ = [
    "BROWSERS",
    "KEYS",
    "SITE",
    "Box",
    "Browser",
    "BrowserError",
    "BrowserName",
    "Element",
    "Found",
    "Heard",
    "Launch",
    "Look",
    "Request",
    "Tab",
    "Theme",
    "find",
    "launch",
    "wait_for",
]


def launch(found: Found, **options: Any) -> Browser:
    """Starts a browser with a fresh profile. options: the fields of Launch. Raises BrowserError."""
    kinds: dict[str, type[Chromium] | type[Firefox]] = {"chromium": Chromium, "firefox": Firefox}
    return kinds[found.name](Launch(executable=found.executable, **options))
