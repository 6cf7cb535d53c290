"""Many more followers than connections. note: shown, and never counted; authors and speakers have them too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.telltales.matching import Fact, Family, Finder

_TIMES = 10
"""Every connection follows, so there are always as many followers; ten times as many were won otherwise, or bought."""
_FEWEST = 1000
"""Followers below which a ratio says nothing."""


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del preferences, on, find
    profile = page.profile
    followers, connections = profile.followers or 0, profile.connections
    if connections is None or profile.connections_capped:  # "500+" may be thirty thousand
        return
    if followers >= _FEWEST and followers >= _TIMES * connections:
        yield Fact("note", f"{followers} / {connections}", "top_card")


FAMILY = Family("follower_ratio", in_facts=_in_facts)
