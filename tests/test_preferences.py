"""Every number of the quick review is a preference; presets are bundles of them."""

from __future__ import annotations

from typing import Any

import pytest

from whosasking.errors import InvalidInput
from whosasking.preferences import PRESETS, Preferences, PresetName, changed, preset_of
from whosasking.sentences import text

TABLE: dict[str, tuple[Any, ...]] = {
    "ignore_from": (3, 3, 3, 3),
    "accept_up_to": (1, 1, 1, 1),
    "accept_up_to_with_proof": (1, 1, 1, 2),
    "recruiters": ("always", "with_proof", "with_proof", "always"),
    "stranger_needs_proof": (False, True, True, False),
    "stranger_needs_strong_tie": (False, False, True, False),
}
"""The table of quick-review section 5."""


def test_the_presets_are_the_table() -> None:
    names = ("quick_review", "balanced", "strict", "open")
    assert {name: {row: values[n] for row, values in TABLE.items()} for n, name in enumerate(names)} == PRESETS


def test_quick_review_is_the_default() -> None:
    assert preset_of(Preferences()) == "quick_review"
    assert changed(Preferences(), {}, preset="quick_review") == Preferences()


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("connections_at_least", 50),
        ("mutual_connections_at_least", 1),
        ("completeness_at_least", 6),
        ("about_characters", 200),
        ("jobs_at_least", 2),
        ("skills_at_least", 3),
        ("activity_months", 12),
        ("weak_telltales_that_fail", 2),
        ("strong_telltales_that_decide", 2),
        ("proof_member_months", 12),
        ("proof_recommendations", 2),
        ("new_leader_months", 3),
        ("new_member_months", 6),
    ],
)
def test_the_numbers_of_the_quick_review(name: str, default: int) -> None:
    assert getattr(Preferences(), name) == default


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_is_recognised_whatever_stands_outside_of_it(preset: PresetName) -> None:
    values = changed(Preferences(), {"connections_at_least": 80, "display": "toolbar_only"}, preset=preset)
    assert preset_of(values) == preset


def test_values_come_after_the_preset() -> None:
    values = changed(Preferences(), {"recruiters": "never"}, preset="balanced")
    assert (values.recruiters, values.stranger_needs_proof) == ("never", True)
    assert preset_of(values) is None


def test_a_preset_leaves_the_rest() -> None:
    mine = changed(Preferences(), {"activity_months": 6})
    assert changed(mine, {}, preset="open").activity_months == 6


@pytest.mark.parametrize("name", ["accept_up_to", "accept_up_to_with_proof"])
@pytest.mark.parametrize(
    ("value", "ignore_from", "fits"),
    [(1, 3, True), (2, 3, True), (3, 3, False), (4, 3, False), (0, 1, True), (1, 1, False)],
)
def test_accept_stays_below_ignore(name: str, value: int, ignore_from: int, fits: bool) -> None:
    both = {"accept_up_to": 0, "accept_up_to_with_proof": 0, name: value, "ignore_from": ignore_from}
    if fits:
        assert getattr(changed(Preferences(), both), name) == value
        return
    with pytest.raises(InvalidInput) as raised:
        changed(Preferences(), both)
    assert raised.value.code == "accept_not_below_ignore"
    assert "below" in text("problems.accept_not_below_ignore.message", **raised.value.values)


@pytest.mark.parametrize("name", ["ignore_from", "accept_up_to", "accept_up_to_with_proof"])
def test_every_place_that_sets_them_says_so(name: str) -> None:
    said = text(f"preferences.{name}.help").casefold()
    assert "below" in said or "above" in said


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"connections_at_least": 0}, "invalid_preference"),
        ({"connections_at_least": "50"}, "invalid_preference"),
        ({"connections_at_least": None}, "invalid_preference"),
        ({"recruiters": "sometimes"}, "invalid_preference"),
        ({"stranger_needs_proof": 1}, "invalid_preference"),
        ({"shoe_size": 43}, "unknown_preference"),
        ({"": 1}, "unknown_preference"),
        ({"softened_families": "returns"}, "invalid_preference"),
        ({"softened_families": ["Returns!"]}, "invalid_preference"),
        ({"softened_families": ["return"]}, "unknown_family"),
    ],
)
def test_what_does_not_fit_is_named(values: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        changed(Preferences(), values)
    assert raised.value.code == code
    assert text(f"problems.{code}.message", **raised.value.values)


def test_an_unknown_preset() -> None:
    with pytest.raises(InvalidInput):
        changed(Preferences(), {}, preset="loose")


@pytest.mark.parametrize(
    ("name", "value", "fits"),
    [
        ("connections_at_least", 0, "1–500"),
        ("weekly_accepts", -1, "0–500"),
        ("recruiters", "sometimes", "always, with_proof, never"),
        ("stranger_needs_proof", 1, "true, false"),
    ],
)
def test_what_would_fit_is_said_as_it_is_typed(name: str, value: object, fits: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        changed(Preferences(), {name: value})
    assert raised.value.values == {"preference": name, "expected": fits}
