"""Pages that are no profile, and pages in a layout that nobody knows."""

from __future__ import annotations

from datetime import date

import pytest

from whosasking.model import NotAProfile, UnknownLayout
from whosasking.pages import LAYOUTS, read_page

ON = date(2026, 11, 22)
PROFILE = "https://www.linkedin.com/in/somebody/"


@pytest.mark.parametrize("url", [None, PROFILE])
@pytest.mark.parametrize(
    ("html", "what"),
    [
        (
            '<meta name="pageKey" content="auth_wall_desktop_profile"><form action="/uas/login-submit"></form>',
            "authwall",
        ),
        ('<div class="authwall-join-form"><h1>Join</h1></div>', "authwall"),
        ('<div id="rememberme-div"></div>', "authwall"),
        ('<meta name="pageKey" content="d_homepage-guest-home"><main><h1>Welcome</h1></main>', "guest_home"),
        ('<meta name="pageKey" content="public_profile_v3_desktop"><main><h1>Page not found</h1></main>', "not_found"),
        (
            '<html><head><meta http-equiv="refresh" content="0; url=/x"><script>var a = 1</script></head></html>',
            "challenge",
        ),
        ('<div id="captcha-internal"></div>', "challenge"),
        (
            '<main id="workspace"><div role="main" data-sdui-screen="com.linkedin.sdui.flagshipnav.mynetwork.Grow"><h2>x</h2></div></main>',
            "my_network",
        ),
        (
            '<main id="workspace"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.search.SearchResultsPeople"></div></main>',
            "search",
        ),
        ('<meta name="service" content="voyager-web"><div class="search-results-container"></div>', "search"),
        (
            '<main id="workspace"><div data-sdui-screen="com.linkedin.sdui.flagshipnav.feed.MainFeed"></div></main>',
            "feed",
        ),
        ('<meta name="service" content="voyager-web"><ul class="msg-conversations-container__list"></ul>', "messaging"),
        ('<main><section class="jobs-search__results"></section></main>', "jobs"),
        ('<main><section class="org-top-card"><h1>Verlag</h1></section></main>', "company"),
        ('<main><span data-anonymize="person-name">Somebody</span></main>', "sales_navigator"),
    ],
)
def test_says_which_page_it_is(html: str, what: str, url: str | None) -> None:
    page = read_page(html, url, on=ON)
    assert isinstance(page, NotAProfile)
    assert page.what == what


@pytest.mark.parametrize(
    "html",
    [
        '<main id="workspace"><nav>Home</nav><footer>About</footer></main>',
        '<main id="workspace"><div componentkey="com.linkedin.sdui.profile.card.refACoAAMadeUpUlla000000000000000000000001Topcard"></div></main>',
        '<section data-member-id="1"><p>no heading</p></section>',
        '<div class="top-card-layout"><p>no heading</p></div>',
        "<article><h1>Somebody</h1><p>a page of another site</p></article>",
    ],
)
def test_an_unknown_layout_is_no_finding(html: str) -> None:
    assert isinstance(read_page(html, PROFILE, on=ON), UnknownLayout)


def test_layouts_have_names_of_their_own() -> None:
    assert len({layout.name for layout in LAYOUTS}) == len(LAYOUTS)
