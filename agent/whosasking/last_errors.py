"""The agent's last warnings and errors, kept for the doctor: a small private file, and what is read of it.

The log carries no page text, name, address or token (see PRIVACY.md), and so does this.
"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from whosasking.store.home import make_private

FILE = "last-errors.log"
MOST_BYTES = 32 * 1024
SHOWN = 5


def keep_last_errors(folder: Path) -> logging.Handler:
    """A handler that keeps warnings and errors in the folder. Raises StoreFull where the file cannot be made."""
    path = folder / FILE
    make_private(path)
    if path.stat().st_size > MOST_BYTES:
        path.write_text("", encoding="utf-8")
    handler = RotatingFileHandler(path, maxBytes=MOST_BYTES, backupCount=0, encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    return handler


def last_errors(folder: Path) -> tuple[str, ...]:
    """The newest lines, oldest first; empty where there is none."""
    try:
        lines = (folder / FILE).read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    return tuple(lines[-SHOWN:])
