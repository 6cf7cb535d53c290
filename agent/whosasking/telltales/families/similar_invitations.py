"""Several invitations within seven days with near-same headlines from people without a mutual. Three: weak; five: strong.

It needs memory, so it stands beside ``search`` (see ``telltales.memory``). My own employers are excepted; one employer alone is a note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from whosasking.lexicon import Reading
from whosasking.model import ProfilePage, Telltale, TelltaleClass
from whosasking.telltales.families.reused_text import employer_key, key
from whosasking.telltales.matching import Family

DAYS = 7
_WEAK_FROM = 3
_STRONG_FROM = 5
_SAME = 0.6


class Invitation(NamedTuple):
    """An invitation from somebody without a mutual connection. words: its headline by ``headline_words``; member: by ``key``, of
    the id or the address; employers: the present ones by ``employer_key``, None: not read."""

    member: int
    words: frozenset[int]
    day: date
    employers: frozenset[int] | None


def headline_words(headline: str, salt: bytes = b"") -> frozenset[int]:
    """The words of a headline as numbers."""
    return frozenset(key(form, salt) for form in Reading(headline).forms)


def invitation(page: ProfilePage, salt: bytes = b"", *, on: date) -> Invitation | None:
    """What the store keeps of an invitation; None where the page shows none, or somebody with a mutual connection."""
    profile, standing = page.profile, page.standing
    member = profile.member_id or profile.slug
    without = standing.mutual_connections == 0 or (standing.mutual_connections is None and standing.degree == 3)
    if standing.relation != "invited_me" or not without or standing.mutual_names or not member or not profile.headline:
        return None
    words = headline_words(profile.headline, salt)
    present = [job.company for job in profile.jobs or () if job.is_current is not False and job.company]
    employers = None if profile.jobs is None else frozenset(employer_key(company, salt) for company in present)
    return Invitation(key(member, salt), words, on, employers) if words else None


def find(
    this: Invitation, others: Iterable[Invitation], headline: str, *, own_employers: Collection[int] = ()
) -> Telltale | None:
    """Whether this invitation comes in a swarm. others: those of the last days, in any order. headline: for the quote."""
    if _is_colleague(this, own_employers):
        return None
    swarm = [other for other in others if _is_alike(this, other) and not _is_colleague(other, own_employers)]
    weight = _weight(1 + len({other.member for other in swarm}))
    if weight is None:
        return None
    shared = frozenset.intersection(*(one.employers or frozenset() for one in (this, *swarm)))
    return Telltale(family=FAMILY.id, weight="note" if shared else weight, quote=headline[:80], where="top_card")


def _is_colleague(one: Invitation, own_employers: Collection[int]) -> bool:
    return any(employer in own_employers for employer in one.employers or ())


def _is_alike(this: Invitation, other: Invitation) -> bool:
    if other.member == this.member or abs((this.day - other.day).days) >= DAYS:
        return False
    return words_alike(this.words, other.words)


def words_alike(some: frozenset[int], others: frozenset[int]) -> bool:
    """Whether two headlines are near the same, by their words."""
    return len(some & others) >= _SAME * len(some | others)


def _weight(invitations: int) -> TelltaleClass | None:
    if invitations >= _STRONG_FROM:
        return "strong"
    return "weak" if invitations >= _WEAK_FROM else None


FAMILY = Family("similar_invitations")
