"""One pass over an archive, file by file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

from whosasking.archive import messages
from whosasking.archive.container import Container, open_container
from whosasking.archive.dates import day, iso
from whosasking.archive.messages import Messages, member, single_names
from whosasking.archive.nouns import (
    Archive,
    Counted,
    Direction,
    Invitation,
    Listed,
    Malformed,
    Months,
    OwnActivity,
    Regard,
    RegardKind,
)
from whosasking.archive.rows import Lines, NoHeader, Table
from whosasking.names import name_key
from whosasking.notebook import Past

T = TypeVar("T")

Tell = Callable[[str, int, int], None]
"""Called now and then with a file's name, the bytes read so far, and the bytes of all files."""

MALFORMED_KEPT = 500
NAME_CHARACTERS = 200
NOTE_CHARACTERS = 2_000

_DATED_NAME = re.compile(r"LinkedInDataExport_(\d\d)-(\d\d)-(\d{4})", re.IGNORECASE)


class File:
    """How a file is read: its columns in lower case, the number of those at the front that a header has to name, and the
    character that escapes a quote where quotes are not doubled."""

    def __init__(self, *columns: str, needs: int = 1, escape: str | None = None) -> None:
        self.columns = columns
        self.required = columns[:needs]
        self.escape = escape


_FILES: dict[str, File] = {
    "Profile.csv": File("first name", "last name"),
    "Connections.csv": File("first name", "connected on", "last name", "url", "company", "position", needs=2),
    "Invitations.csv": File(
        "direction", "sent at", "from", "to", "message", "inviterprofileurl", "inviteeprofileurl", needs=2
    ),
    "messages.csv": File("from", "to", "date", *messages.COLUMNS[3:], needs=3),
    "Positions.csv": File("company name", "title", "started on", "finished on"),
    "Education.csv": File("school name", "degree name", "start date", "end date"),
    "Recommendations_Received.csv": File("first name", "last name", "company", "creation date", needs=2),
    "Recommendations_Given.csv": File("first name", "last name", "company", "creation date", needs=2),
    "Endorsement_Received_Info.csv": File(
        "endorser first name", "endorser last name", "endorser public url", "endorsement date", "endorsement status"
    ),
    "Endorsement_Given_Info.csv": File(
        "endorsee first name", "endorsee last name", "endorsee public url", "endorsement date", "endorsement status"
    ),
    "Comments.csv": File("date", "link", "message", needs=2, escape="\\"),
    "Reactions.csv": File("date", "type", needs=2),
}
"""In the order in which they are read: names and connections before what is joined with them."""

_KNOWN = {name.lower(): name for name in _FILES}


def read_archive(path: Path, tell: Tell = lambda _file, _done, _all: None) -> Archive:
    """Reads an archive. path: the ZIP, or the folder it was unpacked into. tell: progress.

    Raises ArchiveRefused: no archive, encrypted, damaged, names that lead out of it, or more than any archive holds.
    """
    with open_container(path, frozenset(_KNOWN)) as container:
        return _Reading(container, tell).read()


class _NoRow(Exception):
    """A record that gives nothing. why: a key under ``archive.malformed``; "" for one that is empty without a fault."""

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


class _Reading:
    def __init__(self, container: Container, tell: Tell) -> None:
        self._container = container
        self._tell = tell
        self._bytes = sum(container.size(name) for name in container.files)
        self._read = 0
        self._rows: dict[str, int] = {}
        self._malformed: list[Malformed] = []
        self._malformed_count = 0
        self._empty = 0
        self._newest = ""
        self._own_address: str | None = None
        self._without_header: set[str] = set()

    def read(self) -> Archive:
        """Everything that the archive says."""
        owner = next(iter(self._all("Profile.csv", _name_of_two) or ()), "")
        connections = self._all("Connections.csv", self._listed)
        invitations = self._all("Invitations.csv", partial(self._invitation, single_names(connections)))
        exchanges, slug = self._exchanges(owner, connections)
        return Archive(
            owner=owner,
            owner_slug=slug,
            connections=connections,
            invitations=invitations,
            exchanges=exchanges,
            positions=self._all("Positions.csv", partial(_past, "work")),
            education=self._all("Education.csv", partial(_past, "school")),
            regards=self._regards(),
            activity=(*self._months("Comments.csv", "comment"), *self._months("Reactions.csv", "reaction")),
            exported=_day_in_name(self._container.path) or self._newest,
            rows=self._rows,
            malformed=tuple(self._malformed),
            malformed_count=self._malformed_count,
            empty=self._empty,
        )

    # ------------------------------------------------------------------------------------------ rows of a file

    def _all(self, name: str, convert: Callable[[list[str]], T]) -> tuple[T, ...] | None:
        """Every row of a file, converted; None where the archive has no such file (or none that names its columns)."""
        rows = self._each(name, convert)
        found = None if rows is None else tuple(rows)
        return None if name in self._without_header else found

    def _each(self, name: str, convert: Callable[[list[str]], T]) -> Iterator[T] | None:
        if name.lower() not in self._container.files:
            return None
        return self._converted(name, convert)

    def _converted(self, name: str, convert: Callable[[list[str]], T]) -> Iterator[T]:
        file, read = _FILES[name], 0
        with self._container.open(name.lower()) as stream:
            lines = Lines(stream, lambda done: self._tell(name, self._read + done, self._bytes))
            try:
                table = Table(
                    lines,
                    file.columns,
                    required=file.required,
                    malformed=lambda line: self._report(name, line, "fields"),
                    escape=file.escape,
                )
                for line, fields in table:
                    try:
                        converted = convert(fields)
                    except _NoRow as nothing:
                        if nothing.why:
                            self._report(name, line, nothing.why)
                        else:
                            self._empty += 1
                        continue
                    read += 1
                    yield converted
            except NoHeader:
                self._report(name, 0, "header")
                self._without_header.add(name)
        self._rows[name] = read
        self._read += self._container.size(name.lower())
        self._tell(name, self._read, self._bytes)

    def _report(self, name: str, line: int, why: str) -> None:
        self._malformed_count += 1
        if len(self._malformed) < MALFORMED_KEPT:
            self._malformed.append(Malformed(file=name, line=line, why=why))

    def _day(self, written: str) -> str:
        """A day, "" where none is written; the newest of all tells how old an archive is whose name does not."""
        read = day(written)
        if read is None:
            raise _NoRow("date")
        self._newest = max(self._newest, read)
        return read

    # ------------------------------------------------------------------------------------------------- people

    def _listed(self, fields: list[str]) -> Listed:
        first, on, last, url, company, position = fields
        slug, member_id = member(url)
        name = _name(first, last)
        if not name and slug is None and member_id is None:
            raise _NoRow  # a member who left LinkedIn: only the date is there
        return Listed(
            name=name,
            slug=slug,
            member_id=member_id,
            company=_line(company),
            position=_line(position),
            on=self._day(on),
        )

    def _invitation(self, by_name: dict[str, Listed], fields: list[str]) -> Invitation:
        written, sent_at, from_, to, note, inviter, invitee = fields
        direction = _DIRECTIONS.get(written.strip().upper())
        if direction is None:
            raise _NoRow("direction")
        on = self._day(sent_at)
        own, other = (invitee, inviter) if direction == "incoming" else (inviter, invitee)
        self._own_address = member(own)[0] or self._own_address
        slug, member_id = member(other)
        name = _line(from_ if direction == "incoming" else to)
        if slug is None and member_id is None:  # before 2026: joined with the one connection of this name
            listed = by_name.get(name_key(name))
            slug = listed.slug if listed is not None else None
        return Invitation(
            direction=direction,
            name=name,
            slug=slug,
            member_id=member_id,
            on=on,
            note=note.strip()[:NOTE_CHARACTERS],
        )

    def _exchanges(
        self, owner: str, connections: tuple[Listed, ...] | None
    ) -> tuple[tuple[Counted, ...] | None, str | None]:
        """What was written with whom, and the owner's own address, which no file tells outright."""
        counting = Messages()
        rows = self._each("messages.csv", partial(_message, counting))
        if rows is None:
            return None, self._own_address
        for _ in rows:
            pass
        if "messages.csv" in self._without_header:
            return None, self._own_address
        self._newest = max(self._newest, counting.newest)
        own = counting.owner(self._own_address, owner)
        if own is None:
            if not counting.is_empty:
                self._report("messages.csv", 0, "owner")
            return (), self._own_address
        return counting.exchanges(own, connections), own if ":" not in own else self._own_address

    # ------------------------------------------------------------------------------ regards, the owner's own doings

    def _regards(self) -> tuple[Regard, ...]:
        found: list[Regard] = []
        for name, kind in _RECOMMENDATIONS.items():
            found += self._all(name, partial(self._recommendation, kind)) or ()
        for name, kind in _ENDORSEMENTS.items():
            found += _counted(self._all(name, partial(self._endorsement, kind)) or ())
        return tuple(found)

    def _recommendation(self, kind: RegardKind, fields: list[str]) -> Regard:
        first, last, company, written = fields
        name = _name(first, last)
        if not name:
            raise _NoRow
        return Regard(kind=kind, name=name, slug=None, company=_line(company), on=self._day(written))

    def _endorsement(self, kind: RegardKind, fields: list[str]) -> Regard:
        first, last, url, written, status = fields
        if status.strip().upper() not in ("", "ACCEPTED"):
            raise _NoRow
        name = _name(first, last)
        if not name:
            raise _NoRow
        return Regard(kind=kind, name=name, slug=member(url)[0], company="", on=self._day(written))

    def _months(self, name: str, kind: OwnActivity) -> tuple[Months, ...]:
        days = self._each(name, lambda fields: self._day(fields[0]))
        counts = Counter(written[:7] for written in days or () if written)
        return tuple(Months(kind=kind, month=month, n=n) for month, n in sorted(counts.items()))


_DIRECTIONS: dict[str, Direction] = {"INCOMING": "incoming", "OUTGOING": "outgoing"}
_RECOMMENDATIONS: dict[str, RegardKind] = {
    "Recommendations_Received.csv": "recommended_me",
    "Recommendations_Given.csv": "recommended",
}
_ENDORSEMENTS: dict[str, RegardKind] = {
    "Endorsement_Received_Info.csv": "endorsed_me",
    "Endorsement_Given_Info.csv": "endorsed",
}


def _message(counting: Messages, fields: list[str]) -> None:
    if not counting.add(fields):
        raise _NoRow("date")


def _counted(regards: tuple[Regard, ...]) -> list[Regard]:
    """One a member, with how many skills and the newest day."""
    found: dict[tuple[str | None, str], Regard] = {}
    for regard in regards:
        key = (regard.slug, name_key(regard.name))
        before = found.get(key)
        if before is None:
            found[key] = regard
        else:
            found[key] = Regard(
                kind=regard.kind,
                name=before.name,
                slug=before.slug,
                company="",
                on=max(before.on, regard.on),
                n=before.n + 1,
            )
    return list(found.values())


def _past(kind: Literal["work", "school"], fields: list[str]) -> Past:
    organisation, title, since, until = fields
    begun, ended = iso(since), iso(until)
    if begun is None or ended is None:
        raise _NoRow("date")
    if not organisation.strip():
        raise _NoRow
    return Past(
        kind=kind, organisation=_line(organisation), title=_line(title) or None, from_=begun or None, to=ended or None
    )


def _name_of_two(fields: list[str]) -> str:
    return _name(fields[0], fields[1])


def _name(first: str, last: str) -> str:
    """Both parts as one name. A single dot stands where a member gave no family name."""
    return " ".join(part for part in (_line(first), _line(last)) if part not in ("", "."))[:NAME_CHARACTERS]


def _line(words: str) -> str:
    return " ".join(words.split())[:NAME_CHARACTERS]


def _day_in_name(path: Path) -> str | None:
    found = _DATED_NAME.search(path.name)
    return (day(f"{found[3]}-{found[1]}-{found[2]}") or None) if found else None
