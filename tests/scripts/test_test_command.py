"""The test command reads what the runners say, and never takes a silence for a pass."""

from __future__ import annotations

import sys

import pytest

from scripts import test as command
from scripts.test import Step


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("..s\n5 passed, 1 skipped in 0.31s\n", (5, 0, 1)),
        ("=== 1 failed, 12 passed, 2 errors in 3.20s ===\n", (12, 3, 0)),
        ("\x1b[32m\x1b[1m7 passed\x1b[0m\x1b[32m in 61.02s (0:01:01)\x1b[0m\n", (7, 0, 0)),
        ("no tests ran in 0.01s\n", (0, 0, 0)),
        ("ℹ tests 4\nℹ pass 3\nℹ fail 1\nℹ skipped 0\n", (3, 1, 0)),
        ("# tests 2\n# pass 2\n# fail 0\n# skipped 0\n", (2, 0, 0)),
        ("All checks passed!\n", (0, 0, 0)),
    ],
)
def test_counts_what_a_runner_said(said: str, counts: tuple[int, int, int]) -> None:
    assert command._count(said) == counts


@pytest.mark.parametrize(
    ("program", "none_is_fine", "counts"),
    [
        ("", False, (1, 0)),
        ("raise SystemExit(3)", False, (0, 1)),
        ("raise SystemExit(5)", False, (0, 1)),
        ("raise SystemExit(5)", True, (1, 0)),
        ("print('3 passed in 0.1s'); raise SystemExit(1)", False, (3, 1)),
    ],
)
def test_a_step_passes_only_with_its_exit_code(program: str, none_is_fine: bool, counts: tuple[int, int]) -> None:
    result = command._run(Step("one", lambda: [sys.executable, "-c", program], none_is_fine=none_is_fine))
    assert (result.passed, result.failed) == counts


def test_a_step_whose_program_is_missing_fails_and_the_next_one_runs() -> None:
    results = [
        command._run(Step(name, lambda name=name: [name])) for name in ("whosasking-no-such-program", sys.executable)
    ]
    assert [result.failed for result in results] == [1, 0]


def test_the_exit_code_and_the_last_line_tell_of_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    good = command.Result(Step("good", list), 1, 4, 0, 1)
    bad = command.Result(Step("bad", list), 1, 0, 2, 0)
    assert command._summary([good], 1) == 0
    assert command._summary([good, bad], 1) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 2 failed, 1 skipped"
