"""A copy of everything that is remembered, and the way back from one.

A backup is a store of its own, without the paired browsers: whoever finds one can neither ask the agent with it nor pose as it.
Restoring leaves the pairings of the present store as they are, and works while an agent runs: it is one transaction.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from whosasking.errors import BackupRefused, InvalidInput, StoreError, StoreFull, StoreTooNew
from whosasking.model import Noun
from whosasking.store.database import open_database, transaction, translated
from whosasking.store.home import STORE_FILE, make_private

STAYS = {"clients"}
"""Tables that no backup holds and no restoring touches."""


class Kept(Noun):
    """What a backup holds, by rows."""

    verdicts: int
    people: int


class BackupQueries:
    """Part of the Store."""

    _db: sqlite3.Connection
    _lock: threading.Lock
    folder: Path

    def _index_all(self) -> None:
        raise NotImplementedError

    def back_up(self, file: Path) -> Kept:
        """Writes all but the pairings to a new file that this user alone reads, and reads it once again to be sure.

        Whole or not at all. Raises InvalidInput where the file is there already or cannot be written, or a StoreError.
        """
        if file.exists():
            raise InvalidInput("file_not_written")
        draft = file.with_name(f"{file.name}.{os.getpid()}.new")
        try:
            make_private(draft)
        except StoreFull:
            raise InvalidInput("file_not_written") from None
        try:
            with self._lock, translated():
                self._db.execute("VACUUM INTO ?", (str(draft),))
            with _opened(draft) as copy:
                _forget_pairings(copy)
                kept = _sound(copy)
            _to_disk(draft)
            draft.replace(file)
        except OSError:
            raise StoreFull from None
        finally:
            draft.unlink(missing_ok=True)
        return kept

    def restore(self, file: Path, now: datetime) -> tuple[Kept, Path]:
        """Puts what a backup holds in the place of what is remembered now; pairings stay.

        file: a backup, or a copy of a store of any released version; it is not touched. Gives what it held, and where the
        store as it was is kept aside. Raises BackupRefused where it is not sound, changing nothing, or a StoreError.
        """
        aside = _unused(self.folder / f"{STORE_FILE}.replaced-{now:%Y-%m-%dT%H%M%SZ}")
        with _migrated_copy(file, self.folder, now) as draft, self._lock, translated():
            kept = _checked(draft)
            with _attached(self._db, draft):
                self._replace(aside)
        self._index_all()
        return kept, aside

    def _replace(self, aside: Path) -> None:
        with transaction(self._db):
            # A second connection reads while this one holds the right to write: nothing comes between copy and change.
            with _opened(self.folder / STORE_FILE) as reader:
                make_private(aside)
                reader.execute("VACUUM INTO ?", (str(aside),))
            self._db.execute("PRAGMA defer_foreign_keys = ON")
            tables = [name for name in _tables(self._db) if name not in STAYS]
            for table in tables:
                self._db.execute(f'DELETE FROM main."{table}"')  # noqa: S608 (names from our own schema, here and below)
            for table in tables:
                columns = ", ".join(f'"{row[1]}"' for row in self._db.execute(f'PRAGMA main.table_info("{table}")'))
                self._db.execute(
                    f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM backup."{table}"'  # noqa: S608
                )
            self._db.execute("DELETE FROM main.sqlite_sequence")  # the inserts wrote to it
            self._db.execute("INSERT INTO main.sqlite_sequence SELECT * FROM backup.sqlite_sequence")


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        yield db


@contextlib.contextmanager
def _attached(db: sqlite3.Connection, draft: Path) -> Iterator[None]:
    db.execute("ATTACH DATABASE ? AS backup", (str(draft),))
    try:
        yield
    finally:
        db.execute("DETACH DATABASE backup")


@contextlib.contextmanager
def _migrated_copy(file: Path, folder: Path, now: datetime) -> Iterator[Path]:
    """A private copy with the schema of this version: what is migrated and attached is never the user's own file."""
    place = folder / f"restoring-{os.getpid()}"
    shutil.rmtree(place, ignore_errors=True)
    try:
        try:
            place.mkdir(mode=0o700)
        except OSError:
            raise StoreFull("store_read_only") from None
        draft = place / STORE_FILE
        _copy(file, draft)
        if draft.stat().st_size == 0:  # SQLite would begin a store there
            raise BackupRefused
        try:
            with translated(), _opened(draft) as copy:
                _sound(copy)
            db, put_aside = open_database(place, now=now)
        except StoreTooNew:
            raise BackupRefused("backup_too_new") from None
        except StoreFull:
            raise
        except StoreError:
            raise BackupRefused from None
        db.close()
        if put_aside is not None:
            raise BackupRefused
        yield draft
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _copy(file: Path, draft: Path) -> None:
    """Copies a store, and the log that lies beside one that was copied as it lay."""
    for ending in ("", "-wal"):
        source, target = Path(f"{file}{ending}"), Path(f"{draft}{ending}")
        if ending and not source.is_file():
            continue
        make_private(target)
        try:
            readable = source.open("rb")
        except OSError:
            raise BackupRefused("backup_not_read") from None
        try:
            with readable, target.open("wb") as written:
                shutil.copyfileobj(readable, written)
        except OSError:
            raise StoreFull from None


def _checked(draft: Path) -> Kept:
    with _opened(draft) as copy:
        return _sound(copy)


def _sound(copy: sqlite3.Connection) -> Kept:
    """What the file holds. Raises BackupRefused where it is damaged, or another program's."""
    try:
        if copy.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",) or "history" not in _tables(copy):
            raise BackupRefused
        verdicts = int(copy.execute("SELECT count(*) FROM history").fetchone()[0])
        people = int(copy.execute("SELECT count(*) FROM people").fetchone()[0]) if "people" in _tables(copy) else 0
    except sqlite3.DatabaseError:
        raise BackupRefused from None
    return Kept(verdicts=verdicts, people=people)


def _forget_pairings(copy: sqlite3.Connection) -> None:
    with translated():
        copy.execute("PRAGMA journal_mode = MEMORY")
        copy.execute("PRAGMA secure_delete = ON")
        for table in STAYS:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 (our own names)


def _tables(db: sqlite3.Connection) -> list[str]:
    sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [row[0] for row in db.execute(sql)]


def _unused(file: Path) -> Path:
    """The name itself, or one with a number where two were made within one second."""
    names = (file, *(file.with_name(f"{file.name}-{number}") for number in range(2, 100)))
    return next(name for name in names if not name.exists())


def _to_disk(file: Path) -> None:
    with file.open("r+b") as written:
        os.fsync(written.fileno())
