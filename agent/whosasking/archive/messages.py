"""messages.csv: who wrote to whom, counted as it goes by. No body of a message is kept, not even for a moment longer than its row.

Who of the two is the owner stands nowhere in the file; it is told by the invitations, else by being in every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from whosasking.addresses import read_address
from whosasking.archive.dates import day
from whosasking.archive.nouns import Counted, Listed
from whosasking.errors import WrongAddress
from whosasking.names import name_key

COLUMNS = (
    "from",
    "to",
    "date",
    "sender profile url",
    "recipient profile urls",
    "conversation title",
    "folder",
    "is message draft",
)
_BY_NAME = "name:"
_BY_ID = "id:"


@lru_cache(maxsize=65_536)
def member(url: str) -> tuple[str | None, str | None]:
    """Slug and member id behind an address of the archive's: with or without a scheme. (None, None): no member's."""
    written = url.strip()
    if not written:
        return None, None
    try:
        address = read_address(written if "://" in written else f"https://{written.removeprefix('//')}")
    except WrongAddress:
        return None, None
    return address.slug, address.member_id


class _Tally:
    """Messages from one to another."""

    __slots__ = ("count", "first", "last")

    def __init__(self, when: str) -> None:
        self.count = 0
        self.first = self.last = when


class Messages:
    """Counts messages, row by row; ``exchanges()`` afterwards."""

    def __init__(self) -> None:
        self._between: dict[tuple[str, str], _Tally] = {}
        self._names: dict[str, str] = {}
        self.newest = ""

    def add(self, fields: list[str]) -> bool:
        """One row, in the order of COLUMNS. False: it is malformed."""
        sender, recipient, written, sender_url, recipient_urls, title, folder, draft = fields
        when = day(written)
        if not when:
            return False
        if title == "Sponsored Conversation" or folder == "SPAM" or draft.lower() in ("yes", "true"):
            return True
        self.newest = max(self.newest, when)
        from_, to = self._who(sender, sender_url), self._who(recipient, recipient_urls)
        if from_ is None or to is None or from_ == to:
            return True  # an advert, a member who left, or a group: no exchange between two
        tally = self._between.get((from_, to))
        if tally is None:
            tally = self._between[from_, to] = _Tally(when)
        tally.count += 1
        tally.first, tally.last = min(tally.first, when), max(tally.last, when)
        return True

    def _who(self, name: str, url: str) -> str | None:
        """One member: by address, else (an older export) by name; None for several, or nobody."""
        slug, member_id = member(url) if "," not in url else (None, None)
        key = slug or (f"{_BY_ID}{member_id}" if member_id else None)
        if key is None and not url.strip() and name != "LinkedIn Member" and "," not in name and name_key(name):
            key = f"{_BY_NAME}{name_key(name)}"
        if key is not None and name.strip():
            self._names.setdefault(key, " ".join(name.split()))
        return key

    @property
    def is_empty(self) -> bool:
        """No message went between two members."""
        return not self._between

    def owner(self, told: str | None, name: str) -> str | None:
        """The owner's key. told: the address that the invitations tell. name: the owner's, from the profile."""
        rows: Counter[str] = Counter()
        for (from_, to), tally in self._between.items():
            rows[from_] += tally.count
            rows[to] += tally.count
        if told in rows:
            return told
        key = name_key(name)
        named = [who for who in rows if key and name_key(self._names.get(who, "")) == key]
        if named:
            return max(named, key=lambda who: (rows[who], who))
        most = rows.most_common(2)
        clear = len(most) == 1 or (len(most) == 2 and most[0][1] > most[1][1])
        return most[0][0] if most and clear else None

    def exchanges(self, owner: str, connections: tuple[Listed, ...] | None) -> tuple[Counted, ...]:
        """What went between the owner and each other member. Somebody told by name alone is the one connection of this name."""
        by_name = single_names(connections)
        others = dict.fromkeys(to if from_ == owner else from_ for from_, to in self._between if owner in (from_, to))
        return tuple(self._counted(owner, other, by_name) for other in others)

    def _counted(self, owner: str, other: str, by_name: Mapping[str, Listed]) -> Counted:
        sent, received = self._between.get((owner, other)), self._between.get((other, owner))
        tallies = [tally for tally in (sent, received) if tally is not None]
        listed = by_name.get(other.removeprefix(_BY_NAME)) if other.startswith(_BY_NAME) else None
        plain = None if other.startswith((_BY_NAME, _BY_ID)) else other
        return Counted(
            name=self._names.get(other, ""),
            slug=listed.slug if listed is not None else plain,
            member_id=other.removeprefix(_BY_ID) if other.startswith(_BY_ID) else None,
            sent=sent.count if sent is not None else 0,
            received=received.count if received is not None else 0,
            first=min(tally.first for tally in tallies),
            last=max(tally.last for tally in tallies),
        )


def single_names(connections: tuple[Listed, ...] | None) -> dict[str, Listed]:
    """Connections whose name nobody else of them carries, by name."""
    found: dict[str, Listed] = {}
    twice: set[str] = set()
    for listed in connections or ():
        key = name_key(listed.name)
        if key in found:
            twice.add(key)
        found[key] = listed
    return {key: listed for key, listed in found.items() if key and key not in twice}
