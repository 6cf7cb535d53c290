"""Invented people whose invitations wait on the invitations page, besides the members who have a profile on the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

SWARM: Final = "Growth partner for bold brands"


@dataclass(frozen=True)
class Inviter:
    """One invitation as its card shows it. mutual: who is named; others: how many more there are."""

    name: str
    slug: str
    headline: str
    mutual: tuple[str, ...] = ()
    others: int = 0
    note: str = ""
    days: int = 2
    photo: bool = True


INVITERS: Final = (
    Inviter("Odalys Brandt", "odalys-brandt", "Technical recruiter at Lantern & Ledger Books", days=1),
    Inviter("Piet Umber", "piet-umber", "Restorer of harbour cranes", ("Ines Moravec",), 6, days=3),
    Inviter(
        "Rex Goldwyn",
        "rex-goldwyn-fx",
        "Helping you reach freedom",
        note="Guaranteed profit of 5% every day: invest with me now! Write me on WhatsApp +1 555 0100.",
        photo=False,
    ),
    Inviter("Tilda Varn", "tilda-varn", SWARM, days=4),
    Inviter("Bram Oster", "bram-oster", SWARM, days=4),
    Inviter("Yuna Seld", "yuna-seld", SWARM, days=5, photo=False),
    Inviter("Hanne Lofgard", "hanne-lofgard", "Bell founder", ("Ines Moravec", "Joris Vandepeel"), 1, days=6),
)
