"""The measures find what is wrong: each is shown something that is."""

from __future__ import annotations

import pytest

from scripts.browsers import Tab
from tests.browser.axe import examined
from tests.browser.conftest import Stage
from tests.browser.measures import cut, focused, moving
from tests.browser.screens import own

SPOIL = "(() => {{ for (const rule of {rules!r}) document.querySelector('#again').style.setProperty(...rule); }})()"


@pytest.fixture
def doctor(stage: Stage) -> Tab:
    """A page of ours that is in order."""
    return own(stage, "doctor/doctor.html", "document.querySelectorAll('#lines li').length > 4")


def spoil(tab: Tab, **styles: str) -> None:
    rules = [[name.replace("_", "-"), value, "important"] for name, value in styles.items()]
    tab.evaluate(SPOIL.format(rules=rules))


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        ({"color": "rgb(90 90 90)", "background": "rgb(60 60 60)"}, "color-contrast"),
        ({"visibility": "hidden"}, None),
    ],
)
def test_axe_tells_what_cannot_be_read(doctor: Tab, styles: dict[str, str], said: str | None) -> None:
    spoil(doctor, **styles)
    found = examined(doctor)
    assert any(said in line for line in found) if said else found == []


@pytest.mark.parametrize(
    ("styles", "said"),
    [
        ({}, []),
        ({"outline": "none"}, ["its focus does not show"]),
        ({"outline_color": "rgb(240 240 240)"}, ["its focus does not show"]),
        ({"min_height": "0", "height": "20px", "padding": "0"}, ["it is"]),
        ({"position": "fixed", "left": "-500px"}, ["it is out of sight"]),
    ],
)
def test_what_the_focus_lacks_is_told(doctor: Tab, styles: dict[str, str], said: list[str]) -> None:
    spoil(doctor, **styles)
    doctor.evaluate("(() => { document.body.tabIndex = -1; document.body.focus(); })()")
    doctor.press_key("Tab")
    stop = focused(doctor)
    assert stop is not None
    assert stop.name.startswith("button again")
    assert len(stop.trouble) == len(said)
    assert all(trouble.startswith(begin) for trouble, begin in zip(stop.trouble, said, strict=True))


@pytest.mark.parametrize(
    ("styles", "is_cut"),
    [
        ({}, False),
        ({"width": "20px", "padding": "0", "white_space": "nowrap"}, True),
        ({"height": "8px", "min_height": "0", "overflow": "hidden"}, True),
        ({"position": "absolute", "left": "-20px"}, True),
        ({"margin_left": "2000px"}, True),
    ],
)
def test_what_is_cut_is_told(doctor: Tab, styles: dict[str, str], is_cut: bool) -> None:
    spoil(doctor, **styles)
    assert bool(cut(doctor)) == is_cut


def test_what_moves_is_told(doctor: Tab) -> None:
    assert moving(doctor) == []
    doctor.evaluate("document.querySelector('#again').animate([{ opacity: 0 }, { opacity: 1 }], 600000).id")
    assert moving(doctor) == ["a script"]
