"""Texts seen before under another name, and swarms of near-same invitations: pure, on made people."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from tests.builders import TODAY, page, sign
from whosasking.model import Job, ProfilePage
from whosasking.telltales.families.reused_text import SHORTEST, likeness, sketch
from whosasking.telltales.memory import Traces, recall, together, traces

SALT = b"one store's own"
ABOUT = (
    "I keep the tide tables of four harbours and write about lamps, ferries and the people who wait for them. "
    "In twenty years I have learned that the sea does not read tables, and that somebody has to write them all the same."
)
OTHER = (
    "Accountant for small workshops. I make sure that the bread is paid, the flour is counted and the tax office sleeps well; "
    "on Fridays I teach bookkeeping to bakers who would rather be baking."
)
SHORT = "I keep the tide tables of four harbours."


def left_by(**facts: Any) -> Traces:
    asked: ProfilePage = page(**{"about": ABOUT, "jobs": (), **facts})
    return traces(asked, SALT, on=TODAY)


def member(name: str, slug: str, member_id: str | None = None, **facts: Any) -> Traces:
    return left_by(name=name, slug=slug, member_id=member_id, **facts)


def reuse(now: Traces, before: Traces) -> str | None:
    found = recall(now, [text.seen for text in before.texts], [])
    return found[0].weight if found else None


FIRST = member("Orla Quennell", "orla-quennell", "ACoAAA1")


@pytest.mark.parametrize(
    ("now", "weight"),
    [
        (member("Tove Arnqvist", "tove-a", "ACoAAA2"), "hard"),
        (member("Tove Arnqvist", "tove-a"), "hard"),
        (member("Tove Arnqvist", "tove-a", about=ABOUT.upper().replace(",", " —")), "hard"),
        (member("Tove Arnqvist", "tove-a", about=f"Hi, I am Tove! {ABOUT}"), "hard"),
        (member("Tove Arnqvist", "tove-a", about=ABOUT.replace("twenty", "thirty")), "hard"),
        (member("Tove Arnqvist", "tove-a", about=OTHER), None),
        (member("Tove Arnqvist", "tove-a", about=SHORT), None),
        (member("Orla Quennell", "orla-q-2"), None),  # the same name: the same member, at another address
        (member("ORLA  Quennell", "orla-q-2"), None),
        (member("Orla Q. Lamplighter", "orla-quennell"), None),  # the same address: a new name
        (member("Orla Lamplighter", "orla-l", "ACoAAA1"), None),  # the same member id
        (member("Tove Arnqvist", "tove-a", jobs=None), "strong"),  # where they work was not read
    ],
)
def test_an_about_seen_before(now: Traces, weight: str | None) -> None:
    assert reuse(now, FIRST) == weight


@pytest.mark.parametrize(
    ("mine", "theirs", "weight"),
    [
        ("Northquay", "Skerry Light", "hard"),
        ("Northquay", "NORTHQUAY Ltd.", "strong"),  # one employer's boilerplate
        ("Northquay", None, "hard"),
    ],
)
def test_a_job_text_seen_before(mine: str, theirs: str | None, weight: str) -> None:
    def works(company: str | None) -> tuple[Job, ...]:
        return (Job(title="Clerk", company=company, from_="2020", description=ABOUT),)

    before = member("Orla Quennell", "orla-quennell", about="", jobs=works(mine))
    assert reuse(member("Tove Arnqvist", "tove-a", about="", jobs=works(theirs)), before) == weight


def test_colleagues_share_the_abouts_boilerplate() -> None:
    works = (Job(title="Clerk", company="Northquay", from_="2020"),)
    before = member("Orla Quennell", "orla-quennell", jobs=works)
    assert reuse(member("Tove Arnqvist", "tove-a", jobs=works), before) == "strong"
    ended = (replace(works[0], to="2021"),)
    assert reuse(member("Tove Arnqvist", "tove-a", jobs=ended), before) == "hard"


def test_the_place_and_the_words_of_today_are_told() -> None:
    seen = [text.seen for text in FIRST.texts]
    (found,) = recall(member("Tove Arnqvist", "tove-a"), seen, [])
    assert (found.family, found.where, found.quote) == ("reused_text", "about", ABOUT[:80])


@pytest.mark.parametrize("text", ["x" * (SHORTEST - 1), "", "one two three", "潮" * (SHORTEST // 2 - 1)])
def test_short_texts_are_nobodys_own(text: str) -> None:
    assert sketch(text) is None


def test_what_linkedin_wrote_itself_is_nobodys_own() -> None:
    by_linkedin = "Experienced Clerk with a demonstrated history of working in the shipping industry."
    assert sketch(by_linkedin) is None
    assert sketch(f"{by_linkedin} {ABOUT}") is not None


@pytest.mark.parametrize(
    "text", ["\0" * 500, "\ud800" * 500, "🜁 " * 500, "a\u0301" * 30_000, "潮の満ち引きを書く。" * 40, " \n" * 9]
)
def test_any_text_has_a_fingerprint_or_none(text: str) -> None:
    kept = sketch(text)
    assert kept is None or likeness(kept, kept) == 1.0


def test_fingerprints_of_two_stores_do_not_compare() -> None:
    one, other = sketch(ABOUT, b"one"), sketch(ABOUT, b"other")
    assert one is not None
    assert other is not None
    assert likeness(one, other) == 0.0


def test_no_words_are_in_what_is_kept() -> None:
    for text in FIRST.texts:
        kept = msgspec.json.encode(text.seen)
        assert not any(word in kept for word in (b"tide", b"orla", b"Orla", b"ACoAAA1"))


def test_who_was_not_read_leaves_nothing() -> None:
    assert member("", "orla-quennell").texts == ()
    assert left_by(name=None).texts == ()
    assert left_by(slug=None).texts == ()


# ------------------------------------------------------------------------------------------------- invitations

INVITED = {"relation": "invited_me", "degree": 3, "mutual_connections": 0, "mutual_names": ()}
HEADLINE = "Helping founders grow with premium lead generation"


def invited(
    number: int, headline: str = HEADLINE, *, day: date = TODAY, company: str | None = None, **facts: Any
) -> Traces:
    jobs = None if company is None else (Job(title="Clerk", company=company, from_="2020"),)
    standing = {**INVITED, **facts.pop("standing", {})}
    asked = page(
        name=f"Name {number}", slug=f"member-{number}", headline=headline, jobs=jobs, standing=standing, **facts
    )
    return traces(asked, SALT, on=day)


def swarm(now: Traces, before: list[Traces], own: frozenset[int] = frozenset()) -> str | None:
    found = recall(now, [], [each.invitation for each in before if each.invitation is not None], own_employers=own)
    return found[0].weight if found else None


@pytest.mark.parametrize(
    ("others", "weight"), [(0, None), (1, None), (2, "weak"), (3, "weak"), (4, "strong"), (9, "strong")]
)
def test_three_are_weak_and_five_are_strong(others: int, weight: str | None) -> None:
    assert swarm(invited(0), [invited(number) for number in range(1, others + 1)]) == weight


@pytest.mark.parametrize(
    ("headline", "alike"),
    [
        (HEADLINE, True),
        (HEADLINE.upper(), True),
        (f"{HEADLINE} 🚀", True),
        ("Helping founders scale with premium lead generation", True),
        ("Tide clerk at Northquay", False),
        ("", False),
    ],
)
def test_near_same_headlines(headline: str, alike: bool) -> None:
    assert (swarm(invited(0), [invited(number, headline) for number in (1, 2)]) is not None) is alike


@pytest.mark.parametrize(("days", "counts"), [(0, True), (6, True), (7, False), (30, False)])
def test_within_seven_days(days: int, counts: bool) -> None:
    before = [invited(number, day=TODAY - timedelta(days=days)) for number in (1, 2)]
    assert (swarm(invited(0), before) is not None) is counts


@pytest.mark.parametrize(
    "standing",
    [
        {"relation": "connectable"},
        {"mutual_connections": 1},
        {"mutual_connections": None, "degree": 2},
        {"mutual_names": ("Ida Brandt",)},
    ],
)
def test_only_invitations_from_people_without_a_mutual(standing: dict[str, Any]) -> None:
    assert invited(0, standing=standing).invitation is None


def test_the_third_degree_has_no_mutual() -> None:
    assert invited(0, standing={"mutual_connections": None}).invitation is not None


def test_the_same_member_twice_is_one() -> None:
    assert swarm(invited(0), [invited(1), invited(1), invited(0)]) is None


def test_one_employer_alone_is_a_note() -> None:
    colleagues = [invited(number, company="Northquay") for number in range(1, 6)]
    assert swarm(invited(0, company="Northquay Inc"), colleagues) == "note"
    assert swarm(invited(0, company="Skerry Light"), colleagues) == "strong"
    assert swarm(invited(0), colleagues) == "strong"  # where this one works was not read


def test_my_own_employers_are_excepted() -> None:
    from whosasking.telltales.families.reused_text import employer_key

    own = frozenset({employer_key("Northquay Ltd", SALT)})
    colleagues = [invited(number, company="Northquay") for number in range(1, 6)]
    assert swarm(invited(0, company="Northquay"), colleagues, own) is None
    assert swarm(invited(0, company="Skerry Light"), colleagues, own) is None


def test_memory_stands_among_the_others_by_weight() -> None:
    signs = together((sign("strong"), sign("weak", "lowercase_name")), (sign("hard", "reused_text"),))
    assert [each.weight for each in signs] == ["hard", "strong", "weak"]
