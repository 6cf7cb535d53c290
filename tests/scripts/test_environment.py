"""The setup: clear words where something is missing, and locks that hold what pyproject.toml asks for."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from scripts import environment

PINNED = re.compile(r"^([a-zA-Z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(environment.SetupError, match=r"3\.11 or newer; this is Python 3\.9\.2"):
        environment._refuse_old_python()


@pytest.mark.parametrize("script", ["environment.py", "run.py", "test.py"])
def test_an_old_python_can_read_the_commands(script: str) -> None:
    """So that it comes as far as saying that it is too old."""
    source = (environment.ROOT / "scripts" / script).read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Failed to establish a new connection: [Errno -2] Name or service not known", "could not be reached"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that the lock names"),
        ("ERROR: No matching distribution found", "could not be installed"),
    ],
)
def test_pip_in_trouble_becomes_a_sentence(said: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = subprocess.CompletedProcess([], 1, stdout="", stderr=said)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(environment.SetupError, match=told):
        environment._pip("anything")


def test_a_python_without_venv_is_told_the_package_that_has_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = subprocess.CompletedProcess(
        [], 1, stdout="The virtual environment was not created because ensurepip is not available.", stderr=""
    )
    monkeypatch.setattr(environment, "VENV", tmp_path / "venv")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: answer)
    with pytest.raises(environment.SetupError, match=r"apt-get install python\d\.\d+-venv"):
        environment._make_venv()


def test_nothing_is_installed_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "STAMP", tmp_path / "stamp")
    monkeypatch.setattr(environment, "_pip", lambda *arguments: installed.append(arguments))
    environment.set_up()
    assert len(installed) == 2  # the lock, and this package
    environment.set_up()
    assert len(installed) == 2


@pytest.mark.parametrize("lock", environment.LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_and_hashes_what_pyproject_asks_for(lock: Path) -> None:
    project = tomllib.loads((environment.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["dependency-groups"][environment.LOCKS[lock]] + (
        project["project"]["dependencies"] if lock == environment.LOCK else []
    )
    text = lock.read_text(encoding="utf-8")
    pinned = {name.lower(): Version(version) for name, version in PINNED.findall(text)}
    for requirement in map(Requirement, asked):
        assert requirement.name.lower() in pinned, (
            f"{requirement.name} is not locked: run python3 scripts/environment.py --lock"
        )
        assert requirement.specifier.contains(pinned[requirement.name.lower()], prereleases=True), requirement
    assert text.count("--hash=sha256:") >= len(pinned)
    assert "://" not in text  # no index of one machine


def test_tools_of_the_environment_come_first() -> None:
    assert environment.command_environment()["PATH"].split(os.pathsep)[0] == str(environment.BIN)
