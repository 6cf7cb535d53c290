"""A store that is locked, full, damaged, newer or older: nothing is lost, and what happened is said."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosasking.errors import StoreCorrupted, StoreError, StoreFull, StoreLocked, StoreTooNew
from whosasking.model import Message
from whosasking.store import Reviewed, Store, database
from whosasking.store.database import migrations
from whosasking.store.home import STORE_FILE, only_agent

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
SAID = Message(key="verdict.next_step.accept.invited")
NEXT = "CREATE TABLE notebook (id INTEGER PRIMARY KEY, note TEXT);\nINSERT INTO notebook (note) VALUES ('a;b');\n"


def fill(store: Store, rows: int = 200) -> None:
    for number in range(rows):
        review = Reviewed(
            slug=f"member-{number}",
            member_id=None,
            name="Invented " * 20,
            verdict="accept",
            sentence=SAID,
            provisional=False,
            rules_version="1",
        )
        store.remember(review, NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a store that holds something."""
    with Store.open(now=NOW, folder=tmp_path) as store:
        store.change_preferences({"activity_months": 7})
        fill(store)
    return tmp_path


def version(folder: Path) -> int:
    db = sqlite3.connect(folder / STORE_FILE)
    try:
        return int(db.execute("PRAGMA user_version").fetchone()[0])
    finally:
        db.close()


# ------------------------------------------------------------------------------------------------- locked


def test_locked_by_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    with Store.open(now=NOW, folder=folder) as store:
        other = sqlite3.connect(folder / STORE_FILE, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        try:
            assert store.preferences().activity_months == 7  # readers do not wait
            with pytest.raises(StoreLocked):
                store.change_preferences({"activity_months": 8})
        finally:
            other.execute("ROLLBACK")
            other.close()
        assert store.change_preferences({"activity_months": 8}).activity_months == 8


def test_held_alone_by_another_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 50)
    other = sqlite3.connect(folder / STORE_FILE, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(StoreLocked):
            Store.open(now=NOW, folder=folder)
    finally:
        other.close()


# --------------------------------------------------------------------------------------------------- full


def test_disk_full(folder: Path) -> None:
    with Store.open(now=NOW, folder=folder) as store:
        store._db.execute("PRAGMA max_page_count = 1")
        with pytest.raises(StoreFull) as full:
            fill(store, 2000)
        assert full.value.code == "store_full"
        store._db.execute("PRAGMA max_page_count = 1000000")
        before = store.history(limit=1)[1]
        fill(store, 1)
        assert store.history(limit=1)[1] >= before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="modes do not stop the administrator")
def test_folder_without_the_right_to_write(folder: Path) -> None:
    (folder / STORE_FILE).chmod(0o400)
    folder.chmod(0o500)
    try:
        with pytest.raises(StoreFull) as full:
            Store.open(now=NOW, folder=folder)
        assert full.value.code == "store_read_only"
    finally:
        folder.chmod(0o700)


def test_file_in_the_way_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").touch()
    monkeypatch.setenv("WHOSASKING_HOME", str(tmp_path / "home"))
    with pytest.raises(StoreFull) as full:
        Store.open(now=NOW)
    assert full.value.code == "store_read_only"


def test_folder_in_the_way_of_the_file(tmp_path: Path) -> None:
    (tmp_path / STORE_FILE).mkdir()
    with pytest.raises(StoreFull):
        Store.open(now=NOW, folder=tmp_path)


# ---------------------------------------------------------------------------------------------- corrupted


def damage_head(file: Path) -> None:
    file.write_bytes(b"no database at all " * 100)


def damage_middle(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096 : len(content) // 2] = b"\xa5" * (len(content) // 2 - 4096)
    file.write_bytes(content)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 4096 * 3 + 100])


@pytest.mark.parametrize("damage", [damage_head, damage_middle, cut_off])
def test_damaged_store_is_kept_aside_and_a_new_one_begun(folder: Path, damage: object) -> None:
    file = folder / STORE_FILE
    damage(file)  # type: ignore[operator]
    damaged = file.read_bytes()
    with Store.open(now=NOW, folder=folder) as store:
        assert store.put_aside is not None
        assert store.put_aside.name == f"{STORE_FILE}.corrupt-2026-11-22T180000Z"
        assert store.put_aside.read_bytes() == damaged
        assert store.history(limit=1) == ((), 0)
        store.change_preferences({"activity_months": 9})
    with Store.open(now=NOW, folder=folder) as store:
        assert store.put_aside is None
        assert store.preferences().activity_months == 9


def test_damaged_store_stays_where_it_is_while_an_agent_runs(folder: Path) -> None:
    damage_head(folder / STORE_FILE)
    with only_agent(folder) as alone:
        assert alone
        program = (
            "import datetime, pathlib, sys\n"
            "from whosasking.errors import StoreCorrupted\n"
            "from whosasking.store import Store\n"
            "try:\n"
            "    Store.open(now=datetime.datetime.now(datetime.UTC), folder=pathlib.Path(sys.argv[1]))\n"
            "except StoreCorrupted as error:\n"
            "    print(error.code)\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", program, str(folder)], capture_output=True, text=True, check=True, timeout=60
        )
    assert ran.stdout == "store_corrupted\n"
    assert [path.name for path in folder.glob("*.corrupt-*")] == []


def use(store: Store) -> None:
    for _ in range(3):
        store.history(limit=1000)
        fill(store, 50)


def test_damage_met_while_the_store_is_open(folder: Path) -> None:
    with Store.open(now=NOW, folder=folder) as store:
        store._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store._db.execute("PRAGMA cache_size = 0")
        damage_middle(folder / STORE_FILE)
        with pytest.raises(StoreCorrupted):
            use(store)


# ------------------------------------------------------------------------------------------ newer and older


def test_newer_store_is_refused_and_untouched(folder: Path) -> None:
    db = sqlite3.connect(folder / STORE_FILE)
    db.execute("PRAGMA user_version = 999")
    db.commit()
    db.close()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(StoreTooNew):
        Store.open(now=NOW, folder=folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_new_store_has_the_newest_schema(tmp_path: Path) -> None:
    steps = (*migrations(), NEXT)
    with Store.open(now=NOW, folder=tmp_path, steps=steps):
        pass
    assert version(tmp_path) == len(steps)
    assert list(tmp_path.glob("*.before-*")) == []  # nothing was there to copy


def test_older_store_is_migrated_with_a_copy_first(folder: Path) -> None:
    steps = (*migrations(), NEXT)
    with Store.open(now=NOW, folder=folder, steps=steps) as store:
        assert store.preferences().activity_months == 7
        assert store.history(limit=1)[1] == 200
    assert version(folder) == len(steps)
    (copy,) = folder.glob("*.before-*")
    assert copy.name == f"{STORE_FILE}.before-{len(steps)}"
    elsewhere = folder / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(copy, elsewhere / STORE_FILE)
    with Store.open(now=NOW, folder=elsewhere) as before:
        assert before.history(limit=1)[1] == 200


def test_migration_that_fails_leaves_the_store_as_it_was(folder: Path) -> None:
    broken = "CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n"
    with pytest.raises(StoreError):
        Store.open(now=NOW, folder=folder, steps=(*migrations(), broken))
    with Store.open(now=NOW, folder=folder) as store:
        assert store.history(limit=1)[1] == 200
        tables = store._db.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall()
    assert tables == []


def test_every_released_schema_is_still_what_it_was() -> None:
    """Released migrations never change: this is the first one's fingerprint."""
    import hashlib

    assert hashlib.sha256(migrations()[0].encode()).hexdigest()[:16] == FIRST


FIRST = "b2a948f745301303"


# -------------------------------------------------------------------------------------------------- killed


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys\n"
        "from tests.store.test_faults import NOW, SAID, Reviewed, Store\n"
        "store = Store.open(now=NOW, folder=pathlib.Path(sys.argv[1]))\n"
        "for number in range(100000):\n"
        "    store.remember(Reviewed(slug=f'm{number}', member_id=None, name='x', verdict='accept', sentence=SAID,\n"
        "                            provisional=False, rules_version='1'), NOW)\n"
        "    print(number, flush=True)\n"
    )
    for round_ in range(3):
        process = subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path / str(round_))], stdout=subprocess.PIPE, text=True
        )
        (tmp_path / str(round_)).mkdir()
        assert process.stdout is not None
        acknowledged = -1
        for line in process.stdout:
            acknowledged = int(line)
            if acknowledged == 40 * (round_ + 1):
                process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        with Store.open(now=NOW, folder=tmp_path / str(round_)) as store:
            assert store.put_aside is None
            assert store.history(limit=1)[1] >= acknowledged + 1


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_in_the_middle_of_a_migration(folder: Path) -> None:
    program = (
        "import os, pathlib, signal, sys\n"
        "from tests.store.test_faults import NEXT, NOW, Store, database, migrations\n"
        "real = database._statements\n"
        "def killed(script):\n"
        "    for number, statement in enumerate(real(script)):\n"
        "        if number == 1:\n"
        "            os.kill(os.getpid(), signal.SIGKILL)\n"
        "        yield statement\n"
        "database._statements = killed\n"
        "Store.open(now=NOW, folder=pathlib.Path(sys.argv[1]), steps=(*migrations(), NEXT))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program, str(folder)], check=False, timeout=60)
    assert ran.returncode == -signal.SIGKILL
    assert version(folder) == len(migrations())
    with Store.open(now=NOW, folder=folder, steps=(*migrations(), NEXT)) as store:
        assert store.history(limit=1)[1] == 200
        assert store._db.execute("SELECT note FROM notebook").fetchone()[0] == "a;b"


# ---------------------------------------------------------------------------------------- a disk that is really full


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only Linux's administrator may mount one")
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False)  # noqa: S607
    if mounted.returncode:
        pytest.skip("no file system may be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)  # noqa: S607


def test_really_full_disk_loses_nothing(small_disk: Path) -> None:
    with Store.open(now=NOW, folder=small_disk) as store:
        with pytest.raises(StoreFull) as full:
            fill(store, 100_000)
        assert full.value.code == "store_full"
        kept = store.history(limit=1)[1]
        assert kept > 0
        with pytest.raises(StoreFull):
            store.back_up(small_disk / "backup")
        assert not (small_disk / "backup").exists()
    with Store.open(now=NOW, folder=small_disk) as store:
        assert store.put_aside is None
        assert store.history(limit=1)[1] >= kept
