"""Preferences: one annotated field is one preference. The popup and the terminal draw themselves from here.

Titles and sentences stand in the catalogue (``preferences.NAME.title`` and ``.help``). Every default is the quick review's
(quick-review sections 3 to 6): the article ends with "my way, my impact, yours", so nothing here is dogma.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, get_args, get_type_hints

import msgspec
from msgspec import Meta, Struct

from whosasking.errors import InvalidInput
from whosasking.sentences import catalogue

RecruiterPolicy = Literal["always", "with_proof", "never"]
Perspective = Literal["job", "sales"]
Display = Literal["page_and_toolbar", "toolbar_only"]
PresetName = Literal["quick_review", "balanced", "strict", "open"]

Checks = Annotated[int, Meta(ge=0, le=5)]
"""A number of the five checks."""

Family = Annotated[str, Meta(pattern="^[a-z_]{1,40}$")]
"""The id of a telltale family; softened: it weighs one step less, because the user accepted the offer."""


def _in(group: str) -> Meta:
    """The heading under which the popup shows a preference; "feedback" is shown by itself, with what was counted."""
    return Meta(extra_json_schema={"group": group})


class Preferences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All preferences of the user. Counts unless a name says otherwise; months are calendar months, days are days."""

    recruiters: Annotated[RecruiterPolicy, _in("verdict")] = "always"
    stranger_needs_proof: Annotated[bool, _in("verdict")] = False
    stranger_needs_strong_tie: Annotated[bool, _in("verdict")] = False
    ignore_from: Annotated[int, Meta(ge=1, le=5), _in("verdict")] = 3
    accept_up_to: Annotated[Checks, _in("verdict")] = 1
    accept_up_to_with_proof: Annotated[Checks, _in("verdict")] = 1
    strong_telltales_that_decide: Annotated[int, Meta(ge=1, le=10), _in("verdict")] = 2

    connections_at_least: Annotated[int, Meta(ge=1, le=500), _in("checks")] = 50
    mutual_connections_at_least: Annotated[int, Meta(ge=1, le=100), _in("checks")] = 1
    completeness_at_least: Annotated[int, Meta(ge=1, le=10), _in("checks")] = 6
    about_characters: Annotated[int, Meta(ge=1, le=2600), _in("checks")] = 200
    jobs_at_least: Annotated[int, Meta(ge=1, le=10), _in("checks")] = 2
    skills_at_least: Annotated[int, Meta(ge=1, le=50), _in("checks")] = 3
    activity_months: Annotated[int, Meta(ge=1, le=120), _in("checks")] = 12
    weak_telltales_that_fail: Annotated[int, Meta(ge=1, le=10), _in("checks")] = 2

    proof_member_months: Annotated[int, Meta(ge=1, le=240), _in("proof")] = 12
    proof_recommendations: Annotated[int, Meta(ge=1, le=50), _in("proof")] = 2

    new_leader_months: Annotated[int, Meta(ge=1, le=24), _in("telltales")] = 3
    new_member_months: Annotated[int, Meta(ge=1, le=24), _in("telltales")] = 6

    softened_families: Annotated[tuple[Family, ...], Meta(max_length=64), _in("feedback")] = ()

    perspective: Annotated[Perspective, _in("inviting")] = "job"
    digital_colleague_interactions: Annotated[int, Meta(ge=1, le=100), _in("inviting")] = 5
    digital_colleague_span_days: Annotated[int, Meta(ge=0, le=365), _in("inviting")] = 14
    say_where_after_days: Annotated[int, Meta(ge=1, le=365), _in("inviting")] = 14
    weekly_accepts: Annotated[int, Meta(ge=0, le=500), _in("inviting")] = 0

    display: Annotated[Display, _in("display")] = "page_and_toolbar"
    retention_days: Annotated[int, Meta(ge=1, le=3650), _in("display")] = 180


PRESETS: dict[PresetName, dict[str, Any]] = {
    "quick_review": {
        "ignore_from": 3,
        "accept_up_to": 1,
        "accept_up_to_with_proof": 1,
        "recruiters": "always",
        "stranger_needs_proof": False,
        "stranger_needs_strong_tie": False,
    },
    "balanced": {
        "ignore_from": 3,
        "accept_up_to": 1,
        "accept_up_to_with_proof": 1,
        "recruiters": "with_proof",
        "stranger_needs_proof": True,
        "stranger_needs_strong_tie": False,
    },
    "strict": {
        "ignore_from": 3,
        "accept_up_to": 1,
        "accept_up_to_with_proof": 1,
        "recruiters": "with_proof",
        "stranger_needs_proof": True,
        "stranger_needs_strong_tie": True,
    },
    "open": {
        "ignore_from": 3,
        "accept_up_to": 1,
        "accept_up_to_with_proof": 2,
        "recruiters": "always",
        "stranger_needs_proof": False,
        "stranger_needs_strong_tie": False,
    },
}
"""Presets are bundles of preference values, nothing else (quick-review section 5)."""


def changed(preferences: Preferences, values: Mapping[str, Any], *, preset: str | None = None) -> Preferences:
    """The preferences with a preset's values (None: no preset), then with ``values``, by name.

    Raises InvalidInput, naming the preference, where one is unknown, of the wrong kind or out of its range, and where an
    ``accept_up_to`` is not below ``ignore_from`` (quick-review section 5: else one profile could earn both words). A family
    that is not known is named as well: a slip of the keyboard would soften nothing and seem to.
    """
    if preset is not None and preset not in PRESETS:
        raise InvalidInput("unknown_preset", presets=", ".join(PRESETS))
    merged = msgspec.structs.asdict(preferences)
    merged.update(
        {name: value for known, bundle in PRESETS.items() if known == preset for name, value in bundle.items()}
    )
    for name, value in values.items():
        if name not in merged:
            raise InvalidInput("unknown_preference", preference=_as_a_name(name))
        merged[name] = value
        _checked(name, value)
    _known_families(values.get("softened_families", ()))
    return _consistent(msgspec.convert(merged, Preferences))


def preset_of(preferences: Preferences) -> PresetName | None:
    """The preset whose values are in force, or None where the user mixed their own."""
    for name, bundle in PRESETS.items():
        if all(getattr(preferences, preference) == value for preference, value in bundle.items()):
            return name
    return None


def _checked(name: str, value: object) -> None:
    try:
        msgspec.convert({name: value}, Preferences)
    except msgspec.ValidationError:
        raise InvalidInput("invalid_preference", preference=name, expected=_what_fits(name)) from None


def _what_fits(name: str) -> str:
    """The values that a preference takes, as they are typed in every language: "1–5", "always, with_proof, never"."""
    declared = get_type_hints(Preferences)[name]
    if declared is bool:
        return "true, false"
    if declared is int:
        bounds = get_type_hints(Preferences, include_extras=True)[name].__metadata__
        least, most = next((bound.ge, bound.le) for bound in bounds if bound.ge is not None)
        return f"{least}–{most}"
    words = get_args(declared)
    return ", ".join(words) if all(isinstance(word, str) for word in words) else '["returns", …]'


def _known_families(families: Iterable[str]) -> None:
    for family in families:
        if f"telltales.{family}.title" not in catalogue():
            raise InvalidInput("unknown_family", family=_as_a_name(family))


def _consistent(preferences: Preferences) -> Preferences:
    for name in ("accept_up_to", "accept_up_to_with_proof"):
        if getattr(preferences, name) >= preferences.ignore_from:
            raise InvalidInput("accept_not_below_ignore", preference=name, ignore_from=preferences.ignore_from)
    return preferences


def _as_a_name(text: str) -> str:
    """What somebody wrote for a preference's name, short and plain enough to be quoted back."""
    return "".join(character for character in text[:40] if character.isalnum() or character == "_") or "?"
