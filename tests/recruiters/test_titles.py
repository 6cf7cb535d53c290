"""Recruiters' titles of quick-review section 9 in all its languages, and what only sounds like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.builders import PROFILE
from whosasking.model import Evidence, Job
from whosasking.recruiters import recruiter_title, title_in

TITLES = {
    "en": ["Recruiter", "Recruiting", "Recruitment", "Talent Acquisition", "Talent Partner", "Sourcer", "Headhunter", "Executive Search", "Staffing"],
    "de": ["Recruiter", "Recruiterin", "Personalberater", "Personalberaterin", "Personalvermittler", "Personalvermittlerin", "Headhunterin", "Recruiter/in", "Recruiter*in", "Personalberater:in"],
    "fr": ["Recruteur", "Recruteuse", "Chargé de recrutement", "Chargée de recrutement", "Chargé(e) de recrutement", "Chasseur de têtes", "Chasseuse de têtes", "Acquisition de talents"],
    "es": ["Reclutador", "Reclutadora", "Reclutador(a)", "Selección de personal", "Adquisición de talento", "Cazatalentos"],
    "pt": ["Recrutador", "Recrutadora", "Recrutador(a)", "Recrutamento e seleção", "Aquisição de talentos"],
    "it": ["Selezionatore", "Selezionatrice", "Ricerca e selezione", "Cacciatore di teste"],
    "nl": ["Werving en selectie", "Werving & selectie", "Intercedent"],
    "pl": ["Rekruter", "Rekruterka", "Rekrutacja", "Łowca głów"],
    "ru": ["Рекрутер", "Подбор персонала"],
    "tr": ["İşe alım uzmanı", "İŞE ALIM UZMANI"],
    "ja": ["採用担当", "人材紹介"],
    "zh": ["猎头", "招聘", "高级猎头顾问"],
}  # fmt: skip

FALSE_FRIENDS = [
    "",
    "Tide clerk",
    "Recruiting for my team",
    "Engineering manager, recruiting for my team",
    "Student recruitment officer",
    "Patient recruitment lead",
    "Head of student recruitment and admissions",
    "Clinical trials: recruitment of patients",
    "Volunteer recruitment coordinator",
    "Founder of Plumline | we're hiring in Lisbon",
    "We are hiring!",
    "We're recruiting engineers",
    "CTO, currently hiring",
    "Former recruiter, now baker",
    "Ex-headhunter",
    "Retired recruiter",
    "Aspiring recruiter",
    "Neutrophil recruitment in zebrafish",
    "Recruitment software engineer",
    "Open to recruiters",
    "Recruiters please do not call",
    "Actor. Casting welcome",
    "Ancien recruteur, aujourd'hui boulanger",
    "Recrutement de patients",
    "Ehemalige Recruiterin",
    "Reclutamiento de pacientes",
    "Ex recrutadora",
    "Voormalig recruiter",
    "Była rekruterka",
    "Бывший рекрутер",
    "Eski recruiter",
    "元リクルーター",
    "前猎头",
    "我们正在招聘",
]


@pytest.mark.parametrize(("language", "title"), [(language, title) for language, titles in TITLES.items() for title in titles])  # fmt: skip
def test_titles(language: str, title: str) -> None:
    """Alone, in capitals where the script has them, and among other words."""
    del language
    assert title_in(title) is not None
    assert title_in(title.upper()) is not None
    headline = f"Northquay | {title} | 2019"
    found = title_in(headline)
    assert found is not None
    assert found in headline


@pytest.mark.parametrize("headline", FALSE_FRIENDS)
def test_what_only_sounds_like_one(headline: str) -> None:
    assert title_in(headline) is None


@pytest.mark.parametrize(
    "headline",
    [
        "Former teacher, now recruiter",
        "We're hiring! Senior Recruiter at Fennimore Labs",
        "Recruiter for patient services",
        "Senior Recruiter | student recruitment",
        "R e c r u i t e r",
    ],
)
def test_a_title_beside_a_false_friend_stands(headline: str) -> None:
    assert title_in(headline) is not None


def test_a_current_job_or_the_headline() -> None:
    recruiting = Job(title="Recruiter", company="Northquay", from_="2021-03")
    over = Job(title="Recruiter", company="Northquay", from_="2015", to="2019")
    undated = Job(title="Recruiter", company="Northquay")
    other = Job(title="Tide clerk", company="Northquay", from_="2021-03")
    assert recruiter_title(replace(PROFILE, jobs=(other, recruiting))) == Evidence(
        quote="Recruiter", where="experience/2"
    )
    assert recruiter_title(replace(PROFILE, jobs=(other, over))) is None
    assert recruiter_title(replace(PROFILE, jobs=(undated,))) is None
    assert recruiter_title(replace(PROFILE, headline="Recruiter", jobs=None)) == Evidence(
        quote="Recruiter", where="top_card"
    )
    assert recruiter_title(replace(PROFILE, headline=None, jobs=None)) is None


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=120))
def test_any_headline(headline: str) -> None:
    found = title_in(headline)
    assert found is None or (found in headline and len(found) <= 80)
