"""What is remembered of judged profiles: the facts that verdicts rested on, fingerprints of texts, and what the user called wrong."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import msgspec

from whosasking.digest import Digest
from whosasking.model import Knowledge, Noun, Telltale
from whosasking.store.kept_verdicts import KeptVerdict, kept_verdict
from whosasking.store.stamps import stamp
from whosasking.telltales.families.reused_text import SeenText, Sketch, employer_key
from whosasking.telltales.families.similar_invitations import DAYS, Invitation
from whosasking.telltales.memory import Traces, recall

_HEAD = 16
"""How many of a text's hashes are looked up: texts that share 70 % of their shingles share about eleven of these, and all but
never none."""
_CANDIDATES = 500
"""The most texts that one text is held against: more only a flood of the same one brings, and any of those tells."""
_HASH_BYTES = 6


class Judged(Noun):
    """A verdict of the history with what it rested on. digest None: kept by an older version."""

    entry: KeptVerdict
    member_id: str | None
    digest: Digest | None


class Memory(Noun):
    """What was seen before that a page may resemble. own_employers: the user's, by ``employer_key``."""

    texts: tuple[SeenText, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    own_employers: frozenset[int] = frozenset()

    def recall(self, traces: Traces) -> tuple[Telltale, ...]:
        """The telltales that follow for a page with these traces."""
        return recall(traces, self.texts, self.invitations, own_employers=self.own_employers)


class JudgedQueries:
    """Part of the Store."""

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    # ------------------------------------------------------------------------------------ seen before

    def salt(self) -> bytes:
        """The salt of this store's fingerprints."""
        with self._reading() as db:
            return _salt(db)

    def recollect(self, traces: Traces, on: date) -> Memory:
        """What was seen before that these traces may resemble: texts that share hashes, and invitations of the days before."""
        with self._reading() as db:
            texts = tuple(text for own in traces.texts for text in _resembling(db, own.seen))
            if traces.invitation is None:
                return Memory(texts=texts)
            invitations = _invitations_since(db, on - timedelta(days=DAYS - 1))
            return Memory(texts=texts, invitations=invitations, own_employers=_own_employers(db))

    def keep_traces(self, traces: Traces, now: datetime) -> None:
        """Remembers the traces of a page. A text takes the place of the one that stood there before."""
        with self._writing() as db:
            for text in traces.texts:
                _keep_text(db, text.where, text.seen, stamp(now))
            if traces.invitation is not None:
                _keep_invitation(db, traces.invitation)
            past = (now.date() - timedelta(days=DAYS)).isoformat()
            db.execute("DELETE FROM seen_invitations WHERE day < ?", (past,))

    def recent_invitations(self, on: date) -> Memory:
        """The invitations of the last days alone, for many cards at once."""
        with self._reading() as db:
            since = on - timedelta(days=DAYS - 1)
            return Memory(invitations=_invitations_since(db, since), own_employers=_own_employers(db))

    def keep_invitations(self, left: Iterable[Traces]) -> None:
        """Remembers the invitations of a page of them. Writes only where one is new: the page is read again and again."""
        seen = [traces.invitation for traces in left if traces.invitation is not None]
        with self._reading() as db:
            known = {row["member"] for row in db.execute("SELECT member FROM seen_invitations")}
        if all(invitation.member in known for invitation in seen):
            return
        with self._writing() as db:
            for invitation in seen:
                if invitation.member not in known:
                    _keep_invitation(db, invitation)

    # --------------------------------------------------------------------------------- deciding again

    def judged(self, *, limit: int) -> tuple[Judged, ...]:
        """The last verdicts with what they rested on, newest first."""
        with self._reading() as db:
            return tuple(_judged(row) for row in db.execute("SELECT * FROM history ORDER BY id DESC LIMIT ?", (limit,)))

    # --------------------------------------------------------------------------------------- feedback

    def called_wrong(self) -> dict[str, int]:
        """Telltale family -> of how many members the user said "not spam" while it spoke, and stands by it: a later "this was
        spam" takes it back."""
        sql = "SELECT * FROM overrides WHERE undone IS NULL AND kind IN ('not_spam', 'spam') ORDER BY id"
        members: dict[str, set[str]] = {}
        with self._reading() as db:
            for row in db.execute(sql):
                wrong = members.setdefault(row["member_id"] or row["slug"], set())
                if row["kind"] == "spam":
                    wrong.clear()
                else:
                    wrong.update(json.loads(row["families"]))
        return dict(Counter(family for wrong in members.values() for family in sorted(wrong)))


def forget_seen(db: sqlite3.Connection, before: str) -> None:
    """Forgets texts and invitations last seen before a moment, with the verdicts of their time."""
    db.execute("DELETE FROM seen_texts WHERE seen < ?", (before,))
    db.execute("DELETE FROM seen_invitations WHERE day < ?", (before[:10],))


def families_that_spoke(digest: str | None) -> str:
    """The telltale families that weighed in a verdict, as JSON, from what is kept of it."""
    kept = _digest(digest)
    spoke = [] if kept is None else sorted(family for family, weight in kept.families.items() if weight != "note")
    return json.dumps(spoke)


def said_of_spam(knowledge: Knowledge, kind: str | None) -> Knowledge:
    """The knowledge with the user's word on spam. kind: of the override in force, None: there is none."""
    return msgspec.structs.replace(knowledge, not_spam=kind == "not_spam", spam=kind == "spam")


# ---------------------------------------------------------------------------------------------- queries


def _resembling(db: sqlite3.Connection, own: SeenText) -> Iterator[SeenText]:
    head = own.sketch[:_HEAD]
    marks = ", ".join("?" * len(head))
    rows = db.execute(
        f"SELECT * FROM seen_texts WHERE address <> ? AND name <> ? AND id IN"  # noqa: S608 (question marks only)
        f" (SELECT text FROM shingles WHERE hash IN ({marks})) ORDER BY id DESC LIMIT ?",
        (own.address, own.name, *head, _CANDIDATES),
    )
    for row in rows:
        employers = None if row["employers"] is None else tuple(json.loads(row["employers"]))
        yield SeenText(_unpacked(row["sketch"]), row["name"], row["address"], row["member"], employers)


def _keep_text(db: sqlite3.Connection, place: str, text: SeenText, seen: str) -> None:
    db.execute("DELETE FROM seen_texts WHERE address = ? AND place = ?", (text.address, place))
    added = db.execute(
        "INSERT INTO seen_texts (place, sketch, name, address, member, employers, seen) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (place, _packed(text.sketch), text.name, text.address, text.member, _as_json(text.employers), seen),
    )
    heads = [(number, added.lastrowid) for number in text.sketch[:_HEAD]]
    db.executemany("INSERT INTO shingles (hash, text) VALUES (?, ?)", heads)


def _invitations_since(db: sqlite3.Connection, day: date) -> tuple[Invitation, ...]:
    rows = db.execute("SELECT * FROM seen_invitations WHERE day >= ?", (day.isoformat(),))
    return tuple(
        Invitation(
            member=row["member"],
            words=frozenset(json.loads(row["words"])),
            day=date.fromisoformat(row["day"]),
            employers=None if row["employers"] is None else frozenset(json.loads(row["employers"])),
        )
        for row in rows
    )


def _own_employers(db: sqlite3.Connection) -> frozenset[int]:
    salt = _salt(db)
    rows = db.execute("SELECT DISTINCT organisation FROM own_past WHERE kind = 'work'")
    return frozenset(employer_key(row["organisation"], salt) for row in rows)


def _salt(db: sqlite3.Connection) -> bytes:
    return bytes(db.execute("SELECT salt FROM memory_salt").fetchone()[0])


def _keep_invitation(db: sqlite3.Connection, invitation: Invitation) -> None:
    """An invitation counts from the day on which it was first seen: looking at it again makes it no newer."""
    db.execute(
        "INSERT INTO seen_invitations (member, words, employers, day) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (member) DO UPDATE SET words = excluded.words, employers = excluded.employers",
        (
            invitation.member,
            _as_json(invitation.words),
            _as_json(invitation.employers),
            invitation.day.isoformat(),
        ),
    )


def _judged(row: sqlite3.Row) -> Judged:
    return Judged(entry=kept_verdict(row), member_id=row["member_id"], digest=_digest(row["digest"]))


def _digest(kept: str | None) -> Digest | None:
    """None where nothing is kept, or what an older version kept says too little."""
    if kept is None:
        return None
    try:
        return msgspec.json.decode(kept, type=Digest)
    except msgspec.DecodeError:
        return None


def _as_json(numbers: Iterable[int] | None) -> str | None:
    return None if numbers is None else json.dumps(sorted(numbers))


def _packed(sketch: Sketch) -> bytes:
    return b"".join(number.to_bytes(_HASH_BYTES, "big") for number in sketch)


def _unpacked(packed: bytes) -> Sketch:
    return tuple(int.from_bytes(packed[at : at + _HASH_BYTES], "big") for at in range(0, len(packed), _HASH_BYTES))
