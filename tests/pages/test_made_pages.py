"""Pages made for these tests, small and true to structure, with what a careful reader sees beside each. One test a fact.

react-de-twin: a hidden degree behind the visible one, a sticky copy, nested links, a repost, grouped roles, groups not delivered.
react-ar-live: a capture with marks, ``id`` for ``componentkey``, Arabic digits, comments only, nothing but a shell for a photo.
react-fr-invited: Accept and Ignore twice, a note, cards of another member, no language declared, a ring with an unknown word.
react-en-pending: pictures still loading, a withdrawable invitation, two degrees that nothing tells apart, an open dialog.
ember-es-comments: everything twice, JSON of another member, comments only, no later card. ember-tr-ghost: JSON that fits, a ghost.
public-it: JSON-LD behind an Article, liked posts, masked rows, an address not yet loaded.

And one at least for every other language of the tables, in its own numbers, dates and plural forms:
react-cs-quiet: no count of connections, a form for two. react-id-opened: an open dialog with a workplace, a language code of old.
react-ja-twin: wide digits, the hidden degree first. react-ko-pending: a noun with a digit in it, comments only, ``id`` for ``componentkey``.
react-nb-followers: followers alone, no degree. react-nl-invited: a note, the buttons twice. react-pl-glued: "30innych", every group delivered.
react-pt-self: the reader's own page, "1,2 mil". react-sv-empty: nothing but a name. react-th-buddhist: Thai digits, Buddhist years.
react-uk-undeclared: no language declared. react-vi-spans: spans for paragraphs, two counts in a line.
react-zh-TW-first: cards by their first names, a photo on its way. ember-da-pending: a clock, all cards. ember-ru-invited: a note in the
JSON, a build without the usual names. public-ms: the older line of counts. public-zh-CN: a ghost, "1.2万".
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from whosasking.languages import codes
from whosasking.model import ProfilePage
from whosasking.pages import read_page

MADE = Path(__file__).parent / "made"
ON = date(2026, 11, 22)


@cache
def _page(name: str) -> ProfilePage:
    page = read_page((MADE / f"{name}.html").read_text("utf-8"), None, on=ON)
    assert isinstance(page, ProfilePage)
    return page


@cache
def _read(name: str) -> dict[str, Any]:
    return _flat(to_builtins(_page(name)))


def _flat(page: dict[str, Any]) -> dict[str, Any]:
    """Facts by name: sections.about, not_read.joined, ..."""
    facts = {key: page[key] for key in ("kind", "layout", "language", "signed_in")} | page["profile"] | page["standing"]
    sections = facts.pop("sections")
    facts |= {f"sections.{name}": state for name, state in sections.items()}
    return json.loads(json.dumps(facts, default=str)) | {"not_read": page["not_read"]}


def _facts() -> list[Any]:
    found = []
    for path in sorted(MADE.glob("*.json")):
        for fact, value in _flat(json.loads(path.read_text("utf-8"))).items():
            found.append(pytest.param(path.stem, fact, value, id=f"{path.stem}-{fact}"))
    return found


@pytest.mark.parametrize(("name", "fact", "value"), _facts())
def test_fact(name: str, fact: str, value: object) -> None:
    assert _read(name)[fact] == value


def test_every_language_has_a_page() -> None:
    assert {_page(path.stem).language for path in MADE.glob("*.html")} >= set(codes())


def test_every_page_has_its_facts_beside_it() -> None:
    assert {path.stem for path in MADE.glob("*.html")} == {path.stem for path in MADE.glob("*.json")}


@pytest.mark.parametrize(
    ("name", "fact", "where", "quote"),
    [
        ("react-de-twin", "connections", "top_card", "312 Kontakte"),
        ("react-de-twin", "degree", "top_card", "· 2."),
        (
            "react-de-twin",
            "mutual_connections",
            "top_card",
            "Otto Velm, Rike 3D Sand und 71 weitere gemeinsame Kontakte",
        ),
        ("react-de-twin", "jobs/3", "experience/3", "Volontärin"),
        ("react-de-twin", "skills", "about", "Archivkunde • Paläografie • Kodikologie"),
        ("react-fr-invited", "note", "invitation", "Bonjour, nous nous sommes croisées au salon du livre."),
        ("react-en-pending", "joined", "about_this_profile", "March 2011"),
        ("ember-es-comments", "connections", "top_card", "Más de 500 contactos"),
        ("ember-tr-ghost", "joined", "embedded_data", None),
        ("public-it", "about", "about", "Carte nautiche. E pazienza."),
        ("react-id-opened", "verified_workplace", "about_this_profile", "Tempat kerja"),
        ("react-ko-pending", "connections", "top_card", "1촌 321명"),
        ("react-th-buddhist", "connections", "top_card", "คนรู้จัก ๓๒๑ คน"),
        ("ember-ru-invited", "note", "invitation", "Здравствуйте! Мы виделись на ярмарке."),
    ],
)
def test_says_where_a_fact_stands(name: str, fact: str, where: str, quote: str | None) -> None:
    source = _page(name).sources[fact]
    assert (source.where, source.quote, source.anchor) == (where, quote, None)


@pytest.mark.parametrize(
    ("fact", "anchor"), [("degree", 11), ("connections", 16), ("last_activity", 27), ("jobs/1", 32), ("experience", 30)]
)
def test_a_capture_says_which_element(fact: str, anchor: int) -> None:
    assert _page("react-ar-live").sources[fact].anchor == anchor


def test_what_was_read_needs_no_reason() -> None:
    for path in MADE.glob("*.html"):
        page = _page(path.stem)
        told = {
            fact
            for group in (page.profile, page.standing)
            for fact in group.__struct_fields__
            if getattr(group, fact) is not None
        }
        assert not told & set(page.not_read)
