"""Getting a browser: never behind the user's back, first from the system, then from Playwright, and a clear word where neither has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import environment
from scripts.browsers import finding, getting
from scripts.browsers.finding import Found

FOX = Found("firefox", Path("/somewhere/firefox"), "Mozilla Firefox 153")


class Machine:
    """A machine that has what its installers put there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, distribution: bool, playwright: bool) -> None:
        self.asked: list[str] = []
        self.has = False
        monkeypatch.setattr(getting, "find", lambda _: FOX if self.has else None)
        monkeypatch.setattr(getting, "_from_distribution", lambda _: self._install("distribution", distribution))
        monkeypatch.setattr(getting, "_from_playwright", lambda _: self._install("playwright", playwright))

    def _install(self, way: str, works: bool) -> str | None:
        self.asked.append(way)
        self.has = works
        return None if works else f"{way} said no"


def test_an_installed_browser_is_taken_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, distribution=True, playwright=True)
    machine.has = True
    assert getting.find_or_get("firefox", install=True) is FOX
    assert machine.asked == []


def test_a_missing_one_is_got_and_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine(monkeypatch, distribution=False, playwright=True)
    assert getting.find_or_get("firefox", install=True) is FOX
    assert machine.asked == ["distribution", "playwright"]
    assert "No Firefox on this machine: getting one." in capsys.readouterr().out


def test_the_system_is_asked_first(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, distribution=True, playwright=True)
    getting.find_or_get("firefox", install=True)
    assert machine.asked == ["distribution"]


def test_no_install_forbids_it_and_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, distribution=True, playwright=True)
    with pytest.raises(environment.SetupError, match="Firefox is not installed, and --no-install forbids"):
        getting.find_or_get("firefox", install=False)
    assert machine.asked == []


def test_where_nobody_has_one_all_that_was_said_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Machine(monkeypatch, distribution=False, playwright=False)
    with pytest.raises(
        environment.SetupError, match=r"could not be got[\s\S]*distribution said no\nplaywright said no"
    ):
        getting.find_or_get("firefox", install=True)


def test_without_the_right_to_install_the_system_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getting.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(getting, "_run", lambda *_: pytest.fail("asked for an installation without being root"))
    assert getting._from_distribution("firefox") is None


def test_the_apt_package_that_only_stands_for_another_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    monkeypatch.setattr(getting.sys, "platform", "linux")
    monkeypatch.setattr(getting.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(getting.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(getting, "find", lambda _: FOX if len(commands) == 3 else None)
    monkeypatch.setattr(getting, "_run", lambda command, _: commands.append(command))
    assert getting._from_distribution("firefox") is None
    assert [command[-1] for command in commands] == ["-qq", "firefox-esr", "firefox"]


def test_a_browser_that_does_not_start_is_none(tmp_path: Path) -> None:
    broken = tmp_path / "firefox"
    broken.write_text("no program", encoding="utf-8")
    broken.chmod(0o755)
    assert finding._version(broken) is None
