"""kill -9 at random moments (a few; scripts/crash.py does many): what was acknowledged is there, and nothing is there by half."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts.crash import AGENT, NAMES

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs fork and SIGKILL")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_acknowledged_is_lost(name: str) -> None:
    rounds = "1" if name == AGENT else "5"
    command = [sys.executable, "scripts/crash.py", "--rounds", rounds, "--only", name, "--seed", "7"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    words = ran.stdout.splitlines()[-1].split()
    assert words[0] == name
    assert words[-1] == "0"
    assert int(words[1]) + int(words[2]) == int(rounds)
