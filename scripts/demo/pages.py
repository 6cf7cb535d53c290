"""Every page of the demo site as text, and the truth about it.

render("marit-halloran", scrolled=True)      HTML as a browser would hold it
facts("marit-halloran", scrolled=True)       what a careful reader finds there
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from . import ember, public, react, truth
from .members import BY_SLUG, MEMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .members import Member

LANGUAGES: Final = {
    "react": ("en", "de", "pl", "es", "ja", "ar", "fr"),
    "ember": ("en", "pl", "fr"),
    "public": ("en", "de"),
}
"""The interface languages of each layout."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """One way of looking at one member. layout, language: the member's own where None. on: the day of looking."""

    member: Member
    layout: str
    language: str
    scrolled: bool
    opened: bool
    on: date


def look(
    slug: str,
    layout: str | None = None,
    language: str | None = None,
    *,
    scrolled: bool = False,
    opened: bool = False,
    on: date | None = None,
) -> Look:
    """Fills in what was left open. Raises KeyError for an unknown member, layout or language of a layout."""
    member = BY_SLUG[slug]
    chosen = layout or member.layout
    spoken = language or (member.language if member.language in LANGUAGES[chosen] else "en")
    if spoken not in LANGUAGES[chosen]:
        raise KeyError(spoken)
    return Look(
        member=member,
        layout=chosen,
        language=spoken,
        scrolled=scrolled,
        opened=opened,
        on=on or datetime.now(UTC).date(),
    )


def render(
    slug: str,
    *,
    layout: str | None = None,
    language: str | None = None,
    scrolled: bool = False,
    opened: bool = False,
    on: date | None = None,
    media: str = "https://media.licdn.com",
) -> str:
    """A member's page.

    slug: the last part of the member's address, decoded. layout: react, ember or public. language: of the interface.
    scrolled: lazy sections were delivered. opened: "About this profile" is open. on: the day, for ages and activity ids
    (today where None). media: where the pictures lie. Raises KeyError as look() does.
    """
    chosen = look(slug, layout, language, scrolled=scrolled, opened=opened, on=on)
    return RENDERERS[chosen.layout](chosen, media)


def facts(
    slug: str,
    layout: str | None = None,
    language: str | None = None,
    *,
    scrolled: bool = False,
    opened: bool = False,
    on: date | None = None,
) -> dict[str, Any]:
    """What a careful reader finds on the page that render() makes from the same values; None is: not read."""
    return truth.TRUTHS[(layout or BY_SLUG[slug].layout)](
        look(slug, layout, language, scrolled=scrolled, opened=opened, on=on)
    )


def address(slug: str) -> str:
    """The address that a page is seen at."""
    return f"https://www.linkedin.com/in/{slug}/"


def all_looks() -> list[tuple[str, str, str]]:
    """Every (slug, layout, language) that the site can show."""
    return [
        (member.slug, layout, language)
        for member in MEMBERS
        for layout, languages in LANGUAGES.items()
        for language in languages
    ]


def _react(chosen: Look, media: str) -> str:
    page = react.Page(chosen.member, chosen.language, chosen.on, media=media)
    return page.render(scrolled=chosen.scrolled, opened=chosen.opened)


def _ember(chosen: Look, media: str) -> str:
    page = ember.Page(chosen.member, chosen.language, chosen.on, media=media)
    return page.render(scrolled=chosen.scrolled, opened=chosen.opened)


def _public(chosen: Look, media: str) -> str:
    return public.Page(chosen.member, chosen.language, chosen.on, media=media).render()


RENDERERS: Final[dict[str, Callable[[Look, str], str]]] = {"react": _react, "ember": _ember, "public": _public}
