"""What every command says of itself under --help."""

from __future__ import annotations

import pytest

from whosasking.cli import COMMANDS, main

NO_JSON = {
    "sample": "what it prints is a page",
    "completion": "what it prints is a shell's own words",
}
"""Commands without --json, and why."""


@pytest.fixture(autouse=True)
def _ordinary_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(params=COMMANDS)
def command(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def help_of(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_examples_that_name_the_command(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    examples = help_of(command, capsys).partition("\nexamples:\n")[2]
    assert f"whosasking {command}" in examples


def test_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    codes = " ".join(help_of(command, capsys).partition("\nexit codes:")[2].split())
    for code in ("0 ", "1 ", "2 wrong use", "130 interrupted"):
        assert code in codes


def test_json_for_programs(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ("--json" in help_of(command, capsys)) == (command not in NO_JSON)


def test_wrong_use_ends_with_2(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--no-such-option"])
    assert ended.value.code == 2
    assert "usage: whosasking" in capsys.readouterr().err
