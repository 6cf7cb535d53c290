"""``whosasking review`` and ``read`` on a page of invitations."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosasking.cli import main
from whosasking.cli.terminal import WIDTH, cells
from whosasking.contract import OverrideRequest
from whosasking.store.home import ENVIRONMENT
from whosasking.store.store import Store

PAGE = Path(__file__).parents[1] / "pages" / "made_invitations" / "ember-de.html"


def test_a_table_of_verdicts_that_fits(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(PAGE)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 invitations"
    assert lines[1] == "Strangers 2"
    assert lines[3].split() == ["Name", "Word", "Why"]
    assert [line[:15].strip() for line in lines[4:]] == ["Runa Falkenried", "Jörn Halvar"]
    assert all("look closer" in line.casefold() for line in lines[4:])
    assert all(cells(line) <= WIDTH for line in lines)


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", str(PAGE), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["read"]) == ("invitations", True)
    assert [card["verdict"] for card in found["invitations"]] == ["look_closer", "look_closer"]


def test_facts_that_were_read_can_be_judged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PAGE), "--json"]) == 0
    facts = tmp_path / "facts.json"
    facts.write_text(capsys.readouterr().out, "utf-8")
    assert main(["review", str(PAGE), "--json", "--on", "2026-11-22"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert main(["review", str(facts), "--json", "--on", "2026-11-22"]) == 0
    assert json.loads(capsys.readouterr().out) == page


def test_with_memory_people_i_know_are_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    with Store.open(now=datetime.now(UTC), folder=tmp_path) as store:
        known = OverrideRequest(kind="known", slug="runa-falkenried", member_id=None, name="Runa Falkenried")
        store.set_override(known, datetime.now(UTC))
    assert main(["review", str(PAGE), "--json", "--with-memory"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [card["verdict"] for card in found["invitations"]] == ["accept", "look_closer"]


def test_read_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(PAGE)]) == 0
    shown = capsys.readouterr().out
    assert "Runa Falkenried" in shown
    assert "72" in shown
