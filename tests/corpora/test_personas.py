"""Whole personas get the verdict that quick-review.md demands, under every preset. A verdict that differs is the product's mistake."""

from __future__ import annotations

import pytest

from scripts.judge import judge_persona
from tests.corpora.reading import FOLDER, Persona, personas
from whosasking.preferences import PRESETS, PresetName

ALL = personas()


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("persona", ALL, ids=lambda persona: persona.name)
def test_verdict(persona: Persona, preset: PresetName) -> None:
    assert judge_persona(persona, preset).verdict == persona.verdicts[preset], persona.why


def test_there_are_enough_of_every_verdict() -> None:
    assert len(ALL) >= 60
    words = [persona.verdicts["quick_review"] for persona in ALL]
    assert all(
        words.count(word) >= least for word, least in {"accept": 20, "look_closer": 20, "ignore": 15, "none": 3}.items()
    )  # type: ignore[arg-type]


def test_each_says_why_and_each_file_is_read() -> None:
    assert all(persona.why.startswith("Row ") for persona in ALL)
    assert {path.name for path in (FOLDER / "personas").iterdir()} == {f"{persona.name}.json" for persona in ALL}
