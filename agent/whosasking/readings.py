"""The self-check: how much of each layout's top card was read of late, and whether a layout seems to have changed. Pure.

Only numbers are kept, of the last 50 pages: which layout, and how many facts. Nobody's page can be told from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from whosasking.model import Noun, Page, ProfilePage, UnknownLayout

KEPT = 50
"""Pages that the self-check looks back on."""
NEWEST = 5
"""Pages of a layout that may show a change, held against those before them (at least as many)."""
LOST = 0.6
"""A layout seems to have changed where of late this share of what was read before, or less, is read."""
UNKNOWN = 3
"""So many pages of an unknown layout among the last ten are no accident."""

_PROFILE_FACTS = ("name", "headline", "location", "connections", "has_photo")
_STANDING_FACTS = ("degree", "relation")
"""Facts of the top card: it is always delivered, so that none of them depends on how far the reader scrolled."""


class LayoutReading(Noun):
    """One page. layout: its name, or "unknown". facts: how many of the seven of the top card were read."""

    layout: str
    facts: int


def reading_of(page: Page) -> LayoutReading | None:
    """What the self-check keeps of a page; None: it is no profile. A fact that LinkedIn does not show counts as read."""
    if isinstance(page, UnknownLayout):
        return LayoutReading(layout="unknown", facts=0)
    if not isinstance(page, ProfilePage) or page.layout is None:
        return None
    told = [getattr(page.profile, fact) for fact in _PROFILE_FACTS] + [
        getattr(page.standing, fact) for fact in _STANDING_FACTS
    ]
    facts = (*_PROFILE_FACTS, *_STANDING_FACTS)
    read = sum(
        value is not None or page.not_read.get(fact) == "hidden" for fact, value in zip(facts, told, strict=True)
    )
    return LayoutReading(layout=page.layout, facts=read)


def changed_layouts(readings: Sequence[LayoutReading]) -> tuple[str, ...]:
    """Layouts that seem to have changed. readings: newest first."""
    names = dict.fromkeys(reading.layout for reading in readings if reading.layout != "unknown")
    return tuple(name for name in names if _has_changed([each.facts for each in readings if each.layout == name]))


def _has_changed(facts: Sequence[int]) -> bool:
    newest, before = facts[:NEWEST], facts[NEWEST:]
    return len(before) >= NEWEST and fmean(newest) <= LOST * fmean(before)


def unknown_of_late(readings: Sequence[LayoutReading]) -> int:
    """How many of the last ten pages were in an unknown layout, where that is no accident; else 0."""
    count = sum(reading.layout == "unknown" for reading in readings[:10])
    return count if count >= UNKNOWN else 0
