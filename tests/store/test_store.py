"""What the store keeps, and for whom."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whosasking.contract import OverrideRequest
from whosasking.errors import InvalidInput
from whosasking.model import Message
from whosasking.preferences import PRESETS, Preferences
from whosasking.since import Before
from whosasking.store import Client, Reviewed, Store
from whosasking.store.home import ENVIRONMENT, STORE_FILE, home

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(now=NOW, folder=tmp_path) as opened:
        yield opened


def review(slug: str | None = "mirela", **changed: object) -> Reviewed:
    values: dict[str, object] = {
        "slug": slug,
        "member_id": None,
        "name": "Mirela",
        "verdict": "look_closer",
        "sentence": Message(key="verdict.next_step.look_closer.ask"),
        "provisional": False,
        "rules_version": "1",
    }
    return Reviewed(**{**values, **changed})  # type: ignore[arg-type]


def say(kind: str, slug: str = "mirela", member_id: str | None = None) -> OverrideRequest:
    return OverrideRequest(kind=kind, slug=slug, member_id=member_id, name="Mirela")  # type: ignore[arg-type]


# -------------------------------------------------------------------------------------------------- files


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have modes")
def test_nobody_else_reads_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path / "deep" / "home"))
    before = os.umask(0)
    try:
        with Store.open(now=NOW) as store:
            store.change_preferences({"activity_months": 3})
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home().iterdir()}
    finally:
        os.umask(before)
    assert modes == {STORE_FILE: 0o600, f"{STORE_FILE}-wal": 0o600, f"{STORE_FILE}-shm": 0o600}
    assert stat.S_IMODE(home().stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="only POSIX systems have modes")
def test_wide_modes_are_narrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    tmp_path.chmod(0o755)
    (tmp_path / STORE_FILE).touch(0o644)
    with Store.open(now=NOW):
        assert stat.S_IMODE((tmp_path / STORE_FILE).stat().st_mode) == 0o600
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_write_ahead_log_and_a_patient_writer(tmp_path: Path, store: Store) -> None:
    db = sqlite3.connect(tmp_path / STORE_FILE)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()
    assert store.preferences() == Preferences()


# -------------------------------------------------------------------------------------------- preferences


def test_preferences_are_kept(tmp_path: Path, store: Store) -> None:
    changed = store.change_preferences({"activity_months": 6}, preset="strict")
    with Store.open(now=NOW, folder=tmp_path) as again:
        assert again.preferences() == changed
    assert changed.stranger_needs_strong_tie
    assert changed.activity_months == 6


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_replace_each_other(store: Store, preset: str) -> None:
    store.change_preferences({}, preset="open")
    values = store.change_preferences({}, preset=preset)
    assert all(getattr(values, name) == value for name, value in PRESETS[preset].items())  # type: ignore[index]


def test_refused_change_changes_nothing(store: Store) -> None:
    with pytest.raises(InvalidInput):
        store.change_preferences({"activity_months": 6, "ignore_from": 1})
    assert store.preferences() == Preferences()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("of_another_version", "1"),
        ("activity_months", '"six"'),
        ("activity_months", "0"),
        ("activity_months", "not json"),
    ],
)
def test_kept_value_that_no_longer_fits_has_its_default(tmp_path: Path, store: Store, name: str, value: str) -> None:
    store.change_preferences({"skills_at_least": 5})
    write(tmp_path, name, value)
    assert store.preferences() == Preferences(skills_at_least=5)


def test_kept_values_that_do_not_fit_together_have_their_defaults(tmp_path: Path, store: Store) -> None:
    store.change_preferences({"skills_at_least": 5})
    write(tmp_path, "accept_up_to", "4")
    assert store.preferences() == Preferences(skills_at_least=5)


def write(folder: Path, name: str, value: str) -> None:
    db = sqlite3.connect(folder / STORE_FILE)
    db.execute("INSERT OR REPLACE INTO preferences VALUES (?, ?)", (name, value))
    db.commit()
    db.close()


# ------------------------------------------------------------------------------------------------ history


def test_same_visit_same_verdict_is_one_row(store: Store) -> None:
    first, is_news = store.remember(review(), NOW)
    second, is_news_again = store.remember(review(), NOW + timedelta(minutes=5))
    assert (is_news, is_news_again) == (True, False)
    assert (second.id, second.reviewed) == (first.id, "2026-11-22T18:05:00Z")


def test_final_verdict_replaces_the_provisional_one(store: Store) -> None:
    store.remember(review(provisional=True), NOW)
    entry, is_news = store.remember(
        review(verdict="accept", sentence=Message(key="verdict.next_step.accept.invited")), NOW + timedelta(minutes=1)
    )
    assert is_news
    assert store.history(limit=9) == ((entry,), 1)


def test_other_verdict_in_the_same_visit_is_kept_beside_the_first(store: Store) -> None:
    store.remember(review(), NOW)
    store.remember(review(verdict="accept"), NOW)
    assert [entry.verdict for entry in store.history(limit=9)[0]] == ["accept", "look_closer"]


@pytest.mark.parametrize("later", [timedelta(minutes=31), timedelta(days=3)])
def test_next_visit_is_another_row(store: Store, later: timedelta) -> None:
    store.remember(review(), NOW)
    store.remember(review(), NOW + later)
    assert store.history(limit=9)[1] == 2


def test_clock_set_back_a_little_starts_no_second_visit(store: Store) -> None:
    store.remember(review(), NOW)
    store.remember(review(), NOW - timedelta(minutes=10))
    assert store.history(limit=9)[1] == 1


def test_member_is_known_by_id_where_the_address_changed(store: Store) -> None:
    store.remember(review("mirela", member_id="ACoAA1"), NOW)
    store.remember(review("mirela-new", member_id="ACoAA1"), NOW)
    assert [entry.slug for entry in store.history(limit=9)[0]] == ["mirela-new"]


def test_two_ids_at_one_address_are_two_members(store: Store) -> None:
    store.remember(review("mirela", member_id="ACoAA1"), NOW)
    store.remember(review("mirela", member_id="ACoAA2"), NOW)
    assert store.history(limit=9)[1] == 2


def test_pages_that_name_nobody_are_never_the_same(store: Store) -> None:
    store.remember(review(None), NOW)
    store.remember(review(None), NOW)
    assert store.history(limit=9)[1] == 2


def test_what_a_page_told_first_is_not_lost(store: Store) -> None:
    store.remember(review("mirela", member_id="ACoAA1"), NOW)
    entry, _ = store.remember(review(None, member_id="ACoAA1", name=None), NOW)
    assert (entry.slug, entry.name) == ("mirela", "Mirela")


def test_purge_by_age_and_all(store: Store) -> None:
    for days in (200, 100, 0):
        store.remember(review(f"member-{days}"), NOW - timedelta(days=days))
    assert store.purge(older_than=NOW - timedelta(days=180)) == 1
    assert [entry.slug for entry in store.history(limit=9)[0]] == ["member-0", "member-100"]
    assert store.purge(older_than=None) == 2


def test_what_was_purged_is_gone_from_the_disk(tmp_path: Path, store: Store) -> None:
    store.remember(review("marked-slug-7731", name="Marked Name 7731"), NOW)
    copy = tmp_path / f"{STORE_FILE}.before-9"
    copy.write_bytes(b"marked-slug-7731")
    store.purge(older_than=None)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"7731" not in kept


def test_ids_are_not_given_twice(store: Store) -> None:
    first, _ = store.remember(review(), NOW)
    store.purge(older_than=None)
    second, _ = store.remember(review(), NOW)
    assert second.id > first.id


# ---------------------------------------------------------------------------------------------- overrides


def test_said_by_address_and_by_id(store: Store) -> None:
    store.set_override(say("known", "mirela", "ACoAA1"), NOW)
    assert store.knowledge(slug="mirela", member_id=None).known
    assert store.knowledge(slug=None, member_id="ACoAA1").known
    assert store.knowledge(slug="moved-since", member_id="ACoAA1").known
    assert not store.knowledge(slug="mirela", member_id="ACoAA2").known  # the address was given away
    assert not store.knowledge(slug="other", member_id=None).known
    assert not store.knowledge(slug=None, member_id=None).known
    assert not store.knowledge(slug="", member_id=None).known


def test_addresses_have_no_case(store: Store) -> None:
    store.set_override(say("blocked", " Mirela-Okonjo "), NOW)
    assert store.knowledge(slug="mirela-okonjo", member_id=None).blocked


def test_saying_it_twice_is_saying_it_once(store: Store) -> None:
    assert store.set_override(say("known"), NOW) == store.set_override(say("known"), NOW + timedelta(days=1))


def test_undo_history(store: Store) -> None:
    steps = [store.set_override(say(kind), NOW) for kind in ("known", "blocked", "known")]
    assert store.overrides() == (steps[2],)
    assert store.undo_override(steps[2].id, NOW)
    assert store.override_for(slug="mirela", member_id=None) == steps[1]
    assert store.undo_override(steps[0].id, NOW)  # the oldest, while another one is in force
    assert store.override_for(slug="mirela", member_id=None) == steps[1]
    assert store.undo_override(steps[1].id, NOW)
    assert store.override_for(slug="mirela", member_id=None) is None
    assert not store.undo_override(steps[1].id, NOW)


def test_nobody_is_known(store: Store) -> None:
    with pytest.raises(InvalidInput):
        store.set_override(say("known", ""), NOW)


def test_purge_forgets_what_was_taken_back_and_keeps_what_holds(store: Store) -> None:
    gone = store.set_override(say("known", "a"), NOW)
    kept = store.set_override(say("known", "b"), NOW)
    store.undo_override(gone.id, NOW)
    store.purge(older_than=None)
    assert store.overrides() == (kept,)


# ------------------------------------------------------------------------------------------------ clients


def client(number: int, **changed: object) -> Client:
    values: dict[str, object] = {
        "id": f"c_{number}",
        "kind": "browser",
        "name": f"Browser {number}",
        "origin": "chrome-extension://x",
        "token_hash": f"{number:064x}",
        "created": "2026-11-22T18:00:00Z",
        "last_seen": None,
    }
    return Client(**{**values, **changed})  # type: ignore[arg-type]


def test_clients_come_and_go(store: Store) -> None:
    store.add_client(client(1))
    store.add_client(client(2))
    assert store.revoke_client("c_1")
    assert not store.revoke_client("c_1")
    store.client_seen("c_2", NOW)
    assert store.clients() == (client(2, last_seen="2026-11-22T18:00:00Z"),)


def test_what_another_process_wrote_is_noticed(tmp_path: Path, store: Store) -> None:
    before = store.changes_elsewhere()
    store.change_preferences({"activity_months": 3})
    assert store.changes_elsewhere() == before
    with Store.open(now=NOW, folder=tmp_path) as other:
        other.change_preferences({"activity_months": 4})
    assert store.changes_elsewhere() != before


def test_an_earlier_visit_tells_what_was_seen_then(store: Store) -> None:
    def before(days: int) -> Before:
        return store.seen_before(slug="mirela", member_id=None, now=NOW + timedelta(days=days))

    assert before(0) == Before()
    store.remember(review(employers=("Northquay",)), NOW)
    assert before(0) == Before(), "this visit is no earlier one"
    store.remember(review(name="Mirela Tarn"), NOW + timedelta(days=1))
    told = {"employers": ("Northquay",), "employed_on": "2026-11-22"}
    assert before(1) == Before(name="Mirela", named_on="2026-11-22", **told)  # type: ignore[arg-type]  # fields by name
    assert before(2) == Before(name="Mirela Tarn", named_on="2026-11-23", **told)  # type: ignore[arg-type]
