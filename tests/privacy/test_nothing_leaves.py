"""A whole day's work: nothing tries to leave this machine, and nothing that is kept or printed for others names anybody."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.privacy import day as days
from tests.privacy.day import MARKS, Day
from whosasking.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

IN_NO_NETWORK = """
import fcntl, json, pathlib, socket, struct, subprocess, sys
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
    fcntl.ioctl(any_socket, 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))  # SIOCSIFFLAGS: up and running
def counted():
    heads, values = [line.split() for line in open("/proc/net/snmp") if line.startswith("Ip:")]
    return int(dict(zip(heads, values))["OutNoRoutes"])
def tried():
    try:
        socket.create_connection(("192.0.2.1", 443), 1).close()
    except OSError:
        pass
ran = subprocess.run([sys.executable, "-m", "tests.privacy.day", sys.argv[1]])
after_the_day = counted()
tried()
print()
print(json.dumps({"returned": ran.returncode, "day": after_the_day, "probe": counted() - after_the_day}))
"""
"""Inside a network namespace with a loopback only. OutNoRoutes counts what the kernel could send nowhere; the probe shows
that it does count."""


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Day, list[str], Path]:
    """The day in a process tree of which every Python refuses and notes what is not 127.0.0.1."""
    folder = tmp_path_factory.mktemp("day")
    log = folder / "network.log"
    search = os.pathsep.join([str(HERE / "refusing"), str(ROOT)])
    ran = subprocess.run(
        [sys.executable, "-m", "tests.privacy.day", str(folder)],
        env={**os.environ, "PYTHONPATH": search, "DAY_NETWORK_LOG": str(log)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    return Day(**json.loads(ran.stdout)), log.read_text("utf-8").splitlines(), folder / "home"


@pytest.fixture
def day(worked: tuple[Day, list[str], Path]) -> Day:
    return worked[0]


def test_the_day_was_a_day(day: Day) -> None:
    """Everything that follows would hold of a day on which nothing happened."""
    assert day.verdicts == ["ignore"]
    assert {"history", "export", "export --csv", "watch", "people --search"} <= set(day.shown)
    assert all("yx" in day.shown[command] for command in ("history", "export", "watch", "people --search"))
    assert len(day.problems) >= 7
    assert len(day.doctor) == 3
    assert len(day.secrets) == 3


def test_no_process_tries_to_leave_the_machine(worked: tuple[Day, list[str], Path]) -> None:
    noted = worked[1]
    assert noted.count("watched") >= 15  # agent, workers, and every command
    assert noted.count("local") >= 15  # the hook does see
    assert [line for line in noted if line.startswith("refused")] == []


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.create_connection(('192.0.2.1', 443), 1)",
        "socket.create_connection(('::1', 443), 1)",
        "socket.getaddrinfo('www.linkedin.com', 443)",
        "urllib.request.urlopen('http://192.0.2.1/', timeout=1)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "socket.socket().bind(('0.0.0.0', 0))",
    ],
)
def test_the_hook_would_have_seen_it(tmp_path: Path, attempt: str) -> None:
    log = tmp_path / "network.log"
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"import socket, urllib.request; {attempt}"],
        env={**os.environ, "PYTHONPATH": str(HERE / "refusing"), "DAY_NETWORK_LOG": str(log)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode != 0
    assert [line for line in log.read_text().splitlines() if line.startswith("refused")]


def _can_unshare() -> bool:
    unshare = shutil.which("unshare")
    return (
        unshare is not None
        and subprocess.run([unshare, "-rn", "true"], check=False, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not _can_unshare(), reason="this system gives no network namespace; the audit hook stands for it")
def test_the_kernel_sends_nothing_either(tmp_path: Path) -> None:
    """The same day where the kernel knows the loopback only: libraries in C are seen, too."""
    ran = subprocess.run(
        [shutil.which("unshare") or "", "-rn", sys.executable, "-c", IN_NO_NETWORK, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    counted = json.loads(ran.stdout.splitlines()[-1])
    assert counted["returned"] == 0, ran.stderr
    assert counted["probe"] >= 1
    assert counted["day"] == 0


# ------------------------------------------------------------------------------ what is printed and what is kept


def test_log_complaints_problems_and_reports_name_nobody(day: Day) -> None:
    told = "\n".join([*day.said, *day.complained, *day.problems, *day.doctor])
    assert "POST /v1/reviews 200" in told
    assert [mark for mark in MARKS if mark in told] == []


def test_no_token_is_printed_anywhere(day: Day) -> None:
    """A pairing code is printed once, to whoever asked for it; a token never."""
    code, *tokens = day.secrets
    told = "\n".join([*day.said, *day.complained, *day.problems, *day.doctor, *day.shown.values()])
    assert [token for token in tokens if token in told] == []
    assert code not in told


def test_kept_errors_name_nobody(worked: tuple[Day, list[str], Path]) -> None:
    kept = (worked[2] / "last-errors.log").read_text("utf-8")
    assert [mark for mark in (*MARKS, *worked[0].secrets) if mark in kept] == []


def test_purged_history_is_gone_from_the_disk(worked: tuple[Day, list[str], Path]) -> None:
    """The notebook stays: `purge --all` deletes verdicts. No page was ever written."""
    kept = b"".join(file.read_bytes() for file in worked[2].iterdir())
    assert b"Zyxheadline" not in kept
    assert b"Zyxabout" not in kept


@pytest.mark.skipif(os.name != "posix", reason="modes as POSIX systems have them")
def test_files_are_for_this_user_only(worked: tuple[Day, list[str], Path]) -> None:
    home = worked[2]
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    modes = {file.name: oct(stat.S_IMODE(file.stat().st_mode)) for file in home.rglob("*") if file.is_file()}
    assert modes
    assert set(modes.values()) == {"0o600"}, modes
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in home.rglob("*") if folder.is_dir()} <= {0o700}


def test_crash_of_a_command_tells_where_and_not_what(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise RuntimeError(days.NAME)

    monkeypatch.setenv("WHOSASKING_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("whosasking.cli.history.open_store", crash)
    assert main(["history"]) == 1
    told = capsys.readouterr().err
    assert re.search(r"RuntimeError at \w+\.py:\d+", told)
    assert "Traceback" not in told
    assert [mark for mark in MARKS if mark in told] == []
