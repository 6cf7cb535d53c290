"""Shows Who's Asking at work: the agent, a browser with the extension, and a site of invented members.

    python3 scripts/run.py                                    opens a browser; close it or press Ctrl-C to end
    python3 scripts/run.py --headless --screenshot FILE.png   the same without a screen, into a picture

It sets up .venv first. The browser has a throwaway profile, the agent a throwaway store: nothing of yours is touched,
and no request leaves this machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT, say

if TYPE_CHECKING:
    from scripts.agent import Agent
    from scripts.browsers import Browser, Found

EXTENSION = ROOT / "extension"
FIRST = "marit-halloran"
INVITATIONS = "/mynetwork/invitation-manager/received/"
OTHERS = ("joris-vandepeel", "jenny-profit-mentor", "samira-haddoun")


def main() -> int:
    """Sets up and shows; returns the exit code."""
    options = _parse()
    environment.ensure()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    try:
        return _show(options)
    except KeyboardInterrupt:
        say("\nEnded.")
        return 0
    except _problems() as problem:
        environment.fail(problem)


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--browser", choices=("chromium", "firefox"), help="which one (default: the first that is found)"
    )
    parser.add_argument("--port", type=int, help="where the agent listens on 127.0.0.1 (default: 47823, or a free one)")
    parser.add_argument("--headless", action="store_true", help="without a window")
    parser.add_argument(
        "--screenshot", type=Path, metavar="FILE", help="write a picture of a profile with its verdict, and end"
    )
    parser.add_argument(
        "--profile", default=FIRST, metavar="NAME", help=f"which demo profile comes first (default: {FIRST})"
    )
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help="with --headless")
    parser.add_argument(
        "--mine", action="store_true", help="the agent uses your own store: preferences, history, paired browsers"
    )
    return parser.parse_args()


def _show(options: argparse.Namespace) -> int:
    from scripts.browsers import BROWSERS, find

    wanted = [options.browser] if options.browser else BROWSERS
    found = next(filter(None, map(find, wanted)), None)
    if found is None:
        say(
            f"No {' or '.join(name.capitalize() for name in wanted)} on this machine, so here is one verdict in the terminal.\n"
        )
        return _show_in_terminal(options.profile)
    if not options.headless and not _has_screen():
        say("There is no screen here. For a picture: python3 scripts/run.py --headless --screenshot verdict.png\n")
        return _show_in_terminal(options.profile)
    return _show_in_browser(options, found)


def _show_in_browser(options: argparse.Namespace, found: Found) -> int:
    from scripts.browsers import launch
    from scripts.browsers.pairing import pair
    from scripts.demo import site

    with contextlib.ExitStack() as life:
        demo = life.enter_context(site.start())
        agent = _start_agent(options, life)
        say(f"The agent runs on 127.0.0.1:{agent.port}. {found.version} opens.")
        browser = launch(
            found, extension=EXTENSION, site_port=demo.port, headless=options.headless, theme=options.theme
        )
        life.enter_context(browser)
        code = agent.code()
        say(f"The agent printed the code {code[:4]} {code[4:]}; it is typed into the extension's pairing tab now.")
        tab = pair(browser, code, port=agent.port)
        if options.screenshot or options.headless:
            tab.close()
            return _picture(options, browser)
        return _tour(options, browser, agent)


def _start_agent(options: argparse.Namespace, life: contextlib.ExitStack) -> Agent:
    from scripts.agent import DEFAULT_PORT, Agent, free_port, is_free

    port = options.port or (DEFAULT_PORT if is_free(DEFAULT_PORT) else free_port())
    if options.mine:
        from whosasking.store.home import home

        folder = home()
    else:
        folder = Path(life.enter_context(tempfile.TemporaryDirectory(prefix="whosasking-demo-")))
    agent = Agent(folder, port)
    life.callback(agent.stop)
    agent.start()
    return agent


def _picture(options: argparse.Namespace, browser: Browser) -> int:
    tab = browser.tab(f"/in/{options.profile}/")
    tab.wait_for_badge("accept", "look_closer", "ignore", timeout=20)
    tab.press_badge()
    time.sleep(0.3)  # the badge may still follow what the page loads
    root = tab.root()
    spoken = (
        [each.text for each in root.walk() if each.attributes.get("role") == "status" and each.text] if root else []
    )
    say(f"The badge says: {' '.join(spoken)}")
    if options.screenshot:
        file = options.screenshot.resolve()
        tab.screenshot(file)
        say(f"The picture is in {file}")
    return 0


def _tour(options: argparse.Namespace, browser: Browser, agent: Agent) -> int:
    for path in (INVITATIONS, *(f"/in/{slug}/" for slug in (*OTHERS, options.profile))):
        browser.tab(path).activate()
    for handle, url in browser.tabs():
        if url == "about:blank":
            browser.attach(handle).close()
    say(
        "\nPaired. The badge stands beside each name; press it to see why. The other tabs show other people, and invitations that wait."
    )
    say("\nClose the browser or press Ctrl-C here to end everything.")
    while browser.alive:
        if not agent.running:
            say("The agent ended.\n" + "\n".join(agent.said[-5:]))
            return 1
        time.sleep(0.5)
    say("The browser was closed: all is ended.")
    return 0


def _show_in_terminal(slug: str) -> int:
    import subprocess

    from scripts.demo import pages

    with tempfile.TemporaryDirectory(prefix="whosasking-demo-") as folder:
        page = Path(folder) / f"{slug}.html"
        page.write_text(pages.render(slug), encoding="utf-8")
        command = [
            str(environment.PYTHON),
            "-m",
            "whosasking",
            "review",
            str(page),
            "--url",
            f"https://www.linkedin.com/in/{slug}/",
        ]
        ran = subprocess.run(command, env={**os.environ, "WHOSASKING_HOME": folder, "PYTHONUTF8": "1"})
    script = environment.BIN.relative_to(ROOT) / "whosasking"
    say("\nTo see it in your own browser (Chromium or Firefox):")
    say(f"1. Start the agent: {script} serve   - it prints a code.")
    say(
        "2. Load the folder extension/: chrome://extensions > Developer mode > Load unpacked, or about:debugging > Load Temporary Add-on."
    )
    say("3. Press the extension's icon, then Pair, and type the code.")
    return ran.returncode


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _problems() -> tuple[type[Exception], ...]:
    from scripts.agent import AgentFailed
    from scripts.browsers import BrowserError

    return environment.SetupError, AgentFailed, BrowserError


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
