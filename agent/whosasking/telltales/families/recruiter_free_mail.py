"""A recruiter who gives free mail or a messenger as the way to apply. strong.

A small employer with a free mail address passes: the member must be a recruiter by title, or speak as one.
"""

from __future__ import annotations

from collections.abc import Iterator

from whosasking.lexicon import Hit
from whosasking.telltales.families.off_platform_offer import invitations
from whosasking.telltales.matching import TEXTS, Family, Spot, Text


def _find(text: Text) -> Iterator[Spot]:
    if not text["recruiter_free_mail.apply"] or not (text.is_recruiter or text["recruiter_free_mail.recruiter"]):
        return
    ways = [*_free_mail(text), *invitations(text), *text["messenger"]]
    for hit in text["recruiter_free_mail.apply"]:
        for way in ways:
            if abs(text.sentence(way) - text.sentence(hit)) <= 1 and text.is_offered(hit) and text.is_offered(way):
                yield Spot("strong", (way, hit))


def _free_mail(text: Text) -> Iterator[Hit]:
    for place, labels in text.matches.reading.labels.items():
        if labels[0][0] == "free_mail":
            yield Hit(place, place + 1, "any")
    yield from text["free_mail_spelled"]


FAMILY = Family("recruiter_free_mail", TEXTS, in_text=_find)
