"""Spoiled pages, archives and messages: some new ones (always the same), and every one that ever broke something."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from scripts import fuzz
from scripts.fuzz import Target, targets, wrong_with

TRIES = {"pages": 60, "archives": 60, "messages": 300, "agent": 120}


@pytest.fixture(scope="module")
def ready() -> Iterator[dict[str, Target]]:
    with targets() as all_of_them:
        yield all_of_them


@pytest.mark.parametrize("name", fuzz.NAMES)
def test_spoiled_input_is_answered_or_refused(ready: dict[str, Target], name: str) -> None:
    target = ready[name]
    seeded = (random.Random(f"{name} {seed}") for seed in range(TRIES[name]))  # noqa: S311 (inputs to be made again)
    contents = map(target.make, seeded)
    assert {wrong for content in contents if (wrong := wrong_with(target, content))} == set()


@pytest.mark.parametrize("file", sorted(fuzz.FOUND.iterdir()), ids=lambda file: file.name)
def test_what_once_broke_something(ready: dict[str, Target], file: fuzz.Path) -> None:
    name = file.name.partition("-")[0]
    assert wrong_with(ready[name], file.read_bytes()) is None


def test_a_fault_is_found_and_made_small() -> None:
    def breaks(content: bytes) -> None:
        if b"<x" in content:
            raise KeyError(content)

    target = Target(lambda _: b"", breaks)
    content = b"a page of words <x and more of them"
    what = wrong_with(target, content)
    assert what is not None
    assert "words" not in what
    assert fuzz.smaller(target, content, what) == b"<x"


def test_what_takes_too_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "MOST_CPU_S", 0.05)

    def spins(_: bytes) -> None:
        while True:
            pass

    assert (wrong_with(Target(lambda _: b"", spins), b"") or "").startswith("TooSlow")
