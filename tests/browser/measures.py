"""Where the keyboard goes, what shows it, and what a narrow window cuts: measure.js, asked from Python."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.browsers import Tab

LIBRARY = Path(__file__).with_name("measure.js").read_text("utf-8")
MOST_STOPS = 150
MOST_BEFORE = 6
"""Stops of LinkedIn's own between its last link and the badge."""


@dataclass(frozen=True)
class Stop:
    """One stop of the Tab key. at: its place in the order of the document; trouble: what is wrong with it."""

    name: str
    at: int
    trouble: tuple[str, ...] = ()


def measured(tab: Tab, expression: str) -> Any:
    """The value of an expression in which `measure` is measure.js."""
    return tab.examine(expression, library=LIBRARY)


def wanted(tab: Tab) -> list[Stop]:
    """What the Tab key has to reach."""
    return [Stop(**one) for one in measured(tab, "measure.stops()")]


def focused(tab: Tab) -> Stop | None:
    """What holds the focus; None outside of what is ours."""
    told = measured(tab, "measure.frames().then(() => measure.told())")
    return None if told is None else Stop(told["name"], told["at"], tuple(told["trouble"]))


def walked(tab: Tab, key: str = "Tab") -> list[Stop]:
    """The stops that a key goes to, until it leaves what is ours or comes round. Raises AssertionError where it does neither."""
    stops: list[Stop] = []
    for pressed in range(MOST_STOPS):
        tab.press_key(key)
        stop = focused(tab)
        if (stops or pressed > MOST_BEFORE) and (stop is None or stop.at == stops[0].at):
            return stops
        if stop is not None:
            stops.append(stop)
    trap = [stop.name for stop in stops[-6:]]
    raise AssertionError("The keyboard does not come out again:", trap)


def moving(tab: Tab) -> list[str]:
    """What moves: animations and transitions by their names."""
    return list(measured(tab, "measure.moving()"))


def cut(tab: Tab) -> list[str]:
    """What is cut, or stands out of its place."""
    return list(measured(tab, "measure.frames().then(() => measure.cut())"))
