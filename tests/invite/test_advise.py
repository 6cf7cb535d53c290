"""Whom to invite: every rule of the article as a case."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from tests.builders import page
from whosasking.invite import NOTE_CHARACTERS, AdviceWord, InviteAdvice, advise
from whosasking.notebook import Exchange, MetAs, Person, Tie, add, undo
from whosasking.preferences import Preferences
from whosasking.sentences import render

ON = date(2026, 11, 22)


def person(*ties: dict[str, Any], **more: Any) -> Person:
    who = Person(name="Orla Quennell", slug="orla-quennell", **more)
    for tie in ties:
        who = add(who, Tie(**{"recorded": ON, **tie}))
    return who


def advice(who: Person | None, *, relation: str = "connectable", degree: int = 2, **values: Any) -> InviteAdvice:
    given = advise(who, page(standing={"relation": relation, "degree": degree}), Preferences(**values), on=ON)
    assert given is not None
    return given


def said(given: InviteAdvice) -> str:
    return " ".join(render(message) for message in (given.sentence, *given.more))


def met(as_: MetAs = "friend", **more: Any) -> dict[str, Any]:
    return {"kind": "met", "as_": as_, **more}


def talked(*days: str, place: str | None = None) -> list[dict[str, Any]]:
    return [{"kind": "interaction", "on": day, "place": place} for day in days]


def recruiter(outcome: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "recruiter", "outcome": outcome, **more}


def interviewer(outcome: str | None = None, **more: Any) -> dict[str, Any]:
    return {"kind": "interviewer", "outcome": outcome, **more}


FIVE = ("2026-11-01", "2026-11-03", "2026-11-08", "2026-11-10", "2026-11-15")
SHARED = {"bond": True, "shared": "snowboarding"}

RULES: list[tuple[str, list[dict[str, Any]], AdviceWord]] = [
    ("no tie recorded", [], "nothing_recorded"),
    *((f"met a {as_} in person", [met(as_)], "invite_now") for as_ in get_args(MetAs)),
    *(
        (f"work with a {as_}, not met", [{"kind": "linked", "as_": as_}], "invite_now")
        for as_ in ("client", "partner", "vendor", "colleague")
    ),
    ("one mention", talked("2026-11-01"), "not_yet"),
    ("four interactions", talked(*FIVE[:4]), "not_yet"),
    ("five within 13 days", talked("2026-11-02", *FIVE[1:]), "not_yet"),
    ("five over 14 days", talked(*FIVE), "invite_now"),
    ("many over 14 days", talked(*FIVE, *FIVE), "invite_now"),
    ("many on one day", talked(*["2026-11-01"] * 9), "not_yet"),
    ("recruiter, not heard yet", [recruiter()], "wait"),
    ("recruiter, open", [recruiter("open")], "wait"),
    ("recruiter, went well", [recruiter("went_well")], "invite_now"),
    ("recruiter, no fit for either side", [recruiter("no_fit")], "invite_now"),
    ("recruiter, pay too low", [recruiter("pay_too_low")], "invite_now"),
    ("recruiter, I bombed", [recruiter("bombed")], "do_not"),
    ("recruiter, I offended", [recruiter("offended")], "do_not"),
    ("recruiter bombed, met otherwise", [met(), recruiter("bombed")], "do_not"),
    ("recruiter, bombed once, went well later", [recruiter("bombed"), recruiter("went_well")], "invite_now"),
    ("recruiter, went well, then an effort", [recruiter("went_well"), recruiter(effort="came_back")], "invite_now"),
    ("interviewer, no news", [interviewer()], "wait"),
    ("interviewer, pending", [interviewer("pending")], "wait"),
    ("interviewer, hired", [interviewer("hired")], "invite_now"),
    ("interviewer, rejected", [interviewer("rejected")], "do_not"),
    ("rejected, a real connection only", [interviewer("rejected", bond=True)], "do_not"),
    ("rejected, a tie only", [interviewer("rejected", shared="snowboarding")], "do_not"),
    ("rejected, a real connection and a tie", [interviewer("rejected", **SHARED)], "maybe"),
    (
        "rejected, bond and tie said by other taps",
        [interviewer(bond=True), interviewer(shared="snowboarding"), interviewer("rejected")],
        "maybe",
    ),
    ("rejected, and a friend anyway", [interviewer("rejected"), met()], "maybe"),
    ("rejected, and many interactions", [interviewer("rejected"), *talked(*FIVE)], "do_not"),
    ("pending, and a colleague", [interviewer("pending"), met("colleague")], "wait"),
    ("hired, with a recruiter still open", [interviewer("hired"), recruiter("open")], "wait"),
    ("met, and one mention", [met(), *talked("2026-11-01")], "invite_now"),
    ("a note alone", [{"kind": "note", "text": "tall"}], "nothing_recorded"),
    ("a voucher, not met", [{"kind": "voucher"}], "maybe"),
]


@pytest.mark.parametrize(("ties", "word"), [rule[1:] for rule in RULES], ids=[rule[0] for rule in RULES])
@pytest.mark.parametrize("perspective", ["job", "sales"])
def test_every_rule(ties: list[dict[str, Any]], word: AdviceWord, perspective: str) -> None:
    given = advice(person(*ties), perspective=perspective)
    assert given.advice == word
    assert said(given)
    if given.note is not None:
        assert len(render(given.note)) <= NOTE_CHARACTERS


@pytest.mark.parametrize("ties", [rule[1] for rule in RULES], ids=[rule[0] for rule in RULES])
def test_the_advice_of_sales_names_no_recruiter_and_no_interviewer(ties: list[dict[str, Any]]) -> None:
    given = advice(person(*ties), perspective="sales")
    words = said(given) + (render(given.note) if given.note is not None else "")
    for word in ("recruiter", "interview", "job", "role"):
        assert word not in words.lower()


def test_sales_names_buyers_and_prospects() -> None:
    assert "buyer" in said(advice(person(recruiter("no_fit")), perspective="sales"))
    assert "prospect" in said(advice(person(interviewer("hired")), perspective="sales"))


def test_a_connection_and_oneself_get_no_advice() -> None:
    for standing in ({"relation": "connected"}, {"relation": "self"}, {"relation": None, "degree": 1}):
        assert advise(person(met()), page(standing=standing), Preferences(), on=ON) is None


@pytest.mark.parametrize(
    ("relation", "word"), [("pending", "wait"), ("invited_me", "wait"), ("follow_only", "invite_now")]
)
def test_an_invitation_that_is_out_already_is_not_sent_twice(relation: str, word: AdviceWord) -> None:
    assert advice(person(met()), relation=relation).advice == word


def test_never_again_wins() -> None:
    assert advice(person(met(), said="blocked")).advice == "do_not"


def test_i_know_them_asks_how() -> None:
    assert advice(person(said="known")).advice == "maybe"
    assert advice(person(*talked(*FIVE), said="known")).advice == "invite_now"


@pytest.mark.parametrize(
    ("on", "says"), [("2026-11-09", False), ("2026-11-08", True), ("2026-11", True), ("2019", True)]
)
def test_after_14_days_say_where_you_met(on: str, says: bool) -> None:
    given = advice(person(met(on=on)))
    assert ("invite.say_where" in {message.key for message in given.more}) is says


def test_without_a_day_the_tap_is_the_day() -> None:
    assert not advice(person(met())).more
    assert advice(person(met(recorded=date(2026, 11, 8)))).more


def test_the_number_of_days_is_a_preference() -> None:
    assert not advice(person(met(on="2026-11-08")), say_where_after_days=15).more


def test_k_of_n() -> None:
    given = advice(person(*talked(*FIVE[:3])))
    assert (given.interactions, given.of) == (3, 5)
    assert "3 of 5" in said(given)
    assert (
        advice(person(*talked(*FIVE[:3])), digital_colleague_interactions=3, digital_colleague_span_days=7).advice
        == "invite_now"
    )


def test_messages_that_were_answered_count_as_interactions() -> None:
    exchange = Exchange(sent=4, received=9, first="2026-01-01", last="2026-06-01")
    assert advice(person(exchange=exchange)).interactions == 4
    assert advice(person(*talked("2026-11-01"), exchange=exchange)).advice == "invite_now"
    unanswered = Exchange(sent=0, received=9, first="2026-01-01", last="2026-06-01")
    assert advice(person(exchange=unanswered)).advice == "nothing_recorded"


def test_a_recruiters_effort_is_shown_with_the_advice() -> None:
    ties = [recruiter("no_fit"), *(recruiter(effort=e) for e in ("asked_about_my_work", "came_back", "went_silent"))]
    keys = [message.key for message in advice(person(*ties)).more]
    assert keys == [f"invite.job.effort.{effort}" for effort in ("asked_about_my_work", "came_back", "went_silent")]


def test_after_a_rejection_there_is_another_way() -> None:
    assert "somebody else" in said(advice(person(interviewer("rejected"))))


@pytest.mark.parametrize(
    ("tie", "words"),
    [
        (met(place="Tide Days", on="2026-04-06"), "we met at Tide Days on 6 April 2026"),
        (met(place="Tide Days", on="2026-04"), "we met at Tide Days in April 2026"),
        (met(on="2019"), "we met in 2019"),
        (met("colleague", place="Northquay", on="2019", until="2022"), "we were both at Northquay in 2019–2022"),
        (met(place="x" * 120), f"we met at {'x' * 79}…"),
        (met(), "good to meet you"),
        (recruiter("went_well", place="Northquay"), "our talk about Northquay"),
        (interviewer("rejected", **SHARED), "snowboarding"),
    ],
)
def test_the_note_says_what_is_recorded(tie: dict[str, Any], words: str) -> None:
    note = advice(person(tie)).note
    assert note is not None
    assert words in render(note)
    assert len(render(note)) <= NOTE_CHARACTERS


@pytest.mark.parametrize("ties", [[], talked("2026-11-01"), [recruiter("bombed")], [interviewer("pending")]])
def test_no_note_where_nobody_is_to_be_invited(ties: list[dict[str, Any]]) -> None:
    assert advice(person(*ties)).note is None


def test_undo_takes_the_advice_back() -> None:
    who = person(recruiter("went_well"), recruiter("offended"))
    assert advice(who).advice == "do_not"
    assert advice(undo(who, who.ties[-1].id)).advice == "invite_now"
    assert advice(Person()).advice == "nothing_recorded"
    assert advice(None).advice == "nothing_recorded"
