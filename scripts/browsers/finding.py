"""Which browsers this machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COMMANDS = {
    "chromium": ("chromium", "chromium-browser", "ungoogled-chromium"),
    "firefox": ("firefox-esr", "firefox", "firefox-developer-edition"),
}
"""Branded Chrome is not among them: since 137 it ignores --load-extension."""

PLACES = {
    "darwin": {
        "chromium": ("/Applications/Chromium.app/Contents/MacOS/Chromium",),
        "firefox": ("/Applications/Firefox.app/Contents/MacOS/firefox",),
    },
    "win32": {
        "chromium": (r"%LOCALAPPDATA%\Chromium\Application\chrome.exe",),
        "firefox": (r"%PROGRAMFILES%\Mozilla Firefox\firefox.exe",),
    },
}

PLAYWRIGHT = {
    "chromium": (
        "chromium-*/chrome-linux*/chrome",
        "chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
        "chromium-*/chrome-win*/chrome.exe",
    ),
    "firefox": (
        "firefox-*/firefox/firefox",
        "firefox-*/firefox/*.app/Contents/MacOS/firefox",
        "firefox-*/firefox/firefox.exe",
    ),
}
"""Where Playwright puts the browsers that it fetched, below its folder."""


@dataclass(frozen=True)
class Found:
    """A browser that starts. version: its own words."""

    name: str
    executable: Path
    version: str


def find(name: str) -> Found | None:
    """The first browser of this kind that starts, or None. name: "chromium" or "firefox"."""
    for candidate in _candidates(name):
        version = _version(candidate)
        if version is not None:
            return Found(name, candidate, version)
    return None


def playwright_folder() -> Path:
    """Where Playwright keeps its browsers."""
    told = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if told and told != "0":
        return Path(told)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "ms-playwright"
    if sys.platform == "win32":
        return Path(os.path.expandvars("%LOCALAPPDATA%")) / "ms-playwright"
    return Path.home() / ".cache" / "ms-playwright"


def _candidates(name: str) -> Iterator[Path]:
    told = os.environ.get(f"WHOSASKING_{name.upper()}")
    if told:
        yield Path(told)
    for command in COMMANDS[name]:
        place = shutil.which(command)
        if place:
            yield Path(place)
    for fixed in PLACES.get(sys.platform, {}).get(name, ()):
        yield Path(os.path.expandvars(fixed))
    for pattern in PLAYWRIGHT[name]:
        yield from sorted(playwright_folder().glob(pattern), reverse=True)


def _version(executable: Path) -> str | None:
    """What it says of itself; None where it does not start (a package that only stands for another, a missing library)."""
    if not executable.exists():
        return None
    if sys.platform == "win32":
        return executable.stem  # there, --version opens a window
    try:
        ran = subprocess.run(
            [str(executable), "--version"], capture_output=True, text=True, timeout=60, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ran.stdout.strip().splitlines()[-1] if ran.returncode == 0 and ran.stdout.strip() else None
