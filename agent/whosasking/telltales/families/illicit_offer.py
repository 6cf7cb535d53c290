"""An offer of pills, adult content, gambling or forged papers. hard: it needs an offer and goods, a pharmacist passes."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.matching import EVERYWHERE, Family, Spot, Text

_OFFERS = ("illicit_offer.pills", "illicit_offer.adult_offers", "illicit_offer.gambling_offers", "illicit_offer.papers")

_WHOLE_TEXT = 9
"""Sentences around an offer in which a profession explains why goods are named."""


def _find(text: Text) -> Iterator[Spot]:
    for name in _OFFERS:
        for hit in text[name]:
            if text.is_offered(hit) and not _is_honest(text, hit):
                yield Spot("hard", (hit,))


def _is_honest(text: Text, hit: Hit) -> bool:
    """Whether the words around are of an honest trade, or somebody says what they are: a pharmacist, anywhere in the text about them."""
    reach = _WHOLE_TEXT if text.what == "about" else 1
    return text.beside("illicit_offer.honest", hit) or text.beside("illicit_offer.profession", hit, reach)


FAMILY = Family("illicit_offer", EVERYWHERE, in_text=_find)
