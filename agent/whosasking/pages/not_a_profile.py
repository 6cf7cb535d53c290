"""Pages of LinkedIn's that are no profile: told by their own marks, then by their address."""

from __future__ import annotations

import re

from whosasking.addresses import Address
from whosasking.model import NotAProfileKind
from whosasking.pages.soup import Parsed

_SCREENS: tuple[tuple[re.Pattern[str], NotAProfileKind], ...] = (
    (re.compile(r"\.search\.", re.IGNORECASE), "search"),
    (re.compile(r"\.mynetwork\.", re.IGNORECASE), "my_network"),
    (re.compile(r"\.messag", re.IGNORECASE), "messaging"),
    (re.compile(r"\.jobs?\.", re.IGNORECASE), "jobs"),
    (re.compile(r"\.(?:company|organization)", re.IGNORECASE), "company"),
    (re.compile(r"\.feed\.", re.IGNORECASE), "feed"),
)
"""React pages name their screen: com.linkedin.sdui.flagshipnav.mynetwork.Grow."""

_PAGE_KEYS: tuple[tuple[re.Pattern[str], NotAProfileKind], ...] = (
    (re.compile(r"auth_?wall|login|signup|registration|join", re.IGNORECASE), "authwall"),
    (re.compile(r"homepage|guest[-_]home", re.IGNORECASE), "guest_home"),
    (re.compile(r"404|not_?found|page[-_]error", re.IGNORECASE), "not_found"),
    (re.compile(r"checkpoint|challenge|captcha", re.IGNORECASE), "challenge"),
    (re.compile(r"people_search|search|pub_dir", re.IGNORECASE), "search"),
    (re.compile(r"jobs?_", re.IGNORECASE), "jobs"),
    (re.compile(r"organization_guest|company", re.IGNORECASE), "company"),
)
"""Signed-out pages name themselves in <meta name="pageKey">."""

_MARKS: tuple[tuple[str, NotAProfileKind], ...] = (
    (
        "//*[@id='captcha-internal' or @id='challenge' or @id='captcha-challenge'] | //form[contains(@action,'/checkpoint/challenge')]",
        "challenge",
    ),
    (
        "//*[contains(@class,'authwall')] | //*[@id='rememberme-div'] | //form[contains(@action,'/checkpoint/lg/login-submit')]",
        "authwall",
    ),
    (
        "//*[contains(@class,'not-found__') or contains(@class,'not-found-404')] | //a[contains(@href,'trk=public_profile_not-found')]",
        "not_found",
    ),
    (
        "//*[@id='homepage-basic_signin-form'] | //*[contains(@class,'homepage-basic')] | //a[contains(@href,'trk=guest_homepage')]",
        "guest_home",
    ),
    ("//main//*[@data-anonymize='person-name'] | //*[@data-test-profile-main-content-container]", "sales_navigator"),
    (
        "//*[@componentkey='InvitationManagerPage_InvitationsList' or starts-with(@componentkey,'MyNetwork_')] | //*[contains(@class,'mn-invitation-list')]",
        "my_network",
    ),
    ("//*[contains(@class,'search-results-container') or contains(@class,'reusable-search')]", "search"),
    ("//*[contains(@class,'msg-conversations-container') or contains(@class,'msg__list')]", "messaging"),
    (
        "//main//*[contains(@class,'jobs-search') or contains(@class,'job-view-layout') or contains(@class,'jobs-home')]",
        "jobs",
    ),
    ("//*[contains(@class,'org-top-card') or contains(@class,'org-grid')]", "company"),
    ("//main//*[contains(@class,'feed-identity-module') or contains(@class,'share-box-feed-entry')]", "feed"),
)


def kind_of(parsed: Parsed, address: Address | None) -> NotAProfileKind | None:
    """Which page without a profile this is; None where nothing says so (then the layout is unknown)."""
    if address is not None and address.what not in (None, "other"):
        return address.what
    if _refreshes_only(parsed):
        return "challenge"
    screens = " ".join(element.get("data-sdui-screen", "") for element in parsed.find("//*[@data-sdui-screen]"))
    page_key = parsed.meta("pageKey")
    is_public = page_key.startswith("public_profile")
    named = _first(_SCREENS, screens) or _first(_PAGE_KEYS, "" if is_public else page_key)
    marked = named or next((what for path, what in _MARKS if parsed.has(path)), None)
    if marked is not None:
        return marked
    if is_public:
        return "not_found"
    return address.what if address is not None else None


def _first(table: tuple[tuple[re.Pattern[str], NotAProfileKind], ...], words: str) -> NotAProfileKind | None:
    return next((what for pattern, what in table if words and pattern.search(words)), None)


def _refreshes_only(parsed: Parsed) -> bool:
    """A page without words that sends the browser on: LinkedIn's check whether a person is there."""
    refresh = parsed.has("//meta[translate(@http-equiv,'REFSH','refsh')='refresh'] | //noscript//meta")
    words = parsed.root.xpath("normalize-space(//body)") if refresh else ""
    scripts = sum(len(script.text or "") for script in parsed.find("//body//script")) if refresh else 0
    return refresh and len(str(words)) - scripts < 40
