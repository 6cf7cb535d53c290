"""Taking in LinkedIn's archives: one transaction an archive, and of every fact the newest archive's.

Every row has a key, and of two rows with one key the greater wins, compared by the date of their archives first. What follows from
the rows (who is shown, under which name) is worked out afterwards. So neither order nor repetition of imports matters, and what
the user recorded is never touched.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec

from whosasking.archive import Archive, Listed
from whosasking.model import Noun
from whosasking.names import name_key
from whosasking.notebook import Past
from whosasking.store.people import CONNECTIONS, NOBODY, merge, newest_file, refresh
from whosasking.store.stamps import stamp

Tell = Callable[[int, int], None]
"""Called now and then with how many connections are taken in, and of how many."""


class ImportSummary(Noun, kw_only=True):
    """What an import brought, in numbers. former: connections of earlier archives that the newest no longer lists.

    left: rows of members who left LinkedIn. malformed: rows that could not be read.
    """

    exported: str
    connections: int = 0
    former: int = 0
    left: int = 0
    exchanges: int = 0
    messages: int = 0
    invitations: int = 0
    past: int = 0
    regards: int = 0
    activity: int = 0
    malformed: int = 0


class ImportQueries:
    """Part of the Store."""

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    def take_in(self, archive: Archive, now: datetime, tell: Tell = lambda _done, _all: None) -> ImportSummary:
        """Merges an archive into what is known, whole or not at all. tell: progress."""
        with self._writing() as db:
            _Taking(db, archive, tell).take()
            summary = _summary(db, archive)
            row = (archive.exported, stamp(now), msgspec.json.encode(summary).decode())
            db.execute("INSERT INTO imports (exported, imported, summary) VALUES (?, ?, ?)", row)
            return summary

    def imports(self) -> tuple[tuple[str, ImportSummary], ...]:
        """When archives were imported, and what each brought; the newest first."""
        with self._reading() as db:
            rows = db.execute("SELECT imported, summary FROM imports ORDER BY id DESC")
            return tuple((row["imported"], msgspec.json.decode(row["summary"], type=ImportSummary)) for row in rows)


class _Taking:
    """One archive on its way into the store."""

    def __init__(self, db: sqlite3.Connection, archive: Archive, tell: Tell) -> None:
        self._db = db
        self._archive = archive
        self._exported = archive.exported or "0001-01-01"  # an archive without any date is older than every other
        self._tell = tell
        self._touched: set[int] = set()
        self._known = _known_addresses(db)
        self._nameless = _without_addresses(db)

    def take(self) -> None:
        self._connections()
        self._exchanges()
        self._invitations()
        self._regards()
        self._past("Positions.csv", "work", self._archive.positions)
        self._past("Education.csv", "school", self._archive.education)
        self._activity()
        self._forget_who_is_nobody()
        refresh(self._db, sorted(self._touched))

    # ----------------------------------------------------------------------------------------- people

    def _connections(self) -> None:
        listed = self._archive.connections
        if listed is None:
            return
        self._newest(CONNECTIONS)
        for number, one in enumerate(listed):
            if not number & 0x3FF:
                self._tell(number, len(listed))
            if one.slug is None and one.member_id is None:
                self._without_address(one)
            else:
                self._with_address(one)
        self._tell(len(listed), len(listed))

    def _with_address(self, one: Listed) -> None:
        """Somebody by address or id. A record of the same name and day without any address is the same connection."""
        person_id = self._by_address(one.slug, one.member_id)
        same = self._nameless.pop((name_key(one.name), one.on), [])
        if person_id is None:
            person_id = same.pop(0) if same else self._make()
            self._give_address(person_id, one.slug, one.member_id)
        for other in same:
            merge(self._db, keep=person_id, gone=other)
            self._touched.discard(other)
            self._touched.add(person_id)
        self._list(person_id, one)

    def _without_address(self, one: Listed) -> None:
        """Before 2023 a list had no addresses: name and day together say who it is, as they did in no other list."""
        key = (name_key(one.name), one.on)
        sql = "SELECT min(person_id) AS id FROM listed_names WHERE name_key = ? AND connected_on = ?"
        person_id = self._db.execute(sql, key).fetchone()["id"]
        if person_id is None:
            person_id = self._make()
            self._nameless.setdefault(key, []).append(person_id)
        self._list(int(person_id), one)

    def _by_address(self, slug: str | None, member_id: str | None) -> int | None:
        return self._known.get(f"id:{member_id}" if member_id is not None else slug or "")

    def _make(self) -> int:
        made = self._db.execute("INSERT INTO people (name, name_key, sort) VALUES ('', '', '')")
        return int(made.lastrowid or 0)

    def _give_address(self, person_id: int, slug: str | None, member_id: str | None) -> None:
        if slug is not None:
            self._db.execute("UPDATE people SET slug = ? WHERE id = ?", (slug, person_id))
            self._db.execute("INSERT OR IGNORE INTO addresses (slug, person_id) VALUES (?, ?)", (slug, person_id))
            self._known[slug] = person_id
        if member_id is not None:
            self._db.execute("UPDATE people SET member_id = ? WHERE id = ?", (member_id, person_id))
            self._known[f"id:{member_id}"] = person_id

    def _list(self, person_id: int, one: Listed) -> None:
        self._db.execute(
            "INSERT OR IGNORE INTO listed_names (name_key, connected_on, person_id) VALUES (?, ?, ?)",
            (name_key(one.name), one.on, person_id),
        )
        changed = self._db.execute(
            "UPDATE people SET listed = :exported, listed_name = :name, connected_on = :on, company = :company,"
            " position = :position WHERE id = :id AND (listed, listed_name, connected_on, company, position)"
            " < (:exported, :name, :on, :company, :position)",
            {
                "id": person_id,
                "exported": self._exported,
                "name": one.name,
                "on": one.on,
                "company": one.company,
                "position": one.position,
            },
        )
        if changed.rowcount:
            self._touched.add(person_id)

    def _exchanges(self) -> None:
        for one in self._archive.exchanges or ():
            who = one.slug or (f"id:{one.member_id}" if one.member_id else None)
            if who is None:
                continue  # told by a name that several carry, or nobody: whose it is cannot be told
            row = (who, one.name, one.sent, one.received, one.first, one.last, self._exported)
            changed = self._db.execute(
                "INSERT INTO exchanges (who, name, sent, received, first, last, exported) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (who) DO UPDATE SET name = excluded.name, sent = excluded.sent, received = excluded.received,"
                " first = excluded.first, last = excluded.last, exported = excluded.exported"
                " WHERE (excluded.exported, excluded.sent + excluded.received, excluded.sent, excluded.last, excluded.first,"
                " excluded.name) > (exported, sent + received, sent, last, first, name)",
                row,
            )
            person_id = self._by_address(one.slug, one.member_id)
            if person_id is None and self._both_wrote(who):
                person_id = self._make()
                self._give_address(person_id, one.slug, one.member_id)
            if person_id is not None and changed.rowcount:
                self._touched.add(person_id)

    def _both_wrote(self, who: str) -> bool:
        sql = "SELECT 1 FROM exchanges WHERE who = ? AND sent > 0 AND received > 0"
        return self._db.execute(sql, (who,)).fetchone() is not None

    def _forget_who_is_nobody(self) -> None:
        """Somebody known by an exchange alone, which a newer archive tells was none (messages were deleted)."""
        for row in self._db.execute(f"SELECT p.id FROM people p WHERE {NOBODY}").fetchall():  # noqa: S608 (our own text)
            self._db.execute("DELETE FROM people WHERE id = ?", (row["id"],))
            self._touched.discard(int(row["id"]))

    # --------------------------------------------------------------------------------------- the rest

    def _invitations(self) -> None:
        for one in self._archive.invitations or ():
            row = (one.direction, name_key(one.name), one.on, one.slug or "", one.name, one.note, self._exported)
            self._db.execute(
                "INSERT INTO invitations (direction, name_key, on_, slug, name, note, exported) VALUES (?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (direction, name_key, on_) DO UPDATE SET slug = excluded.slug, name = excluded.name,"
                " note = excluded.note, exported = excluded.exported"
                " WHERE (excluded.slug <> '', excluded.exported, excluded.slug, excluded.note, excluded.name)"
                " > (slug <> '', exported, slug, note, name)",
                row,
            )

    def _regards(self) -> None:
        for one in self._archive.regards:
            row = (
                one.kind,
                name_key(one.name),
                one.slug or "",
                one.name,
                one.company,
                one.on,
                one.n,
                self._exported,
            )
            self._db.execute(
                "INSERT INTO regards (kind, name_key, slug, name, company, on_, n, exported) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (kind, name_key) DO UPDATE SET slug = excluded.slug, name = excluded.name,"
                " company = excluded.company, on_ = excluded.on_, n = excluded.n, exported = excluded.exported"
                " WHERE (excluded.exported, excluded.on_, excluded.n, excluded.slug, excluded.company, excluded.name)"
                " > (exported, on_, n, slug, company, name)",
                row,
            )

    def _past(self, file: str, kind: str, past: Iterable[Past] | None) -> None:
        """The owner's employers (or schools) are the newest archive's, all of them; two of one day add up."""
        if past is None:
            return
        before = newest_file(self._db, file)
        if before is not None and before > self._exported:
            return
        if before is not None and before < self._exported:
            self._db.execute("DELETE FROM own_past WHERE kind = ?", (kind,))
        self._newest(file)
        self._db.executemany(
            "INSERT OR IGNORE INTO own_past (kind, organisation, title, from_, to_) VALUES (?, ?, ?, ?, ?)",
            [(kind, one.organisation, one.title or "", one.from_ or "", one.to or "") for one in past],
        )

    def _activity(self) -> None:
        self._db.executemany(
            "INSERT INTO own_activity (kind, month, n, exported) VALUES (?, ?, ?, ?) ON CONFLICT (kind, month) DO UPDATE"
            " SET n = excluded.n, exported = excluded.exported WHERE (excluded.exported, excluded.n) > (exported, n)",
            [(one.kind, one.month, one.n, self._exported) for one in self._archive.activity],
        )

    def _newest(self, file: str) -> None:
        self._db.execute(
            "INSERT INTO newest_files (file, exported) VALUES (?, ?) ON CONFLICT (file) DO UPDATE"
            " SET exported = max(exported, excluded.exported)",
            (file, self._exported),
        )


def _known_addresses(db: sqlite3.Connection) -> dict[str, int]:
    """Whose each address and id is; of two the present owner, then who was seen last."""
    known: dict[str, int] = {}
    for row in db.execute(
        "SELECT a.slug, p.id FROM addresses a JOIN people p ON p.id = a.person_id ORDER BY p.slug = a.slug, p.seen_on, p.id"
    ):
        known[row["slug"]] = int(row["id"])
    for row in db.execute("SELECT member_id, id FROM people WHERE member_id IS NOT NULL"):
        known[f"id:{row['member_id']}"] = int(row["id"])
    return known


def _without_addresses(db: sqlite3.Connection) -> dict[tuple[str, str], list[int]]:
    """Connections that no list has given an address yet, by name and day."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in db.execute(
        "SELECT l.name_key, l.connected_on, p.id FROM people p JOIN listed_names l ON l.person_id = p.id"
        " WHERE p.slug = '' AND p.member_id IS NULL ORDER BY p.id"
    ):
        found.setdefault((row["name_key"], row["connected_on"]), []).append(int(row["id"]))
    return found


def _summary(db: sqlite3.Connection, archive: Archive) -> ImportSummary:
    newest = newest_file(db, CONNECTIONS) or ""
    former = db.execute("SELECT count(*) FROM people WHERE listed_name <> '' AND listed < ?", (newest,)).fetchone()[0]
    exchanges = archive.exchanges or ()
    return ImportSummary(
        exported=archive.exported,
        connections=len(archive.connections or ()),
        former=int(former),
        left=archive.empty,
        exchanges=sum(one.sent > 0 and one.received > 0 for one in exchanges),
        messages=sum(one.sent + one.received for one in exchanges),
        invitations=len(archive.invitations or ()),
        past=len(archive.positions or ()) + len(archive.education or ()),
        regards=len(archive.regards),
        activity=sum(month.n for month in archive.activity),
        malformed=archive.malformed_count,
    )
