"""The invitations page in words: each card, and the summary above the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from whosasking.contract import InvitationGroupText, InvitationsReply, InvitationText
from whosasking.describe import describe_telltale
from whosasking.invitations import CardVerdict, InvitationGroup, alike
from whosasking.model import InvitationCard, InvitationsPage, Page
from whosasking.review import RULES_VERSION
from whosasking.sentences import render, text

_ORDER: tuple[InvitationGroup, ...] = get_args(InvitationGroup)


def describe_invitations(
    page: InvitationsPage, verdicts: Sequence[CardVerdict], language: str = "en"
) -> InvitationsReply:
    """The judged page. verdicts: one for each of its invitations."""
    numbers = alike([card.headline for card in page.invitations])
    anchors = page.anchors or (None,) * len(page.invitations)  # facts in a file carry none
    return InvitationsReply(
        read=True,
        layout=page.layout,
        language=page.language,
        sentence=_summary(len(verdicts), language),
        groups=(*_groups(verdicts, language), *_alike(page.invitations, numbers, language)),
        invitations=tuple(
            InvitationText(
                name=card.name,
                slug=card.slug,
                headline=card.headline,
                anchor=anchor,
                verdict=verdict.verdict,
                sentence=render(verdict.sentence, language),
                group=verdict.group,
                alike=number,
                telltales=tuple(describe_telltale(sign, language) for sign in verdict.telltales),
            )
            for card, anchor, verdict, number in zip(page.invitations, anchors, verdicts, numbers, strict=True)
        ),
        rules_version=RULES_VERSION,
    )


def no_invitations(page: Page, language: str = "en") -> InvitationsReply:
    """Of a page that is none of invitations, or cannot be read."""
    return InvitationsReply(
        read=False,
        layout=None,
        language=page.language,
        sentence=text("invitations.summary.unread", language),
        groups=(),
        invitations=(),
        rules_version=RULES_VERSION,
    )


def _summary(n: int, language: str) -> str:
    return text("invitations.summary.people", language, n=n) if n else text("invitations.summary.none", language)


def _groups(verdicts: Sequence[CardVerdict], language: str) -> tuple[InvitationGroupText, ...]:
    counts = {group: sum(verdict.group == group for verdict in verdicts) for group in _ORDER}
    return tuple(
        InvitationGroupText(group=group, alike=None, title=text(f"invitations.group.{group}", language), n=n)
        for group, n in counts.items()
        if n
    )


def _alike(
    cards: Sequence[InvitationCard], numbers: Sequence[int | None], language: str
) -> tuple[InvitationGroupText, ...]:
    """A part for each group of near-same headlines, named by the headline of its first."""
    return tuple(
        InvitationGroupText(
            group="alike",
            alike=number,
            title=text("invitations.group.alike", language, headline=cards[numbers.index(number)].headline or ""),
            n=numbers.count(number),
        )
        for number in sorted({number for number in numbers if number is not None})
    )
