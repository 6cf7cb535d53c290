"""Facts in a file, in the shape that ``whosasking read --json`` prints, back to a page.

Files are written by hand and by other programs: what is missing or null was not read, what is unknown is passed over, and what is
of the wrong kind is named.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from whosasking.errors import InvalidInput
from whosasking.model import SECTIONS, InvitationsPage, NotAProfile, Page, ProfilePage, UnknownLayout

_TYPES: dict[str, type[Page]] = {
    "profile": ProfilePage,
    "invitations": InvitationsPage,
    "not_a_profile": NotAProfile,
    "unknown_layout": UnknownLayout,
}


def read_facts(raw: bytes) -> Page:
    """The page that these facts describe. raw: one JSON object, UTF-8.

    Raises InvalidInput where it is no JSON, or a value is of the wrong kind; it names the place, never the value.
    """
    facts = _decoded(raw)
    kind = facts.get("kind", "profile")
    if not isinstance(kind, str) or kind not in _TYPES:
        raise InvalidInput("facts_kind", kinds=", ".join(_TYPES))
    try:
        return msgspec.convert(_readable(facts), _TYPES[kind])
    except RecursionError:
        raise InvalidInput("facts_not_json") from None
    except msgspec.ValidationError as error:
        expected, _, place = str(error).partition(" - at ")
        raise InvalidInput(
            "facts_wrong_kind", expected=expected, place=place.strip("`").removeprefix("$.") or "$"
        ) from None


def _decoded(raw: bytes) -> dict[str, Any]:
    try:
        facts = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InvalidInput("facts_not_json") from None
    if not isinstance(facts, dict):
        raise InvalidInput("facts_not_json")
    return facts


def _readable(facts: dict[str, Any]) -> Any:
    """Without nulls (not read, as if missing), names of sections that are not known, and half characters."""
    readable = _without_nulls(facts)
    profile = readable.get("profile")
    if isinstance(profile, dict) and isinstance(profile.get("sections"), dict):
        known = {name: state for name, state in profile["sections"].items() if name in SECTIONS}
        readable["profile"] = {**profile, "sections": known}
    readable.setdefault("kind", "profile")
    return readable


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {_whole(key): _without_nulls(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return _whole(value) if isinstance(value, str) else value


def _whole(words: str) -> str:
    """Without lone surrogates, which JSON can carry and nothing can print."""
    return words.encode("utf-8", "replace").decode("utf-8") if not words.isascii() else words
