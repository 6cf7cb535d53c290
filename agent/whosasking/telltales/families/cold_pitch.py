"""A cold pitch with a call to action, in a note. strong.

A job in SEO, sales or lending is never one: the note must offer such a service to the reader and ask for a step.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import Family, Spot, Text

_REACH = 2
"""Sentences between a claim, the service and the question."""
_WHOLE_NOTE = 9
"""Sentences around a broad offer: a note is short, and a word of an honest occasion anywhere in it excuses it."""


def _find(text: Text) -> Iterator[Spot]:
    for hit in text["cold_pitch.pitch"]:
        if not _is_sold(text, hit):
            continue
        call = text.near("cold_pitch.call", hit, 2)
        if call is not None:
            yield Spot("strong", (hit, call))
        elif "?" in text.matches.text and not text.mentions("cold_pitch.honest", hit, _WHOLE_NOTE):
            yield Spot("strong", (hit,))
    for hit in text["cold_pitch.seller"]:
        call, need = text.near("cold_pitch.call", hit, 2), text.near("cold_pitch.needs", hit, 2)
        if call is not None and need is not None and _is_sold(text, hit):
            yield Spot("strong", (hit, need, call))
    for hit in text["cold_pitch.broad"]:
        # What "we do for a price" may be anything, so an invitation to a conference or a job says the same: it needs more guards.
        call = text.near("cold_pitch.call", hit, 2)
        if call is not None and _is_sold(text, hit) and not text.mentions("cold_pitch.honest", hit, _WHOLE_NOTE):
            yield Spot("strong", (hit, call))
    yield from _claims(text)


def _claims(text: Text) -> Iterator[Spot]:
    """A claim of what the sender can do for the reader, the service it is about, and a question: in any order."""
    for hit in text["cold_pitch.claim"]:
        service = _service(text, hit)
        if service is None or not _asks(text, hit) or not _is_sold(text, hit):
            continue
        if not text.mentions("cold_pitch.honest", hit, _WHOLE_NOTE):
            yield Spot("strong", (hit, service))


def _is_sold(text: Text, hit: Hit) -> bool:
    """Whether the words are an offer, and not those of somebody who buys or hires: they name the same services."""
    return text.is_offered(hit) and not text.mentions("cold_pitch.buyer", hit, _WHOLE_NOTE)


def _service(text: Text, hit: Hit) -> Hit | None:
    for name in ("goods", "service"):
        found = text.near(name, hit, _REACH) or text.inside(name, hit)
        if found is not None:
            return found
    return None


def _asks(text: Text, hit: Hit) -> bool:
    return "?" in text.matches.text or text.near("cold_pitch.call", hit, _REACH) is not None


FAMILY = Family("cold_pitch", frozenset({"note"}), in_text=_find)
