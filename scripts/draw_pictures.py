"""Takes the pictures of the documentation anew, from the demo site in a real browser: docs/*.png.

python3 scripts/draw_pictures.py               all of them
python3 scripts/draw_pictures.py --out DIR     elsewhere, to look at first
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT, say

if TYPE_CHECKING:
    from scripts.agent import Agent
    from scripts.browsers import Browser, Tab, Theme

PANELS: dict[str, tuple[Theme, str]] = {
    "accept": ("light", "marit-halloran"),
    "ignore-dark": ("dark", "jenny-profit-mentor"),
}
"""Picture by theme and member."""
SEEN = ("marit-halloran", "joris-vandepeel", "jenny-profit-mentor", "samira-haddoun")
"""Members whose verdicts stand in the notebook."""
RECEIVED = "/mynetwork/invitation-manager/received/"


def main() -> int:
    """Takes the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs")
    options = parser.parse_args()
    environment.ensure()
    for theme in ("light", "dark"):
        _take(theme, options.out.resolve())
    return 0


def _take(theme: Theme, out: Path) -> None:
    from scripts.agent import Agent, free_port
    from scripts.browsers import find, launch
    from scripts.browsers.pairing import pair
    from scripts.demo import site

    found = find("chromium")
    if found is None:
        sys.exit("No Chromium on this machine: pictures are taken in it.")
    with contextlib.ExitStack() as life:
        demo = life.enter_context(site.start())
        agent = Agent(Path(life.enter_context(tempfile.TemporaryDirectory(prefix="whosasking-"))), free_port())
        life.callback(agent.stop)
        agent.start()
        browser = life.enter_context(
            launch(found, extension=ROOT / "extension", site_port=demo.port, headless=True, theme=theme)
        )
        pair(browser, agent.new_code(), port=agent.port).close()
        for name, (wanted, slug) in PANELS.items():
            if wanted == theme:
                _panel(browser, slug, out / f"{name}.png")
        if theme == "light":
            _invitations(browser, agent, out / "invitations.png")
            _notebook(browser, out / "notebook.png")


def _panel(browser: Browser, slug: str, file: Path) -> None:
    tab = browser.tab(f"/in/{slug}/?scrolled")
    tab.wait_for_badge("accept", "look_closer", "ignore", provisional=False)
    tab.press_badge()
    _save(tab, file)


def _invitations(browser: Browser, agent: Agent, file: Path) -> None:
    from scripts.browsers import wait_for

    agent.ask("PUT", "/v1/overrides", {"kind": "known", "slug": "piet-umber", "member_id": None, "name": "Piet Umber"})
    tab = browser.tab(RECEIVED)
    wait_for(lambda: (root := tab.root()) and root.find("button"), "the summary", tell=tab.outline)
    _save(tab, file)


def _notebook(browser: Browser, file: Path) -> None:
    for slug in SEEN:
        tab = browser.tab(f"/in/{slug}/?scrolled")
        tab.wait_for_badge("accept", "look_closer", "ignore", provisional=False)
        tab.close()
    tab = browser.extension_tab("notebook/notebook.html#history")
    tab.wait_until("document.querySelectorAll('main li, main tr').length > 3")
    _save(tab, file)


def _save(tab: Tab, file: Path) -> None:
    tab.screenshot(file)
    tab.close()
    say(f"The picture is in {file}")


if __name__ == "__main__":
    raise SystemExit(main())
