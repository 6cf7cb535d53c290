"""Saved pages of nobody (real structure, invented words) and what a careful reader sees on them, where they lie."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import to_builtins

from whosasking.pages import read_page

SAVED = Path(__file__).resolve().parents[3] / "shared" / "pages"
ABOUT_THE_PAGE = ("activity", "captured_on_or_before", "note")

if not SAVED.is_dir():
    pytest.skip("the saved pages (../shared/pages) are not on this machine", allow_module_level=True)


@cache
def _read(stem: str) -> dict[str, Any]:
    page = to_builtins(read_page((SAVED / f"{stem}.html").read_text("utf-8"), None, on=date(2026, 11, 22)))
    if page["kind"] != "profile":
        return dict(page)
    facts = {key: page[key] for key in ("kind", "layout", "language", "signed_in")} | page["profile"] | page["standing"]
    return {fact: value.isoformat() if isinstance(value, date) else value for fact, value in facts.items()}


def _facts() -> list[Any]:
    found = []
    for path in sorted(SAVED.glob("*.json")):
        facts = json.loads(path.read_text("utf-8"))
        for fact, value in facts.items():
            if fact not in ABOUT_THE_PAGE or facts["kind"] != "profile":
                found.append(pytest.param(path.stem, fact, value, id=f"{path.stem}-{fact}"))
    return found


@pytest.mark.parametrize(("stem", "fact", "value"), _facts())
def test_fact(stem: str, fact: str, value: Any) -> None:
    read = _read(stem)
    if value == "any but profile":
        assert read["kind"] != "profile"
    elif fact.startswith("sections_"):
        state = fact.removeprefix("sections_")
        assert {name: read["sections"][name] for name in value} == dict.fromkeys(value, state)
    else:
        assert read[fact] == value
