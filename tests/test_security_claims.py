"""SECURITY.md names the test that answers each threat: every one of them exists. Its figures that count tests are counted again."""

from __future__ import annotations

import itertools
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")
NAMED = re.findall(r"`(tests/[\w./-]+)::([^`]+)`", SECURITY)
COUNTED = re.findall(
    r"^\| [^|]+ \| ([^|]+) \| `((?:\w+=\w+ )?(?:pytest --collect-only|python -c) [^`]+)` \|$", SECURITY, re.MULTILINE
)
"""Figure and command of each row that takes no measuring: any machine counts the same."""


def test_the_threat_model_names_tests() -> None:
    assert len(NAMED) >= 30


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED)))
def test_every_named_test_exists(file: str, name: str) -> None:
    content = (ROOT / file).read_text("utf-8")
    written = f"test('{name}'," if file.endswith(".js") else f"\ndef {name}("
    assert written in content or f"\nasync def {name}(" in content


def test_every_threat_is_answered() -> None:
    table = SECURITY.partition("## Who could attack")[2].partition("\n\n**")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 20
    assert [row for row in rows if "::" not in row.split("|")[4]] == []


def test_the_figures_that_count_are_found() -> None:
    assert len(COUNTED) == 4


@pytest.mark.parametrize(("figure", "command"), COUNTED)
def test_every_figure_that_counts_is_so(figure: str, command: str) -> None:
    assert _counted(command) == figure


def _counted(command: str) -> str:
    """What a command of the table gives, in this Python."""
    words = shlex.split(command)
    variables = list(itertools.takewhile(lambda word: re.match(r"\w+=", word), words))
    program, *arguments = words[len(variables) :]
    python = {"python": [sys.executable], "pytest": [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]}[program]
    run = subprocess.run(
        [*python, *arguments],
        cwd=ROOT,
        env={**os.environ, **dict(variable.split("=", 1) for variable in variables)},
        capture_output=True,
        text=True,
        check=True,
    )
    last = run.stdout.strip().splitlines()[-1]
    collected = re.match(r"(\d+)(?:/\d+)? tests collected", last)
    return collected[1] if collected else last
