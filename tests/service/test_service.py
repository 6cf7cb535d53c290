"""Autostart: what is written for each system, and what the system's own programs are asked (stand-ins that note it down)."""

from __future__ import annotations

import configparser
import os
import plistlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from whosasking.errors import ServiceFailed
from whosasking.service import Start, install, service_of, start_of
from whosasking.service.launchd import LABEL, Launchd, plist
from whosasking.service.systemd import UNIT, Systemd, unit
from whosasking.service.windows import LONGEST, NAME, RUN, Windows, registry, run_value

ANALYZE = shutil.which("systemd-analyze")
posix = pytest.mark.skipif(os.name != "posix", reason="stand-ins are shell scripts")
START = Start(
    ("/opt/my tools/python", "-P", "-m", "whosasking", "serve", "--quiet"), {"WHOSASKING_HOME": "/home/x/50 %"}
)


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """systemctl and launchctl that note their arguments, one line a call. What stands in ``refuses`` is refused."""
    programs = tmp_path / "programs"
    programs.mkdir()
    notes = tmp_path / "notes"
    notes.touch()
    for name in ("systemctl", "launchctl"):
        program = programs / name
        program.write_text(
            f'#!/bin/sh\necho {name} "$@" >> {shlex.quote(str(notes))}\n'
            f'case "$*" in $(cat {shlex.quote(str(tmp_path / "refuses"))} 2>/dev/null || echo none)*) exit 1;; esac\n'
        )
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return notes


def calls(notes: Path) -> list[str]:
    return notes.read_text().splitlines()


class MadeRegistry:
    def __init__(self) -> None:
        self.value: str | None = None
        self.launched: list[Start] = []

    def read(self) -> str | None:
        return self.value

    def write(self, command: str) -> None:
        self.value = command

    def delete(self) -> bool:
        had, self.value = self.value is not None, None
        return had

    def launch(self, start: Start) -> None:
        self.launched.append(start)


# ------------------------------------------------------------------------------------------ what is written


def test_the_unit_quotes_words_and_doubles_percent_signs() -> None:
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]  (systemd's names are case sensitive)
    parsed.read_string(unit(START))
    assert parsed["Service"]["ExecStart"] == '"/opt/my tools/python" "-P" "-m" "whosasking" "serve" "--quiet"'
    assert parsed["Service"]["Environment"] == '"WHOSASKING_HOME=/home/x/50 %%"'
    assert parsed["Service"]["StandardOutput"] == "null"
    assert parsed["Install"]["WantedBy"] == "default.target"


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("a$b", '"a$$b"'),
        ('say "hi"', r'"say \"hi\""'),
        ("back\\slash", r'"back\\slash"'),
        ("two\nlines", r'"two\nlines"'),
    ],
)
def test_a_unit_means_the_words_it_was_given(word: str, written: str) -> None:
    assert f"ExecStart={written}\n" in unit(Start((word,), {}))


@pytest.mark.skipif(ANALYZE is None, reason="this machine has no systemd-analyze")
def test_systemd_itself_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    file = tmp_path / UNIT
    file.write_text(
        unit(Start((sys.executable, "-P", "-m", "whosasking", "serve"), {"WHOSASKING_HOME": str(tmp_path)}))
    )
    ran = subprocess.run(
        [str(ANALYZE), "--user", "verify", str(file)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "SYSTEMD_LOG_LEVEL": "warning"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stderr == ""
    assert ran.returncode == 0


def test_the_launch_agent_says_the_same_to_macos() -> None:
    said = plistlib.loads(plist(START))
    assert said["ProgramArguments"] == list(START.command)
    assert said["EnvironmentVariables"] == START.environment
    assert said["RunAtLoad"] is True
    assert said["Umask"] == 0o077


def test_windows_gets_one_command_line() -> None:
    assert run_value(START) == '"/opt/my tools/python" -P -m whosasking serve --quiet'


def test_the_agent_is_started_by_this_python_without_a_folder_on_its_path() -> None:
    start = start_of({"WHOSASKING_HOME": "/elsewhere", "OTHER": "x"}, port=48000)
    assert start.command == (sys.executable, "-P", "-m", "whosasking", "serve", "--quiet", "--port", "48000")
    assert start.environment == {"WHOSASKING_HOME": "/elsewhere"}


# -------------------------------------------------------------------------------------- install and uninstall


@posix
def test_systemd_is_asked_to_start_it_now_and_with_every_session(tmp_path: Path, asked: Path) -> None:
    service = Systemd(tmp_path / "units")
    service.install(START)
    assert calls(asked) == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable {UNIT}",
        f"systemctl --user restart {UNIT}",
    ]
    assert service.status().is_installed
    assert service.status().is_running
    assert service.status().where == str(tmp_path / "units" / UNIT)


@posix
def test_an_agent_started_by_hand_runs_on(tmp_path: Path, asked: Path) -> None:
    (tmp_path / "refuses").write_text("--user\\ is-active")
    assert install(Systemd(tmp_path / "units"), START, agent_answers=True) is False
    assert not any(" restart " in call for call in calls(asked))


@posix
@pytest.mark.usefixtures("asked")
def test_what_systemd_refuses_is_a_problem_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "refuses").write_text("--user\\ enable")
    with pytest.raises(ServiceFailed) as problem:
        Systemd(tmp_path / "units").install(START)
    assert problem.value.values == {"program": "systemctl"}
    assert not (tmp_path / "units" / UNIT).exists()


@posix
def test_systemd_keeps_nothing(tmp_path: Path, asked: Path) -> None:
    service = Systemd(tmp_path / "units")
    service.install(START)
    wants = tmp_path / "units" / "default.target.wants"
    wants.mkdir()
    (wants / UNIT).symlink_to(service.file)
    assert service.uninstall() is True
    assert [path for path in (tmp_path / "units").rglob("*") if not path.is_dir()] == []
    assert f"systemctl --user disable --now {UNIT}" in calls(asked)
    assert service.uninstall() is False


@posix
def test_launchd_is_asked_in_its_own_words(tmp_path: Path, asked: Path) -> None:
    service = Launchd(tmp_path / "agents", user=501)
    (tmp_path / "refuses").write_text("print")  # nothing is loaded yet
    service.install(START)
    assert calls(asked)[-1] == f"launchctl bootstrap gui/501 {service.file}"
    (tmp_path / "refuses").unlink()
    service.install(START)  # the older one is let go first
    assert f"launchctl bootout gui/501/{LABEL}" in calls(asked)
    assert service.uninstall() is True
    assert not service.file.exists()


def test_windows_holds_one_value_and_starts_the_agent() -> None:
    made = MadeRegistry()
    service = Windows(made)
    service.install(START)
    assert made.value == run_value(START)
    assert made.launched == [START]
    assert service.status().where == rf"HKCU\{RUN}\{NAME}"
    assert service.uninstall() is True
    assert service.status().is_installed is False
    assert service.uninstall() is False


def test_windows_takes_no_longer_a_command() -> None:
    made = MadeRegistry()
    with pytest.raises(ServiceFailed, match="service_path_too_long"):
        Windows(made).install(Start(("x" * (LONGEST + 1),), {}))
    assert made.value is None


# ------------------------------------------------------------------------------------------------- the system


def test_each_system_has_its_own(tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "systemctl").write_text("#!/bin/sh\n")
    (programs / "systemctl").chmod(0o755)
    there = {"HOME": str(tmp_path), "PATH": str(programs)}
    linux = service_of("linux", there)
    assert isinstance(linux, Systemd)
    assert linux.file == tmp_path / ".config" / "systemd" / "user" / UNIT
    moved = service_of("linux", {**there, "XDG_CONFIG_HOME": str(tmp_path / "config")})
    assert isinstance(moved, Systemd)
    assert moved.file == tmp_path / "config" / "systemd" / "user" / UNIT
    if os.name == "posix":
        mac = service_of("darwin", there)
        assert isinstance(mac, Launchd)
        assert mac.file == tmp_path / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def test_a_system_without_any_says_so(tmp_path: Path) -> None:
    with pytest.raises(ServiceFailed, match="no_service_manager"):
        service_of("linux", {"HOME": str(tmp_path), "PATH": str(tmp_path)})


@pytest.mark.skipif(sys.platform == "win32", reason="there is a registry here")
def test_only_windows_has_a_registry() -> None:
    with pytest.raises(ServiceFailed, match="no_service_manager"):
        registry()
