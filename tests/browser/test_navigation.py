"""Moving between people inside the page: nobody ever stands beside the verdict of somebody else."""

from __future__ import annotations

import time

from scripts.browsers import Tab
from scripts.demo.members import BY_SLUG

MARIT, JENNY, TOMASZ = "marit-halloran", "jenny-profit-mentor", "tomasz-dębowiec-4b81a9217"
TONE = {MARIT: "accept", JENNY: "ignore", TOMASZ: "look_closer"}
GRACE_S = 0.15
"""Between the new address and the browser's word of it to the extension."""


def test_the_badge_follows_the_person(tab: Tab) -> None:
    tab.open(f"/in/{MARIT}/")
    tab.wait_for_badge("accept")
    for slug in (JENNY, TOMASZ, MARIT):
        _go(tab, slug)
        _watch(tab, slug)


def test_the_badge_follows_back_and_forward(tab: Tab) -> None:
    tab.open(f"/in/{MARIT}/")
    tab.wait_for_badge("accept")
    _go(tab, JENNY)
    _watch(tab, JENNY)
    tab.evaluate("history.back()")
    tab.wait_until(f"location.pathname === '/in/{MARIT}/'")
    _watch(tab, MARIT)


def test_two_quick_moves_show_the_last_person_only(tab: Tab) -> None:
    tab.open(f"/in/{MARIT}/")
    tab.wait_for_badge("accept")
    _go(tab, JENNY)
    _go(tab, TOMASZ)
    _watch(tab, TOMASZ)


def test_there_and_back_at_once(tab: Tab) -> None:
    tab.open(f"/in/{MARIT}/")
    tab.wait_for_badge("accept")
    _go(tab, JENNY)
    _go(tab, MARIT)
    _watch(tab, MARIT)


def test_leaving_the_profiles_takes_the_badge_away(tab: Tab) -> None:
    tab.open(f"/in/{MARIT}/")
    tab.wait_for_badge("accept")
    tab.evaluate("history.pushState({}, '', '/feed/')")
    tab.wait_until("![...document.documentElement.children].some(e => e !== document.head && e !== document.body)")
    assert tab.root() is None


def _go(tab: Tab, slug: str) -> None:
    """Follows a link of the page to another person, as the site does it: inside the page."""
    tab.evaluate(
        f"(() => {{ const a = document.createElement('a'); a.href = '/in/{slug}/'; document.body.append(a); a.click(); a.remove(); }})()"
    )


def _watch(tab: Tab, slug: str, *, seconds: float = 3.0, patience: float = 20.0) -> None:
    """Looks at the badge until it has shown the person's own verdict for a while, and at no moment saw another's."""
    strangers = [BY_SLUG[other].name for other in TONE if other != slug]
    began = time.monotonic()
    right_since: float | None = None
    while right_since is None or time.monotonic() - right_since < seconds:
        now = time.monotonic()
        assert now - began < patience, f"no verdict on {slug}:\n{tab.outline()}"
        root = tab.root()
        if root is None or now - began < GRACE_S:
            continue
        badge = tab.badge()
        tone = badge.attributes.get("data-tone") if badge else None
        assert tone in {None, "checking", TONE[slug], *(["look_closer"] if slug != TOMASZ else [])}, root.outline()
        assert not any(name in root.text for name in strangers), root.outline()
        right_since = (right_since or now) if tone == TONE[slug] else None
