"""History, pictures and files over the real link."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.archive.made import files, zipped
from tests.server.harness import Agent, Paired
from tests.server.test_notebook import send_archive, tap, tie
from whosasking.server import notebook
from whosasking.server.history import statistics
from whosasking.store import Counts, Outcomes


@pytest.fixture
def judged(paired: Paired) -> Paired:
    for name in ("Mirela", "Odile", "Zoe"):
        paired.review(f"read {name} {name.lower()}")
    said = {"kind": "blocked", "slug": "odile", "member_id": None, "name": "Odile"}
    assert paired.send("PUT", "/v1/overrides", said).status == 200
    return paired


def slugs(paired: Paired, query: str) -> list[str]:
    return [entry["slug"] for entry in paired.get(f"/v1/history?{query}").json["entries"]]


def test_searched_and_filtered(judged: Paired) -> None:
    verdict = judged.get("/v1/history").json["entries"][0]["verdict"]
    assert slugs(judged, "search=odi") == ["odile"]
    assert slugs(judged, f"verdict={verdict}&limit=9") == ["zoe", "odile", "mirela"]
    assert slugs(judged, "said=blocked") == ["odile"]
    assert slugs(judged, "said=known") == []


def test_each_entry_with_what_was_said_and_the_next_page(judged: Paired) -> None:
    first = judged.get("/v1/history?limit=2").json
    assert [said and said["kind"] for said in first["said"]] == [None, "blocked"]
    rest = judged.get(f"/v1/history?limit=2&before={first['next']}").json
    assert ([entry["slug"] for entry in rest["entries"]], rest["next"], rest["total"]) == (["mirela"], None, 3)


@pytest.mark.parametrize("query", ["verdict=maybe", "said=friend", "verdict="])
def test_words_that_are_none(judged: Paired, query: str) -> None:
    assert judged.get(f"/v1/history?{query}").json["code"] == "invalid_message"


def test_all_verdicts_are_deleted_and_the_notebook_stays(judged: Paired) -> None:
    assert judged.send("DELETE", "/v1/history").json == {"verdicts": 3}
    assert judged.get("/v1/history").json["total"] == 0
    assert len(judged.get("/v1/overrides").json["overrides"]) == 1


# ------------------------------------------------------------------------------------------------- pictures


def test_the_pictures_count_what_was_shown(judged: Paired, tmp_path: Path) -> None:
    send_archive(judged, zipped(tmp_path / "a.zip", files(2026)).read_bytes())
    told = judged.get("/v1/statistics").json
    (week,) = told["weeks"]
    assert week["accept"] + week["look_closer"] + week["ignore"] == 3
    assert date.fromisoformat(week["week"]).weekday() == 0
    assert {check["passed"] + check["failed"] + check["unknown"] for check in told["checks"]} == {3}
    assert (told["months"][0]["month"], told["months"][-1]["total"]) == ("2017-02", 4)


def test_weeks_and_months_have_no_gaps() -> None:
    counts = Counts(
        verdicts={"2026-11-02": {"accept": 2}, "2026-11-15": {"ignore": 1, "none": 4}},
        checks={"activity": Outcomes(failed=1), "connections": Outcomes(failed=2), "telltales": Outcomes()},
        connections={"": 3, "2025-11": 1, "2026-02": 2},
    )
    told = statistics(counts, date(2026, 11, 24))
    assert [week.week for week in told.weeks] == ["2026-11-02", "2026-11-09", "2026-11-16", "2026-11-23"]
    assert [(week.accept, week.ignore) for week in told.weeks] == [(2, 0), (0, 1), (0, 0), (0, 0)]
    assert [check.check for check in told.checks] == ["connections", "activity"]
    assert [(month.month, month.total) for month in told.months][:4] == [
        ("2025-11", 4),
        ("2025-12", 4),
        ("2026-01", 4),
        ("2026-02", 6),
    ]
    assert told.months[-1].month == "2026-11"


def test_no_pictures_of_nothing(paired: Paired) -> None:
    assert paired.get("/v1/statistics").json == {"weeks": [], "checks": [], "months": []}


# ----------------------------------------------------------------------------------------- notebook and files


def test_where_and_when_are_said_differently(paired: Paired) -> None:
    person = tap(paired, tie("met", **{"as": "client"})).json
    (kept,) = person["ties"]
    changed = paired.send("PUT", f"/v1/ties/{kept['id']}", {**kept["tie"], "place": "Northquay", "on": "2019-05"}).json
    (after,) = changed["ties"]
    assert (after["id"], after["recorded"]) == (kept["id"], kept["recorded"])
    assert (after["tie"]["place"], after["tie"]["on"]) == ("Northquay", "2019-05")
    assert paired.send("PUT", f"/v1/ties/{kept['id']}", {**kept["tie"], "on": "May"}).json["code"] == "tie_does_not_fit"
    assert paired.send("PUT", "/v1/ties/999", kept["tie"]).json["code"] == "no_such_tie"


def test_the_buttons_are_those_of_the_panel(paired: Paired) -> None:
    groups = paired.get("/v1/taps").json["groups"]
    assert groups == paired.review("read Mirela mirela").json["invite"]["taps"]


def whole(paired: Paired, form: str) -> str:
    parts, after = [], ""
    for _ in range(99):
        part = paired.get(f"/v1/export?as={form}{after}").json
        parts.append(part["text"])
        if part["next"] is None:
            return "".join(parts)
        after = f"&after={part['next'].replace(' ', '%20')}"
    raise AssertionError("it never ends")


@pytest.mark.parametrize("size", [1, 2, 500])
def test_the_parts_in_a_row_are_the_file(
    agent: Agent, paired: Paired, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(notebook, "EXPORT_PART", size)
    for name in ("=Odile", "Zoe, of Northquay", "Åsa\nBerg"):
        tap(paired, tie("note", text='+1 "tall"'), slug=name[:2].lower(), name=name)
    found: dict[str, Any] = json.loads(whole(paired, "json"))
    assert set(found) == {"people", "overrides", "own_past", "imports"}
    assert [person["name"] for person in found["people"]] == ["Åsa Berg", "=Odile", "Zoe, of Northquay"]
    rows = list(csv.DictReader(io.StringIO(whole(paired, "csv"), newline="")))
    assert [row["name"] for row in rows] == ["Åsa Berg", "'=Odile", "Zoe, of Northquay"]
    assert {row["notes"] for row in rows} == {'\'+1 "tall"'}
    assert agent is paired.agent


def test_an_empty_notebook_is_a_file_too(paired: Paired) -> None:
    assert json.loads(whole(paired, "json")) == {"people": [], "overrides": [], "own_past": [], "imports": []}
    assert len(whole(paired, "csv").splitlines()) == 1


@pytest.mark.parametrize("query", ["as=xml", "", "as=csv&after=x.y"])
def test_no_other_files(paired: Paired, query: str) -> None:
    assert paired.get(f"/v1/export?{query}").status == 400
