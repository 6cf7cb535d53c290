"""Single rules of the readers, each on the smallest page that shows it."""

from __future__ import annotations

from datetime import date

import pytest

from whosasking.languages import language
from whosasking.model import ProfilePage
from whosasking.pages import read_page
from whosasking.pages.degree import read_degree

ON = date(2026, 11, 22)
OWN = "ACoAAMadeUpAda000000000000000000000000A"
OTHER = "ACoAAMadeUpEve000000000000000000000000B"
CARD = "com.linkedin.sdui.profile.card.ref"
ADA = "https://www.linkedin.com/in/ada-orrin/"


def _top(degrees: str = "<p>· 2nd</p>", actions: str = "", *, owner: str = OWN, slug: str = "ada-orrin") -> str:
    wrappers = '<div class="_w" data-display-contents="true"><p><b></b></p></div>' * 4
    return (
        f'<div componentkey="{CARD}{owner}Topcard"><section componentkey="{CARD}{owner}Topcard"><div><div>'
        f'<div><a href="https://www.linkedin.com/in/{slug}/"><h2>Ada Orrin</h2></a>{degrees}</div><p>Lock keeper</p>'
        f'<div><p>Port Merrow</p><p>·</p><p><a href="/in/{slug}/overlay/contact-info/">Contact info</a></p></div></div>'
        f"<div>{wrappers}</div><div>{actions}</div></div></section></div>"
    )


def _read(body: str, *, url: str | None = None, html: str = '<html lang="en">') -> ProfilePage:
    page = read_page(f'{html}<body><main id="workspace">{body}</main></body></html>', url, on=ON)
    assert isinstance(page, ProfilePage)
    return page


TWIN = '<div class="{}" data-display-contents="true"><p>· 1st</p></div>'


@pytest.mark.parametrize(
    ("degrees", "degree"),
    [
        ("<p>· 3rd</p>", 3),
        ("<p>· 2nd</p>" + TWIN.format("_z"), 2),
        (TWIN.format("_z") + "<p>· 2nd</p>", 2),
        ("<p>She/Her</p><p>· 2nd</p>" + TWIN.format("_z"), 2),
        ("<p>· 2nd</p>" + TWIN.format("_w"), None),  # the class of all wrappers: the two rules disagree
        (TWIN.format("_z"), None),  # the hidden twin alone
        ("<p>· zofam</p>" + TWIN.format("_z"), None),  # words of no table beside the twin
        ("", None),
    ],
)
def test_the_visible_degree(degrees: str, degree: int | None) -> None:
    assert _read(_top(degrees)).standing.degree == degree


def test_in_a_capture_the_browser_says_which_degree_shows() -> None:
    degrees = '<p data-wa-hidden="">· 2nd</p>' + TWIN.format("_z")
    assert _read(_top(degrees), html='<html lang="en" data-wa-capture="1">').standing.degree == 1


@pytest.mark.parametrize(
    ("degree", "mutual"),
    [("<p>· 3rd</p>", 0), ("<p>· 1st</p>", 0), ("", 0), ("<p>· 2nd</p>", None), ("<p>· zofam</p>", None)],
)
def test_no_link_to_mutual_connections(degree: str, mutual: int | None) -> None:
    assert _read(_top(degree)).standing.mutual_connections == mutual


@pytest.mark.parametrize(
    ("actions", "relation"),
    [
        ('<a href="/in/ada-orrin/edit/intro/">Edit</a>', "self"),
        ('<a href="/preload/custom-invite/?vanityName=ada-orrin" aria-label="Invite">Connect</a>', "connectable"),
        ('<a href="/preload/custom-invite/?vanityName=eve-velm" aria-label="Invite">Connect</a>', None),
        ('<button aria-label="Zofam Ada Orrin"></button><button aria-label="Derilo Ada Orrin"></button>', "invited_me"),
        (
            '<button aria-label="Zofam Ada Orrin"></button><button aria-label="Derilo Ada Orrin"></button>'
            '<a href="/messaging/compose/?recipient=x">Message</a>',
            "follow_only",
        ),
        (f'<a aria-label="Pending" href="{ADA}">Pending</a>', "pending"),
        (f'<a aria-label="Bell" href="{ADA}"><svg id="bell-fill-medium"></svg></a>', None),
        (
            '<a href="/messaging/compose/?recipient=x">Message</a><button aria-label="Follow Ada Orrin"><svg id="add-small"></svg></button>',
            "follow_only",
        ),
        ('<a href="/messaging/compose/?recipient=x">Message</a>', None),
    ],
)
def test_relation(actions: str, relation: str | None) -> None:
    assert _read(_top(actions=actions)).standing.relation == relation


def test_a_first_degree_connection_is_connected() -> None:
    page = _read(_top("<p>· 1st</p>", '<a href="/messaging/compose/?recipient=x">Message</a>'))
    assert page.standing.relation == "connected"


GROUPS = "".join(
    f'<div componentkey="profileCardsBelowActivityPart{n}ada-orrin"><div componentkey="{CARD}{OWN}{name}"></div></div>'
    for n, name in enumerate(("EducationTopLevelSection", "Skills", "CourseTopLevelSection", "LanguageTopLevel"), 1)
)
UNDELIVERED = '<div componentkey="profileCardsBelowActivityPart5ada-orrin"><div componentkey="profileCardsBelowActivityPart5ada-orrin"></div></div>'


def test_delivered_and_empty_is_absent() -> None:
    sections = _read(_top() + GROUPS).profile.sections
    assert (sections["education"], sections["experience"]) == ("absent", "absent")


def test_without_a_card_nothing_is_absent_until_every_group_came() -> None:
    page = _read(_top() + GROUPS + UNDELIVERED)
    assert (page.profile.sections["education"], page.profile.sections["experience"]) == ("absent", "not_loaded")
    assert (page.profile.education, page.profile.jobs) == ((), None)
    assert page.not_read["jobs"] == page.not_read["experience"] == "not_loaded"


@pytest.mark.parametrize("order", [1, -1])
def test_cards_of_the_member_before_are_left_alone(order: int) -> None:
    """After a move inside the application the old top card can linger, before or after the new one."""
    tops = [_top(), _top("<p>· 1st</p>", owner=OTHER, slug="eve-velm").replace("Ada Orrin", "Eve Velm")][::order]
    about = f'<div componentkey="{CARD}{OTHER}About"><h2>About</h2><p>I am Eve.</p></div>'
    page = _read("".join(tops) + about, url=ADA)
    assert (page.profile.name, page.profile.about, page.standing.degree) == ("Ada Orrin", None, 2)


def test_adverts_and_side_cards_say_nothing() -> None:
    side = '<div componentkey="profileAsidePymkada-orrin"><h2>Open to work</h2><p>26 connections</p><svg id="verified-medium"></svg></div>'
    advert = (
        "<div><form><p>900 connections</p></form><dialog><h2>About this member</h2><p>March 2014</p></dialog></div>"
    )
    page = _read(_top() + side + advert)
    assert (page.profile.connections, page.profile.verified, page.profile.joined) == (None, False, None)


@pytest.mark.parametrize(
    ("text", "code", "degree"),
    [
        ("· 1st", "en", 1),
        ("2nd degree connection", "en", 2),
        ("· 3.", "pl", 3),
        ("· 3e et +", "fr", 3),
        ("3º+", "pt", 3),
        ("Ke-2", "id", 2),
        ("2:a", "sv", 2),
        ("3次", "ja", 3),
        ("2촌", "ko", 2),
        ("ขั้นที่ 2", "th", 2),
        ("ขั้นที่ 3+", "th", 3),
        ("· ke-3+", "ms", 3),
        ("· الأولى", "ar", 1),
        ("من الدرجة الثالثة", "ar", 3),
        ("·٢", "ar", 2),
        ("500+", "en", None),
        ("12", "en", None),
        ("1,204", "en", None),
        ("She/Her", "en", None),
    ],
)
def test_degree_in_words(text: str, code: str, degree: int | None) -> None:
    assert read_degree(text, language(code)) == degree


def test_builds_that_wrote_spans_for_paragraphs_read_the_same() -> None:
    body = _top("<p>· 2nd</p>" + TWIN.format("_z"))
    drifted = body.replace("<p>", "<span>").replace("</p>", "</span>")
    assert _read(drifted).profile == _read(body).profile
    assert _read(drifted).standing == _read(body).standing


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2067"])
def test_invisible_marks_hide_no_degree(mark: str) -> None:
    page = _read(_top(f"<p>{mark}· 2nd\u2069</p>"))
    assert (page.standing.degree, page.profile.headline) == (2, "Lock keeper")


def _counts(*texts: str, language: str, followers: str = "") -> ProfilePage:
    rows = "".join(f"<div><p>{text}</p></div>" for text in texts)
    top = _top("<p>· 3rd</p>").replace("Contact info</a></p></div>", f"Contact info</a></p></div>{rows}")
    activity = f'<div componentkey="{CARD}ada-orrinActivity"><h2>x</h2><p>{followers}</p></div>' if followers else ""
    return _read(top + activity, html=f'<html lang="{language}">')


@pytest.mark.parametrize(
    ("texts", "language", "connections", "capped"),
    [
        (["3 gemeinsame Kontakte"], "de", None, None),
        (["3 gemeinsame Kontakte", "38 Kontakte"], "de", 38, False),
        (["함께 아는 1촌 3명", "1촌 321명"], "ko", 321, False),
        (["1촌 321명"], "ko", 321, False),
        (["1촌 500명 이상"], "ko", 500, True),
        (["2,040 팔로워", "500+</p><p>1촌"], "ko", 500, True),
        (["500+ 位 1 度人脉好友"], "zh-CN", 500, True),
        (["peste 500 de zofam"], "ro", 500, True),
        (["38 zofam"], "ro", 38, False),
        (["38 zofam"], "vi", 38, False),
        (["2040 zofam"], "ro", None, None),  # as many as the activity card has followers
        (["3.663 derilo"], "ro", None, None),  # more than LinkedIn counts out: followers
        (["38 zofam"], "de", None, None),  # a language whose words were seen: this is another thing
        (["38 zofam", "12 derilo"], "ro", None, None),
    ],
)
def test_connections_in_words_of_any_language(
    texts: list[str], language: str, connections: int | None, capped: bool | None
) -> None:
    profile = _counts(*texts, language=language, followers="2040 x").profile
    assert (profile.connections, profile.connections_capped) == (connections, capped)


def test_an_unknown_count_alone_may_be_of_followers() -> None:
    assert _counts("38 zofam", language="ro").profile.connections is None


JOB = (
    f'<div componentkey="{CARD}{OWN}ExperienceTopLevelSection"><h2>x</h2><div componentkey="entity-collection-item-1">'
    "<p>Lock keeper</p><p>Merrow Canals · Full-time</p><p>Jan 2020 - Present</p></div></div>"
)


def _opened(*rows: str, heading: str = "About this profile", language: str = "en") -> ProfilePage:
    dialog = f"<dialog open><h2>{heading}</h2><p>Ada Orrin</p>{''.join(f'<div>{row}</div>' for row in rows)}</dialog>"
    return _read(_top() + JOB + dialog, html=f'<html lang="{language}">')


JOINED = "<p>Joined</p><p>March 2011</p>"


@pytest.mark.parametrize(
    ("row", "language", "verified"),
    [
        ("<p>Work email verified at Harbour Trust</p>", "en", True),
        ("<p>Workplace</p><p>Verified by work email</p>", "en", True),
        ("<p>Zofam</p><p>Merrow Canals · derilo</p>", "ro", True),
        ('<a href="https://www.linkedin.com/company/4711/"><p>Harbour Trust</p></a>', "ro", True),
        ("<p>Identity verified</p><p>11 months ago</p>", "en", False),
        ('<a href="/help"><p>Learn about workplace verification</p></a>', "en", False),
        ("<p>Zofam</p><p>Derilo</p>", "ro", None),
        (
            "<p>Identität bestätigt</p>",
            "de",
            None,
        ),  # its words for a workplace were never seen: none found proves nothing
    ],
)
def test_a_verified_workplace(row: str, language: str, verified: bool | None) -> None:
    page = _opened(JOINED, row, language=language)
    assert page.profile.verified_workplace is verified
    assert page.not_read.get("verified_workplace") == ("hidden" if verified is None else None)


def test_a_dialog_that_is_still_loading_tells_no_workplace() -> None:
    assert _opened().profile.verified_workplace is None


@pytest.mark.parametrize(
    "row",
    ["<p>May 5, 2021</p>", "<p>5 May 2021</p>", "<p>2021年5月5日</p>", "<p>05.05.2021</p>", "<p>2011</p>", "<p>x</p>"],
)
def test_a_day_is_no_joining(row: str) -> None:
    """The contact details tell since when a connection is one."""
    page = _opened("<p>Connected</p>", row, heading="Ada Orrin")
    assert (page.profile.joined, page.profile.verified_workplace) == (None, None)


def test_the_contact_details_are_no_about_this_profile() -> None:
    page = _opened('<a href="mailto:ada@example.org"><p>ada@example.org</p></a>', JOINED, heading="Ada Orrin")
    assert page.profile.joined is None
