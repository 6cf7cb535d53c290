"""The self-check: when a layout seems to have changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosasking.model import NotAProfile, Profile, ProfilePage, Standing, UnknownLayout
from whosasking.readings import KEPT, LayoutReading, changed_layouts, reading_of, unknown_of_late
from whosasking.store import Store
from whosasking.store.health import recent_readings

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)


def readings(*facts: int, layout: str = "react") -> list[LayoutReading]:
    return [LayoutReading(layout=layout, facts=each) for each in facts]


@pytest.mark.parametrize(
    ("facts", "changed"),
    [
        ((7,) * 20, False),
        ((2,) * 5 + (7,) * 5, True),
        ((2,) * 2 + (7,) * 8, False),  # two poor pages in a row are people
        ((5,) * 5 + (7,) * 5, False),  # a little less is people, not a layout
        ((2,) * 5 + (7,) * 4, False),  # too few to hold it against
        ((2,) * 40, False),  # it never read more
        ((), False),
    ],
)
def test_a_layout_of_which_much_less_is_read_seems_to_have_changed(facts: tuple[int, ...], changed: bool) -> None:
    assert changed_layouts(readings(*facts)) == (("react",) if changed else ())


def test_each_layout_is_held_against_itself() -> None:
    mixed = readings(*(2,) * 5, layout="public") + readings(*(7,) * 10) + readings(*(6,) * 5, layout="public")
    assert changed_layouts(mixed) == ("public",)


def test_unknown_pages_count_of_late_only() -> None:
    unknown = readings(0, 0, 0, layout="unknown")
    assert unknown_of_late(unknown + readings(*(7,) * 20)) == 3
    assert unknown_of_late(unknown[:2] + readings(*(7,) * 20)) == 0
    assert unknown_of_late(readings(*(7,) * 10) + unknown) == 0


def test_what_is_hidden_counts_as_read_and_what_is_not_loaded_does_not() -> None:
    page = ProfilePage(
        layout="react",
        profile=Profile(name="Mirela", headline="Clerk", has_photo=False),
        standing=Standing(degree=2),
        not_read={"connections": "hidden", "location": "not_loaded"},
    )
    assert reading_of(page) == LayoutReading(layout="react", facts=5)
    assert reading_of(UnknownLayout()) == LayoutReading(layout="unknown", facts=0)
    assert reading_of(NotAProfile()) is None


def test_only_the_last_pages_are_kept(tmp_path: Path) -> None:
    with Store.open(now=NOW, folder=tmp_path) as store:
        for facts in range(KEPT + 7):
            store.keep_reading(LayoutReading(layout="react", facts=facts))
    kept = recent_readings(tmp_path)
    assert [reading.facts for reading in kept] == list(range(KEPT + 6, 6, -1))
