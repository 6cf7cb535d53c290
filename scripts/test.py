"""Sets up everything that the tests need and runs all of them: Python's, JavaScript's, and those in real browsers.

    python3 scripts/test.py               everything (what CI runs)
    python3 scripts/test.py --fast        without the browsers
    python3 scripts/test.py -k WORDS      only the pytest tests that match; further arguments go to pytest as well

Every step runs even where one before it failed. The exit code is 0 only where all passed.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT, SetupError, say

PYTEST_NO_TESTS = 5
BROWSER_TITLES = {"chromium": "Chromium", "firefox": "Firefox"}


@dataclass(frozen=True)
class Step:
    """One thing that passes or fails. command and variables may set up what they need, and raise SetupError.

    none_is_fine: whether finding no test to run is a pass (the tests were narrowed by hand).
    """

    name: str
    command: Callable[[], list[str]]
    variables: Callable[[], dict[str, str]] = dict
    none_is_fine: bool = False


@dataclass(frozen=True)
class Result:
    """How a step went. passed, failed, skipped: tests, or the step itself where it counts none."""

    step: Step
    seconds: float
    passed: int
    failed: int
    skipped: int


def main() -> int:
    """Runs the steps; returns the exit code."""
    options, pytest_arguments = _parse()
    environment.ensure()
    started = time.monotonic()
    results = [_run(step) for step in _steps(options, pytest_arguments)]
    return _summary(results, time.monotonic() - started)


def _parse() -> tuple[argparse.Namespace, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fast", action="store_true", help="leave the browser tests out")
    parser.add_argument("--no-install", action="store_true", help="never get a missing browser: fail and say so")
    parser.add_argument("-k", metavar="WORDS", help="only the pytest tests that match")
    return parser.parse_known_args()


def _steps(options: argparse.Namespace, pytest_arguments: list[str]) -> Iterator[Step]:
    narrowed = bool(options.k or pytest_arguments)
    chosen = ["-k", options.k, *pytest_arguments] if options.k else pytest_arguments
    yield Step("ruff check", lambda: ["ruff", "check"])
    yield Step("ruff format", lambda: ["ruff", "format", "--check"])
    yield Step("mypy", lambda: ["mypy"])
    yield Step("mypy, scripts", lambda: ["mypy", "--strict", "-p", "scripts"])
    yield Step("import rules", lambda: ["lint-imports"])
    yield Step("npm packages", _npm_ci)
    for script in ("lint", "check", "test"):
        yield Step(f"extension: {script}", lambda script=script: [*_npm(), "run", "--silent", script])  # type: ignore[misc]
    yield Step("pytest", lambda: ["pytest", "-q", "-m", "not browser", *chosen], none_is_fine=narrowed)
    if options.fast:
        say("\n(--fast: the browser tests are left out)")
        return
    for name in BROWSER_TITLES:
        yield Step(
            f"pytest in {BROWSER_TITLES[name]}",
            lambda: ["pytest", "-q", "-m", "browser", "tests/browser", *chosen],
            lambda name=name: _browser(name, install=not options.no_install),  # type: ignore[misc]
            none_is_fine=narrowed,
        )


def _browser(name: str, *, install: bool) -> dict[str, str]:
    from scripts.browsers.getting import find_or_get

    found = find_or_get(name, install=install)
    say(found.version)
    return {"WHOSASKING_BROWSERS": name, f"WHOSASKING_{name.upper()}": str(found.executable)}


def _npm() -> list[str]:
    folder, npm = environment.node_tools()
    os.environ["PATH"] = os.pathsep.join([str(folder), os.environ["PATH"]])
    return list(npm)


def _npm_ci() -> list[str]:
    return [*_npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"]


def _run(step: Step) -> Result:
    say(f"\n--- {step.name}")
    started = time.monotonic()
    try:
        variables = {**environment.command_environment(), **step.variables()}
        code, output = _follow(step.command(), variables)
    except (SetupError, OSError) as problem:
        say(str(problem))
        code, output = 1, ""
    seconds = time.monotonic() - started
    passed, failed, skipped = _count(output)
    if passed + failed + skipped == 0:
        good = code == 0 or (code == PYTEST_NO_TESTS and step.none_is_fine)
        passed, failed = int(good), int(not good)
    elif code and not failed:
        failed = 1  # every test passed, and the step did not: a collection error, a warning that is an error
    say(f"--- {step.name}: {'FAILED' if failed else 'ok'} in {seconds:.1f} s")
    return Result(step, seconds, passed, failed, skipped)


def _follow(command: list[str], variables: dict[str, str]) -> tuple[int, str]:
    """Runs a command, shows what it says as it says it, and returns its exit code and words."""
    with subprocess.Popen(
        command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        lines = []
        for line in process.stdout or ():
            print(line, end="", flush=True)
            lines.append(line)
    return process.returncode, "".join(lines)


def _count(output: str) -> tuple[int, int, int]:
    """(passed, failed, skipped) of pytest's closing line or of node's; zeros where there is neither."""
    plain = re.sub(r"\x1b\[[0-9;]*m", "", output)
    node = {
        word: int(number) for word, number in re.findall(r"^(?:#|ℹ) (pass|fail|skipped) (\d+)$", plain, re.MULTILINE)
    }
    if node:
        return node.get("pass", 0), node.get("fail", 0), node.get("skipped", 0)
    closing = re.findall(r"^=*\s*((?:\d+ [a-z]+(?:, )?)+) in [\d.]+s", plain, re.MULTILINE)
    said = {word: int(number) for number, word in re.findall(r"(\d+) ([a-z]+)", closing[-1])} if closing else {}
    failed = said.get("failed", 0) + said.get("error", 0) + said.get("errors", 0)
    return said.get("passed", 0) + said.get("xfailed", 0), failed, said.get("skipped", 0)


def _summary(results: list[Result], seconds: float) -> int:
    say("\nStep                         time    passed  failed  skipped")
    for result in results:
        say(
            f"{result.step.name:<24} {result.seconds:>7.1f} s  {result.passed:>6}  {result.failed:>6}  {result.skipped:>7}"
        )
    passed, failed, skipped = (
        sum(getattr(result, name) for result in results) for name in ("passed", "failed", "skipped")
    )
    say(f"\nAll of it took {seconds:.0f} s. A step that counts no tests counts as one.")
    say(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
