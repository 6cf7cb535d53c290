"""A member of less than six months with 500 connections or more. weak."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.telltales.matching import Fact, Family, Finder, member_months

_MANY = 500


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del find
    months = member_months(page.profile, on)
    if months is not None and months < preferences.new_member_months and (page.profile.connections or 0) >= _MANY:
        yield Fact("weak", page.profile.joined or "", "top_card")


FAMILY = Family("new_and_connected", in_facts=_in_facts)
