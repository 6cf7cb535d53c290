"""Facts of a profile that was pasted as text."""

from __future__ import annotations

from datetime import date

import pytest

from whosasking.model import ProfilePage, UnknownLayout
from whosasking.pages.pasted import read_pasted

ON = date(2026, 11, 22)

ENGLISH = """
Mirela Okonjo
Mirela Okonjo
 She/Her
 · 2nd
Bridge engineer who counts rivets at Fernholt Works
Velmora  ·  Contact info
1,204 followers · 500+ connections
Jo Bracken, Ada Pell and 3 other mutual connections
Connect
Message
More
About
About
I inspect bridges, mostly at night.
Ask me about rivets.
…see more
Activity
Mirela hasn’t posted yet
Experience
Senior bridge engineer
Fernholt Works · Full-time
Mar 2021 - Present · 5 yrs 9 mos
Velmora
Twelve bridges a year.
Junior engineer
Ostrow Spans
Jan 2016 - Feb 2021 · 5 yrs 2 mos
Education
Velmora Institute of Technology
MSc, Civil engineering
2010 - 2015
Skills
Rivets
"""


@pytest.fixture(scope="module")
def page() -> ProfilePage:
    found = read_pasted(ENGLISH, on=ON)
    assert isinstance(found, ProfilePage)
    return found


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("name", "Mirela Okonjo"),
        ("headline", "Bridge engineer who counts rivets at Fernholt Works"),
        ("about", "I inspect bridges, mostly at night.\nAsk me about rivets."),
        ("connections", 500),
        ("connections_capped", True),
        ("followers", 1204),
        ("has_photo", None),
        ("has_posts", False),
        ("joined", None),
    ],
)
def test_a_fact(page: ProfilePage, fact: str, expected: object) -> None:
    assert getattr(page.profile, fact) == expected


@pytest.mark.parametrize(("fact", "expected"), [("degree", 2), ("mutual_connections", 5), ("relation", "connectable")])
def test_how_the_reader_stands_to_them(page: ProfilePage, fact: str, expected: object) -> None:
    assert getattr(page.standing, fact) == expected


def test_jobs_and_schools_by_their_date_lines(page: ProfilePage) -> None:
    jobs = page.profile.jobs
    assert jobs is not None
    assert [(job.title, job.company, job.from_, job.to) for job in jobs] == [
        ("Senior bridge engineer", "Fernholt Works", "2021-03", None),
        ("Junior engineer", "Ostrow Spans", "2016-01", "2021-02"),
    ]
    assert jobs[0].company_page is None
    schools = page.profile.education
    assert schools is not None
    assert [(school.school, school.to) for school in schools] == [("Velmora Institute of Technology", "2015")]


def test_sections_that_were_not_pasted_are_not_read(page: ProfilePage) -> None:
    assert page.profile.sections.get("about") == "present"
    assert page.profile.sections.get("recommendations") is None
    found = read_pasted("Mirela Okonjo\n· 3rd\nBridge engineer\n", on=ON)
    assert isinstance(found, ProfilePage)
    assert found.profile.about is None
    assert found.profile.jobs is None
    assert found.standing.mutual_connections is None
    assert found.not_read["about"] == "hidden"


@pytest.mark.parametrize(
    ("text", "connections"),
    [
        ("Ana Ruiz\n· 2.º\nIngeniera\nMás de 500 contactos\nAcerca de\nHola", 500),
        ("Jan Kowal\n· 2.\nInżynier\n128 kontaktów\nInformacje\nCześć\nDoświadczenie\n", 128),
        ("Ute Berg\n· 2.\nIngenieurin\n77 Kontakte\nInfo\nHallo\nBerufserfahrung\nAusbildung", 77),
    ],
)
def test_other_languages(text: str, connections: int) -> None:
    found = read_pasted(text, on=ON)
    assert isinstance(found, ProfilePage)
    assert found.profile.connections == connections
    assert found.profile.about is not None


def test_who_invited_is_told_by_the_buttons() -> None:
    found = read_pasted("Mirela Okonjo\n· 2nd\nEngineer\nAccept\nIgnore\nMore\nAbout\nHello there", on=ON)
    assert isinstance(found, ProfilePage)
    assert found.standing.relation == "invited_me"


@pytest.mark.parametrize("text", ["", "  \n ", "500+ connections", "Connect\nMessage\nMore", "x" * 500, "\x00\ud800"])
def test_what_is_no_profile_is_no_guess(text: str) -> None:
    found = read_pasted(text, on=ON)
    assert isinstance(found, UnknownLayout) or found.profile.headline is None
