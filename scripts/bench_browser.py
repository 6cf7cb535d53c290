"""The browser's side of the benchmark: what the capture costs the page, how soon the badge shows the verdict, and whether a long
list of invitations stays smooth.

The capture is run in the page with the extension's own code. The badge is timed in a copy of the extension that has one
more content script, which listens where the extension's parts meet (watcher, overlay) and changes nothing they do.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from scripts import bench
from scripts.agent import Agent, free_port
from scripts.browsers import find, launch, wait_for
from scripts.browsers.pairing import pair
from scripts.demo import pages, site
from scripts.demo.members import MEMBERS
from scripts.environment import ROOT, say

if TYPE_CHECKING:
    from scripts.browsers import Browser, Tab

EXTENSION = ROOT / "extension"
CAPTURE = EXTENSION / "page" / "capture.js"
LARGE = "marit-halloran"
"""The member with the largest page: more than 400 KB."""

CAPTURED = "(async () => {{ {source}; const {{ capture }} = globalThis.WhosAsking.capture; {body} }})()"

WHOLE = """
  const times = [];
  let html = '';
  for (let round = 0; round < {rounds}; round += 1) {{
    await new Promise((done) => setTimeout(done, 30));
    const start = performance.now();
    ({{ html }} = await capture(document, {{ sliceMs: Infinity }}));
    times.push(performance.now() - start);
  }}
  delete globalThis.WhosAsking;
  return JSON.stringify({{ html, times, size: document.documentElement.outerHTML.length, tags: document.getElementsByTagName('*').length }});
"""
"""A capture without pauses: all that the page's main thread has to do for it."""

LISTENER = """
(() => {
  const { watch, overlay } = globalThis.WhosAsking;
  const verdicts = new Set(['accept', 'look_closer', 'ignore']);
  const times = [];
  let settled = 0;
  const { watch: watched } = watch;
  watch.watch = (options) =>
    watched({ ...options, onArrive: (slug) => { settled = 0; options.onArrive(slug); }, onSettled: (slug) => { settled ||= performance.now(); options.onSettled(slug); } });
  const { create } = overlay;
  overlay.create = (options) => {
    const badge = create(options);
    const show = badge.show.bind(badge);
    badge.show = (view) => {
      show(view);
      if (!verdicts.has(view.tone) || settled === 0) return;
      const start = settled;
      settled = Infinity;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { times.push(performance.now() - start); document.documentElement.dataset.bench = JSON.stringify(times); };
        port2.postMessage(0);
      });
    };
    return badge;
  };
})();
"""
"""From the moment that the watcher calls the profile settled until the frame with the verdict has been painted."""


CARDS = 200
"""Invitations on the long list."""

LENGTHEN = """
(() => {{
  const rows = [...document.querySelectorAll('main [role=listitem]')].filter((row) => row.querySelectorAll('button').length > 1);
  const [first, last] = [rows[0], rows.at(-1)];
  for (let n = document.querySelectorAll('main [role=listitem]').length; n < {cards}; n += 1) {{
    const copy = last.cloneNode(true);
    copy.innerHTML = copy.innerHTML.replaceAll('hanne-lofgard', `card-${{n}}`).replaceAll('Hanne Lofgard', `Card ${{n}}`);
    last.after(copy);
  }}
}})()
"""
"""As many rows as if the reader had scrolled long."""

SCROLL = """
(async () => {
  const long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });
  const last = [...document.querySelectorAll('main [role=listitem]')].at(-1);
  const scroller = [document.querySelector('#workspace'), document.scrollingElement].find((each) => each && each.scrollHeight > each.clientHeight + 1);
  const frames = [];
  let before = await new Promise(requestAnimationFrame);
  while (scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1) {
    scroller.scrollBy(0, 120);
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return JSON.stringify({ frames, long, rows: document.querySelectorAll('main [role=listitem]').length, seen: last.getBoundingClientRect().bottom > 0 });
})()
"""
"""A reader who scrolls from the first card to the last, 120 px a frame: how long each frame took, and the tasks over 50 ms."""


def measure(name: Literal["chromium", "firefox"], rounds: int) -> dict[str, Any]:
    """Measures in a real browser. Raises BrowserError where there is none or it does not start."""
    found = find(name)
    if found is None:
        say(f"No {name} on this machine: the browser's side was not measured.")
        return {}
    with contextlib.ExitStack() as life:
        demo = life.enter_context(site.start())
        folder = Path(life.enter_context(tempfile.TemporaryDirectory(prefix="whosasking-bench-")))
        agent = Agent(folder / "home", free_port())
        life.callback(agent.stop)
        agent.start()
        with launch(found, site_port=demo.port) as plain:
            captured = measure_captures(plain, rounds)
            bare = measure_cards(plain)
        browser = life.enter_context(
            launch(found, extension=_listening_copy(folder / "extension"), site_port=demo.port)
        )
        pair(browser, agent.new_code(), port=agent.port).close()
        badge = measure_badge(browser, rounds)
        marked = measure_cards(browser, marks=True)
    bench.table(
        (found.version, "median"),
        [
            *captured.pop("rows"),
            ("profile settled to badge painted, ms", bench.spread(badge)),
            (f"{CARDS} cards, a frame while scrolling, without the extension, ms", bench.spread(bare["frames"])),
            (f"{CARDS} cards, a frame while scrolling, with every card marked, ms", bench.spread(marked["frames"])),
            (
                f"{CARDS} cards, tasks over 50 ms while scrolling, without and with",
                f"{len(bare['long'])}, {len(marked['long'])}",
            ),
            (f"{CARDS} cards, until every one is marked, s", f"{marked['marked_s']:.1f}"),
        ],
    )
    return {
        "browser": found.version,
        **captured,
        "badge_ms": bench.rounded(badge),
        "cards_frame_ms": {"without": bench.rounded(bare["frames"]), "with": bench.rounded(marked["frames"])},
        "cards_long_tasks": {"without": len(bare["long"]), "with": len(marked["long"])},
        "cards_marked_s": round(marked["marked_s"], 1),
    }


def measure_captures(browser: Browser, rounds: int) -> dict[str, Any]:
    """Captures every member's React page, scrolled to its end, and reads what was captured."""
    tab = browser.tab()
    tab.activate()
    sizes, blocked, reads = [], [], []
    large: dict[str, list[float]] = {"size": [], "blocked": [], "read": []}
    for member in MEMBERS:
        if member.relation == "self":
            continue
        told = capture(tab, f"/in/{member.slug}/?layout=react&scrolled", rounds)
        taken = _reading(told["html"], pages.address(member.slug), rounds)
        sizes.append(len(told["html"].encode()) / 1000)
        blocked += told["times"]
        reads += taken
        if member.slug == LARGE:
            large = {"size": [told["size"] / 1000], "blocked": told["times"], "read": taken}
            tags = told["tags"]
    tab.close()
    kb = large["size"][0]
    rows = [
        ("capture, KB", bench.spread(sizes)),
        ("capture on the main thread, ms", bench.spread(blocked)),
        (f"capture on the main thread, ms: the page of {kb:.0f} KB, {tags} tags", bench.spread(large["blocked"])),
        ("reading a capture, ms", bench.spread(reads)),
        (f"reading a capture, ms: the page of {kb:.0f} KB", bench.spread(large["read"])),
    ]
    return {
        "capture_kb": bench.rounded(sizes),
        "capture_main_thread_ms": bench.rounded(large["blocked"]),
        "captured_read_ms": bench.rounded(large["read"]),
        "captured_page_kb": round(kb),
        "rows": rows,
    }


def capture(tab: Tab, path: str, rounds: int) -> dict[str, Any]:
    """One page, captured in the page's own world by the extension's own code."""
    tab.open(path)
    tab.wait_until("![...document.images].some((image) => !image.complete)")
    source = CAPTURE.read_text("utf-8")
    return dict(json.loads(tab.evaluate(CAPTURED.format(source=source, body=WHOLE.format(rounds=rounds + 2)))))


def _reading(html: str, url: str, rounds: int) -> list[float]:
    from whosasking.pages import read_page

    today = datetime.now(UTC).date()
    read_page(html, url, on=today)
    return [bench.milliseconds(lambda: read_page(html, url, on=today), bench.CPU) for _ in range(rounds)]


def measure_badge(browser: Browser, rounds: int) -> list[float]:
    """Opens profiles and lets the listening copy say how long each verdict took."""
    tab = browser.tab()
    tab.activate()
    times: list[float] = []
    members = [
        member for member in MEMBERS if member.relation not in {"self", "connected"} and member.layout == "react"
    ]
    for number in range(max(rounds, len(members))):
        tab.open(f"/in/{members[number % len(members)].slug}/?scrolled")
        times += json.loads(tab.wait_until("document.documentElement.dataset.bench", timeout=20))[:1]
        time.sleep(0.2)
    return times[1:]


def measure_cards(browser: Browser, *, marks: bool = False) -> dict[str, Any]:
    """Scrolls a long list of invitations. marks: waits first until the extension has marked every person's card."""
    tab = browser.tab()
    tab.activate()
    tab.open("/mynetwork/invitation-manager/received/")
    tab.wait_until("document.querySelectorAll('main [role=listitem]').length > 1")
    start = time.perf_counter()
    tab.evaluate(LENGTHEN.format(cards=CARDS))
    if marks:
        wait_for(
            lambda: _marks(tab) == CARDS - 1, "a mark on every person's card", timeout=120
        )  # one card is a company's
    marked_s = time.perf_counter() - start
    told = dict(json.loads(tab.evaluate(SCROLL)))
    tab.close()
    return {**told, "marked_s": marked_s}


def _marks(tab: Tab) -> int:
    root = tab.root()
    return 0 if root is None else sum("mark" in each.attributes.get("class", "").split() for each in root.walk())


def _listening_copy(folder: Path) -> Path:
    """The extension with the listener before its last content script."""
    shutil.copytree(EXTENSION, folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    scripts = manifest["content_scripts"][0]["js"]
    scripts.insert(len(scripts) - 1, "page/listener.js")
    (folder / "page" / "listener.js").write_text(LISTENER, "utf-8")
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return folder
