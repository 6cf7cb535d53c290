"""Sets up everything that the tests need and runs all of them: Python's, JavaScript's, and those in real browsers.

    python3 scripts/test.py               everything (what CI runs)
    python3 scripts/test.py --fast        without the browsers
    python3 scripts/test.py -k WORDS      only the pytest tests that match; further arguments go to pytest as well

Every step runs even where one before it failed. The exit code is 0 only where all passed.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from scripts import environment
from scripts.environment import ROOT, SetupError, say

PYTEST_NO_TESTS = 5
LONGEST_STEP_S = 1800
BROWSER_TITLES = {"chromium": "Chromium", "firefox": "Firefox"}


@dataclass(frozen=True)
class Step:
    """One thing that passes or fails. command and variables may set up what they need, and raise SetupError.

    none_is_fine: whether finding no test to run is a pass (the tests were narrowed by hand).
    side_by_side: whether it runs together with its neighbours that may as well: they wait more than they work.
    """

    name: str
    command: Callable[[], list[str]]
    variables: Callable[[], dict[str, str]] = dict
    none_is_fine: bool = False
    side_by_side: bool = False


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
    results: list[Result] = []
    for together, neighbours in groupby(_steps(options, pytest_arguments), key=lambda step: step.side_by_side):
        steps = list(neighbours)
        results += _run_together(steps) if together else map(_run, steps)
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
    yield Step("npm packages", _npm_ci, _with_node)
    for script in ("lint", "check", "test"):
        run = lambda script=script: [*_npm(), "run", "--silent", script]  # noqa: E731  (script as it is now)
        yield Step(f"extension: {script}", run, _with_node)
    yield Step("extension: Firefox's own linter", _store_lint, _with_node)
    yield Step(
        "pytest",
        lambda: ["pytest", "-q", "-m", "not browser", "-n", "auto", "--dist", "loadfile", *chosen],
        none_is_fine=narrowed,
    )
    if options.fast:
        say("\n(--fast: the browser tests are left out)")
        return
    for name in BROWSER_TITLES:
        yield Step(
            f"pytest in {BROWSER_TITLES[name]}",
            lambda: ["pytest", "-q", "-m", "browser", "tests/browser", *chosen],
            lambda name=name: _browser(name, install=not options.no_install),  # type: ignore[misc]
            none_is_fine=narrowed,
            side_by_side=True,
        )


def _browser(name: str, *, install: bool) -> dict[str, str]:
    from scripts.browsers.getting import find_or_get

    found = find_or_get(name, install=install)
    say(found.version)
    return {"WHOSASKING_BROWSERS": name, f"WHOSASKING_{name.upper()}": str(found.executable)}


def _npm() -> list[str]:
    return list(environment.node_tools()[1])


def _with_node() -> dict[str, str]:
    """What npm's scripts need to find Node, and Node to trust whom the system trusts (the wheel brings a list of its own)."""
    folder, _ = environment.node_tools()
    return {"PATH": environment.command_environment(folder)["PATH"], "NODE_USE_SYSTEM_CA": "1"}


def _store_lint() -> list[str]:
    """What ``web-ext lint`` asks as well, without the browsers that web-ext brings along."""
    from scripts.package import OUT, pack_extension

    xpi = next(file for file in pack_extension(OUT) if file.suffix == ".xpi")
    return [*_npm(), "run", "--silent", "lint:store", "--", str(xpi)]


def _npm_ci() -> list[str]:
    return [*_npm(), "ci", "--no-audit", "--no-fund", "--loglevel=error"]


def _run(step: Step) -> Result:
    say(f"\n--- {step.name}")
    result, _ = _judge(step, *_prepare(step), show=True)
    say(_verdict(result))
    return result


def _run_together(steps: list[Step]) -> list[Result]:
    """Runs steps at once, and shows what each said in one piece, in order. What they need is got one after the other."""
    say(f"\n--- {', '.join(step.name for step in steps)}: side by side")
    prepared = [_prepare(step) for step in steps]
    results = []
    with ThreadPoolExecutor(len(steps)) as pool:
        running = [pool.submit(_judge, step, *ready, show=False) for step, ready in zip(steps, prepared, strict=True)]
        for step, future in zip(steps, running, strict=True):
            result, output = future.result()
            say(f"\n--- {step.name}\n{output.rstrip()}\n{_verdict(result)}")
            results.append(result)
    return results


def _prepare(step: Step) -> tuple[list[str], dict[str, str]]:
    """The command and its variables; no command where something is missing that could not be got (and was told)."""
    try:
        command = step.command()
        return command, {**environment.command_environment(), **step.variables()}
    except SetupError as problem:
        say(str(problem))
        return [], {}


def _judge(step: Step, command: list[str], variables: dict[str, str], *, show: bool) -> tuple[Result, str]:
    started = time.monotonic()
    code, output = _follow(command, variables, show=show) if command else (1, "")
    seconds = time.monotonic() - started
    passed, failed, skipped = _count(output)
    if passed + failed + skipped == 0:
        good = code == 0 or (code == PYTEST_NO_TESTS and step.none_is_fine)
        passed, failed = int(good), int(not good)
    elif code and not failed:
        failed = 1  # every test passed, and the step did not: a collection error, a warning that is an error
    return Result(step, seconds, passed, failed, skipped), output


def _verdict(result: Result) -> str:
    return f"--- {result.step.name}: {'FAILED' if result.failed else 'ok'} in {result.seconds:.1f} s"


def _follow(command: list[str], variables: dict[str, str], *, show: bool) -> tuple[int, str]:
    """Runs a command, shows what it says as it says it, and returns its exit code and words. One that hangs is ended."""
    lines = []
    try:
        process = subprocess.Popen(
            command, cwd=ROOT, env=variables, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace",
        )  # fmt: skip
    except OSError as problem:
        say(f"{command[0]} does not start: {problem}")
        return 1, ""
    limit = threading.Timer(LONGEST_STEP_S, process.kill)
    limit.start()
    with process:
        for line in process.stdout or ():
            if show:
                print(line, end="", flush=True)
            lines.append(line)
    limit.cancel()
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
