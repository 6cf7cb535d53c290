"""The two telltale families that need memory. What a page leaves to remember is made where the page is read; the store keeps it,
and looks up what it resembles; no text is ever kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from whosasking.model import Noun, ProfilePage, Telltale, TelltaleClass
from whosasking.telltales.families import reused_text, similar_invitations
from whosasking.telltales.families.reused_text import Fingerprint, SeenText
from whosasking.telltales.families.similar_invitations import Invitation

_HEAVIEST_FIRST: tuple[TelltaleClass, ...] = ("hard", "strong", "weak", "note")


class Traces(Noun):
    """What a page leaves to remember. headline: for the finding of now, never kept."""

    texts: tuple[Fingerprint, ...] = ()
    invitation: Invitation | None = None
    headline: str = ""


def traces(page: ProfilePage, salt: bytes, *, on: date) -> Traces:
    """The traces of a page. salt: the store's own, so that the fingerprints of two stores do not compare."""
    return Traces(
        texts=tuple(reused_text.fingerprints(page, salt)),
        invitation=similar_invitations.invitation(page, salt, on=on),
        headline=(page.profile.headline or "")[:80],
    )


def recall(
    left: Traces, texts: Iterable[SeenText], invitations: Iterable[Invitation], *, own_employers: Collection[int] = ()
) -> tuple[Telltale, ...]:
    """The telltales that follow from what was seen before. own_employers: the user's, by ``employer_key``."""
    reuse = reused_text.find(left.texts, texts)
    swarm = None
    if left.invitation is not None:
        swarm = similar_invitations.find(left.invitation, invitations, left.headline, own_employers=own_employers)
    return tuple(found for found in (reuse, swarm) if found is not None)


def together(found: Iterable[Telltale], recalled: Iterable[Telltale]) -> tuple[Telltale, ...]:
    """The telltales of a page and of memory, the gravest first."""
    return tuple(sorted((*found, *recalled), key=lambda sign: _HEAVIEST_FIRST.index(sign.weight)))
