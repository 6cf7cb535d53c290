"""The words of a language by concept: every concept is described, is used by a rule, and has words in every finished language."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest

FOLDER = files("whosasking.telltales")
FINISHED: tuple[str, ...] = ("de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "tr", "zh")
"""Languages that have words for every concept."""


def toml(*path: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(*path).read_text("utf-8"))


def tomls(folder: str) -> dict[str, dict[str, Any]]:
    names = sorted(path.name for path in FOLDER.joinpath(folder).iterdir() if path.name.endswith(".toml"))
    return {name.removesuffix(".toml"): toml(folder, name) for name in names}


DESCRIBED = {name: description for room in toml("concepts.toml").values() for name, description in room.items()}
WORDS = tomls("words")
FAMILIES = tomls("families")
ANYWHERE = {
    *toml("shared.toml").get("concepts", {}),
    *(name for one in FAMILIES.values() for name in one.get("concepts", {})),
}
"""Concepts whose words are the same in every language: coins, names of medicines."""


def labels() -> set[str]:
    """Every list that a phrase names."""
    stages = [stage for one in (*FAMILIES.values(), *WORDS.values(), toml("shared.toml")) for stage in one.values()]
    texts = [
        text
        for stage in stages
        for lists in stage.values()
        for text in (lists.values() if isinstance(lists, dict) else [lists])
    ]
    return {label for text in texts for label in re.findall(r"<([a-z_]+)>", text)}


@pytest.mark.parametrize("language", WORDS)
def test_every_concept_of_a_language_is_described(language: str) -> None:
    assert set(WORDS[language].get("concepts", {})) - set(DESCRIBED) == set()


def test_every_concept_is_used() -> None:
    looked_up = {"goods", "service"}  # by cold_pitch.py itself
    assert set(DESCRIBED) - labels() - looked_up == set()


def test_nothing_is_described_twice() -> None:
    names = [name for room in toml("concepts.toml").values() for name in room]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", FINISHED)
def test_a_finished_language_has_words_for_every_concept(language: str) -> None:
    assert set(DESCRIBED) - set(WORDS[language]["concepts"]) - ANYWHERE == set()


def test_no_list_is_called_like_another() -> None:
    """Atoms, amounts and concepts are one namespace, and a concept is at home in one place."""
    shared = toml("shared.toml")
    own = [name for one in FAMILIES.values() for name in one.get("concepts", {})]
    called = [*own, *(name for stage in ("atoms", "amounts", "concepts") for name in shared.get(stage, {}))]
    assert sorted(called) == sorted(set(called))
    assert set(DESCRIBED) & {*shared["atoms"], *shared["amounts"]} == set()
