"""An offer of pills, adult content, gambling or forged papers. hard: it needs an offer and goods, a pharmacist passes."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.telltales.matching import EVERYWHERE, Family, Spot, Text

_OFFERS = ("illicit_offer.pills", "illicit_offer.adult_offers", "illicit_offer.gambling_offers", "illicit_offer.papers")


def _find(text: Text) -> Iterator[Spot]:
    for name in _OFFERS:
        for hit in text[name]:
            if text.is_offered(hit) and not text.beside("illicit_offer.honest", hit):
                yield Spot("hard", (hit,))


FAMILY = Family("illicit_offer", EVERYWHERE, in_text=_find)
