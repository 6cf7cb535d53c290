"""How the store is, looked at without touching it: for the doctor, whether an agent runs or not."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from whosasking.errors import StoreCorrupted, StoreError, StoreLocked
from whosasking.model import Noun
from whosasking.readings import LayoutReading
from whosasking.store.database import migrations, translated
from whosasking.store.home import STORE_FILE

StoreState = Literal["absent", "sound", "locked", "corrupted", "too_new", "unreadable"]


class StoreHealth(Noun):
    """schema None: not read. bytes: of the file and its log. verdicts, people: rows. aside: damaged ones that were kept.

    is_private: nobody but this user reads folder and file; None where the system has no modes.
    """

    state: StoreState
    schema: int | None = None
    bytes: int = 0
    verdicts: int = 0
    people: int = 0
    aside: int = 0
    is_private: bool | None = None


def examine_store(folder: Path) -> StoreHealth:
    """Looks at the store of a folder; writes nothing, makes nothing, raises nothing."""
    path = folder / STORE_FILE
    size = sum(_size(Path(f"{path}{ending}")) for ending in ("", "-wal"))
    known = StoreHealth(
        state="absent",
        bytes=size,
        aside=sum(1 for file in folder.glob(f"{STORE_FILE}.corrupt-*") if not file.name.endswith(("-wal", "-shm"))),
        is_private=_is_private(folder, path),
    )
    if not path.exists():
        return known
    return _read(path, known)


def paired_browsers(folder: Path) -> int:
    """How many browsers are paired; 0 as well where the store cannot be read, which examine_store() tells."""
    try:
        with translated(), contextlib.closing(_open(folder / STORE_FILE)) as db:
            return int(db.execute("SELECT count(*) FROM clients WHERE kind = 'browser'").fetchone()[0])
    except StoreError:
        return 0


def recent_readings(folder: Path) -> tuple[LayoutReading, ...]:
    """The self-check's numbers of the last pages, newest first; empty where the store cannot be read, or is of before them."""
    try:
        with translated(), contextlib.closing(_open(folder / STORE_FILE)) as db:
            rows = db.execute("SELECT layout, facts FROM readings ORDER BY id DESC").fetchall()
            return tuple(LayoutReading(layout=layout, facts=facts) for layout, facts in rows)
    except StoreError:
        return ()


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1.0)


def _read(path: Path, known: StoreHealth) -> StoreHealth:
    try:
        with translated(), contextlib.closing(_open(path)) as db:
            schema = int(db.execute("PRAGMA user_version").fetchone()[0])
            if schema > len(migrations()):
                return replace(known, state="too_new", schema=schema)
            if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                return replace(known, state="corrupted", schema=schema)
            return replace(
                known,
                state="sound",
                schema=schema,
                verdicts=_count(db, "history"),
                people=_count(db, "people"),
            )
    except StoreLocked:
        return replace(known, state="locked")
    except StoreCorrupted:
        return replace(known, state="corrupted")
    except StoreError:
        return replace(known, state="unreadable")


def _count(db: sqlite3.Connection, table: Literal["history", "people"]) -> int:
    if db.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)).fetchone() is None:
        return 0
    return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (two names of our own)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _is_private(*paths: Path) -> bool | None:
    if os.name != "posix":
        return None
    return not any(stat.S_IMODE(path.stat().st_mode) & 0o077 for path in paths if path.exists())
