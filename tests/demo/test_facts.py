"""The reader against every demo page: what the page says by its making is what is read, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from scripts.demo import others, pages
from whosasking.model import ProfilePage
from whosasking.pages import read_page

ON = date(2026, 11, 22)
STATES: tuple[dict[str, bool], ...] = ({"scrolled": False}, {"scrolled": True}, {"scrolled": True, "opened": True})


def _said(facts: dict[str, Any]) -> dict[str, Any]:
    """Facts as one flat table, without the reasons for what was not read."""
    outer = {name: value for name, value in facts.items() if name not in {"profile", "standing", "not_read", "sources"}}
    return outer | facts["profile"] | facts["standing"]


def _read(html: str, slug: str) -> dict[str, Any]:
    page = read_page(html, pages.address(slug), on=ON)
    assert isinstance(page, ProfilePage)
    return dict(msgspec.json.decode(msgspec.json.encode(page)))


@pytest.mark.parametrize(("slug", "layout", "language"), pages.all_looks())
def test_the_reader_finds_what_the_page_says(slug: str, layout: str, language: str) -> None:
    for state in STATES[: 1 if layout == "public" else None]:
        read = _read(pages.render(slug, layout=layout, language=language, on=ON, **state), slug)
        true = pages.facts(slug, layout, language, on=ON, **state)
        found = _said(read)
        assert {name: found[name] for name in _said(true)} == _said(true), state
        assert true["not_read"].items() <= read["not_read"].items(), state


@pytest.mark.parametrize("layout", pages.LANGUAGES)
def test_every_unread_fact_has_its_reason(layout: str) -> None:
    read = _read(pages.render("tomasz-dębowiec-4b81a9217", layout=layout, on=ON), "tomasz-dębowiec-4b81a9217")
    unread = [name for name, value in (read["profile"] | read["standing"]).items() if value is None]
    # These are not shown or hidden by anybody: a note without an invitation, a post without a date, the details of a fact.
    free = {"note", "last_activity", "member_id", "connections_capped", "has_posts"}
    assert [name for name in unread if name not in free and name not in read["not_read"]] == []


@pytest.mark.parametrize("name", others.OTHERS)
def test_other_pages_are_no_profiles(name: str) -> None:
    read = read_page(others.render(name), None, on=ON)
    assert not isinstance(read, ProfilePage)


@pytest.mark.parametrize("name", others.OTHERS)
def test_other_pages_are_told_apart(name: str) -> None:
    true = others.facts(name)
    read = msgspec.to_builtins(read_page(others.render(name), true.pop("url"), on=ON))
    people = [{fact: card[fact] for fact in ("name", "slug", "headline")} for card in read.get("invitations", ())]
    assert {fact: read[fact] for fact in true} | ({"invitations": people} if people else {}) == true
