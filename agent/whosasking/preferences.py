"""Preferences: one annotated field is one preference. The popup and the terminal draw themselves from here.

Titles and sentences stand in the catalogue (``preferences.NAME.title`` and ``.help``). Every default is the quick review's
(quick-review sections 3 to 5): the article ends with "my way, my impact, yours", so nothing here is dogma.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

RecruiterPolicy = Literal["always", "with_proof", "never"]
Display = Literal["page_and_toolbar", "toolbar_only"]
PresetName = Literal["quick_review", "balanced", "strict", "open"]

Checks = Annotated[int, Meta(ge=0, le=5)]
"""A number of the five checks."""


def _in(group: str) -> Meta:
    """The heading under which the popup shows a preference."""
    return Meta(extra_json_schema={"group": group})


class Preferences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All preferences of the user. Counts unless a name says otherwise; months are calendar months, days are days."""

    recruiters: Annotated[RecruiterPolicy, _in("verdict")] = "always"
    stranger_needs_proof: Annotated[bool, _in("verdict")] = False
    stranger_needs_strong_tie: Annotated[bool, _in("verdict")] = False
    ignore_from: Annotated[int, Meta(ge=1, le=5), _in("verdict")] = 3
    accept_up_to: Annotated[Checks, _in("verdict")] = 1
    accept_up_to_with_proof: Annotated[Checks, _in("verdict")] = 1

    connections_at_least: Annotated[int, Meta(ge=1, le=500), _in("checks")] = 50
    mutual_connections_at_least: Annotated[int, Meta(ge=1, le=100), _in("checks")] = 1
    completeness_at_least: Annotated[int, Meta(ge=1, le=10), _in("checks")] = 6
    about_characters: Annotated[int, Meta(ge=1, le=2600), _in("checks")] = 200
    skills_at_least: Annotated[int, Meta(ge=1, le=50), _in("checks")] = 3
    activity_months: Annotated[int, Meta(ge=1, le=120), _in("checks")] = 12
    weak_telltales_that_fail: Annotated[int, Meta(ge=1, le=10), _in("checks")] = 2

    proof_member_months: Annotated[int, Meta(ge=1, le=240), _in("proof")] = 12
    proof_recommendations: Annotated[int, Meta(ge=1, le=50), _in("proof")] = 2

    new_leader_months: Annotated[int, Meta(ge=1, le=24), _in("telltales")] = 3
    new_member_months: Annotated[int, Meta(ge=1, le=24), _in("telltales")] = 6

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
