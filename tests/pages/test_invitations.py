"""Pages of invitations: one card a person, in both layouts and every language; pages, events and groups get none.

The pages are made here, true to structure, and whole ones with their facts beside them stand in ``made_invitations``.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from whosasking.cli.read import as_json
from whosasking.errors import WrongAddress
from whosasking.languages import codes, language
from whosasking.model import InvitationCard, InvitationsPage, NotAProfile
from whosasking.pages import read_page
from whosasking.pages.invitations import count_mutual, is_time

MADE = Path(__file__).parent / "made_invitations"
ON = date(2026, 11, 22)
RECEIVED = "https://www.linkedin.com/mynetwork/invitation-manager/received/"
PHOTO = '<img src="https://media.licdn.com/dms/image/v2/x/profile-displayphoto-shrink_100_100/0">'
BUTTONS = '<div><button aria-label="Ignore an invitation from Ana Lund">Ignore</button><button aria-label="Accept Ana Lund’s invitation">Accept</button></div>'


def row(
    *lines: str, name: str = "<strong>Ana Lund</strong>", picture: str = PHOTO, buttons: str = BUTTONS, more: str = ""
) -> str:
    """A row of the React list. lines: what stands below the name."""
    shown = "".join(f"<p>{line}</p>" for line in lines)
    return (
        f'<div role="listitem" componentkey="auto-component-1"><a href="https://www.linkedin.com/in/ana-lund/"><figure>{picture}</figure></a>'
        f'<div><p><a href="/in/ana-lund/">{name}</a> wants to connect</p>{shown}{more}</div>{buttons}</div>'
    )


def listed(*rows: str, lang: str = "en", screen: str = "InvitationReceived") -> str:
    return (
        f'<html lang="{lang}"><body><main id="workspace"><div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.{screen}">'
        f'<div componentkey="InvitationManagerPage_InvitationsList"><div role="list">{"".join(rows)}</div></div></div></main></body></html>'
    )


def read(html: str, url: str | None = None) -> InvitationsPage:
    page = read_page(html, url, on=ON)
    assert isinstance(page, InvitationsPage)
    return page


def card(*lines: str, **how: str) -> InvitationCard:
    found = read(listed(row(*lines, **how))).invitations
    assert len(found) == 1
    return found[0]


# ------------------------------------------------------------------------------------------------------ whole pages


@pytest.mark.parametrize("path", sorted(MADE.glob("*.html")), ids=lambda path: path.stem)
def test_made_page(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text("utf-8"))
    page = read(path.read_text("utf-8"))
    assert json.loads(json.dumps(as_json(page), default=str)) == {"read_on": str(ON), **wanted}


def test_printed_facts_have_these_names() -> None:
    facts: Any = as_json(read(listed(row("Potter", "2 days ago"))))
    assert next(iter(facts)) == "kind"
    assert facts["kind"] == "invitations"
    names = ["name", "slug", "headline", "mutual_connections", "mutual_names", "note", "sent", "verified", "has_photo"]
    assert list(facts["invitations"][0]) == names


def test_no_invitation_is_an_empty_list() -> None:
    html = '<main><div data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow"><section componentkey="pending-invitations-preview"><h2>Nie ma zaproszeń w toku</h2></section><div role="listitem"><a href="/in/somebody/">Somebody</a><button aria-label="Connect with Somebody">x</button><button aria-label="Remove Somebody">y</button></div></div></main>'
    page = read(html)
    assert (page.invitations, page.language) == ((), "pl")


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<div role="progressbar"></div><p>One moment</p>',
        '<div aria-busy="true"><h2>Invitations</h2></div>',
        '<p class="card-skeleton">x</p>',
        '<h2>Invitations (2)</h2><a href="/mynetwork/invitation-manager/"><span>Show all</span></a>',
        "<label><span>All</span></label><button><span>Sent</span></button>",
    ],
)
def test_a_list_that_has_yet_to_come_is_not_read(inside: str) -> None:
    html = f'<html lang="en"><main><section id="pending-invitations-preview">{inside}</section></main></html>'
    assert read_page(html, RECEIVED, on=ON) == NotAProfile(what="my_network", language="en", read_on=ON)


@pytest.mark.parametrize("inside", ["<h2>No pending invitations</h2>", "<h2>Invitations (0)</h2><p>Nobody waits.</p>"])
def test_a_list_that_says_that_none_wait_is_read(inside: str) -> None:
    html = f'<html lang="en"><main><section id="pending-invitations-preview">{inside}</section></main></html>'
    assert read(html, RECEIVED).invitations == ()


@pytest.mark.parametrize("url", [None, RECEIVED, "https://www.linkedin.com/mynetwork/grow/"])
def test_recognised_by_structure_whatever_the_address(url: str | None) -> None:
    assert len(read(listed(row("Potter", "2 days ago")), url).invitations) == 1


def test_a_profile_whose_old_list_lingers_is_no_list() -> None:
    url = "https://www.linkedin.com/in/ana-lund/"
    assert isinstance(read_page(listed(row("Potter", "2 days ago")), url, on=ON), NotAProfile)


def test_sent_invitations_are_not_read() -> None:
    page = read_page(listed(row("Potter"), screen="InvitationSent"), RECEIVED, on=ON)
    assert page == NotAProfile(what="my_network", language="en", read_on=ON)


def test_another_site_is_refused() -> None:
    with pytest.raises(WrongAddress):
        read_page(listed(row("Potter")), "https://example.org/mynetwork/", on=ON)


# ------------------------------------------------------------------------------------------------------------ lines


@pytest.mark.parametrize(
    ("lines", "facts"),
    [
        (
            ("Potter in Chicago", "Bo Ek and 71 other mutual connections", "Hello!", "2 days ago"),
            ("Potter in Chicago", 72, ("Bo Ek",), "Hello!", "2 days ago"),
        ),
        (
            ("Potter", "Hello, ten years ago we met.", "2 days ago"),
            ("Potter", 0, (), "Hello, ten years ago we met.", "2 days ago"),
        ),
        (("Potter", "2 days ago"), ("Potter", 0, (), "", "2 days ago")),
        (("Potter",), ("Potter", 0, (), "", None)),
        (("--", "yesterday"), ("", 0, (), "", "yesterday")),
        ((), (None, None, None, None, None)),
        (("1 mutual connection", "3w"), ("", 1, (), "", "3w")),
        (
            ("Potter", "Works at Clay", "Bo Ek is a mutual connection", "2 days ago"),
            ("Potter", 1, ("Bo Ek",), None, "2 days ago"),
        ),
        (
            ("Potter", "I saw our mutual connections!", "2 days ago"),
            ("Potter", 0, (), "I saw our mutual connections!", "2 days ago"),
        ),
        (
            ("Potter", "First line<br>second<button>…more</button>", "2 days ago"),
            ("Potter", 0, (), "First line\nsecond", "2 days ago"),
        ),
        (
            (
                "Potter",
                '<span data-testid="expandable-text-box">See linkedin.com <a href="/company/clay/">linkedin.com/company/clay</a><button data-testid="expandable-text-button">…more</button></span>',
            ),
            ("Potter", 0, (), "See linkedin.com linkedin.com/company/clay", None),
        ),
    ],
)
def test_lines(lines: tuple[str, ...], facts: tuple[Any, ...]) -> None:
    found = card(*lines)
    assert (found.headline, found.mutual_connections, found.mutual_names, found.note, found.sent) == facts


def test_a_more_button_behind_the_note_is_neither_accept_nor_ignore() -> None:
    found = card("Potter", "Long note", more="<button>…more</button>")
    assert (found.note, found.name) == ("Long note", "Ana Lund")


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("<strong>Ana Lund</strong>", "Ana Lund"),
        ("Ana Lund", "Ana Lund"),
        ("<strong>Ana Lund<span>Aktueller Entitätsverlauf</span></strong>", "Ana Lund"),
        ('<strong>Ana Lund</strong><svg id="verified-small"></svg>', "Ana Lund"),
        ("<strong>Somebody Else</strong>", "Somebody Else"),
    ],
)
def test_name(name: str, read_as: str) -> None:
    assert card("Potter", "2 days ago", name=name).name == read_as


@pytest.mark.parametrize(
    ("picture", "has_photo"),
    [
        (PHOTO, True),
        ('<img src="https://media.licdn.com/dms/x/profile-framedphoto-shrink/0">', True),
        ('<img class="ghost-person" src="data:image/gif;base64,R0">', False),
        ('<svg id="person-accent-4"></svg>', False),
        ('<img src="data:image/gif;base64,R0">', None),
        ("", None),
    ],
)
def test_photo(picture: str, has_photo: bool | None) -> None:
    assert card("Potter", picture=picture).has_photo is has_photo


def test_verified_where_the_mark_is_seen_and_unknown_where_not() -> None:
    assert card("Potter", name='<strong>Ana Lund</strong><svg id="verified-small"></svg>').verified is True
    assert card("Potter").verified is None


def test_a_capture_says_which_element() -> None:
    numbered = row("Potter").replace('role="listitem"', 'role="listitem" data-wa-n="17"', 1)
    assert read(listed(numbered, row("Smith"))).anchors == (17, None)


# ---------------------------------------------------------------------------------------------------------- persons


@pytest.mark.parametrize(
    "html",
    [
        row().replace("wants to connect", 'invited you to follow <a href="/company/clay/">Clay</a>'),
        row('Subscribe to <a href="https://www.linkedin.com/newsletters/clay-7/">Clay weekly</a>'),
        row().replace("wants to connect", 'invited you to <a href="/events/77/">Clay Days</a>'),
        row().replace("wants to connect", 'invited you to join <a href="/groups/12/">Clay Friends</a>'),
        row().replace("wants to connect", "invited you to follow <strong>Clay Works</strong>"),
        row(buttons='<button aria-label="Withdraw invitation sent to Ana Lund">Withdraw</button>'),
        row(buttons="<button>Reply</button><button>Unfold</button>"),
        row(buttons="<button>Ignore</button>"),
        row(
            buttons='<button aria-label="Invite Ana Lund to connect">+</button><button aria-label="Dismiss Ana Lund">x</button>'
        ),
        row(buttons='<button aria-label="Message Ana Lund">+</button><button aria-label="Dismiss Ana Lund">x</button>'),
        row(more='<a href="/preload/custom-invite/?vanityName=ana-lund">Connect</a>'),
        row()
        .replace("wants to connect", "invited you to follow Clay Works")
        .replace("profile-displayphoto", "company-logo_100_100/x"),
        '<div role="listitem"><p>No link</p>' + BUTTONS + "</div>",
    ],
)
def test_what_is_no_persons_invitation_gets_no_card(html: str) -> None:
    assert read(listed(html, row("Potter"))).invitations == (card("Potter"),)


def test_suggestions_below_the_preview_get_no_card() -> None:
    html = listed(row("Potter")).replace("InvitationManagerPage_InvitationsList", "MyNetwork_InvitationsPreview")
    beside = html.replace("</main>", f"<section><h2>People you may know</h2>{row('Smith')}</section></main>")
    assert len(read(beside).invitations) == 1


def test_two_hundred_cards_are_read() -> None:
    rows = [row(f"Potter {number}").replace("ana-lund", f"ana-{number}") for number in range(200)]
    assert len({each.slug for each in read(listed(*rows)).invitations}) == 200


# -------------------------------------------------------------------------------------------------------- languages

TIMES = {
    "ar": ("منذ يومين", "منذ 3 أيام"),
    "cs": ("před 2 dny", "včera"),
    "da": ("for 2 dage siden", "i går"),
    "de": ("Vor 2 Tagen", "Gestern"),
    "en": ("2 days ago", "Sent today"),
    "es": ("Hace 2 días", "ayer"),
    "fr": ("Il y a 2 jours", "hier"),
    "id": ("2 hari yang lalu", "kemarin"),
    "it": ("2 giorni fa", "ieri"),
    "ja": ("2日前", "昨日"),
    "ko": ("2일 전", "어제"),
    "ms": ("2 hari lalu", "semalam"),
    "nb": ("for 2 dager siden", "i går"),
    "nl": ("2 dagen geleden", "gisteren"),
    "pl": ("2 dni temu", "wczoraj"),
    "pt": ("há 2 dias", "ontem"),
    "ru": ("2 дня назад", "вчера"),
    "sv": ("för 2 dagar sedan", "i går"),
    "th": ("2 วันที่แล้ว", "เมื่อวาน"),
    "tr": ("2 gün önce", "dün"),
    "uk": ("2 дні тому", "вчора"),
    "vi": ("2 ngày trước", "hôm qua"),
    "zh-CN": ("2 天前", "昨天"),
    "zh-TW": ("2 天前", "昨天"),
}
MUTUALS = {
    "ar": "Bo Ek و71 زميلا مشتركا",
    "cs": "Bo Ek a 71 dalších společných spojení",
    "da": "Bo Ek og 71 andre fælles forbindelser",
    "de": "Bo Ek und 71 weitere gemeinsame Kontakte",
    "en": "Bo Ek and 71 other mutual connections",
    "es": "Bo Ek y 71 contactos en común más",
    "fr": "Bo Ek et 71 autres relations en commun",
    "id": "Bo Ek dan 71 koneksi bersama lainnya",
    "it": "Bo Ek e altri 71 collegamenti in comune",
    "ja": "Bo Ekさん、他71人の共通のつながり",
    "ko": "Bo Ek님 외 71명의 함께 아는 1촌",
    "ms": "Bo Ek dan 71 kenalan bersama lain",
    "nb": "Bo Ek og 71 andre felles forbindelser",
    "nl": "Bo Ek en 71 andere gemeenschappelijke connecties",
    "pl": "Bo Ek i 71 innych wspólnych kontaktów",
    "pt": "Bo Ek e mais 71 conexões em comum",
    "ru": "Bo Ek и ещё 71 общих контактов",
    "sv": "Bo Ek och 71 andra gemensamma kontakter",
    "th": "Bo Ek และอีก 71 คน มีคนรู้จักร่วมกัน",
    "tr": "Bo Ek ve 71 diğer ortak bağlantınız",
    "uk": "Bo Ek та ще 71 спільних контактів",
    "vi": "Bo Ek và 71 kết nối chung khác",
    "zh-CN": "Bo Ek和其他 71 位共同好友",
    "zh-TW": "Bo Ek和其他 71 位共同聯絡人",
}
UNTITLED = (
    "Potter",
    "Developer in Chicago",
    "Fabrik vorn",
    "Há",
    "Head of everything",
    "営業部長",
    "10 years in ceramics",
)


def test_every_language_is_tried() -> None:
    assert set(TIMES) == set(MUTUALS) == set(codes())


def _buttons(code: str) -> str:
    words = language(code)
    assert words is not None
    said = [(words.words(key) or ("",))[0] for key in ("ignore", "accept")]
    return "".join(f'<button aria-label="{word} Ana Lund">{word}</button>' for word in said)


@pytest.mark.parametrize("code", sorted(TIMES))
def test_time_and_mutual_connections_in_every_language(code: str) -> None:
    for time in TIMES[code]:
        lines = row("Potter", MUTUALS[code], "Lorem ipsum dolor sit amet.", time, buttons=_buttons(code))
        for lang in (code, ""):  # "": the page declares none
            found = read(listed(lines, lang=lang)).invitations[0]
            assert (found.headline, found.mutual_connections, found.mutual_names) == ("Potter", 72, ("Bo Ek",))
            assert (found.note, found.sent) == ("Lorem ipsum dolor sit amet.", time)


@pytest.mark.parametrize("code", sorted(TIMES))
def test_a_headline_is_no_time(code: str) -> None:
    for text in UNTITLED:
        assert not is_time(text, language(code), needs_number=True)


@pytest.mark.parametrize(
    ("text", "strongs", "count", "names"),
    [
        ("Bo Ek and Rike 3D Sand are mutual connections", ("Bo Ek", "Rike 3D Sand"), 2, ("Bo Ek", "Rike 3D Sand")),
        ("Bo Ek, Rike Sand and 1,204 other mutual connections", (), 1206, ("Bo Ek", "Rike Sand")),
        ("Maria de la Cruz is a mutual connection", (), 1, ("Maria de la Cruz",)),
        ("71 mutual connections", (), 71, ()),
        ("mutual connections", (), None, None),
        ("Bo Ek i 30innych wspólnych kontaktów", ("Bo Ek",), 31, ("Bo Ek",)),
    ],
)
def test_mutual_line(text: str, strongs: tuple[str, ...], count: int | None, names: tuple[str, ...] | None) -> None:
    assert count_mutual(text, strongs, None) == (count, names)


def test_facts_are_plain_data() -> None:
    assert to_builtins(card("Potter"))["slug"] == "ana-lund"
