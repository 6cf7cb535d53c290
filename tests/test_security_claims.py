"""SECURITY.md names the test that answers each threat: every one of them exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NAMED = re.findall(r"`(tests/[\w./-]+)::([^`]+)`", (ROOT / "SECURITY.md").read_text("utf-8"))


def test_the_threat_model_names_tests() -> None:
    assert len(NAMED) >= 30


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED)))
def test_every_named_test_exists(file: str, name: str) -> None:
    content = (ROOT / file).read_text("utf-8")
    written = f"test('{name}'," if file.endswith(".js") else f"\ndef {name}("
    assert written in content or f"\nasync def {name}(" in content


def test_every_threat_is_answered() -> None:
    table = (ROOT / "SECURITY.md").read_text("utf-8").partition("## Who could attack")[2].partition("\n\n**")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")][2:]
    assert len(rows) >= 20
    assert [row for row in rows if "::" not in row.split("|")[4]] == []
