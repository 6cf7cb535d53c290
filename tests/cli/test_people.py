"""The notebook in the terminal: import, people, export, purge."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.archive.made import ODILE, files, zipped
from whosasking.cli import main
from whosasking.notebook import Tie
from whosasking.store import Member, Store

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("WHOSASKING_HOME", str(folder))
    return folder


@pytest.fixture
def ran(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    archive = zipped(tmp_path / "Complete_LinkedInDataExport_04-08-2026.zip", files(2026))
    assert main(["import", str(archive)]) == 0
    capsys.readouterr()
    assert home.exists()
    return archive


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    out, err = capsys.readouterr()
    return code, out, err


def record(home: Path, name: str, tie: Tie) -> None:
    with Store.open(now=NOW, folder=home) as store:
        store.add_tie(Member(slug=name.lower().strip("=@ "), name=name), tie, NOW)


def test_import_tells_what_it_brought(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made: dict[str, Any] = files(2026)
    made["Connections.csv"] += "garbage\n"
    code, out, err = said(capsys, "import", str(zipped(tmp_path / "a.zip", made)))
    assert code == 0
    assert "  4 connections\n" in out
    assert err == "Connections.csv, line 10: the row does not have the columns of its file; it was passed over.\n"
    assert "\r" not in out + err  # nobody looks: no progress
    assert home.exists()


def test_import_as_json(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = said(capsys, "import", "--json", str(zipped(tmp_path / "a.zip", files(2023))))
    assert json.loads(out)["malformed_count"] == 0
    assert home.exists()


def test_a_refused_archive_changes_nothing(ran: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = said(capsys, "people", "--json")[1]
    bad = tmp_path / "bad.zip"
    bad.write_bytes(ran.read_bytes()[:-40])
    code, out, err = said(capsys, "import", str(bad))
    assert (code, out) == (1, "")
    assert err.count("\n") == 2
    assert said(capsys, "people", "--json")[1] == before


def test_people_lists_everybody_connections_included(ran: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everybody = json.loads(said(capsys, "people", "--json")[1])["people"]
    assert {one["name"]: one["slug"] for one in everybody} == {
        "Bram Stokkeland, PMP": "bram-stokkeland",
        "𝐈𝐧𝐠𝐚 🚀 Dahlvik": "inga-dahlvik",
        "Odile Fenwright": "odile-fenwright",
        "Piet Holloway": "piet-holloway",
        "Quill": "quill-77",
    }
    assert all("ties" in one for one in everybody)
    table = said(capsys, "people")[1]
    assert "Odile Fenwright" in table
    assert "connected since" in table
    assert ran.exists()


def test_people_are_searched_and_filtered(ran: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(home, "Rex", Tie(kind="recruiter", outcome="open"))
    assert "Rex" in said(capsys, "people", "--only", "waiting")[1]
    assert "Odile" not in said(capsys, "people", "--only", "waiting")[1]
    assert [one["slug"] for one in json.loads(said(capsys, "people", "--json", "--search", "ODI")[1])["people"]] == [
        ODILE.slug
    ]
    assert said(capsys, "people", "--search", "nobody at all")[1] == "Nobody is found.\n"
    assert "--limit" in said(capsys, "people", "--limit", "2")[1]
    assert ran.exists()


def test_an_empty_notebook_says_what_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "whosasking import" in said(capsys, "people")[1]
    assert json.loads(said(capsys, "people", "--json")[1]) == {"people": [], "next": None, "total": 0}
    assert home.exists()


def test_somebody_is_forgotten(ran: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (odile,) = json.loads(said(capsys, "people", "--json", "--search", "odile")[1])["people"]
    assert said(capsys, "people", "--forget", str(odile["id"]))[0] == 1  # nobody there to confirm
    assert said(capsys, "people", "--forget", str(odile["id"]), "--yes")[0] == 0
    assert said(capsys, "people", "--forget", str(odile["id"]), "--yes")[0] == 1
    assert said(capsys, "purge", "--notebook", "--yes")[1] == "4 people were deleted.\n"
    assert ran.exists()


HOSTILE = "=HYPERLINK(1)"


def test_export_as_json_and_csv(ran: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record(home, HOSTILE, Tie(kind="note", text="+1 tall,\nwith a hat"))
    whole = json.loads(said(capsys, "export")[1])
    assert [past["organisation"] for past in whole["own_past"]] == ["Northquay", "Skerry Light", "Skerry School"]
    assert len(whole["people"]) == 6
    rows = list(csv.DictReader(io.StringIO(said(capsys, "export", "--csv")[1], newline="")))
    assert len(rows) == 6
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]
    assert {row["name"] for row in rows} >= {f"'{HOSTILE}", "Odile Fenwright"}
    odile = next(row for row in rows if row["name"] == "Odile Fenwright")
    assert (odile["connected_on"], odile["messages_sent"], odile["messages_received"]) == ("2020-04-06", "2", "1")
    assert ran.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX systems know them")
def test_export_to_a_file_of_ones_own(ran: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "people.csv"
    assert said(capsys, "export", "--csv", "--output", str(file))[0] == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    before = file.read_bytes()
    assert said(capsys, "export", "--output", str(file))[0] == 1
    assert file.read_bytes() == before
    assert ran.exists()
