"""A link shortener, which hides where a link leads. weak. LinkedIn's own and services that shorten only their own pass."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from whosasking.lexicon import Hit
from whosasking.model import ProfilePage
from whosasking.preferences import Preferences
from whosasking.telltales.links import is_shortener
from whosasking.telltales.matching import TEXTS, Fact, Family, Finder, Spot, Text


def _in_text(text: Text) -> Iterator[Spot]:
    if not text.has_address:
        return
    for place, labels in text.matches.reading.labels.items():
        if labels[0][0] == "link" and is_shortener(text.matches.reading.forms[place]):
            yield Spot("weak", (Hit(place, place + 1, "any"),))


def _in_facts(page: ProfilePage, preferences: Preferences, on: date, find: Finder) -> Iterator[Fact]:
    del preferences, on, find
    source = page.sources.get("links")
    for address in page.profile.links or ():
        if is_shortener(address):
            yield Fact("weak", address[:80], source.where if source else "top_card")


FAMILY = Family("link_shortener", TEXTS, in_text=_in_text, in_facts=_in_facts)
