"""The notebook: what fits in it, how people are found again, and what it means for a review."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import PROFILE, TODAY, case
from whosasking.checks.mutual_connections import mutual_connections
from whosasking.errors import InvalidInput
from whosasking.model import Job, Profile, School, Standing
from whosasking.names import name_key, organisation_key
from whosasking.notebook import (
    Connection,
    Exchange,
    Past,
    Person,
    Tie,
    add,
    checked,
    find,
    how_known,
    knowledge,
    namesakes,
    process,
    together,
    undo,
)
from whosasking.preferences import Preferences
from whosasking.review import review, strong_tie
from whosasking.sentences import render

DAY = date(2026, 11, 22)


def tie(kind: Any, **more: Any) -> Tie:
    return Tie(kind=kind, recorded=DAY, **more)


MET = tie("met", as_="colleague", place="Northquay", on="2019", until="2022")
VOUCHER = tie("voucher")


def person(number: int, name: str, *ties: Tie, **more: Any) -> Person:
    who = Person(id=number, name=name, slug=name.lower().replace(" ", "-"), **more)
    for one in ties:
        who = add(who, one)
    return who


# ------------------------------------------------------------------------------------------------ ties


@pytest.mark.parametrize(
    "wrong",
    [
        tie("met"),
        tie("linked", as_="friend"),
        tie("voucher", as_="client"),
        tie("recruiter", outcome="hired"),
        tie("interviewer", outcome="went_well"),
        tie("interviewer", effort="came_back"),
        tie("recruiter", bond=True),
        tie("met", as_="client", shared="snowboarding"),
        tie("note"),
        tie("note", text="  "),
        tie("note", text="x" * 1001),
        tie("voucher", text="words"),
        tie("not_together"),
        tie("met", as_="client", place="x" * 121),
        tie("met", as_="client", on="2026-02-30"),
        tie("met", as_="client", on="yesterday"),
        tie("met", as_="client", until="2020"),
        tie("met", as_="client", on="2021", until="2020"),
    ],
)
def test_what_does_not_fit_is_refused(wrong: Tie) -> None:
    with pytest.raises(InvalidInput):
        checked(wrong)


def test_a_tie_is_added_and_undone() -> None:
    who = person(1, "Odile Fenwright", MET, VOUCHER)
    assert [one.id for one in who.ties] == [1, 2]
    assert undo(who, 1).ties == who.ties[1:]
    assert undo(undo(who, 1), 2).ties == ()
    with pytest.raises(InvalidInput):
        undo(who, 3)


STEPS = st.sampled_from(
    [
        tie("recruiter", outcome="no_fit"),
        tie("recruiter", outcome="offended"),
        tie("recruiter", effort="came_back"),
        tie("interviewer", outcome="rejected"),
        tie("interviewer", bond=True),
        tie("interviewer", shared="tides"),
        MET,
        VOUCHER,
    ]
)


@given(st.lists(STEPS, max_size=6), STEPS)
def test_undo_is_as_if_it_had_never_been_said(before: list[Tie], last: Tie) -> None:
    who = person(1, "Odile Fenwright", *before)
    more = add(who, last)
    assert undo(more, more.ties[-1].id) == who


def test_a_process_is_what_its_steps_say_last() -> None:
    who = person(
        1,
        "A B",
        tie("recruiter", outcome="open", place="Northquay"),
        tie("recruiter", outcome="no_fit"),
        tie("recruiter", effort="came_back"),
    )
    found = process(who, "recruiter")
    assert found is not None
    assert (found.outcome, found.company, found.effort, found.is_waiting) == (
        "no_fit",
        "Northquay",
        ("came_back",),
        False,
    )
    assert process(who, "interviewer") is None


# -------------------------------------------------------------------------------------------- matching


def test_a_person_is_found_by_id_and_by_every_address() -> None:
    who = person(1, "Odile Fenwright", member_id="ACoAAx", former_slugs=("odile-1",))
    for slug, member_id in (("odile-fenwright", None), ("odile-1", None), ("elsewhere", "ACoAAx"), (None, "ACoAAx")):
        assert find([who], slug=slug, member_id=member_id) == who
    assert find([who], slug="elsewhere", member_id=None) is None
    assert find([who], slug=None, member_id=None) is None


def test_two_ids_at_one_address_are_two_members() -> None:
    who = person(1, "Odile Fenwright", member_id="ACoAAx")
    assert find([who], slug="odile-fenwright", member_id="ACoAAy") is None


def test_the_id_outweighs_an_address_that_was_given_away() -> None:
    former = person(1, "Odile Fenwright", former_slugs=("orla",))
    by_id = person(2, "Orla Quennell", member_id="ACoAAy")
    assert find([former, by_id], slug="orla", member_id="ACoAAy") == by_id


def test_a_name_alone_is_a_question() -> None:
    who = person(1, "Odile Fenwright")
    assert find([who], slug="odile-fenwright-2", member_id=None) is None
    assert namesakes([who], "Odile FENWRIGHT, MBA", slug="odile-fenwright-2", member_id=None) == (who,)
    assert namesakes([who], "Odile Fenwright", slug="odile-fenwright", member_id=None) == ()
    assert namesakes([who], None, slug="x", member_id=None) == ()


@pytest.mark.parametrize(
    "written",
    [
        "Inga Dahlvik",
        " inga  DAHLVIK ",
        "𝐈𝐧𝐠𝐚 𝐃𝐚𝐡𝐥𝐯𝐢𝐤",
        "Inga Dahlvik 🚀",
        "Dr. Inga Dahlvik, PhD, MBA",
        "Inga Dahlvik (she/her)",
        "Inga (Inge) Dahlvik",
        "Inga Dahlvik | Hiring",
        "Inga Dahlvik - MBA",
        "Inga Dahlvik MBA PMP®",
    ],
)
def test_one_name_in_many_dresses(written: str) -> None:
    assert name_key(written) == "inga dahlvik"


@pytest.mark.parametrize(("one", "other"), [("Anna Maria Sol", "Anna Sol"), ("Li Ma", "Li Na"), ("Jo Do", "Jo")])
def test_two_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_names_of_no_letters_and_of_other_scripts() -> None:
    assert name_key(" . ") == ""
    assert name_key("李雷") == "李雷"
    assert name_key("Анна Иванова") == "анна иванова"


def test_organisations() -> None:
    assert organisation_key("Northquay, Inc.") == organisation_key("NORTHQUAY") == "northquay"
    assert organisation_key("Northquay 2 GmbH") == "northquay 2"
    assert organisation_key("AB") == "ab"


# ------------------------------------------------------------------------------------------- knowledge


def known(who: Person | None, others: tuple[Person, ...] = (), names: tuple[str, ...] = (), **more: Any) -> Any:
    standing = Standing(degree=2, relation="connectable", mutual_connections=max(len(names), 4), mutual_names=names)
    return knowledge(who, standing, Preferences(), others=others, **more)


def test_nothing_is_known_of_a_stranger() -> None:
    assert known(None) == known(Person(name="X"))
    assert not known(None).known


@pytest.mark.parametrize(
    ("who", "is_known"),
    [
        (person(1, "A B", MET), True),
        (person(1, "A B", VOUCHER), True),
        (person(1, "A B", said="known"), True),
        (person(1, "A B", connection=Connection(on="2020-01-01")), True),
        (person(1, "A B", connection=Connection(on="2020-01-01", current=False)), False),
        (person(1, "A B", tie("linked", as_="client")), False),
        (person(1, "A B", tie("interaction")), False),
        (person(1, "A B", tie("recruiter", outcome="went_well")), False),
        (person(1, "A B", MET, said="blocked"), False),
    ],
)
def test_who_is_known(who: Person, is_known: bool) -> None:
    assert known(who).known is is_known


def test_linked_by_work_is_a_tie_and_no_acquaintance() -> None:
    assert known(person(1, "A B", tie("linked", as_="client"))).recorded_tie


BOTH = Exchange(sent=1, received=1, first="2026-01-01", last="2026-01-02")


@pytest.mark.parametrize(
    ("who", "counts"),
    [
        (person(1, "A B", exchange=BOTH), True),
        (person(1, "A B", exchange=Exchange(sent=0, received=5, first="2026-01-01", last="2026-01-02")), False),
        (person(1, "A B", exchange=BOTH, connection=Connection(on="2020-01-01")), False),
        (person(1, "A B", *(tie("interaction", on="2026-01-01") for _ in range(4))), False),
        (person(1, "A B", *(tie("interaction", on=f"2026-01-{d}") for d in ("01", "05", "09", "12", "15"))), True),
    ],
)
def test_what_counts_as_an_exchange(who: Person, counts: bool) -> None:
    """A digital colleague below the count is neither tie nor proof."""
    assert known(who).two_way_exchange is counts


ODILE = person(1, "Odile Fenwright", MET)
BRAM = person(2, "Bram Stokkeland", VOUCHER)
INGA = person(3, "Inga Dahlvik", connection=Connection(on="2018-01-01"))
OTHER_INGA = Person(id=4, name="Inga Dahlvik, MBA", ties=(VOUCHER,))


def sentence(names: tuple[str, ...], others: tuple[Person, ...], count: int = 4) -> str:
    standing = {"mutual_connections": count, "mutual_names": names}
    found = known(None, others, names)
    return render(mutual_connections(case(standing=standing, knowledge=found)).reason)


def test_the_check_says_who_of_them_is_known_and_how() -> None:
    assert sentence(("Inga Dahlvik", "Odile Fenwright"), (ODILE, INGA)) == (
        "You share Odile Fenwright (colleague at Northquay, 2019–2022) and 3 others."
    )
    assert sentence(("Inga Dahlvik",), (INGA,), 2) == "You share Inga Dahlvik (connected since 2018) and one other."
    assert sentence(("Inga Dahlvik",), (INGA,), 1) == "You share Inga Dahlvik (connected since 2018)."
    assert sentence(("Nobody Known",), (), 4) == "You share 4 connections."


def test_an_ambiguous_name_stays_ambiguous() -> None:
    assert "someone called Inga Dahlvik" in sentence(("Inga Dahlvik",), (INGA, OTHER_INGA))
    assert sentence(("Inga Dahlvik", "Odile Fenwright"), (INGA, OTHER_INGA, ODILE)).startswith("You share Odile")


def test_a_voucher_among_them_is_proof_and_tie() -> None:
    found = known(None, (BRAM, ODILE), ("Odile Fenwright", "Bram Stokkeland"), vouchers_recorded=True)
    assert found.vouchers == ("Bram Stokkeland",)
    asked = case(standing={"mutual_connections": 2, "mutual_names": ("Bram Stokkeland",)}, knowledge=found)
    assert mutual_connections(asked).outcome == "passed"
    assert "You vouch for Bram Stokkeland" in render(mutual_connections(asked).reason)
    assert strong_tie(asked) is True


def test_an_ambiguous_voucher_is_neither_and_the_tie_could_not_be_read() -> None:
    found = known(None, (INGA, OTHER_INGA), ("Inga Dahlvik",), vouchers_recorded=True)
    assert found.vouchers == ()
    asked = case(standing={"mutual_connections": 1, "mutual_names": ("Inga Dahlvik",)}, knowledge=found)
    assert strong_tie(asked) is None
    assert review(asked).verdict != "ignore"


def test_a_blocked_voucher_is_none() -> None:
    assert (
        known(
            None, (Person(id=2, name="Bram Stokkeland", ties=(VOUCHER,), said="blocked"),), ("Bram Stokkeland",)
        ).vouchers
        == ()
    )


def test_a_member_is_not_their_own_mutual() -> None:
    assert known(BRAM, (BRAM,), ("Bram Stokkeland",)).mutuals == ()


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (ODILE, "colleague at Northquay, 2019–2022"),
        (person(1, "A B", tie("met", as_="client")), "client"),
        (person(1, "A B", tie("met", as_="client", on="2020-03-01")), "client, 2020"),
        (person(1, "A B", tie("linked", as_="vendor", place="Northquay")), "vendor at Northquay"),
        (person(1, "A B", tie("recruiter", outcome="open")), "recruiter"),
        (INGA, "connected since 2018"),
        (person(1, "A B", connection=Connection(on="2018-01-01", current=False)), "connected in 2018, no longer"),
        (person(1, "A B", said="known"), "you know them"),
        (Person(), "in your notebook"),
    ],
)
def test_how_somebody_is_known_in_a_few_words(who: Person, words: str) -> None:
    assert render(how_known(who)) == words


def test_sales_renames_the_roles() -> None:
    assert render(how_known(person(1, "A B", tie("recruiter")), "sales")) == "buyer"
    assert render(how_known(person(1, "A B", tie("interviewer")), "sales")) == "prospect"


# ------------------------------------------------------------------- did you work (or study) together?

OWN = (
    Past(kind="work", organisation="Northquay", from_="2019-03"),
    Past(kind="school", organisation="Skerry School", from_="2010", to="2014-11"),
)


def asked(profile: Profile, who: Person | None = None) -> list[tuple[bool, str]]:
    return [(found.asks, render(found.sentence)) for found in together(OWN, profile, who, on=TODAY)]


def job(company: str, since: str | None, until: str | None) -> Profile:
    return Profile(jobs=(Job(title="Clerk", company=company, from_=since, to=until),))


@pytest.mark.parametrize(
    ("profile", "question"),
    [
        (job("Northquay, Inc.", "2018", "2020-01"), "You were both at Northquay in 2019–2020. Did you work together?"),
        (job("northquay", "2021-01", None), "You were both at Northquay in 2021–2026. Did you work together?"),
        (job("Northquay", None, None), "You were both at Northquay. Did you work together?"),
        (
            Profile(education=(School(school="Skerry School", from_="2013", to="2017"),)),
            "You were both at Skerry School in 2013–2014. Did you study together?",
        ),
        (
            Profile(education=(School(school="Skerry School"),)),
            "You were both at Skerry School. Did you study together?",
        ),
    ],
)
def test_what_is_shared_is_asked(profile: Profile, question: str) -> None:
    assert asked(profile) == [(True, question)]


def test_other_years_are_said_and_not_asked() -> None:
    school = Profile(education=(School(school="Skerry School", from_="1990", to="1994"),))
    assert asked(school) == [(False, "The same school, Skerry School, in different years.")]
    assert asked(job("Northquay", "2001", "2019-02")) == [(False, "You were both at Northquay, in different years.")]


def test_nothing_shared_and_nothing_read() -> None:
    assert asked(PROFILE.__class__()) == []
    assert asked(job("Skerry School", "2012", "2013")) == []


def test_an_answer_is_remembered() -> None:
    profile = job("Northquay", "2020", "2021")
    (question,) = together(OWN, profile, None, on=TODAY)
    for answer in (question.yes, question.no):
        assert asked(profile, add(Person(), answer)) == []
    assert render(how_known(add(Person(), question.yes))) == "colleague at Northquay, 2020–2021"
