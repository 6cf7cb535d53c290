"""The notebook's queries: who is known, what was said of them, and finding them again."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Literal, get_args

from whosasking.errors import InvalidInput
from whosasking.lexicon.folding import fold_text
from whosasking.model import Knowledge, Noun, ProfilePage
from whosasking.names import name_key
from whosasking.notebook import Connection, Exchange, Past, Person, Tie, checked, knowledge
from whosasking.preferences import Preferences

PeopleFilter = Literal[
    "connection", "former", "exchange", "met", "linked", "interaction", "voucher", "recruiter", "interviewer", "note",
    "known", "blocked", "waiting",
]  # fmt: skip
"""connection, former: listed in the newest archive, or in older ones only. exchange: both wrote. waiting: a process without
its outcome. known, blocked: said so. The others: a tie of this kind."""

FILTERS: tuple[PeopleFilter, ...] = get_args(PeopleFilter)

NAMESAKES = 20
"""The most people of one name that are looked at."""
WORD_CHARACTERS = 40
"""Of a word, so many are indexed."""
_RARE = 12_000
"""Up to so many rows with a word, the word leads; beyond, the order of the list does."""


class Member(Noun):
    """Whom a page is about. slug, member_id: at least one of the two."""

    slug: str | None = None
    member_id: str | None = None
    name: str = ""


class Background(Noun, kw_only=True):
    """What is recorded around a profile. others: everybody whose name is among the mutual connections that the page names.

    namesakes: people of the member's name at another address. own: the user's employers and schools.
    """

    person: Person | None = None
    others: tuple[Person, ...] = ()
    namesakes: tuple[Person, ...] = ()
    own: tuple[Past, ...] = ()
    vouchers_recorded: bool = False

    def knowledge(self, page: ProfilePage, preferences: Preferences) -> Knowledge:
        """What a review of the page may rest on."""
        return knowledge(
            self.person, page.standing, preferences, others=self.others, vouchers_recorded=self.vouchers_recorded
        )


class PeopleQueries:
    """Part of the Store."""

    @contextlib.contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        raise NotImplementedError

    def _forget_copies(self, older_than: datetime | None) -> None:
        raise NotImplementedError

    def _index_new(self) -> None:
        """Indexes people whom a migration brought in, which cannot fold names. Writes only where there are any."""
        with self._reading() as db:
            if db.execute("SELECT 1 FROM people WHERE sort IS NULL LIMIT 1").fetchone() is None:
                return
        with self._writing() as db:
            refresh(db, [int(row["id"]) for row in db.execute("SELECT id FROM people WHERE sort IS NULL").fetchall()])

    # ------------------------------------------------------------------------------------ for a profile

    def background(self, page: ProfilePage) -> Background:
        """What is recorded around the member of a page."""
        profile = page.profile
        with self._reading() as db:
            row = find_person(db, profile.slug, profile.member_id)
            person = None if row is None else _person(db, row)
            alike = (_person(db, other) for other in _of_names(db, (profile.name or "",)))
            return Background(
                person=person,
                others=tuple(_person(db, other) for other in _of_names(db, page.standing.mutual_names or ())),
                namesakes=tuple(other for other in alike if _may_be(other, person)),
                own=_own_past(db),
                vouchers_recorded=db.execute("SELECT 1 FROM ties WHERE kind = 'voucher' LIMIT 1").fetchone()
                is not None,
            )

    def meet(self, member: Member, on: date) -> None:
        """Keeps what a page tells of somebody known: a new address (the old ones stay), an id, a name. Strangers are not kept."""
        with self._reading() as db:
            row = find_person(db, member.slug, member.member_id)
            if row is None or not _is_news(row, member):
                return
        with self._writing() as db:
            row = find_person(db, member.slug, member.member_id)
            if row is not None:
                _learn(db, row, member, on)

    # ---------------------------------------------------------------------------------------- the ties

    def add_tie(self, member: Member, tie: Tie, now: datetime) -> Person:
        """Records something of a member, who is looked up by id and address, and made where nobody is found.

        Raises InvalidInput where the tie does not fit, or nothing says whom it is about.
        """
        with self._writing() as db:
            return _add_tie(db, the_person(db, member, now.date()), tie, now)

    def add_tie_to(self, person_id: int, tie: Tie, now: datetime) -> Person:
        """As add_tie(), of somebody in the notebook. Raises InvalidInput where there is nobody of this number."""
        with self._writing() as db:
            return _add_tie(db, int(_row(db, person_id)["id"]), tie, now)

    def join(self, person_id: int, member: Member, now: datetime) -> Person:
        """ "Yes, this is the same person": the member at this address (and id) is somebody in the notebook from now on.

        Raises InvalidInput where there is nobody of this number, or nothing says who the member is.
        """
        slug, member_id = _whose(member)
        with self._writing() as db:
            _row(db, person_id)
            other = find_person(db, slug, member_id)
            if other is not None and other["id"] != person_id:
                merge(db, keep=person_id, gone=int(other["id"]))
            _learn(db, _row(db, person_id), Member(slug=slug, member_id=member_id, name=member.name), now.date())
            return _person(db, _row(db, person_id))

    def change_tie(self, tie_id: int, tie: Tie) -> Person:
        """Says it differently: where, when, the words of a note. Its number and the day on which it was recorded stay.

        Raises InvalidInput where it does not fit, or there is none of this number.
        """
        values = _tie_row(checked(tie))
        marks = ", ".join(f"{name} = ?" for name in TIE_COLUMNS)
        with self._writing() as db:
            sql = f"UPDATE ties SET {marks} WHERE id = ? RETURNING person_id"  # noqa: S608 (our own names)
            found = db.execute(sql, (*values, tie_id)).fetchall()  # all of it: else the statement stays open
            if not found:
                raise InvalidInput("no_such_tie")
            return _person(db, _row(db, found[0]["person_id"]))

    def undo_tie(self, tie_id: int) -> Person:
        """Takes a tie back for good. Gives the person as they are then. Raises InvalidInput where there is none of this number."""
        with self._writing() as db:
            found = db.execute("DELETE FROM ties WHERE id = ? RETURNING person_id", (tie_id,)).fetchone()
            if found is None:
                raise InvalidInput("no_such_tie")
            row = _row(db, found["person_id"])
            person = _person(db, row)
            drop_if_nobody(db, row)
            return person

    def connections_made_since(self, day: date) -> int:
        """How many connections were made since a day: those whose page told of it then (no connection before, one after), and
        those of the newest list."""
        with self._reading() as db:
            sql = f"SELECT count(*) FROM ({_MADE_SINCE})"  # noqa: S608 (our own text)
            return int(db.execute(sql, {"day": day.isoformat()}).fetchone()[0])

    # -------------------------------------------------------------------------------------- the people

    def person(self, person_id: int) -> Person:
        """Somebody by number. Raises InvalidInput where there is nobody."""
        with self._reading() as db:
            return _person(db, _row(db, person_id))

    def people(
        self,
        *,
        limit: int,
        search: str = "",
        only: PeopleFilter | None = None,
        after: tuple[str, int] | None = None,
    ) -> tuple[tuple[Person, ...], tuple[str, int] | None]:
        """People by name, and where the next page begins (None: there is none).

        search: beginnings of words of name, company, position or address; all of them have to be there. only: see PeopleFilter.
        after: where the page before ended.
        """
        with self._reading() as db:
            sql, values = people_query(db, search=search, only=only, after=after)
            rows = db.execute(f"{sql} LIMIT :limit", {**values, "limit": limit + 1}).fetchall()
            shown = rows[:limit]
            cursor = (shown[-1]["sort"], shown[-1]["id"]) if len(rows) > limit else None
            return tuple(_person(db, row) for row in shown), cursor

    def count_people(self) -> int:
        """How many people are in the notebook."""
        with self._reading() as db:
            return int(db.execute("SELECT count(*) FROM people").fetchone()[0])

    def own_past(self) -> tuple[Past, ...]:
        """The user's employers and schools, from the newest archive that tells them."""
        with self._reading() as db:
            return _own_past(db)

    def forget_person(self, person_id: int) -> None:
        """Deletes somebody with all that was recorded of them. Raises InvalidInput where there is nobody of this number."""
        with self._writing() as db:
            row = _row(db, person_id)
            slugs = _slugs(db, row)
            for who in (*slugs, *([f"id:{row['member_id']}"] if row["member_id"] else [])):
                db.execute("DELETE FROM exchanges WHERE who = ?", (who,))
            for slug in slugs:
                db.execute("DELETE FROM invitations WHERE slug = ?", (slug,))
                db.execute("DELETE FROM regards WHERE slug = ?", (slug,))
                db.execute("DELETE FROM overrides WHERE slug = ?", (slug,))
            db.execute("DELETE FROM overrides WHERE member_id = ?", (row["member_id"],))
            db.execute("DELETE FROM people WHERE id = ?", (person_id,))
        self._empty_log()

    def forget_everybody(self) -> int:
        """Deletes the whole notebook, overrides and imported data included. Gives how many people were in it."""
        tables = (
            "people",
            "exchanges",
            "invitations",
            "regards",
            "own_past",
            "own_activity",
            "imports",
            "newest_files",
        )
        with self._writing() as db:
            count = int(db.execute("SELECT count(*) FROM people").fetchone()[0])
            for table in (*tables, "overrides"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608 (our own names)
        self._forget_copies(None)
        self._empty_log()
        return count

    def _empty_log(self) -> None:
        """The write-ahead log still holds what was deleted."""
        with self._reading() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _may_be(other: Person, person: Person | None) -> bool:
    """Whether somebody of a member's name may be the same. Two whom one list of connections names are two."""
    if person is None:
        return True
    return other.id != person.id and (other.connection is None or person.connection is None)


# ---------------------------------------------------------------------------------------------- queries


def find_person(db: sqlite3.Connection, slug: str | None, member_id: str | None) -> sqlite3.Row | None:
    """By member id, else by address, the present one before former ones."""
    row: sqlite3.Row | None = None
    if member_id:
        row = db.execute("SELECT * FROM people WHERE member_id = ?", (member_id,)).fetchone()
    if row is None and slug:
        # Two ids that are both known and differ are two members, even at one address.
        row = db.execute(
            "SELECT p.* FROM addresses a JOIN people p ON p.id = a.person_id WHERE a.slug = :slug"
            " AND (p.member_id IS NULL OR :member_id IS NULL) ORDER BY p.slug = :slug DESC, p.seen_on DESC, p.id DESC LIMIT 1",
            {"slug": slug, "member_id": member_id or None},
        ).fetchone()
    return row


def the_person(db: sqlite3.Connection, member: Member, on: date) -> int:
    """The number of a member, who is made where nobody is found. Raises InvalidInput for nobody."""
    slug, member_id = _whose(member)
    row = find_person(db, slug, member_id)
    if row is None:
        made = db.execute("INSERT INTO people (name, name_key, slug) VALUES ('', '', '')")
        row = _row(db, int(made.lastrowid or 0))
    _learn(db, row, Member(slug=slug, member_id=member_id, name=member.name), on)
    return int(row["id"])


def _whose(member: Member) -> tuple[str | None, str | None]:
    slug, member_id = (member.slug or "").strip().lower() or None, member.member_id or None
    if slug is None and member_id is None:
        raise InvalidInput("override_of_nobody")
    return slug, member_id


def _is_news(row: sqlite3.Row, member: Member) -> bool:
    name = " ".join(member.name.split())
    return (
        (member.slug is not None and member.slug != row["slug"])
        or (member.member_id is not None and member.member_id != row["member_id"])
        or (bool(name) and name != row["name"])
    )


def _learn(db: sqlite3.Connection, row: sqlite3.Row, member: Member, on: date) -> None:
    """What a page or a tap tells of a person. Somebody listed under the address alone turns out to be the same."""
    person_id, name = int(row["id"]), " ".join(member.name.split())
    if member.slug:
        same = db.execute(
            "SELECT id FROM people WHERE slug = ? AND member_id IS NULL AND id <> ?", (member.slug, person_id)
        )
        for other in same.fetchall() if member.member_id else ():
            merge(db, keep=person_id, gone=int(other["id"]))
        db.execute("UPDATE people SET slug = ? WHERE id = ?", (member.slug, person_id))
        db.execute("INSERT OR IGNORE INTO addresses (slug, person_id) VALUES (?, ?)", (member.slug, person_id))
    if member.member_id:
        db.execute("UPDATE people SET member_id = ? WHERE id = ?", (member.member_id, person_id))
    seen = {"name": name, "on": on.isoformat(), "id": person_id}
    db.execute(
        "UPDATE people SET seen_on = :on, seen_name = coalesce(nullif(:name, ''), seen_name) WHERE id = :id", seen
    )
    refresh(db, (person_id,))


def merge(db: sqlite3.Connection, *, keep: int, gone: int) -> None:
    """Two records of one member become one. Of what both say of the connection, the newer counts."""
    db.execute("UPDATE ties SET person_id = ? WHERE person_id = ?", (keep, gone))
    for table in ("addresses", "listed_names"):
        db.execute(f"UPDATE OR IGNORE {table} SET person_id = ? WHERE person_id = ?", (keep, gone))  # noqa: S608
    db.execute(
        "UPDATE people SET (listed_name, listed, connected_on, company, position) ="
        " (SELECT listed_name, listed, connected_on, company, position FROM people WHERE id = :gone)"
        " WHERE id = :keep AND (listed, listed_name, connected_on, company, position) <"
        " (SELECT listed, listed_name, connected_on, company, position FROM people WHERE id = :gone)",
        {"keep": keep, "gone": gone},
    )
    db.execute("DELETE FROM people WHERE id = ?", (gone,))


NOBODY = """p.listed = '' AND p.listed_name = ''
    AND NOT EXISTS (SELECT 1 FROM ties WHERE person_id = p.id)
    AND NOT EXISTS (SELECT 1 FROM overrides o WHERE o.undone IS NULL
        AND (o.member_id = p.member_id OR o.slug IN (SELECT slug FROM addresses WHERE person_id = p.id)))
    AND NOT EXISTS (SELECT 1 FROM exchanges e WHERE e.sent > 0 AND e.received > 0
        AND (e.who = 'id:' || p.member_id OR e.who IN (SELECT slug FROM addresses WHERE person_id = p.id)))"""
"""Somebody of whom nothing is recorded (any more)."""


def drop_if_nobody(db: sqlite3.Connection, row: sqlite3.Row | None) -> None:
    """Deletes a person of whom nothing is left: what was undone was never said."""
    if row is not None:
        db.execute(f"DELETE FROM people AS p WHERE p.id = ? AND {NOBODY}", (row["id"],))  # noqa: S608 (our own text)


_NAME_PARTS = re.compile(r"[^\W_]+")


def refresh(db: sqlite3.Connection, person_ids: Iterable[int]) -> None:
    """Works out anew what follows from the sources of a person's record: the name that is shown, and the words to search."""
    for person_id in person_ids:
        row = _row(db, person_id)
        name = _shown_name(db, row)
        words = words_of(name, row["listed_name"], row["slug"], row["company"], row["position"])
        shown = (name, name_key(name), " ".join(_folded_words(name)) or "~", person_id)
        db.execute("UPDATE people SET name = ?, name_key = ?, sort = ? WHERE id = ?", shown)
        known = {found["word"] for found in db.execute("SELECT word FROM words WHERE person_id = ?", (person_id,))}
        gone = [(word, person_id) for word in known - words]
        db.executemany("DELETE FROM words WHERE word = ? AND person_id = ?", gone)
        db.executemany(
            "INSERT INTO words (word, person_id) VALUES (?, ?)", [(word, person_id) for word in words - known]
        )


def _shown_name(db: sqlite3.Connection, row: sqlite3.Row) -> str:
    """As last seen on a page, unless a newer list names them otherwise; else as in messages, else the address."""
    if row["seen_name"] and row["seen_on"] >= row["listed"]:
        return str(row["seen_name"])
    if row["listed_name"]:
        return str(row["listed_name"])
    exchange = _exchange_row(db, row)
    return str(row["seen_name"] or (exchange["name"] if exchange is not None else "") or row["slug"])


def words_of(*fields: str) -> set[str]:
    """The words by which these fields are found, folded."""
    return {word[:WORD_CHARACTERS] for field in fields for word in _folded_words(field)}


def _folded_words(text: str) -> list[str]:
    return _NAME_PARTS.findall(fold_text(text)[0])


def _row(db: sqlite3.Connection, person_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = db.execute("SELECT * FROM people WHERE id = ?", (person_id,)).fetchone()
    if row is None:
        raise InvalidInput("no_such_person")
    return row


def _of_names(db: sqlite3.Connection, names: Iterable[str]) -> tuple[sqlite3.Row, ...]:
    found: list[sqlite3.Row] = []
    for key in sorted({name_key(name) for name in names} - {""}):
        found += db.execute("SELECT * FROM people WHERE name_key = ? ORDER BY id LIMIT ?", (key, NAMESAKES)).fetchall()
    return tuple(found)


def _add_tie(db: sqlite3.Connection, person_id: int, tie: Tie, now: datetime) -> Person:
    columns = ("person_id", *TIE_COLUMNS, "recorded")
    row = (person_id, *_tie_row(checked(tie)), now.date().isoformat())
    marks = ", ".join("?" * len(columns))
    db.execute(f"INSERT INTO ties ({', '.join(columns)}) VALUES ({marks})", row)  # noqa: S608 (our own names)
    return _person(db, _row(db, person_id))


# --------------------------------------------------------------------------------------- rows -> nouns


def _person(db: sqlite3.Connection, row: sqlite3.Row) -> Person:
    slugs = _slugs(db, row)
    ties = db.execute("SELECT * FROM ties WHERE person_id = ? ORDER BY id", (row["id"],)).fetchall()
    return Person(
        id=row["id"],
        name=row["name"],
        slug=row["slug"] or None,
        former_slugs=tuple(slug for slug in slugs if slug != row["slug"]),
        member_id=row["member_id"],
        said=_said(db, slugs, row["member_id"]),
        ties=tuple(_tie(tie) for tie in ties),
        connection=_connection(db, row),
        exchange=_exchange(_exchange_row(db, row)),
    )


TIE_COLUMNS = ("kind", "as_", "on_", "until", "place", "outcome", "bond", "shared", "effort", "text")
"""What a tie says, as it is kept; _tie_row() gives the values in this order."""


def _tie_row(tie: Tie) -> tuple[object, ...]:
    return (
        tie.kind,
        tie.as_,
        tie.on,
        tie.until,
        tie.place,
        tie.outcome,
        tie.bond,
        tie.shared,
        tie.effort,
        tie.text,
    )


def _tie(row: sqlite3.Row) -> Tie:
    return Tie(
        id=row["id"],
        kind=row["kind"],
        as_=row["as_"],
        on=row["on_"],
        until=row["until"],
        place=row["place"],
        outcome=row["outcome"],
        bond=None if row["bond"] is None else bool(row["bond"]),
        shared=row["shared"],
        effort=row["effort"],
        text=row["text"],
        recorded=date.fromisoformat(row["recorded"]),
    )


def _slugs(db: sqlite3.Connection, row: sqlite3.Row) -> tuple[str, ...]:
    found = db.execute("SELECT slug FROM addresses WHERE person_id = ? ORDER BY slug", (row["id"],))
    return tuple(address["slug"] for address in found)


def _said(db: sqlite3.Connection, slugs: tuple[str, ...], member_id: str | None) -> Literal["known", "blocked"] | None:
    """The word in force, under any of the addresses, where it is about knowing them."""
    marks = ", ".join("?" * len(slugs))
    row = db.execute(
        f"SELECT kind FROM overrides WHERE undone IS NULL AND (member_id = ?"  # noqa: S608 (question marks only)
        f" OR (slug IN ({marks}) AND (member_id IS NULL OR ? IS NULL))) ORDER BY id DESC LIMIT 1",
        (member_id, *slugs, member_id),
    ).fetchone()
    return row["kind"] if row is not None and row["kind"] in ("known", "blocked") else None


def newest_file(db: sqlite3.Connection, file: str) -> str | None:
    """The date of the newest archive that held this file."""
    row = db.execute("SELECT exported FROM newest_files WHERE file = ?", (file,)).fetchone()
    return None if row is None else str(row["exported"])


def _connection(db: sqlite3.Connection, row: sqlite3.Row) -> Connection | None:
    if not row["listed_name"] and not row["listed"]:
        return None
    return Connection(
        on=row["connected_on"] or None,
        company=row["company"] or None,
        position=row["position"] or None,
        current=row["listed"] == newest_file(db, CONNECTIONS),
    )


CONNECTIONS = "Connections.csv"


def _exchange_row(db: sqlite3.Connection, row: sqlite3.Row) -> sqlite3.Row | None:
    found: sqlite3.Row | None = db.execute(
        "SELECT e.* FROM exchanges e WHERE e.who = :who OR e.who IN (SELECT slug FROM addresses WHERE person_id = :id)"
        " ORDER BY e.exported DESC, e.last DESC, e.who LIMIT 1",
        {"who": f"id:{row['member_id']}", "id": row["id"]},
    ).fetchone()
    return found


def _exchange(row: sqlite3.Row | None) -> Exchange | None:
    if row is None:
        return None
    return Exchange(sent=row["sent"], received=row["received"], first=row["first"], last=row["last"])


def _own_past(db: sqlite3.Connection) -> tuple[Past, ...]:
    rows = db.execute("SELECT * FROM own_past ORDER BY from_ DESC, organisation")
    return tuple(
        Past(
            kind=row["kind"],
            organisation=row["organisation"],
            title=row["title"] or None,
            from_=row["from_"] or None,
            to=row["to_"] or None,
        )
        for row in rows
    )


# ------------------------------------------------------------------------------------- listing, searching

_BOTH_WROTE = "EXISTS (SELECT 1 FROM exchanges e WHERE e.sent > 0 AND e.received > 0 AND (e.who = 'id:' || p.member_id"
_SAID = (
    "p.id IN (SELECT a.person_id FROM overrides o JOIN addresses a ON a.slug = o.slug WHERE o.undone IS NULL"
    " UNION SELECT m.id FROM overrides o JOIN people m ON m.member_id = o.member_id WHERE o.undone IS NULL)"
    " AND (SELECT o.kind FROM overrides o WHERE o.undone IS NULL AND (o.member_id = p.member_id"
    " OR o.slug IN (SELECT slug FROM addresses WHERE person_id = p.id)) ORDER BY o.id DESC LIMIT 1) = :only"
)
_WAITS = (
    "coalesce((SELECT t.outcome FROM ties t WHERE t.person_id = p.id AND t.kind = '{role}' AND t.outcome IS NOT NULL"
    " ORDER BY t.id DESC LIMIT 1), 'open') IN ('open', 'pending')"
)
_WAITING = " OR ".join(
    f"(p.id IN (SELECT person_id FROM ties WHERE kind = '{role}') AND {_WAITS.format(role=role)})"  # noqa: S608
    for role in ("recruiter", "interviewer")
)
NEWEST = f"(SELECT exported FROM newest_files WHERE file = '{CONNECTIONS}')"  # noqa: S608 (our own name)
_MADE_SINCE = f"""
    SELECT h.slug FROM history h WHERE h.reviewed >= :day AND h.slug <> '' AND json_extract(h.digest, '$.connected')
        AND EXISTS (SELECT 1 FROM history b WHERE b.slug = h.slug AND b.id < h.id
            AND NOT json_extract(b.digest, '$.connected'))
        AND NOT EXISTS (SELECT 1 FROM history b WHERE b.slug = h.slug AND b.reviewed < :day
            AND json_extract(b.digest, '$.connected'))
    UNION SELECT CASE WHEN slug = '' THEN 'person ' || id ELSE slug END FROM people
        WHERE listed = {NEWEST} AND connected_on >= :day"""  # noqa: S608 (our own text)
_CONDITIONS: dict[PeopleFilter, str] = {
    "connection": f"p.listed = {NEWEST} AND p.listed_name <> ''",
    "former": f"p.listed <> '' AND p.listed < {NEWEST}",
    "exchange": f"{_BOTH_WROTE} OR e.who IN (SELECT slug FROM addresses WHERE person_id = p.id)))",  # noqa: S608
    "known": _SAID,
    "blocked": _SAID,
    "waiting": f"({_WAITING})",
}
_OF_KIND = "p.id IN (SELECT person_id FROM ties WHERE kind = :only)"


def people_query(
    db: sqlite3.Connection, *, search: str, only: PeopleFilter | None, after: tuple[str, int] | None
) -> tuple[str, dict[str, object]]:
    """The query of a page of people without its LIMIT, and its values. A test asks for its plan."""
    values: dict[str, object] = {"only": only}
    where = ["1"]
    if only is not None:
        where.append(_CONDITIONS.get(only, _OF_KIND))
    where += searching(db, search, values, table="words", column="person_id", of="p.id")
    if after is not None:
        values |= {"sort": after[0], "id": after[1]}
        where.append("(p.sort, p.id) > (:sort, :id)")
    return f"SELECT p.* FROM people p WHERE {' AND '.join(where)} ORDER BY p.sort, p.id", values  # noqa: S608


def searching(
    db: sqlite3.Connection, search: str, values: dict[str, object], *, table: str, column: str, of: str
) -> list[str]:
    """A condition a word. The rarest leads, unless all are so common that the order of the list finds a page sooner.

    search: beginnings of words. values: where the words are put. table, column: of words and of whose they are. of: the row's id.
    """
    wanted = list(dict.fromkeys(word[:WORD_CHARACTERS] for word in _folded_words(search)))[:8]
    if search.strip() and not wanted:
        return ["0"]  # nothing of it is a word
    counts = {word: _count(db, table, word) for word in wanted}
    conditions = []
    for number, word in enumerate(sorted(wanted, key=lambda word: counts[word])):
        values |= {f"from{number}": word, f"to{number}": f"{word}\U0010ffff"}
        between = f"w.word >= :from{number} AND w.word < :to{number}"
        if number == 0 and counts[word] < _RARE:
            conditions.append(f"{of} IN (SELECT w.{column} FROM {table} w WHERE {between})")  # noqa: S608 (our own names)
        else:
            conditions.append(f"EXISTS (SELECT 1 FROM {table} w WHERE w.{column} = {of} AND {between})")  # noqa: S608
    return conditions


def _count(db: sqlite3.Connection, table: str, word: str) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE word >= ? AND word < ? LIMIT ?)"  # noqa: S608 (our own names)
    return int(db.execute(sql, (word, f"{word}\U0010ffff", _RARE)).fetchone()[0])
