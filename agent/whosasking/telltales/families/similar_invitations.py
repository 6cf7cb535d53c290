"""Several invitations within seven days with near-same headlines from people without a mutual. Three: weak; five: strong.

It needs memory, so it stands beside ``search``. My own employers are excepted; one employer alone is a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from whosasking.lexicon import Reading
from whosasking.model import Telltale, TelltaleClass
from whosasking.telltales.families.reused_text import key
from whosasking.telltales.matching import Family

DAYS = 7
_WEAK_FROM = 3
_STRONG_FROM = 5
_SAME = 0.6


class Invitation(NamedTuple):
    """One invitation. words: its headline by ``headline_words``; member: any stable key; employer: by ``key``, or None."""

    member: int
    words: frozenset[int]
    day: date
    mutual_connections: int | None
    employer: int | None


def headline_words(headline: str) -> frozenset[int]:
    """The words of a headline as numbers."""
    return frozenset(key(form) for form in Reading(headline).forms)


def find(
    this: Invitation, others: Iterable[Invitation], headline: str, *, own_employers: Sequence[int] = ()
) -> Telltale | None:
    """Whether this invitation comes in a swarm. others: those of the last days, in any order. headline: for the quote."""
    if (this.employer is not None and this.employer in own_employers) or this.mutual_connections != 0 or not this.words:
        return None
    swarm = [other for other in others if _is_alike(this, other) and other.employer not in own_employers]
    weight = _weight(1 + len({other.member for other in swarm}))
    if weight is None:
        return None
    employers = {this.employer, *(other.employer for other in swarm)}
    if len(employers) == 1 and this.employer is not None:
        weight = "note"
    return Telltale(family=FAMILY.id, weight=weight, quote=headline[:80], where="top_card")


def _is_alike(this: Invitation, other: Invitation) -> bool:
    if other.member == this.member or other.mutual_connections != 0 or abs((this.day - other.day).days) >= DAYS:
        return False
    return len(this.words & other.words) >= _SAME * len(this.words | other.words)


def _weight(invitations: int) -> TelltaleClass | None:
    if invitations >= _STRONG_FROM:
        return "strong"
    return "weak" if invitations >= _WEAK_FROM else None


FAMILY = Family("similar_invitations")
