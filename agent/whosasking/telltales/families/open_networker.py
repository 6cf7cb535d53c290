"""Slogans of open networkers in name or headline ("LION", "accept all invites"). note."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.telltales.matching import Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    reading = text.matches.reading
    for hit in text["open_networker.slogan"]:
        # A lion, or Mr Lion, is no slogan: the abbreviation stands in capitals, and never in a name of two words.
        is_abbreviation = hit.after - hit.first == 1
        if not is_abbreviation or (text.what == "headline" and reading.quote(hit.first, hit.after).isupper()):
            yield Spot("note", (hit,))


FAMILY = Family("open_networker", frozenset({"name", "headline"}), in_text=_find)
