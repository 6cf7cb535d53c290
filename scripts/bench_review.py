"""Measures how ``whosasking review`` of many saved pages scales with processes and with pages, and what memory it takes.

    .venv/bin/python scripts/bench_review.py                        300 pages with 1, 2, ... processes; then twice and four times as many
    .venv/bin/python scripts/bench_review.py --pages 1000
    .venv/bin/python scripts/bench_review.py --json                 the numbers as one JSON object

The pages are the demo's, in every layout and language, in a folder that goes away. This is no test: nothing fails.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import bench
from scripts.demo.save import save
from scripts.environment import PYTHON

LOOK_S = 0.1
"""Between two looks at the memory."""


def main() -> int:
    """Saves pages, reviews them, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="whosasking-bench-") as name:
        save(Path(name), everything=True)
        saved = sorted(map(str, Path(name).glob("*.html")))
        by_jobs = [reviewed(saved, options.pages, jobs) for jobs in range(1, cores + 1)]
        by_pages = [reviewed(saved, options.pages * times, cores) for times in (2, 4)]
    if options.json:
        print(json.dumps([*by_jobs, *by_pages]))
        return 0
    rows = [
        (
            f"{run['pages']} pages, {run['jobs']} processes",
            f"{run['seconds']:.1f}",
            f"{run['pages_a_second']:.0f}",
            memory(run),
        )
        for run in (*by_jobs, *by_pages)
    ]
    bench.table(("", "seconds", "pages a second", "most memory, MB"), rows)
    return 0


def memory(run: dict[str, Any]) -> str:
    """The most memory of a run in words."""
    return "?" if run["most_mb"] is None else f"{run['most_mb']:.0f}"


def reviewed(saved: list[str], pages: int, jobs: int) -> dict[str, Any]:
    """One run over so many pages, the saved ones over and over: its time from start to end, and the most memory of all its processes."""
    names = itertools.islice(itertools.cycle(saved), pages)
    command = [str(PYTHON), "-m", "whosasking", "review", "--lines", "--jobs", str(jobs), *names]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        looks = [look for look in _looks(run) if look is not None]
    seconds = time.perf_counter() - start
    return {
        "pages": pages,
        "jobs": jobs,
        "seconds": round(seconds, 2),
        "pages_a_second": round(pages / seconds, 1),
        "most_mb": max(looks, default=None),
    }


def _looks(run: subprocess.Popen[bytes]) -> Iterator[float | None]:
    while run.poll() is None:
        with contextlib.suppress(OSError, StopIteration):  # a process may end while it is looked at
            yield bench.memory_mb(run.pid)[0]
        time.sleep(LOOK_S)


if __name__ == "__main__":
    raise SystemExit(main())
