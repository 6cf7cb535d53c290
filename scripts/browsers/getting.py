"""Gets a browser where the machine has none: the distribution's package as root on Debian or Ubuntu, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts import environment
from scripts.browsers.finding import Found, find

PACKAGES = {"chromium": ("chromium",), "firefox": ("firefox-esr", "firefox")}
TITLES = {"chromium": "Chromium", "firefox": "Firefox"}


def find_or_get(name: str, *, install: bool) -> Found:
    """The browser of this kind. install: whether one may be fetched. Raises environment.SetupError where there is none."""
    found = find(name)
    if found is not None:
        return found
    if not install:
        raise environment.SetupError(
            f"{TITLES[name]} is not installed, and --no-install forbids to get it.\n"
            f"Install it (Debian: apt-get install {PACKAGES[name][0]}), or run the same command without --no-install."
        )
    environment.say(f"No {TITLES[name]} on this machine: getting one.")
    problems = []
    for get in (_from_distribution, _from_playwright):
        problems.append(get(name))
        found = find(name)
        if found is not None:
            environment.say(f"  {found.version}")
            return found
    raise environment.SetupError(
        f"{TITLES[name]} could not be got.\nInstall it by hand and run the same command again.\n"
        + "\n".join(filter(None, problems))
    )


def _from_distribution(name: str) -> str | None:
    """None when done, or where there is no such distribution or right; else the last words of what failed."""
    apt = shutil.which("apt-get")
    if apt is None or sys.platform != "linux" or os.geteuid() != 0:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run([apt, "update", "-qq"], quiet)
    said = None
    for package in PACKAGES[name]:
        environment.say(f"  apt-get install {package}")
        said = _run([apt, "install", "-y", "-qq", "--no-install-recommends", package], quiet)
        if said is None and find(name) is not None:
            return None
    return said


def _from_playwright(name: str) -> str | None:
    environment.say(f"  playwright install {name}")
    environment.install_lock(environment.PLAYWRIGHT_LOCK)
    as_root = ["--with-deps"] if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") else []
    return _run([sys.executable, "-m", "playwright", "install", *as_root, name], dict(os.environ))


def _run(command: list[str], variables: dict[str, str]) -> str | None:
    ran = subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=variables, stdin=subprocess.DEVNULL
    )
    return None if ran.returncode == 0 else "\n".join((ran.stdout + ran.stderr).strip().splitlines()[-4:])
