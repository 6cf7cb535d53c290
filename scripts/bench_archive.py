"""Measures importing a large archive of LinkedIn's, and finding people and verdicts in a large store.

    .venv/bin/python scripts/bench_archive.py                                  30,000 connections and 300,000 messages
    .venv/bin/python scripts/bench_archive.py --connections 3000 --messages 30000
    .venv/bin/python scripts/bench_archive.py --json                           the numbers as one JSON object

The archive is made up, in a folder that goes away. Importing is measured as ``whosasking import`` does it, in a process of its own.
This is no test: nothing fails when a target is missed, it is only said.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from whosasking.archive import Archive, Listed
from whosasking.contract import OverrideRequest
from whosasking.store import Store
from whosasking.store.history import index_entry

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TARGETS = {"import_s": 20.0, "import_mb": 300.0, "query_ms": 50.0}
PEOPLE, VERDICTS = 50_000, 100_000
OWNER = ("Wren Applegarth", "https://www.linkedin.com/in/wren-applegarth")
SYLLABLES = "ba da fi go ha ju ka lo mi na pe ra se ti vo wu ya zel nor quin stad berg holm".split()  # noqa: SIM905
_RANDOM = random.Random(1)  # noqa: S311 (made names, no secrets)


def main() -> int:
    """Makes, imports, asks, prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--connections", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=300_000)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "Complete_LinkedInDataExport_04-06-2026.zip"
        make(archive, options.connections, options.messages)
        results = {**importing(archive, folder / "import"), **asking(folder / "large")}
    if options.json:
        print(json.dumps(results))
        return 0
    for what, value in results.items():
        target = TARGETS["query_ms"] if what.endswith("_ms") else TARGETS.get(what)
        missed = target is not None and value > target
        print(f"{what:<28}{value:>10}" + (f"   target {target:g}{', missed' if missed else ''}" if target else ""))
    return 0


def member() -> tuple[str, str]:
    """A made name."""
    first, last = ("".join(_RANDOM.choices(SYLLABLES, k=k)).title() for k in (2, 3))
    return first, last


def make(path: Path, connections: int, messages: int) -> None:
    """Writes an archive as LinkedIn wrote it in 2026."""
    people = [(*member(), f"https://www.linkedin.com/in/member-{number}") for number in range(connections)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        with box.open("Connections.csv", "w") as raw, io.TextIOWrapper(raw, "utf-8", newline="") as out:
            out.write('Notes:\n"When exporting your connection data, ..."\n\n')
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
            for first, last, url in people:
                writer.writerow((first, last, url, "", member()[1], "Keeper of lamps, and more", "06 Apr 2020"))
        with box.open("messages.csv", "w", force_zip64=True) as raw, io.TextIOWrapper(raw, "utf-8", newline="") as out:
            header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS"
            writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
            writer.writerow(header.split(","))
            writer.writerows(_messages(people, messages))


def _messages(people: list[tuple[str, str, str]], count: int) -> Iterator[tuple[str, ...]]:
    day = date(2012, 1, 1)
    for number in range(count):
        first, last, url = _RANDOM.choice(people)
        sides = [OWNER, (f"{first} {last}", url)]
        _RANDOM.shuffle(sides)
        (from_, from_url), (to, to_url) = sides
        when = f"{day + timedelta(days=number % 5000)} 16:35:35 UTC"
        content = f'Message {number},\n\nwith lines and "quotes". {"More of it. " * _RANDOM.randrange(40)}'
        yield f"2-{number % 9973}", "", from_, from_url, to, to_url, when, "", content, "INBOX", ""


def importing(archive: Path, home: Path) -> dict[str, Any]:
    """Seconds and megabytes of one ``whosasking import``."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "whosasking", "import", str(archive)]
    subprocess.run(command, check=True, env={**os.environ, "WHOSASKING_HOME": str(home)}, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "import_s": round(time.perf_counter() - started, 1),
        "import_cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "import_mb": round(used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024), 1),
    }


def asking(home: Path) -> dict[str, Any]:
    """Milliseconds of pages and searches, among many people and verdicts."""
    home.mkdir()
    with Store.open(now=NOW, folder=home) as store:
        store.take_in(
            Archive(exported="2026-04-06", owner="", owner_slug=None, rows={}, connections=tuple(_listed())), NOW
        )
        _verdicts(store)
        _, middle = store.people(limit=200, search="n")
        asked: dict[str, Callable[[], object]] = {
            "people_page_ms": lambda: store.people(limit=50),
            "people_page_later_ms": lambda: store.people(limit=50, after=middle),
            "people_search_rare_ms": lambda: store.people(limit=50, search="norberg quin"),
            "people_search_common_ms": lambda: store.people(limit=50, search="n b"),
            "people_search_none_ms": lambda: store.people(limit=50, search="xyzzy"),
            "people_connections_ms": lambda: store.people(limit=50, only="connection"),
            "people_met_ms": lambda: store.people(limit=50, only="met"),
            "people_waiting_ms": lambda: store.people(limit=50, only="waiting"),
            "history_page_ms": lambda: store.history(limit=50),
            "history_page_later_ms": lambda: store.history(limit=50, before=VERDICTS // 2),
            "history_search_rare_ms": lambda: store.history_page(limit=50, search="norberg quin"),
            "history_search_common_ms": lambda: store.history_page(limit=50, search="n b"),
            "history_search_none_ms": lambda: store.history_page(limit=50, search="xyzzy"),
            "history_verdict_ms": lambda: store.history_page(limit=50, verdict="ignore"),
            "history_verdict_search_ms": lambda: store.history_page(limit=50, verdict="ignore", search="nor"),
            "history_said_ms": lambda: store.history_page(limit=50, said="blocked"),
            "pictures_ms": lambda: store.counts(date(2026, 5, 25)),
            "export_part_ms": lambda: store.people(limit=500),
        }
        return {what: _median_ms(ask) for what, ask in asked.items()}


def _listed() -> Iterator[Listed]:
    for number in range(PEOPLE):
        name = " ".join(member())
        yield Listed(name=name, slug=f"m-{number}", member_id=None, company=member()[1], position="", on="2020-01-01")


def _verdicts(store: Store) -> None:
    """A hundred thousand verdicts of the last half year, and what was said of 300 of their members."""
    words = ("accept", "look_closer", "ignore")
    ended = ("", "activity", "connections", "mutual_connections", "activity mutual_connections")
    columns = "slug, name, verdict, sentence, provisional, rules_version, failed, unknown, reviewed"
    with store._writing() as db:  # the product keeps one verdict at a time; a hundred thousand would take too long
        for number in range(VERDICTS):
            slug, name = f"m-{number % PEOPLE}", " ".join(member())
            when = f"{NOW - timedelta(minutes=(VERDICTS - number) * 2.6):%Y-%m-%dT%H:%M:%SZ}"
            row = (slug, name, _RANDOM.choice(words), "Made.", 0, "1", _RANDOM.choice(ended), "completeness", when)
            marks = ", ".join("?" * len(row))
            added = db.execute(f"INSERT INTO history ({columns}) VALUES ({marks})", row)  # noqa: S608 (our own names)
            index_entry(db, int(added.lastrowid or 0))
    for number in range(300):
        wanted = OverrideRequest(kind="blocked", slug=f"m-{number * 7}", member_id=None, name="M")
        store.set_override(wanted, NOW)


def _median_ms(ask: Callable[[], object]) -> float:
    taken = []
    for _ in range(7):
        started = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
    return round(statistics.median(taken), 2)


if __name__ == "__main__":
    raise SystemExit(main())
