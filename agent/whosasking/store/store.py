"""The queries. Everything that the product remembers goes through here, and every write is whole or not there."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal, Self, cast

import msgspec

from whosasking.contract import Override, OverrideRequest
from whosasking.digest import Digest
from whosasking.errors import InvalidInput
from whosasking.model import CheckName, Knowledge, Message, Noun, Outcome, ProfilePage, VerdictWord
from whosasking.preferences import Preferences, changed
from whosasking.since import Before
from whosasking.store.backup import BackupQueries
from whosasking.store.database import open_database, transaction, translated
from whosasking.store.history import SAME_MEMBER, HistoryQueries, index_entry, override_for, override_of
from whosasking.store.home import STORE_FILE, home
from whosasking.store.imports import ImportQueries
from whosasking.store.judged import JudgedQueries, families_that_spoke, said_of_spam
from whosasking.store.kept_verdicts import KeptVerdict, kept_verdict
from whosasking.store.people import Member, PeopleQueries, drop_if_nobody, find_person, the_person
from whosasking.store.readings import ReadingQueries
from whosasking.store.stamps import stamp

VISIT = timedelta(minutes=30)
"""Reviews of one member within this time of each other are one visit: one row of the history."""


class Client(Noun):
    """Somebody who may ask. token_hash: SHA-256, hexadecimal. origin: of the paired extension, None for a local client."""

    id: str
    kind: Literal["browser", "local"]
    name: str
    origin: str | None
    token_hash: str
    created: str
    last_seen: str | None


class Reviewed(Noun):
    """What the history keeps of a review. slug, member_id: as read from the page, None = not read. digest: what it rested on.

    outcomes: of each check, None where they are not told. employers: where they work, None = not read.
    """

    slug: str | None
    member_id: str | None
    name: str | None
    verdict: VerdictWord
    sentence: Message
    provisional: bool
    rules_version: str
    digest: Digest | None = None
    outcomes: dict[CheckName, Outcome] | None = None
    employers: tuple[str, ...] | None = None


class Store(PeopleQueries, ImportQueries, JudgedQueries, HistoryQueries, BackupQueries, ReadingQueries):
    """One open store. May be called from any thread; calls wait for each other. Raises StoreError where it cannot be used."""

    def __init__(self, db: sqlite3.Connection, folder: Path, put_aside: Path | None = None) -> None:
        """put_aside: where a damaged store was kept that this one replaces; whoever opened it says so."""
        self._db = db
        self._lock = threading.Lock()
        self.folder = folder
        self.put_aside = put_aside

    @classmethod
    def open(
        cls, *, now: datetime, folder: Path | None = None, steps: Sequence[str] | None = None, holds_lock: bool = False
    ) -> Self:
        """Opens (or makes) the store of a folder, by default of ``home()``. Parameters and errors as open_database()."""
        place = home() if folder is None else folder
        db, put_aside = open_database(place, now=now, steps=steps, holds_lock=holds_lock)
        store = cls(db, place, put_aside)
        try:
            if steps is None:
                store._index_all()
        except BaseException:
            store.close()
            raise
        return store

    def _index_all(self) -> None:
        """The words of what an older version, or one that was killed, left without an index."""
        self._index_new()
        self._index_history()

    def close(self) -> None:
        """Closes the file. The last one to close it also empties the write-ahead log."""
        with self._lock:
            self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated():
            yield self._db

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(), transaction(self._db):
            yield self._db

    def changes_elsewhere(self) -> int:
        """A number that changes whenever another process wrote."""
        with self._reading() as db:
            return int(db.execute("PRAGMA data_version").fetchone()[0])

    # ------------------------------------------------------------------------------------- preferences

    def preferences(self) -> Preferences:
        """The preferences in force. What no longer fits its description has its default."""
        with self._reading() as db:
            return _preferences(db)

    def change_preferences(self, values: Mapping[str, Any], *, preset: str | None = None) -> Preferences:
        """Sets a preset's values and then ``values``, and gives what is in force then. Raises InvalidInput, changing nothing."""
        with self._writing() as db:
            before = _preferences(db)
            after = changed(before, values, preset=preset)
            for name in Preferences.__struct_fields__:
                if getattr(before, name) != getattr(after, name):
                    row = (name, json.dumps(getattr(after, name)))
                    db.execute("INSERT OR REPLACE INTO preferences (name, value) VALUES (?, ?)", row)
            return after

    # ----------------------------------------------------------------------------------------- clients

    def clients(self) -> tuple[Client, ...]:
        """Everybody who may ask, oldest first."""
        with self._reading() as db:
            return tuple(_client(row) for row in db.execute("SELECT * FROM clients ORDER BY created, id"))

    def add_client(self, client: Client) -> None:
        """Lets somebody ask. One with the same id (the local client of an earlier run) is replaced."""
        with self._writing() as db:
            db.execute(
                "INSERT OR REPLACE INTO clients (id, kind, name, origin, token_hash, created, last_seen)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                tuple(getattr(client, name) for name in Client.__struct_fields__),
            )

    def revoke_client(self, client_id: str) -> bool:
        """Lets somebody ask no longer. False: there was no such client."""
        with self._writing() as db:
            return db.execute("DELETE FROM clients WHERE id = ?", (client_id,)).rowcount > 0

    def client_seen(self, client_id: str, now: datetime) -> None:
        """Notes when a client last asked."""
        with self._writing() as db:
            db.execute("UPDATE clients SET last_seen = ? WHERE id = ?", (stamp(now), client_id))

    # --------------------------------------------------------------------------------------- overrides

    def override_for(self, *, slug: str | None, member_id: str | None) -> Override | None:
        """What the user said of a member, matched by member id or address, never by name. None: nothing."""
        with self._reading() as db:
            return override_for(db, slug, member_id)

    def knowledge(self, *, slug: str | None, member_id: str | None) -> Knowledge:
        """What the user's own notes say of a member."""
        override = self.override_for(slug=slug, member_id=member_id)
        if override is None:
            return Knowledge()
        knowledge = Knowledge(known=override.kind == "known", blocked=override.kind == "blocked")
        return said_of_spam(knowledge, override.kind)

    def knowledge_of(self, page: ProfilePage, preferences: Preferences) -> Knowledge:
        """What a review of a page may rest on: the notebook, and the user's own word."""
        override = self.override_for(slug=page.profile.slug, member_id=page.profile.member_id)
        knowledge = self.background(page).knowledge(page, preferences)
        return said_of_spam(knowledge, None if override is None else override.kind)

    def overrides(self) -> tuple[Override, ...]:
        """What the user said of members and did not undo, newest first; of each member only what is in force."""
        with self._reading() as db:
            rows = db.execute("SELECT * FROM overrides WHERE undone IS NULL ORDER BY id DESC").fetchall()
            standing = (override_for(db, row["slug"], row["member_id"]) for row in rows)
            return tuple(dict.fromkeys(override for override in standing if override is not None))

    def set_override(self, wanted: OverrideRequest, now: datetime) -> Override:
        """Notes what the user says of a member; saying the same twice changes nothing. Raises InvalidInput for nobody."""
        slug, member_id = wanted.slug.strip().lower(), wanted.member_id or None
        if not slug and not member_id:
            raise InvalidInput("override_of_nobody")
        with self._writing() as db:
            standing = override_for(db, slug, member_id)
            if standing is not None and standing.kind == wanted.kind:
                return standing
            if wanted.kind in ("known", "blocked"):  # about spam is about what they sent, not about whom I know
                the_person(db, Member(slug=slug, member_id=member_id, name=wanted.name), now.date())
            last = _last_review(db, slug, member_id)
            families = families_that_spoke(None if last is None else last["digest"])
            added = db.execute(
                "INSERT INTO overrides (kind, slug, member_id, name, created, families) VALUES (?, ?, ?, ?, ?, ?)",
                (wanted.kind, slug, member_id, wanted.name, stamp(now), families),
            )
            return override_of(db.execute("SELECT * FROM overrides WHERE id = ?", (added.lastrowid,)).fetchone())

    def undo_override(self, override_id: int, now: datetime) -> bool:
        """Takes one back; what the user had said before of the same member holds again. False: there is none to undo."""
        with self._writing() as db:
            sql = "UPDATE overrides SET undone = ? WHERE id = ? AND undone IS NULL RETURNING slug, member_id"
            undone = db.execute(sql, (stamp(now), override_id)).fetchone()
            if undone is not None:
                drop_if_nobody(db, find_person(db, undone["slug"], undone["member_id"]))
            return undone is not None

    # ----------------------------------------------------------------------------------------- history

    def remember(self, review: Reviewed, now: datetime) -> tuple[KeptVerdict, bool]:
        """Keeps a verdict, and tells whether it is news.

        Within one visit (VISIT) the same verdict, or a final one after a provisional one, takes the place of the last row.
        """
        with self._writing() as db:
            last = _last_review(db, review.slug, review.member_id)
            if last is None or not _same_visit(last, review, now):
                return _entry(db, _add_review(db, review, now)), True
            before = _entry(db, last["id"])
            db.execute(
                "UPDATE history SET slug = ?, member_id = ?, name = ?, verdict = ?, told = ?, provisional = ?,"
                " rules_version = ?, digest = ?, failed = ?, unknown = ?, employers = ?, reviewed = ? WHERE id = ?",
                (*_review_row(review, now, last), last["id"]),
            )
            index_entry(db, int(last["id"]))
            after = _entry(db, last["id"])
            return after, _outcome(before) != _outcome(after)

    def last_verdict(self, *, slug: str | None) -> VerdictWord | None:
        """The word of the last verdict on a member's profile; None where there was none."""
        with self._reading() as db:
            last = _last_review(db, slug, None) if slug else None
            return None if last is None else cast("VerdictWord", last["verdict"])

    def seen_before(self, *, slug: str | None, member_id: str | None, now: datetime) -> Before:
        """What visits before this one saw of a member. This one: the reviews up to now that lie VISIT apart at most."""
        with self._reading() as db:
            sql = f"SELECT * FROM history WHERE {SAME_MEMBER} ORDER BY id DESC LIMIT :most"  # noqa: S608 (our own text)
            values = {"slug": slug, "member_id": member_id, "most": _LOOKED_BACK}
            rows = db.execute(sql, values).fetchall()
        earlier = rows[_of_this_visit(rows, now) :]
        named = next((row for row in earlier if row["name"]), None)
        employed = next((row for row in earlier if row["employers"] is not None), None)
        return Before(
            name=None if named is None else named["name"],
            named_on=None if named is None else named["reviewed"][:10],
            employers=None if employed is None else tuple(json.loads(employed["employers"])),
            employed_on=None if employed is None else employed["reviewed"][:10],
        )

    def _forget_copies(self, older_than: datetime | None) -> None:
        """Copies from before a migration or a restoring, and damaged stores, hold the same verdicts."""
        limit = float("inf") if older_than is None else older_than.timestamp()
        for ending in ("before-*", "corrupt-*", "replaced-*"):
            for copy in self.folder.glob(f"{STORE_FILE}.{ending}"):
                with contextlib.suppress(OSError):
                    if copy.stat().st_mtime < limit:
                        copy.unlink()


def _preferences(db: sqlite3.Connection) -> Preferences:
    stored = {row["name"]: row["value"] for row in db.execute("SELECT name, value FROM preferences")}
    values: dict[str, Any] = {}
    for name, value in stored.items():
        with contextlib.suppress(InvalidInput, ValueError):
            parsed = json.loads(value)
            changed(_LENIENT, {name: parsed})
            values[name] = parsed
    try:
        return changed(Preferences(), values)
    except InvalidInput:  # each fits, together they do not: what belongs together goes back to its defaults together
        together = {"ignore_from", "accept_up_to", "accept_up_to_with_proof"}
        return changed(Preferences(), {name: value for name, value in values.items() if name not in together})


_LENIENT = Preferences(ignore_from=5, accept_up_to=0, accept_up_to_with_proof=0)


def _client(row: sqlite3.Row) -> Client:
    return Client(**{name: row[name] for name in Client.__struct_fields__})


def _last_review(db: sqlite3.Connection, slug: str | None, member_id: str | None) -> sqlite3.Row | None:
    sql = f"SELECT * FROM history WHERE {SAME_MEMBER} ORDER BY id DESC LIMIT 1"  # noqa: S608 (our own text)
    row: sqlite3.Row | None = db.execute(sql, {"slug": slug, "member_id": member_id}).fetchone()
    return row


_LOOKED_BACK = 50
"""The most reviews of one member that are looked at for an earlier visit."""


def _of_this_visit(rows: Sequence[sqlite3.Row], now: datetime) -> int:
    """How many of a member's reviews, the newest first, belong to the visit that goes on now."""
    moment = now
    for count, row in enumerate(rows):
        reviewed = datetime.fromisoformat(row["reviewed"])
        if abs(moment - reviewed) > VISIT:
            return count
        moment = reviewed
    return len(rows)


def _same_visit(last: sqlite3.Row, review: Reviewed, now: datetime) -> bool:
    elapsed = abs(now - datetime.fromisoformat(last["reviewed"]))  # a clock set back starts no second visit
    return elapsed <= VISIT and (last["verdict"] == review.verdict or bool(last["provisional"]))


def _add_review(db: sqlite3.Connection, review: Reviewed, now: datetime) -> int:
    sql = (
        "INSERT INTO history (slug, member_id, name, verdict, told, provisional, rules_version, digest, failed, unknown,"
        " employers, reviewed, sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
    )
    entry_id = int(db.execute(sql, _review_row(review, now)).lastrowid or 0)
    index_entry(db, entry_id)
    return entry_id


def _review_row(review: Reviewed, now: datetime, last: sqlite3.Row | None = None) -> tuple[object, ...]:
    """The columns of a review; what this page did not tell of the member, an earlier one of the visit may have told."""
    slug = review.slug or ("" if last is None else last["slug"])
    member_id = review.member_id or (None if last is None else last["member_id"])
    name = review.name or ("" if last is None else last["name"])
    told = msgspec.json.encode(review.sentence, order="deterministic").decode()
    outcome = (review.verdict, told, int(review.provisional), review.rules_version)
    digest = None if review.digest is None else msgspec.json.encode(review.digest).decode()
    ended = (_ended(review, "failed"), _ended(review, "unknown"))
    employers = None if last is None else last["employers"]
    if review.employers is not None:
        employers = json.dumps(review.employers)
    return (slug, member_id, name, *outcome, digest, *ended, employers, stamp(now))


def _ended(review: Reviewed, outcome: Outcome) -> str | None:
    """The checks that ended so, in the order of their names; None where it is not told."""
    if review.outcomes is None:
        return None
    return " ".join(sorted(check for check, ended in review.outcomes.items() if ended == outcome))


def _outcome(entry: KeptVerdict) -> tuple[object, ...]:
    return (entry.verdict, entry.sentence, entry.provisional)


def _entry(db: sqlite3.Connection, entry_id: int) -> KeptVerdict:
    return kept_verdict(db.execute("SELECT * FROM history WHERE id = ?", (entry_id,)).fetchone())
