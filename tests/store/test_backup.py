"""Backups: whole, private, checked, without pairings; and the way back, beside a running agent too."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from whosasking.contract import OverrideRequest
from whosasking.errors import BackupRefused, InvalidInput, StoreFull
from whosasking.model import Message
from whosasking.store import Client, Kept, Reviewed, Store, database
from whosasking.store.database import migrations
from whosasking.store.home import STORE_FILE

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
HASH = "5e" * 32


def verdict(store: Store, slug: str) -> None:
    review = Reviewed(
        slug=slug, member_id=None, name=slug.title(), verdict="accept", sentence=Message(key="verdict.next_step.accept.invited"), provisional=False, rules_version="1"
    )  # fmt: skip
    store.remember(review, NOW)


def browser(client_id: str, token_hash: str = HASH) -> Client:
    return Client(
        id=client_id, kind="browser", name="Firefox", origin=f"moz-extension://{client_id}", token_hash=token_hash,
        created="2026-11-22T18:00:00Z", last_seen=None,
    )  # fmt: skip


def slugs(store: Store) -> set[str]:
    return {entry.slug for entry in store.history(limit=100)[0]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with something of every kind."""
    (tmp_path / "home").mkdir()
    with Store.open(now=NOW, folder=tmp_path / "home") as opened:
        opened.add_client(browser("one"))
        opened.change_preferences({"activity_months": 7})
        verdict(opened, "mirela")
        verdict(opened, "tarn")
        opened.set_override(OverrideRequest(kind="known", slug="tarn", member_id=None, name="Tarn"), NOW)
        yield opened


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    file = tmp_path / "backup.sqlite3"
    assert store.back_up(file) == Kept(verdicts=2, people=1)
    return file


def test_backup_is_private_and_whole(backup: Path) -> None:
    if os.name == "posix":
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert [path.name for path in backup.parent.iterdir() if path.is_file()] == [backup.name]
    db = sqlite3.connect(backup)
    assert db.execute("SELECT slug FROM history ORDER BY slug").fetchall() == [("mirela",), ("tarn",)]
    db.close()


def test_backup_holds_no_pairing(backup: Path) -> None:
    db = sqlite3.connect(backup)
    assert db.execute("SELECT count(*) FROM clients").fetchone() == (0,)
    db.close()
    assert HASH.encode() not in backup.read_bytes()


def test_backup_overwrites_nothing(store: Store, backup: Path) -> None:
    before = backup.read_bytes()
    with pytest.raises(InvalidInput) as refused:
        store.back_up(backup)
    assert refused.value.code == "file_not_written"
    assert backup.read_bytes() == before


def test_backup_to_a_folder_that_is_not_there(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput):
        store.back_up(tmp_path / "nowhere" / "backup.sqlite3")


def test_restoring_brings_back_what_was_there(store: Store, backup: Path) -> None:
    verdict(store, "wren")
    store.change_preferences({"activity_months": 3})
    store.purge(older_than=NOW + timedelta(days=1))
    kept, _ = store.restore(backup, NOW)
    assert kept == Kept(verdicts=2, people=1)
    assert slugs(store) == {"mirela", "tarn"}
    assert store.preferences().activity_months == 7
    assert store.knowledge(slug="tarn", member_id=None).known
    verdict(store, "later")
    assert len({entry.id for entry in store.history(limit=100)[0]}) == 3


def test_what_was_there_before_is_kept_and_can_be_restored_as_well(store: Store, backup: Path) -> None:
    verdict(store, "wren")
    _, aside = store.restore(backup, NOW)
    assert aside.parent == store.folder
    if os.name == "posix":
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert slugs(store) == {"mirela", "tarn"}
    store.restore(aside, NOW + timedelta(seconds=1))
    assert slugs(store) == {"mirela", "tarn", "wren"}


def test_forgetting_everything_forgets_what_was_kept_aside(store: Store, backup: Path) -> None:
    _, aside = store.restore(backup, NOW)
    store.purge(older_than=None)
    assert not aside.exists()


def test_pairings_are_neither_lost_nor_brought_back(store: Store, backup: Path) -> None:
    _, with_pairings = store.restore(backup, NOW)  # a store as it lay, pairings and all
    store.revoke_client("one")
    store.add_client(browser("two", "2e" * 32))
    store.restore(with_pairings, NOW + timedelta(seconds=1))
    assert [client.id for client in store.clients()] == ["two"]


def test_another_process_sees_what_was_restored(store: Store, backup: Path) -> None:
    """The agent holds the store open all the while."""
    with Store.open(now=NOW, folder=store.folder) as other:
        verdict(store, "wren")
        before = store.changes_elsewhere()
        other.restore(backup, NOW)
        assert slugs(store) == {"mirela", "tarn"}
        assert store.changes_elsewhere() != before


def test_store_that_was_copied_with_its_log(store: Store, tmp_path: Path) -> None:
    for ending in ("", "-wal"):
        (tmp_path / f"copied{ending}").write_bytes((store.folder / f"{STORE_FILE}{ending}").read_bytes())
    assert (tmp_path / "copied-wal").stat().st_size > 0
    store.purge(older_than=None)
    assert store.restore(tmp_path / "copied", NOW)[0] == Kept(verdicts=2, people=1)


# ------------------------------------------------------------------------------------------------- refused


def not_sqlite(file: Path) -> None:
    file.write_bytes(b"no database at all " * 100)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 4096 * 3 + 100])


def damaged(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 4096)
    file.write_bytes(content)


def of_another_program(file: Path) -> None:
    file.unlink()
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.commit()
    db.close()


def newer(file: Path) -> None:
    db = sqlite3.connect(file)
    db.execute("PRAGMA user_version = 999")
    db.commit()
    db.close()


def gone(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (not_sqlite, "backup_not_sound"),
        (empty, "backup_not_sound"),
        (cut_off, "backup_not_sound"),
        (damaged, "backup_not_sound"),
        (of_another_program, "backup_not_sound"),
        (newer, "backup_too_new"),
        (gone, "backup_not_read"),
    ],
)
def test_what_is_no_sound_backup_changes_nothing(store: Store, backup: Path, spoil: object, code: str) -> None:
    spoil(backup)  # type: ignore[operator]
    content = backup.read_bytes() if backup.exists() else None
    verdict(store, "wren")
    names = {path.name for path in store.folder.iterdir()}
    with pytest.raises(BackupRefused) as refused:
        store.restore(backup, NOW)
    assert refused.value.code == code
    assert slugs(store) == {"mirela", "tarn", "wren"}
    assert {path.name for path in store.folder.iterdir()} == names
    assert (backup.read_bytes() if backup.exists() else None) == content


def test_no_room_for_the_restored_store(store: Store, tmp_path: Path) -> None:
    """Nothing is half restored, and the store goes on."""
    (tmp_path / "large").mkdir()
    with Store.open(now=NOW, folder=tmp_path / "large") as large:
        for number in range(500):
            verdict(large, f"member-{number}" + "x" * 500)
        large.back_up(tmp_path / "large.sqlite3")
    pages = store._db.execute("PRAGMA page_count").fetchone()[0]
    store._db.execute(f"PRAGMA max_page_count = {pages + 10}")
    with pytest.raises(StoreFull):
        store.restore(tmp_path / "large.sqlite3", NOW)
    assert slugs(store) == {"mirela", "tarn"}
    verdict(store, "wren")
    assert slugs(store) == {"mirela", "tarn", "wren"}


@pytest.mark.parametrize("schema", range(1, len(migrations()) + 1))
def test_backup_of_every_released_schema(store: Store, tmp_path: Path, schema: int) -> None:
    (tmp_path / "old").mkdir()
    db, _ = database.open_database(tmp_path / "old", now=NOW, steps=migrations()[:schema])
    db.execute(
        "INSERT INTO history (slug, name, verdict, sentence, provisional, rules_version, reviewed)"
        " VALUES ('old', 'Old', 'accept', 's', 0, '1', '2026-01-01T00:00:00Z')"
    )
    db.execute(
        "INSERT INTO overrides (kind, slug, name, created) VALUES ('blocked', 'old', 'Old', '2026-01-01T00:00:00Z')"
    )
    db.close()
    assert store.restore(tmp_path / "old" / STORE_FILE, NOW)[0].verdicts == 1
    assert slugs(store) == {"old"}
    assert store.knowledge(slug="old", member_id=None).blocked
    assert store.history_page(limit=10, search="old").total == 1
    verdict(store, "new")
