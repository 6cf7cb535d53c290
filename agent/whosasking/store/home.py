"""The folder where everything of the user's lies, readable by nobody else.

store.sqlite3                  the store (with -wal and -shm while it is open)
store.sqlite3.before-N         copy from before the migration to schema N
store.sqlite3.corrupt-DATE     a damaged store, kept aside
store.sqlite3.replaced-DATE    the store as it was before a backup was restored
agent.lock, agent.json         one agent a folder, and where it listens
local-token                    how the terminal shows the agent that it is this user
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from whosasking.errors import StoreFull

ENVIRONMENT = "WHOSASKING_HOME"
"""Names another folder: for tests, demos, and a second user of the same account."""

STORE_FILE = "store.sqlite3"
LOCK_FILE = "agent.lock"


def home() -> Path:
    """The folder, made private (0700) where the system has modes. Raises StoreFull where it cannot be made."""
    named = os.environ.get(ENVIRONMENT)
    folder = Path(named) if named else platformdirs.user_data_path("whosasking", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix" and stat.S_IMODE(folder.stat().st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError:
        raise StoreFull("store_read_only") from None
    return folder


def make_private(path: Path) -> None:
    """Makes an empty file that only this user reads and writes (0600); narrows one that is there."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            path.chmod(0o600)
    except OSError:
        raise StoreFull("store_read_only") from None


def write_private(path: Path, content: str) -> None:
    """Writes a small file whole or not at all, readable by this user only."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.unlink(missing_ok=True)
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(content)
        draft.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise StoreFull("store_read_only") from None


@contextlib.contextmanager
def only_agent(folder: Path) -> Iterator[bool]:
    """Holds the folder's lock while the block runs; gives False where another process holds it. Ends with the process."""
    path = folder / LOCK_FILE
    make_private(path)
    with path.open("r+b") as file:
        if not _lock(file.fileno()):
            yield False
            return
        yield True  # closing the file releases the lock, and so does the end of the process, however it ends


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
