"""The benchmark's own arithmetic. Nothing here looks at a clock: how fast it is belongs to the benchmark, not to the tests."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scripts import bench
from whosasking.model import ProfilePage
from whosasking.pages import read_page


def test_a_reading_pairs_what_was_taken_in_turns() -> None:
    sample = bench.Sample("demo", "a", "<p>a</p>", None)
    reading = bench.Reading(sample, read=[1, 1, 1], judged=[2, 30, 4], plain=[4, 60, 4], lexbor=[1, 1, 1])
    assert reading.ratios == [0.5, 0.5, 1.0]
    assert bench.rounded(reading.ratios, 2) == 0.5
    assert sample.tags == 1


def test_the_spread_is_the_middle_half() -> None:
    assert bench.spread([1, 2, 3, 4, 5, 6, 7]) == "4.0 (2.0-6.0)"
    assert bench.spread([3, 1]) == "2.0 (1.0-3.0)"


def test_milliseconds_are_of_the_clock_that_is_given() -> None:
    ticks = itertools.count(step=0.25)
    assert bench.milliseconds(lambda: None, lambda: next(ticks)) == 250


def test_every_sample_is_read_as_a_profile() -> None:
    samples = [*bench.demo_samples(), *bench.saved_samples()]
    assert {sample.group for sample in samples} >= {"demo react", "demo ember", "demo public"}
    today = datetime.now(UTC).date()
    assert isinstance(today, date)
    for sample in samples:
        assert isinstance(read_page(sample.html, sample.url, on=today), ProfilePage), sample.name


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is read from /proc on Linux alone")
def test_memory_counts_the_children() -> None:
    alone, kind = bench.memory_mb(os.getpid())
    assert kind == "PSS"
    script = "block = bytearray(64 << 20); print('ready', flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        together, _ = bench.memory_mb(os.getpid())
        child.kill()
    assert alone is not None
    assert together is not None
    assert together - alone > 60
