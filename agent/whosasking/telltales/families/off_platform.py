"""An invitation off the platform alone, in a note. weak: many honest people prefer a messenger."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.telltales.families.off_platform_offer import invitations
from whosasking.telltales.matching import Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    for hit in invitations(text):
        yield Spot("weak", (hit,))


FAMILY = Family("off_platform", frozenset({"note"}), in_text=_find)
