"""Measures how fast and how large: reading, judging, starting, memory; with --browser also the capture and the badge.

    python3 scripts/bench.py                    the agent's side, as a table
    python3 scripts/bench.py --json             the same, and one JSON object as the last line
    python3 scripts/bench.py --json --browser   also in a real Chromium (or --browser firefox)

Medians, with the middle half of the measurements beside them. Reading and judging are measured in processor time, the
ratio on runs taken in turns, so that other work on the machine counts little; starts and browsers are measured by the wall
clock. This is no test: nothing fails when a target is missed, it is only said.
"""

from __future__ import annotations

import argparse
import gc
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT, say

SAVED = ROOT.parent / "shared" / "pages"
"""Saved pages of nobody, measured as well where they lie beside the repository."""

TARGETS = {"ratio": 0.6, "captured_read_ms": 25.0, "capture_main_thread_ms": 16.0, "badge_ms": 150.0, "rss_mb": 120.0}
"""What a value should not exceed."""

MOST_SECONDS_A_PAGE = 4.0

CPU = time.perf_counter if sys.platform == "win32" else time.thread_time
"""Processor time of this thread: what other programs take meanwhile does not count. Too coarse on Windows."""


@dataclass(frozen=True)
class Sample:
    """A page to measure on. group: what it is counted with."""

    group: str
    name: str
    html: str
    url: str | None

    @property
    def tags(self) -> int:
        """How many elements it has, about."""
        return self.html.count("<") - self.html.count("</")


@dataclass(frozen=True)
class Reading:
    """What one page took, in milliseconds, one value a round; the values of a round belong together."""

    sample: Sample
    read: list[float]
    judged: list[float]
    plain: list[float]
    lexbor: list[float]

    @property
    def ratios(self) -> list[float]:
        """Reading and judging against the plain soup, pair by pair."""
        return [mine / theirs for mine, theirs in zip(self.judged, self.plain, strict=True)]


def main() -> int:
    """Sets up, measures, prints."""
    options = _parse()
    environment.ensure()
    results: dict[str, Any] = {
        "measured_on": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": sys.version.split()[0],
    }
    say("Reading and judging ...")
    results |= measure_reading(options.rounds)
    from scripts.agent import AgentFailed
    from scripts.browsers import BrowserError

    results |= {"agent_start_ms": None, "rss_mb": None, "rss_kind": None}
    try:
        say("Starting the agent ...")
        results |= measure_agent(options.starts)
        if options.browser:
            say(f"In {options.browser.capitalize()} ...")
            from scripts import bench_browser

            results |= bench_browser.measure(options.browser, rounds=options.rounds)
    except (AgentFailed, BrowserError) as problem:
        say(f"Not measured to the end: {problem}\n")
    _print_targets(results)
    if options.json:
        print(json.dumps(results), flush=True)
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument(
        "--browser",
        nargs="?",
        const="chromium",
        choices=("chromium", "firefox"),
        help="measure in this browser as well",
    )
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="how often each page is read (default: 7)")
    parser.add_argument(
        "--starts", type=int, default=5, metavar="N", help="how often the agent is started (default: 5)"
    )
    return parser.parse_args()


# ------------------------------------------------------------------------------------------------------------ reading


def measure_reading(rounds: int) -> dict[str, Any]:
    """Reads and judges the noisy demo pages, and the saved ones where there are any, in turns with a plain soup."""
    readings = [_measure(sample, rounds) for sample in [*demo_samples(), *saved_samples()]]
    groups = dict.fromkeys(reading.sample.group for reading in readings)
    rows = []
    for group in groups:
        of = [reading for reading in readings if reading.sample.group == group]
        rows.append(
            (
                f"{group} ({len(of)} pages, {middle([len(one.sample.html) / 1000 for one in of]):.0f} KB, {middle([one.sample.tags for one in of]):.0f} tags)",
                spread([value for one in of for value in one.read]),
                spread([value for one in of for value in one.judged]),
                spread([value for one in of for value in one.plain]),
                spread([value for one in of for value in one.lexbor]),
                spread([value for one in of for value in one.ratios], places=2),
            )
        )
    table(("pages", "read ms", "read+judge ms", "plain bs4 ms", "lexbor ms", "ratio"), rows)
    noisy = [reading for reading in readings if reading.sample.group.startswith("demo")]
    found: dict[str, Any] = {
        "read_ms": rounded([value for one in noisy for value in one.read]),
        "judged_ms": rounded([value for one in noisy for value in one.judged]),
        "plain_bs4_ms": rounded([value for one in noisy for value in one.plain]),
        "lexbor_ms": rounded([value for one in noisy for value in one.lexbor]),
        "ratio": rounded([value for one in noisy for value in one.ratios], places=3),
        "groups": {},
    }
    for group in groups:
        of = [reading for reading in readings if reading.sample.group == group]
        found["groups"][group] = {
            "pages": len(of),
            "read_ms": rounded([value for one in of for value in one.read]),
            "plain_bs4_ms": rounded([value for one in of for value in one.plain]),
            "ratio": rounded([value for one in of for value in one.ratios], places=3),
        }
    return found


def demo_samples() -> list[Sample]:
    """Every member in each layout, in their own language where the layout has it, scrolled to the end."""
    from scripts.demo import pages
    from scripts.demo.members import MEMBERS

    return [
        Sample(
            f"demo {layout}",
            member.slug,
            pages.render(member.slug, layout=layout, scrolled=True),
            pages.address(member.slug),
        )
        for layout in pages.LANGUAGES
        for member in MEMBERS
        if member.relation != "self"
    ]


def saved_samples() -> list[Sample]:
    """The saved profiles beside the repository, none where there are none."""
    made = []
    for file in sorted(SAVED.glob("*.html")) if SAVED.is_dir() else ():
        layout = file.name.split("-")[0]
        if layout in {"react", "ember", "public"}:
            made.append(Sample(f"saved {layout}", file.stem, file.read_text("utf-8"), None))
    return made


def _measure(sample: Sample, rounds: int) -> Reading:
    """One page, the ways in turns: so a busy moment of the machine meets all of them."""
    today = datetime.now(UTC).date()
    ways: tuple[Callable[[], object], ...] = (
        lambda: _read(sample, today),
        lambda: _judge(sample, today),
        lambda: _plain(sample),
        lambda: _lexbor(sample),
    )
    times: list[list[float]] = [[] for _ in ways]
    for way in ways:
        way()
    until = time.monotonic() + MOST_SECONDS_A_PAGE
    while len(times[0]) < rounds and (len(times[0]) < 3 or time.monotonic() < until):
        for way, taken in zip(ways, times, strict=True):
            taken.append(milliseconds(way, CPU))
    return Reading(sample, *times)


def milliseconds(way: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """How long one call takes by a clock of seconds, with the garbage of the one before gone."""
    gc.collect()
    started = clock()
    way()
    return (clock() - started) * 1000


def _read(sample: Sample, on: date) -> object:
    from whosasking.pages import read_page

    return read_page(sample.html, sample.url, on=on)


def _judge(sample: Sample, on: date) -> object:
    """All that the agent does with a page but store it: read, search telltales, review, put into words."""
    from whosasking import telltales
    from whosasking.checks import Case
    from whosasking.describe import describe
    from whosasking.model import ProfilePage
    from whosasking.pages import read_page
    from whosasking.preferences import Preferences
    from whosasking.review import review

    page = read_page(sample.html, sample.url, on=on)
    if not isinstance(page, ProfilePage):
        raise TypeError(f"{sample.name} was not read as a profile")
    preferences = Preferences()
    case = Case(page=page, telltales=telltales.search(page, preferences, on=on), preferences=preferences, on=on)
    return describe(review(case))


def _plain(sample: Sample) -> object:
    from bs4 import BeautifulSoup

    return BeautifulSoup(sample.html, "lxml")


def _lexbor(sample: Sample) -> object:
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(sample.html)


# -------------------------------------------------------------------------------------------------------------- agent


def measure_agent(starts: int) -> dict[str, Any]:
    """How long the agent takes from the start of its process to its first answer, and how much memory it holds after a review."""
    from scripts.agent import Agent, free_port
    from scripts.demo import pages

    times, sizes, kind = [], [], "none"
    for _ in range(starts):
        with tempfile.TemporaryDirectory(prefix="whosasking-bench-") as home:
            agent = Agent(Path(home), free_port())
            times.append(milliseconds(agent.start))
            try:
                for slug in ("marit-halloran", "marit-halloran", "delphine-aubrac"):
                    page = {"url": pages.address(slug), "html": pages.render(slug, scrolled=True), "language": "en"}
                    agent.ask("POST", "/v1/reviews", page)
                size, kind = memory_mb(agent.pid)
                sizes.append(size)
            finally:
                agent.stop()
    known = [size for size in sizes if size is not None]
    table(
        ("agent", "median"),
        [
            ("start to the first answer, ms", spread(times)),
            (f"memory with its worker after reviews, MB ({kind})", spread(known, places=1) if known else "not known"),
        ],
    )
    return {"agent_start_ms": rounded(times), "rss_mb": rounded(known) if known else None, "rss_kind": kind}


def memory_mb(pid: int) -> tuple[float | None, str]:
    """What a process and its children hold: PSS (shared pages counted by share) on Linux, else RSS by ps, else unknown."""
    proc = Path("/proc")
    if (proc / str(pid) / "smaps_rollup").exists():
        return sum(_pss_kb(proc / str(one)) for one in _family(pid)) / 1024, "PSS"
    return _rss_by_ps(pid), "RSS"


def _family(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def _pss_kb(process: Path) -> int:
    lines = (process / "smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def _rss_by_ps(pid: int) -> float | None:
    import subprocess

    try:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid=,rss="], capture_output=True, text=True, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    family = {pid}
    while grown := {child for child, parent, _ in rows if parent in family} - family:
        family |= grown
    return sum(size for child, _, size in rows if child in family) / 1024


# ------------------------------------------------------------------------------------------------------------- output


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def rounded(values: Sequence[float], places: int = 1) -> float:
    """The median, rounded."""
    return round(middle(values), places)


def spread(values: Sequence[float], places: int = 1) -> str:
    """The median and, in brackets, where the middle half of the values lies."""
    if len(values) < 4:
        return f"{middle(values):.{places}f} ({min(values):.{places}f}-{max(values):.{places}f})"
    low, _, high = statistics.quantiles(values, n=4)
    return f"{middle(values):.{places}f} ({low:.{places}f}-{high:.{places}f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table of texts, the first column to the left."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    for row in (head, *rows):
        say(
            "  ".join(
                cell.ljust(width) if column == 0 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )
    say("")


def _print_targets(results: dict[str, Any]) -> None:
    rows = []
    for name, most in TARGETS.items():
        value = results.get(name)
        if value is not None:
            rows.append((name, f"{value:g}", f"{most:g}", "reached" if value <= most else "MISSED"))
    table(("target", "measured", "at most", ""), rows)


if __name__ == "__main__":
    raise SystemExit(main())
