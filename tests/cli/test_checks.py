from __future__ import annotations

import json

import pytest

from whosasking.checks import CHECKS
from whosasking.cli import main


def test_the_checklist_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [check["check"] for check in found] == [check.name for check in CHECKS]
    assert {tuple(check) for check in found} == {("check", "title", "passes", "fails", "cannot_tell")}
    assert "50" in found[0]["passes"]


def test_the_checklist_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks"]) == 0
    told = capsys.readouterr().out
    assert told.count("Passes:") == told.count("Fails:") == told.count("Cannot tell:") == 5
    assert all(len(line) <= 80 for line in told.splitlines())
