"""Which addresses are LinkedIn's, where they lead, and whose page it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from whosasking.addresses import read_address, slug_of
from whosasking.errors import WrongAddress
from whosasking.model import NotAProfile, ProfilePage
from whosasking.pages import read_page

ON = date(2026, 11, 22)
MADE = Path(__file__).parent / "made"
ULLA = (MADE / "react-de-twin.html").read_text("utf-8")


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com.evil.example/in/ulla-brandtner/",
        "https://linkedin.com.evil.example/in/ulla-brandtner/",
        "https://evil-linkedin.com/in/ulla-brandtner/",
        "https://www.xn--lnkedin-tfb.com/in/ulla-brandtner/",
        "https://www.lınkedin.com/in/ulla-brandtner/",
        "https://www.linkedin.com@evil.example/in/ulla-brandtner/",
        "https://somebody:secret@www.linkedin.com/in/ulla-brandtner/",
        "https://evil.example\\@www.linkedin.com/in/ulla-brandtner/",
        "https://evil.example/#https://www.linkedin.com/in/ulla-brandtner/",
        "https://www.linkedin.com:8443/in/ulla-brandtner/",
        "https://www.linkedin.com:port/in/ulla-brandtner/",
        "https://[::1/in/x",
        "ftp://www.linkedin.com/in/ulla-brandtner/",
        "file:///home/page.html",
        "javascript:alert(1)//www.linkedin.com/in/x",
        "www.linkedin.com/in/ulla-brandtner",
        "",
    ],
)
def test_refuses_what_is_not_linkedin(url: str) -> None:
    with pytest.raises(WrongAddress) as refused:
        read_page(ULLA, url, on=ON)
    assert refused.value.code == "not_linkedin"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/ulla-brandtner/",
        "https://www.linkedin.com/in/ulla-brandtner",
        "https://WWW.LinkedIn.com/in/Ulla-Brandtner/?trk=x#top",
        "https://www.linkedin.com:443/in/ulla-brandtner/",
        "https://de.linkedin.com/in/ulla-brandtner/de",
        "https://m.linkedin.com/in/ulla-brandtner/",
        "https://www.linkedin.com/in/ulla-brandtner/overlay/contact-info/",
        "https://www.linkedin.com/in/ulla-brandtner/details/experience/",
        "https://www.linkedin.com/in/ulla-brandtner/recent-activity/all/",
        "https://www.linkedin.com/in/ACoAAMadeUpUlla0000000000000000000000001/",
        "https://www.linkedin.com/in/me/",
        None,
    ],
)
def test_reads_the_member_under_every_address_of_theirs(url: str | None) -> None:
    page = read_page(ULLA, url, on=ON)
    assert isinstance(page, ProfilePage)
    assert page.profile.slug == "ulla-brandtner"


@pytest.mark.parametrize("name", [path.stem for path in sorted(MADE.glob("*.html"))])
def test_never_one_member_under_the_address_of_another(name: str) -> None:
    html = (MADE / f"{name}.html").read_text("utf-8")
    with pytest.raises(WrongAddress) as refused:
        read_page(html, "https://www.linkedin.com/in/somebody-else/", on=ON)
    assert refused.value.code == "another_member"


def test_never_one_member_under_the_id_of_another() -> None:
    with pytest.raises(WrongAddress):
        read_page(ULLA, "https://www.linkedin.com/in/ACoAASomebodyElse00000000000000000000000/", on=ON)


def test_percent_signs_and_letters_are_one_address() -> None:
    html = (MADE / "react-ar-live.html").read_text("utf-8")
    page = read_page(html, "https://www.linkedin.com/in/%D8%B3%D8%A7%D9%85%D9%8A-%D9%86%D9%88%D8%B1/", on=ON)
    assert isinstance(page, ProfilePage)


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("/feed/", "feed"),
        ("/search/results/people/?keywords=x", "search"),
        ("/mynetwork/invitation-manager/", "my_network"),
        ("/messaging/thread/2-x/", "messaging"),
        ("/jobs/view/1/", "jobs"),
        ("/company/4711/", "company"),
        ("/school/4711/", "company"),
        ("/sales/lead/x,NAME_SEARCH,y", "sales_navigator"),
        ("/talent/profile/x", "sales_navigator"),
        ("/authwall?trk=x", "authwall"),
        ("/login", "authwall"),
        ("/checkpoint/challenge/x", "challenge"),
        ("/notifications/", "other"),
    ],
)
def test_an_address_that_is_no_profile_decides(path: str, what: str) -> None:
    page = read_page(ULLA, f"https://www.linkedin.com{path}", on=ON)
    assert isinstance(page, NotAProfile)
    assert page.what == what


def test_slugs_and_ids_are_told_apart() -> None:
    assert slug_of("https://www.linkedin.com/in/ACoAAMadeUpUlla000000000000000000000001/") is None
    assert slug_of("/in/Jos%C3%A9-%C3%91/overlay/contact-info/") == "josé-ñ"
    assert slug_of("https://evil.example/in/somebody") is None
    assert read_address("https://www.linkedin.com/in/ACoAAMadeUpUlla000000000000000000000001/").slug is None
