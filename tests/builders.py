"""Made facts for tests: a member about whom everything was read and nothing is wrong, and what differs from them."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from whosasking.checks import Case
from whosasking.model import (
    SECTIONS,
    Job,
    Knowledge,
    NotReadReason,
    Profile,
    ProfilePage,
    School,
    Source,
    Standing,
    Telltale,
    TelltaleClass,
)
from whosasking.preferences import Preferences

TODAY = date(2026, 11, 22)

JOBS = (
    Job(
        title="Tide clerk",
        company="Northquay",
        company_page=True,
        from_="2021-03",
        description="Keeps the tide tables.",
    ),
    Job(title="Lamp keeper", company="Skerry Light", company_page=False, from_="2015", to="2021-02", description=""),
)

PROFILE = Profile(
    name="Orla Quennell",
    slug="orla-quennell",
    headline="Writes about tides, lamps and ferries",
    location="Northquay",
    about="Tides. " * 40,
    connections=312,
    connections_capped=False,
    has_photo=True,
    verified=False,
    verified_workplace=False,
    joined="2026-05",
    sections=dict.fromkeys(SECTIONS, "present"),
    jobs=JOBS,
    education=(School(school="Skerry School"),),
    skills=5,
    recommendations=0,
    has_posts=None,
    last_activity=date(2026, 10, 4),
)
"""Passes the five checks, without a proof: comments only, a member of half a year."""

STANDING = Standing(degree=2, mutual_connections=3, mutual_names=("Ida Brandt",), relation="invited_me", note="")


def page(
    *,
    not_read: dict[str, NotReadReason] | None = None,
    sources: dict[str, Source] | None = None,
    language: str | None = "en",
    signed_in: bool | None = True,
    standing: dict[str, Any] | None = None,
    **profile: Any,
) -> ProfilePage:
    """The page of Orla Quennell, with these facts of the profile and of the standing changed."""
    return ProfilePage(
        layout="react",
        language=language,
        signed_in=signed_in,
        read_on=TODAY,
        profile=replace(PROFILE, **profile),
        standing=replace(STANDING, **(standing or {})),
        not_read=not_read or {},
        sources=sources or {},
    )


def case(
    *,
    telltales: tuple[Telltale, ...] = (),
    preferences: Preferences | dict[str, Any] | None = None,
    knowledge: Knowledge | None = None,
    on: date = TODAY,
    **changes: Any,
) -> Case:
    """A case on that page. preferences: or the values that differ from the defaults. changes: as page()."""
    if not isinstance(preferences, Preferences):
        preferences = replace(Preferences(), **(preferences or {}))
    return Case(
        page=page(**changes), telltales=telltales, preferences=preferences, knowledge=knowledge or Knowledge(), on=on
    )


def sign(weight: TelltaleClass, family: str = "returns", quote: str = "3% a day", where: str = "about") -> Telltale:
    """A telltale."""
    return Telltale(family=family, weight=weight, quote=quote, where=where)
