"""Reading a saved or captured page of LinkedIn's: HTML in, facts out. No clock, no network, no memory."""

from __future__ import annotations

from datetime import date

from whosasking.addresses import Address, read_address
from whosasking.languages import language, normal_code, vote
from whosasking.model import InvitationsPage, NotAProfile, UnknownLayout
from whosasking.model import Page as Facts
from whosasking.pages import invitations
from whosasking.pages.ember import Ember
from whosasking.pages.layout import Index, Layout, Page, get, line
from whosasking.pages.not_a_profile import kind_of
from whosasking.pages.public import Public
from whosasking.pages.react import React
from whosasking.pages.soup import Parsed, build, parse

LAYOUTS: tuple[Layout, ...] = (React(), Ember(), Public())
"""All layouts, newest first. The only list."""


def read_page(html: str, url: str | None, *, on: date) -> Facts:
    """The facts of a page, or which page it is that holds none.

    url: the page's address, None for a saved page without one. on: the day of the reading (post dates after it are no dates).
    Raises WrongAddress: not_linkedin (the address is not LinkedIn's), another_member (the page is not the address's).
    Raises PageRefused: page_empty, page_not_html, page_too_large, page_too_many_tags, page_too_deep.
    """
    address = read_address(url) if url is not None else None
    parsed = parse(html)
    if address is not None and address.what == "my_network":
        return _invitations(parsed, on) or NotAProfile(
            what="my_network", language=_declared_language(parsed), read_on=on
        )
    if address is not None and address.what is not None:
        return NotAProfile(what=kind_of(parsed, address) or "other", language=_declared_language(parsed), read_on=on)
    layout = next((each for each in LAYOUTS if each.recognises(parsed)), None)
    if layout is None:
        return _without_profile(parsed, address, on)
    facts = layout.read(_page(layout, parsed, address, on))
    return facts or UnknownLayout(language=_declared_language(parsed), read_on=on)


def _invitations(parsed: Parsed, on: date) -> InvitationsPage | None:
    return invitations.read(parsed, _declared_language(parsed), on=on)


def _without_profile(parsed: Parsed, address: Address | None, on: date) -> Facts:
    if address is None and (listed := _invitations(parsed, on)) is not None:
        return listed
    what = kind_of(parsed, address)
    code = _declared_language(parsed)
    if what is None:
        return UnknownLayout(language=code, read_on=on)
    return NotAProfile(what=what, language=code, read_on=on)


def _page(layout: Layout, parsed: Parsed, address: Address | None, on: date) -> Page:
    soup = build(layout.cards(parsed), layout.enter)
    index = Index(soup)
    code = _declared_language(parsed) or _voted_language(index)
    return Page(
        soup=soup,
        index=index,
        parsed=parsed,
        address=address,
        language=language(code) if code else None,
        language_code=code,
        on=on,
    )


def _declared_language(parsed: Parsed) -> str | None:
    """The language of the interface as the page declares it (the words on a profile are the member's own)."""
    for tag in (parsed.meta("i18nLocale"), parsed.meta("locale"), parsed.root.get("lang") or ""):
        if tag and (code := normal_code(tag)):
            return code
    return None


def _voted_language(index: Index) -> str | None:
    """The language by its labels, where a page declares none (captures of <main> alone)."""
    return vote(
        [
            *(line(tag) for tag in index.all("h2", "label", "button", "a")),
            *(get(tag, "aria-label") for tag in index.all("a", "button")),
        ]
    )
