"""What a card of the invitations page gives: a word, one honest sentence, and where it belongs in the summary.

A card shows little, so that most of them say *look closer*: *accept* is for people whom the user knows alone, *ignore* for one hard
telltale or two strong ones of different families (quick-review section 5, row 1), and for whom the user blocked. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from whosasking.checks.telltales import heaviest, in_force, weigh, widest
from whosasking.model import (
    InvitationCard,
    InvitationsPage,
    Knowledge,
    Message,
    Noun,
    Profile,
    ProfilePage,
    Standing,
    Telltale,
    VerdictWord,
)
from whosasking.preferences import Preferences
from whosasking.recruiters import title_in
from whosasking.telltales import search
from whosasking.telltales.families.similar_invitations import headline_words, words_alike
from whosasking.telltales.memory import Traces, traces

InvitationGroup = Literal["known", "tie", "recruiter", "stranger", "ignore"]
"""The parts of the summary; each card is in one. tie: something recorded binds the user to them, without knowing them."""

ALIKE_FROM = 3
"""So many near-same headlines on one page are shown as a group: from the same number on the telltale family speaks."""


class CardSigns(Noun):
    """What one card says that it does not say in so many words: its telltales, and what may be remembered of it."""

    telltales: tuple[Telltale, ...] = ()
    traces: Traces = Traces()


class CardCase(Noun, kw_only=True):
    """Everything that the judgement of a card looks at.

    knowledge, how_known: what the user's notes say of them, and what binds them in a few words. earlier: the last verdict on their
    profile. alike: how many invitations of this page, with this one, have near the same headline.
    """

    card: InvitationCard
    telltales: tuple[Telltale, ...] = ()
    preferences: Preferences = Preferences()
    knowledge: Knowledge = Knowledge()
    how_known: Message | None = None
    earlier: VerdictWord | None = None
    alike: int = 1
    on: date


class CardVerdict(Noun):
    """The word on a card, the sentence for it, its group in the summary, and the telltales that weigh (heaviest first)."""

    verdict: VerdictWord
    sentence: Message
    group: InvitationGroup
    telltales: tuple[Telltale, ...] = ()


def as_profile_page(card: InvitationCard, page: InvitationsPage) -> ProfilePage:
    """What a card tells of its member, as a page: the rest was not read."""
    return ProfilePage(
        layout=page.layout,
        language=page.language,
        read_on=page.read_on,
        profile=Profile(name=card.name, slug=card.slug, headline=card.headline),
        standing=Standing(
            mutual_connections=card.mutual_connections,
            mutual_names=card.mutual_names,
            relation="invited_me",
            note=card.note,
        ),
    )


def signs_of(page: InvitationsPage, preferences: Preferences, salt: bytes, *, on: date) -> tuple[CardSigns, ...]:
    """The signs of every card. salt: of the store's fingerprints."""
    members = [as_profile_page(card, page) for card in page.invitations]
    return tuple(
        CardSigns(
            telltales=search(member, widest(preferences), on=on),
            traces=traces(member, salt, on=on),
        )
        for member in members
    )


def judge(case: CardCase) -> CardVerdict:
    """The verdict on a card."""
    profile = Profile(name=case.card.name, headline=case.card.headline)
    signs = heaviest(in_force(case.telltales, profile, case.preferences, on=case.on))
    knowledge = case.knowledge
    weights = weigh(() if knowledge.not_spam else signs)
    is_alarming = weights.hard > 0 or weights.strong > 1

    def verdict(word: VerdictWord, group: InvitationGroup, sentence: Message) -> CardVerdict:
        return CardVerdict(verdict=word, sentence=sentence, group=group, telltales=signs)

    if knowledge.blocked or knowledge.spam:
        return verdict("ignore", "ignore", _said("blocked" if knowledge.blocked else "spam"))
    if knowledge.known and is_alarming:
        return verdict("look_closer", "known", _said("known_alarm", sign=_title(signs[0])))
    if knowledge.known:
        return verdict("accept", "known", _known(case))
    if weights.hard:
        return verdict("ignore", "ignore", _said("hard", sign=_title(signs[0])))
    if is_alarming:
        return verdict("ignore", "ignore", _said("two_strong", sign=_title(signs[0]), other=_title(signs[1])))
    sentence = _said("one_strong", sign=_title(signs[0])) if weights.strong else _look_closer(case)
    return verdict("look_closer", _group(case), sentence)


def alike(headlines: Sequence[str | None]) -> tuple[int | None, ...]:
    """For each headline the number (from 1) of the group of near-same ones that it belongs to; None: to none."""
    words = [headline_words(headline) if headline else frozenset[int]() for headline in headlines]
    leaders: list[int] = []
    for at, own in enumerate(words):
        leaders.append(next((leaders[other] for other in range(at) if own and words_alike(own, words[other])), at))
    numbers: dict[int, int] = {}
    for leader in leaders:
        if leader not in numbers and leaders.count(leader) >= ALIKE_FROM:
            numbers[leader] = len(numbers) + 1
    return tuple(numbers.get(leader) for leader in leaders)


def _group(case: CardCase) -> InvitationGroup:
    knowledge = case.knowledge
    if knowledge.vouchers or knowledge.two_way_exchange or knowledge.recorded_tie or knowledge.mutuals:
        return "tie"
    return "recruiter" if title_in(case.card.headline or "") is not None else "stranger"


def _known(case: CardCase) -> Message:
    how = case.how_known
    return _said("known") if how is None or how.key == "notebook.said.known" else _said("known_how", tie=how)


def _look_closer(case: CardCase) -> Message:
    """The most telling thing that is known or shown; the ties first."""
    knowledge, count = case.knowledge, case.card.mutual_connections
    if knowledge.vouchers:
        return _said("voucher", name=knowledge.vouchers[0])
    if knowledge.two_way_exchange:
        return _said("exchange")
    if knowledge.recorded_tie:
        return _said("recorded_tie")
    if case.earlier is not None and case.earlier != "none":
        return _said(f"earlier.{case.earlier}")
    if knowledge.mutuals:
        return _said("mutual_known", name=knowledge.mutuals[0].name, tie=knowledge.mutuals[0].tie)
    if (title := title_in(case.card.headline or "")) is not None:
        return _said("recruiter", title=title)
    if case.alike >= ALIKE_FROM:
        return _said("alike", n=case.alike)
    if count is None:
        return _said("unread")
    return _said("mutual", n=count) if count else _said("stranger")


def _title(sign: Telltale) -> Message:
    return Message(key=f"telltales.{sign.family}.title")


def _said(key: str, **values: str | int | Message) -> Message:
    return Message(key=f"invitations.{key}", values=values)
