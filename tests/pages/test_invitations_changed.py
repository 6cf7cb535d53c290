"""Made pages of invitations, changed as LinkedIn changes its pages: every fact stays as it is, or is not read. None is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosasking.cli.read import as_json
from whosasking.model import InvitationsPage
from whosasking.pages import read_page

MADE = Path(__file__).parent / "made_invitations"
PAGES = {path.stem: path.read_text("utf-8") for path in sorted(MADE.glob("*.html"))}
FACTS: dict[str, list[dict[str, Any]]] = {
    stem: json.loads((MADE / f"{stem}.json").read_text("utf-8"))["invitations"] for stem in PAGES
}
MEANING = re.compile(r"mn-|invitation-card|member-insights|time-badge|ghost|visually-hidden|line-clamp")


def rename_classes(html: str) -> str:
    """Another build: every class that the product does not know has another name."""
    return re.sub(r'class="([^"]*)"', lambda found: found[0] if MEANING.search(found[1]) else 'class="_0badcafe"', html)


def wrap_paragraphs(html: str) -> str:
    return re.sub(r"(<p\b[^>]*>)(.*?)(</p>)", r'<div class="_w"><div>\1<span>\2</span>\3</div></div>', html)


def wrap_buttons(html: str) -> str:
    return re.sub(r"(<button\b[^>]*aria-label.*?</button>)", r"<div><span>\1</span></div>", html)


def list_buttons(html: str) -> str:
    return re.sub(r"((?:<button\b[^>]*aria-label[^>]*>[^<]*</button>){2})", r"<ul><li>\1</li></ul>", html)


def drop_labels(html: str) -> str:
    return re.sub(r' aria-label="[^"]*"', "", html)


def swap_buttons(html: str) -> str:
    button = r"(<button\b[^>]*aria-label[^>]*>[^<]*</button>)"
    return re.sub(button + button, r"\2\1", html)


def indent(html: str) -> str:
    return re.sub(r"(</?(?:div|p|li|ul|section|article)\b)", r"\n    \1", html)


def comment(html: str) -> str:
    return re.sub(r"(<(?:div|p|li|button|strong)\b[^>]*>)", r"\1<!-- a note of the build -->", html)


def forget_language(html: str) -> str:
    return re.sub(r'(?: lang="[^"]*")|<meta name="i18nLocale"[^>]*>', "", html)


def drop_roles(html: str) -> str:
    """Rows without a role; the list keeps its own."""
    return html.replace(' role="listitem"', "")


def drop_keys(html: str) -> str:
    return re.sub(r' (?:componentkey|id)="auto-component[^"]*"', "", html)


CHANGES: tuple[Callable[[str], str], ...] = (
    rename_classes,
    wrap_paragraphs,
    wrap_buttons,
    list_buttons,
    drop_labels,
    swap_buttons,
    indent,
    comment,
    forget_language,
    drop_roles,
    drop_keys,
)


def wrong_in(html: str, wanted: list[dict[str, Any]]) -> list[str]:
    """What is read that is not so."""
    page = read_page(html, None, on=date(2026, 11, 22))
    if not isinstance(page, InvitationsPage):
        return []
    read: Any = json.loads(json.dumps(as_json(page), default=str))["invitations"]
    of_name = {card["name"]: card for card in wanted}
    return [
        f"{card['name']}: {key} is {value!r}"
        for card in read
        for key, value in card.items()
        if value is not None and (card["name"] not in of_name or of_name[card["name"]][key] != value)
    ]


@pytest.mark.parametrize("stem", PAGES)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_no_fact_is_wrong_after_a_change(stem: str, change: Callable[[str], str]) -> None:
    assert wrong_in(change(PAGES[stem]), FACTS[stem]) == []


KEEPING = (rename_classes, wrap_paragraphs, wrap_buttons, swap_buttons, indent, comment, drop_keys)
"""Changes that take nothing away of what the product reads by."""


@pytest.mark.parametrize("stem", PAGES)
@pytest.mark.parametrize("change", KEEPING, ids=lambda change: change.__name__)
def test_every_fact_is_still_read_where_nothing_was_taken_away(stem: str, change: Callable[[str], str]) -> None:
    page = read_page(change(PAGES[stem]), None, on=date(2026, 11, 22))
    assert isinstance(page, InvitationsPage)
    assert json.loads(json.dumps(as_json(page), default=str))["invitations"] == FACTS[stem]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(PAGES)), st.lists(st.sampled_from(CHANGES), min_size=2, max_size=4, unique=True))
def test_no_fact_is_wrong_after_several_changes(stem: str, changes: list[Callable[[str], str]]) -> None:
    html = PAGES[stem]
    for change in changes:
        html = change(html)
    assert wrong_in(html, FACTS[stem]) == []
