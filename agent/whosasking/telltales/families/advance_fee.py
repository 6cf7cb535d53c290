"""Advance fee: a fund, an inheritance, a fortune to share with the reader. hard in a note, else strong."""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.model import TelltaleClass
from whosasking.telltales.matching import TEXTS, Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    weight: TelltaleClass = "hard" if text.what == "note" else "strong"
    for hit in text["advance_fee.proposal"]:
        addressed = text.near("advance_fee.to_reader", hit, 2) or text.inside("advance_fee.to_reader", hit)
        if addressed is None or text.beside("advance_fee.honest", hit) or text.mentions("advance_fee.small_prize", hit):
            continue
        if text.is_offered(hit):
            yield Spot(weight, (hit,))
    for hit in text["advance_fee.award"]:  # a charity that hands out prizes is no charity: honest words do not help
        addressed = text.near("advance_fee.to_reader", hit, 2) or text.inside("advance_fee.to_reader", hit)
        if addressed is not None and text.is_offered(hit):
            yield Spot(weight, (hit,))


FAMILY = Family("advance_fee", TEXTS, in_text=_find)
