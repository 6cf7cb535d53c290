"""setup, doctor, service and uninstall as a user runs them: real processes, a real port, a home and a PATH of the test's own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.agent import Agent, free_port
from whosasking.store.health import examine_store
from whosasking.store.home import STORE_FILE

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the stand-in of systemctl is a shell script")


@pytest.fixture
def environ(tmp_path: Path) -> Mapping[str, str]:
    """A session without systemd, whose files are the test's own."""
    empty = tmp_path / "no programs"
    empty.mkdir()
    return {
        **os.environ,
        "HOME": str(tmp_path / "user"),
        "WHOSASKING_HOME": str(tmp_path / "user" / "kept"),
        "PATH": str(empty),
        "PYTHONUTF8": "1",
    }


@pytest.fixture
def agent(environ: Mapping[str, str]) -> Iterator[Agent]:
    """A running agent on that home."""
    running = Agent(Path(environ["WHOSASKING_HOME"]), free_port())
    running.start()
    yield running
    running.stop()


def whosasking(environ: Mapping[str, str], *arguments: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "whosasking", *arguments]
    ran = subprocess.run(
        command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )
    assert "Traceback" not in ran.stderr
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def lines_of(report: dict[str, Any]) -> dict[str, str]:
    return {line["topic"]: line["state"] for line in report["lines"]}


# ------------------------------------------------------------------------------------------------- doctor


def test_without_an_agent_the_doctor_says_how_to_start_one(environ: Mapping[str, str]) -> None:
    said = whosasking(environ, "doctor", code=1)
    assert "No agent answers" in said
    assert "whosasking serve" in " ".join(said.split())
    assert max(map(len, said.splitlines())) <= 80


def test_the_doctor_touches_nothing(environ: Mapping[str, str]) -> None:
    home = Path(environ["WHOSASKING_HOME"])
    home.mkdir(parents=True)
    (home / STORE_FILE).write_bytes(b"no database at all" * 100)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    report = json.loads(whosasking(environ, "doctor", "--json", code=1))
    assert lines_of(report)["store"] == "broken"
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.usefixtures("agent")
def test_with_an_agent_the_doctor_is_content(environ: Mapping[str, str]) -> None:
    report = json.loads(whosasking(environ, "doctor", "--json"))
    states = lines_of(report)
    assert states["agent"] == "good"
    assert states["store"] == "good"
    assert states["clients"] == "attention"  # nobody is paired
    assert all((line["fix"] is None) == (line["state"] == "good") for line in report["lines"])


def test_the_agent_tells_its_extension_the_same(environ: Mapping[str, str], agent: Agent) -> None:
    mine = json.loads(whosasking(environ, "doctor", "--json"))
    told = agent.ask("GET", "/v1/doctor?language=en")
    assert lines_of(told) == lines_of(mine)


def test_a_report_names_nobody_and_no_folder(environ: Mapping[str, str], agent: Agent) -> None:
    agent.ask(
        "PUT", "/v1/overrides", {"kind": "known", "slug": "marked-slug", "member_id": None, "name": "Marked Name"}
    )
    told = json.dumps(agent.ask("GET", "/v1/doctor")) + whosasking(environ, "doctor")
    for secret in ("marked", "Marked", environ["HOME"], (agent.home / "local-token").read_text().strip()):
        assert secret not in told


def test_the_doctor_sees_what_others_may_read(environ: Mapping[str, str], agent: Agent) -> None:
    (agent.home / STORE_FILE).chmod(0o644)
    assert lines_of(json.loads(whosasking(environ, "doctor", "--json", code=1)))["private"] == "broken"
    assert examine_store(agent.home).is_private is False


def test_last_errors_are_kept_for_the_doctor_and_only_for_this_user(environ: Mapping[str, str], agent: Agent) -> None:
    file = agent.home / "last-errors.log"
    assert file.stat().st_mode & 0o077 == 0
    file.write_text("".join(f"2026-01-01 00:00:0{n},000 WARNING something {n}\n" for n in range(9)))
    report = json.loads(whosasking(environ, "doctor", "--json"))
    assert [line.split()[-1] for line in report["errors"]] == ["4", "5", "6", "7", "8"]
    assert lines_of(report)["errors"] == "attention"


# -------------------------------------------------------------------------------------------------- setup


def test_setup_ends_with_a_code_to_type(environ: Mapping[str, str], agent: Agent) -> None:
    told = json.loads(whosasking(environ, "setup", "--no-service", "--json"))
    assert told["port"] == agent.port
    assert told["code"].isdigit()
    assert len(told["code"]) == 8
    assert (Path(told["extension"]) / "manifest.json").is_file()
    assert told["autostart"] is None


def test_setup_without_an_agent_says_how_to_start_it(environ: Mapping[str, str]) -> None:
    said = whosasking(environ, "setup")
    assert "whosasking serve" in said
    assert "type:" not in said


@pytest.mark.usefixtures("agent")
def test_setup_installs_autostart_and_lets_a_running_agent_run(environ: Mapping[str, str], tmp_path: Path) -> None:
    program = Path(environ["PATH"]) / "systemctl"
    program.write_text(f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\ncase "$*" in *is-active*) exit 3;; esac\n')
    program.chmod(0o755)
    unit = Path(json.loads(whosasking(environ, "setup", "--json"))["autostart"])
    assert environ["WHOSASKING_HOME"] in unit.read_text()
    assert "restart" not in (tmp_path / "asked").read_text()
    whosasking(environ, "service", "uninstall")
    assert not unit.exists()
    assert json.loads(whosasking(environ, "service", "status", "--json"))["installed"] is False


# ---------------------------------------------------------------------------------------------- uninstall


def test_uninstall_keeps_what_is_kept(environ: Mapping[str, str]) -> None:
    whosasking(environ, "overrides")  # makes a store
    whosasking(environ, "uninstall")
    assert (Path(environ["WHOSASKING_HOME"]) / STORE_FILE).exists()


def test_purging_asks_first(environ: Mapping[str, str]) -> None:
    whosasking(environ, "overrides")
    whosasking(environ, "uninstall", "--purge", code=1)  # nobody is there to say yes
    assert (Path(environ["WHOSASKING_HOME"]) / STORE_FILE).exists()


def test_purging_leaves_nothing(environ: Mapping[str, str]) -> None:
    whosasking(environ, "overrides")
    told = json.loads(whosasking(environ, "uninstall", "--purge", "--yes", "--json"))
    assert told == {"autostart_removed": False, "kept": None}
    assert not Path(environ["WHOSASKING_HOME"]).exists()


def test_nothing_is_purged_under_a_running_agent(environ: Mapping[str, str], agent: Agent) -> None:
    said = whosasking(environ, "uninstall", "--purge", "--yes", code=1)
    assert "still runs" in said
    assert (agent.home / STORE_FILE).exists()
    assert agent.running
