"""An invitation off the platform together with money, crypto or job pay, within one text. hard."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.families.returns import promises
from whosasking.telltales.matching import EVERYWHERE, Family, Spot, Text, share_language

_REACH = 3
"""Sentences between the invitation and the money: one text, and yet one thought."""


def _find(text: Text) -> Iterator[Spot]:
    invited = list(invitations(text))
    if not invited:
        return
    for bait in promises(text):
        yield Spot("hard", (_nearest(invited, bait) or bait, bait))
    for bait in text["off_platform_offer.bait"]:
        invitation = _nearest([hit for hit in invited if share_language(hit, bait)], bait)
        if invitation is None or abs(text.sentence(invitation) - text.sentence(bait)) > _REACH:
            continue
        if not text.is_offered(bait):
            continue
        if not text.mentions("off_platform_offer.honest", bait, _REACH):
            yield Spot("hard", (invitation, bait))


def invitations(text: Text) -> Iterator[Hit]:
    """Words that invite the reader to a messenger or a telephone."""
    for hit in text["off_platform_offer.invitation"]:
        if text.is_offered(hit):
            yield hit


def _nearest(invited: list[Hit], bait: Hit) -> Hit | None:
    return min(invited, key=lambda hit: abs(hit.first - bait.first), default=None)


FAMILY = Family("off_platform_offer", EVERYWHERE, in_text=_find)
