"""The query of the self-check: the last pages, as numbers."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator

from whosasking.readings import KEPT, LayoutReading


class ReadingQueries:
    """Part of the store."""

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    def keep_reading(self, reading: LayoutReading) -> None:
        """Remembers one page's numbers; of more than ``KEPT`` the oldest goes."""
        with self._writing() as db:
            db.execute("INSERT INTO readings (layout, facts) VALUES (?, ?)", (reading.layout, reading.facts))
            db.execute("DELETE FROM readings WHERE id <= (SELECT max(id) FROM readings) - ?", (KEPT,))
