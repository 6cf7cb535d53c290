"""The history in the store: found by words, filtered by verdict and by what was said, counted for the pictures."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from whosasking.archive import Archive, Listed
from whosasking.contract import OverrideRequest
from whosasking.describe_history import describe_kept
from whosasking.model import Message, VerdictWord
from whosasking.store import Outcomes, Reviewed, Store
from whosasking.store.database import migrations, open_database
from whosasking.store.history import CONNECTION_COUNTS, VERDICT_COUNTS, history_query

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
PEOPLE: tuple[tuple[str, VerdictWord], ...] = (
    ("Odile Fenwright", "accept"),
    ("𝐈𝐧𝐠𝐚 🚀 Dahlvik", "ignore"),
    ("Zoë Åkesson", "look_closer"),
    ("Odd Fenwick", "ignore"),
)
ALL = [name for name, _ in reversed(PEOPLE)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(now=NOW, folder=tmp_path) as opened:
        yield opened


@pytest.fixture
def judged(store: Store) -> Store:
    for number, (name, verdict) in enumerate(PEOPLE):
        remember(store, name, verdict, NOW + timedelta(days=number), member_id=f"ACo{number}")
    say(store, "not_spam", "m-1")
    say(store, "spam", "m-3")
    return store


def remember(store: Store, name: str, verdict: VerdictWord, when: datetime, **more: Any) -> None:
    number = next((at for at, (known, _) in enumerate(PEOPLE) if known == name), 9)
    values: dict[str, Any] = {
        "slug": f"m-{number}",
        "member_id": None,
        "sentence": Message(key="verdict.next_step.accept.invited"),
        "provisional": False,
    }
    store.remember(Reviewed(name=name, verdict=verdict, rules_version="1", **{**values, **more}), when)


def say(store: Store, kind: Any, slug: str) -> int:
    return store.set_override(OverrideRequest(kind=kind, slug=slug, member_id=None, name=""), NOW).id


def names(store: Store, **asked: Any) -> list[str]:
    return [entry.name for entry in store.history_page(limit=50, **asked).entries]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ALL),
        ({"search": "fen"}, ["Odd Fenwick", "Odile Fenwright"]),
        ({"search": "FENW od"}, ["Odd Fenwick", "Odile Fenwright"]),
        ({"search": "inga"}, ["𝐈𝐧𝐠𝐚 🚀 Dahlvik"]),
        ({"search": "zoe ake"}, ["Zoë Åkesson"]),
        ({"search": "m 3"}, ["Odd Fenwick"]),
        ({"search": "wright"}, []),
        ({"search": "%"}, []),
        ({"search": " "}, ALL),
        ({"verdict": "ignore"}, ["Odd Fenwick", "𝐈𝐧𝐠𝐚 🚀 Dahlvik"]),
        ({"verdict": "ignore", "search": "odd"}, ["Odd Fenwick"]),
        ({"verdict": "none"}, []),
        ({"said": "not_spam"}, ["𝐈𝐧𝐠𝐚 🚀 Dahlvik"]),
        ({"said": "spam", "verdict": "ignore", "search": "odd"}, ["Odd Fenwick"]),
        ({"said": "known"}, []),
    ],
)
def test_found(judged: Store, asked: dict[str, Any], found: list[str]) -> None:
    assert names(judged, **asked) == found


def test_pages_join_without_a_gap(judged: Store) -> None:
    seen: list[str] = []
    before = None
    for _ in range(9):
        page = judged.history_page(limit=3, before=before)
        seen += [entry.name for entry in page.entries]
        assert (len(page.said), page.total) == (len(page.entries), 4)
        before = page.following
        if before is None:
            break
    assert seen == ALL


def test_each_verdict_says_what_the_user_says_now(judged: Store) -> None:
    told = [None if said is None else said.kind for said in judged.history_page(limit=9).said]
    assert told == ["spam", None, "not_spam", None]
    judged.undo_override(say(judged, "known", "m-1"), NOW)
    assert names(judged, said="not_spam") == ["𝐈𝐧𝐠𝐚 🚀 Dahlvik"]  # what was said before holds again


def test_what_was_said_of_the_former_owner_of_an_address_is_not_said_of_the_next(store: Store) -> None:
    remember(store, "Odile Fenwright", "accept", NOW, member_id="ACo1")
    remember(store, "Odile Fenwright", "accept", NOW, member_id="ACo2")
    store.set_override(OverrideRequest(kind="blocked", slug="m-0", member_id="ACo1", name=""), NOW)
    page = store.history_page(limit=9)
    assert [said is not None for said in page.said] == [False, True]
    assert len(names(store, said="blocked")) == 1


def test_a_name_learned_later_in_the_visit_is_found(store: Store) -> None:
    remember(store, "", "look_closer", NOW, slug="zoe", provisional=True)
    remember(store, "Zoë Åkesson", "accept", NOW, slug="zoe")
    assert names(store, search="akesson") == ["Zoë Åkesson"]


def test_what_is_purged_is_found_no_more(judged: Store) -> None:
    assert judged.purge(older_than=NOW + timedelta(days=2)) == 2
    assert names(judged, search="m") == ["Odd Fenwick", "Zoë Åkesson"]
    with judged._reading() as db:
        kept = {row["word"] for row in db.execute("SELECT word FROM history_words")}
    assert "odile" not in kept
    judged.purge(older_than=None)
    with judged._reading() as db:
        assert db.execute("SELECT count(*) FROM history_words").fetchone()[0] == 0


def test_verdicts_of_an_older_store_are_found_too(tmp_path: Path) -> None:
    old, _ = open_database(tmp_path, now=NOW, steps=migrations()[:3])
    columns = "slug, name, verdict, sentence, provisional, rules_version, reviewed"
    row = ("zoe", "Zoë Åkesson", "accept", "Made.", 0, "1", "2026-11-01T00:00:00Z")
    old.execute(f"INSERT INTO history ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)  # noqa: S608 (our own names)
    old.close()
    with Store.open(now=NOW, folder=tmp_path) as store:
        assert names(store, search="akesson") == ["Zoë Åkesson"]
        counts = store.counts(date(2026, 1, 1))
    assert counts.verdicts == {"2026-11-01": {"accept": 1}}
    assert counts.checks["activity"] == Outcomes()  # how its checks ended was not kept


# ------------------------------------------------------------------------------------------ what is counted


def test_verdicts_and_checks_are_counted(store: Store) -> None:
    remember(store, "A", "accept", NOW, slug="a", outcomes={"activity": "passed", "connections": "unknown"})
    remember(store, "B", "ignore", NOW, slug="b", outcomes={"activity": "failed", "connections": "failed"})
    remember(store, "C", "ignore", NOW - timedelta(days=9), slug="c", outcomes={"activity": "failed"})
    remember(store, "D", "ignore", NOW - timedelta(days=200), slug="d", outcomes={"activity": "failed"})
    counts = store.counts(date(2026, 10, 1))
    assert counts.verdicts == {"2026-11-13": {"ignore": 1}, "2026-11-22": {"accept": 1, "ignore": 1}}
    assert counts.checks["activity"] == Outcomes(passed=1, failed=2)
    assert counts.checks["connections"] == Outcomes(passed=1, failed=1, unknown=1)


def test_connections_are_counted_by_month_as_the_newest_archive_lists_them(store: Store) -> None:
    def archive(exported: str, *days: str) -> Archive:
        listed = tuple(Listed(f"P {day}", f"p-{day}", None, "", "", day) for day in days)
        return Archive(exported=exported, owner="", owner_slug=None, rows={}, connections=listed)

    store.take_in(archive("2025-01-01", "2019-05-01", "2019-06-01"), NOW)
    store.take_in(archive("2026-01-01", "2019-05-01", "2019-05-30", "2025-02-03"), NOW)
    assert store.counts(date(2026, 1, 1)).connections == {"2019-05": 2, "2025-02": 1}


# ------------------------------------------------------------------------------------------- the query plans


@pytest.mark.parametrize("search", ["", "fen", "fenwright odile"])
@pytest.mark.parametrize("verdict", [None, "ignore"])
@pytest.mark.parametrize("said", [None, "spam"])
def test_no_page_reads_the_history_without_an_index(judged: Store, search: str, verdict: Any, said: Any) -> None:
    with judged._reading() as db:
        sql, values = history_query(db, before=90, search=search, verdict=verdict, said=said)
        plan = steps(db, f"{sql} LIMIT 50", values)
    whole = ("SCAN o", "SCAN CONSTANT ROW")  # o: what the user said, some dozens
    assert not [step for step in plan if step.startswith("SCAN") and not step.startswith(whole)], plan
    assert any("h USING" in step for step in plan), plan
    assert any("TEMP B-TREE" in step for step in plan) <= bool(search or said), plan


@pytest.mark.parametrize(
    ("sql", "index"), [(VERDICT_COUNTS, "history_by_day"), (CONNECTION_COUNTS, "COVERING INDEX people_by_connection")]
)
def test_what_is_counted_is_counted_along_an_index(judged: Store, sql: str, index: str) -> None:
    with judged._reading() as db:
        plan = steps(db, sql, {"since": "2026-01-01"})
    assert index in plan[0], plan


def test_old_verdicts_are_purged_by_the_index(judged: Store) -> None:
    with judged._reading() as db:
        assert any("history_by_time" in step for step in steps(db, "DELETE FROM history WHERE reviewed < '2026'", {}))


def steps(db: sqlite3.Connection, sql: str, values: dict[str, object]) -> list[str]:
    return [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values)]


def test_a_verdict_of_an_older_version_stays_in_its_words(store: Store) -> None:
    remember(store, "Mirela", "accept", NOW)
    with store._writing() as db:
        db.execute("UPDATE history SET told = NULL, sentence = 'Four of five.'")
    (kept,) = store.history_page(limit=9).entries
    assert describe_kept(kept, "de").sentence == "Four of five."


@pytest.mark.parametrize(
    "told", ["", "{", '{"key": "verdict.of.yesterday"}', '{"key": "verdict.accept.passed"}', "[1]"]
)
def test_a_verdict_that_cannot_be_told_is_listed_without_its_sentence(store: Store, told: str) -> None:
    remember(store, "Mirela", "accept", NOW)
    with store._writing() as db:
        db.execute("UPDATE history SET told = ?", (told,))
    (kept,) = store.history_page(limit=9).entries
    assert (describe_kept(kept).name, describe_kept(kept).sentence) == ("Mirela", "")
