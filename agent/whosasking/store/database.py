"""Opening the SQLite file: private, checked, migrated; and SQLite's errors by the names of ours."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from whosasking.errors import InvalidInput, StoreCorrupted, StoreError, StoreFull, StoreLocked, StoreTooNew
from whosasking.store.home import STORE_FILE, make_private, only_agent

BUSY_MS = 3_000
"""How long a writer waits for another process before it says that the store is locked."""


def migrations() -> tuple[str, ...]:
    """The SQL of every schema version, oldest first: ``migrations/NNNN_name.sql``. Released ones never change."""
    folder = files(__package__) / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def open_database(
    folder: Path, *, now: datetime, steps: Sequence[str] | None = None, holds_lock: bool = False
) -> tuple[sqlite3.Connection, Path | None]:
    """The open store of a folder, and where a damaged one was put aside (None: it was sound).

    now: names what is put aside. steps: other migrations than the package's own, for tests.
    holds_lock: the caller already is the only agent of the folder; else a damaged store stays where it is while one runs.
    Raises the StoreError that fits; a store from a newer version is not touched.
    """
    path = folder / STORE_FILE
    wanted = migrations() if steps is None else tuple(steps)
    try:
        return _open_sound(path, wanted), None
    except StoreCorrupted:
        with contextlib.nullcontext(True) if holds_lock else only_agent(folder) as alone:
            if not alone:
                raise
            aside = _put_aside(path, now)
        return _open_sound(path, wanted), aside


def _open_sound(path: Path, steps: Sequence[str]) -> sqlite3.Connection:
    make_private(path)  # before SQLite makes it: -wal and -shm take the same mode
    with translated():
        db = sqlite3.connect(path, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        with translated():
            _refuse_newer(db, len(steps))
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA secure_delete = ON")  # what is purged is gone from the file as well
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise StoreCorrupted
            _migrate(db, path, steps)
    except BaseException:
        db.close()
        raise
    db.row_factory = sqlite3.Row
    return db


def _refuse_newer(db: sqlite3.Connection, newest: int) -> None:
    if _version(db) > newest:
        raise StoreTooNew


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _migrate(db: sqlite3.Connection, path: Path, steps: Sequence[str]) -> None:
    if 0 < _version(db) < len(steps):
        _copy_before(db, path, len(steps))
    for number, script in enumerate(steps, start=1):
        if _version(db) >= number:
            continue
        with transaction(db):
            if _version(db) < number:  # another process may have been faster
                for statement in _statements(script):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {number}")


def _copy_before(db: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.name}.before-{version}")
    draft = copy.with_name(f"{copy.name}.new")
    draft.unlink(missing_ok=True)
    make_private(draft)
    db.execute("VACUUM INTO ?", (str(draft),))
    draft.replace(copy)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: sqlite3's executescript would commit the transaction around them."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


def _put_aside(path: Path, now: datetime) -> Path:
    aside = path.with_name(f"{path.name}.corrupt-{now:%Y-%m-%dT%H%M%SZ}")
    for ending in ("-shm", "-wal", ""):
        with contextlib.suppress(FileNotFoundError):
            Path(f"{path}{ending}").replace(f"{aside}{ending}")
    return aside


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """Everything in the block is written, or nothing of it. Waits for other writers first."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Raises the StoreError that tells what can be done, for every error of SQLite in the block.

    Raises InvalidInput for a whole number of more than 64 bits, which a message may hold and SQLite cannot.
    """
    try:
        yield
    except OverflowError as error:
        raise InvalidInput("invalid_message") from error
    except sqlite3.Error as error:
        raise _ours(error) from error


_NAMES: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_BUSY: (StoreLocked, "store_locked"),
    sqlite3.SQLITE_LOCKED: (StoreLocked, "store_locked"),
    sqlite3.SQLITE_FULL: (StoreFull, "store_full"),
    sqlite3.SQLITE_READONLY: (StoreFull, "store_read_only"),
    sqlite3.SQLITE_CANTOPEN: (StoreFull, "store_read_only"),
    sqlite3.SQLITE_PERM: (StoreFull, "store_read_only"),
    sqlite3.SQLITE_CORRUPT: (StoreCorrupted, "store_corrupted"),
    sqlite3.SQLITE_NOTADB: (StoreCorrupted, "store_corrupted"),
}


def _ours(error: sqlite3.Error) -> StoreError:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the extended codes carry the primary one in the low byte
    kind, code = _NAMES.get(primary, (StoreError, "store_error"))
    return kind(code)
