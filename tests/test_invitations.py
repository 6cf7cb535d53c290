"""What a card gives: a table of cases, and the two properties that no word may break."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from whosasking.describe_invitations import describe_invitations, no_invitations
from whosasking.invitations import CardCase, CardVerdict, alike, judge, signs_of
from whosasking.model import (
    InvitationCard,
    InvitationsPage,
    Knowledge,
    Message,
    Mutual,
    Telltale,
    TelltaleClass,
    UnknownLayout,
    VerdictWord,
)
from whosasking.preferences import Preferences
from whosasking.sentences import render

ON = date(2026, 11, 22)
CARD = InvitationCard(
    name="Ana Lund", slug="ana-lund", headline="Potter", mutual_connections=0, mutual_names=(), note="", has_photo=True
)
HARD, STRONG, OTHER = "illicit_offer", "returns", "cold_pitch"


def sign(family: str, weight: TelltaleClass) -> Telltale:
    return Telltale(family=family, weight=weight, quote="words", where="invitation")


def case(*signs: Telltale, card: InvitationCard = CARD, **how: Any) -> CardCase:
    return CardCase(card=card, telltales=signs, on=ON, **how)


KNOWN, BLOCKED = Knowledge(known=True), Knowledge(blocked=True)
TIED = Knowledge(mutuals=(Mutual(name="Bo Ek", tie=Message(key="notebook.listed")),))
RECRUITER = replace(CARD, headline="Recruiter at Clay")


@pytest.mark.parametrize(
    ("asked", "word", "group", "key"),
    [
        (case(), "look_closer", "stranger", "stranger"),
        (case(card=replace(CARD, mutual_connections=3)), "look_closer", "stranger", "mutual"),
        (case(card=replace(CARD, mutual_connections=None)), "look_closer", "stranger", "unread"),
        (case(card=RECRUITER), "look_closer", "recruiter", "recruiter"),
        (case(knowledge=KNOWN), "accept", "known", "known"),
        (case(knowledge=KNOWN, how_known=Message(key="notebook.listed")), "accept", "known", "known_how"),
        (case(sign(STRONG, "strong"), knowledge=KNOWN), "accept", "known", "known"),
        (case(sign(HARD, "hard"), knowledge=KNOWN), "look_closer", "known", "known_alarm"),
        (case(knowledge=BLOCKED), "ignore", "ignore", "blocked"),
        (case(knowledge=Knowledge(spam=True)), "ignore", "ignore", "spam"),
        (case(sign(HARD, "hard")), "ignore", "ignore", "hard"),
        (case(sign(HARD, "hard"), knowledge=Knowledge(not_spam=True)), "look_closer", "stranger", "stranger"),
        (case(sign(STRONG, "strong"), sign(OTHER, "strong")), "ignore", "ignore", "two_strong"),
        (case(sign(STRONG, "strong"), sign(STRONG, "strong")), "look_closer", "stranger", "one_strong"),
        (case(sign(STRONG, "strong")), "look_closer", "stranger", "one_strong"),
        (case(sign(STRONG, "weak"), sign(OTHER, "weak")), "look_closer", "stranger", "stranger"),
        (case(knowledge=Knowledge(vouchers=("Bo Ek",))), "look_closer", "tie", "voucher"),
        (case(knowledge=Knowledge(two_way_exchange=True)), "look_closer", "tie", "exchange"),
        (case(knowledge=Knowledge(recorded_tie=True)), "look_closer", "tie", "recorded_tie"),
        (case(knowledge=TIED), "look_closer", "tie", "mutual_known"),
        (case(earlier="accept"), "look_closer", "stranger", "earlier.accept"),
        (case(earlier="none"), "look_closer", "stranger", "stranger"),
        (case(alike=3), "look_closer", "stranger", "alike"),
        (case(alike=2), "look_closer", "stranger", "stranger"),
    ],
)
def test_word_group_and_sentence(asked: CardCase, word: VerdictWord, group: str, key: str) -> None:
    found = judge(asked)
    assert (found.verdict, found.group, found.sentence.key) == (word, group, f"invitations.{key}")
    assert render(found.sentence)


EVERY = [
    case(*signs, knowledge=knowledge, card=card, earlier=earlier, alike=number)
    for signs, knowledge, card, earlier, number in product(
        [(), (sign(HARD, "hard"),), (sign(STRONG, "strong"),), (sign(STRONG, "strong"), sign(OTHER, "strong"))],
        [
            Knowledge(),
            KNOWN,
            BLOCKED,
            TIED,
            Knowledge(not_spam=True),
            Knowledge(spam=True),
            Knowledge(two_way_exchange=True),
        ],
        [CARD, RECRUITER, InvitationCard(), replace(CARD, mutual_connections=500)],
        [None, "accept", "look_closer", "ignore"],
        [1, 5],
    )
]


def test_accept_is_for_people_i_know_alone() -> None:
    assert {each.knowledge.known for each in EVERY if judge(each).verdict == "accept"} == {True}


def test_one_telltale_more_never_makes_it_better() -> None:
    order = ["ignore", "look_closer", "accept"]
    for each in EVERY:
        worse = replace(each, telltales=(*each.telltales, sign("advance_fee", "hard")))
        assert order.index(judge(worse).verdict) <= order.index(judge(each).verdict)


def test_a_softened_family_weighs_one_step_less() -> None:
    softened = Preferences(softened_families=(HARD,))
    assert judge(case(sign(HARD, "hard"), preferences=softened)).verdict == "look_closer"


# -------------------------------------------------------------------------------------------------------- whole pages


def test_signs_come_from_name_headline_and_note() -> None:
    offer = replace(
        CARD, note="Guaranteed profit of 5% every day: invest with me now! Write me on WhatsApp +1 555 0100."
    )
    found = signs_of(InvitationsPage(language="en", invitations=(offer, CARD)), Preferences(), b"", on=ON)
    assert found[0].telltales[0].weight == "hard"
    assert found[1].telltales == ()
    assert found[1].traces.invitation is not None


@pytest.mark.parametrize(
    ("headlines", "numbers"),
    [
        ((), ()),
        (("Potter", "Potter"), (None, None)),
        (("Potter", "Smith", "potter", "Potter!"), (1, None, 1, 1)),
        ((None, "", None, ""), (None, None, None, None)),
        (("a b c", "x y", "a b c d", "x y", "a b c", "x y"), (1, 2, 1, 2, 1, 2)),
    ],
)
def test_groups_of_near_same_headlines(headlines: tuple[str | None, ...], numbers: tuple[int | None, ...]) -> None:
    assert alike(headlines) == numbers


def test_the_summary_counts_every_card_once_and_the_alike_beside() -> None:
    cards = tuple(replace(CARD, slug=f"ana-{number}") for number in range(3))
    verdicts = [judge(case()), judge(case(knowledge=KNOWN)), judge(case(knowledge=BLOCKED))]
    reply = describe_invitations(InvitationsPage(invitations=cards, anchors=(4, 9, None)), verdicts)
    assert [(each.group, each.n, each.alike) for each in reply.groups] == [
        ("known", 1, None),
        ("stranger", 1, None),
        ("ignore", 1, None),
        ("alike", 3, 1),
    ]
    assert reply.sentence == "3 invitations"
    assert [each.anchor for each in reply.invitations] == [4, 9, None]
    assert {each.alike for each in reply.invitations} == {1}


def test_no_card_and_no_list_are_told_apart() -> None:
    empty: tuple[CardVerdict, ...] = ()
    assert describe_invitations(InvitationsPage(), empty).read is True
    assert no_invitations(UnknownLayout()).read is False
