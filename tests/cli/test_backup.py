"""``whosasking backup`` and ``restore``, alone and beside a running agent."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scripts.agent import Agent, free_port
from whosasking.cli import main
from whosasking.store import Store

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("WHOSASKING_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    with Store.open(now=NOW) as store:
        store.change_preferences({"activity_months": 7})
    return folder


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(list(arguments)) == code
    told = capsys.readouterr()
    return told.out + told.err


def test_there_and_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "0 verdicts" in said(capsys, "backup", "kept.sqlite3")
    said(capsys, "preferences", "--set", "activity_months=3")
    told = said(capsys, "restore", "kept.sqlite3")
    assert "activity_months" not in told
    assert json.loads(said(capsys, "preferences", "--json"))["values"]["activity_months"] == 7
    aside = next((tmp_path / "home").glob("*.replaced-*"))
    assert f"whosasking restore {aside}" in told
    said(capsys, "restore", str(aside))
    assert json.loads(said(capsys, "preferences", "--json"))["values"]["activity_months"] == 3


def test_backup_without_a_name_lies_here_with_a_date(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = json.loads(said(capsys, "backup", "--json"))
    (file,) = tmp_path.glob("whosasking-*.sqlite3")
    assert told == {"file": str(file), "verdicts": 0, "people": 0}
    restored = json.loads(said(capsys, "restore", file.name, "--json"))
    assert restored["verdicts"] == 0
    assert Path(restored["kept_aside"]).exists()


def test_two_sentences_where_it_is_no_backup(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    assert said(capsys, "restore", "letter.txt", code=1).splitlines() == [
        "This file is no backup of Who's Asking, or it is damaged; nothing was changed.",
        "Name a file that “whosasking backup” wrote.",
    ]


def test_running_agent_goes_on_with_what_was_restored(home: Path, tmp_path: Path) -> None:
    agent = Agent(home, free_port())
    agent.start()
    try:
        agent.run("backup", str(tmp_path / "kept.sqlite3"))
        agent.ask("PUT", "/v1/preferences", {"values": {"activity_months": 3}, "preset": None})
        agent.run("restore", str(tmp_path / "kept.sqlite3"))
        assert agent.ask("GET", "/v1/preferences")["values"]["activity_months"] == 7
        agent.ask("PUT", "/v1/preferences", {"values": {"activity_months": 5}, "preset": None})
        assert agent.ask("GET", "/v1/preferences")["values"]["activity_months"] == 5
    finally:
        agent.stop()
