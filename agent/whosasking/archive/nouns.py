"""What an archive says, read: people, messages counted, the owner's own past. ``None`` = the archive has no such file."""

from __future__ import annotations

from typing import Literal

from whosasking.model import Noun
from whosasking.notebook import Past

Direction = Literal["incoming", "outgoing"]
RegardKind = Literal["recommended_me", "recommended", "endorsed_me", "endorsed"]
OwnActivity = Literal["comment", "reaction"]


class Listed(Noun):
    """A row of Connections. slug, member_id: None before 2023, when the file had no addresses. on: "YYYY-MM-DD"."""

    name: str
    slug: str | None
    member_id: str | None
    company: str
    position: str
    on: str


class Invitation(Noun):
    """slug, member_id: of the other side, None where the file tells neither and its name is no single connection's."""

    direction: Direction
    name: str
    slug: str | None
    member_id: str | None
    on: str
    note: str


class Counted(Noun):
    """Messages with one other member, counted. Bodies were not kept."""

    name: str
    slug: str | None
    member_id: str | None
    sent: int
    received: int
    first: str
    last: str


class Regard(Noun, kw_only=True):
    """A recommendation, or endorsements (n of them, of so many skills)."""

    kind: RegardKind
    name: str
    slug: str | None
    company: str
    on: str
    n: int = 1


class Months(Noun):
    """How often the owner commented or reacted in a month ("YYYY-MM")."""

    kind: OwnActivity
    month: str
    n: int


class Malformed(Noun):
    """A row that could not be read. file: its name in the archive. line: from 1, where the row begins (0: the whole file).

    why: a key of the catalogue under ``archive.malformed``. What stood there is not repeated.
    """

    file: str
    line: int
    why: str


class Archive(Noun, kw_only=True):
    """Everything that was read. exported: "YYYY-MM-DD", from the archive's name, else its newest date; "" where there is none.

    rows: rows read, by file. malformed: the first of them; malformed_count: all. empty: rows of members who left LinkedIn.
    """

    exported: str
    owner: str
    owner_slug: str | None
    rows: dict[str, int]
    connections: tuple[Listed, ...] | None = None
    invitations: tuple[Invitation, ...] | None = None
    exchanges: tuple[Counted, ...] | None = None
    positions: tuple[Past, ...] | None = None
    education: tuple[Past, ...] | None = None
    regards: tuple[Regard, ...] = ()
    activity: tuple[Months, ...] = ()
    malformed: tuple[Malformed, ...] = ()
    malformed_count: int = 0
    empty: int = 0
