"""A promise of returns: guaranteed profit, coins that multiply, a sum a day for nothing. strong.

Who builds, teaches, taxes or polices money passes; so do a salary in a job advert and results of one's own work.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import EVERYWHERE, Family, Spot, Text

_ASKED = 2
"""Sentences between a promise and the call to act on it."""


def _find(text: Text) -> Iterator[Spot]:
    for hit in promises(text):
        yield Spot("strong", (hit,))


def promises(text: Text) -> Iterator[Hit]:
    """Words that promise the reader money for nothing."""
    for hit in text["returns.promise_alone"]:
        if text.is_offered(hit) and not _is_qualified(text, hit):
            yield hit
    for hit in text["returns.recovery"]:
        if (
            _is_service(text, hit)
            and text.is_offered(hit, reporting=False)
            and not text.beside("returns.recovery_honest", hit, 1)
        ):
            yield hit
    for hit in text["returns.rate"]:
        if _points(text, hit) and text.is_offered(hit) and not _is_honest(text, hit):
            yield hit
    for hit in text["returns.promise_to_reader"]:
        if _is_to_reader(text, hit) and text.is_offered(hit) and not _is_honest(text, hit):
            yield hit


def _is_qualified(text: Text, hit: Hit) -> bool:
    """Whether a promise is qualified in its own words, or is of a bank or a fund that answers for it by law."""
    return text.inside("returns.honest", hit) is not None or text.mentions("returns.institution", hit, 1)


def _is_service(text: Text, hit: Hit) -> bool:
    """Whether somebody offers to bring lost money back: an invitation, or what they say that they do."""
    invited = any(text.near(name, hit, 2) is not None for name in ("ask", "off_platform_offer.invitation"))
    return invited or (text.mentions("promise", hit, 1) and _addresses(text, hit))


def _addresses(text: Text, hit: Hit) -> bool:
    return text.inside("you", hit) is not None or text.near("you", hit, 1) is not None


def _is_honest(text: Text, hit: Hit) -> bool:
    return text.beside("returns.honest", hit, 1) or text.mentions("off_platform_offer.honest", hit, 1)


def _is_to_reader(text: Text, hit: Hit) -> bool:
    """A call to act, or two of: the reader addressed, how easy it is, coins or trading. One alone is a topic."""
    return text.near("ask", hit, _ASKED) is not None or _points(text, hit) >= 2


def _points(text: Text, hit: Hit) -> int:
    addressed = text.speaks_to_reader(hit)
    easy = text.near("returns.ease", hit, 1) is not None or text.inside("returns.ease", hit) is not None
    reach = 1 if text.what == "headline" else 0  # its parts, set off by bars, are one line
    subject = any(text.near(name, hit, reach) or text.inside(name, hit) for name in ("coin", "trading"))
    return addressed + easy + subject


FAMILY = Family("returns", EVERYWHERE, in_text=_find)
