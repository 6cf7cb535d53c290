"""The route of the invitations page: every card judged with what the notebook, the history and earlier invitations tell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from aiohttp import web

from whosasking.describe_invitations import describe_invitations, no_invitations
from whosasking.invitations import CardCase, CardSigns, CardVerdict, alike, as_profile_page, judge
from whosasking.model import InvitationCard, InvitationsPage
from whosasking.notebook import how_known
from whosasking.preferences import Preferences
from whosasking.server.guard import Route
from whosasking.server.handling import STATE, Entry, language_of
from whosasking.server.problems import as_json
from whosasking.server.reading import PAGE_BYTES, read_sent_page
from whosasking.store import Memory, Store, said_of_spam
from whosasking.telltales.memory import together


async def _invitations(request: web.Request) -> web.StreamResponse:
    state = request.app[STATE]
    done, preferences = await read_sent_page(request)
    language = language_of(request, done.language)
    page = done.page
    if not isinstance(page, InvitationsPage):
        return as_json(no_invitations(page, language))
    on = state.clock.now().date()
    left = [signs.traces for signs in done.cards]
    await state.do(state.store.keep_invitations, left)
    verdicts = await state.do(judge_all, state.store, page, done.cards, preferences, on)
    return as_json(describe_invitations(page, verdicts, language))


def judge_all(
    store: Store, page: InvitationsPage, signs: tuple[CardSigns, ...], preferences: Preferences, on: date
) -> tuple[CardVerdict, ...]:
    """The verdict on every card. signs: as ``signs_of`` found them. Reads the store and changes nothing in it."""
    memory = store.recent_invitations(on)
    numbers = alike([card.headline for card in page.invitations])
    return tuple(
        judge(_case(store, page, card, found, memory, preferences, 1 if number is None else numbers.count(number), on))
        for card, found, number in zip(page.invitations, signs, numbers, strict=True)
    )


def _case(
    store: Store,
    page: InvitationsPage,
    card: InvitationCard,
    signs: CardSigns,
    memory: Memory,
    preferences: Preferences,
    alike_here: int,
    on: date,
) -> CardCase:
    member = as_profile_page(card, page)
    background = store.background(member)
    override = store.override_for(slug=card.slug, member_id=None)
    return CardCase(
        card=card,
        telltales=together(signs.telltales, memory.recall(signs.traces)),
        preferences=preferences,
        knowledge=said_of_spam(background.knowledge(member, preferences), None if override is None else override.kind),
        how_known=None if background.person is None else how_known(background.person, preferences.perspective),
        earlier=store.last_verdict(slug=card.slug),
        alike=alike_here,
        on=on,
    )


ROUTES: Final[Mapping[str, Mapping[str, Entry]]] = {
    "/v1/invitations": {"POST": Entry(Route("client", PAGE_BYTES), _invitations)},
}
