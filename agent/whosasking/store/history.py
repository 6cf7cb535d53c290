"""The history's queries: verdicts in pages, searched and filtered, and counted for the pictures."""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import get_args

from whosasking.contract import Override
from whosasking.model import CheckName, Noun, OverrideKind, VerdictWord
from whosasking.store.judged import forget_seen
from whosasking.store.kept_verdicts import KeptVerdict, kept_verdict
from whosasking.store.people import NEWEST, searching, words_of
from whosasking.store.stamps import stamp

CHECK_NAMES: tuple[CheckName, ...] = get_args(CheckName)

# Two ids that are both known and differ are two members, even at one address: LinkedIn gives abandoned addresses away.
SAME_MEMBER = """(member_id = :member_id
    OR (slug = :slug AND slug <> '' AND (member_id IS NULL OR :member_id IS NULL OR member_id = :member_id)))"""


class HistoryPage(Noun, kw_only=True):
    """Verdicts, newest first. said: of each, what the user said of the member. following: ``before`` of the next page."""

    entries: tuple[KeptVerdict, ...]
    said: tuple[Override | None, ...]
    following: int | None
    total: int


class Outcomes(Noun, kw_only=True):
    """How often a check ended how, over the verdicts that say so."""

    passed: int = 0
    failed: int = 0
    unknown: int = 0


class Counts(Noun, kw_only=True):
    """verdicts: by day ("YYYY-MM-DD"), then word. checks: by name. connections: made by month ("YYYY-MM", "" where the archive
    tells none), of those that the newest archive lists."""

    verdicts: dict[str, dict[str, int]]
    checks: dict[CheckName, Outcomes]
    connections: dict[str, int]


class HistoryQueries:
    """Part of the Store."""

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    def history(self, *, limit: int, before: int | None = None) -> tuple[tuple[KeptVerdict, ...], int]:
        """Verdicts, newest first, and how many there are in all. limit: rows; before: only rows with a smaller id."""
        page = self.history_page(limit=limit, before=before)
        return page.entries, page.total

    def history_page(
        self,
        *,
        limit: int,
        before: int | None = None,
        search: str = "",
        verdict: VerdictWord | None = None,
        said: OverrideKind | None = None,
    ) -> HistoryPage:
        """A page of verdicts. limit, before: as history(). search: beginnings of words of name and address. verdict: only these.

        said: only of members of whom the user says so now.
        """
        with self._reading() as db:
            sql, values = history_query(db, before=before, search=search, verdict=verdict, said=said)
            rows = db.execute(f"{sql} LIMIT :limit", {**values, "limit": limit + 1}).fetchall()
            shown = rows[:limit]
            return HistoryPage(
                entries=tuple(kept_verdict(row) for row in shown),
                said=tuple(override_for(db, row["slug"], row["member_id"]) for row in shown),
                following=int(shown[-1]["id"]) if len(rows) > limit else None,
                total=int(db.execute("SELECT count(*) FROM history").fetchone()[0]),
            )

    def counts(self, since: date) -> Counts:
        """What the pictures show. since: the first day whose verdicts count."""
        with self._reading() as db:
            rows = db.execute(VERDICT_COUNTS, {"since": since.isoformat()}).fetchall()
            months = db.execute(CONNECTION_COUNTS).fetchall()
        verdicts: dict[str, dict[str, int]] = {}
        for row in rows:
            day = verdicts.setdefault(row["day"], {})
            day[row["verdict"]] = day.get(row["verdict"], 0) + row["n"]
        return Counts(verdicts=verdicts, checks=_outcomes(rows), connections={row["month"]: row["n"] for row in months})

    def purge(self, *, older_than: datetime | None) -> int:
        """Deletes verdicts last reviewed before a moment (None: all), with the fingerprints of their time, and overrides undone
        before it. Gives how many verdicts."""
        moment = "9999" if older_than is None else stamp(older_than)
        with self._writing() as db:
            deleted = db.execute("DELETE FROM history WHERE reviewed < ?", (moment,)).rowcount
            db.execute("DELETE FROM overrides WHERE undone < ?", (moment,))
            forget_seen(db, moment)
        self._forget_copies(older_than)
        with self._reading() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the log still held what was deleted
        return deleted

    def _forget_copies(self, older_than: datetime | None) -> None:
        raise NotImplementedError

    def _index_history(self) -> None:
        """Indexes verdicts that a migration brought in, which cannot fold names. Writes only where there are any."""
        with self._reading() as db:
            if db.execute(f"{_NOT_INDEXED} LIMIT 1").fetchone() is None:
                return
        with self._writing() as db:
            for row in db.execute(_NOT_INDEXED).fetchall():
                index_entry(db, int(row["id"]))


_NOT_INDEXED = "SELECT id FROM history WHERE indexed = 0"

VERDICT_COUNTS = """
    SELECT substr(reviewed, 1, 10) AS day, verdict, failed, unknown, count(*) AS n FROM history
    WHERE substr(reviewed, 1, 10) >= :since GROUP BY 1, 2, 3, 4"""
CONNECTION_COUNTS = f"""
    SELECT substr(connected_on, 1, 7) AS month, count(*) AS n FROM people
    WHERE listed = {NEWEST} GROUP BY 1 ORDER BY 1"""  # noqa: S608 (our own text)


def history_query(
    db: sqlite3.Connection,
    *,
    before: int | None = None,
    search: str = "",
    verdict: VerdictWord | None = None,
    said: OverrideKind | None = None,
) -> tuple[str, dict[str, object]]:
    """The query of a page of verdicts without its LIMIT, and its values. A test asks for its plan."""
    values: dict[str, object] = {"before": 2**63 - 1 if before is None else before}  # an OR would walk past newer rows
    where = ["h.id < :before"]
    if verdict is not None:
        values["verdict"] = verdict
        where.append("h.verdict = :verdict")
    if said is not None:
        values["said"] = said
        where.append(_SAID)
    where += searching(db, search, values, table="history_words", column="history_id", of="h.id")
    return f"SELECT h.* FROM history h WHERE {' AND '.join(where)} ORDER BY h.id DESC", values  # noqa: S608


_SAID = """
    h.id IN (SELECT x.id FROM overrides o JOIN history x ON x.slug = o.slug WHERE o.undone IS NULL AND o.slug <> ''
        UNION SELECT x.id FROM overrides o JOIN history x ON x.member_id = o.member_id WHERE o.undone IS NULL)
    AND (SELECT o.kind FROM overrides o WHERE o.undone IS NULL AND (o.member_id = h.member_id OR (o.slug = h.slug
        AND o.slug <> '' AND (o.member_id IS NULL OR h.member_id IS NULL OR o.member_id = h.member_id)))
        ORDER BY o.id DESC LIMIT 1) = :said"""


def index_entry(db: sqlite3.Connection, entry_id: int) -> None:
    """Works out anew the words by which a verdict is found."""
    row = db.execute("SELECT name, slug FROM history WHERE id = ?", (entry_id,)).fetchone()
    db.execute("DELETE FROM history_words WHERE history_id = ?", (entry_id,))
    db.executemany(
        "INSERT INTO history_words (word, history_id) VALUES (?, ?)",
        [(word, entry_id) for word in words_of(row["name"], row["slug"])],
    )
    db.execute("UPDATE history SET indexed = 1 WHERE id = ?", (entry_id,))


def override_for(db: sqlite3.Connection, slug: str | None, member_id: str | None) -> Override | None:
    """What the user says of a member now, by member id or address; None: nothing."""
    sql = f"SELECT * FROM overrides WHERE undone IS NULL AND {SAME_MEMBER} ORDER BY id DESC LIMIT 1"  # noqa: S608 (our own text)
    row = db.execute(sql, {"slug": slug, "member_id": member_id}).fetchone()
    return None if row is None else override_of(row)


def override_of(row: sqlite3.Row) -> Override:
    """A row of the overrides as a message."""
    return Override(**{name: row[name] for name in Override.__struct_fields__})


def _outcomes(rows: list[sqlite3.Row]) -> dict[CheckName, Outcomes]:
    """Of each check, over all verdicts of which it is kept (an older version did not keep it)."""
    known = [row for row in rows if row["failed"] is not None]
    total = sum(row["n"] for row in known)
    failed, unknown = Counter[str](), Counter[str]()
    for row in known:
        for counter, names in ((failed, row["failed"]), (unknown, row["unknown"])):
            for name in names.split():
                counter[name] += row["n"]
    return {
        name: Outcomes(passed=total - failed[name] - unknown[name], failed=failed[name], unknown=unknown[name])
        for name in CHECK_NAMES
    }
