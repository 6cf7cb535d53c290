"""A promise of returns: guaranteed profit, coins that multiply, a sum a day for nothing. strong.

Who builds, teaches, taxes or polices money passes; so do a salary in a job advert and results of one's own work.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import EVERYWHERE, Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    for hit in promises(text):
        yield Spot("strong", (hit,))


def promises(text: Text) -> Iterator[Hit]:
    """Words that promise the reader money for nothing."""
    for hit in text["returns.promise_alone"]:
        if text.is_offered(hit) and text.inside("returns.honest", hit) is None:
            yield hit
    for hit in text["returns.promise_to_reader"]:
        if _is_to_reader(text, hit) and text.is_offered(hit) and not _is_honest(text, hit):
            yield hit


def _is_honest(text: Text, hit: Hit) -> bool:
    return text.near("returns.honest", hit) is not None or text.near("off_platform_offer.honest", hit, 1) is not None


def _is_to_reader(text: Text, hit: Hit) -> bool:
    """An appeal to act, or two of: the reader addressed, how easy it is, coins or trading. One alone is a topic."""
    appeal = text.near("ask", hit, 1) is not None
    addressed = appeal or text.speaks_to_reader(hit)
    easy = text.near("returns.ease", hit) is not None
    subject = (
        text.near("coin", hit) is not None
        or text.inside("coin", hit) is not None
        or text.near("trading", hit) is not None
    )
    return (addressed + easy + subject >= 2) if not appeal else True


FAMILY = Family("returns", EVERYWHERE, in_text=_find)
