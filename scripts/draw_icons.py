"""Draws the icons of the extension as PNG, with Chromium: ``python3 scripts/draw_icons.py``.

The shapes stand here once; run this after changing one, and commit the pictures. A toolbar icon tells its tone by colour,
shape and glyph at once, and keeps its distance from light and dark toolbars alike.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment

ICONS = Path(__file__).resolve().parent.parent / "extension" / "icons"

CIRCLE = "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22Z"
DIAMOND = "M10 1.6a2.8 2.8 0 0 1 4 0L22.4 10a2.8 2.8 0 0 1 0 4L14 22.4a2.8 2.8 0 0 1-4 0L1.6 14a2.8 2.8 0 0 1 0-4Z"
SQUARE = "M5 1h14a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H5a4 4 0 0 1-4-4V5a4 4 0 0 1 4-4Z"
BUBBLE = "M12 1.5c6 0 10.5 4 10.5 9.6s-4.5 9.5-10.5 9.5c-1.2 0-2.3-.1-3.4-.4L4 23l.3-4.6c-1.8-1.7-2.8-4.3-2.8-7.3C1.5 5.5 6 1.5 12 1.5Z"

CHECK = "m6.8 12.5 3.6 3.6L17.2 9"
LENS = "M10.8 6.8a3.9 3.9 0 1 1 0 7.8 3.9 3.9 0 0 1 0-7.8Zm2.9 6.7 3.2 3.2"
BAR = "M6.5 12h11"
ASK = "M9 9.3a3 3 0 1 1 4.6 2.5c-1.1.7-1.6 1.2-1.6 2.4m0 2.9v.1"
ASK_IN_BUBBLE = "M9 8.2a3 3 0 1 1 4.6 2.5c-1.1.7-1.6 1.2-1.6 2.4m0 2.9v.1"
DOTS = "M7 12v.01M12 12v.01M17 12v.01"

TONES = {
    "accept": (CIRCLE, "#14804b", CHECK),
    "look_closer": (DIAMOND, "#c26a00", LENS),
    "ignore": (SQUARE, "#c0353a", BAR),
    "none": (CIRCLE, "#6b7583", ASK),
    "checking": (CIRCLE, "#6b7583", DOTS),
    "off": (BUBBLE, "#8a94a1", ASK_IN_BUBBLE),
}


def tone(shape: str, colour: str, glyph: str) -> str:
    """The drawing of a toolbar icon, on a field of 24."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="{shape}" fill="{colour}"/>'
        f'<path d="{glyph}" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def mark() -> str:
    """The product's own mark: a question, answered on the spot."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><defs><linearGradient id="g" x2="1" y2="1">'
        '<stop stop-color="#2b6e5b"/><stop offset="1" stop-color="#153f3a"/></linearGradient></defs>'
        f'<path d="{BUBBLE}" fill="url(#g)"/>'
        f'<path d="{ASK_IN_BUBBLE}" fill="none" stroke="#fff" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round"/></svg>'
    )


def draw() -> None:
    """Writes every icon in every size. Raises SetupError where there is no Chromium."""
    from scripts.browsers.base import Launch
    from scripts.browsers.chromium import Chromium
    from scripts.browsers.getting import find_or_get

    wanted = [("icon", mark(), size) for size in (16, 32, 48, 128)]
    wanted += [(name, tone(*parts), size) for name, parts in TONES.items() for size in (16, 32)]
    with Chromium(Launch(executable=find_or_get("chromium", install=False).executable)) as chromium:
        tab = chromium.tab()
        tab.call("Emulation.setDefaultBackgroundColorOverride", color={"r": 0, "g": 0, "b": 0, "a": 0})
        for name, svg, size in wanted:
            style = f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>"
            tab.call("Emulation.setDeviceMetricsOverride", width=size, height=size, deviceScaleFactor=1, mobile=False)
            tab.evaluate(f"void (document.documentElement.innerHTML = {json.dumps(style + svg)})")
            tab.screenshot(ICONS / f"{name}-{size}.png")
            if size in (32, 128):
                (ICONS / f"{name}.svg").write_text(svg + "\n", encoding="utf-8")


if __name__ == "__main__":
    environment.ensure()
    draw()
